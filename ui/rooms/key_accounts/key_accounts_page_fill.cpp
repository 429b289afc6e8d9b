// SPDX-License-Identifier: GPL-3.0-or-later
// What the board says.
#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <algorithm>
#include <map>

#include "app/key_accounts/board.h"
#include "app/key_accounts/moves.h"
#include "ui/kit/card.h"
#include "ui/kit/format.h"
#include "ui/kit/kpi_strip.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"
#include "ui/kit/text.h"
#include "ui/rooms/key_accounts/criterion_cell.h"
#include "ui/rooms/key_accounts/key_accounts_page.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum KeyColumn { kKeyClient, kKeyOwner, kKeySponsor, kKeyCriteria };  // then a column for each criterion
enum KeyTail { kKeyValue, kKeyRisk, kKeyVisit, kKeyPlan, kKeyTail };  // and these
constexpr int kCriterionWidth = 40;
constexpr int kPersonWidth = 58;
constexpr int kNarrowestName = 110;
constexpr int kTailWidths[] = {72, 68, 74, 70};
constexpr int kHeadRoom = 16;
constexpr int kMostLines = 6;
constexpr int kCardsWidth = 256;
constexpr int kFrame = 4;

CriterionSign signOf(const KeyCriterion& criterion, const CriterionMark& mark) {
    switch (mark.state) {
        case CriterionMark::State::met:
            return criterion.byHand ? CriterionSign::ticked : CriterionSign::met;
        case CriterionMark::State::failed:
            return CriterionSign::failed;
        default:
            return CriterionSign::unknown;
    }
}

QTableWidgetItem* keyCell(QTableWidget* table, int row, int column, const QString& text, Tone tone = Tone::normal,
                          bool right = false) {
    auto* cell = new QTableWidgetItem(text);
    cell->setToolTip(text);
    cell->setData(kToneRole, static_cast<int>(tone));
    if (right) cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->setItem(row, column, cell);
    return cell;
}

QString quarterText(Date day) {
    const QDate on = qdate(day);
    return u"%1Q%2"_s.arg(on.year()).arg((on.month() + 2) / 3);
}

QStringList openCriteria(const KeyBoard& board, const KeyAccount& account) {
    QStringList names;
    for (std::size_t i = 0; i < account.marks.size(); ++i)
        if (account.marks[i].state != CriterionMark::State::met) names << qs(board.criteria[i].name);
    return names;
}

