// SPDX-License-Identifier: GPL-3.0-or-later
// MBG/CNBD-k against plain numerical integration over what each client may be like, and against MBG/NBD at k = 1.
#include "engine/mbg_cnbd.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <nlopt.hpp>

#include "tests/engine/cdnow.h"
#include "tests/support/model_simulator.h"

namespace meike::engine {
namespace {

using test::Cdnow;
using test::ModelSimulator;

/// What the model says, from its assumptions alone: integrals over lambda (trapezoid rule in ln lambda) and over p (in
/// ln(p / (1 - p))), purchases counted given lambda as every k-th event of a Poisson process.
class Integrated {
public:
    Integrated(const ModelParameters& parameters, const HistoryCell& client) : m_model(parameters), m_client(client) {
        const auto& [r, alpha, a, b] = parameters.value;
        const double k = parameters.k;
        const double x = client.x;
        const double silence = client.T - client.tx;
        const double logGamma = std::lgamma(r);
        for (double y = -80; y < 8; y += kStep) {
            const double lambda = std::exp(y);
            const double common = r * std::log(alpha) - logGamma + r * y - alpha * lambda + k * x * y;
            const double gone = std::exp(common - lambda * client.tx) * kStep;
            double stages = 0;
            for (int j = 0; j < parameters.k; ++j) stages += poisson(j, lambda * silence);
            const double staying = std::exp(common - lambda * client.tx) * stages * kStep;
            m_gone += gone;
            m_staying += staying;
            if (staying > 0) m_nodes.push_back({lambda, staying / stages});
        }
        m_leaves = overP([&](double p) { return p * std::pow(1 - p, x); });
        m_stays = overP([&](double p) { return std::pow(1 - p, x + 1); });
    }

    double likelihood() const { return m_staying * m_stays + m_gone * m_leaves; }
    double alive() const { return m_staying * m_stays / likelihood(); }

    /// CET and chance of a purchase in t days, given that the client is still active.
    std::pair<double, double> ahead(double t) const {
        const int k = m_model.k;
        std::vector<double> purchases;  // chance of so many, were it to stay for ever
        for (const auto& [lambda, weight] : m_nodes) {
            const double mean = lambda * t;
            if (weight * (1 + mean) < 1e-16 * m_staying) continue;
            const int events = static_cast<int>(mean + 12 * std::sqrt(mean) + 40);
            std::vector<double> chance;
            for (int n = 0; n <= events; ++n) chance.push_back(poisson(n, mean));
            for (int j = 0; j < k; ++j) {
                const double here = weight * poisson(j, lambda * (m_client.T - m_client.tx)) / m_staying;
                for (int n = 0; n <= events; ++n) {
                    const auto bought = static_cast<std::size_t>((j + n) / k);
                    if (bought >= purchases.size()) purchases.resize(bought + 1);
                    purchases[bought] += here * chance[static_cast<std::size_t>(n)];
                }
            }
        }
        double expected = 0;
        for (std::size_t m = 1; m < purchases.size(); ++m) {
            if (purchases[m] < 1e-18) continue;
            expected += purchases[m] * overP([&](double p) {
                            const double before = -std::expm1(static_cast<double>(m) * std::log1p(-p)) / p;
                            return std::pow(1 - p, m_client.x + 1) * before;
                        }) /
                        m_stays;
        }
        return {expected, 1 - purchases[0]};
    }

private:
    static constexpr double kStep = 0.04;
    static double poisson(int n, double mean) {
        return mean == 0 ? (n == 0 ? 1 : 0) : std::exp(n * std::log(mean) - mean - std::lgamma(n + 1.0));
    }
    double overP(const std::function<double(double)>& f) const {
        const double a = m_model.value[2];
        const double b = m_model.value[3];
        const double scale = std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b);
        double sum = 0;
        for (double y = -320; y < 36; y += 0.2) {
            const double p = 1 / (1 + std::exp(-y));
            if (p < 1) sum += 0.2 * std::exp(scale + a * std::log(p) + b * std::log1p(-p)) * f(p);
        }
        return sum;
    }

