// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gamma_gamma.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlopt.hpp>
#include <tuple>

#include "base/error.h"
#include "tests/engine/cdnow.h"
#include "tests/support/model_simulator.h"

namespace meike::engine {
namespace {

using test::Cdnow;

std::vector<SpendCell> inDollars() {
    std::vector<SpendCell> cells = spendCells(Cdnow::sample().columns);
    for (SpendCell& cell : cells) cell.mean /= 100;
    return cells;
}

TEST(GammaGamma, PublishedFitOfTheCdnowSample) {
    const SpendFit fit = fitGammaGamma(inDollars(), FitMode::ml);
    ASSERT_TRUE(fit.converged);
    EXPECT_EQ(fit.note, FitNote::none);
    EXPECT_EQ(fit.clients, 946);
    EXPECT_NEAR(fit.p, 6.249572271, 6.2e-6);
    EXPECT_NEAR(fit.q, 3.744224667, 3.7e-6);
    EXPECT_NEAR(fit.gamma, 15.443520963, 1.5e-5);
    EXPECT_NEAR(fit.logLikelihood, -4055.917694802, 1e-6);
    EXPECT_NEAR(fit.standardErrors[0], 1.190, 5e-4);
    EXPECT_NEAR(fit.standardErrors[1], .2901, 5e-5);
    EXPECT_NEAR(fit.standardErrors[2], 4.159, 5e-4);
}

/// Log-likelihood straight from the paper, with log-gamma.
double published(const std::vector<SpendCell>& cells, double p, double q, double gamma) {
    double sum = 0;
    for (const SpendCell& cell : cells) {
        const double px = p * cell.x;
        sum += cell.weight * (std::lgamma(px + q) - std::lgamma(px) - std::lgamma(q) + q * std::log(gamma) +
                              (px - 1) * std::log(cell.mean) + px * std::log(cell.x) -
                              (px + q) * std::log(gamma + cell.mean * cell.x));
    }
    return sum;
}

std::vector<SpendCell> simulated(std::uint64_t seed, std::size_t clients, double p, double q, double gamma) {
    test::ModelSimulator simulator(seed);
    std::vector<SpendCell> cells;
    for (std::size_t i = 0; i < clients; ++i) {
        const double x = 1 + std::floor(6 * simulator.uniform());
        cells.push_back({x, simulator.meanSpend(p, q, gamma, x), 1});
    }
    std::sort(cells.begin(), cells.end(), [](const SpendCell& left, const SpendCell& right) {
        return std::tie(left.x, left.mean) < std::tie(right.x, right.mean);
    });
    return cells;
}

TEST(GammaGamma, RecoversKnownParametersWithinThreeStandardErrors) {
    const SpendFit fit = fitGammaGamma(simulated(2, 4'000, 5, 3.5, 200), FitMode::ml);
    ASSERT_EQ(fit.note, FitNote::none);
    EXPECT_NEAR(fit.p, 5, 3 * fit.standardErrors[0]);
    EXPECT_NEAR(fit.q, 3.5, 3 * fit.standardErrors[1]);
    EXPECT_NEAR(fit.gamma, 200, 3 * fit.standardErrors[2]);
    EXPECT_LT(fit.standardErrors[0], 1);
    EXPECT_LT(std::abs(fit.correlation), 0.05);
}

TEST(GammaGamma, TopOfThePublishedLikelihoodAndOfThePriors) {
    const std::vector<SpendCell> cells = simulated(7, 150, 5, 3.5, 200);
    for (const FitMode mode : {FitMode::ml, FitMode::map}) {
        const SpendFit fit = fitGammaGamma(cells, mode);
        ASSERT_EQ(fit.note, FitNote::none);
        EXPECT_NEAR(fit.logLikelihood, published(cells, fit.p, fit.q, fit.gamma), 1e-8);
        const auto posterior = [&](const std::array<double, 3>& at) {
            double value = published(cells, at[0], at[1], at[2]);
            if (mode == FitMode::ml) return value;
            value -= std::pow(std::log(at[0] / 4), 2) / 2 + std::pow(std::log(at[1] / 3), 2) / 2;
            return value - std::pow(std::log(at[2] / fit.baseMean / 3) / 1.5, 2) / 2;
        };
        const std::array<double, 3> top{fit.p, fit.q, fit.gamma};
        // Gradient nought, and the curvature is the inverse of the covariance.
        std::array<std::array<double, 3>, 3> curvature{};
        constexpr double kStep = 1e-3;
        const auto moved = [&](std::size_t i, double di, std::size_t j, double dj) {
            std::array<double, 3> at = top;
            at[i] *= std::exp(di);
            at[j] *= std::exp(dj);
            return posterior(at);
        };
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_NEAR((moved(i, 1e-5, i, 0) - moved(i, -1e-5, i, 0)) / 2e-5, 0, 2e-4) << i;
            for (std::size_t j = 0; j < 3; ++j) {
                curvature[i][j] = -(moved(i, kStep, j, kStep) - moved(i, kStep, j, -kStep) -
                                    moved(i, -kStep, j, kStep) + moved(i, -kStep, j, -kStep)) /
                                  (4 * kStep * kStep);
            }
        }
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t j = 0; j < 3; ++j) {
                double product = 0;
                for (std::size_t k = 0; k < 3; ++k) product += curvature[i][k] * fit.logCovariance[k][j];
                EXPECT_NEAR(product, i == j ? 1 : 0, 0.01) << i << j;
            }
        }
    }
}

double minusPublished(const std::vector<double>& at, std::vector<double>& /*gradient*/, void* data) {
    return -published(*static_cast<const std::vector<SpendCell>*>(data), std::exp(at[0]), std::exp(at[1]),
                      std::exp(at[2]));
}

TEST(GammaGamma, NloptFindsTheSameOptimum) {
    std::vector<SpendCell> cells = simulated(8, 200, 5, 3.5, 2);
    const SpendFit fit = fitGammaGamma(cells, FitMode::ml);
    nlopt::opt search(nlopt::LN_BOBYQA, 3);
    search.set_min_objective(minusPublished, &cells);
    search.set_xtol_rel(1e-9);
    search.set_maxeval(5'000);
    std::vector<double> at{1, 1, 1};
    double least = 0;
    search.optimize(at, least);
    EXPECT_NEAR(-least, fit.logLikelihood, 1e-7);
    EXPECT_NEAR(std::exp(at[0]), fit.p, 1e-3 * fit.p);
    EXPECT_NEAR(std::exp(at[1]), fit.q, 1e-3 * fit.q);
    EXPECT_NEAR(std::exp(at[2]), fit.gamma, 1e-3 * fit.gamma);
}

TEST(GammaGamma, ScalingMoneyScalesGammaAndNothingElse) {
    const SpendFit fit = fitGammaGamma(inDollars(), FitMode::map);
    std::vector<SpendCell> cents = inDollars();
    for (SpendCell& cell : cents) cell.mean *= 725;
    const SpendFit other = fitGammaGamma(cents, FitMode::map);
    EXPECT_NEAR(other.p, fit.p, 1e-9 * fit.p);
    EXPECT_NEAR(other.q, fit.q, 1e-9 * fit.q);
    EXPECT_NEAR(other.gamma, 725 * fit.gamma, 1e-9 * other.gamma);
    EXPECT_NEAR(other.logLikelihood, fit.logLikelihood - 946 * std::log(725), 1e-6);
    EXPECT_NEAR(other.correlation, fit.correlation, 1e-9);
    EXPECT_NEAR(expectedSpend(other, 3, 725 * 40), 725 * expectedSpend(fit, 3, 40), 1e-6);
}

TEST(GammaGamma, ExpectedSpendLiesBetweenTheClientAndTheBase) {
    const SpendFit fit = fitGammaGamma(inDollars(), FitMode::ml);
    const double population = fit.p * fit.gamma / (fit.q - 1);
    EXPECT_NEAR(population, 35.17, 0.01);
    EXPECT_DOUBLE_EQ(expectedSpend(fit, 0, 0), population);
    // E[M] = p (gamma + m x) / (px + q - 1)
    EXPECT_NEAR(expectedSpend(fit, 2, 22.345),
                6.249572271 * (15.443520963 + 44.69) / (2 * 6.249572271 + 3.744224667 - 1), 1e-4);
    double before = population;
    for (double x = 1; x < 1e4; x *= 2) {
        const double expected = expectedSpend(fit, x, 100);
        EXPECT_GT(expected, before);
        EXPECT_LT(expected, 100);
        before = expected;
    }
    EXPECT_NEAR(before, 100, 0.1);
}

TEST(GammaGamma, WithoutAMeanItShrinksToTheBase) {
    SpendFit fit;
    fit.p = 2;
    fit.q = 1.04;
    fit.gamma = 10;
    fit.baseMean = 50;
    ASSERT_TRUE(fit.shrinksToBase());
    EXPECT_DOUBLE_EQ(expectedSpend(fit, 0, 0), 50);
    EXPECT_DOUBLE_EQ(expectedSpend(fit, 3, 80), (2 * 3 * 80 + 1.04 * 50) / (2 * 3 + 1.04));
    fit.q = 1.05;
    EXPECT_FALSE(fit.shrinksToBase());
}

TEST(GammaGamma, CorrelationIsMeasured) {
    std::vector<SpendCell> cells;
    for (int i = 1; i <= 20; ++i) cells.push_back({static_cast<double>(i), 100.0 + 10 * i, 2});
    const SpendFit fit = fitGammaGamma(cells, FitMode::map);
    EXPECT_NEAR(fit.correlation, 1, 1e-12);
    EXPECT_EQ(fit.clients, 40);
    EXPECT_NEAR(fit.baseMean, (100.0 * 210 + 10 * 2870) / 210, 1e-9);
}

TEST(GammaGamma, StrangeBasesEndSomewhere) {
    EXPECT_EQ(fitGammaGamma({}, FitMode::map).note, FitNote::no_clients);
    const std::vector<std::vector<SpendCell>> bases{
        {{1, 100, 1}},                                   // one client
        {{1, 100, 30}, {5, 100, 30}},                    // everybody pays the same
        {{1, 1, 10}, {1, 1e12, 10}},                     // from a cent to ten billion
        {{600, 100, 50}, {600, 101, 50}},                // always the same, but not quite
        {{1, 0, 5}, {2, -3, 5}, {1, 10, 1}, {1, 12, 1}}  // nothing to learn from some
    };
    for (std::size_t i = 0; i < bases.size(); ++i) {
        for (const FitMode mode : {FitMode::ml, FitMode::map}) {
            const SpendFit fit = fitGammaGamma(bases[i], mode);
            EXPECT_TRUE(std::isfinite(fit.logLikelihood)) << i;
            if (mode == FitMode::map) {
                EXPECT_TRUE(fit.converged) << i;
                EXPECT_EQ(fit.note, FitNote::none) << i;
                EXPECT_EQ(fit.certain(), i == 1) << i;
            }
            const double expected = expectedSpend(fit, bases[i][0].x, 50);
            EXPECT_TRUE(std::isfinite(expected) && expected > 0) << i << " " << expected;
        }
    }
    EXPECT_EQ(fitGammaGamma(bases[4], FitMode::map).clients, 2);
}

/// Everybody pays the same, or everybody their own fee: what a client spends is then certain, and a new one is like
/// any.
TEST(GammaGamma, EqualAmountsAreCertainSpend) {
    for (const FitMode mode : {FitMode::ml, FitMode::map}) {
        const SpendFit same = fitGammaGamma(std::vector<SpendCell>{{1, 100, 30}, {5, 100, 30}}, mode);
        EXPECT_TRUE(same.certain());
        EXPECT_EQ(same.note, FitNote::none);
        EXPECT_NEAR(expectedSpend(same, 0, 0), 100, 0.01);
        EXPECT_NEAR(expectedSpend(same, 3, 100), 100, 0.01);

        std::vector<SpendCell> fees;
        for (int i = 0; i < 60; ++i) fees.push_back({static_cast<double>(2 + i % 11), 50.0 + 5 * (i % 40), 1});
        const SpendFit own = fitGammaGamma(fees, mode, {}, true);
        EXPECT_TRUE(own.certain());
        EXPECT_EQ(own.note, FitNote::none);
        EXPECT_GT(own.logCovariance[1][1], 0);
        EXPECT_EQ(own.logCovariance[0][0], 0);
        EXPECT_NEAR(expectedSpend(own, 4, 70), 70, 0.01);
        EXPECT_NEAR(expectedSpend(own, 0, 0), own.baseMean, 0.1 * own.baseMean);
    }
}

TEST(GammaGamma, StopsWhenAsked) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(fitGammaGamma(inDollars(), FitMode::map, source.get_token()), Error);
}

TEST(SpendCells, TakeTheClientsWithKnownPositiveRepeatValue) {
    HistoryColumns histories;
    histories.history = {{2, 10, 20}, {0, 0, 20}, {3, 5, 9}, {2, 7, 20}, {1, 3, 20}, {-1, 0, 0}, {2, 1, 5}};
    histories.repeatValue = {600, 0, -30, 600, 500, 0, 100};
    histories.totalValue = histories.repeatValue;
    histories.valueKnown = {1, 1, 1, 1, 1, 1, 0};
    const std::vector<SpendCell> cells = spendCells(histories);
    ASSERT_EQ(cells.size(), 2U);
    EXPECT_EQ(cells[0].x, 1);
    EXPECT_EQ(cells[0].mean, 500);
    EXPECT_EQ(cells[1].x, 2);
    EXPECT_EQ(cells[1].mean, 300);
    EXPECT_EQ(cells[1].weight, 2);
}

}  // namespace
}  // namespace meike::engine
