// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/model_cards.h"

#include <QHeaderView>
#include <algorithm>
#include <cmath>

#include "engine/forecast_text.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/score_bar.h"
#include "ui/common/table_style.h"
#include "ui/common/text.h"
#include "ui/model/model_tables.h"
#include "ui/theme/icons.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array kPredictors{engine::Predictor::model, engine::Predictor::naive_rate,
                                 engine::Predictor::last_period, engine::Predictor::pooled_mean};

QLabel* wrapped(const QString& text, Tone tone = Tone::normal, TextStyle style = TextStyle::body) {
    QLabel* label = makeLabel(text, style, tone);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void empty(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

QVBoxLayout* lineBox(QVBoxLayout* body) {
    auto* lines = new QVBoxLayout;
    lines->setSpacing(space::kHalf);
    body->addLayout(lines);
    return lines;
}

/// A table that is as high as its rows: the page scrolls, not the table.
void fitHeight(QTableView* table) {
    table->setFixedHeight(kHeaderHeight + table->model()->rowCount() * kRowHeight + 2);
}

QTableView* readingTable(QStandardItemModel* model) {
    auto* table = new QTableView;
    styleTable(table);
    table->setModel(model);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return table;
}

QStandardItem* cell(const QString& text, bool right = false) {
    auto* item = new QStandardItem(text);
    item->setEditable(false);
    item->setTextAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return item;
}

}  // namespace

// ---- How good it is ----

QualityCard::QualityCard(AppContext& context, QWidget* parent)
    : ModelCard(context, parent), m_model(new QStandardItemModel(this)) {
    setObjectName(u"qualityCard"_s);
    m_verdict = wrapped({}, Tone::normal, TextStyle::strong);
    m_verdict->setObjectName(u"modelVerdict"_s);
    body()->addWidget(m_verdict);
    m_table = readingTable(m_model);
    m_table->setObjectName(u"predictorTable"_s);
    body()->addWidget(m_table);
    m_lines = lineBox(body());
    body()->addStretch(1);
}

void QualityCard::show(const ModelReport& report) {
    const engine::ReportCard& card = report.card;
    const Language language = context().language();
    setTitle(tr("How good is it?"));
    setSubtitle(tr("tested on the past, where the answer is known"));
    const double mae = card.of(engine::Predictor::model).mae;
    QStringList closer;
    for (const engine::Predictor predictor : kPredictors)
        if (predictor != engine::Predictor::model && card.of(predictor).mae <= mae)
            closer << qs(engine::predictorLabel(predictor).in(language));
    // It passes the gate by beating one simple method; green would hide that another is as good.
    const bool usable = card.usability == engine::Usability::usable;
    const bool withCare = usable && !closer.isEmpty();
    m_verdict->setText(withCare ? tr("Use with care: a simpler method was as close or closer")
                                : qs(engine::usabilityLabel(card.usability).in(language)));
    setTone(m_verdict, usable && !withCare                               ? Tone::good
                       : card.usability == engine::Usability::not_tested ? Tone::secondary
                                                                         : Tone::risk);
    m_table->setVisible(card.tested());
    empty(m_lines);
    m_model->clear();
    if (!card.tested()) return;

    m_table->setAccessibleName(tr("The model beside three simple methods"));
    m_model->setHorizontalHeaderLabels(
        {tr("Method"), tr("Error rate"), tr("Omission rate"), tr("Average miss"), tr("Total bias")});
    const QStringList tips{QString(), tr("Of the clients it expected to order, the share that did not."),
                           tr("Of the clients who ordered, the share it had not expected to."),
                           tr("Orders it was off by for a client, on average. The smaller the better."),
                           tr("How many orders too many (+) or too few (-) it expected in all.")};
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_model->horizontalHeaderItem(column)->setToolTip(tips[column]);
        m_model->horizontalHeaderItem(column)->setTextAlignment((column > 0 ? Qt::AlignRight : Qt::AlignLeft) |
                                                                Qt::AlignVCenter);
    }
    const auto rate = [](std::optional<double> share) { return share ? percent(*share) : u"–"_s; };
    for (const engine::Predictor predictor : kPredictors) {
        const engine::PredictionScore& score = card.of(predictor);
        const QList<QStandardItem*> row{cell(qs(engine::predictorLabel(predictor).in(language))),
                                        cell(rate(score.errorRate), true), cell(rate(score.omissionRate), true),
                                        cell(number(score.mae, 2), true),
                                        cell(score.bias ? signedNumber(*score.bias * 100, 0) + u'%' : u"–"_s, true)};
        row.front()->setToolTip(row.front()->text());
        for (QStandardItem* item : row) item->setData(predictor == engine::Predictor::model, kStrongRole);
        m_model->appendRow(row);
    }
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    fitHeight(m_table);

    if (!closer.isEmpty()) {
        auto* label = wrapped(closer.size() == 3 ? tr("All three simple methods are as close or closer than the model.")
                                                 : tr("As close as the model or closer: %1.").arg(listText(closer)),
                              Tone::risk);
        label->setObjectName(u"closerBaselines"_s);
        m_lines->addWidget(label);
    }
    for (const engine::ReasonLine& line : engine::reportCardLines(card, report.scores->profile.forecast, language)) {
        // The verdict stands above, these three in the table.
        if (line.key == "usability" || line.key == "average_miss" || line.key == "baselines" || line.key == "bias")
            continue;
        auto* label = wrapped(qs(line.text), line.key == "total_missed" ? Tone::risk : Tone::secondary);
        label->setObjectName(qs(line.key) + u"Line"_s);
        m_lines->addWidget(label);
    }
}