    ModelParameters m_model;
    HistoryCell m_client;
    double m_gone = 0, m_staying = 0, m_leaves = 0, m_stays = 0;
    std::vector<std::pair<double, double>> m_nodes;  ///< lambda, and its weight without the stages
};

/// Monthly plans, quarterly ones, and anything else; days.
ModelParameters regularTruth(int k) { return {ModelKind::mbg_cnbd_k, {2.5, 2.5 * 60 / k, 0.7, 4}, k}; }

/// Clients with gaps of k stages; whole days, and how often each gap was seen.
struct RegularBase {
    std::vector<PurchaseHistory> histories;
    std::vector<std::int64_t> gaps;
};
RegularBase regularBase(const ModelParameters& truth, std::size_t clients, std::uint64_t seed) {
    ModelSimulator random(seed);
    RegularBase base;
    for (std::size_t i = 0; i < clients; ++i) {
        const auto& [r, alpha, a, b] = truth.value;
        PurchaseHistory history{0, 0, static_cast<std::int32_t>(1000 * random.uniform())};
        const double rate = random.gamma(r, alpha);
        const double leaves = random.beta(a, b);
        double day = 0;
        while (random.uniform() >= leaves) {
            day += random.gamma(truth.k, rate);
            const auto whole = static_cast<std::int32_t>(day);
            if (whole > history.age) break;
            if (whole == history.lastDay) continue;
            const auto gap = static_cast<std::size_t>(whole - history.lastDay);
            if (gap >= base.gaps.size()) base.gaps.resize(gap + 1);
            ++base.gaps[gap];
            ++history.repeats;
            history.lastDay = whole;
        }
        base.histories.push_back(history);
    }
    return base;
}

TEST(RegularModel, EqualsNumericalIntegration) {
    const std::array<std::array<double, 4>, 3> points{{{0.6, 12, 0.8, 1.6}, {3.0, 40, 1.0, 6}, {9.0, 30, 0.15, 0.9}}};
    for (const int k : {1, 2, 3, 7, 12}) {
        for (const auto& point : points) {
            const ModelParameters model{ModelKind::mbg_cnbd_k, point, k};
            for (const HistoryCell& client :
                 {HistoryCell{0, 0, 0, 1}, HistoryCell{0, 0, 90, 1}, HistoryCell{1, 3, 250, 1},
                  HistoryCell{4, 130, 145, 1}, HistoryCell{11, 330, 330, 1}, HistoryCell{24, 700, 790, 1}}) {
                const Integrated truth(model, client);
                const std::string where = "k " + std::to_string(k) + " x " + std::to_string(client.x) + " T " +
                                          std::to_string(client.T) + " " + testing::PrintToString(point);
                EXPECT_NEAR(logLikelihood(model, std::span(&client, 1)),
                            std::log(truth.likelihood()) - client.x * std::lgamma(k), 1e-9)
                    << where;
                EXPECT_NEAR(probabilityAlive(model, client), truth.alive(), 1e-10) << where;
                for (const double t : {7.0, 90.0, 365.25}) {
                    const auto [expected, chance] = truth.ahead(t);
                    EXPECT_NEAR(expectedPurchasesIfActive(model, client, t), expected, 1e-10 * std::max(1.0, expected))
                        << where << " t " << t;
                    EXPECT_NEAR(orderProbability(model, client, t), truth.alive() * chance, 1e-10) << where;
                }
            }
        }
    }
}

TEST(RegularModel, IsMbgNbdAtOne) {
    for (const auto& value : {std::array{0.5, 43.0, 0.9, 1.6}, std::array{4.0, 200.0, 0.05, 3.0}}) {
        const ModelParameters irregular{ModelKind::mbg_nbd, value};
        const ModelParameters same{ModelKind::mbg_cnbd_k, value};
        const auto& cells = Cdnow::sample().cells;
        EXPECT_NEAR(logLikelihood(same, cells), logLikelihood(irregular, cells), 1e-9);
        for (std::size_t i = 0; i < cells.size(); i += 40) {
            EXPECT_NEAR(probabilityAlive(same, cells[i]), probabilityAlive(irregular, cells[i]), 1e-13);
            const double expected = expectedPurchases(irregular, cells[i], 365);
            EXPECT_NEAR(expectedPurchases(same, cells[i], 365), expected, 1e-11 * std::max(1.0, expected));
            EXPECT_NEAR(orderProbability(same, cells[i], 365), orderProbability(irregular, cells[i], 365), 1e-13);
            EXPECT_NEAR(daysToNextOrder(same, cells[i], 0.3, 5000), daysToNextOrder(irregular, cells[i], 0.3, 5000),
                        2e-6);
        }
    }
}

TEST(RegularModel, GradientAndHessianAreNumericalDifferences) {
    std::vector<HistoryCell> cells;
    for (std::size_t i = 0; i < Cdnow::sample().cells.size(); i += 30) cells.push_back(Cdnow::sample().cells[i]);
    const CellTotals totals(cells);
    for (const int k : {2, 5, 12}) {
        for (const Vector4& at :
             {Vector4{-0.6, 3.5, -0.1, 0.5}, Vector4{1.5, 6, 0.7, -0.4}, Vector4{2.5, 1.6, -3, 5}}) {
            const Derivatives here = mbgCnbdLikelihood(k, totals, at);
            double scale = 0;
            for (const double slope : here.gradient) scale = std::max(scale, std::abs(slope));
            for (std::size_t i = 0; i < 4; ++i) {
                constexpr double kApart = 1e-4;
                Vector4 up = at;
                Vector4 down = at;
                up[i] += kApart;
                down[i] -= kApart;
                const Derivatives above = mbgCnbdLikelihood(k, totals, up);
                const Derivatives below = mbgCnbdLikelihood(k, totals, down);
                EXPECT_NEAR(here.gradient[i], (above.value - below.value) / (2 * kApart), 1e-6 * scale) << k << i;
                for (std::size_t j = 0; j < 4; ++j)
                    EXPECT_NEAR(here.hessian[i][j], (above.gradient[j] - below.gradient[j]) / (2 * kApart),
                                1e-6 * scale)
                        << k << " " << i << " " << j;
            }
        }
    }
}

struct FixedK {
    int k;
    const std::vector<HistoryCell>* cells;
};
double minusLikelihood(const std::vector<double>& at, std::vector<double>& /*gradient*/, void* data) {
    const auto& problem = *static_cast<const FixedK*>(data);
    Vector4 logs{at[0], at[1], at[2], at[3]};
    return -mbgCnbdLikelihood(problem.k, CellTotals(*problem.cells), logs).value;
}

TEST(RegularModel, OneOptimumFromAnywhere) {
    for (const int k : {2, 6}) {
        const std::vector<HistoryCell> cells = historyCells(regularBase(regularTruth(k), 250, 7).histories);
        ModelParameters start = regularTruth(k);
        for (const FitMode mode : {FitMode::ml, FitMode::map}) {
            const ModelFit fit = fitPurchaseModel(ModelKind::mbg_cnbd_k, cells, mode, {}, &start);
            ASSERT_TRUE(fit.converged);
            ASSERT_EQ(fit.note, FitNote::none);
            ModelSimulator random(99);
            for (int i = 0; i < 300; ++i) {
                ModelParameters other = fit.parameters;
                for (double& value : other.value) value *= std::exp(6 * random.uniform() - 3);
                const ModelFit again = fitPurchaseModel(ModelKind::mbg_cnbd_k, cells, mode, {}, &other);
                ASSERT_TRUE(again.converged) << k << " start " << i;
                for (std::size_t j = 0; j < 4; ++j)
                    ASSERT_NEAR(again.parameters.value[j], fit.parameters.value[j], 1e-6 * fit.parameters.value[j])
                        << k << " start " << i;
            }
        }
        const ModelFit fit = fitPurchaseModel(ModelKind::mbg_cnbd_k, cells, FitMode::ml, {}, &start);
        FixedK problem{k, &cells};
        nlopt::opt simplex(nlopt::LN_BOBYQA, 4);
        simplex.set_min_objective(minusLikelihood, &problem);
        simplex.set_xtol_rel(1e-10);
        simplex.set_maxeval(20'000);
        std::vector<double> at{0, std::log(60.0 / k), 0, 0};
        double least = 0;
        simplex.optimize(at, least);
        EXPECT_NEAR(-least, fit.logLikelihood, 1e-7) << k;
        for (std::size_t i = 0; i < 4; ++i)
            EXPECT_NEAR(std::exp(at[i]), fit.parameters.value[i], 1e-4 * fit.parameters.value[i]) << k;
    }
}

TEST(RegularModel, FindsHowRegularClientsAre) {
    for (const int k : {1, 3, 6, 12}) {
        const RegularBase base = regularBase(regularTruth(k), 600, 11);
        const ModelFit fit =
            fitPurchaseModel(ModelKind::mbg_cnbd_k, historyCells(base.histories), FitMode::map, {}, nullptr, base.gaps);
        EXPECT_NEAR(fit.parameters.k, k, k / 6);
        const ModelFit irregular = fitPurchaseModel(ModelKind::mbg_nbd, historyCells(base.histories), FitMode::map);
        if (k == 1)
            EXPECT_NEAR(fit.logLikelihood, irregular.logLikelihood, 1e-6);
        else
            EXPECT_GT(fit.logLikelihood, irregular.logLikelihood + 20 * k);
    }
}

/// Of clients that are sure to stay the next order comes when the model says, and the range is as narrow as the rhythm.
TEST(RegularModel, NextOrderHasTheSpreadOfTheRhythm) {
    const ModelParameters plan{ModelKind::mbg_cnbd_k, {200, 200 * 30.0 / 12, 1e-4, 4}, 12};
    const HistoryCell client{12, 360, 370, 1};
    const double early = daysToNextOrder(plan, client, 0.1, 5000);
    const double late = daysToNextOrder(plan, client, 0.9, 5000);
    EXPECT_NEAR(daysToNextOrder(plan, client, 0.5, 5000), 20, 2) << "every thirty days, ten of which are over";
    EXPECT_LT(late - early, 25);
    for (const double share : {0.1, 0.5, 0.9}) {
        const double days = daysToNextOrder(plan, client, share, 5000);
        EXPECT_NEAR(orderProbability(plan, client, days) / probabilityAlive(plan, client), share, 1e-6);
    }
    EXPECT_TRUE(std::isinf(daysToNextOrder(plan, client, 0.9, 5)));
}

}  // namespace
}  // namespace meike::engine
