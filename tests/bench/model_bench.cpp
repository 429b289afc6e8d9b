// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include <cmath>
#include <nlopt.hpp>

#include "engine/gamma_gamma.h"
#include "engine/purchase_history.h"
#include "engine/purchase_model.h"
#include "tests/engine/cdnow.h"
#include "tests/support/synthetic_orders.h"

/// The purchase models on the CDNOW sample (2,357 clients), beside what one would do without derivatives and cells: the
/// simplex of Nelder and Mead on the likelihood of all clients.
namespace meike::engine {
namespace {

using test::Cdnow;

std::vector<HistoryCell> everyClient() {
    std::vector<HistoryCell> cells;
    for (const PurchaseHistory& history : Cdnow::sample().columns.history) cells.push_back(Cdnow::cellOf(history));
    return cells;
}

struct Problem {
    ModelKind kind;
    std::vector<HistoryCell> clients;
};

double minusLogLikelihood(const std::vector<double>& at, std::vector<double>& /*gradient*/, void* data) {
    const auto& problem = *static_cast<const Problem*>(data);
    ModelParameters parameters{problem.kind, {}};
    for (std::size_t i = 0; i < at.size(); ++i) parameters.value[i] = std::exp(at[i]);
    return -logLikelihood(parameters, problem.clients);
}

/// Reference, to the same likelihood within 1e-6, without standard errors.
void BM_FitBySimplex(benchmark::State& state) {
    const auto kind = static_cast<ModelKind>(state.range(0));
    Problem problem{kind, everyClient()};
    double least = 0;
    for (auto _ : state) {
        nlopt::opt simplex(nlopt::LN_NELDERMEAD, static_cast<unsigned>(parameterCount(kind)));
        simplex.set_min_objective(minusLogLikelihood, &problem);
        simplex.set_ftol_abs(1e-8);
        std::vector<double> at{0, std::log(60.0), 0, kind == ModelKind::pareto_nbd ? std::log(120.0) : 1};
        simplex.optimize(at, least);
    }
    state.SetLabel(std::string(modelKey(kind)) + " LL " + std::to_string(-least));
}
BENCHMARK(BM_FitBySimplex)
    ->Arg(static_cast<int>(ModelKind::bg_nbd))
    ->Arg(static_cast<int>(ModelKind::mbg_nbd))
    ->Arg(static_cast<int>(ModelKind::pareto_nbd))
    ->Unit(benchmark::kMillisecond);

/// From the histories: cells, fit, standard errors.
void fit(benchmark::State& state, FitMode mode) {
    const auto kind = static_cast<ModelKind>(state.range(0));
    double found = 0;
    for (auto _ : state) {
        const std::vector<HistoryCell> cells = historyCells(Cdnow::sample().columns.history);
        found = fitPurchaseModel(kind, cells, mode).logLikelihood;
    }
    state.SetLabel(std::string(modelKey(kind)) + " LL " + std::to_string(found));
}
void BM_FitMl(benchmark::State& state) { fit(state, FitMode::ml); }
void BM_FitMap(benchmark::State& state) { fit(state, FitMode::map); }
BENCHMARK(BM_FitMl)
    ->Arg(static_cast<int>(ModelKind::bg_nbd))
    ->Arg(static_cast<int>(ModelKind::mbg_nbd))
    ->Arg(static_cast<int>(ModelKind::pareto_nbd))
    ->Unit(benchmark::kMillisecond);
BENCHMARK(BM_FitMap)
    ->Arg(static_cast<int>(ModelKind::bg_nbd))
    ->Arg(static_cast<int>(ModelKind::mbg_nbd))
    ->Arg(static_cast<int>(ModelKind::pareto_nbd))
    ->Unit(benchmark::kMillisecond);

double minusSpend(const std::vector<double>& at, std::vector<double>& /*gradient*/, void* data) {
    const double p = std::exp(at[0]);
    const double q = std::exp(at[1]);
    const double gamma = std::exp(at[2]);
    double sum = 0;
    for (const SpendCell& cell : *static_cast<const std::vector<SpendCell>*>(data)) {
        const double px = p * cell.x;
        sum += cell.weight * (std::lgamma(px + q) - std::lgamma(px) - std::lgamma(q) + q * std::log(gamma) +
                              (px - 1) * std::log(cell.mean) + px * std::log(cell.x) -
                              (px + q) * std::log(gamma + cell.mean * cell.x));
    }
    return -sum;
}

void BM_GammaGammaBySimplex(benchmark::State& state) {
    std::vector<SpendCell> cells = spendCells(Cdnow::sample().columns);
    for (auto _ : state) {
        nlopt::opt simplex(nlopt::LN_NELDERMEAD, 3);
        simplex.set_min_objective(minusSpend, &cells);
        simplex.set_ftol_abs(1e-8);
        std::vector<double> at{1, 1, 7};
        double least = 0;
        simplex.optimize(at, least);
    }
}
BENCHMARK(BM_GammaGammaBySimplex)->Unit(benchmark::kMillisecond);

void BM_GammaGammaFit(benchmark::State& state) {
    const std::vector<SpendCell> cells = spendCells(Cdnow::sample().columns);
    for (auto _ : state) benchmark::DoNotOptimize(fitGammaGamma(cells, FitMode::ml));
}
BENCHMARK(BM_GammaGammaFit)->Unit(benchmark::kMillisecond);

/// P(alive) and CET of 39 weeks for 2,357 clients, as assessments ask for them: once for clients of equal history.
void BM_Predict(benchmark::State& state) {
    const auto kind = static_cast<ModelKind>(state.range(0));
    const ModelParameters parameters = fitPurchaseModel(kind, Cdnow::sample().cells, FitMode::ml).parameters;
    for (auto _ : state) {
        double sum = 0;
        for (const HistoryCell& cell : historyCells(Cdnow::sample().columns.history)) {
            const double alive = probabilityAlive(parameters, cell);
            sum += cell.weight * (alive + alive * expectedPurchasesIfActive(parameters, cell, 273));
        }
        benchmark::DoNotOptimize(sum);
    }
    state.SetLabel(modelKey(kind));
}
BENCHMARK(BM_Predict)
    ->Arg(static_cast<int>(ModelKind::bg_nbd))
    ->Arg(static_cast<int>(ModelKind::mbg_nbd))
    ->Arg(static_cast<int>(ModelKind::pareto_nbd))
    ->Unit(benchmark::kMillisecond);

/// Reference: the two published formulas, client by client.
void BM_PredictEachClient(benchmark::State& state) {
    const auto kind = static_cast<ModelKind>(state.range(0));
    const ModelParameters parameters = fitPurchaseModel(kind, Cdnow::sample().cells, FitMode::ml).parameters;
    const std::vector<HistoryCell> clients = everyClient();
    for (auto _ : state) {
        double sum = 0;
        for (const HistoryCell& client : clients)
            sum += expectedPurchases(parameters, client, 273) + probabilityAlive(parameters, client);
        benchmark::DoNotOptimize(sum);
    }
    state.SetLabel(modelKey(kind));
}
BENCHMARK(BM_PredictEachClient)
    ->Arg(static_cast<int>(ModelKind::bg_nbd))
    ->Arg(static_cast<int>(ModelKind::mbg_nbd))
    ->Arg(static_cast<int>(ModelKind::pareto_nbd))
    ->Unit(benchmark::kMillisecond);

struct Ledger {
    OrderColumns columns;
    HistoryColumns histories;
};

const Ledger& ledger() {
    static const Ledger made = [] {
        test::SyntheticOrders synthetic;
        synthetic.clients = 100'000;
        synthetic.orders = 1'000'000;
        Ledger l;
        l.columns = buildColumns(synthetic.rows(), synthetic.clients);
        l.histories = purchaseHistories(l.columns, ValueBasis::gross, 20'400);
        return l;
    }();
    return made;
}

/// 1 M orders of 100 k clients.
void BM_PurchaseHistories(benchmark::State& state) {
    const OrderColumns& columns = ledger().columns;
    for (auto _ : state) benchmark::DoNotOptimize(purchaseHistories(columns, ValueBasis::contribution, 20'400));
}
BENCHMARK(BM_PurchaseHistories)->Unit(benchmark::kMillisecond);

void BM_HistoryCells(benchmark::State& state) {
    const std::vector<PurchaseHistory>& histories = ledger().histories.history;
    for (auto _ : state) benchmark::DoNotOptimize(historyCells(histories));
}
BENCHMARK(BM_HistoryCells)->Unit(benchmark::kMillisecond);

/// The default model on 100 k clients who nearly all differ.
void BM_FitHundredThousand(benchmark::State& state) {
    const std::vector<HistoryCell> cells = historyCells(ledger().histories.history);
    for (auto _ : state) benchmark::DoNotOptimize(fitPurchaseModel(ModelKind::mbg_nbd, cells, FitMode::map));
    state.SetLabel(std::to_string(cells.size()) + " cells");
}
BENCHMARK(BM_FitHundredThousand)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace meike::engine
