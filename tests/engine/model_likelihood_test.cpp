// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/bg_nbd.h"
#include "engine/mbg_cnbd.h"
#include "engine/nbd.h"
#include "engine/pareto_nbd.h"
#include "tests/engine/cdnow.h"

/// Values, gradients and Hessians of the likelihoods against slower ways to the same numbers.
namespace meike::engine {
namespace {

using test::Cdnow;

const std::array kAllKinds = kModelKinds;

Derivatives derivatives(ModelKind kind, const CellTotals& totals, const Vector4& at) {
    switch (kind) {
        case ModelKind::pareto_nbd:
            return paretoNbdLikelihood(totals, at);
        case ModelKind::nbd:
            return nbdLikelihood(totals, at);
        case ModelKind::mbg_cnbd_k:
            return mbgCnbdLikelihood(1, totals, at);
        default:
            return bgNbdLikelihood(kind, totals, at);
    }
}

/// Log-likelihood of one client straight from the published formulas, with log-gamma and without any rearrangement.
double published(ModelKind kind, const ModelParameters& parameters, const HistoryCell& cell) {
    const auto& [r, alpha, a, b] = parameters.value;
    const double x = cell.x;
    const double counts = std::lgamma(r + x) - std::lgamma(r) + r * std::log(alpha);
    if (kind == ModelKind::nbd) return counts - (r + x) * std::log(alpha + cell.T);
    if (kind == ModelKind::pareto_nbd) {
        const double s = a;
        const double beta = b;
        double integral = 0;
        constexpr int kSteps = 100'000;
        const double step = (cell.T - cell.tx) / kSteps;
        for (int i = 0; i <= kSteps && step > 0; ++i) {
            const double u = cell.tx + i * step;
            const double factor = (i == 0 || i == kSteps) ? 1 : (i % 2 == 1 ? 4 : 2);
            integral += factor * std::pow(alpha + u, -(r + x)) * std::pow(beta + u, -(s + 1)) * step / 3;
        }
        return counts + s * std::log(beta) +
               std::log(std::pow(alpha + cell.T, -(r + x)) * std::pow(beta + cell.T, -s) + s * integral);
    }
    const double k = kind == ModelKind::bg_nbd ? x : x + 1;
    const auto logBeta = [](double p, double q) { return std::lgamma(p) + std::lgamma(q) - std::lgamma(p + q); };
    double sum = std::exp(logBeta(a, b + k) - logBeta(a, b)) * std::pow(alpha + cell.T, -(r + x));
    if (k > 0) sum += std::exp(logBeta(a + 1, b + k - 1) - logBeta(a, b)) * std::pow(alpha + cell.tx, -(r + x));
    return counts + std::log(sum);
}

const std::array<Vector4, 4> kPoints{Vector4{std::log(.25), std::log(30.), std::log(.8), std::log(2.4)},
                                     Vector4{std::log(3.), std::log(400.), std::log(2.), std::log(.7)},
                                     Vector4{std::log(.6), std::log(80.), std::log(1.), std::log(80.)},
                                     Vector4{std::log(12.), std::log(5.), std::log(.05), std::log(900.)}};

TEST(Likelihood, EqualsThePublishedFormulaClientByClient) {
    const std::vector<HistoryCell> histories{{0, 0, 100, 1},  {0, 0, 1, 1},      {1, 3, 250, 1},   {1, 250, 250, 1},
                                             {4, 90, 270, 1}, {12, 200, 210, 1}, {26, 216, 217, 1}};
    for (const ModelKind kind : kAllKinds) {
        for (const Vector4& at : kPoints) {
            ModelParameters parameters{kind, {}};
            for (std::size_t i = 0; i < 4; ++i) parameters.value[i] = std::exp(at[i]);
            for (const HistoryCell& history : histories) {
                const double expected = published(kind, parameters, history);
                EXPECT_NEAR(logLikelihood(parameters, std::span(&history, 1)), expected,
                            1e-8 * std::max(1.0, std::abs(expected)))
                    << modelKey(kind) << " x " << history.x << " T " << history.T;
                EXPECT_NEAR(derivatives(kind, CellTotals(std::span(&history, 1)), at).value, expected,
                            1e-8 * std::max(1.0, std::abs(expected)))
                    << modelKey(kind);
            }
        }
    }
}

TEST(Likelihood, GradientAndHessianAreNumericalDifferences) {
    // Every thirtieth cell: all kinds of clients, and rounding that does not drown the differences.
    std::vector<HistoryCell> cells;
    for (std::size_t i = 0; i < Cdnow::sample().cells.size(); i += 30) cells.push_back(Cdnow::sample().cells[i]);
    cells.push_back({40, 200, 200, 3});
    const CellTotals totals(cells);
    for (const ModelKind kind : kAllKinds) {
        const std::size_t n = parameterCount(kind);
        for (const Vector4& at : kPoints) {
            const Derivatives here = derivatives(kind, totals, at);
            double scale = 0;
            for (std::size_t i = 0; i < n; ++i) scale = std::max(scale, std::abs(here.gradient[i]));
            for (std::size_t i = 0; i < n; ++i) {
                constexpr double kStep = 1e-4;
                Vector4 up = at;
                Vector4 down = at;
                up[i] += kStep;
                down[i] -= kStep;
                const Derivatives above = derivatives(kind, totals, up);
                const Derivatives below = derivatives(kind, totals, down);
                EXPECT_NEAR(here.gradient[i], (above.value - below.value) / (2 * kStep), 1e-6 * scale)
                    << modelKey(kind) << " " << i;
                for (std::size_t j = 0; j < n; ++j) {
                    EXPECT_NEAR(here.hessian[i][j], (above.gradient[j] - below.gradient[j]) / (2 * kStep), 1e-6 * scale)
                        << modelKey(kind) << " " << i << " " << j;
                    EXPECT_EQ(here.hessian[i][j], here.hessian[j][i]);
                }
            }
        }
    }
}

TEST(Likelihood, WeightsCountClients) {
    const std::vector<HistoryCell> twice{{0, 0, 50, 2}, {3, 20, 60, 1}};
    const std::vector<HistoryCell> listed{{0, 0, 50, 1}, {0, 0, 50, 1}, {3, 20, 60, 1}};
    for (const ModelKind kind : kAllKinds) {
        const Derivatives a = derivatives(kind, CellTotals(twice), kPoints[0]);
        const Derivatives b = derivatives(kind, CellTotals(listed), kPoints[0]);
        EXPECT_NEAR(a.value, b.value, 1e-13 * std::abs(a.value));
        EXPECT_NEAR(a.gradient[1], b.gradient[1], 1e-13 * std::abs(a.gradient[1]));
    }
}

/// The integral of Pareto/NBD by Simpson's rule in ln(u - t_x + tiny), which looks at every scale.
double logOddsBySimpson(const ModelParameters& parameters, const HistoryCell& cell) {
    const auto& [r, alpha, s, beta] = parameters.value;
    const double k = r + cell.x;
    const double tiny = 1e-3 * std::min(alpha, beta) / (k + s + 1);
    const double high = std::log((cell.T - cell.tx + tiny) / tiny);
    constexpr int kSteps = 10'000;
    double sum = 0;
    for (int i = 0; i <= kSteps; ++i) {
        const double w = high * i / kSteps;
        const double u = cell.tx + tiny * std::expm1(w);
        const double factor = (i == 0 || i == kSteps) ? 1 : (i % 2 == 1 ? 4 : 2);
        sum += factor * tiny *
               std::exp(w - k * std::log((alpha + u) / (alpha + cell.T)) - s * std::log((beta + u) / (beta + cell.T)) -
                        std::log(beta + u));
    }
    return std::log(s * sum * high / kSteps / 3);
}

TEST(Likelihood, ParetoIntegralOnHardCases) {
    for (const double alpha : {1e-3, 0.5, 10.0, 3e3}) {
        for (const double beta : {1e-3, 2.0, 10.0, 1e5}) {
            for (const double s : {0.02, 0.6, 1.0, 9.0}) {
                for (const auto& [x, tx, T] : {std::tuple{0.0, 0.0, 3650.0},
                                               {1.0, 1.0, 3650.0},
                                               {3.0, 2.0, 40.0},
                                               {30.0, 100.0, 400.0},
                                               {600.0, 3000.0, 3650.0},
                                               {600.0, 640.0, 3650.0},
                                               {600.0, 3649.0, 3650.0}}) {
                    const ModelParameters parameters{ModelKind::pareto_nbd, {0.4, alpha, s, beta}};
                    const HistoryCell cell{x, tx, T, 1};
                    const double expected = logOddsBySimpson(parameters, cell);
                    EXPECT_NEAR(paretoNbdLogOddsGone(parameters, cell), expected,
                                1e-10 * std::max(1.0, std::abs(expected)))
                        << alpha << " " << beta << " " << s << " " << x << " " << tx << " " << T;
                }
            }
        }
    }
}

}  // namespace
}  // namespace meike::engine
