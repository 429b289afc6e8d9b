// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base_fit.h"

#include "engine/model_choice.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "engine/backtest.h"
#include "engine/backtest_clients.h"
#include "engine/forecast.h"
#include "engine/purchases.h"
#include "engine/sufficiency.h"

namespace meike::engine {
namespace {

constexpr int kMostDates = 3;
constexpr double kPoissonClients = 30;
/// A season must gain more than this in log-likelihood, and not be further off in the last year, to be used.
constexpr double kSeasonFrom = 6;

/// Sum of ln(index) over the repeat purchases: what the change of time adds to the log-likelihood.
double logOfIndex(const MonthlyOrders& orders, const SeasonIndex& season) {
    double sum = 0;
    for (const MonthlyOrders::Month& month : orders.months)
        sum += month.orders * std::log(season.month[static_cast<std::size_t>(month.month)]);
    return sum;
}

struct Miss {
    double absolute = 0, predicted = 0, actual = 0, squares = 0, age = 0, clients = 0;

    /// Variance of the sum of what came: the clients' squared errors, drawn to those of independent orders (as many as
    /// were forecast) by the weight of kPoissonClients clients. Contracts that are renewed or not miss by far less.
    double noise() const { return (squares * clients + kPoissonClients * predicted) / (clients + kPoissonClients); }
};

/// What a fit misses by in the days after it.
Miss missOf(const BaseFacts& facts, const StreamFit& then, int days, DayNumber known) {
    Miss out;
    const DayNumber cut = then.view.asOf;
    const double ahead = then.view.ahead(days);
    const ContractForecaster contracts(then.view.contracts.models, {static_cast<double>(days), 1, 0});
    for (const CutClient& client : sampledClients(clientsAtCut(facts.columns, then.view, cut, days, known))) {
        double expected = client.single.repeats < 0 || !then.fit.converged
                              ? 0
                              : expectedPurchases(then.fit.parameters, client.cell(), ahead);
        if (client.terms != nullptr && !client.terms->empty()) expected += contracts.outlook(*client.terms).orders;
        const double off = client.actual - expected;
        out.absolute += std::abs(off);
        out.squares += off * off;
        out.predicted += expected;
        out.actual += client.actual;
        out.age += client.history.age;
        ++out.clients;
    }
    return out;
}

/// Fits the stream of a view; of nobody when all orders come by contract.
ModelFit fitView(ModelKind kind, const BaseView& view, const std::stop_token& stop) {
    return fitHistories(kind, view.stream(), FitMode::map, stop);
}

/// Whether a season is worth its months: by the likelihood of all orders, in which the change of time counts.
bool gains(const ModelFit& with, const ModelFit& without, const MonthlyOrders& orders, const SeasonIndex& season) {
    return with.converged && without.converged && with.parameters.kind == without.parameters.kind &&
           with.logLikelihood + logOfIndex(orders, season) > without.logLikelihood + kSeasonFrom;
}

StreamFit fitWithSeason(const BaseFacts& facts, ModelKind kind, DayNumber asOf, bool lookBack,
                        const std::stop_token& stop) {
    const OrderValues values(facts.columns, facts.basis, asOf);
    StreamFit plain;
    plain.view = baseView(facts, values, asOf, {}, nullptr, stop);
    plain.fit = fitView(kind, plain.view, stop);
    const std::int32_t longest = longestHistory(plain.view.whole);
    if (longest < kSeasonHistory || !plain.fit.converged) return plain;
    const MonthlyOrders orders = monthlyOrders(facts.columns, plain.view);
    const SeasonIndex season = seasonOf(orders);
    if (!season.on) return plain;
    StreamFit seasonal;
    seasonal.season = season;
    seasonal.view = bySeason(facts, values, plain.view, season);
    seasonal.fit = fitView(kind, seasonal.view, stop);
    if (!gains(seasonal.fit, plain.fit, orders, season)) return plain;
    constexpr int kYear = 365;
    if (lookBack && longest >= kSeasonHistory + kYear) {
        // Where a year was forecast with and without one, the season must not have been further off.
        const StreamFit then = fitWithSeason(facts, kind, asOf - kYear, false, stop);
        if (then.season.on) {
            StreamFit without;
            without.view = baseView(facts, asOf - kYear, {}, nullptr, stop);
            without.fit = fitView(kind, without.view, stop);
            const Miss by = missOf(facts, then, kYear, asOf);
            const Miss plainly = missOf(facts, without, kYear, asOf);
            if (by.absolute > 1.01 * plainly.absolute) return plain;
        }
    }
    return seasonal;
}

}  // namespace

StreamFit fitStream(const BaseFacts& facts, ModelKind kind, DayNumber asOf, const std::stop_token& stop) {
    return fitWithSeason(facts, kind, asOf, true, stop);
}

std::vector<TotalOrigin> lookBackAtTotals(const BaseFacts& facts, ModelKind kind, int horizonDays, DayNumber asOf,
                                          const std::stop_token& stop) {
    const HistoryColumns now = purchaseHistories(facts.columns, facts.basis, asOf);
    const std::int32_t longest = longestHistory(now);
    if (longest < 0) return {};
    const int days = std::min(horizonDays, planBacktest(asOf - longest, asOf, horizonDays).horizonDays);
    if (days <= 0) return {};
    const auto lookFrom = [&](DayNumber cut) -> std::optional<TotalOrigin> {
        throwIfStopped(stop);
        const HistoryColumns histories = purchaseHistories(facts.columns, facts.basis, cut);
        if (measureData(histories.history).step < 2) return std::nullopt;
        const StreamFit then = fitStream(facts, kind, cut, stop);
        if (!then.fit.converged && !then.view.contracts.split()) return std::nullopt;
        const Miss miss = missOf(facts, then, days, asOf);
        if (!(miss.predicted > 0)) return std::nullopt;
        const double known = std::max(1.0, miss.age / miss.clients);
        const double noise = miss.noise() / (miss.predicted * miss.predicted);
        return TotalOrigin{std::log((miss.actual + 0.5) / (miss.predicted + 0.5)), noise * (1 + days / known),
                           then.season.on};
    };
    // The dates know nothing of each other: side by side.
    std::vector<std::future<std::optional<TotalOrigin>>> looks;
    for (int i = 1; i <= kMostDates && asOf - i * days - (asOf - longest) >= kBacktestCalibration; ++i)
        looks.push_back(std::async(std::launch::async, lookFrom, asOf - i * days));
    std::vector<TotalOrigin> origins;
    for (auto& look : looks) {
        const std::optional<TotalOrigin> origin = look.get();
        if (!origin) break;
        origins.push_back(*origin);
    }
    return origins;
}

TotalCalibration calibrateTotals(std::span<const TotalOrigin> origins, bool season) {
    TotalCalibration out;
    double precision = 1 / (kTotalsBias * kTotalsBias);
    double sum = 0;
    for (const TotalOrigin& origin : origins) {
        ++out.origins;
        if (season && !origin.season) continue;
        precision += 1 / origin.variance;
        sum += origin.ratio / origin.variance;
    }
    if (out.origins == 0) return out;
    out.shift = sum / precision;
    out.spread = std::sqrt(1 / precision);
    return out;
}

FittedModels fitBase(const BaseFacts& facts, const ForecastRule& rule, DayNumber asOf, const std::stop_token& stop) {
    FittedModels models;
    models.asOf = asOf;
    models.basis = facts.basis;
    const int days = static_cast<int>(std::lround(rule.horizonMonths * kMonthDays));
    const ModelKind asked = modelOf(rule.model);
    const std::array<ModelKind, 1> one{asked};
    ChoiceInput input{facts, asOf};
    if (rule.model != ForecastModel::best) input.candidates = one;
    const ModelChoice choice = chooseModel(input, days, stop);
    const ModelKind kind = rule.model == ForecastModel::best ? choice.kind : asked;
    models.past = {verdictOn(choice, kind), static_cast<std::int32_t>(choice.origins), choice.closestRule};
    auto looks = std::async(std::launch::async, [&] { return lookBackAtTotals(facts, kind, days, asOf, stop); });
    StreamFit stream = fitStream(facts, kind, asOf, stop);
    models.purchase = stream.fit;
    models.season = stream.season;
    models.contracts = stream.view.contracts.models;
    models.spend =
        fitGammaGamma(spendCells(stream.view.stream()), FitMode::map, stop, amountsAreEqual(stream.view.stream()));
    models.calibration = calibrateTotals(looks.get(), models.season.on);
    return models;
}

}  // namespace meike::engine