void emptyLines(QVBoxLayout* lines) {
    while (QLayoutItem* item = lines->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

}  // namespace

void KeyAccountsPage::fill() {
    emit countChanged(static_cast<qint64>(m_board->accounts.size()));
    const bool editable = !m_context.inThePast();
    m_add->setEnabled(editable);
    m_add->setToolTip(m_context.whyNotEdit());
    m_decisions->setEnabled(!m_board->decisions.empty());
    if (m_board->accounts.empty() && m_board->criteria.empty()) {
        subtitle()->setText({});
        m_pdf->setEnabled(false);
        return showEmpty();
    }
    std::map<QString, int> sponsors;
    for (const KeyAccount& account : m_board->accounts)
        ++sponsors[account.sponsor == 0 ? tr("nobody") : qs(account.sponsorName)];
    QStringList said;
    for (const auto& [name, accounts] : sponsors) said << u"%1 %2"_s.arg(name, count(accounts));
    subtitle()->setText(said.isEmpty() ? quarterText(m_board->asOf)
                                       : u"%1 · %2"_s.arg(quarterText(m_board->asOf),
                                                          labelledText(tr("Executive sponsors"), listText(said))));
    fillFigures();
    fillTable();
    fillRequalify();
    fillCandidates();
    fillCriteria();
    showContent();
    showStrokes();
}

void KeyAccountsPage::fillFigures() {
    const auto card = [&](const char* name) { return findChild<KpiCard*>(QString::fromLatin1(name) + u"KeyKpi"_s); };
    const auto& accounts = m_board->accounts;
    const QString all = count(static_cast<qint64>(accounts.size()));
    int seen = 0;
    int planned = 0;
    int goals = 0;
    int reached = 0;
    int risky = 0;
    int longest = 0;
    int never = 0;
    MinorUnits atRisk = 0;
    for (const KeyAccount& account : accounts) {
        seen += account.visitLate ? 0 : 1;
        if (account.sponsorVisit)
            longest = std::max(longest, dayNumber(m_board->asOf) - dayNumber(*account.sponsorVisit));
        else
            ++never;
        planned += account.planState == AccountPlanState::current ? 1 : 0;
        goals += account.goals;
        reached += account.reached;
        if (account.risk.value_or(0) < kKeyAtRisk) continue;
        ++risky;
        atRisk += account.yearly;
    }
    const bool over = accounts.size() > static_cast<std::size_t>(kKeyAccountSeats);
    card("seats")->setKpi(tr("Seats"), tr("%1 of %2", "seats").arg(all).arg(kKeyAccountSeats),
                          over ? tr("more than there should be") : tr("better few and well"),
                          over ? Tone::risk : Tone::normal);
    const QString share = m_board->allTotal > 0
                              ? percent(static_cast<double>(m_board->total) / static_cast<double>(m_board->allTotal))
                              : QString();
    card("value")->setKpi(tr("Value in window"), moneyShort(m_board->total, m_context.currency()),
                          share.isEmpty() ? QString() : tr("%1 of all clients").arg(share));
    card("value")->setFigureToolTip(moneyFull(m_board->total, m_context.currency()));
    const auto of = [&](int part) { return tr("%1 of %2", "part, all").arg(count(part), all); };
    card("visits")->setKpi(tr("Seen by their sponsor"), of(seen),
                           never > 0     ? tr("%Ln never", nullptr, never)
                           : longest > 0 ? tr("longest ago %Ln days", nullptr, longest)
                                         : QString());
    card("visits")->setFigureToolTip(
        tr("A visit or meeting of the executive sponsor within %1 days").arg(kSponsorDays));
    card("plans")->setKpi(tr("Plans in force"), of(planned),
                          goals > 0 ? tr("%1 of %2 goals reached").arg(count(reached), count(goals)) : QString());
    card("risk")->setKpi(
        tr("May be lost"), count(risky),
        risky > 0 ? tr("%1 in the last year").arg(moneyShort(atRisk, m_context.currency())) : QString(),
        risky > 0 ? Tone::risk : Tone::normal);
    card("risk")->setFigureToolTip(
        tr("Still active with less than %1, by the model of the base").arg(percent(1 - kKeyAtRisk)));
    card("requalify")
        ->setKpi(tr("To be looked at again"), count(static_cast<qint64>(m_board->requalify.size())),
                 tr("%1, by %2", "quarter, day")
                     .arg(quarterText(m_board->asOf), shortDate(m_board->periodEnd, m_board->asOf)));
    m_kpis->fitLabels();
}

void KeyAccountsPage::fillTable() {
    const QSignalBlocker quiet(m_table);
    const auto criteria = static_cast<int>(m_board->criteria.size());
    const int tail = kKeyCriteria + criteria;
    m_table->clearSpans();
    m_table->setRowCount(0);
    m_table->setColumnCount(tail + kKeyTail);
    QStringList heads{tr("Client"), tr("Owner"), tr("Sponsor")};
    for (const KeyCriterion& each : m_board->criteria) heads << qs(each.name);
    heads << tr("Value") << tr("May be lost") << tr("Sponsor saw it") << tr("Plan");
    m_table->setHorizontalHeaderLabels(heads);
    auto* header = m_table->horizontalHeader();
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const bool criterion = column >= kKeyCriteria && column < tail;
        if (criterion) {
            m_table->setItemDelegateForColumn(column, m_signs);
            m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignCenter);
            const KeyCriterion& each = m_board->criteria[static_cast<std::size_t>(column - kKeyCriteria)];
            m_table->horizontalHeaderItem(column)->setToolTip(labelledText(qs(each.name), qs(each.asks)));
        } else {
            m_table->setItemDelegateForColumn(column, column == tail + kKeyPlan ? m_goals : m_table->itemDelegate());
            m_table->horizontalHeaderItem(column)->setToolTip(heads[column]);
        }
        // A head is never cut: in English they are longer than what stands below.
        const int least = criterion ? kCriterionWidth : column < tail ? kPersonWidth : kTailWidths[column - tail];
        m_table->setColumnWidth(column,
                                std::max(least, header->fontMetrics().horizontalAdvance(heads[column]) + kHeadRoom));
    }
    for (const int column : {int(kKeyValue), int(kKeyRisk)})
        m_table->horizontalHeaderItem(tail + column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    header->setMinimumSectionSize(kCriterionWidth);
    int select = 0;
    for (const KeyAccount& account : m_board->accounts) {
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        if (account.client == m_chosen) select = row;
        fillRow(row, account);
    }
    if (!m_board->accounts.empty()) fillTotal(m_table->rowCount());
    const int rows = std::max(1, m_table->rowCount());
    m_table->setFixedHeight(kHeaderHeight + rows * kRowHeight + 6);
    arrange(scrollArea()->viewport()->width());
    fitColumns();
    if (!m_board->accounts.empty()) {
        m_table->setCurrentCell(select, kKeyClient);
        m_chosen = m_board->accounts[static_cast<std::size_t>(select)].client;
    }
}

