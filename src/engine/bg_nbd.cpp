// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bg_nbd.h"

#include <cmath>
#include <limits>

#include "engine/special_functions.h"

namespace meike::engine {
namespace {

/// Chances to leave that a client with x repeat purchases has had.
double chances(ModelKind kind, double x) { return kind == ModelKind::mbg_nbd ? x + 1 : x; }

/// Part of the likelihood that no date enters: S_r(x) - x ln alpha, and S_b(k) - S_{a+b}(k) as sums of
/// -ln(1 + a/(b+j)), which keep their digits when b is large.
void addCounts(ModelKind kind, const CellTotals& totals, const Vector4& logParameters, Derivatives& d) {
    const LogRisingSums rising = logRisingSums(std::exp(logParameters[0]), totals.above);
    d.value = rising.value - totals.repeats * logParameters[1];
    d.gradient[0] = rising.first;
    d.gradient[1] = -totals.repeats;
    d.hessian[0][0] = rising.second;

    const double a = std::exp(logParameters[2]);
    const double b = std::exp(logParameters[3]);
    const bool modified = kind == ModelKind::mbg_nbd;
    const std::size_t most = totals.above.size() + (modified ? 1 : 0);
    for (std::size_t i = 0; i < most; ++i) {
        double weight = 0;
        if (!modified)
            weight = totals.above[i];
        else
            weight = i == 0 ? totals.clients : totals.above[i - 1];
        const double bj = b + static_cast<double>(i);
        const double gone = a / (a + bj);
        const double share = b / bj;
        const double shareAll = b / (a + bj);
        d.value -= weight * std::log1p(a / bj);
        d.gradient[2] -= weight * gone;
        d.gradient[3] += weight * gone * share;
        d.hessian[2][2] -= weight * gone * (1 - gone);
        d.hessian[2][3] += weight * gone * shareAll;
        // share (1 - share) - shareAll (1 - shareAll), without taking nearly equal numbers from each other
        d.hessian[3][3] += weight * gone * share * (1 - share - shareAll);
    }
}

}  // namespace

Derivatives bgNbdLikelihood(ModelKind kind, const CellTotals& totals, const Vector4& logParameters) {
    const double r = std::exp(logParameters[0]);
    const double alpha = std::exp(logParameters[1]);
    const double b = std::exp(logParameters[3]);
    Derivatives d;
    addCounts(kind, totals, logParameters, d);

    // What is left of a client is ln(alive + gone), alive = -(r+x) l(T), gone = ln(a/(b+k-1)) - (r+x) l(t_x), with
    // l(t) = ln(1 + t/alpha) and its derivative -f(t) = -t/(alpha+t) by ln alpha.
    double lastX = -1;
    double logRatio = 0;
    double h = 0;
    for (const HistoryCell& cell : totals.cells) {
        const double weight = cell.weight;
        const double k = r + cell.x;
        const double lT = std::log1p(cell.T / alpha);
        const double fT = cell.T / (alpha + cell.T);
        const double tries = chances(kind, cell.x);
        if (tries == 0) {
            d.value -= weight * k * lT;
            d.gradient[0] -= weight * r * lT;
            d.gradient[1] += weight * k * fT;
            d.hessian[0][0] -= weight * r * lT;
            d.hessian[0][1] += weight * r * fT;
            d.hessian[1][1] -= weight * k * fT * (1 - fT);
            continue;
        }
        if (cell.x != lastX) {
            lastX = cell.x;
            logRatio = logParameters[2] - std::log(b + tries - 1);
            h = b / (b + tries - 1);
        }
        const double lt = std::log1p(cell.tx / alpha);
        const double ft = cell.tx / (alpha + cell.tx);
        const double delta = logRatio + k * (lT - lt);
        // One exponential gives the share of "gone" and the logarithm of the sum.
        const double e = std::exp(-std::abs(delta));
        const double larger = 1 / (1 + e);
        const double w = delta >= 0 ? larger : e * larger;
        const double u = delta >= 0 ? e * larger : larger;
        const double v = w * u;
        d.value += weight * (-k * lT + (delta > 0 ? delta : 0) + std::log1p(e));

        const double d0 = r * (lT - lt);
        const double d1 = k * (ft - fT);
        const double l = u * lT + w * lt;
        const double f = u * fT + w * ft;
        d.gradient[0] -= weight * r * l;
        d.gradient[1] += weight * k * f;
        d.gradient[2] += weight * w;
        d.gradient[3] -= weight * w * h;
        d.hessian[0][0] += weight * (v * d0 * d0 - r * l);
        d.hessian[0][1] += weight * (v * d0 * d1 + r * f);
        d.hessian[0][2] += weight * v * d0;
        d.hessian[0][3] -= weight * v * d0 * h;
        d.hessian[1][1] += weight * (v * d1 * d1 - k * (u * fT * (1 - fT) + w * ft * (1 - ft)));
        d.hessian[1][2] += weight * v * d1;
        d.hessian[1][3] -= weight * v * d1 * h;
        d.hessian[2][2] += weight * v;
        d.hessian[2][3] -= weight * v * h;
        d.hessian[3][3] += weight * (v * h * h - w * h * (1 - h));
    }
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < i; ++j) d.hessian[i][j] = d.hessian[j][i];
    }
    return d;
}

double bgNbdLogOddsGone(const ModelParameters& parameters, const HistoryCell& history) {
    const auto& [r, alpha, a, b] = parameters.value;
    const double tries = chances(parameters.kind, history.x);
    if (tries == 0) return -std::numeric_limits<double>::infinity();
    return std::log(a / (b + tries - 1)) +
           (r + history.x) * std::log1p((history.T - history.tx) / (alpha + history.tx));
}

double bgNbdExpectedIfActive(const ModelParameters& parameters, const HistoryCell& history, double t) {
    const auto& [r, alpha, a, b] = parameters.value;
    return meanPurchasesUntilDropOut(a, b + chances(parameters.kind, history.x), r + history.x,
                                     t / (alpha + history.T));
}

}  // namespace meike::engine
