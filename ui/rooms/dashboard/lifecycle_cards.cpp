// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/lifecycle_cards.h"

#include <QPushButton>
#include <map>

#include "ui/kit/flow_layout.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr double kPalest = 0.08;
constexpr int kCohortRow = 26;

bool isStep(const engine::ChartData& chart, const engine::ChartRow& row) {
    return row.key == "known" || chart.value(row, "step") != engine::kNoValue;
}

}  // namespace

FunnelCard::FunnelCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "lifecycle_funnel", parent),
      m_steps(new ShareBarList),
      m_heading(makeLabel({}, TextStyle::small, Tone::secondary)) {
    auto* stages = new QWidget;
    m_stages = new FlowLayout(stages, 0, 0);
    m_stages->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(m_steps);
    body()->addSpacing(space::kUnit);
    body()->addWidget(m_heading);
    body()->addWidget(stages);
    body()->addStretch();
    connect(m_steps, &ShareBarList::activated, this, [this](const QString& key) { openRow(u8(key)); });
}

void FunnelCard::draw(const DashboardData&, const engine::ChartData& chart) {
    m_heading->setText(tr("Stage now"));
    QList<ShareBarData> steps;
    m_stages->clear();
    for (const engine::ChartRow& row : chart.rows) {
        const std::int64_t clients = chart.value(row, "count");
        const QString tip =
            tr("%1, value in window %2").arg(clientCount(clients), fullMoney(chart.value(row, "money")));
        if (isStep(chart, row)) {
            ShareBarData bar;
            bar.name = label(row.label);
            bar.share = shareRatio(chart.value(row, "share"));
            const std::int64_t step = chart.value(row, "step");
            bar.text = step == engine::kNoValue
                           ? count(clients)
                           : tr("%1 · %2", "clients and their share").arg(count(clients), shareText(step));
            bar.key = qs(row.key);
            bar.toolTip =
                step == engine::kNoValue ? tip : clauseText({tip, tr("%1 of the step before").arg(shareText(step))});
            steps << bar;
            continue;
        }
        auto* button = new QPushButton;
        button->setObjectName(qs(row.key) + u"StageButton"_s);
        setFlat(button);
        button->setCursor(Qt::PointingHandCursor);
        const auto stage = findClassRow(stageRows(), row.key);
        const QString name = stage ? context().text(stageRows()[*stage].label) : qs(row.key);
        button->setText((meansLoss(row.key) ? u"▼ "_s : QString()) + name + u' ' + count(clients));
        button->setToolTip(tip);
        button->setAccessibleName(labelledText(name, clientCount(clients)));
        button->setEnabled(row.opensClients);
        setTone(button, !row.opensClients ? Tone::disabled : meansLoss(row.key) ? Tone::risk : Tone::normal);
        m_stages->addWidget(button);
        button->show();
        connect(button, &QPushButton::clicked, this, [this, key = row.key] { openRow(key); });
    }
    m_steps->setRows(steps);
}

CohortCard::CohortCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "cohorts_quarter", parent),
      m_period(new ChoiceStrip(2)),
      m_table(new MatrixTable),
      m_foot(makeLabel({}, TextStyle::small, Tone::secondary)) {
    addHeaderControl(m_period);
    m_table->setCellHeight(kCohortRow);
    m_foot->setWordWrap(true);
    body()->addWidget(m_table);
    body()->addWidget(m_foot);
    body()->addStretch();
    connect(m_period, &ChoiceStrip::changed, this, [this](int period) { setByYear(period == 1); });
    connect(m_table, &MatrixTable::cellActivated, this, [this](int row, int column) {
        if (const MatrixCell* cell = m_table->matrixModel()->cell(m_table->matrixModel()->index(row, column)))
            openRow(u8(cell->data.toString()));
    });
    CohortCard::retranslate();
}

void CohortCard::setByYear(bool byYear) {
    m_period->choose(byYear ? 1 : 0);
    setChart(byYear ? "cohorts_year" : "cohorts_quarter");
}

void CohortCard::retranslate() {
    m_period->setTexts({tr("Quarter"), tr("Year")});
    m_table->setAccessibleName(tr("Retention: rows are when clients first bought, columns are the periods after"));
    ChartCard::retranslate();
}

void CohortCard::draw(const DashboardData&, const engine::ChartData& chart) {
    const std::size_t later = chart.column("later");
    const std::size_t size = chart.column("size");
    std::int64_t longest = 0;
    for (const engine::ChartRow& row : chart.rows) longest = std::max(longest, row.values[later]);
    QList<MatrixHeader> rows, columns{{tr("Size"), TierMark::none}};
    for (std::int64_t i = 1; i <= longest; ++i) columns << MatrixHeader{u"+%1"_s.arg(i), TierMark::none};
    QList<QList<MatrixCell>> cells;
    bool running = false;
    for (const engine::ChartRow& row : chart.rows) {
        if (row.values[later] == 0) {
            rows << MatrixHeader{qs(row.key.substr(0, row.key.find('+'))), TierMark::none};
            QList<MatrixCell> blank;
            for (std::int64_t i = 0; i <= longest; ++i) {
                MatrixCell cell;
                cell.figure = u" "_s;  // not yet
                cell.hue = MatrixCell::Hue::none;
                cell.clickable = false;
                blank << cell;
            }
            cells << blank;
        }
        MatrixCell& cell = cells.back()[row.values[later]];
        const std::int64_t share = chart.value(row, "share");
        const std::int64_t clients = chart.value(row, "count");
        const bool first = row.values[later] == 0;
        const bool now = !first && row.wordKey == "running";
        running |= now;
        // The first column says how many there were; what follows is a share of them.
        cell.figure = first ? count(row.values[size]) : percent(shareRatio(share)) + (now ? u"*"_s : QString());
        cell.hue = first ? MatrixCell::Hue::neutral : MatrixCell::Hue::accent;
        cell.weight = first ? 0 : kPalest + (1 - kPalest) * shareRatio(share);
        cell.clickable = row.opensClients;
        cell.data = qs(row.key);
        cell.accessible = labelledText(
            label(row.label),
            first ? clientCount(clients)
                  : tr("%1 of %2, %3").arg(count(clients), clientCount(row.values[size]), shareText(share)));
        cell.toolTip = now ? cell.accessible + u'\n' + tr("This period has not ended yet.") : cell.accessible;
    }
    m_table->setMatrix(tr("First"), rows, columns, cells);
    m_foot->setText(chart.rows.empty() ? tr("Nobody has bought yet.")
                    : running          ? tr("* not ended yet. Columns are the periods after the first purchase.")
                                       : tr("Columns are the periods after the first purchase."));
    m_table->setVisible(!chart.rows.empty());
}

}  // namespace meike::ui
