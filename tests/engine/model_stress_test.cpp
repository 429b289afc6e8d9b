// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/purchase_model.h"
#include "tests/support/model_simulator.h"

/// The far corners: whatever a ledger or a fit may come up with, predictions stay numbers that mean something.
namespace meike::engine {
namespace {

const std::array kEveryKind{ModelKind::bg_nbd, ModelKind::mbg_nbd, ModelKind::pareto_nbd, ModelKind::nbd};

std::vector<HistoryCell> histories() {
    std::vector<HistoryCell> out;
    for (const double T : {0.0, 1.0, 30.0, 364.0, 3650.0}) {
        out.push_back({0, 0, T, 1});
        for (const double x : {1.0, 2.0, 25.0, 600.0}) {
            if (x > T) continue;
            for (const double tx : {x, (x + T) / 2, T - 1, T}) {
                if (tx >= x) out.push_back({x, tx, T, 1});
            }
        }
    }
    return out;
}

std::vector<ModelParameters> parameters(ModelKind kind) {
    std::vector<ModelParameters> out;
    const bool pareto = kind == ModelKind::pareto_nbd;
    for (const double r : {1e-3, 0.25, 1.0, 30.0, 1e5}) {
        for (const double alpha : {1e-2, 30.0, 1e6}) {
            for (const double a : {1e-6, 0.3, 1 - 1e-12, 1.0, 1 + 1e-12, 1.0001, 2.0, 50.0, 1e6}) {
                for (const double b : pareto ? std::array{1e-2, 30.0, 1e7} : std::array{1e-3, 2.4, 1e6})
                    out.push_back({kind, {r, alpha, a, b}});
            }
        }
    }
    return out;
}

TEST(ModelStress, PredictionsAreSaneEverywhere) {
    const std::vector<HistoryCell> all = histories();
    for (const ModelKind kind : kEveryKind) {
        for (const ModelParameters& model : parameters(kind)) {
            for (const HistoryCell& history : all) {
                const auto where = [&] {
                    return std::string(modelKey(kind)) + " " + testing::PrintToString(model.value) + " x " +
                           std::to_string(history.x) + " tx " + std::to_string(history.tx) + " T " +
                           std::to_string(history.T);
                };
                const double alive = probabilityAlive(model, history);
                ASSERT_TRUE(alive >= 0 && alive <= 1) << where() << " alive " << alive;
                const double likelihood = logLikelihood(model, std::span(&history, 1));
                ASSERT_TRUE(std::isfinite(likelihood)) << where() << " LL " << likelihood;
                double before = 0;
                const double pace = (model.value[0] + history.x) / (model.value[1] + history.T);
                for (const double t : {0.0, 1e-6, 1.0, 30.0, 365.0, 3650.0}) {
                    const double expected = expectedPurchases(model, history, t);
                    ASSERT_TRUE(std::isfinite(expected) && expected >= 0) << where() << " t " << t << " " << expected;
                    ASSERT_GE(expected, before * (1 - 1e-9)) << where() << " t " << t;
                    ASSERT_LE(expected, alive * pace * t * (1 + 1e-9) + 1e-300)
                        << where() << " t " << t << ": more than without any leaving";
                    before = expected;
                }
            }
        }
    }
}

TEST(ModelStress, RegularBuyersAreSaneEverywhere) {
    const std::vector<HistoryCell> all = histories();
    for (const int k : {2, 12}) {
        for (ModelParameters model : parameters(ModelKind::mbg_cnbd_k)) {
            model.k = k;
            for (const HistoryCell& history : all) {
                const auto where = [&] {
                    return std::to_string(k) + " " + testing::PrintToString(model.value) + " x " +
                           std::to_string(history.x) + " tx " + std::to_string(history.tx) + " T " +
                           std::to_string(history.T);
                };
                const double alive = probabilityAlive(model, history);
                ASSERT_TRUE(alive >= 0 && alive <= 1) << where() << " alive " << alive;
                ASSERT_TRUE(std::isfinite(logLikelihood(model, std::span(&history, 1)))) << where();
                double before = 0;
                double chanceBefore = 0;
                const double pace = (model.value[0] + k * history.x + k) / (model.value[1] + history.T);
                for (const double t : {0.0, 1e-6, 30.0, 365.0}) {
                    const double expected = expectedPurchases(model, history, t);
                    ASSERT_TRUE(std::isfinite(expected) && expected >= 0) << where() << " t " << t << " " << expected;
                    ASSERT_GE(expected, before * 0.95) << where() << " t " << t;
                    ASSERT_LE(expected, alive * (pace * t + k - 1) / k * (1 + 1e-9) + 1e-300) << where() << " t " << t;
                    const double chance = orderProbability(model, history, t);
                    ASSERT_TRUE(chance >= chanceBefore - 1e-14 && chance <= alive) << where() << " t " << t;
                    before = expected;
                    chanceBefore = chance;
                }
                const double days = daysToNextOrder(model, history, 0.5, 3650);
                ASSERT_TRUE(days >= 0 && !std::isnan(days)) << where();
            }
        }
    }
}

TEST(ModelStress, FirstDayIsTheAliveRate) {
    // d CET / dt at t = 0 is P(alive) times the posterior mean rate, whatever the drop-out is.
    for (const ModelKind kind : kEveryKind) {
        for (const ModelParameters& model : parameters(kind)) {
            for (const HistoryCell& history : {HistoryCell{3, 200, 364, 1}, HistoryCell{0, 0, 30, 1}}) {
                const double rate = (model.value[0] + history.x) / (model.value[1] + history.T);
                const double slope = expectedPurchases(model, history, 1e-9) / 1e-9;
                const double expected = probabilityAlive(model, history) * rate;
                // A client who leaves within a billionth of a day has no first day.
                if (kind == ModelKind::pareto_nbd && model.value[2] / model.value[3] > 1e2) continue;
                EXPECT_NEAR(slope, expected, 1e-4 * expected + 1e-12)
                    << modelKey(kind) << testing::PrintToString(model.value) << history.x;
            }
        }
    }
}

TEST(ModelStress, DiscountedResidual) {
    for (const ModelParameters& model : parameters(ModelKind::pareto_nbd)) {
        for (const HistoryCell& history : histories()) {
            for (const double rate : {1e-6, 2.7e-4, 0.1}) {
                const double dert = discountedResidual(model, history, rate);
                ASSERT_TRUE(std::isfinite(dert) && dert >= 0) << testing::PrintToString(model.value);
            }
        }
    }
    const ModelParameters nbd{ModelKind::nbd, {2, 10, 0, 0}};
    EXPECT_DOUBLE_EQ(discountedResidual(nbd, {3, 10, 40, 1}, 0.01), 10);
    EXPECT_ANY_THROW(discountedResidual(nbd, {3, 10, 40, 1}, 0));
    EXPECT_ANY_THROW(discountedResidual({ModelKind::bg_nbd, {1, 1, 1, 1}}, {3, 10, 40, 1}, 0.01));
}

TEST(ModelStress, FitsOfStrangeBasesEndSomewhere) {
    const std::vector<std::vector<HistoryCell>> bases{
        {{0, 0, 0, 1}},                                                   // one order, today
        {{0, 0, 500, 8}},                                                 // eight clients, one order each
        {{1, 365, 365, 1}},                                               // one client, twice
        {{600, 3650, 3650, 3}},                                           // nobody misses a beat
        {{600, 3650, 3650, 1}, {600, 640, 3650, 50}},                     // nearly all gone
        {{0, 0, 3650, 50}, {5, 5, 3650, 50}},                             // all gone at once
        {{1, 1, 1, 30}},                                                  // a young base
        {{0, 0, 1, 1000}, {0, 0, 3650, 1000}},                            // nobody ever comes back
        {{2, 100, 200, 1e-3}, {4, 100, 150, 1e6}},                        // weights of a bootstrap
        {{10, 300, 300, 100}, {10, 299, 300, 100}, {11, 300, 300, 100}},  // all alike
    };
    for (std::size_t i = 0; i < bases.size(); ++i) {
        for (const ModelKind kind : kEveryKind) {
            for (const FitMode mode : {FitMode::ml, FitMode::map}) {
                const ModelFit fit = fitPurchaseModel(kind, bases[i], mode);
                const std::string where = std::to_string(i) + " " + modelKey(kind) + " " + fitNoteKey(fit.note);
                EXPECT_TRUE(std::isfinite(fit.logLikelihood)) << where;
                for (std::size_t j = 0; j < parameterCount(fit.parameters.kind); ++j) {
                    EXPECT_TRUE(std::isfinite(fit.parameters.value[j]) && fit.parameters.value[j] > 0) << where;
                    if (fit.note == FitNote::none) {
                        EXPECT_TRUE(std::isfinite(fit.standardErrors[j]) && fit.standardErrors[j] > 0) << where;
                    }
                }
                if (mode == FitMode::map) {
                    EXPECT_TRUE(fit.converged) << where;
                    EXPECT_TRUE(fit.note == FitNote::none || fit.note == FitNote::no_attrition) << where;
                }
                for (const HistoryCell& cell : bases[i]) {
                    const double expected = expectedPurchases(fit.parameters, cell, 365);
                    EXPECT_TRUE(std::isfinite(expected) && expected >= 0) << where;
                }
            }
        }
    }
}

TEST(ModelStress, SmallSimulatedBasesFitWithoutFailure) {
    const ModelParameters known{ModelKind::mbg_nbd, {0.9, 45, 0.8, 2.5}};
    for (const std::size_t clients : {30, 50, 100, 200}) {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const std::vector<HistoryCell> cells = test::ModelSimulator(seed).cells(known, clients, 700);
            for (const ModelKind kind : {ModelKind::bg_nbd, ModelKind::mbg_nbd}) {
                const ModelFit fit = fitPurchaseModel(kind, cells, FitMode::map);
                ASSERT_TRUE(fit.converged) << clients << " " << seed;
                ASSERT_TRUE(fit.note == FitNote::none || fit.note == FitNote::no_attrition) << fitNoteKey(fit.note);
                ASSERT_LE(fit.evaluations, 40) << clients << " " << seed;
            }
        }
    }
}

}  // namespace
}  // namespace meike::engine
