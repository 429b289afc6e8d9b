// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/key_accounts/account_plan_paper.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/key_accounts/account_plan.h"
#include "base/progress.h"
#include "domain/choices.h"
#include "ui/context/app_context.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/parts/paper.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Rows of each list and letters of a text, from the fullest paper to the shortest.
constexpr struct {
    int rows;
    int letters;
} kPlanFill[] = {{14, 1'200}, {10, 700}, {8, 420}, {6, 260}, {5, 160}, {4, 100}, {3, 60}, {2, 40}};

struct PlanWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::AccountPlanPaper)
};

class PlanSheet : private PaperHtml {
public:
    PlanSheet(const AccountPlan& plan, const PlanPaperWords& words, int rows, int letters)
        : m_plan(plan), m_words(words), m_rows(static_cast<std::size_t>(rows)), m_letters(letters) {}

    QString html() {
        title();
        standing();
        goals();
        services();
        text("decision_process");
        people();
        needs();
        add(u"<h2 style=\"page-break-before: always\">%1</h2>"_s.arg(paperText(PlanWords::tr("4C sheet"))));
        fourC();
        actions();
        reviews();
        return PaperHtml::html();
    }

private:
    QString cut(const std::string& from) const {
        QString text = qs(from).trimmed();
        return text.size() > m_letters ? text.left(m_letters - 1) + u'…' : text;
    }
    QString label(std::string_view field) const {
        return qs(fieldOf(Kind::account_plan, field).label.in(m_words.language));
    }
    static QString dash(const QString& text) { return text.isEmpty() ? u"–"_s : text; }
    static QString day(const Record& record, std::string_view field) { return dash(qs(record.text(field))); }

    void title() {
        add(u"<h1>%1</h1>"_s.arg(paperText(cut(m_plan.account.name))));
        QStringList facts{cut(m_plan.plan.text("title"))};
        const auto named = [&](const QString& what, const std::string& who) {
            if (!who.empty()) facts << labelledText(what, qs(who));
        };
        for (const Choice& tier : choices::tiers())
            if (tier.key == m_plan.account.tier) facts << qs(tier.label.in(m_words.language));
        named(PlanWords::tr("Owner"), m_plan.account.ownerName);
        named(PlanWords::tr("Executive sponsor"), m_plan.account.sponsorName);
        paragraph(facts.join(u" · "_s));
    }

    void standing() {
        QStringList said;
        const KeyAccount& account = m_plan.account;
        if (account.value)
            said << labelledText(PlanWords::tr("Value in window"), moneyWhole(*account.value, m_plan.currency));
        said << labelledText(PlanWords::tr("Value, last 365 days"), moneyWhole(account.yearly, m_plan.currency));
        if (account.risk) said << labelledText(PlanWords::tr("May be lost"), likelihood(*account.risk));
        said << labelledText(PlanWords::tr("Sponsor's last visit"),
                             account.sponsorVisit ? dateText(*account.sponsorVisit) : PlanWords::tr("none noted"));
        paragraph(said.join(u" · "_s));
        if (m_plan.criteria.empty()) return;
        QStringList met;
        QStringList open;
        for (std::size_t i = 0; i < account.marks.size(); ++i)
            (account.marks[i].state == CriterionMark::State::met ? met : open) << qs(m_plan.criteria[i].name);
        QString line = labelledText(PlanWords::tr("Criteria met"), met.isEmpty() ? u"–"_s : listText(met));
        if (!open.isEmpty()) line += u" · "_s + labelledText(PlanWords::tr("not met"), listText(open));
        paragraph(line);
    }

    void more(std::size_t all) {
        if (all > m_rows) paragraph(PlanWords::tr("and %n more", nullptr, static_cast<int>(all - m_rows)));
    }

    void goals() {
        heading(PlanWords::tr("Goals"));
        if (m_plan.goals.empty()) return paragraph(PlanWords::tr("None yet."));
        beginTable(
            {PlanWords::tr("Goal"), PlanWords::tr("Measured by"), PlanWords::tr("Due"), PlanWords::tr("Reached on")}, 9,
            {36, 34, 15, 15});
        for (std::size_t i = 0; i < std::min(m_rows, m_plan.goals.size()); ++i) {
            const Record& goal = m_plan.goals[i];
            row({cut(goal.text("title")), dash(cut(goal.text("measure"))), day(goal, "due"), day(goal, "done_on")});
        }
        endTable();
        more(m_plan.goals.size());
    }

