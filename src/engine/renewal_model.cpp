// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/renewal_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/progress.h"
#include "engine/newton.h"
#include "engine/special_functions.h"

namespace meike::engine {
namespace {

constexpr std::array kRenewalKeys{"sbg", "bdw"};
constexpr std::array kRenewalNames{"alpha", "beta", "c"};
constexpr Vector4 kRenewalMean{0, 0.693147180559945309, 0, 0};
constexpr Vector4 kRenewalDeviation{1, 1, 0.5, 1};

/// ln Gamma(x + a) - ln Gamma(x), x and a above 0, without taking one huge number from another: Stirling's series
/// (Abramowitz, Stegun 1964, 6.1.41) of both, and the recurrence up to x >= 10.
double logGammaRise(double x, double a) {
    double sum = 0;
    for (; x < 10; ++x) sum -= std::log1p(a / x);
    const auto rest = [](double y) {
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / (y * y)) / (y * y)) / (y * y)) / y;
    };
    return sum + (x - 0.5) * std::log1p(a / x) + a * std::log(x + a) - a + rest(x + a) - rest(x);
}

/// ln S(n) at (ln alpha, ln beta, ln c) with its derivatives.
Derivatives logSurvival(RenewalKind kind, const Vector4& at, double n) {
    Derivatives d;
    if (n <= 0) return d;
    const double alpha = std::exp(at[0]);
    const double beta = std::exp(at[1]);
    Vector4& g = d.gradient;
    Matrix4& h = d.hessian;
    if (kind == RenewalKind::sbg) {
        // ln S(n) = - sum over i < n of ln(1 + alpha / (beta + i)): keeps its digits whatever the parameters.
        for (double i = 0; i < n; ++i) {
            const double b = beta + i;
            const double gone = alpha / (alpha + b);
            const double share = beta / b;
            const double shareAll = beta / (alpha + b);
            d.value -= std::log1p(alpha / b);
            g[0] -= gone;
            g[1] += gone * share;
            h[0][0] -= gone * (1 - gone);
            h[0][1] += gone * shareAll;
            h[1][1] += gone * share * (1 - share - shareAll);
        }
        h[1][0] = h[0][1];
        return d;
    }
    const double c = std::exp(at[2]);
    const double m = std::pow(n, c);
    const double all = alpha + beta;
    const double whole = logGammaRise(beta, alpha);
    d.value = whole - logGammaRise(beta + m, alpha);
    d.rounding = 1e-15 * std::abs(whole);
    const double byAlpha = digamma(all) - digamma(all + m);
    const double byBeta = digamma(beta + m) - digamma(beta) + byAlpha;
    const double byM = digamma(beta + m) - digamma(all + m);
    const double onAlpha = trigamma(all) - trigamma(all + m);
    const double onBeta = trigamma(beta + m) - trigamma(beta) + onAlpha;
    const double onM = trigamma(beta + m) - trigamma(all + m);
    const double slope = m * c * std::log(n);  // dm / d ln c
    g = {alpha * byAlpha, beta * byBeta, slope * byM, 0};
    h[0][0] = alpha * alpha * onAlpha + g[0];
    h[0][1] = h[1][0] = alpha * beta * onAlpha;
    h[1][1] = beta * beta * onBeta + g[1];
    h[0][2] = h[2][0] = -alpha * trigamma(all + m) * slope;
    h[1][2] = h[2][1] = beta * onM * slope;
    h[2][2] = slope * slope * onM + byM * slope * (1 + c * std::log(n));
    return d;
}

/// ln(S(n) - S(n + 1)), the chance of being given up at the end after n renewals, with its derivatives.
Derivatives logLoss(RenewalKind kind, const Vector4& at, double n) {
    const Derivatives here = logSurvival(kind, at, n);
    const Derivatives next = logSurvival(kind, at, n + 1);
    const double w = std::exp(next.value - here.value);
    const double left = -std::expm1(next.value - here.value);
    Derivatives d;
    d.value = here.value + std::log(left);
    d.rounding = here.rounding + (here.rounding + next.rounding) / left;
    for (std::size_t i = 0; i < 3; ++i) d.gradient[i] = (here.gradient[i] - w * next.gradient[i]) / left;
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) {
            d.hessian[i][j] = (here.hessian[i][j] + here.gradient[i] * here.gradient[j] -
                               w * (next.hessian[i][j] + next.gradient[i] * next.gradient[j])) /
                                  left -
                              d.gradient[i] * d.gradient[j];
        }
    }
    return d;
}

void addWeighted(Derivatives& sum, const Derivatives& part, double weight) {
    sum.value += weight * part.value;
    sum.rounding += weight * part.rounding;
    for (std::size_t i = 0; i < 3; ++i) {
        sum.gradient[i] += weight * part.gradient[i];
        for (std::size_t j = 0; j < 3; ++j) sum.hessian[i][j] += weight * part.hessian[i][j];
    }
}

Derivatives renewalLikelihood(RenewalKind kind, std::span<const RenewalCell> cells, const Vector4& at) {
    Derivatives sum;
    for (const RenewalCell& cell : cells)
        addWeighted(sum, cell.ended ? logLoss(kind, at, cell.renewals) : logSurvival(kind, at, cell.renewals),
                    cell.weight);
    return sum;
}

