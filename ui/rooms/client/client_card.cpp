// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/client_card.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/score_book.h"
#include "app/view/client_desk.h"
#include "app/view/client_glance.h"
#include "domain/choices.h"
#include "storage/custom_fields.h"
#include "ui/context/app_context.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/parts/client_texts.h"
#include "ui/parts/score_parts.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr double kScoreHundredths = 100.0;
constexpr double kShareOfTenThousand = 10'000.0;
/// Rows of each list and letters of a text, from the fullest card to the shortest.
constexpr struct {
    int rows;
    int letters;
} kFill[] = {{12, 300}, {8, 200}, {6, 140}, {5, 100}, {4, 80}, {3, 60}, {2, 40}, {1, 24}};

struct CardWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::ClientCard)
};

class CardSheet : private PaperHtml {
public:
    CardSheet(AppContext& context, const ClientGlance& glance, const ClientDesk& desk, int rows, int letters)
        : m_context(context), m_glance(glance), m_desk(desk), m_rows(rows), m_letters(letters) {}

    QString html() {
        title();
        figures();
        reasons();
        profile();
        people();
        records(Kind::need);
        agreed();
        owed();
        talked();
        next();
        return PaperHtml::html();
    }

private:
    QString cut(QString text) const {
        text = text.simplified();
        return text.size() > m_letters ? text.left(m_letters - 1) + u'…' : text;
    }
    QString base(MinorUnits amount) const { return moneyShort(amount, m_context.currency()); }
    QString label(std::string_view field) const { return m_context.text(fieldOf(Kind::client, field).label); }

    void title() {
        add(u"<h1>%1</h1>"_s.arg(paperText(cut(qs(m_glance.client.text("name"))))));
        QStringList facts;
        if (const std::string& tier = textOrEmpty(m_glance.value("tier")); !tier.empty()) facts << tierText(tier);
        if (const QString line = clientSubline(m_context, m_glance); !line.isEmpty()) facts << line;
        QStringList tags;
        for (const auto& [name, colour] : m_glance.tags) tags << u'#' + qs(name);
        if (!tags.isEmpty()) facts << cut(tags.join(u' '));
        paragraph(facts.join(u" · "_s));
    }

    QString tierText(const std::string& key) const {
        QString text = choiceText(m_context, choices::tiers(), key);
        if (!m_glance.scores) return text;
        for (const engine::ClassName& each : m_glance.scores->assessment.tierNames)
            if (each.key == key) text = qs(each.symbol) + u' ' + qs(each.label.in(m_context.language()));
        return text;
    }

    /// The figures one asks for first, side by side.
    void figures() {
        QList<std::pair<QString, QString>> cells;
        const auto addCell = [&](const QString& name, const QString& figure) {
            cells.emplace_back(name, figure.isEmpty() ? u"–"_s : figure);
        };
        const bool scored = m_glance.why && m_glance.why->scored;
        addCell(label("value_score"), scored ? number(m_glance.why->valueScore / kScoreHundredths, 1) : QString());
        const std::string& stage = textOrEmpty(m_glance.value("stage"));
        addCell(label("stage"),
                stage.empty() ? QString() : choiceText(m_context, fieldOf(Kind::client, "stage").choices, stage));
        const auto money = [&](std::string_view field) {
            const Value& value = m_glance.value(field);
            return isEmpty(value) ? QString() : base(integerOr(value, 0));
        };
        addCell(label("monetary"), money("monetary"));
        addCell(label("clv"), money("clv"));
        const Value& last = m_glance.value("last_order");
        const auto day = parseIsoDate(textOrEmpty(last));
        addCell(label("last_order"), day ? dateText(*day) : QString());
        QString names;
        QString values;
        for (const auto& [name, figure] : cells) {
            names += u"<td class=\"name\" width=\"20%\">%1</td>"_s.arg(paperText(name));
            values += u"<td><span class=\"figure\">%1</span></td>"_s.arg(paperText(figure));
        }
        add(u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\"><tr>%1</tr><tr>%2</tr></table>"_s.arg(names,
                                                                                                              values));
    }