int KeyAccountsPage::othersWidth() const {
    int others = 0;
    for (int column = kKeyOwner; column < m_table->columnCount(); ++column) others += m_table->columnWidth(column);
    return others;
}

void KeyAccountsPage::fitColumns() {
    m_table->setColumnWidth(kKeyClient, std::max(kNarrowestName, m_table->viewport()->width() - othersWidth()));
}

void KeyAccountsPage::arrange(int width) {
    if (!m_side) return;
    // Beside the board only where that leaves it what it needs.
    const int room = width - 2 * space::kPage;
    const bool beside = room >= othersWidth() + kNarrowestName + kCardsWidth + space::kWide + kFrame;
    m_columns->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setMaximumWidth(beside ? kCardsWidth : QWIDGETSIZE_MAX);
}

void KeyAccountsPage::fillRow(int row, const KeyAccount& account) {
    const int tail = kKeyCriteria + static_cast<int>(m_board->criteria.size());
    keyCell(m_table, row, kKeyClient, qs(account.name))->setIcon(tierIcon(tierMark(qs(account.tier))));
    keyCell(m_table, row, kKeyOwner, account.ownerName.empty() ? u"–"_s : qs(account.ownerName));
    keyCell(m_table, row, kKeySponsor, account.sponsor == 0 ? tr("nobody") : qs(account.sponsorName),
            account.sponsor == 0 ? Tone::risk : Tone::normal);
    for (std::size_t i = 0; i < account.marks.size(); ++i) {
        const CriterionMark& mark = account.marks[i];
        const KeyCriterion& criterion = m_board->criteria[i];
        auto* cell = keyCell(m_table, row, kKeyCriteria + static_cast<int>(i), {});
        cell->setData(kCriterionRole, static_cast<int>(signOf(criterion, mark)));
        QString said = mark.state == CriterionMark::State::met      ? tr("met")
                       : mark.state == CriterionMark::State::failed ? tr("not met")
                                                                    : tr("not known");
        if (!mark.held.empty()) said += u" · "_s + qs(mark.held);
        if (mark.on) said += u" · "_s + dateText(*mark.on);
        if (mark.state != CriterionMark::State::met && !account.joinReason.empty())
            said += u'\n' + tr("Joined all the same: %1").arg(qs(account.joinReason));
        const QString whole = labelledText(qs(criterion.name), said) + u'\n' + qs(criterion.asks);
        cell->setToolTip(whole);
        cell->setData(Qt::AccessibleTextRole, labelledText(qs(criterion.name), said));
    }
    keyCell(m_table, row, tail + kKeyValue, account.value ? moneyShort(*account.value, m_context.currency()) : u"–"_s,
            Tone::normal, true)
        ->setToolTip(account.value ? moneyFull(*account.value, m_context.currency()) : tr("not known"));
    const bool risky = account.risk.value_or(0) >= kKeyAtRisk;
    keyCell(m_table, row, tail + kKeyRisk,
            account.risk ? (risky ? u"▼ "_s : QString()) + likelihood(*account.risk) : u"–"_s,
            risky ? Tone::risk : Tone::normal, true);
    keyCell(m_table, row, tail + kKeyVisit,
            account.sponsorVisit
                ? (account.visitLate ? u"▼ "_s : QString()) + shortDate(*account.sponsorVisit, m_board->asOf)
                : u"▼ "_s + tr("never"),
            account.visitLate ? Tone::risk : Tone::normal)
        ->setToolTip(account.sponsorVisit ? relativeDate(*account.sponsorVisit, m_board->asOf)
                                          : tr("No visit or meeting of the sponsor is noted."));
    QTableWidgetItem* plan = nullptr;
    switch (account.planState) {
        case AccountPlanState::none:
            plan = keyCell(m_table, row, tail + kKeyPlan, u"▼ "_s + tr("none"), Tone::risk);
            break;
        case AccountPlanState::draft:
            plan = keyCell(m_table, row, tail + kKeyPlan, tr("draft"), Tone::secondary);
            plan->setToolTip(tr("No goal yet."));
            break;
        case AccountPlanState::late:
            plan = keyCell(m_table, row, tail + kKeyPlan, u"▼ "_s + tr("late", "review of a plan"), Tone::risk);
            if (account.review) plan->setToolTip(tr("Was to be reviewed on %1.").arg(dateText(*account.review)));
            break;
        case AccountPlanState::current:
            plan = keyCell(m_table, row, tail + kKeyPlan, u"%1/%2"_s.arg(account.reached).arg(account.goals));
            plan->setData(kShareRole, account.goals == 0 ? 0.0 : static_cast<double>(account.reached) / account.goals);
            plan->setToolTip(
                tr("%1 of %2 goals reached").arg(account.reached).arg(account.goals) +
                (account.review ? u" · "_s + tr("next review on %1").arg(dateText(*account.review)) : QString()));
            break;
    }
}