// ---- Reliability ----

ReliabilityCard::ReliabilityCard(AppContext& context, QWidget* parent) : ModelCard(context, parent) {
    setObjectName(u"reliabilityCard"_s);
    m_intro = wrapped({}, Tone::secondary);
    body()->addWidget(m_intro);
    m_bars = new ReliabilityBars;
    m_bars->setObjectName(u"reliabilityBars"_s);
    body()->addWidget(m_bars);
    body()->addStretch(1);
}

void ReliabilityCard::show(const ModelReport& report) {
    const engine::ReportCard& card = report.card;
    setTitle(tr("When it says 80%, is it 80%?"));
    m_bars->setVisible(card.tested());
    if (!card.tested()) {
        m_intro->setText(tr("The history is too short to test it on the past."));
        return;
    }
    m_intro->setText(tr("Clients grouped by how likely the model thought an order in the next %1 days. Upper bar: what "
                        "it said. Lower bar: how many did order. The closer the two, the better.")
                         .arg(card.horizonDays));
    QList<ReliabilityBars::Row> rows;
    for (std::size_t i = 0; i < card.reliability.size(); ++i) {
        const engine::ReliabilityBin& bin = card.reliability[i];
        if (bin.rows == 0) continue;
        ReliabilityBars::Row row;
        row.name = u"%1–%2%"_s.arg(10 * i).arg(10 * (i + 1));
        row.foretold = bin.predicted;
        row.came = bin.actual;
        row.foretoldText = tr("foretold %1").arg(percent(bin.predicted));
        row.cameText = tr("ordered %1").arg(percent(bin.actual));
        row.note = tr("%1 forecasts").arg(count(static_cast<std::int64_t>(bin.rows)));
        rows << row;
    }
    m_bars->setAccessibleName(tr("Foretold and actual share of clients who order"));
    m_bars->setRows(rows);
}

// ---- Drivers ----

DriversCard::DriversCard(AppContext& context, QWidget* parent) : ModelCard(context, parent) {
    setObjectName(u"driversCard"_s);
    m_intro = wrapped({}, Tone::secondary);
    body()->addWidget(m_intro);
    m_lines = lineBox(body());
    body()->addStretch(1);
}

