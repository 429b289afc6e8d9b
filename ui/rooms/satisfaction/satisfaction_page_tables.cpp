// SPDX-License-Identifier: GPL-3.0-or-later
// What the figures and tables of the page say.
#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <cmath>

#include "app/view/satisfaction.h"
#include "ui/kit/card.h"
#include "ui/kit/format.h"
#include "ui/kit/kpi_strip.h"
#include "ui/kit/painting.h"
#include "ui/kit/text.h"
#include "ui/rooms/satisfaction/interval_cell.h"
#include "ui/rooms/satisfaction/satisfaction_cells.h"
#include "ui/rooms/satisfaction/satisfaction_page.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

namespace {
/// Days: halves only where there are some.
QString workdaysFigure(double days) { return number(days, days == std::floor(days) ? 0 : 1); }
}  // namespace

void SatisfactionPage::fillFigures() {
    const SatisfactionGroup& all = m_shown->all;
    const auto card = [&](const char* name) { return findChild<KpiCard*>(QString::fromLatin1(name) + u"Kpi"_s); };
    const auto few = [&](int answers) {
        return answers == 0 ? tr("no answer") : tr("%Ln answers: too few", nullptr, answers);
    };
    const auto csat = all.answers.csatFigure();
    card("csat")->setKpi(tr("Satisfied (CSAT 4 or 5)"), csat ? shareFigure(csat->value) : u"–"_s,
                         csat ? tr("%1 – %2 · %3 answers", "from, to, how many")
                                    .arg(shareFigure(csat->low), shareFigure(csat->high), count(all.answers.csat))
                              : few(all.answers.csat));
    const auto nps = all.answers.npsFigure();
    card("nps")->setKpi(tr("NPS"), nps ? pointsFigure(nps->value) : u"–"_s,
                        nps ? tr("%1 to %2 · %3 answers", "from, to, how many")
                                  .arg(pointsFigure(nps->low), pointsFigure(nps->high), count(all.answers.nps))
                            : few(all.answers.nps));
    card("nps")->setFigureToolTip(tr("Promoters (9, 10) less detractors (0 to 6), in points of a hundred"));
    const ComplaintCounts& complaints = all.complaints;
    card("complaints")
        ->setKpi(tr("Open complaints"), count(complaints.open),
                 tr("%1 in all, %2 late").arg(count(complaints.complaints), count(complaints.late)),
                 complaints.open > 0 ? Tone::risk : Tone::normal);
    const auto closed = engine::middleOf(complaints.closed);
    const auto answered = engine::middleOf(complaints.answered);
    card("closing")->setKpi(tr("Closed after, working days"), closed ? workdaysFigure(*closed) : u"–"_s,
                            answered ? tr("answered after %1").arg(workdaysFigure(*answered)) : tr("none closed"));
    int open = 0;
    int late = 0;
    for (const LowScore& low : m_shown->lows) {
        if (low.state == Correction::closed) continue;
        ++open;
        late += low.state == Correction::planned && low.due && *low.due < m_shown->asOf ? 1 : 0;
    }
    card("lows")->setKpi(tr("Low scores to act on"), count(open),
                         late > 0 ? tr("%Ln overdue", nullptr, late)
                                  : tr("%1 in all").arg(count(static_cast<qint64>(m_shown->lows.size()))),
                         open > 0 ? Tone::risk : Tone::normal);
    m_kpis->fitLabels();
}

