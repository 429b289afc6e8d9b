// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model_choice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "engine/backtest.h"
#include "engine/backtest_clients.h"
#include "engine/contract_draws.h"
#include "engine/forecast.h"
#include "engine/sufficiency.h"

namespace meike::engine {
namespace {

bool isCandidate(const ChoiceInput& input, ModelKind kind) {
    return kind == kDefaultModel ||
           std::find(input.candidates.begin(), input.candidates.end(), kind) != input.candidates.end();
}

struct ModelError {
    double absolute = 0;
    double squares = 0;  ///< of the chance of a purchase
};

/// The errors of the candidates at one origin; nothing when one of them cannot be fitted there.
std::optional<std::array<ModelError, kModelKinds.size()>> errorsAt(const ChoiceInput& input, const BaseView& view,
                                                                   const std::vector<CutClient>& clients, int days,
                                                                   const std::stop_token& stop) {
    std::vector<PurchaseHistory> known;
    double all = 0;
    double sampled = 0;
    for (const PurchaseHistory& history : view.stream().history)
        if (history.repeats >= 0) ++all;
    for (const CutClient& client : clients) {
        known.push_back(client.single);
        if (client.single.repeats >= 0) ++sampled;
    }
    // A sample stands for all: the gaps are those of all clients.
    std::vector<HistoryCell> cells = historyCells(known);
    for (HistoryCell& cell : cells) cell.weight *= all / sampled;
    // Contracts are the same beside every model.
    std::vector<ContractOutlook> outlooks(clients.size());
    if (view.contracts.split()) {
        const ContractForecaster contracts(view.contracts.models, {static_cast<double>(days), 1, 0});
        for (std::size_t i = 0; i < clients.size(); ++i) outlooks[i] = contracts.outlook(*clients[i].terms);
    }

    std::array<ModelError, kModelKinds.size()> out{};
    for (std::size_t m = 0; m < kModelKinds.size(); ++m) {
        if (!isCandidate(input, kModelKinds[m])) continue;
        ModelFit fit;
        if (!cells.empty())
            fit = fitPurchaseModel(kModelKinds[m], cells, FitMode::map, stop, nullptr, view.stream().gaps);
        if (!fit.converged && !(cells.empty() && view.contracts.split())) return std::nullopt;
        for (std::size_t i = 0; i < clients.size(); ++i) {
            const CutClient& client = clients[i];
            double expected = outlooks[i].orders;
            double chance = outlooks[i].any;
            if (client.single.repeats >= 0) {
                const HistoryCell cell = client.cell();
                expected += expectedPurchases(fit.parameters, cell, days);
                chance = 1 - (1 - chance) * (1 - orderProbability(fit.parameters, cell, days));
            }
            const double off = chance - (client.actual > 0 ? 1 : 0);
            out[m].absolute += std::abs(expected - client.actual);
            out[m].squares += off * off;
        }
    }
    return out;
}

/// What the simple rules miss by at one origin.
void addRules(const std::vector<CutClient>& clients, int days, std::array<double, kSimpleRules>& absolute,
              std::array<double, kSimpleRules>& squares) {
    double repeats = 0;
    double time = 0;
    for (const CutClient& client : clients) {
        repeats += client.history.repeats;
        time += client.history.age;
    }
    const double mean = time > 0 ? repeats / time * days : 0;
    for (const CutClient& client : clients) {
        const PurchaseHistory& history = client.history;
        const double rate = history.age > 0 ? 1.0 * history.repeats / history.age * days : 0;
        const std::array<double, kSimpleRules> expected{rate, static_cast<double>(client.lastPeriod), mean};
        for (std::size_t r = 0; r < kSimpleRules; ++r) {
            // As many as last time is said for certain; a rate leaves it to chance.
            const bool certain = static_cast<SimpleRule>(r) == SimpleRule::last_period;
            const double chance = certain ? (expected[r] > 0 ? 1 : 0) : -std::expm1(-expected[r]);
            const double off = chance - (client.actual > 0 ? 1 : 0);
            absolute[r] += std::abs(expected[r] - client.actual);
            squares[r] += off * off;
        }
    }
}

double share(double part, double whole) { return whole > 0 ? part / whole : 1; }

/// A model's error as a share of a simple rule's.
double besideRule(const ModelChoice& choice, const CandidateScore& model, SimpleRule rule) {
    const auto r = static_cast<std::size_t>(rule);
    return (share(model.mae, choice.ruleMae[r]) + share(model.brier, choice.ruleBrier[r])) / 2;
}

/// The simple rule that comes closest to a model, or is the furthest ahead of it.
SimpleRule closestTo(const ModelChoice& choice, const CandidateScore& model) {
    SimpleRule closest = SimpleRule::rate;
    for (const SimpleRule rule : {SimpleRule::last_period, SimpleRule::mean})
        if (besideRule(choice, model, rule) > besideRule(choice, model, closest)) closest = rule;
    return closest;
}

}  // namespace

const char* simpleRuleKey(SimpleRule rule) {
    constexpr std::array kKeys{"rate", "last_period", "mean"};
    return kKeys.at(static_cast<std::size_t>(rule));
}

const char* forecastVerdictKey(ForecastVerdict verdict) { return classRow(verdict).key.data(); }

ModelChoice chooseModel(const ChoiceInput& input, int horizonDays, const std::stop_token& stop) {
    ModelChoice choice;
    const BaseFacts& facts = input.facts;
    const std::int32_t longest = longestHistory(purchaseHistories(facts.columns, facts.basis, input.asOf));
    if (longest < 0) return choice;
    const BacktestPlan plan = planBacktest(input.asOf - longest, input.asOf, horizonDays);
    std::array<ModelError, kModelKinds.size()> sum{};
    double rows = 0;
    for (const DayNumber cut : plan.cuts) {
        const BaseView view = baseView(facts, cut, {}, nullptr, stop);
        if (measureData(view.whole.history).step < 2) continue;
        const std::vector<CutClient> clients =
            sampledClients(clientsAtCut(facts.columns, view, cut, plan.horizonDays, input.asOf));
        const auto errors = errorsAt(input, view, clients, plan.horizonDays, stop);
        if (!errors) continue;
        ++choice.origins;
        rows += static_cast<double>(clients.size());
        addRules(clients, plan.horizonDays, choice.ruleMae, choice.ruleBrier);
        for (std::size_t m = 0; m < sum.size(); ++m) {
            sum[m].absolute += (*errors)[m].absolute;
            sum[m].squares += (*errors)[m].squares;
        }
    }
    if (choice.origins == 0) return choice;
    const ModelError& standard = sum[static_cast<std::size_t>(kDefaultModel)];
    double least = 1 - kWorthChanging;
    for (std::size_t m = 0; m < sum.size(); ++m) {
        if (!isCandidate(input, kModelKinds[m])) {
            choice.scores.push_back({kModelKinds[m]});
            continue;
        }
        const double relative =
            (share(sum[m].absolute, standard.absolute) + share(sum[m].squares, standard.squares)) / 2;
        choice.scores.push_back(
            {kModelKinds[m], choice.origins, sum[m].absolute / rows, sum[m].squares / rows, relative});
        if (relative >= least) continue;
        least = relative;
        choice.kind = kModelKinds[m];
    }
    for (double& mae : choice.ruleMae) mae /= rows;
    for (double& brier : choice.ruleBrier) brier /= rows;
    choice.closestRule = closestTo(choice, choice.scores[static_cast<std::size_t>(choice.kind)]);
    choice.verdict = verdictOn(choice, choice.kind);
    return choice;
}

ForecastVerdict verdictOn(const ModelChoice& choice, ModelKind kind) {
    if (choice.origins == 0) return ForecastVerdict::not_tested;
    if (choice.scores[static_cast<std::size_t>(kind)].origins == 0) return ForecastVerdict::not_tested;
    const CandidateScore& model = choice.scores[static_cast<std::size_t>(kind)];
    const double ratio = besideRule(choice, model, closestTo(choice, model));
    if (ratio < 1 - kWorthChanging) return ForecastVerdict::usable;
    return ratio > 1 / (1 - kWorthChanging) ? ForecastVerdict::do_not_use : ForecastVerdict::with_care;
}

ModelKind askedModel(const ForecastRule& rule, const ChoiceInput& input, const std::stop_token& stop) {
    if (rule.model != ForecastModel::best) return modelOf(rule.model);
    const int days = static_cast<int>(std::lround(rule.horizonMonths * kMonthDays));
    return chooseModel(input, days, stop).kind;
}

}  // namespace meike::engine
