// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/ownership_section.h"

#include <QCheckBox>
#include <QPushButton>
#include <QTimeEdit>

#include "app/pool.h"
#include "app/records/complaints.h"
#include "app/records/record_writer.h"
#include "base/money.h"
#include "domain/choices.h"
#include "engine/plan/plan.h"
#include "storage/plan_rows.h"
#include "storage/records.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/kit/labels.h"
#include "ui/kit/sentence_row.h"
#include "ui/kit/text.h"
#include "ui/rooms/settings/owner_list.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

OwnershipSection::OwnershipSection(AppContext& context, QWidget* parent) : Card({}, {}, parent), m_context(context) {
    const auto box = [&](const QString& name, int decimals = 0) {
        auto* made = new NumberBox(decimals);
        made->setObjectName(name);
        connect(made, &QLineEdit::textChanged, this, &OwnershipSection::showButtons);
        return made;
    };
    m_hours = box(u"planHours"_s, 1);
    m_touches = box(u"careTouches"_s);
    m_days = box(u"careDays"_s);
    m_on = new QCheckBox;
    m_on->setObjectName(u"poolOn"_s);
    connect(m_on, &QCheckBox::toggled, this, &OwnershipSection::showButtons);
    m_prospect = box(u"poolProspectDays"_s);
    m_client = box(u"poolClientDays"_s);
    m_warn = box(u"poolWarnDays"_s);
    m_cap = box(u"ownerCap"_s);
    for (const Choice& tier : choices::tiers()) m_tierCaps << box(u"ownerCap-"_s + qs(tier.key));
    for (const Choice& severity : choices::severities())
        m_complaintHours << box(u"complaintHours-"_s + qs(severity.key));
    const auto timeBox = [&](const QString& name) {
        auto* made = new QTimeEdit;
        made->setObjectName(name);
        made->setDisplayFormat(u"HH:mm"_s);
        connect(made, &QTimeEdit::timeChanged, this, &OwnershipSection::showButtons);
        return made;
    };
    m_workFrom = timeBox(u"workFrom"_s);
    m_workUntil = timeBox(u"workUntil"_s);
    m_complaints = new SentenceRow;
    m_owners = new OwnerList(context);
    m_load = new SentenceRow;
    m_caps = new SentenceRow;
    m_pool = new SentenceRow;
    m_note = makeLabel({}, TextStyle::body, Tone::secondary);
    m_note->setWordWrap(true);
    m_save = new QPushButton;
    m_save->setObjectName(u"ownershipSave"_s);
    connect(m_save, &QPushButton::clicked, this, &OwnershipSection::save);
    body()->addWidget(m_load);
    body()->addWidget(m_caps);
    body()->addWidget(m_on);
    body()->addWidget(m_pool);
    body()->addWidget(m_note);
    body()->addWidget(m_complaints);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_save);
    foot->addStretch(1);
    body()->addLayout(foot);
    body()->addWidget(m_owners);
    retranslate();
}

void OwnershipSection::fill() {
    if (!m_context.session()) return;
    m_filling = true;
    try {
        Database& database = m_context.reader();
        const auto hours = parsePlainAmount(setting(database, "plan_hours"), 1);
        m_hours->setNumber(hours ? *hours : kPlanHours);
        const engine::plan::ContactLimit limit = readPlanRules(database).limit;
        m_touches->setNumber(limit.touches);
        m_days->setNumber(limit.days);
        const PoolRules rules = readPoolRules(database);
        m_on->setChecked(rules.on);
        m_prospect->setNumber(rules.prospectDays);
        m_client->setNumber(rules.clientDays);
        m_warn->setNumber(rules.warnDays);
        m_cap->setNumber(ownerCap(database, {}));
        for (qsizetype i = 0; i < m_tierCaps.size(); ++i)
            m_tierCaps[i]->setNumber(ownerCap(database, choices::tiers()[static_cast<std::size_t>(i)].key));
        const ComplaintHours complaints = readComplaintHours(database);
        for (qsizetype i = 0; i < m_complaintHours.size(); ++i)
            m_complaintHours[i]->setNumber(
                complaints.hours.at(std::string(choices::severities()[static_cast<std::size_t>(i)].key)));
        m_workFrom->setTime(QTime(0, 0).addSecs(complaints.work.from * 60));
        m_workUntil->setTime(QTime(0, 0).addSecs(complaints.work.until * 60));
        m_owners->fill();
    } catch (...) {
        m_context.showError(currentError());
    }
    m_filling = false;
    m_save->setEnabled(false);
}

void OwnershipSection::showButtons() {
    if (m_filling) return;
    m_save->setEnabled(m_context.session() && !m_context.inThePast());
}

