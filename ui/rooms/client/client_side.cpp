// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/client_side.h"

#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

#include "app/score_book.h"
#include "app/view/client_glance.h"
#include "domain/choices.h"
#include "ui/context/app_context.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/split_bar.h"
#include "ui/kit/text.h"
#include "ui/parts/client_texts.h"
#include "ui/parts/record_list.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kSoonDays = 30;
constexpr std::size_t kMostRows = 8;

}  // namespace

ClientSide::ClientSide(AppContext& context, QWidget* parent) : SidePanel(parent), m_context(context) {
    setObjectName(u"clientSide"_s);
    setAccessibleName(tr("People, needs and money"));
}

void ClientSide::show(const ClientGlance& glance) {
    clear();
    addContacts(glance);
    addReceivables(glance);
    for (const KindRow& row : kindTable())
        if (!ClientGlance::holds(row.kind) && row.kind != Kind::task && row.tab != ClientTab::none)
            addRecords(glance, row.kind);
}

void ClientSide::addContacts(const ClientGlance& glance) {
    auto* body = addSection();
    addRecordHead(m_context, body, m_context.text(kindRow(Kind::contact).many), {}, Kind::contact, glance.client.id());
    for (const Record& contact : glance.contacts) {
        QStringList name = {qs(contact.text("name"))};
        if (!contact.text("title").empty()) name << qs(contact.text("title"));
        QStringList ways;
        if (!contact.text("mobile").empty()) ways << maskedPhone(qs(contact.text("mobile")));
        if (!contact.text("wechat").empty()) ways << tr("WeChat %1").arg(qs(contact.text("wechat")));
        addRecordRow(m_context, body, Kind::contact, contact.id(),
                     {name.join(u" · "_s),
                      choiceText(m_context, choices::decisionRoles(), contact.text("decision_role")),
                      ways.join(u" · "_s), Tone::secondary});
    }
    if (glance.contacts.empty()) body->addWidget(wrappedLabel(tr("None yet"), Tone::secondary));
}

void ClientSide::addReceivables(const ClientGlance& glance) {
    const Date today = m_context.asOf();
    // Amounts of several currencies have no sum: only those in the base currency are added up, the others are rows.
    MinorUnits late = 0;
    MinorUnits soon = 0;
    MinorUnits later = 0;
    int lateCount = 0;
    int longest = 0;
    for (const OpenReceivable& item : glance.receivables) {
        if (item.open <= 0 || item.record.text("currency") != m_context.currency()) continue;
        const auto due = parseIsoDate(item.record.text("due"));
        const int days = due ? dayNumber(*due) - dayNumber(today) : kSoonDays + 1;
        if (days < 0) {
            late += item.open;
            ++lateCount;
            longest = std::max(longest, -days);
        } else if (days <= kSoonDays) {
            soon += item.open;
        } else {
            later += item.open;
        }
    }
    const MinorUnits open = late + soon + later;
    auto* body = addSection();
    addRecordHead(m_context, body, m_context.text(kindRow(Kind::receivable).many),
                  open > 0 ? moneyShort(open, m_context.currency()) : QString(), Kind::receivable, glance.client.id());
    if (open > 0) {
        const auto money = [&](MinorUnits amount) { return moneyShort(amount, m_context.currency()); };
        const QString lateText = tr("overdue %1").arg(money(late));
        const QString soonText = tr("in %1 days %2").arg(kSoonDays).arg(money(soon));
        const QString laterText = tr("later %1").arg(money(later));
        auto* bar = new SplitBar;
        bar->setObjectName(u"receivablesBar"_s);
        bar->setParts({{static_cast<double>(late), Tone::risk, false},
                       {static_cast<double>(soon), Tone::accent, false},
                       {static_cast<double>(later), Tone::accent, true}},
                      clauseText({lateText, soonText, laterText}));
        body->addWidget(bar);
        auto* line = new QHBoxLayout;
        line->addWidget(makeLabel(lateText, TextStyle::small, late > 0 ? Tone::risk : Tone::secondary));
        line->addStretch(1);
        line->addWidget(makeLabel(soonText, TextStyle::small, Tone::secondary));
        line->addStretch(1);
        line->addWidget(makeLabel(laterText, TextStyle::small, Tone::secondary));
        body->addLayout(line);
        if (lateCount > 0)
            body->addWidget(
                wrappedLabel(tr("%n overdue, the longest for %1", nullptr, lateCount).arg(tr("%n day(s)", nullptr, longest)),
                             Tone::risk));
    }
    std::size_t shown = 0;
    for (const OpenReceivable& item : glance.receivables) {
        if (item.open <= 0 || ++shown > kMostRows) continue;
        const auto due = parseIsoDate(item.record.text("due"));
        const bool overdue = due && *due < today;
        addRecordRow(m_context, body, Kind::receivable, item.record.id(),
                     {tr("due %1").arg(recordDay(item.record, "due", today)),
                      moneyWhole(item.open, item.record.text("currency")), qs(item.record.text("number")),
                      overdue ? Tone::risk : Tone::normal});
    }
    if (shown == 0) body->addWidget(wrappedLabel(tr("Nothing is open"), Tone::secondary));
}

void ClientSide::addRecords(const ClientGlance& glance, Kind kind) {
    const auto found = glance.lists.find(kind);
    auto* body = addSection();
    const std::size_t number = found == glance.lists.end() ? 0 : found->second.size();
    addRecordHead(m_context, body, m_context.text(kindRow(kind).many),
                  number > 0 ? count(static_cast<std::int64_t>(number)) : QString(), kind, glance.client.id());
    for (std::size_t i = 0; i < std::min(number, kMostRows); ++i)
        addRecordRow(m_context, body, kind, found->second[i].id(),
                     recordLine(m_context, glance.names, found->second[i]));
    if (number > kMostRows)
        body->addWidget(wrappedLabel(tr("and %n more in the timeline", nullptr, static_cast<int>(number - kMostRows)),
                                     Tone::secondary));
}

}  // namespace meike::ui