void KeyAccountsPage::fillTotal(int row) {
    const int criteria = static_cast<int>(m_board->criteria.size());
    const int tail = kKeyCriteria + criteria;
    int failed = 0;
    int unknown = 0;
    int seen = 0;
    int planned = 0;
    for (const KeyAccount& account : m_board->accounts) {
        for (const CriterionMark& mark : account.marks) {
            failed += mark.state == CriterionMark::State::failed ? 1 : 0;
            unknown += mark.state == CriterionMark::State::unknown ? 1 : 0;
        }
        seen += account.visitLate ? 0 : 1;
        planned += account.planState == AccountPlanState::current ? 1 : 0;
    }
    m_table->insertRow(row);
    keyCell(m_table, row, kKeyClient, tr("%Ln in all", nullptr, static_cast<int>(m_board->accounts.size())));
    for (int column = kKeyOwner; column < m_table->columnCount(); ++column) keyCell(m_table, row, column, {});
    if (criteria > 0) {
        QStringList open;
        if (failed > 0) open << tr("%Ln not met", nullptr, failed);
        if (unknown > 0) open << tr("%Ln not known", nullptr, unknown);
        keyCell(m_table, row, kKeyCriteria, open.isEmpty() ? tr("all met") : listText(open), Tone::secondary);
        if (criteria > 1) m_table->setSpan(row, kKeyCriteria, 1, criteria);
    }
    keyCell(m_table, row, tail + kKeyValue, moneyShort(m_board->total, m_context.currency()), Tone::normal, true);
    keyCell(m_table, row, tail + kKeyVisit, tr("%1 in time").arg(count(seen)), Tone::secondary);
    keyCell(m_table, row, tail + kKeyPlan, tr("%1 in force").arg(count(planned)), Tone::secondary);
    for (int column = 0; column < m_table->columnCount(); ++column) {
        QTableWidgetItem* cell = m_table->item(row, column);
        cell->setFlags(Qt::ItemIsEnabled);
        if (column == kKeyClient || column == tail + kKeyValue) cell->setData(kStrongRole, true);
    }
}