    void reasons() {
        heading(CardWords::tr("Why this tier"));
        // What the score is made of, and the cheapest way up.
        QStringList lines;
        for (const words::Line& line : m_glance.reasons) lines << qs(line.text);
        if (lines.isEmpty()) lines << CardWords::tr("Not scored yet.");
        sideBySide(lines);
    }

    /// In two columns twice as many lines fit.
    void sideBySide(const QStringList& lines) {
        beginTable({}, 9, {50, 50});
        for (qsizetype i = 0; i < lines.size(); i += 2)
            row({lines[i], i + 1 < lines.size() ? lines[i + 1] : QString()});
        endTable();
    }

    void profile() {
        QStringList facts;
        const TextContext how{&m_glance.names, m_context.currency(), m_context.language()};
        for (const Field* field : fieldsOfKind(m_context.reader(), Kind::client)) {
            if (!isStored(field->source) || !field->editable || field->personal || field->identifier ||
                field->key == "name" || field->type == FieldType::long_text)
                continue;
            const Value& value = m_glance.client.get(field->key);
            if (isEmpty(value) || (field->type == FieldType::boolean && integerOr(value, 0) == 0)) continue;
            facts << labelledText(m_context.text(field->label), cut(qs(displayText(*field, value, how))));
        }
        if (facts.isEmpty()) return;
        heading(CardWords::tr("Profile"));
        sideBySide(facts.mid(0, qsizetype{2} * m_rows));
    }

    void people() {
        if (m_desk.chain.nodes.empty()) return;
        heading(m_context.text(kindRow(Kind::contact).many));
        beginTable({CardWords::tr("Name"), CardWords::tr("Job title"), CardWords::tr("Part in decisions"),
                    CardWords::tr("Attitude"), CardWords::tr("Last contact")},
                   5);
        int shown = 0;
        for (const engine::ChainNode& node : m_desk.chain.nodes) {
            if (++shown > m_rows) break;
            const ClientDesk::Person& person = m_desk.people[node.contact];
            // Who reports to somebody stands under them, moved in.
            QString name = QString(2 * node.depth, QChar(0x2003)) + cut(qs(person.contact.name));
            if (!person.chain.active) name += CardWords::tr(" (has left)");
            row({name, cut(qs(person.contact.title)),
                 choiceText(m_context, choices::decisionRoles(), person.chain.role),
                 choiceText(m_context, choices::attitudes(), person.chain.attitude),
                 person.chain.lastTouched ? dateText(dateOfDay(*person.chain.lastTouched)) : u"–"_s});
        }
        endTable();
        more(static_cast<int>(m_desk.chain.nodes.size()));
        QStringList risks;
        for (const std::string& risk : m_desk.risks) risks << qs(risk);
        if (!risks.isEmpty()) paragraph(sentencesText(risks.mid(0, m_rows)));
    }

    void more(int all) {
        if (all > m_rows) paragraph(CardWords::tr("and %n more", nullptr, all - m_rows));
    }

    const std::vector<Record>& list(Kind kind) const {
        static const std::vector<Record> kNone;
        const auto found = m_glance.lists.find(kind);
        return found == m_glance.lists.end() ? kNone : found->second;
    }

    void records(Kind kind) {
        const std::vector<Record>& all = list(kind);
        if (all.empty()) return;
        heading(m_context.text(kindRow(kind).many));
        beginTable({}, 2, {40, 42, 18});
        for (int i = 0; i < std::min(m_rows, static_cast<int>(all.size())); ++i) {
            const RecordLine line = recordLine(m_context, m_glance.names, all[static_cast<std::size_t>(i)]);
            row({cut(line.first), cut(line.second), line.right});
        }
        endTable();
        more(static_cast<int>(all.size()));
    }

