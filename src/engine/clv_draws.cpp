// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/clv_draws.h"

#include <algorithm>
#include <cmath>

#include "engine/mbg_cnbd.h"
#include "engine/random_draws.h"

namespace meike::engine {
namespace {

constexpr std::uint64_t kSeed = 0x436C6965'6E742026ULL;  // fixed: the same data must give the same interval

/// Above so many clients the parameters are known well enough that the log-odds of Pareto/NBD's P(alive), which costs a
/// numerical integral, may be taken as linear in them.
constexpr double kLinearFrom = 1000;

/// Lower triangle L with L L' = covariance; false when it is not positive definite. `known`: parameters without spread.
template <std::size_t N>
bool cholesky(const std::array<std::array<double, N>, N>& covariance, std::size_t n,
              std::array<std::array<double, N>, N>& lower, const std::array<bool, N>& known = {}) {
    lower = {};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = covariance[i][j];
            for (std::size_t k = 0; k < j; ++k) sum -= lower[i][k] * lower[j][k];
            if (i == j) {
                // A parameter without any spread is known exactly; the others have nothing to do with it.
                if (known[i]) {
                    lower[i][i] = 0;
                    continue;
                }
                if (!(sum > 0) || !std::isfinite(sum)) return false;
                lower[i][i] = std::sqrt(sum);
            } else {
                lower[i][j] = known[j] ? 0 : sum / lower[j][j];
            }
        }
    }
    return true;
}

/// Standard normals that cover the distribution evenly, in a shuffled order of their own per stream.
std::array<double, kDraws> evenNormals(std::uint64_t stream) {
    std::array<double, kDraws> z{};
    for (std::size_t k = 0; k < kDraws; ++k) {
        z[k] = normalQuantile((static_cast<double>(k) + 0.5) / static_cast<double>(kDraws));
    }
    DeterministicRandom random(kSeed, stream);
    for (std::size_t k = kDraws; k > 1; --k) std::swap(z[k - 1], z[random.below(k)]);
    return z;
}

/// Log-parameters stay where exp() and the formulas are finite even in the far tail of a vague fit.
double boundedExp(double log) { return std::exp(std::clamp(log, -25.0, 25.0)); }

template <std::size_t N>
std::vector<std::array<double, N>> drawLogs(const std::array<double, N>& best,
                                            const std::array<std::array<double, N>, N>& lower, std::size_t n,
                                            std::uint64_t firstStream) {
    std::vector<std::array<double, kDraws>> z;
    for (std::size_t i = 0; i < n; ++i) z.push_back(evenNormals(firstStream + i));
    std::vector<std::array<double, N>> out(kDraws);
    for (std::size_t k = 0; k < kDraws; ++k) {
        for (std::size_t i = 0; i < n; ++i) {
            double value = std::log(best[i]);
            for (std::size_t j = 0; j <= i; ++j) value += lower[i][j] * z[j][k];
            out[k][i] = boundedExp(value);
        }
    }
    return out;
}

}  // namespace

double relativeSpendError(std::span<const SpendCell> cells, double baseMean) {
    double squares = 0;
    double purchases = 0;
    for (const SpendCell& cell : cells) {
        const double off = cell.x * (cell.mean - baseMean);
        squares += cell.weight * off * off;
        purchases += cell.weight * cell.x;
    }
    return purchases > 0 && baseMean > 0 ? std::sqrt(squares) / purchases / baseMean : 0;
}

ParameterDraws drawParameters(const ModelFit& fit, const SpendFit& spend, double spendError) {
    ParameterDraws out;
    out.best = fit.parameters;
    out.logCovariance = fit.logCovariance;
    out.clients = fit.clients;
    const std::size_t n = parameterCount(fit.parameters.kind);
    std::array<std::array<double, 4>, 4> lower{};
    out.spreadKnown = cholesky(fit.logCovariance, n, lower);
    if (!out.spreadKnown) {
        lower = {};
        out.logCovariance = {};
    }
    const auto purchase = drawLogs(fit.parameters.value, lower, n, 1);
    std::copy(purchase.begin(), purchase.end(), out.purchase.begin());

    out.spendKnown = spend.converged && spend.baseMean > 0 && spend.p > 0 && spend.q > 0 && spend.gamma > 0;
    if (!out.spendKnown) return out;
    out.baseMean = spend.baseMean;
    out.spendShrunk = spend.shrinksToBase();
    std::array<std::array<double, 3>, 3> spendLower{};
    std::array<bool, 3> known{};
    for (std::size_t i = 0; i < 3; ++i) known[i] = spend.certain() && i < 2 && spend.logCovariance[i][i] == 0;
    if (!cholesky(spend.logCovariance, 3, spendLower, known)) {
        spendLower = {};
        out.spreadKnown = false;
    }
    const auto money = drawLogs<3>({spend.p, spend.q, spend.gamma / spend.baseMean}, spendLower, 3, 5);
    const auto z = evenNormals(8);
    for (std::size_t k = 0; k < kDraws; ++k) {
        out.p[k] = money[k][0];
        out.q[k] = money[k][1];
        out.gamma[k] = money[k][2];
        out.base[k] = boundedExp(spendError * z[k]);
    }
    return out;
}

