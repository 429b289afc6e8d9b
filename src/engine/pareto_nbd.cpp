// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/pareto_nbd.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/special_functions.h"

namespace meike::engine {
namespace {

/// Calls visit(weight, u, la, lb) at the nodes of a rule for the integral over u in (t_x, T) of
/// ((alpha+u)/(alpha+t_x))^-ka
/// ((beta+u)/(beta+t_x))^-kb; `weight` holds the integrand, la and lb are the logarithms of the two ratios.
///
/// The variable is v = ln((m+u)/(m+t_x)), m the smaller of alpha and beta: both factors are then smooth on a scale
/// of 1. What lies below e^-45 of the beginning is cut off; long or steep ranges are halved until 24 nodes are exact to
/// 1e-12.
template <class Visit>
void forEachNode(double alpha, double beta, double ka, double kb, double tx, double T, Visit visit) {
    const bool alphaSmaller = alpha <= beta;
    const double small = alphaSmaller ? alpha : beta;
    const double large = alphaSmaller ? beta : alpha;
    const double kSmall = (alphaSmaller ? ka : kb) - 1;  // one power goes into du = (m+u) dv
    const double kLarge = alphaSmaller ? kb : ka;
    const double start = small + tx;
    const double ratio = start / (large + tx);
    double end = std::log1p((T - tx) / start);
    const auto decay = [&](double v) { return kSmall * v + kLarge * std::log1p(ratio * std::expm1(v)); };

    constexpr double kCut = 45;
    const double slope = kSmall + kLarge * ratio;
    if (slope > 0 && slope * end > kCut) end = kCut / slope;
    double steepness = decay(end);
    for (int round = 0; steepness > 1.3 * kCut && round < 8; ++round) {
        // Convex from here on, so Newton comes down from the right.
        const double grown = std::exp(end);
        const double rise = kSmall + kLarge * ratio * grown / (1 + ratio * std::expm1(end));
        end -= (steepness - kCut) / rise;
        steepness = decay(end);
    }

    GaussOrder order = GaussOrder::n24;
    int panels = 1;
    const double size = std::abs(steepness);
    if (end <= 1 && size <= 3)
        order = GaussOrder::n8;
    else if (end <= 2.5 && size <= 14)
        order = GaussOrder::n16;
    else
        panels = std::max(1, static_cast<int>(std::ceil(std::max(end / 4, size / 30))));
    const GaussRule rule = gaussLegendre(order);
    const double width = end / panels;
    for (int panel = 0; panel < panels; ++panel) {
        for (std::size_t i = 0; i < rule.nodes.size(); ++i) {
            const double v = (panel + rule.nodes[i]) * width;
            const double grown = std::expm1(v);
            const double other = std::log1p(ratio * grown);
            const double weight = rule.weights[i] * width * start * std::exp(-kSmall * v - kLarge * other);
            const double u = tx + start * grown;
            if (alphaSmaller)
                visit(weight, u, v, other);
            else
                visit(weight, u, other, v);
        }
    }
}

/// ln of the integral of the ratios' powers; minus infinity when the range is empty.
double logIntegral(double alpha, double beta, double ka, double kb, double tx, double T) {
    if (!(T > tx)) return -std::numeric_limits<double>::infinity();
    double sum = 0;
    forEachNode(alpha, beta, ka, kb, tx, T, [&](double weight, double, double, double) { sum += weight; });
    return std::log(sum);
}

double logAddExp(double a, double b) {
    const double high = std::max(a, b);
    const double low = std::min(a, b);
    return high + std::log1p(std::exp(low - high));
}

/// First and second derivatives of one term of the likelihood by the log-parameters; upper triangle.
struct Term {
    double value = 0;
    Vector4 gradient{};
    Matrix4 hessian{};
};

/// -(r+x) ln(1 + T/alpha) - s ln(1 + T/beta): still there at T.
Term stayed(double r, double alpha, double s, double beta, const HistoryCell& cell) {
    const double k = r + cell.x;
    const double la = std::log1p(cell.T / alpha);
    const double lb = std::log1p(cell.T / beta);
    const double fa = cell.T / (alpha + cell.T);
    const double fb = cell.T / (beta + cell.T);
    Term t;
    t.value = -k * la - s * lb;
    t.gradient = {-r * la, k * fa, -s * lb, s * fb};
    t.hessian[0][0] = -r * la;
    t.hessian[0][1] = r * fa;
    t.hessian[1][1] = -k * fa * (1 - fa);
    t.hessian[2][2] = -s * lb;
    t.hessian[2][3] = s * fb;
    t.hessian[3][3] = -s * fb * (1 - fb);
    return t;
}

/// ln of s times the integral over u in (t_x, T) of (1 + u/alpha)^-(r+x) (1 + u/beta)^-(s+1) / beta: left at u. The
/// integrand is a density over u; gradient and Hessian come from its means, second moments and mean curvature.
Term left(double r, double alpha, double s, double beta, const HistoryCell& cell) {
    const double k = r + cell.x;
    const double la0 = std::log1p(cell.tx / alpha);
    const double lb0 = std::log1p(cell.tx / beta);
    const double fa0 = cell.tx / (alpha + cell.tx);
    const double fb0 = cell.tx / (beta + cell.tx);
    double sum = 0;
    double a1 = 0, f1 = 0, b1 = 0, g1 = 0;  // means of la, fa, lb, fb less their values at t_x
    double aa = 0, af = 0, ab = 0, ag = 0, ff = 0, fb = 0, fg = 0, bb = 0, bg = 0, gg = 0;
    forEachNode(alpha, beta, k, s + 1, cell.tx, cell.T, [&](double weight, double u, double la, double lb) {
        const double f = u / (alpha + u) - fa0;
        const double g = u / (beta + u) - fb0;
        sum += weight;
        const double wa = weight * la;
        const double wf = weight * f;
        const double wb = weight * lb;
        a1 += wa;
        f1 += wf;
        b1 += wb;
        g1 += weight * g;
        aa += wa * la;
        af += wa * f;
        ab += wa * lb;
        ag += wa * g;
        ff += wf * f;
        fb += wf * lb;
        fg += wf * g;
        bb += wb * lb;
        bg += wb * g;
        gg += weight * g * g;
    });
    const double scale = 1 / sum;
    a1 *= scale;
    f1 *= scale;
    b1 *= scale;
    g1 *= scale;
    const double la = la0 + a1;
    const double lb = lb0 + b1;
    const double fa = fa0 + f1;
    const double fbMean = fb0 + g1;
    // means of f (1 - f)
    const double faCurve = fa - (fa0 * fa0 + 2 * fa0 * f1 + ff * scale);
    const double fbCurve = fbMean - (fb0 * fb0 + 2 * fb0 * g1 + gg * scale);
    const double s1 = s + 1;
    Term t;
    t.value = std::log(s / beta) - k * la0 - s1 * lb0 + std::log(sum);
    t.gradient = {-r * la, k * fa, 1 - s * lb, s1 * fbMean - 1};
    t.hessian[0][0] = r * r * (aa * scale - a1 * a1) - r * la;
    t.hessian[0][1] = -r * k * (af * scale - a1 * f1) + r * fa;
    t.hessian[0][2] = r * s * (ab * scale - a1 * b1);
    t.hessian[0][3] = -r * s1 * (ag * scale - a1 * g1);
    t.hessian[1][1] = k * k * (ff * scale - f1 * f1) - k * faCurve;
    t.hessian[1][2] = -k * s * (fb * scale - f1 * b1);
    t.hessian[1][3] = k * s1 * (fg * scale - f1 * g1);
    t.hessian[2][2] = s * s * (bb * scale - b1 * b1) - s * lb;
    t.hessian[2][3] = -s * s1 * (bg * scale - b1 * g1) + s * fbMean;
    t.hessian[3][3] = s1 * s1 * (gg * scale - g1 * g1) - s1 * fbCurve;
    return t;
}

}  // namespace

Derivatives paretoNbdLikelihood(const CellTotals& totals, const Vector4& logParameters) {
    const double r = std::exp(logParameters[0]);
    const double alpha = std::exp(logParameters[1]);
    const double s = std::exp(logParameters[2]);
    const double beta = std::exp(logParameters[3]);
    const LogRisingSums rising = logRisingSums(r, totals.above);
    Derivatives d;
    d.value = rising.value - totals.repeats * logParameters[1];
    d.gradient[0] = rising.first;
    d.gradient[1] = -totals.repeats;
    d.hessian[0][0] = rising.second;
    for (const HistoryCell& cell : totals.cells) {
        const Term alive = stayed(r, alpha, s, beta, cell);
        if (!(cell.T > cell.tx)) {
            d.value += cell.weight * alive.value;
            for (std::size_t i = 0; i < 4; ++i) {
                d.gradient[i] += cell.weight * alive.gradient[i];
                for (std::size_t j = i; j < 4; ++j) d.hessian[i][j] += cell.weight * alive.hessian[i][j];
            }
            continue;
        }
        const Term gone = left(r, alpha, s, beta, cell);
        const double delta = gone.value - alive.value;
        const double w = logistic(delta);
        const double u = logistic(-delta);
        d.value += cell.weight * logAddExp(alive.value, gone.value);
        Vector4 difference{};
        for (std::size_t i = 0; i < 4; ++i) {
            difference[i] = gone.gradient[i] - alive.gradient[i];
            d.gradient[i] += cell.weight * (u * alive.gradient[i] + w * gone.gradient[i]);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            for (std::size_t j = i; j < 4; ++j) {
                d.hessian[i][j] += cell.weight * (u * alive.hessian[i][j] + w * gone.hessian[i][j] +
                                                  u * w * difference[i] * difference[j]);
            }
        }
    }
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < i; ++j) d.hessian[i][j] = d.hessian[j][i];
    }
    return d;
}