    void agreed() {
        const std::vector<Record>& contracts = list(Kind::framework_contract);
        if (!contracts.empty()) {
            heading(m_context.text(kindRow(Kind::framework_contract).many));
            beginTable({CardWords::tr("Contract"), CardWords::tr("Until"), CardWords::tr("Committed"),
                        CardWords::tr("Ordered"), CardWords::tr("Done")},
                       2);
            for (int i = 0; i < std::min(m_rows, static_cast<int>(contracts.size())); ++i) {
                const Record& contract = contracts[static_cast<std::size_t>(i)];
                const auto found = m_desk.completions.find(contract.id());
                const std::string& currency = contract.text("currency");
                const bool known = found != m_desk.completions.end();
                row({cut(qs(contract.text("title"))), qs(contract.text("finish")),
                     known ? moneyShort(found->second.committed, currency) : u"–"_s,
                     known ? moneyShort(found->second.ordered, currency) : u"–"_s,
                     known && found->second.share
                         ? percent(static_cast<double>(*found->second.share) / kShareOfTenThousand)
                         : u"–"_s});
            }
            endTable();
            more(static_cast<int>(contracts.size()));
        }
        records(Kind::opportunity);
    }

    void owed() {
        std::vector<const OpenReceivable*> open;
        for (const OpenReceivable& item : m_glance.receivables)
            if (item.open > 0) open.push_back(&item);
        if (open.empty()) return;
        heading(m_context.text(kindRow(Kind::receivable).many));
        beginTable({CardWords::tr("Due"), CardWords::tr("Number"), CardWords::tr("Open"), QString()}, 2);
        for (int i = 0; i < std::min(m_rows, static_cast<int>(open.size())); ++i) {
            const OpenReceivable& item = *open[static_cast<std::size_t>(i)];
            const auto due = parseIsoDate(item.record.text("due"));
            row({qs(item.record.text("due")), cut(qs(item.record.text("number"))),
                 moneyWhole(item.open, item.record.text("currency")),
                 due && *due < m_context.asOf() ? CardWords::tr("overdue") : QString()});
        }
        endTable();
        more(static_cast<int>(open.size()));
    }

    void talked() {
        if (m_glance.interactions.empty()) return;
        heading(m_context.text(kindRow(Kind::interaction).many));
        beginTable({}, 9, {14, 24, 62});
        for (int i = 0; i < std::min(m_rows, static_cast<int>(m_glance.interactions.size())); ++i) {
            const Record& each = m_glance.interactions[static_cast<std::size_t>(i)];
            const RecordLine line = recordLine(m_context, m_glance.names, each);
            row({qs(each.text("date")), cut(line.second), cut(line.first)});
        }
        endTable();
    }

    void next() {
        if (m_glance.tasks.empty()) return;
        heading(CardWords::tr("Next steps"));
        beginTable({}, 9, {14, 86});
        for (int i = 0; i < std::min(m_rows, static_cast<int>(m_glance.tasks.size())); ++i) {
            const Record& task = m_glance.tasks[static_cast<std::size_t>(i)];
            row({qs(task.text("due")), cut(qs(task.text("title")))});
        }
        endTable();
        more(static_cast<int>(m_glance.tasks.size()));
    }

    AppContext& m_context;
    const ClientGlance& m_glance;
    const ClientDesk& m_desk;
    int m_rows;
    int m_letters;
};

}  // namespace

Paper clientCard(AppContext& context, const ClientGlance& glance, const ClientDesk& desk) {
    Paper paper;
    paper.title = qs(glance.client.text("name"));
    for (const auto& fill : kFill) paper.versions << CardSheet(context, glance, desk, fill.rows, fill.letters).html();
    paper.mostPages = 1;
    paper.note = CardWords::tr("As of %1. Phones, e-mail and addresses are left out.").arg(dateText(context.asOf()));
    return paper;
}

}  // namespace meike::ui