std::vector<std::array<double, 3>> drawRenewals(const RenewalFit& fit) {
    const std::size_t n = parameterCount(fit.parameters.kind);
    std::array<std::array<double, 3>, 3> lower{};
    if (!cholesky(fit.logCovariance, n, lower)) lower = {};
    auto draws = drawLogs<3>({fit.parameters.alpha, fit.parameters.beta, fit.parameters.c}, lower, n, 9);
    if (n < 3)
        for (auto& draw : draws) draw[2] = 1;
    return draws;
}

std::array<double, kDraws> evenLevels(double shift, double spread) {
    std::array<double, kDraws> out = evenNormals(12);
    for (double& level : out) level = boundedExp(shift + spread * level);
    return out;
}

ClientSimulator::ClientSimulator(const ParameterDraws& draws, const DrawHorizon& horizon)
    : m_draws(draws), m_days(horizon.days), m_cumulative{0} {
    for (int month = 1; month <= horizon.months; ++month) {
        m_cumulative.push_back(m_cumulative.back() + std::pow(1 + horizon.discount, -month / 12.0));
    }
    m_wholeShare = presentShare(0, 1);
}

/// Mean discount factor over a part [from, to] of the horizon, 0 <= from < to <= 1.
double ClientSimulator::presentShare(double from, double to) const {
    const auto months = static_cast<double>(m_cumulative.size() - 1);
    const auto integral = [&](double share) {
        const double at = share * months;
        const auto whole = std::min(static_cast<std::size_t>(at), m_cumulative.size() - 2);
        return m_cumulative[whole] +
               (at - static_cast<double>(whole)) * (m_cumulative[whole + 1] - m_cumulative[whole]);
    };
    return (integral(to) - integral(from)) / ((to - from) * months);
}

/// Odds of having left, (1 - P(alive)) / P(alive): the formulas of purchase_model.h.
double ClientSimulator::deadOdds(const DrawClient& client, const std::array<double, 4>& v) const {
    const double x = client.x;
    const double age = v[1] + client.T;
    const double seen = v[1] + client.tx;
    switch (m_draws.best.kind) {
        case ModelKind::bg_nbd:
            return client.x == 0 ? 0 : v[2] / (v[3] + x - 1) * std::exp((v[0] + x) * std::log(age / seen));
        case ModelKind::mbg_nbd:
            return v[2] / (v[3] + x) * std::exp((v[0] + x) * std::log(age / seen));
        case ModelKind::pareto_nbd: {
            const double alive = probabilityAlive(
                {m_draws.best.kind, v}, {x, static_cast<double>(client.tx), static_cast<double>(client.T), 1});
            return (1 - alive) / std::max(alive, 1e-300);
        }
        case ModelKind::mbg_cnbd_k: {
            const double shape = v[0] + m_draws.best.k * x;
            const double sum = stageWeights(m_draws.best.k, shape, (client.T - client.tx) / age).sum;
            return v[2] / (v[3] + x) * std::exp(std::min(shape * std::log(age / seen), 600.0)) / sum;
        }
        case ModelKind::nbd:
            break;
    }
    return 0;
}

/// Log-odds of having left at the best parameters, and their slope in each log-parameter (central differences).
struct ClientSimulator::Aliveness {
    bool linear = false;
    double logOdds = 0;
    std::array<double, 4> slope{};
};

