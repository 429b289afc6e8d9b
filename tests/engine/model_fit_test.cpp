// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlopt.hpp>

#include "base/error.h"
#include "engine/purchase_model.h"
#include "tests/engine/cdnow.h"
#include "tests/support/model_simulator.h"

/// What fitting promises: the one optimum from anywhere, known parameters found again, notes when there is nothing to
/// fit.
namespace meike::engine {
namespace {

using test::Cdnow;
using test::ModelSimulator;

const std::array kDropOutKinds{ModelKind::bg_nbd, ModelKind::mbg_nbd, ModelKind::pareto_nbd};

/// Weekly buyers of whom a third is gone after a year or so, in days.
ModelParameters truth(ModelKind kind) {
    switch (kind) {
        case ModelKind::bg_nbd:
            return {kind, {0.8, 40, 0.9, 3.0}};
        case ModelKind::mbg_nbd:
            return {kind, {0.9, 45, 0.8, 2.5}};
        case ModelKind::pareto_nbd:
            return {kind, {0.8, 50, 0.7, 150}};
        case ModelKind::mbg_cnbd_k:  // tests of its own: regular_model_test.cpp
        case ModelKind::nbd:
            break;
    }
    return {kind, {0.8, 50, 0, 0}};
}

/// Coarse cells: enough clients for a clear optimum, few enough to fit in next to no time.
std::vector<HistoryCell> coarseCells(ModelKind kind, std::uint64_t seed, std::size_t clients) {
    ModelSimulator simulator(seed);
    std::vector<PurchaseHistory> histories;
    for (std::size_t i = 0; i < clients; ++i) {
        const double T = 30 * std::floor(4 + 9 * simulator.uniform());
        PurchaseHistory history = test::wholeDays(simulator.client(truth(kind), T));
        history.repeats = std::min(history.repeats, 20);
        history.lastDay = history.repeats == 0 ? 0 : std::min(history.lastDay / 30 * 30 + 15, history.age);
        histories.push_back(history);
    }
    return historyCells(histories);
}

TEST(ModelFit, FindsTheSameOptimumFromRandomStarts) {
    for (const ModelKind kind : kDropOutKinds) {
        const std::vector<HistoryCell> cells = coarseCells(kind, 5, 300);
        for (const FitMode mode : {FitMode::ml, FitMode::map}) {
            const ModelFit fit = fitPurchaseModel(kind, cells, mode);
            ASSERT_TRUE(fit.converged) << modelKey(kind);
            ASSERT_EQ(fit.note, FitNote::none) << modelKey(kind);
            ModelSimulator random(99);
            const int starts = kind == ModelKind::pareto_nbd ? 60 : 500;
            for (int i = 0; i < starts; ++i) {
                ModelParameters start = fit.parameters;
                for (std::size_t j = 0; j < 4; ++j) start.value[j] *= std::exp(6 * random.uniform() - 3);
                const ModelFit other = fitPurchaseModel(kind, cells, mode, {}, &start);
                ASSERT_TRUE(other.converged) << modelKey(kind) << " start " << i;
                for (std::size_t j = 0; j < 4; ++j) {
                    ASSERT_NEAR(other.parameters.value[j], fit.parameters.value[j], 1e-6 * fit.parameters.value[j])
                        << modelKey(kind) << " start " << i;
                }
            }
        }
    }
}

struct NloptProblem {
    ModelKind kind;
    const std::vector<HistoryCell>* cells;
};

double minusLogLikelihood(const std::vector<double>& at, std::vector<double>& /*gradient*/, void* data) {
    const auto& problem = *static_cast<const NloptProblem*>(data);
    ModelParameters parameters{problem.kind, {}};
    for (std::size_t i = 0; i < at.size(); ++i) parameters.value[i] = std::exp(at[i]);
    return -logLikelihood(parameters, *problem.cells);
}

TEST(ModelFit, NloptFindsTheSameOptimum) {
    for (const ModelKind kind : {ModelKind::bg_nbd, ModelKind::mbg_nbd, ModelKind::pareto_nbd, ModelKind::nbd}) {
        const std::vector<HistoryCell> cells = coarseCells(kind, 11, 300);
        const ModelFit fit = fitPurchaseModel(kind, cells, FitMode::ml);
        ASSERT_EQ(fit.note, FitNote::none);
        const std::size_t n = parameterCount(kind);
        NloptProblem problem{kind, &cells};
        nlopt::opt simplex(nlopt::LN_BOBYQA, static_cast<unsigned>(n));
        simplex.set_min_objective(minusLogLikelihood, &problem);
        simplex.set_xtol_rel(1e-10);
        simplex.set_maxeval(20'000);
        std::vector<double> at(n);
        for (std::size_t i = 0; i < n; ++i) at[i] = parameterIsTime(kind, i) ? std::log(60.0) : 0;
        double least = 0;
        simplex.optimize(at, least);
        EXPECT_NEAR(-least, fit.logLikelihood, 1e-7) << modelKey(kind);
        EXPECT_LE(-least, fit.logLikelihood + 1e-9) << modelKey(kind) << ": something is higher than our top";
        for (std::size_t i = 0; i < n; ++i)
            EXPECT_NEAR(std::exp(at[i]), fit.parameters.value[i], 1e-4 * fit.parameters.value[i]) << modelKey(kind);
    }
}

TEST(ModelFit, RecoversKnownParametersWithinThreeStandardErrors) {
    for (const ModelKind kind : {ModelKind::bg_nbd, ModelKind::mbg_nbd, ModelKind::pareto_nbd, ModelKind::nbd}) {
        const ModelParameters known = truth(kind);
        const std::size_t clients = kind == ModelKind::pareto_nbd ? 3'000 : 6'000;
        const std::vector<HistoryCell> cells = ModelSimulator(3).cells(known, clients, 600);
        const ModelFit fit = fitPurchaseModel(kind, cells, FitMode::ml);
        ASSERT_EQ(fit.note, FitNote::none) << modelKey(kind);
        for (std::size_t i = 0; i < parameterCount(kind); ++i) {
            EXPECT_NEAR(fit.parameters.value[i], known.value[i], 3 * fit.standardErrors[i])
                << modelKey(kind) << " " << parameterName(kind, i);
            EXPECT_LT(fit.standardErrors[i], 0.4 * known.value[i]) << "an error that would excuse anything";
        }
    }
}

TEST(ModelFit, StandardErrorsAreTheSpreadOverRepetitions) {
    const ModelParameters known = truth(ModelKind::mbg_nbd);
    constexpr int kRepetitions = 60;
    std::array<double, 4> sum{}, squares{}, claimed{};
    for (int i = 0; i < kRepetitions; ++i) {
        const ModelFit fit =
            fitPurchaseModel(ModelKind::mbg_nbd,
                             ModelSimulator(1000 + static_cast<std::uint64_t>(i)).cells(known, 800, 600), FitMode::ml);
        ASSERT_EQ(fit.note, FitNote::none);
        for (std::size_t j = 0; j < 4; ++j) {
            const double log = std::log(fit.parameters.value[j]);
            sum[j] += log / kRepetitions;
            squares[j] += log * log / kRepetitions;
            claimed[j] += std::sqrt(fit.logCovariance[j][j]) / kRepetitions;
        }
    }
    for (std::size_t j = 0; j < 4; ++j) {
        const double spread = std::sqrt(squares[j] - sum[j] * sum[j]);
        EXPECT_NEAR(spread / claimed[j], 1, 0.35) << j;
    }
}

/// P(alive) and CET against what the simulated clients then do; the bands are four standard errors of the sample.
TEST(ModelPredictions, ComeTrueForSimulatedClients) {
    constexpr int kClients = 20'000;
    for (const ModelKind kind : {ModelKind::bg_nbd, ModelKind::mbg_nbd, ModelKind::pareto_nbd, ModelKind::nbd}) {
        const ModelParameters known = truth(kind);
        ModelSimulator simulator(17);
        double expected = 0, bought = 0, error = 0, alive = 0, active = 0, doubt = 0;
        for (int i = 0; i < kClients; ++i) {
            const test::SimulatedClient client = simulator.client(known, 200 + 400 * simulator.uniform(), 180);
            const HistoryCell history = client.history();
            const double cet = expectedPurchases(known, history, 180);
            const double p = probabilityAlive(known, history);
            expected += cet;
            bought += client.later;
            error += (client.later - cet) * (client.later - cet);
            alive += p;
            active += client.activeAtAge() ? 1 : 0;
            doubt += p * (1 - p);
        }
        EXPECT_NEAR(bought, expected, 4 * std::sqrt(error)) << modelKey(kind);
        EXPECT_LT(4 * std::sqrt(error), 0.1 * expected) << modelKey(kind);
        EXPECT_NEAR(active, alive, 4 * std::sqrt(doubt)) << modelKey(kind);
    }
}

TEST(ModelFit, PermutedClientsGiveIdenticalDigits) {
    std::vector<PurchaseHistory> histories = Cdnow::sample().columns.history;
    const ModelFit fit = fitPurchaseModel(ModelKind::mbg_nbd, Cdnow::sample().cells, FitMode::map);
    test::Numbers numbers(4);
    for (std::size_t i = histories.size(); i > 1; --i)
        std::swap(histories[i - 1], histories[static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(i)))]);
    const ModelFit other = fitPurchaseModel(ModelKind::mbg_nbd, historyCells(histories), FitMode::map);
    EXPECT_EQ(fit.parameters.value, other.parameters.value);
    EXPECT_EQ(fit.standardErrors, other.standardErrors);
    EXPECT_EQ(fit.logLikelihood, other.logLikelihood);
}

TEST(ModelFit, UnitOfTimeChangesNothingButTheUnit) {
    std::vector<HistoryCell> weeks = Cdnow::sample().cells;
    for (HistoryCell& cell : weeks) {
        cell.tx /= 7;
        cell.T /= 7;
    }
    for (const ModelKind kind : kDropOutKinds) {
        const ModelFit converted = inUnit(fitPurchaseModel(kind, Cdnow::sample().cells, FitMode::map), 7);
        const ModelFit direct = fitPurchaseModel(kind, weeks, FitMode::map);
        EXPECT_NEAR(converted.logLikelihood, direct.logLikelihood, 1e-7);
        for (std::size_t i = 0; i < 4; ++i) {
            EXPECT_NEAR(converted.parameters.value[i], direct.parameters.value[i], 1e-7 * direct.parameters.value[i]);
            EXPECT_NEAR(converted.standardErrors[i], direct.standardErrors[i], 1e-6 * direct.standardErrors[i]);
        }
    }
}

/// The top of likelihood plus priors, walked down along each axis: the priors are those of the design, written out
/// again.
TEST(ModelFit, MapAddsTheStatedPriors) {
    const std::vector<HistoryCell> cells = coarseCells(ModelKind::mbg_nbd, 21, 40);
    double age = 0;
    double clients = 0;
    for (const HistoryCell& cell : cells) {
        age += cell.weight * cell.T;
        clients += cell.weight;
    }
    age /= clients;
    for (const ModelKind kind : {ModelKind::bg_nbd, ModelKind::mbg_nbd, ModelKind::pareto_nbd, ModelKind::nbd}) {
        const double lastMean =
            kind == ModelKind::pareto_nbd ? std::log(age / 2) : std::log(kind == ModelKind::bg_nbd ? 3.0 : 1.5);
        const double lastDeviation = kind == ModelKind::pareto_nbd ? 1.5 : 1;
        const std::array<double, 4> mean{0, std::log(age / 4), 0, lastMean};
        const std::array<double, 4> deviation{1, 1.5, 1, lastDeviation};
        const std::size_t n = parameterCount(kind);
        const auto posterior = [&](const ModelParameters& at) {
            double value = logLikelihood(at, cells);
            for (std::size_t i = 0; i < n; ++i)
                value -= std::pow((std::log(at.value[i]) - mean[i]) / deviation[i], 2) / 2;
            return value;
        };
        const ModelFit fit = fitPurchaseModel(kind, cells, FitMode::map);
        ASSERT_EQ(fit.note, FitNote::none);
        EXPECT_NEAR(fit.logLikelihood, logLikelihood(fit.parameters, cells), 1e-9);
        for (std::size_t i = 0; i < n; ++i) {
            ModelParameters up = fit.parameters;
            ModelParameters down = fit.parameters;
            up.value[i] *= std::exp(1e-4);
            down.value[i] *= std::exp(-1e-4);
            EXPECT_NEAR((posterior(up) - posterior(down)) / 2e-4, 0, 1e-5) << modelKey(kind) << " " << i;
            EXPECT_LT(posterior(up), posterior(fit.parameters) + 1e-10);
        }
    }
}

TEST(ModelFit, ABaseWithoutAttritionSaysSo) {
    // Everybody still buys: the last purchase is as recent as the rate lets one expect.
    std::vector<HistoryCell> cells;
    for (const auto& [x, weight] : {std::pair{2.0, 20.0}, {5.0, 40.0}, {9.0, 30.0}, {14.0, 10.0}})
        cells.push_back({x, 300 * x / (x + 0.5), 300, weight});
    const ModelFit nbd = fitPurchaseModel(ModelKind::nbd, cells, FitMode::ml);
    for (const ModelKind kind : kDropOutKinds) {
        for (const FitMode mode : {FitMode::ml, FitMode::map}) {
            const ModelFit fit = fitPurchaseModel(kind, cells, mode);
            EXPECT_EQ(fit.note, FitNote::no_attrition) << modelKey(kind) << (mode == FitMode::ml ? " ml" : " map");
            EXPECT_EQ(fit.asked, kind);
            ASSERT_EQ(fit.parameters.kind, ModelKind::nbd);
            EXPECT_TRUE(fit.converged);
            if (mode == FitMode::ml) {
                EXPECT_EQ(fit.parameters.value, nbd.parameters.value);
            }
            EXPECT_GT(fit.standardErrors[0], 0);
            EXPECT_EQ(probabilityAlive(fit.parameters, {0, 0, 300, 1}), 1);
            EXPECT_DOUBLE_EQ(expectedPurchases(fit.parameters, {5, 290, 300, 1}, 90),
                             (fit.parameters.value[0] + 5) * 90 / (fit.parameters.value[1] + 300));
        }
    }
}

TEST(ModelFit, TellsBasesWithAttritionFromThoseWithout) {
    for (const ModelKind kind : {ModelKind::bg_nbd, ModelKind::mbg_nbd}) {
        int without = 0;
        int with = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const std::vector<HistoryCell> staying = ModelSimulator(seed).cells(truth(ModelKind::nbd), 1'000, 600);
            if (fitPurchaseModel(kind, staying, FitMode::map).note == FitNote::no_attrition) ++without;
            const ModelFit ml = fitPurchaseModel(kind, staying, FitMode::ml);
            EXPECT_TRUE(ml.converged) << modelKey(kind) << " seed " << seed;
            EXPECT_LT(ml.evaluations, 120) << "a ridge is climbed no further than it leads anywhere";
            for (const std::size_t clients : {30, 100, 1'000}) {
                const std::vector<HistoryCell> leaving = ModelSimulator(seed).cells(truth(kind), clients, 600);
                if (fitPurchaseModel(kind, leaving, FitMode::map).note == FitNote::no_attrition) ++with;
            }
        }
        EXPECT_GE(without, 30) << modelKey(kind);
        EXPECT_LE(with, 1) << modelKey(kind);
    }
}

TEST(ModelFit, NothingToFit) {
    for (const ModelKind kind : {ModelKind::bg_nbd, ModelKind::mbg_nbd, ModelKind::pareto_nbd, ModelKind::nbd}) {
        const ModelFit fit = fitPurchaseModel(kind, {}, FitMode::map);
        EXPECT_EQ(fit.note, FitNote::no_clients);
        EXPECT_FALSE(fit.converged);
        EXPECT_TRUE(std::isnan(fit.standardErrors[0]));
        const std::vector<HistoryCell> noWeight{{0, 0, 10, 0}};
        EXPECT_EQ(fitPurchaseModel(kind, noWeight, FitMode::ml).note, FitNote::no_clients);
    }
    EXPECT_TRUE(historyCells(std::vector<PurchaseHistory>{{-1, 0, 0}}).empty());
}

TEST(ModelFit, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    try {
        fitPurchaseModel(ModelKind::mbg_nbd, Cdnow::sample().cells, FitMode::map, source.get_token());
        FAIL() << "went on";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    }
}

TEST(ModelKeys, ThereAndBack) {
    for (const ModelKind kind : {ModelKind::bg_nbd, ModelKind::mbg_nbd, ModelKind::pareto_nbd, ModelKind::nbd})
        EXPECT_EQ(modelOfKey(modelKey(kind)), kind);
    EXPECT_EQ(modelOfKey("mbg_nbd"), std::nullopt);
    EXPECT_STREQ(fitNoteKey(FitNote::no_attrition), "no_attrition");
}

}  // namespace
}  // namespace meike::engine