void KeyAccountsPage::fillRequalify() {
    emptyLines(m_requalify);
    m_requalifyCard->setTitle(tr("%1: looked at again", "quarter").arg(quarterText(m_board->asOf)));
    const auto all = static_cast<int>(m_board->accounts.size());
    const auto open = static_cast<int>(m_board->requalify.size());
    m_requalifyCard->setSubtitle(tr("%1 no longer meet, %2 as before").arg(count(open), count(all - open)));
    int shown = 0;
    for (const KeyAccount& account : m_board->requalify) {
        if (++shown > kMostLines) break;
        auto* row = new QWidget;
        auto* lines = new QVBoxLayout(row);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(2);
        auto* button = new QPushButton(tierIcon(tierMark(qs(account.tier))), qs(account.name));
        button->setObjectName(u"requalifyLine"_s);
        setFlat(button);
        button->setStyleSheet(u"text-align: left;"_s);
        connect(button, &QPushButton::clicked, this, [this, client = account.client] { choose(client); });
        lines->addWidget(button, 0, Qt::AlignLeft);
        auto* open = makeLabel(u"▼ "_s + listText(openCriteria(*m_board, account)), TextStyle::body, Tone::risk);
        open->setWordWrap(true);
        lines->addWidget(open);
        QStringList why;
        for (std::size_t i = 0; i < account.marks.size(); ++i)
            if (account.marks[i].state != CriterionMark::State::met)
                why << tr("%1; asked for: %2", "what there is, criterion")
                           .arg(account.marks[i].held.empty() ? tr("not known") : qs(account.marks[i].held),
                                qs(m_board->criteria[i].asks));
        if (account.keptUntil) why << tr("kept until %1, which is over").arg(dateText(*account.keptUntil));
        auto* label = makeLabel(why.join(u'\n'), TextStyle::small, Tone::secondary);
        label->setWordWrap(true);
        lines->addWidget(label);
        m_requalify->addWidget(row);
    }
    if (open > kMostLines)
        m_requalify->addWidget(
            makeLabel(tr("and %Ln more", nullptr, open - kMostLines), TextStyle::small, Tone::secondary));
    if (open == 0)
        m_requalify->addWidget(
            makeLabel(all == 0 ? tr("No key account yet.") : tr("Everybody meets every criterion, or is kept for now."),
                      TextStyle::body, Tone::secondary));
}

void KeyAccountsPage::fillCandidates() {
    emptyLines(m_candidates);
    for (const KeyAccount& account : m_board->candidates) {
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto* button = new QPushButton(tierIcon(tierMark(qs(account.tier))), qs(account.name));
        button->setObjectName(u"candidateLine"_s);
        setFlat(button);
        button->setStyleSheet(u"text-align: left;"_s);
        const QStringList missing = openCriteria(*m_board, account);
        button->setToolTip(missing.isEmpty() ? tr("Meets every criterion") : tr("Not met: %1").arg(listText(missing)));
        connect(button, &QPushButton::clicked, this, [this, client = account.client] { join(client); });
        line->addWidget(button, 1);
        QString said = account.value ? moneyShort(*account.value, m_context.currency()) : QString();
        line->addWidget(makeLabel(said, TextStyle::body, Tone::secondary));
        line->addWidget(makeLabel(u"%1/%2"_s.arg(account.met).arg(m_board->criteria.size()), TextStyle::body));
        m_candidates->addWidget(row);
    }
    m_candidateCard->setVisible(!m_board->candidates.empty());
}

void KeyAccountsPage::fillCriteria() {
    emptyLines(m_criteria);
    for (const KeyCriterion& criterion : m_board->criteria) {
        QString asks = qs(criterion.asks);
        if (criterion.byHand) asks += u"  "_s + tr("(by hand)");
        auto* label = makeLabel(labelledText(qs(criterion.name), asks), TextStyle::small);
        label->setWordWrap(true);
        m_criteria->addWidget(label);
    }
    if (m_board->criteria.empty())
        m_criteria->addWidget(
            makeLabel(tr("None yet: everybody who joins needs a reason."), TextStyle::body, Tone::secondary));
    m_change->setEnabled(!m_context.inThePast());
}

}  // namespace meike::ui