void ClientSimulator::simulate(const DrawClient& client, std::uint32_t copy, std::span<std::uint32_t> orders,
                               std::span<double> values) const {
    const ParameterDraws& draws = m_draws;
    const ModelKind kind = draws.best.kind;
    const bool money = draws.spendKnown && client.valueKnown;
    // The value enters rounded, so that another money unit does not change the numbers drawn.
    const double keyed = std::clamp(std::round(client.mean * 1e6), -9e15, 9e15);
    std::uint64_t key = mixKey(kSeed, static_cast<std::uint64_t>(client.x));
    key = mixKey(key, static_cast<std::uint64_t>(client.tx));
    key = mixKey(key, static_cast<std::uint64_t>(client.T));
    const bool meanCounts = money && (client.x > 0 || client.own != OwnSpend::no);
    key = mixKey(key, meanCounts ? static_cast<std::uint64_t>(static_cast<std::int64_t>(keyed)) : 0);
    RandomDraws random(mixKey(key, copy));

    Aliveness aliveness;
    if (kind == ModelKind::pareto_nbd && draws.clients > kLinearFrom) {
        constexpr double kStep = 0.01;
        const auto logOdds = [&](std::size_t i, double step) {
            std::array<double, 4> v = draws.best.value;
            v[i] *= std::exp(step);
            return std::log(std::clamp(deadOdds(client, v), 1e-290, 1e290));
        };
        aliveness.linear = true;
        aliveness.logOdds = logOdds(0, 0);
        for (std::size_t i = 0; i < 4; ++i) aliveness.slope[i] = (logOdds(i, kStep) - logOdds(i, -kStep)) / (2 * kStep);
    }

    const double x = client.x;
    const double stagesPerOrder = kind == ModelKind::mbg_cnbd_k ? draws.best.k : 1;
    StageWeights stages;
    for (std::size_t k = 0; k < kDraws; ++k) {
        const std::array<double, 4>& v = draws.purchase[k];
        orders[k] = 0;
        values[k] = 0;
        double shape = v[0] + stagesPerOrder * x;
        const double age = v[1] + client.T;
        // Both the odds of having left and the stage it is in ask for these.
        if (stagesPerOrder > 1) stages = stageWeights(draws.best.k, shape, (client.T - client.tx) / age);
        if (kind != ModelKind::nbd) {
            double odds = 0;
            if (stagesPerOrder > 1) {
                odds = v[2] / (v[3] + x) * std::exp(std::min(shape * std::log(age / (v[1] + client.tx)), 600.0)) /
                       stages.sum;
            } else if (aliveness.linear) {
                double log = aliveness.logOdds;
                for (std::size_t i = 0; i < 4; ++i) {
                    log += aliveness.slope[i] * std::log(v[i] / draws.best.value[i]);
                }
                odds = std::exp(std::min(log, 700.0));
            } else {
                odds = deadOdds(client, v);
            }
            if (odds > 0 && random.uniform() * (1 + odds) > 1) continue;
        }

        std::uint32_t passed = 0;  // stages since the last purchase
        if (stagesPerOrder > 1) {
            double left = random.uniform() * stages.sum;
            while (passed + 1 < static_cast<std::uint32_t>(m_draws.best.k) && left > stages.weight[passed])
                left -= stages.weight[passed++];
            shape += passed;
        }
        std::uint32_t n = 0;
        double share = 1;  // mean discount factor of the orders
        if (kind == ModelKind::pareto_nbd) {
            const double left = (v[3] + client.T) * std::expm1(-std::log(random.uniform()) / v[2]);
            const double span = std::min(left, m_days);
            n = span > 0 ? random.purchases(shape, age, span) : 0;
            if (n == 0) continue;
            share = presentShare(0, span / m_days);
        } else {
            // Stages are many to an order: their exact number does not matter where there are 20 or more.
            std::uint32_t wanted = random.purchases(shape, age, m_days, stagesPerOrder > 1 ? 20 : 60);
            if (stagesPerOrder > 1) wanted = (passed + wanted) / static_cast<std::uint32_t>(m_draws.best.k);
            if (wanted == 0) continue;
            n = wanted;
            if (kind != ModelKind::nbd && wanted > 1) {
                // P(stays after n orders) = product of (b + i) / (a + b + i), i < n, as a fraction: division is slow.
                double top = 1;
                double bottom = random.uniform();
                double b = v[3] + x + (kind == ModelKind::bg_nbd ? 0 : 1);
                for (n = 1; n < wanted; ++n, ++b) {
                    top *= b;
                    bottom *= v[2] + b;
                    if (bottom > top) break;
                    if (top > 1e250) {
                        bottom /= top;
                        top = 1;
                    }
                }
            }
            const double gaps = static_cast<double>(wanted) + 1;
            share = n == wanted ? m_wholeShare : presentShare(0.5 / gaps, (n + 0.5) / gaps);
        }
        orders[k] = n;
        if (!money) continue;
        const double p = draws.p[k];
        if (client.own == OwnSpend::equal) {
            values[k] = share * client.mean * n;
        } else if (client.own == OwnSpend::losing) {
            values[k] = share * client.mean * random.gamma(p * n) / p;
        } else if (draws.spendShrunk) {
            values[k] = share * draws.base[k] * random.gamma(p * n) / p;
        } else {
            const double level = random.gamma(p * x + draws.q[k]) / (draws.gamma[k] + x * client.mean);
            values[k] = share * random.gamma(p * n) / level;
        }
    }
}

}  // namespace meike::engine