void SatisfactionPage::fillScores() {
    const auto by = static_cast<SatisfactionBy>(m_by->currentData().toInt());
    for (const SatisfactionByRow& row : satisfactionByRows())
        if (row.by == by)
            m_scores->setHorizontalHeaderLabels(
                {m_context.text(row.label), tr("Satisfied (CSAT 4 or 5)"), tr("Answers"), tr("NPS"), tr("Answers")});
    for (const int column : {int(kScoreCsatAnswers), int(kScoreNpsAnswers)})
        m_scores->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const int column : {int(kScoreCsatAnswers), int(kScoreNpsAnswers)}) m_scores->setColumnWidth(column, 76);
    m_scores->setRowCount(0);
    const auto figure = [&](int row, int column, const std::optional<engine::Estimate>& estimate, int answers,
                            bool share) {
        const auto text = [&](double value) { return share ? shareFigure(value) : pointsFigure(value); };
        if (!estimate) {
            putCell(m_scores, row, column, answers == 0 ? u"–"_s : tr("too few to say"), Tone::secondary);
            return;
        }
        auto* cell = putCell(m_scores, row, column, text(estimate->value));
        cell->setData(kLowRole, estimate->low);
        cell->setData(kValueRole, estimate->value);
        cell->setData(kHighRole, estimate->high);
        const QString said = tr("%1, 19 times in 20 between %2 and %3")
                                 .arg(text(estimate->value), text(estimate->low), text(estimate->high));
        cell->setToolTip(said);
        cell->setData(Qt::AccessibleTextRole, said);
    };
    for (const SatisfactionGroup& group : m_shown->groups) {
        if (group.answers.csat + group.answers.nps == 0) continue;
        const int row = m_scores->rowCount();
        m_scores->insertRow(row);
        auto* name = putCell(m_scores, row, kScoreGroup, group.name.empty() ? tr("not said") : qs(group.name),
                             group.name.empty() ? Tone::secondary : Tone::normal);
        if (by == SatisfactionBy::tier) name->setIcon(tierIcon(tierMark(qs(group.key))));
        figure(row, kScoreCsat, group.answers.csatFigure(), group.answers.csat, true);
        putCountCell(m_scores, row, kScoreCsatAnswers, group.answers.csat);
        figure(row, kScoreNps, group.answers.npsFigure(), group.answers.nps, false);
        putCountCell(m_scores, row, kScoreNpsAnswers, group.answers.nps);
    }
    m_scoreCard->setVisible(m_scores->rowCount() > 0);
    fitTableRows(m_scores);
}

void SatisfactionPage::fillComplaints() {
    auto by = static_cast<SatisfactionBy>(m_by->currentData().toInt());
    for (const SatisfactionByRow& row : satisfactionByRows())
        if (row.by == by) m_complaints->horizontalHeaderItem(kComplaintsOf)->setText(m_context.text(row.label));
    m_complaintCard->setSubtitle(by == SatisfactionBy::service ? tr("nobody says of which service they are")
                                                               : QString());
    for (int column = kComplaintsAll; column < kComplaintColumns; ++column) m_complaints->setColumnWidth(column, 74);
    m_complaints->setRowCount(0);
    const auto add = [&](const QString& name, const ComplaintCounts& counts, Tone tone, const QIcon& mark) {
        const int row = m_complaints->rowCount();
        m_complaints->insertRow(row);
        auto* cell = putCell(m_complaints, row, kComplaintsOf, name, tone);
        if (!mark.isNull()) cell->setIcon(mark);
        putCountCell(m_complaints, row, kComplaintsAll, counts.complaints);
        putCountCell(m_complaints, row, kComplaintsOpen, counts.open);
        putCountCell(m_complaints, row, kComplaintsLate, counts.late, Tone::risk);
        putCountCell(m_complaints, row, kComplaintsReopened, counts.reopened);
        const auto middle = [&](int column, const std::vector<int>& days) {
            const auto of = engine::middleOf(days);
            putCell(m_complaints, row, column, of ? workdaysFigure(*of) : u"–"_s, of ? Tone::normal : Tone::secondary,
                    true);
        };
        middle(kComplaintsAnswered, counts.answered);
        middle(kComplaintsClosed, counts.closed);
    };
    for (const SatisfactionGroup& group : m_shown->groups)
        if (group.complaints.complaints > 0)
            add(group.name.empty() ? tr("not said") : qs(group.name), group.complaints,
                group.name.empty() ? Tone::secondary : Tone::normal,
                by == SatisfactionBy::tier ? tierIcon(tierMark(qs(group.key))) : QIcon());
    if (m_shown->all.complaints.complaints > 0) {
        add(tr("All"), m_shown->all.complaints, Tone::normal, {});
        const int last = m_complaints->rowCount() - 1;
        for (int column = 0; column < kComplaintColumns; ++column)
            m_complaints->item(last, column)->setData(kStrongRole, true);
    }
    m_complaintCard->setVisible(m_complaints->rowCount() > 0);
    fitTableRows(m_complaints);
}

