// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/kpi_row.h"

#include <QGridLayout>
#include <array>

#include "app/words/basis_words.h"
#include "app/words/forecast_words.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/tokens.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

enum Kpi { clients, active, value, clv, at_risk, overdue };
constexpr std::array kKeys{"clients", "active", "value", "clv", "at_risk", "overdue"};
/// Step of the ladder from which a figure needs no warning.
constexpr int kFirmStep = 4;
/// Narrower, they stand in two rows: a figure is never cut.
constexpr int kSixCards = 900;

double ratio(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// "+8%"; nothing without something above zero to compare with.
QString growth(MinorUnits now, MinorUnits before) {
    if (before <= 0) return {};
    const double change = 100 * (static_cast<double>(now) - static_cast<double>(before)) / static_cast<double>(before);
    return signedNumber(change, std::abs(change) < 10 ? 1 : 0) + u'%';
}

}  // namespace

KpiRow::KpiRow(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::kWide);
    for (const char* key : kKeys) {
        auto* card = new KpiCard;
        card->setObjectName(QString::fromLatin1(key) + u"Kpi"_s);
        card->setClickable(true);
        m_cards << card;
        connect(card, &KpiCard::clicked, this, [this, key = std::string(key)] { open(key); });
    }
    arrange();
}

void KpiRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
    fitLabels();
}

void KpiRow::fitLabels() {
    const int gaps = (m_columns - 1) * space::kWide;
    const int each = (width() - gaps) / m_columns;
    int lines = 1;
    for (const KpiCard* card : m_cards) lines = std::max(lines, card->labelLinesAt(each));
    for (KpiCard* card : m_cards) card->setLabelLines(lines);
}

void KpiRow::arrange() {
    const int columns = width() < kSixCards ? 3 : static_cast<int>(m_cards.size());
    if (columns == m_columns) return;
    m_columns = columns;
    auto* grid = static_cast<QGridLayout*>(layout());
    for (int i = 0; i < static_cast<int>(m_cards.size()); ++i) {
        grid->setColumnStretch(i, i < columns ? 1 : 0);
        grid->addWidget(m_cards[i], i / columns, i % columns);
    }
}

void KpiRow::open(const std::string& key) {
    if (!m_data) return;
    const bool forecast = key == "clv";
    const engine::ChartData& chart = m_data->chart(forecast ? "clv" : "key_figures");
    const engine::ChartRow& row = *chart.row(forecast ? "total" : key);
    if (forecast && !row.opensClients) {
        // No client has a figure: the page that says why.
        m_context.openPage(u"model"_s);
        return;
    }
    const QString title = forecast ? tr("CLV, next %1 months").arg(m_data->scores->profile.forecast.horizonMonths)
                                   : qs(row.label.in(m_context.language()));
    if (const auto rule = m_data->ruleOf(row))
        m_context.openClients(*rule, title);
    else
        m_context.openClients(std::make_shared<const std::vector<RecordId>>(m_data->clientsOf(chart, row)), title);
}

void KpiRow::setData(const std::shared_ptr<const DashboardData>& data) {
    m_data = data;
    fill();
    fillForecast();
    setAccessibleDescription(qs(chartSummary(*m_data, "key_figures", m_context.language())));
}

QString KpiRow::against(const QString& change) const {
    return change.isEmpty() ? QString() : tr("%1 on %2", "change, assessment").arg(change, qs(m_data->before->name));
}

QString KpiRow::moneyAgainst(MinorUnits now, const std::optional<MinorUnits>& before) const {
    if (!m_data->before || !before) return {};
    return tr("%1 was %2.", "assessment, amount")
               .arg(qs(m_data->before->name), moneyFull(*before, m_data->scores->currency)) +
           (growth(now, *before).isEmpty() ? QString() : u" ("_s + growth(now, *before) + u')');
}