Vector4 logsOf(const RenewalParameters& parameters) {
    return {std::log(parameters.alpha), std::log(parameters.beta),
            parameters.kind == RenewalKind::bdw ? std::log(parameters.c) : 0, 0};
}

}  // namespace

const char* renewalKey(RenewalKind kind) { return kRenewalKeys.at(static_cast<std::size_t>(kind)); }

std::optional<RenewalKind> renewalOfKey(std::string_view key) {
    for (const RenewalKind kind : kRenewalKinds)
        if (key == renewalKey(kind)) return kind;
    return std::nullopt;
}

std::size_t parameterCount(RenewalKind kind) { return kind == RenewalKind::bdw ? 3 : 2; }

const char* renewalParameterName(std::size_t i) { return kRenewalNames.at(i); }

std::vector<RenewalCell> renewalCells(std::span<const RenewalCell> contracts) {
    std::vector<RenewalCell> cells(contracts.begin(), contracts.end());
    // Equal ones in the order they came, so that sums of weights are the same each time.
    std::stable_sort(cells.begin(), cells.end(), [](const RenewalCell& a, const RenewalCell& b) {
        return a.renewals != b.renewals ? a.renewals < b.renewals : a.ended < b.ended;
    });
    std::size_t out = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0 && cells[out - 1].renewals == cells[i].renewals && cells[out - 1].ended == cells[i].ended)
            cells[out - 1].weight += cells[i].weight;
        else
            cells[out++] = cells[i];
    }
    cells.resize(out);
    return cells;
}

RenewalFit fitRenewals(RenewalKind kind, std::span<const RenewalCell> cells, FitMode mode, const std::stop_token& stop,
                       const RenewalParameters* start) {
    RenewalFit fit;
    fit.mode = mode;
    fit.parameters.kind = kind;
    fit.standardErrors.fill(std::numeric_limits<double>::quiet_NaN());
    for (const RenewalCell& cell : cells) {
        fit.contracts += cell.weight;
        fit.renewals += cell.weight * cell.renewals;
        if (cell.ended) fit.lost += cell.weight;
    }
    if (!(fit.renewals + fit.lost > 0)) {
        fit.note = FitNote::no_clients;
        return fit;
    }
    const std::size_t n = parameterCount(kind);
    const auto prior = [&](const Vector4& at, Derivatives& d) {
        for (std::size_t i = 0; i < n; ++i) {
            const double variance = kRenewalDeviation[i] * kRenewalDeviation[i];
            const double off = at[i] - kRenewalMean[i];
            d.value -= off * off / (2 * variance);
            d.gradient[i] -= off / variance;
            d.hessian[i][i] -= 1 / variance;
        }
    };
    Box box;
    box.lower = {-std::log(1e6), -std::log(1e6), -3, 0};
    box.upper = {std::log(1e6), std::log(1e6), 3, 0};
    const NewtonResult found = maximize(
        n,
        [&](const Vector4& at) {
            throwIfStopped(stop);
            Derivatives d = renewalLikelihood(kind, cells, at);
            if (mode == FitMode::map) prior(at, d);
            return d;
        },
        start != nullptr ? logsOf(*start) : kRenewalMean, box);
    fit.parameters.alpha = std::exp(found.at[0]);
    fit.parameters.beta = std::exp(found.at[1]);
    if (n > 2) fit.parameters.c = std::exp(found.at[2]);
    fit.converged = found.converged;
    fit.evaluations = found.evaluations;
    fit.logLikelihood = logLikelihood(fit.parameters, cells);
    const bool flat = found.onRidge || std::any_of(found.onEdge.begin(), found.onEdge.end(), [](bool e) { return e; });
    const auto covariance = inverseOfNegative(found.there.hessian, n);
    if (!found.converged) {
        fit.note = FitNote::not_converged;
    } else if (!covariance || flat) {
        fit.note = FitNote::no_errors;
    } else {
        const std::array<double, 3> value{fit.parameters.alpha, fit.parameters.beta, fit.parameters.c};
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) fit.logCovariance[i][j] = (*covariance)[i][j];
            fit.standardErrors[i] = value[i] * std::sqrt((*covariance)[i][i]);
        }
    }
    return fit;
}

double logLikelihood(const RenewalParameters& parameters, std::span<const RenewalCell> cells) {
    return renewalLikelihood(parameters.kind, cells, logsOf(parameters)).value;
}

double renewalSurvival(const RenewalParameters& parameters, double renewals) {
    return std::exp(logSurvival(parameters.kind, logsOf(parameters), renewals).value);
}

double renewalChance(const RenewalParameters& parameters, std::int32_t renewals) {
    // The common case, of which there is one a contract.
    if (parameters.kind == RenewalKind::sbg)
        return (parameters.beta + renewals) / (parameters.alpha + parameters.beta + renewals);
    const Vector4 at = logsOf(parameters);
    return std::min(1.0, std::exp(logSurvival(parameters.kind, at, renewals + 1.0).value -
                                  logSurvival(parameters.kind, at, renewals).value));
}

double expectedRenewals(const RenewalParameters& parameters, std::int32_t renewals, std::int32_t ends) {
    double stays = 1;
    double sum = 0;
    for (std::int32_t i = 0; i < ends; ++i) {
        stays *= renewalChance(parameters, renewals + i);
        sum += stays;
    }
    return sum;
}

}  // namespace meike::engine