    void services() {
        heading(label("services"));
        if (!m_plan.services.empty()) {
            beginTable({PlanWords::tr("Service, last 365 days"), PlanWords::tr("Orders"), PlanWords::tr("Amount")}, 1,
                       {60, 15, 25});
            for (std::size_t i = 0; i < std::min(m_rows, m_plan.services.size()); ++i) {
                const AccountPlan::Service& service = m_plan.services[i];
                row({service.name.empty() ? PlanWords::tr("not said") : qs(service.name), count(service.orders),
                     moneyWhole(service.amount, service.currency)});
            }
            endTable();
            more(m_plan.services.size());
        }
        if (const QString own = cut(m_plan.plan.text("services")); !own.isEmpty())
            paragraph(own);
        else if (m_plan.services.empty())
            paragraph(PlanWords::tr("None in the last year."));
    }

    void text(std::string_view field) {
        const QString said = cut(m_plan.plan.text(field));
        heading(label(field));
        paragraph(dash(said));
    }

    void people() {
        if (m_plan.people.empty()) return;
        beginTable({PlanWords::tr("Name"), PlanWords::tr("Job title"), PlanWords::tr("Part in decisions"),
                    PlanWords::tr("Attitude")},
                   9, {22, 34, 24, 20});
        for (std::size_t i = 0; i < std::min(m_rows, m_plan.people.size()); ++i) {
            const AccountPlan::Person& person = m_plan.people[i];
            row({cut(person.name), dash(cut(person.title)), qs(person.role), dash(qs(person.attitude))});
        }
        endTable();
        more(m_plan.people.size());
    }

    void needs() {
        heading(label("latent_needs"));
        QStringList lines;
        for (std::size_t i = 0; i < std::min(m_rows, m_plan.needs.size()); ++i) {
            const auto& [title, mustHave] = m_plan.needs[i];
            lines << (mustHave ? PlanWords::tr("%1 (must-have)").arg(cut(title)) : cut(title));
        }
        if (!lines.isEmpty()) paragraph(listText(lines));
        if (const QString own = cut(m_plan.plan.text("latent_needs")); !own.isEmpty() || lines.isEmpty())
            paragraph(dash(own));
    }

    void fourC() {
        beginTable({}, 9, {20, 80});
        for (const char* field : {"solution", "cost", "convenience", "communication"})
            row({label(field), dash(cut(m_plan.plan.text(field)))});
        endTable();
    }

    void actions() {
        heading(PlanWords::tr("Actions"));
        if (m_plan.actions.empty()) return paragraph(PlanWords::tr("None yet."));
        beginTable({PlanWords::tr("Action"), PlanWords::tr("Who"), PlanWords::tr("Due"), PlanWords::tr("Done on")}, 9,
                   {52, 16, 16, 16});
        for (std::size_t i = 0; i < std::min(m_rows, m_plan.actions.size()); ++i) {
            const Record& task = m_plan.actions[i];
            const auto who = m_plan.names.find(task.integer("owner"));
            row({cut(task.text("title")), who == m_plan.names.end() ? u"–"_s : qs(who->second), day(task, "due"),
                 day(task, "done_on")});
        }
        endTable();
        more(m_plan.actions.size());
    }

    void reviews() {
        heading(PlanWords::tr("Reviews"));
        paragraph(labelledText(label("start"), day(m_plan.plan, "start")) + u" · "_s +
                  labelledText(label("reviewed_on"), day(m_plan.plan, "reviewed_on")) + u" · "_s +
                  labelledText(label("review_on"), day(m_plan.plan, "review_on")));
        beginTable({PlanWords::tr("Reviewed on"), PlanWords::tr("What we agreed on")}, 9, {20, 80});
        leaveRoom();
        for (int i = 0; i < 3; ++i) row({QString(), QString()});
        endTable();
    }

    const AccountPlan& m_plan;
    const PlanPaperWords& m_words;
    std::size_t m_rows;
    int m_letters;
};

}  // namespace

PlanPaperWords::PlanPaperWords(const AppContext& context) : language(context.language()), asOf(context.asOf()) {}

Paper accountPlanPaper(const AccountPlan& plan, const PlanPaperWords& words) {
    Paper paper;
    paper.title = qs(plan.account.name);
    for (const auto& fill : kPlanFill) paper.versions << PlanSheet(plan, words, fill.rows, fill.letters).html();
    paper.mostPages = 2;
    paper.note = PlanWords::tr("As of %1.").arg(dateText(words.asOf));
    return paper;
}

void writeAccountPlan(const QString& path, const AccountPlan& plan, const PlanPaperWords& words,
                      const std::stop_token& stop) {
    NoProgress quiet;
    writePaper(path, accountPlanPaper(plan, words), quiet, stop);
}

}  // namespace meike::ui
