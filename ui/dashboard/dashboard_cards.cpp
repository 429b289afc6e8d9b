// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/dashboard_cards.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <algorithm>

#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/table_style.h"
#include "ui/common/text.h"
#include "ui/dashboard/pareto_plot.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kClientRole = Qt::UserRole + 1;
constexpr double kPalestCell = 0.12;
/// Classes and stages that mean loss.
bool meansLoss(const std::string& key) {
    return key == "at_risk" || key == "cant_lose" || key == "churned" || key == "lll";
}

double ratio(std::int64_t hundredthsOfPercent) {
    return static_cast<double>(hundredthsOfPercent) / static_cast<double>(engine::kWholeShare);
}

QString shareText(std::int64_t share) { return percent(ratio(share), share > 0 && share < 1000 ? 1 : 0); }

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
    connect(m_bars, &BarPairList::activated, this, [this](const QVariant& key) {
        if (const engine::ChartRow* row = data()->chart(chartKey()).row(u8(key.toString()))) openRow(*row);
    });
    connect(m_rest, &QPushButton::clicked, this, [this] {
        if (const engine::ChartRow* row = data()->chart(chartKey()).row("none")) openRow(*row);
    });
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
        bar.first = ratio(chart.value(row, "count_share"));
        bar.second = ratio(chart.value(row, "money_share"));
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

StageCard::StageCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "stage_distribution", parent), m_bars(new ShareBarList) {
    body()->addWidget(m_bars);
    body()->addStretch();
    connect(m_bars, &ShareBarList::activated, this, [this](const QString& key) {
        if (const engine::ChartRow* row = data()->chart(chartKey()).row(u8(key))) openRow(*row);
    });
}

void StageCard::draw(const DashboardData& data, const engine::ChartData& chart) {
    QList<ShareBarData> rows;
    for (const engine::ChartRow& row : chart.rows) {
        const std::int64_t clients = chart.value(row, "count");
        ShareBarData bar;
        bar.mark = meansLoss(row.key) ? TierMark::risk : TierMark::none;
        bar.name = label(row.label);
        bar.share = ratio(chart.value(row, "count_share"));
        bar.text =
            tr("%1 · %2", "clients and their share").arg(count(clients), shareText(chart.value(row, "count_share")));
        bar.key = qs(row.key);
        bar.toolTip = tr("%1, value in window %2")
                          .arg(clientCount(clients), moneyFull(chart.value(row, "money"), data.scores->currency));
        rows << bar;
    }
    m_bars->setRows(rows);
}

MatrixCard::MatrixCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "rfm_matrix", parent),
      m_table(new MatrixTable),
      m_count(new QPushButton),
      m_value(new QPushButton) {
    auto* group = new QButtonGroup(this);
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (QPushButton* button : {m_count, m_value}) {
        button->setCheckable(true);
        setFlat(button);
        group->addButton(button);
        row->addWidget(button);
        connect(button, &QPushButton::toggled, this, &MatrixCard::showSwitch);
    }
    m_count->setChecked(true);
    addHeaderControl(both);
    body()->addWidget(m_table);
    body()->addStretch();
    connect(group, &QButtonGroup::buttonClicked, this, [this] {
        if (data()) draw(*data(), data()->chart(chartKey()));
    });
    connect(m_table, &MatrixTable::cellActivated, this, [this](int r, int f) {
        const MatrixCell* cell = m_table->matrixModel()->cell(m_table->matrixModel()->index(r, f));
        if (const engine::ChartRow* found = cell ? data()->chart(chartKey()).row(u8(cell->data.toString())) : nullptr)
            openRow(*found);
    });
    MatrixCard::retranslate();
}

void MatrixCard::showSwitch() {
    for (QPushButton* button : {m_count, m_value})
        setTone(button, button->isChecked() ? Tone::accent : Tone::secondary);
}

void MatrixCard::retranslate() {
    showSwitch();
    m_count->setText(tr("Clients"));
    m_value->setText(tr("Value"));
    m_table->setAccessibleName(tr("RFM matrix: rows are R, columns are F"));
    ChartCard::retranslate();
}

void MatrixCard::setByValue(bool byValue) {
    (byValue ? m_value : m_count)->setChecked(true);
    if (data()) draw(*data(), data()->chart(chartKey()));
}

void MatrixCard::draw(const DashboardData& data, const engine::ChartData& chart) {
    const bool byValue = m_value->isChecked();
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
        cell.label = label(row.word);
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
        connect(button, &QPushButton::clicked, this, [this, key = std::string(key)] {
            if (const engine::ChartRow* found = this->data()->chart(chartKey()).row(key)) openRow(*found);
        });
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
    m_plot->setCurve(data.chart("pareto"), clients,
                     tr("%n clients hold 80% of the value", nullptr, static_cast<int>(clients)));
}

RiskCard::RiskCard(AppContext& context, QWidget* parent)
    : ChartCard(context, "clients_at_risk", parent),
      m_table(new QTableView),
      m_model(new QStandardItemModel(this)),
      m_none(makeLabel({}, TextStyle::body, Tone::secondary)) {
    styleTable(m_table);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(1, new TierDelegate(m_table));
    m_table->setItemDelegateForColumn(2, new MoneyDelegate(m_table));
    m_table->setItemDelegateForColumn(3, new MoneyDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setCursor(Qt::PointingHandCursor);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_table->setMinimumHeight(kHeaderHeight + 4 * kRowHeight);
    m_table->installEventFilter(this);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_none);
    connect(m_table, &QTableView::clicked, this, &RiskCard::open);
}

void RiskCard::open(const QModelIndex& index) {
    const QVariant client = m_model->index(index.row(), 0).data(kClientRole);
    if (client.isValid()) emit clientOpened(client.toLongLong());
}

bool RiskCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_table->currentIndex().isValid()) {
            open(m_table->currentIndex());
            return true;
        }
    }
    return ChartCard::eventFilter(watched, event);
}

void RiskCard::draw(const DashboardData& data, const engine::ChartData& chart) {
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Client"), tr("Tier"), tr("Silent"), tr("Value")});
    for (int column : {2, 3})
        m_model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const engine::ChartRow& row : chart.rows) {
        auto* name = new QStandardItem(qs(data.nameOf(row)));
        name->setData(static_cast<qlonglong>(data.scores->clients[row.client]), kClientRole);
        name->setToolTip(name->text());
        auto* tier = new QStandardItem(label(row.word));
        tier->setData(qs(row.wordKey), kTierRole);
        auto* silence = new QStandardItem(tr("%n days", nullptr, static_cast<int>(chart.value(row, "silence"))));
        silence->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* money = new QStandardItem(moneyShort(chart.value(row, "money"), data.scores->currency));
        money->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        money->setToolTip(moneyFull(chart.value(row, "money"), data.scores->currency));
        m_model->appendRow({name, tier, silence, money});
    }
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setColumnWidth(1, 92);
    m_table->setColumnWidth(2, 84);
    m_table->setColumnWidth(3, 96);
    m_table->setVisible(!chart.rows.empty());
    m_none->setVisible(chart.rows.empty());
    m_none->setText(tr("No client is at risk."));
}

}  // namespace meike::ui
