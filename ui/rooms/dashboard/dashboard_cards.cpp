// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/dashboard_cards.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/rooms/dashboard/pareto_plot.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr double kPalestCell = 0.12;
QPushButton* flatButton() {
    auto* button = new QPushButton;
    setFlat(button);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

}  // namespace

TierCard::TierCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "tier_distribution", parent), m_bars(new BarPairList), m_rest(flatButton()) {
    body()->addWidget(m_bars);
    body()->addWidget(m_rest, 0, Qt::AlignLeft);
    setTone(m_rest, Tone::secondary);
    body()->addStretch();
    connect(m_bars, &BarPairList::activated, this, [this](const QVariant& key) { openRow(u8(key.toString())); });
    connect(m_rest, &QPushButton::clicked, this, [this] { openRow(std::string("none")); });
}

void TierCard::draw(const DashboardData& data, const engine::ChartData& chart) {
    QList<BarPairData> rows;
    m_rest->hide();
    for (const engine::ChartRow& row : chart.rows) {
        const std::int64_t clients = chart.value(row, "count");
        if (row.key == "none") {
            m_rest->setText(tr("%1 without a tier: no purchase yet").arg(clientCount(clients)));
            m_rest->setVisible(clients > 0);
            continue;
        }
        BarPairData bar;
        bar.mark = tierMark(qs(row.key));
        bar.name = label(row.label);
        bar.first = shareRatio(chart.value(row, "count_share"));
        bar.second = shareRatio(chart.value(row, "money_share"));
        bar.firstText =
            tr("%1 · %2", "clients and their share").arg(count(clients), shareText(chart.value(row, "count_share")));
        bar.secondText = tr("Value %1").arg(shareText(chart.value(row, "money_share")));
        bar.key = qs(row.key);
        bar.toolTip = tr("%1, value in window %2")
                          .arg(clientCount(clients), moneyFull(chart.value(row, "money"), data.scores->currency));
        rows << bar;
    }
    m_bars->setRows(rows);
}

MatrixCard::MatrixCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "rfm_matrix", parent), m_table(new MatrixTable), m_measure(new ChoiceStrip(2)) {
    addHeaderControl(m_measure);
    body()->addWidget(m_table);
    body()->addStretch();
    connect(m_measure, &ChoiceStrip::changed, this, [this] {
        if (data()) draw(*data(), chart());
    });
    connect(m_table, &MatrixTable::cellActivated, this, [this](int r, int f) {
        if (const MatrixCell* cell = m_table->matrixModel()->cell(m_table->matrixModel()->index(r, f)))
            openRow(u8(cell->data.toString()));
    });
    MatrixCard::retranslate();
}

void MatrixCard::retranslate() {
    m_measure->setTexts({tr("Clients"), tr("Value")});
    m_table->setAccessibleName(tr("RFM matrix: rows are R, columns are F"));
    ChartCard::retranslate();
}

void MatrixCard::setByValue(bool byValue) {
    m_measure->choose(byValue ? 1 : 0);
    if (data()) draw(*data(), chart());
}

void MatrixCard::draw(const DashboardData& data, const engine::ChartData& chart) {
    const bool byValue = m_measure->chosen() == 1;
    const std::size_t column = chart.column(byValue ? "money" : "count");
    const std::size_t counts = chart.column("count");
    const std::size_t r = chart.column("r");
    std::int64_t largest = 1;
    for (const engine::ChartRow& row : chart.rows) largest = std::max(largest, row.values[column]);
    QList<MatrixHeader> rows, columns;
    QList<QList<MatrixCell>> cells;
    for (const engine::ChartRow& row : chart.rows) {
        const QString score = QString::number(row.values[r]);
        if (rows.isEmpty() || rows.back().text != score) {
            rows << MatrixHeader{score, TierMark::none};
            cells << QList<MatrixCell>();
        }
        if (rows.size() == 1) columns << MatrixHeader{QString::number(columns.size() + 1), TierMark::none};
        const std::int64_t clients = row.values[counts];
        MatrixCell cell;
        const QString figure = byValue ? moneyShort(row.values[column], data.scores->currency) : count(clients);
        cell.figure = clients > 0 ? figure : QString();
        // One of the stages has the same name, and means something else.
        cell.label = row.wordKey == "at_risk" ? tr("RFM: %1").arg(label(row.word)) : label(row.word);
        cell.hue = meansLoss(row.wordKey) ? MatrixCell::Hue::risk : MatrixCell::Hue::accent;
        const double share =
            static_cast<double>(std::max<std::int64_t>(row.values[column], 0)) / static_cast<double>(largest);
        cell.weight = clients > 0 ? kPalestCell + (1 - kPalestCell) * share : 0;
        cell.clickable = clients > 0;
        cell.data = qs(row.key);
        cell.accessible = tr("%1, %2: %3, value %4")
                              .arg(label(row.label), cell.label, clientCount(clients),
                                   moneyFull(chart.value(row, "money"), data.scores->currency));
        cell.toolTip = cell.accessible;
        cells.back() << cell;
    }
    m_table->setMatrix(u"R \\ F"_s, rows, columns, cells);
}

ConcentrationCard::ConcentrationCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "concentration", parent), m_plot(new ParetoPlot) {
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kUnit);
    for (const char* key : {"top_1", "top_5", "top_10"}) {
        auto* button = flatButton();
        button->setProperty("key", QString::fromLatin1(key));
        row->addWidget(button);
        m_tops << button;
        connect(button, &QPushButton::clicked, this, [this, key = std::string(key)] { openRow(key); });
    }
    row->addStretch();
    body()->addLayout(row);
    body()->addWidget(m_plot, 1);
}

void ConcentrationCard::draw(const DashboardData& data, const engine::ChartData& chart) {
    for (QPushButton* button : m_tops) {
        const engine::ChartRow* row = chart.row(u8(button->property("key").toString()));
        button->setText(
            tr("%1  %2", "top 5 and its share").arg(label(row->label), shareText(chart.value(*row, "share"))));
        button->setToolTip(moneyFull(chart.value(*row, "money"), data.scores->currency));
        button->setEnabled(row->opensClients);
    }
    const engine::ChartRow* eighty = chart.row("eighty");
    const std::int64_t clients = chart.value(*eighty, "count");
    m_plot->setCurve(data.chart("pareto"), clients, tr("80% of the value: %1").arg(clientCount(clients)));
}

}  // namespace meike::ui
