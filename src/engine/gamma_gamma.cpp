// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gamma_gamma.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/progress.h"
#include "engine/newton.h"
#include "engine/special_functions.h"

namespace meike::engine {
namespace {

/// The cells with the money scaled to a mean of 1; those of one x lie together.
struct SpendTotals {
    struct Group {
        double x = 0;
        std::size_t begin = 0, end = 0;
        double clients = 0;
        double logSpend = 0;  ///< sum of weight ln(m x)
    };
    std::vector<SpendCell> cells;
    std::vector<double> spend;  ///< m x
    std::vector<Group> groups;
    double logMean = 0;  ///< sum of weight ln m

    SpendTotals(std::span<const SpendCell> all, double scale) {
        for (const SpendCell& cell : all) {
            if (!(cell.weight > 0) || !(cell.x > 0) || !(cell.mean > 0)) continue;
            const double mean = cell.mean / scale;
            const double logOfMean = std::log(mean);
            if (groups.empty() || groups.back().x != cell.x) groups.push_back({cell.x, cells.size(), cells.size()});
            cells.push_back({cell.x, mean, cell.weight});
            spend.push_back(mean * cell.x);
            Group& group = groups.back();
            group.end = cells.size();
            group.clients += cell.weight;
            group.logSpend += cell.weight * (logOfMean + std::log(cell.x));
            logMean += cell.weight * logOfMean;
        }
    }
};

/// Log-likelihood at (ln p, ln q, ln gamma) with derivatives (Fader, Hardie 2013, eq. 1a): LL_i = lnG(px+q) - lnG(px) -
/// lnG(q) + q ln gamma + (px-1) ln m + px ln x - (px+q) ln(gamma + m x). Gamma functions once for each x.
Derivatives spendLikelihood(const SpendTotals& totals, const Vector4& at) {
    const double p = std::exp(at[0]);
    const double q = std::exp(at[1]);
    const double gamma = std::exp(at[2]);
    const double digammaQ = digamma(q);
    const double trigammaQ = trigamma(q);
    double value = -totals.logMean;
    double rounding = 0;
    double dp = 0, dq = 0, dg = 0;  // by p, q; by ln gamma
    double pp = 0, pq = 0, qq = 0, pg = 0, qg = 0, gg = 0;
    for (const SpendTotals::Group& group : totals.groups) {
        double logs = 0;    // weight ln(1 + m x / gamma)
        double shares = 0;  // weight m x / (gamma + m x)
        double curve = 0;   // weight share (1 - share)
        for (std::size_t i = group.begin; i < group.end; ++i) {
            const double weight = totals.cells[i].weight;
            const double share = totals.spend[i] / (gamma + totals.spend[i]);
            logs += weight * std::log1p(totals.spend[i] / gamma);
            shares += weight * share;
            curve += weight * share * (1 - share);
        }
        const double n = group.clients;
        const double x = group.x;
        const double px = p * x;
        const double all = px + q;
        const double digammaAll = digamma(all);
        const double trigammaAll = trigamma(all);
        // With ln(gamma + mx) = ln gamma + ln(1 + mx/gamma), ln gamma is left with the factor -px.
        value += px * (group.logSpend - n * at[2]) - all * logs - n * logBeta(px, q);
        rounding += 1e-15 * (px * std::abs(group.logSpend - n * at[2]) + all * logs);
        dp += x * (n * (digammaAll - digamma(px)) + group.logSpend - n * at[2] - logs);
        dq += n * (digammaAll - digammaQ) - logs;
        dg += all * shares - n * px;
        pp += n * x * x * (trigammaAll - trigamma(px));
        pq += n * x * trigammaAll;
        qq += n * (trigammaAll - trigammaQ);
        pg += x * (shares - n);
        qg += shares;
        gg -= all * curve;
    }
    Derivatives d;
    d.value = value;
    d.rounding = rounding;
    d.gradient = {p * dp, q * dq, dg, 0};
    d.hessian[0] = {p * p * pp + p * dp, p * q * pq, p * pg, 0};
    d.hessian[1] = {p * q * pq, q * q * qq + q * dq, q * qg, 0};
    d.hessian[2] = {p * pg, q * qg, gg, 0};
    return d;
}

/// Correlation of x and mean over clients; 0 when one of them does not vary.
double correlationOf(std::span<const SpendCell> cells, double clients, double scale) {
    double meanX = 0;
    double meanM = 0;
    for (const SpendCell& cell : cells) {
        meanX += cell.weight * cell.x / clients;
        meanM += cell.weight * cell.mean / scale / clients;
    }
    double xx = 0, mm = 0, xm = 0;
    for (const SpendCell& cell : cells) {
        const double x = cell.x - meanX;
        const double m = cell.mean / scale - meanM;
        xx += cell.weight * x * x;
        mm += cell.weight * m * m;
        xm += cell.weight * x * m;
    }
    const double product = xx * mm;
    return product > 0 ? std::clamp(xm / std::sqrt(product), -1.0, 1.0) : 0;
}

constexpr std::size_t kParameters = 3;
const Vector4 kPriorMean{std::log(4.0), std::log(3.0), std::log(3.0), 0};
constexpr Vector4 kPriorDeviation{1, 1, 1.5, 1};

double addPrior(const Vector4& at, const Vector4& mean, Derivatives& d) {
    double value = 0;
    for (std::size_t i = 0; i < kParameters; ++i) {
        const double variance = kPriorDeviation[i] * kPriorDeviation[i];
        const double off = at[i] - mean[i];
        value -= off * off / (2 * variance);
        d.gradient[i] -= off / variance;
        d.hessian[i][i] -= 1 / variance;
    }
    d.value += value;
    return value;
}

}  // namespace

SpendFit fitGammaGamma(std::span<const SpendCell> cells, FitMode mode, const std::stop_token& stop, bool equalAmounts) {
    SpendFit fit;
    fit.mode = mode;
    fit.standardErrors.fill(std::numeric_limits<double>::quiet_NaN());
    double purchases = 0;
    double value = 0;
    for (const SpendCell& cell : cells) {
        if (!(cell.weight > 0) || !(cell.x > 0) || !(cell.mean > 0)) continue;
        fit.clients += cell.weight;
        purchases += cell.weight * cell.x;
        value += cell.weight * cell.x * cell.mean;
    }
    if (!(fit.clients > 0)) {
        fit.note = FitNote::no_clients;
        return fit;
    }
    fit.baseMean = value / purchases;
    const SpendTotals totals(cells, fit.baseMean);
    fit.correlation = correlationOf(cells, fit.clients, fit.baseMean);

    Box box;
    for (std::size_t i = 0; i < kParameters; ++i) {
        box.lower[i] = std::log(1e-6);
        box.upper[i] = std::log(SpendFit::kMost);
    }
    // Equal amounts take p to its edge, and gamma with it the other way: their product is what clients spend.
    box.lower[2] = std::log(1e-12);
    // p and q as the priors have them; gamma so that the population's mean is 1.
    const Vector4 start{std::log(4.0), std::log(3.0), std::log(0.5), 0};
    Vector4 priorMean = kPriorMean;
    const auto fitWithin = [&](const Vector4& from) {
        return maximize(
            kParameters,
            [&](const Vector4& at) {
                throwIfStopped(stop);
                Derivatives d = spendLikelihood(totals, at);
                if (mode == FitMode::map) addPrior(at, priorMean, d);
                return d;
            },
            from, box);
    };
    // What runs away to its limit is held there: no spread within clients (p), then none between them either (q).
    std::array<bool, kParameters> held{};
    const auto hold = [&](std::size_t i, const Vector4& from) {
        held[i] = true;
        box.lower[i] = box.upper[i];
        Vector4 next = from;
        next[i] = box.upper[i];
        next[2] = next[1] - next[0];  // the population's mean stays 1
        // What the prior says of gamma it says of that mean.
        priorMean[2] += (i == 0 ? -1 : 1) * (box.upper[i] - kPriorMean[i]);
        return fitWithin(next);
    };
    const auto flatIn = [&](const NewtonResult& result, std::size_t i) {
        constexpr double kFar = 1e3;
        const bool edge = std::any_of(result.onEdge.begin(), result.onEdge.end(), [](bool e) { return e; });
        const bool loose = result.onRidge || edge || !inverseOfNegative(result.there.hessian, kParameters);
        return result.converged && loose && result.at[i] > std::log(kFar);
    };
    NewtonResult found = equalAmounts ? hold(0, start) : fitWithin(start);
    if (!equalAmounts && flatIn(found, 0)) found = hold(0, found.at);
    if (held[0] && flatIn(found, 1)) found = hold(1, found.at);

    fit.p = std::exp(found.at[0]);
    fit.q = std::exp(found.at[1]);
    fit.gamma = std::exp(found.at[2]) * fit.baseMean;
    fit.evaluations = found.evaluations;
    fit.converged = found.converged;
    fit.logLikelihood = found.there.value - fit.clients * std::log(fit.baseMean);
    if (mode == FitMode::map) {
        Derivatives unused;
        fit.logLikelihood -= addPrior(found.at, priorMean, unused);
    }
    // What is held has no spread of its own: the covariance is that of the others.
    Matrix4 curvature = found.there.hessian;
    bool flat = found.onRidge;
    for (std::size_t i = 0; i < kParameters; ++i) {
        flat = flat || (found.onEdge[i] && !held[i]);
        if (!held[i]) continue;
        for (std::size_t j = 0; j < kParameters; ++j) curvature[i][j] = curvature[j][i] = 0;
        curvature[i][i] = -1;
    }
    auto covariance = inverseOfNegative(curvature, kParameters);
    for (std::size_t i = 0; covariance && i < kParameters; ++i)
        if (held[i]) (*covariance)[i][i] = 0;
    if (!found.converged) {
        fit.note = FitNote::not_converged;
    } else if (!covariance || flat) {
        fit.note = FitNote::no_errors;
    } else {
        const std::array<double, kParameters> at{fit.p, fit.q, fit.gamma};
        for (std::size_t i = 0; i < kParameters; ++i) {
            for (std::size_t j = 0; j < kParameters; ++j) fit.logCovariance[i][j] = (*covariance)[i][j];
            fit.standardErrors[i] = at[i] * std::sqrt(fit.logCovariance[i][i]);
        }
    }
    return fit;
}

double expectedSpend(const SpendFit& fit, double x, double mean) {
    if (fit.shrinksToBase()) return (fit.p * x * mean + fit.q * fit.baseMean) / (fit.p * x + fit.q);
    return fit.p * (fit.gamma + mean * x) / (fit.p * x + fit.q - 1);
}

bool amountsAreEqual(const HistoryColumns& histories) {
    double equal = 0;
    double all = 0;
    for (std::size_t c = 0; c < histories.history.size(); ++c) {
        const std::int32_t repeats = histories.history[c].repeats;
        if (repeats + 1 < HistoryColumns::kEqualFrom || histories.valueKnown[c] == 0) continue;
        all += repeats;
        if (histories.equal(c)) equal += repeats;
    }
    return all > 0 && equal >= 0.9 * all;
}

std::vector<SpendCell> spendCells(const HistoryColumns& histories) {
    std::vector<SpendCell> cells;
    for (std::size_t c = 0; c < histories.history.size(); ++c) {
        const std::int32_t repeats = histories.history[c].repeats;
        if (repeats <= 0 || histories.valueKnown[c] == 0 || histories.repeatValue[c] <= 0) continue;
        cells.push_back({static_cast<double>(repeats),
                         static_cast<double>(histories.repeatValue[c]) / static_cast<double>(repeats), 1});
    }
    std::sort(cells.begin(), cells.end(),
              [](const SpendCell& a, const SpendCell& b) { return a.x != b.x ? a.x < b.x : a.mean < b.mean; });
    std::size_t kept = 0;
    for (const SpendCell& cell : cells) {
        if (kept > 0 && cells[kept - 1].x == cell.x && cells[kept - 1].mean == cell.mean)
            cells[kept - 1].weight += cell.weight;
        else
            cells[kept++] = cell;
    }
    cells.resize(kept);
    return cells;
}

}  // namespace meike::engine
