// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/mbg_cnbd.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/special_functions.h"

namespace meike::engine {
namespace {

/// More terms than this are not summed one by one.
constexpr double kMostTerms = 5'000;
/// Of the result: what may be left out.
constexpr double kLeftOut = 1e-12;

/// One client at a point: what is added to the likelihood for still being there, as a logarithm, with its derivatives
/// by (ln r, ln alpha).
struct Staying {
    double value = 0;
    double byR = 0, byAlpha = 0;
    double byRR = 0, byRAlpha = 0, byAlphaAlpha = 0;
};

/// ln of sum_j C(R+j-1, j) (s/beta)^j (1 + T/alpha)^-R: a mixture over j, its moments taken about j = 0.
Staying stayingOf(int k, double r, double alpha, const HistoryCell& cell) {
    const double shape = r + k * cell.x;
    const double lT = std::log1p(cell.T / alpha);
    const double fT = cell.T / (alpha + cell.T);
    const double ratio = (cell.T - cell.tx) / (alpha + cell.T);
    // Relative to j = 0 term j has: g = sum over i < j of 1/(R+i) by R (h: minus the squares), and j (F_T - 1) by ln
    // alpha.
    double term = 1, g = 0, h = 0;
    double sum = 1, sumG = 0, sumGG = 0, sumJ = 0, sumJJ = 0, sumGJ = 0;
    for (int j = 1; j < k; ++j) {
        const double at = shape + j - 1;
        term *= at * ratio / j;
        g += 1 / at;
        h += 1 / (at * at);
        sum += term;
        sumG += term * g;
        sumGG += term * (g * g - h);
        sumJ += term * j;
        sumJJ += term * j * j;
        sumGJ += term * g * j;
    }
    const double meanG = sumG / sum;
    const double meanJ = sumJ / sum;
    Staying out;
    out.value = std::log(sum) - shape * lT;
    out.byR = r * (meanG - lT);
    out.byAlpha = shape * fT - meanJ * (1 - fT);
    // Term j by ln alpha twice: -(R + j) F_T (1 - F_T).
    out.byRR = r * (meanG - lT) + r * r * (sumGG / sum - meanG * meanG);
    out.byRAlpha = r * fT - r * (1 - fT) * (sumGJ / sum - meanG * meanJ);
    out.byAlphaAlpha = -(shape + meanJ) * fT * (1 - fT) + (1 - fT) * (1 - fT) * (sumJJ / sum - meanJ * meanJ);
    return out;
}

/// The client ahead of time t, as sums of negative-binomial terms need it.
struct Ahead {
    int k;
    double shape;  ///< R
    double odds;   ///< t / beta
    double z;      ///< t / (beta + t)
    double a;      ///< p of an active client is Beta(a, staysFrom)
    double staysFrom;
};

/// Purchases counted until the client leaves: c(m) = sum over i < m of P(stays through i purchases).
class CountedPurchases {
public:
    explicit CountedPurchases(const Ahead& ahead) : m_a(ahead.a), m_next(ahead.staysFrom) {}
    double value() const { return m_sum; }
    double afterNext() const { return m_sum + m_stays; }
    void buy() {
        m_sum += m_stays;
        m_stays *= m_next / (m_a + m_next);
        ++m_next;
    }

private:
    double m_a;
    double m_next;
    double m_sum = 0;
    double m_stays = 1;
};

/// What may follow the term n: later weights fall by the larger of their ratio and z, and c(m) <= m <= (n + k) / k.
double restAfter(const Ahead& ahead, double ratio, double n) {
    const double falls = std::max(ratio, ahead.z);
    if (!(falls < 1)) return std::numeric_limits<double>::infinity();
    const double rest = falls / (1 - falls);
    return ((n + ahead.k) * rest + rest / (1 - falls)) / ahead.k;
}

/// All j at once from n = 0 on: what nearly every client is. Weights are those of the stages times the terms.
double sumFromNone(const Ahead& ahead, const StageWeights& stages) {
    const auto count = static_cast<std::size_t>(ahead.k);
    std::array<double, kMostRegular> weight{};
    const double lessByOne = 1 / (1 + ahead.odds);
    double none = std::exp(-ahead.shape * std::log1p(ahead.odds));
    for (std::size_t j = 0; j < count; ++j, none *= lessByOne) weight[j] = stages.weight[j] * none;
    CountedPurchases counted(ahead);
    double sum = 0;
    std::size_t passed = 0;  // n modulo k: from j = k - passed on one more purchase has been reached
    for (double n = 0;; ++n) {
        double before = 0;
        double after = 0;
        for (std::size_t j = 0; j < count - passed; ++j) before += weight[j];
        for (std::size_t j = count - passed; j < count; ++j) after += weight[j];
        sum += before * counted.value() + after * counted.afterNext();
        const double scale = ahead.z / (n + 1);
        const double first = (ahead.shape + n) * scale;
        const double ratio = first + static_cast<double>(ahead.k - 1) * scale;  // the largest of all j
        if (ratio < 1 && n >= ahead.k) {
            const double here = before + after;
            if (here == 0 || here * restAfter(ahead, ratio, n) <= kLeftOut * sum) return sum;
        }
        for (std::size_t j = 0; j < count; ++j) weight[j] *= first + static_cast<double>(j) * scale;
        if (++passed == count) {
            passed = 0;
            counted.buy();
        }
    }
}

/// One j, from nine deviations below the mean on. The lower tail of a negative binomial is below exp(-c^2/2) at c
/// deviations (all its cumulants are positive), so what came before is less than 1e-17.
double sumFromBelowMean(const Ahead& ahead, int j) {
    const double own = ahead.shape + j;
    const double mean = own * ahead.odds;
    double n = std::max(0.0, std::floor(mean - 9 * std::sqrt(mean * (1 + ahead.odds))));
    CountedPurchases counted(ahead);
    int passed = (j + static_cast<int>(n)) % ahead.k;
    for (int purchases = (j + static_cast<int>(n)) / ahead.k; purchases > 0; --purchases) counted.buy();
    // The terms are their share of the whole: it is enough to know them up to a factor.
    double weight = 1;
    double whole = 0;
    double sum = 0;
    for (;;) {
        whole += weight;
        sum += weight * counted.value();
        const double ratio = (own + n) / (n + 1) * ahead.z;
        if (n > mean && weight * restAfter(ahead, ratio, n) <= kLeftOut * sum) return sum / whole;
        weight *= ratio;
        ++n;
        if (++passed == ahead.k) {
            passed = 0;
            counted.buy();
        }
    }
}

/// S_r(kx) - kx ln alpha, and S_b(x+1) - S_{a+b}(x+1) as a sum of -ln(1 + a/(b+j)) (see bg_nbd.cpp).
void addCnbdCounts(int k, const CellTotals& totals, const Vector4& logParameters, Derivatives& d) {
    std::vector<double> stages(totals.above.size() * static_cast<std::size_t>(k));
    for (std::size_t i = 0; i < stages.size(); ++i) stages[i] = totals.above[i / static_cast<std::size_t>(k)];
    const LogRisingSums rising = logRisingSums(std::exp(logParameters[0]), stages);
    d.value = rising.value - k * totals.repeats * logParameters[1];
    d.gradient[0] = rising.first;
    d.gradient[1] = -k * totals.repeats;
    d.hessian[0][0] = rising.second;

    const double a = std::exp(logParameters[2]);
    const double b = std::exp(logParameters[3]);
    for (std::size_t i = 0; i <= totals.above.size(); ++i) {
        const double weight = i == 0 ? totals.clients : totals.above[i - 1];
        const double bj = b + static_cast<double>(i);
        const double gone = a / (a + bj);
        const double share = b / bj;
        const double shareAll = b / (a + bj);
        d.value -= weight * std::log1p(a / bj);
        d.gradient[2] -= weight * gone;
        d.gradient[3] += weight * gone * share;
        d.hessian[2][2] -= weight * gone * (1 - gone);
        d.hessian[2][3] += weight * gone * shareAll;
        d.hessian[3][3] += weight * gone * share * (1 - share - shareAll);
    }
}

}  // namespace

StageWeights stageWeights(int k, double shape, double ratio) {
    StageWeights out;
    out.weight[0] = 1;
    out.sum = 1;
    // Division is what this loop would wait for.
    static constexpr std::array<double, kMostRegular> kInverse = [] {
        std::array<double, kMostRegular> inverse{};
        for (std::size_t j = 1; j < inverse.size(); ++j) inverse[j] = 1 / static_cast<double>(j);
        return inverse;
    }();
    for (std::size_t j = 1; j < static_cast<std::size_t>(k); ++j) {
        out.weight[j] = out.weight[j - 1] * (shape + static_cast<double>(j - 1)) * ratio * kInverse[j];
        out.sum += out.weight[j];
    }
    return out;
}

Derivatives mbgCnbdLikelihood(int k, const CellTotals& totals, const Vector4& logParameters) {
    const double r = std::exp(logParameters[0]);
    const double alpha = std::exp(logParameters[1]);
    const double b = std::exp(logParameters[3]);
    Derivatives d;
    addCnbdCounts(k, totals, logParameters, d);
    for (const HistoryCell& cell : totals.cells) {
        const double weight = cell.weight;
        const double shape = r + k * cell.x;
        const Staying staying = stayingOf(k, r, alpha, cell);
        const double lt = std::log1p(cell.tx / alpha);
        const double ft = cell.tx / (alpha + cell.tx);
        const double h = b / (b + cell.x);
        const double gone = logParameters[2] - std::log(b + cell.x) - shape * lt;
        const double delta = gone - staying.value;
        const double e = std::exp(-std::abs(delta));
        const double larger = 1 / (1 + e);
        const double w = delta >= 0 ? larger : e * larger;  // share of "gone"
        const double u = delta >= 0 ? e * larger : larger;
        const double v = w * u;
        d.value += weight * (staying.value + (delta > 0 ? delta : 0) + std::log1p(e));

        const double goneR = -r * lt;
        const double goneAlpha = shape * ft;
        const double d0 = goneR - staying.byR;
        const double d1 = goneAlpha - staying.byAlpha;
        d.gradient[0] += weight * (u * staying.byR + w * goneR);
        d.gradient[1] += weight * (u * staying.byAlpha + w * goneAlpha);
        d.gradient[2] += weight * w;
        d.gradient[3] -= weight * w * h;
        d.hessian[0][0] += weight * (u * staying.byRR + w * goneR + v * d0 * d0);
        d.hessian[0][1] += weight * (u * staying.byRAlpha + w * r * ft + v * d0 * d1);
        d.hessian[1][1] += weight * (u * staying.byAlphaAlpha - w * shape * ft * (1 - ft) + v * d1 * d1);
        d.hessian[0][2] += weight * v * d0;
        d.hessian[0][3] -= weight * v * d0 * h;
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

double mbgCnbdConstant(int k, const CellTotals& totals, double logGaps) {
    return (k - 1) * logGaps - totals.repeats * logGamma(k);
}

double mbgCnbdLogOddsGone(const ModelParameters& parameters, const HistoryCell& history) {
    const auto& [r, alpha, a, b] = parameters.value;
    const double silence = history.T - history.tx;
    const double shape = r + parameters.k * history.x;
    return std::log(a / (b + history.x)) + shape * std::log1p(silence / (alpha + history.tx)) -
           std::log(stageWeights(parameters.k, shape, silence / (alpha + history.T)).sum);
}

double mbgCnbdExpectedIfActive(const ModelParameters& parameters, const HistoryCell& history, double t) {
    const auto& [r, alpha, a, b] = parameters.value;
    const int k = parameters.k;
    const double age = alpha + history.T;
    const Ahead ahead{k, r + k * history.x, t / age, t / (age + t), a, b + history.x + 1};
    // Stages ahead: mean m odds, variance m odds (1 + odds), and a geometric tail of ratio z.
    const double widest = ahead.shape + k;
    if ((widest + 6 * std::sqrt(widest) + 40) * (1 + ahead.odds) > kMostTerms)
        return meanPurchasesUntilDropOut(a, ahead.staysFrom, ahead.shape, ahead.odds / k);
    const StageWeights stages = stageWeights(k, ahead.shape, (history.T - history.tx) / age);
    // Far from 0 the first terms are too small to be numbers.
    if (widest * std::log1p(ahead.odds) < 600) return sumFromNone(ahead, stages) / stages.sum;
    double sum = 0;
    for (int j = 0; j < k; ++j) sum += stages.weight[static_cast<std::size_t>(j)] * sumFromBelowMean(ahead, j);
    return sum / stages.sum;
}

double mbgCnbdOrderIfActive(const ModelParameters& parameters, const HistoryCell& history, double t) {
    const auto& [r, alpha, a, b] = parameters.value;
    const double age = alpha + history.T;
    const double silence = history.T - history.tx;
    const double shape = r + parameters.k * history.x;
    const double now = stageWeights(parameters.k, shape, silence / age).sum;
    const double then = stageWeights(parameters.k, shape, (silence + t) / (age + t)).sum;
    // One minus the ratio of the two survivals, without losing the digits of a short time.
    return std::clamp(-std::expm1(std::log(then / now) - shape * std::log1p(t / age)), 0.0, 1.0);
}

}  // namespace meike::engine