void KpiRow::fill() {
    const Scores& scores = *m_data->scores;
    const engine::Assessment& a = scores.assessment;
    const auto& before = m_data->before;
    const engine::ChartData& figures = m_data->chart("key_figures");
    const auto figure = [&](const char* row, const char* column) { return figures.value(*figures.row(row), column); };
    const auto money = [&](MinorUnits amount) { return moneyShort(amount, scores.currency); };

    const std::int64_t all = figure("clients", "count");
    m_cards[clients]->setKpi(
        tr("Clients"), count(all),
        !before ? tr("%1 with a purchase").arg(count(m_data->chart("lifecycle_funnel").row("bought")->values.front()))
        : all == before->clients ? tr("unchanged since %1").arg(qs(before->name))
                                 : against(signedCount(all - before->clients)));
    m_cards[clients]->setFigureToolTip(
        before ? tr("%1 had %2.", "assessment, clients").arg(qs(before->name), clientCount(before->clients))
               : QString());

    const std::int64_t activeClients = figure("active", "count");
    QString share = percent(ratio(activeClients, all));
    if (before) {
        const double points = 100 * (ratio(activeClients, all) - ratio(before->active, before->clients));
        share = tr("%1 of all, %2 points").arg(share, signedNumber(points, 1));
    }
    m_cards[active]->setKpi(tr("Active clients"), count(activeClients), share);
    m_cards[active]->setFigureToolTip(before ? tr("Neither prospects nor churned. Points against %1, which had %2.")
                                                   .arg(qs(before->name), clientCount(before->active))
                                             : tr("Neither prospects nor churned."));

    const MinorUnits year = figure("value", "money");
    const QString basis = qs(classRow(a.base.basis).label.in(m_context.language()));
    QStringList tip{moneyFull(year, scores.currency)};
    QString onYear;
    if (m_data->valueYearBefore && !growth(year, *m_data->valueYearBefore).isEmpty()) {
        onYear = tr("%1 on the year before").arg(growth(year, *m_data->valueYearBefore));
        tip << onYear;
    } else {
        onYear = tr("no year before to compare with");
    }
    if (before && before->value) tip << moneyAgainst(year, before->value);
    const bool compared = before && before->value && !growth(year, *before->value).isEmpty();
    QString valueLabel = tr("%1, last 12 months").arg(basis);
    if (const auto estimated = words::estimatedText(m_data->estimated(), m_context.language()); !estimated.empty()) {
        valueLabel += u" · "_s + qs(estimated);
        tip << tr(
            "Orders whose value is not known are estimated by the ratio of the client's other orders, of the "
            "service type or of all orders.");
    }
    m_cards[value]->setKpi(valueLabel, money(year), compared ? against(growth(year, *before->value)) : onYear);
    m_cards[value]->setFigureToolTip(tip.join(u'\n'));

    const auto owed = [&](Kpi kpi, const QString& label, const char* key, const std::optional<MinorUnits>& then,
                          const QString& explanation) {
        const std::int64_t count = figure(key, "count");
        const MinorUnits amount = figure(key, "money");
        // Under the amount stand the clients: the change must say that it is not theirs.
        const QString whose = clientCount(count);
        const QString change = then ? growth(amount, *then) : QString();
        m_cards[kpi]->setKpi(label, money(amount),
                             change.isEmpty()  ? whose
                             : amount == *then ? tr("%1, amount unchanged").arg(whose)
                                               : tr("%1, amount %2", "clients, change").arg(whose, change),
                             count > 0 ? Tone::risk : Tone::normal);
        QStringList lines{moneyFull(amount, scores.currency), explanation};
        if (const std::int64_t best = figure(key, "best"); best > 0 && !a.tierNames.empty())
            lines << tr("%1 of these clients: %2.", "how many, tier")
                         .arg(meike::ui::count(best), qs(a.tierNames.front().label.in(m_context.language())));
        if (before && then) lines << moneyAgainst(amount, then);
        m_cards[kpi]->setFigureToolTip(lines.join(u'\n'));
    };
    QString risk = tr("Value of the last 365 days of clients whose stage is “at risk”.");
    if (before)
        risk +=
            u' ' + tr("%1 had %2 at risk.", "assessment, clients").arg(qs(before->name), clientCount(before->atRisk));
    owed(at_risk, tr("Revenue at risk"), "at_risk", before ? before->riskValue : std::nullopt, risk);
    owed(overdue, tr("Overdue"), "overdue", before ? before->overdue : std::nullopt,
         tr("Due before the day shown, less what has been received for it."));
    fitLabels();
}

void KpiRow::fillForecast() {
    const Scores& scores = *m_data->scores;
    const engine::BaseForecast& base = scores.assessment.forecast.base;
    const engine::ChartData& chart = m_data->chart("clv");
    const engine::ChartRow& total = *chart.row("total");
    const std::int64_t sum = chart.value(total, "money");
    const std::int64_t low = chart.value(total, "low");
    const std::int64_t high = chart.value(total, "high");
    const bool hasRange = low != engine::kNoValue && high != engine::kNoValue;
    const auto money = [&](MinorUnits amount) { return moneyShort(amount, scores.currency); };
    const QString range = hasRange ? u"%1 – %2"_s.arg(money(low), money(high)) : QString();
    const QString ladder = m_context.text(words::sufficiencyLabel(base.sufficiency.step));
    QString label = tr("CLV, next %1 months").arg(scores.profile.forecast.horizonMonths);
    QStringList tip;
    if (sum == engine::kNoValue) {
        m_cards[clv]->setKpi(label, u"–"_s, hasRange ? labelledText(ladder, range) : ladder);
    } else {
        // What is not firm is not shown as if it were.
        if (base.sufficiency.step < kFirmStep) label += u" · "_s + tr("rough guide");
        const auto& then = m_data->before ? m_data->before->clv : std::optional<MinorUnits>();
        const QString change = then ? against(growth(sum, *then)) : QString();
        m_cards[clv]->setKpi(label, money(sum), !change.isEmpty() ? change : range);
        tip << (hasRange ? tr("%1, 8 times in 10 %2").arg(moneyFull(sum, scores.currency), range)
                         : moneyFull(sum, scores.currency));
        if (then) tip << moneyAgainst(sum, then);
    }
    tip << tr("Customer lifetime value: what the orders expected of today's clients are worth. New clients are not "
              "counted.")
        << qs(m_data->slow && m_data->slow->reportCard
                  ? words::sufficiencyText(base.sufficiency, *m_data->slow->reportCard, m_context.language())
                  : words::sufficiencyText(base.sufficiency, m_context.language()));
    m_cards[clv]->setFigureToolTip(tip.join(u'\n'));
    fitLabels();
}

}  // namespace meike::ui
