// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/model/model_cards.h"

#include <QHeaderView>
#include <QShortcut>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "app/words/forecast_words.h"
#include "app/words/report_card_words.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/score_bar.h"
#include "ui/kit/table_style.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/rooms/model/model_tables.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kClientRole = Qt::UserRole + 100;

constexpr std::array kPredictors{engine::Predictor::model, engine::Predictor::naive_rate,
                                 engine::Predictor::last_period, engine::Predictor::pooled_mean};

QLabel* wrapped(const QString& text, Tone tone = Tone::normal, TextStyle style = TextStyle::body) {
    QLabel* label = makeLabel(text, style, tone);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QVBoxLayout* lineBox(QVBoxLayout* body) {
    auto* lines = new QVBoxLayout;
    lines->setSpacing(space::kHalf);
    body->addLayout(lines);
    return lines;
}

constexpr int kMovesShown = 10;

/// A table that is as high as its rows (or as `most` of them): the page scrolls, not the table.
void fitHeight(QTableView* table, int most = std::numeric_limits<int>::max()) {
    table->setFixedHeight(table->horizontalHeader()->height() +
                          std::min(table->model()->rowCount(), most) * kRowHeight + 2);
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
    m_reasons = lineBox(body());
    m_table = readingTable(m_model);
    m_table->setObjectName(u"predictorTable"_s);
    body()->addWidget(m_table);
    m_legend = wrapped({}, Tone::secondary, TextStyle::small);
    body()->addWidget(m_legend);
    m_lines = lineBox(body());
    body()->addStretch(1);
}

void QualityCard::show(const ModelReport& report) {
    const engine::ReportCard& card = report.card;
    const Language language = context().language();
    setTitle(tr("How good is it?"));
    setSubtitle(tr("tested on the past, where the answer is known"));
    clearLayout(m_reasons);
    clearLayout(m_lines);
    const auto verdict = words::verdictLines(card, language);
    for (const words::Line& line : verdict) {
        if (line.key == "verdict") {
            m_verdict->setText(qs(line.text));
            setTone(m_verdict, card.usableWithoutCare()                          ? Tone::good
                               : card.usability == engine::Usability::not_tested ? Tone::secondary
                                                                                 : Tone::risk);
            continue;
        }
        auto* label = wrapped(qs(line.text));
        label->setObjectName(qs(line.key) + u"Line"_s);
        m_reasons->addWidget(label);
    }
    m_table->setVisible(card.tested());
    m_legend->setVisible(card.tested());
    m_model->clear();
    if (!card.tested()) return;
    fillTable(card);
    const auto lines = words::reportCardLines(card, report.scores->profile.forecast, language);
    for (const words::Line& line : lines) {
        // The verdict stands above, these three in the table.
        const bool told =
            std::any_of(verdict.begin(), verdict.end(), [&](const words::Line& each) { return each.key == line.key; });
        if (line.key == "coverage_total" && card.totalMissed()) continue;  // a reason above
        if (told || line.key == "average_miss" || line.key == "baselines" || line.key == "bias") continue;
        auto* label = wrapped(qs(line.text), Tone::secondary);
        label->setObjectName(qs(line.key) + u"Line"_s);
        m_lines->addWidget(label);
    }
}

void QualityCard::fillTable(const engine::ReportCard& card) {
    const Language language = context().language();
    m_table->setAccessibleName(tr("The model beside three simple methods"));
    // Broken by hand: the names of the methods need the room.
    m_model->setHorizontalHeaderLabels({tr("Method"), tr("Said yes,\ndid not order\n(error rate)"),
                                        tr("Ordered, not\npredicted\n(omission rate)"),
                                        tr("Orders off\na client,\non average"), tr("Total\nhigh (+)\nor low (−)")});
    const QStringList tips{QString(), tr("Error rate: of the clients it expected to order, the share that did not."),
                           tr("Omission rate: of the clients who ordered, the share it had not expected to."),
                           tr("Orders it was off by for a client, on average. The smaller the better."),
                           tr("How many orders too many (+) or too few (−) it expected in all.")};
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_model->horizontalHeaderItem(column)->setToolTip(tips[column]);
        m_model->horizontalHeaderItem(column)->setTextAlignment((column > 0 ? Qt::AlignRight : Qt::AlignLeft) |
                                                                Qt::AlignVCenter);
    }
    const auto rate = [](std::optional<double> share) { return share ? percent(*share) : u"–"_s; };
    // What makes a column's best: the smallest figure as it is shown, so that equal ones are all marked.
    std::array<std::array<std::optional<double>, 4>, kPredictors.size()> size;
    for (std::size_t i = 0; i < kPredictors.size(); ++i) {
        const engine::PredictionScore& score = card.of(kPredictors[i]);
        const auto whole = [](std::optional<double> share) {
            return share ? std::optional(std::round(std::abs(*share) * 100)) : std::nullopt;
        };
        size[i] = {whole(score.errorRate), whole(score.omissionRate), std::round(score.mae * 100), whole(score.bias)};
    }
    const auto isBest = [&](std::size_t row, std::size_t column) {
        return size[row][column] && std::none_of(size.begin(), size.end(), [&](const auto& other) {
                   return other[column] && *other[column] < *size[row][column];
               });
    };
    for (std::size_t i = 0; i < kPredictors.size(); ++i) {
        const engine::PredictionScore& score = card.of(kPredictors[i]);
        const QStringList figures{rate(score.errorRate), rate(score.omissionRate), number(score.mae, 2),
                                  score.bias ? signedNumber(*score.bias * 100, 0) + u'%' : u"–"_s};
        QList<QStandardItem*> row{cell(qs(words::predictorLabel(kPredictors[i]).in(language)))};
        row.front()->setToolTip(row.front()->text());
        for (std::size_t column = 0; column < 4; ++column) {
            const QString& figure = figures[static_cast<qsizetype>(column)];
            const bool best = isBest(i, column);
            row << cell(best ? u"★ "_s + figure : figure, true);
            if (best) row.back()->setToolTip(tr("the best of the four"));
        }
        for (QStandardItem* item : row) item->setData(kPredictors[i] == engine::Predictor::model, kStrongRole);
        m_model->appendRow(row);
    }
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setTextElideMode(Qt::ElideNone);
    header->setFixedHeight(3 * header->fontMetrics().height() + space::kUnit);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    fitHeight(m_table);
    m_legend->setText(tr("★ the best of the four"));
}

