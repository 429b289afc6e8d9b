// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include "engine/assessment.h"
#include "engine/base_fit.h"
#include "engine/forecast.h"
#include "engine/report_card.h"
#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

constexpr DayNumber kAsOf = 20'400;

/// 100 k clients with 1 M orders, or fewer; all numbers of a bench run come from the same columns.
struct Base {
    explicit Base(std::size_t clients) {
        test::SyntheticOrders synthetic;
        synthetic.clients = clients;
        synthetic.orders = clients * 10;
        rows = synthetic.rows();
        columns = buildColumns(rows, clients);
        facts.resize(clients);
        histories = purchaseHistories(columns, ValueBasis::gross, kAsOf);
        fit = fitPurchaseModel(ModelKind::mbg_nbd, historyCells(histories.history), FitMode::map);
        spend = fitGammaGamma(spendCells(histories), FitMode::map);
    }
    std::vector<OrderRow> rows;
    OrderColumns columns;
    ClientFacts facts;
    HistoryColumns histories;
    ModelFit fit;
    SpendFit spend;
};

const Base& base() {
    static const Base made(100'000);
    return made;
}

/// The whole of it from columns: scores, histories, both fits, forecasts with intervals. Bar: 1.5 s on 2 cores.
void BM_AssessWithForecast100k(benchmark::State& state) {
    const Base& b = base();
    const ScoringProfile profile;
    for (auto _ : state) {
        const Assessment assessment = assess({b.columns, b.facts, {}, profile, kAsOf});
        const HistoryColumns histories = purchaseHistories(b.columns, assessment.base.basis, kAsOf);
        const ModelFit fit = fitPurchaseModel(ModelKind::mbg_nbd, historyCells(histories.history), FitMode::map);
        const SpendFit spend = fitGammaGamma(spendCells(histories), FitMode::map);
        ForecastCache cache;
        const ForecastInput input{histories,        fit,   spend,
                                  profile.forecast, kAsOf, static_cast<unsigned>(state.range(0))};
        benchmark::DoNotOptimize(forecastClients(input, cache));
    }
}
BENCHMARK(BM_AssessWithForecast100k)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

/// One client's order, with the stored parameters: histories anew, and one cell. Bar: 50 ms with the assessment.
void BM_ForecastAfterOneEdit(benchmark::State& state) {
    const Base& b = base();
    const ScoringProfile profile;
    OrderColumns columns = b.columns;
    std::vector<OrderRow> own;
    for (const OrderRow& row : b.rows) {
        if (row.client == 5) own.push_back(row);
    }
    ForecastCache cache;
    forecastClients({b.histories, b.fit, b.spend, profile.forecast, kAsOf, 2}, cache);
    bool more = true;
    for (auto _ : state) {
        if (more) {
            own.push_back(own.front());
            own.back().day = kAsOf - 1;
        } else {
            own.pop_back();
        }
        more = !more;
        columns.replaceClient(5, own);
        const Assessment assessment = assess({columns, b.facts, {}, profile, kAsOf});
        const HistoryColumns histories = purchaseHistories(columns, ValueBasis::gross, kAsOf);
        benchmark::DoNotOptimize(forecastClients({histories, b.fit, b.spend, profile.forecast, kAsOf, 2}, cache));
    }
}
BENCHMARK(BM_ForecastAfterOneEdit)->Unit(benchmark::kMillisecond)->UseRealTime();

void BM_ReportCard2k(benchmark::State& state) {
    static const Base small(2'000);
    const ScoringProfile profile;
    for (auto _ : state) {
        const Backtest tested = backtest({small.columns, ValueBasis::gross, profile.forecast, kAsOf, 2});
        benchmark::DoNotOptimize(reportCard(tested, profile.forecast));
    }
}
BENCHMARK(BM_ReportCard2k)->Unit(benchmark::kMillisecond)->UseRealTime();

const Base& baseOf(std::size_t clients) {
    static const Base few(400);
    static const Base sample(2'357);
    return clients == 400 ? few : clients == 2'357 ? sample : base();
}

/// Everything that is fitted and tried against the past: all models, season, contracts, ranges of totals.
void BM_Choice(benchmark::State& state) {
    const Base& b = baseOf(static_cast<std::size_t>(state.range(0)));
    ForecastRule rule;
    rule.model = ForecastModel::best;
    for (auto _ : state)
        benchmark::DoNotOptimize(fitBase({b.columns, &b.facts, ValueBasis::gross}, rule, kAsOf).purchase.logLikelihood);
}
BENCHMARK(BM_Choice)->Arg(400)->Arg(2'357)->Arg(100'000)->Unit(benchmark::kMillisecond)->UseRealTime();

void BM_DefaultAlone(benchmark::State& state) {
    const Base& b = baseOf(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(fitPurchaseModel(ModelKind::mbg_nbd, historyCells(b.histories.history), FitMode::map));
}
BENCHMARK(BM_DefaultAlone)->Arg(400)->Arg(2'357)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The first assessment of a base as the program makes it: scores, choice, calibration, forecasts with intervals.
void BM_FirstAssessment100k(benchmark::State& state) {
    const Base& b = base();
    ScoringProfile profile;
    profile.forecast.model = ForecastModel::best;
    for (auto _ : state) {
        const BaseFacts facts{b.columns, &b.facts, ValueBasis::gross};
        const Assessment assessment = assess({b.columns, b.facts, {}, profile, kAsOf});
        const FittedModels models = fitBase(facts, profile.forecast, kAsOf);
        const BaseView view = baseView(facts, kAsOf, models.season, &models.contracts);
        ForecastCache cache;
        const ForecastInput input{view.stream(), models.purchase,    models.spend, profile.forecast, kAsOf, 2,
                                  &view,         &models.calibration};
        benchmark::DoNotOptimize(forecastClients(input, cache));
    }
}
BENCHMARK(BM_FirstAssessment100k)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

}  // namespace
}  // namespace meike::engine