void SatisfactionPage::fillCauses() {
    m_causes->setRowCount(0);
    m_causes->setColumnWidth(kCauseTogether, 84);
    for (const engine::ParetoRow& cause : m_shown->causes) {
        const int row = m_causes->rowCount();
        m_causes->insertRow(row);
        putCell(m_causes, row, kCauseName, cause.name.empty() ? tr("not said") : qs(cause.name),
                cause.name.empty() ? Tone::secondary : Tone::normal);
        putCell(m_causes, row, kCauseCount, count(cause.count), Tone::normal, true)
            ->setData(kShareRole, cause.share / m_shown->causes.front().share);
        putCell(m_causes, row, kCauseTogether, shareFigure(cause.cumulative), Tone::secondary, true);
    }
    m_causeCard->setVisible(m_causes->rowCount() > 0);
    fitTableRows(m_causes);
}

void SatisfactionPage::fillLows() {
    const LowScore* before = current();
    const RecordId chosen = before ? before->survey : 0;
    const QSignalBlocker quiet(m_lows);
    m_lows->setRowCount(0);
    const Date today = m_shown->asOf;
    int row = 0;
    int select = 0;
    for (std::size_t i = 0; i < m_shown->lows.size(); ++i, ++row) {
        const LowScore& low = m_shown->lows[i];
        m_lows->insertRow(row);
        if (low.survey == chosen) select = row;
        const bool closed = low.state == Correction::closed;
        const Tone tone = closed ? Tone::secondary : Tone::normal;
        auto* name = putCell(m_lows, row, kLowClient, qs(low.clientName), tone);
        name->setIcon(tierIcon(tierMark(qs(low.tier))));
        name->setData(kLowIndexRole, static_cast<int>(i));
        putCell(m_lows, row, kLowDate, dateText(low.date), Tone::secondary);
        putCell(m_lows, row, kLowScore, low.nps ? tr("NPS %1").arg(low.score) : tr("CSAT %1").arg(low.score), tone)
            ->setToolTip(qs(low.comment));
        putCell(m_lows, row, kLowComment, qs(low.comment), Tone::secondary);
        putCell(m_lows, row, kLowAction, qs(low.action), tone);
        const bool late = low.state == Correction::planned && low.due && *low.due < today;
        putCell(m_lows, row, kLowDue, low.due ? shortDate(*low.due, today) : QString(),
                late ? Tone::risk : Tone::secondary);
        QString state;
        Tone stateTone = Tone::secondary;
        switch (low.state) {
            case Correction::open:
                state = tr("nothing agreed");
                stateTone = Tone::risk;
                break;
            case Correction::planned:
                state = late ? tr("overdue") : low.due ? tr("in hand") : tr("no day yet");
                stateTone = late || !low.due ? Tone::risk : Tone::normal;
                break;
            case Correction::done:
                state = tr("done, ask again");
                stateTone = Tone::accent;
                break;
            case Correction::closed:
                state = low.newScore ? tr("closed, now %1").arg(*low.newScore) : tr("closed");
                break;
        }
        putCell(m_lows, row, kLowState, state, stateTone);
    }
    if (row > 0) m_lows->setCurrentCell(select, kLowClient);
    m_lowCard->setVisible(row > 0);
    fitTableRows(m_lows);
    showStrokes();
}

}  // namespace meike::ui