// ---- Reliability ----

ReliabilityCard::ReliabilityCard(AppContext& context, QWidget* parent) : ModelCard(context, parent) {
    setObjectName(u"reliabilityCard"_s);
    m_answer = lineBox(body());
    m_intro = wrapped({}, Tone::secondary);
    body()->addWidget(m_intro);
    m_bars = new ReliabilityBars;
    m_bars->setObjectName(u"reliabilityBars"_s);
    body()->addWidget(m_bars);
    m_few = wrapped({}, Tone::secondary, TextStyle::small);
    m_few->setObjectName(u"fewCases"_s);
    body()->addWidget(m_few);
    body()->addStretch(1);
}

void ReliabilityCard::show(const ModelReport& report) {
    const engine::ReportCard& card = report.card;
    const Language language = context().language();
    setTitle(tr("When it says 80%, is it 80%?"));
    clearLayout(m_answer);
    m_bars->setVisible(card.tested());
    m_few->setVisible(false);
    if (!card.tested()) {
        m_intro->setText(tr("The history is too short to test it on the past."));
        return;
    }
    for (const words::Line& line : words::reliabilityLines(card, language)) {
        const bool answer = line.key != "furthest";
        auto* label = wrapped(qs(line.text), Tone::normal, answer ? TextStyle::strong : TextStyle::body);
        label->setObjectName(qs(line.key) + u"Line"_s);
        m_answer->addWidget(label);
    }
    m_intro->setText(tr("Clients grouped by how likely the model thought an order in the next %1. Upper bar: what it "
                        "said. Lower bar: how many did order. The closer the two, the better.")
                         .arg(qs(words::horizonText(card.horizonDays, language))));
    QList<ReliabilityBars::Row> rows;
    bool few = false;
    for (std::size_t i = 0; i < card.reliability.size(); ++i) {
        const engine::ReliabilityBin& bin = card.reliability[i];
        if (bin.rows == 0) continue;
        ReliabilityBars::Row row;
        row.name = u"%1–%2%"_s.arg(10 * i).arg(10 * (i + 1));
        row.predicted = bin.predicted;
        row.came = bin.actual;
        row.predictedText = tr("predicted %1").arg(percent(bin.predicted));
        row.cameText = tr("ordered %1").arg(percent(bin.actual));
        row.note = bin.rows == 1 ? tr("1 case") : tr("%1 cases").arg(count(static_cast<std::int64_t>(bin.rows)));
        row.few = bin.rows < engine::kFewestCases;
        few |= row.few;
        rows << row;
    }
    m_bars->setAccessibleName(tr("Predicted and actual share of clients who order"));
    m_bars->setRows(rows);
    m_few->setText(
        tr("Grey: under %1 cases, too few to go by. A client counts once in each test.").arg(engine::kFewestCases));
    m_few->setVisible(few);
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
    setTitle(tr("How do clients who reorder differ?"));
    clearLayout(m_lines);
    if (report.drivers.empty()) {
        m_intro->setText(tr("The history is too short to tell."));
        return;
    }
    m_intro->setText(tr("How the clients who ordered again within %1 differed beforehand from those who did not. The "
                        "percentage: this measure's share of all the difference that was found. A link is not yet a "
                        "cause.")
                         .arg(qs(words::horizonText(report.card.horizonDays, language))));
    bool used = false;
    for (const NamedDriver& each : report.drivers) {
        if (each.driver.verdict != engine::DriverVerdict::used) continue;
        used = true;
        const QString name = context().text(each.name);
        const QString sentence = qs(words::driverText(each.driver, each.name.in(language), language));
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
            m_lines->addWidget(wrapped(tr("It differs, but not in one direction."), Tone::secondary, TextStyle::small));
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
        QString reason = qs(words::driverVerdictLabel(verdict).in(language));
        if (!reason.isEmpty()) reason[0] = reason[0].toUpper();
        m_lines->addWidget(wrapped(labelledText(reason, listText(names)), Tone::secondary, TextStyle::small));
    }
}