void DriversCard::show(const ModelReport& report) {
    const Language language = context().language();
    setTitle(tr("What drives renewal?"));
    empty(m_lines);
    if (report.drivers.empty()) {
        m_intro->setText(tr("The history is too short to tell."));
        return;
    }
    m_intro->setText(tr("How the clients who ordered again within %1 days differed beforehand from those who did not. "
                        "A link is not yet a cause.")
                         .arg(report.card.horizonDays));
    bool used = false;
    for (const NamedDriver& each : report.drivers) {
        if (each.driver.verdict != engine::DriverVerdict::used) continue;
        used = true;
        const QString name = context().text(each.name);
        const QString sentence = qs(engine::driverText(each.driver, each.name.in(language), language));
        auto* bar = new ScoreBar;
        bar->setScore(name, each.driver.share, percent(each.driver.share), false, sentence);
        bar->setObjectName(qs(each.driver.key) + u"Driver"_s);
        m_lines->addWidget(bar);
        if (each.driver.direction != 0) {
            m_lines->addWidget(wrapped(each.driver.direction > 0
                                           ? tr("The higher it is, the more clients order again.")
                                           : tr("The higher it is, the fewer clients order again."),
                                       Tone::secondary, TextStyle::small));
        } else {
            m_lines->addWidget(wrapped(tr("It matters, but not in one direction."), Tone::secondary, TextStyle::small));
        }
    }
    int labelWidth = 0;
    const auto bars = findChildren<ScoreBar*>();
    for (const ScoreBar* bar : bars)
        if (!bar->isHidden()) labelWidth = std::max(labelWidth, bar->labelWidthHint());
    for (ScoreBar* bar : bars) bar->setLabelWidth(labelWidth);
    if (!used) m_lines->addWidget(wrapped(tr("None of the measures below tells the two apart.")));
    // What does not count, by reason: one line each.
    for (const engine::DriverVerdict verdict :
         {engine::DriverVerdict::no_influence, engine::DriverVerdict::constant, engine::DriverVerdict::from_future,
          engine::DriverVerdict::only_for_buyers}) {
        QStringList names;
        for (const NamedDriver& each : report.drivers)
            if (each.driver.verdict == verdict) names << context().text(each.name);
        if (names.isEmpty()) continue;
        QString reason = qs(engine::driverVerdictLabel(verdict).in(language));
        if (!reason.isEmpty()) reason[0] = reason[0].toUpper();
        m_lines->addWidget(wrapped(labelledText(reason, listText(names)), Tone::secondary, TextStyle::small));
    }
}

// ---- What has changed ----

SinceCard::SinceCard(AppContext& context, QWidget* parent) : ModelCard(context, parent) {
    setObjectName(u"sinceCard"_s);
    m_lines = lineBox(body());
    body()->addStretch(1);
}

void SinceCard::show(const ModelReport& report) {
    empty(m_lines);
    setVisible(report.since.has_value());
    if (!report.since) return;
    const ModelReport::Since& since = *report.since;
    setTitle(tr("What has changed since %1?").arg(dateText(since.day)));
    if (since.foretold) {
        const double actual = since.realised.actual;
        auto* label = wrapped(
            since.realised.predicted > 0
                ? tr("On that day the model expected %1 orders up to now. %2 came (%3).")
                      .arg(number(since.realised.predicted, 0), number(actual, 0), percent(since.realised.ratio))
                : tr("On that day the model expected no orders up to now. %1 came.").arg(number(actual, 0)));
        label->setObjectName(u"realisedLine"_s);
        m_lines->addWidget(label);
    } else {
        m_lines->addWidget(wrapped(tr("On that day there was not enough data for a forecast."), Tone::secondary));
    }
    auto lines = engine::driftLines(since.drift, context().language());
    // People first, distributions after.
    std::stable_partition(lines.begin(), lines.end(), [](const auto& line) { return line.key == "moves"; });
    for (const engine::ReasonLine& line : lines) {
        const bool moves = line.key == "moves";
        auto* label = wrapped(qs(line.text), moves ? Tone::normal : Tone::secondary);
        label->setObjectName(qs(line.key) + u"Drift"_s);
        if (!moves)
            label->setToolTip(tr("Stability index: below 0.1 stable, up to 0.25 shifting, above that changed."));
        m_lines->addWidget(label);
    }
}

// ---- For experts ----

ExpertCard::ExpertCard(AppContext& context, QWidget* parent)
    : ModelCard(context, parent), m_model(new QStandardItemModel(this)) {
    setObjectName(u"expertCard"_s);
    m_fold = new QToolButton;
    m_fold->setObjectName(u"expertFold"_s);
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    body()->addWidget(m_fold, 0, Qt::AlignLeft);
    m_table = readingTable(m_model);
    m_table->setObjectName(u"parameterTable"_s);
    body()->addWidget(m_table);
    connect(m_fold, &QToolButton::toggled, this, &ExpertCard::setOpen);
    setOpen(false);
}

void ExpertCard::setOpen(bool open) {
    m_fold->setChecked(open);
    m_fold->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s, Tone::secondary));
    m_table->setVisible(open);
}

void ExpertCard::show(const ModelReport& report) {
    m_fold->setText(tr("For experts: parameters and fit"));
    m_table->setAccessibleName(m_fold->text());
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Figure"), tr("Value"), tr("Standard error")});
    m_model->horizontalHeaderItem(1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_model->horizontalHeaderItem(2)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (const ModelFigure& figure : modelFigures(report, context().language()))
        m_model->appendRow({cell(figure.name), cell(figure.value, true), cell(figure.error, true)});
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Stretch);
    fitHeight(m_table);
}

}  // namespace meike::ui