double paretoNbdLogLikelihood(const CellTotals& totals, const Vector4& logParameters) {
    const double r = std::exp(logParameters[0]);
    const double alpha = std::exp(logParameters[1]);
    const double s = std::exp(logParameters[2]);
    const double beta = std::exp(logParameters[3]);
    double value = logRisingSums(r, totals.above).value - totals.repeats * logParameters[1];
    for (const HistoryCell& cell : totals.cells) {
        const double k = r + cell.x;
        const double alive = -k * std::log1p(cell.T / alpha) - s * std::log1p(cell.T / beta);
        const double gone = std::log(s / beta) - k * std::log1p(cell.tx / alpha) -
                            (s + 1) * std::log1p(cell.tx / beta) + logIntegral(alpha, beta, k, s + 1, cell.tx, cell.T);
        value += cell.weight * logAddExp(alive, gone);
    }
    return value;
}

double paretoNbdLogOddsGone(const ModelParameters& parameters, const HistoryCell& history) {
    const auto& [r, alpha, s, beta] = parameters.value;
    const double k = r + history.x;
    // s I (alpha+T)^(r+x) (beta+T)^s
    return std::log(s / (beta + history.tx)) + logIntegral(alpha, beta, k, s + 1, history.tx, history.T) +
           k * std::log1p((history.T - history.tx) / (alpha + history.tx)) +
           s * std::log1p((history.T - history.tx) / (beta + history.tx));
}

double paretoNbdExpectedIfActive(const ModelParameters& parameters, const HistoryCell& history, double t) {
    const auto& [r, alpha, s, beta] = parameters.value;
    const double shrink = -std::log1p(t / (beta + history.T));
    return (r + history.x) * (beta + history.T) / (alpha + history.T) * -shrink * expm1Ratio((s - 1) * shrink);
}

double paretoNbdDiscounted(const ModelParameters& parameters, const HistoryCell& history, double rate) {
    const auto& [r, alpha, s, beta] = parameters.value;
    const double alive = logistic(-paretoNbdLogOddsGone(parameters, history));
    // The published delta^(s-1) (beta+T)^s Psi(s, s; delta (beta+T)) is (beta+T) e^z E_s(z) at z = delta (beta+T).
    return alive * (r + history.x) * (beta + history.T) / (alpha + history.T) *
           scaledExponentialIntegral(s, rate * (beta + history.T));
}

}  // namespace meike::engine