// ---- What has changed ----

SinceCard::SinceCard(AppContext& context, QWidget* parent)
    : ModelCard(context, parent), m_model(new QStandardItemModel(this)) {
    setObjectName(u"sinceCard"_s);
    m_lines = lineBox(body());
    m_fold = new QToolButton;
    m_fold->setObjectName(u"movesFold"_s);
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    body()->addWidget(m_fold, 0, Qt::AlignLeft);
    m_table = readingTable(m_model);
    m_table->setObjectName(u"movesTable"_s);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    for (const int column : {1, 2}) m_table->setItemDelegateForColumn(column, new TierDelegate(m_table));
    body()->addWidget(m_table);
    body()->addStretch(1);
    connect(m_fold, &QToolButton::toggled, this, &SinceCard::setOpen);
    connect(m_table, &QTableView::clicked, this, &SinceCard::openClient);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(key, m_table);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this] { openClient(m_table->currentIndex()); });
    }
    setOpen(false);
}

void SinceCard::openClient(const QModelIndex& index) {
    if (index.isValid()) context().openClient(m_model->index(index.row(), 0).data(kClientRole).toLongLong());
}

void SinceCard::setOpen(bool open) {
    m_fold->setChecked(open);
    m_fold->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s, Tone::secondary));
    m_table->setVisible(open && m_model->rowCount() > 0);
}

void SinceCard::show(const ModelReport& report) {
    clearLayout(m_lines);
    setVisible(report.since.has_value());
    if (!report.since) return;
    const ModelReport::Since& since = *report.since;
    const Language language = context().language();
    setTitle(tr("What has changed since %1?").arg(dateText(since.day)));
    if (since.foretold) {
        const double actual = since.realised.actual;
        auto* label = wrapped(
            since.realised.predicted > 0
                ? tr("On that day the model expected %1 orders up to now. There were %2 (%3).")
                      .arg(number(since.realised.predicted, 0), number(actual, 0), percent(since.realised.ratio))
                : tr("On that day the model expected no orders up to now. There were %1.").arg(number(actual, 0)));
        label->setObjectName(u"realisedLine"_s);
        m_lines->addWidget(label);
    } else {
        m_lines->addWidget(wrapped(tr("On that day there was not enough data for a forecast."), Tone::secondary));
    }
    // The stability of distributions is for experts, further down.
    for (const words::Line& line : words::driftLines(since.drift, language)) {
        if (line.key != "moves") continue;
        auto* label = wrapped(qs(line.text));
        label->setObjectName(u"movesDrift"_s);
        m_lines->addWidget(label);
    }
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Client"), tr("From"), tr("To"), tr("What changed")});
    const auto& tiers = report.scores->assessment.tierNames;
    const auto tier = [&](std::int8_t rank) {
        auto* item = cell(rank < 0 ? u"–"_s : qs(tiers[static_cast<std::size_t>(rank)].label.in(language)));
        if (rank >= 0) item->setData(qs(tiers[static_cast<std::size_t>(rank)].key), kTierRole);
        return item;
    };
    for (const ModelReport::Since::Move& move : since.moves) {
        auto* name = cell(qs(move.name));
        name->setData(static_cast<qint64>(move.client), kClientRole);
        m_model->appendRow(
            {name, tier(move.from), tier(move.to), cell(move.thresholdsMoved ? tr("the limits") : tr("the client"))});
    }
    const auto moved = static_cast<std::int64_t>(since.moves.size());
    // The sentence says it when it is the same for all.
    m_table->setColumnHidden(3, since.drift.tier.clientChanged == 0 || since.drift.tier.thresholdsMoved == 0);
    m_fold->setVisible(moved > 0);
    m_fold->setText(tr("Show %1").arg(clientCount(moved)));
    m_table->setAccessibleName(tr("Clients whose tier changed"));
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    fitHeight(m_table, kMovesShown);
    setOpen(m_fold->isChecked());
}

// ---- What to do next ----

NextCard::NextCard(AppContext& context, QWidget* parent) : ModelCard(context, parent) {
    setObjectName(u"nextCard"_s);
    m_lines = lineBox(body());
    body()->addStretch(1);
}

void NextCard::show(const ModelReport& report) {
    setTitle(tr("What to do next"));
    clearLayout(m_lines);
    for (const words::Line& line : nextStepLines(*report.scores, &report, context().language())) {
        auto* label = wrapped(u"• "_s + qs(line.text));
        label->setObjectName(qs(line.key) + u"Next"_s);
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