void OwnershipSection::save() {
    PoolRules rules;
    rules.on = m_on->isChecked();
    rules.prospectDays = static_cast<int>(m_prospect->number().value_or(0));
    rules.clientDays = static_cast<int>(m_client->number().value_or(0));
    rules.warnDays = static_cast<int>(m_warn->number().value_or(-1));
    std::vector<std::pair<std::string, std::string>> settings;
    const auto put = [&](const std::string& key, const NumberBox& box, std::int64_t least, std::int64_t most,
                         int decimals = 0) {
        const auto typed = box.number();
        if (!typed || *typed < least || *typed > most) return false;
        settings.emplace_back(key, plainAmount(*typed, decimals));
        return true;
    };
    bool good = put("plan_hours", *m_hours, 0, 800, 1) && put("care_limit_touches", *m_touches, 1, 99) &&
                put("care_limit_days", *m_days, 1, 365) && put("owner_cap", *m_cap, 0, 100'000);
    for (qsizetype i = 0; i < m_tierCaps.size(); ++i)
        good = good && put("owner_cap." + std::string(choices::tiers()[static_cast<std::size_t>(i)].key),
                           *m_tierCaps[i], 0, 100'000);
    ComplaintHours complaints;
    for (qsizetype i = 0; i < m_complaintHours.size(); ++i) {
        const auto typed = m_complaintHours[i]->number();
        good = good && typed && *typed >= 0 && *typed <= 999;
        complaints.hours[std::string(choices::severities()[static_cast<std::size_t>(i)].key)] =
            static_cast<int>(typed.value_or(0));
    }
    complaints.work = {m_workFrom->time().msecsSinceStartOfDay() / 60'000,
                       m_workUntil->time().msecsSinceStartOfDay() / 60'000};
    const bool ordered = complaints.work.from < complaints.work.until;
    m_complaints->setProblem(ordered ? QString() : tr("Work has to end after it begins."));
    m_load->setProblem(good ? QString()
                            : tr("Hours 0 to 80, touches 1 to 99, days 1 to 365, clients 0 to 100,000, "
                                 "hours of complaints 0 to 999."));
    if (!good || !ordered) return;
    const bool saved = m_context.edit(poolRulesCommand(), [rules, settings, complaints](Edit& edit) {
        writePoolRules(edit, rules);
        writeComplaintHours(edit, complaints);
        RecordWriter writer(edit);
        for (const auto& [key, value] : settings) writer.setSetting(key, value);
    });
    if (saved) m_save->setEnabled(false);
}

void OwnershipSection::retranslate() {
    setTitle(tr("Owners, pool, load and complaints"));
    m_hours->setAccessibleName(tr("Hours a week for clients"));
    m_touches->setAccessibleName(tr("Touches of care"));
    m_days->setAccessibleName(tr("within days"));
    m_load->setSentence(
        tr("Whoever has no hours of their own has %1 hours a week for what playbooks want. A client gets at "
           "most %2 touches of care within %3 days."),
        {m_hours, m_touches, m_days});
    QList<QWidget*> caps{m_cap};
    QStringList tiers;
    int place = 2;
    for (qsizetype i = 0; i < m_tierCaps.size(); ++i) {
        const QString tier = m_context.text(choices::tiers()[static_cast<std::size_t>(i)].label);
        m_tierCaps[i]->setAccessibleName(tr("Cap of tier %1").arg(tier));
        caps << m_tierCaps[i];
        tiers << tier + u" %"_s + QString::number(place++);
    }
    m_cap->setAccessibleName(tr("Cap of clients"));
    m_caps->setSentence(
        tr("An owner is warned above %1 clients; by tier:") + u' ' + tiers.join(u' ') + tr(" (0: no cap)."), caps);
    m_on->setText(tr("Warn in Today of clients that go back into the pool"));
    m_pool->setSentence(
        tr("A client that has never ordered goes back after %1 days without a touch; another one %2 days "
           "after its last business ended. Its owner is told %3 days before."),
        {m_prospect, m_client, m_warn});
    m_prospect->setAccessibleName(tr("Days without a touch"));
    m_warn->setAccessibleName(tr("Days of warning"));
    m_client->setAccessibleName(tr("Days after the last business"));
    m_note->setText(
        tr("Never one with a project or service period running, with money due, or a key account. Nothing goes "
           "by itself: Clients > Back into the pool shows whom, and asks."));
    QList<QWidget*> hours;
    for (qsizetype i = 0; i < m_complaintHours.size(); ++i) {
        const QString severity = m_context.text(choices::severities()[static_cast<std::size_t>(i)].label);
        m_complaintHours[i]->setAccessibleName(tr("Hours for a complaint: %1").arg(severity));
        hours << m_complaintHours[i];
    }
    m_workFrom->setAccessibleName(tr("Work begins"));
    m_workUntil->setAccessibleName(tr("Work ends"));
    hours << m_workFrom << m_workUntil;
    m_complaints->setSentence(
        tr("A critical complaint is due within %1 working hours, a serious one within %2, a normal one within %3, a "
           "minor one within %4 (0: no time is set); people work from %5 to %6 on working days."),
        hours);
    m_owners->retranslate();
    m_save->setText(tr("Save"));
}

}  // namespace meike::ui
