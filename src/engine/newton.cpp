// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/newton.h"

#include <algorithm>
#include <cmath>

namespace meike::engine {
namespace {

constexpr int kMostEvaluations = 200;
constexpr double kLongestStep = 2;
constexpr double kSmallestGain = 1e-9;
/// A step must bring this share of what its slope promises (Armijo 1966): else it may jump to and fro over the top.
constexpr double kLeastShare = 1e-4;
/// A ridge: the Hessian is not definite however close one gets, and hardly damped steps lead nowhere.
constexpr double kFlatGain = 1e-13;
constexpr double kLightDamping = 1e-2;
/// Damping is by each parameter's own curvature (Marquardt 1963), so that a flat direction is not held by a steep one.
constexpr double kLeastCurvature = 1e-6;
constexpr int kPatience = 20;
constexpr double kNoticeable = 1e-5;

/// Lower triangle L of L L' = m over the first n rows; nothing when m is not positive definite.
std::optional<Matrix4> cholesky(const Matrix4& m, std::size_t n) {
    Matrix4 lower{};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = m[i][j];
            for (std::size_t k = 0; k < j; ++k) sum -= lower[i][k] * lower[j][k];
            if (i == j) {
                // What cancels to nothing is a flat direction, not a definite one.
                if (!(sum > 1e-13 * std::abs(m[i][i]))) return std::nullopt;
                lower[i][i] = std::sqrt(sum);
            } else {
                lower[i][j] = sum / lower[j][j];
            }
        }
    }
    return lower;
}

Vector4 solve(const Matrix4& lower, Vector4 right, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k) right[i] -= lower[i][k] * right[k];
        right[i] /= lower[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k) right[i] -= lower[k][i] * right[k];
        right[i] /= lower[i][i];
    }
    return right;
}

bool finite(const Derivatives& d, std::size_t n) {
    bool good = std::isfinite(d.value);
    for (std::size_t i = 0; i < n; ++i) {
        good = good && std::isfinite(d.gradient[i]);
        for (std::size_t j = 0; j < n; ++j) good = good && std::isfinite(d.hessian[i][j]);
    }
    return good;
}

/// Parameters that may move.
struct Free {
    std::array<std::size_t, 4> index{};
    std::size_t count = 0;
};

Free freeParameters(const NewtonResult& state, std::size_t n, const Box& box) {
    Free free;
    for (std::size_t i = 0; i < n; ++i) {
        const double slope = state.there.gradient[i];
        const bool held = (state.at[i] <= box.lower[i] && slope < 0) || (state.at[i] >= box.upper[i] && slope > 0);
        if (!held) free.index[free.count++] = i;
    }
    return free;
}

}  // namespace

std::optional<Matrix4> inverseOfNegative(const Matrix4& hessian, std::size_t n) {
    Matrix4 negative{};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) negative[i][j] = -hessian[i][j];
    }
    const auto lower = cholesky(negative, n);
    if (!lower) return std::nullopt;
    Matrix4 inverse{};
    for (std::size_t j = 0; j < n; ++j) {
        Vector4 unit{};
        unit[j] = 1;
        const Vector4 column = solve(*lower, unit, n);
        for (std::size_t i = 0; i < n; ++i) inverse[i][j] = column[i];
    }
    return inverse;
}

NewtonResult maximize(std::size_t n, const std::function<Derivatives(const Vector4&)>& f, const Vector4& start,
                      const Box& box) {
    NewtonResult state;
    for (std::size_t i = 0; i < n; ++i) state.at[i] = std::clamp(start[i], box.lower[i], box.upper[i]);
    state.there = f(state.at);
    state.evaluations = 1;
    if (!finite(state.there, n)) return state;

    double damping = 0;
    double noticed = state.there.value;
    int unnoticed = 0;
    while (state.evaluations < kMostEvaluations) {
        const Free free = freeParameters(state, n, box);
        state.onEdge.fill(true);
        for (std::size_t i = 0; i < free.count; ++i) state.onEdge[free.index[i]] = false;
        for (std::size_t i = n; i < 4; ++i) state.onEdge[i] = false;
        if (free.count == 0) {
            state.converged = true;
            return state;
        }

        Matrix4 negative{};
        Vector4 slope{};
        double scale = 1e-12;
        for (std::size_t i = 0; i < free.count; ++i) {
            slope[i] = state.there.gradient[free.index[i]];
            for (std::size_t j = 0; j < free.count; ++j)
                negative[i][j] = -state.there.hessian[free.index[i]][free.index[j]];
            scale = std::max(scale, std::abs(negative[i][i]));
        }
        std::optional<Matrix4> lower;
        for (;;) {
            Matrix4 damped = negative;
            for (std::size_t i = 0; i < free.count; ++i)
                damped[i][i] += damping * std::max(std::abs(negative[i][i]), kLeastCurvature * scale);
            lower = cholesky(damped, free.count);
            if (lower) break;
            damping = std::max(1e-4, 4 * damping);
        }
        Vector4 step = solve(*lower, slope, free.count);
        double gain = 0;
        double longest = 0;
        for (std::size_t i = 0; i < free.count; ++i) {
            gain += slope[i] * step[i];
            longest = std::max(longest, std::abs(step[i]));
        }
        double shorten = longest > kLongestStep ? kLongestStep / longest : 1;
        // A step that leaves the box ends at its edge: cut short as a whole, for in a narrow valley its direction
        // counts.
        for (std::size_t i = 0; i < free.count; ++i) {
            const std::size_t at = free.index[i];
            const double room = (step[i] > 0 ? box.upper[at] : box.lower[at]) - state.at[at];
            if (room != 0 && std::abs(shorten * step[i]) > std::abs(room)) shorten = room / step[i];
        }
        const bool last = damping == 0 ? gain < kSmallestGain : damping < kLightDamping && gain < kFlatGain;

        Vector4 next = state.at;
        for (std::size_t i = 0; i < free.count; ++i) {
            const std::size_t at = free.index[i];
            next[at] = std::clamp(next[at] + shorten * step[i], box.lower[at], box.upper[at]);
        }
        Derivatives there = f(next);
        ++state.evaluations;
        // Close to the top the gain drowns in the rounding of a long sum; the step is right all the same.
        const double rounding = damping == 0 && shorten == 1 && gain < 1e-3
                                    ? 1e-11 * (1 + std::abs(state.there.value)) + state.there.rounding
                                    : 0;
        const bool uphill =
            finite(there, n) && there.value >= state.there.value + kLeastShare * shorten * gain - rounding;
        if (uphill) {
            state.at = next;
            state.there = there;
            if (!last) damping = damping < 1e-4 ? 0 : damping / 8;
        }
        if (last) {
            state.converged = true;
            state.onRidge = !cholesky(negative, free.count);
            return state;
        }
        if (state.there.value > noticed + kNoticeable) {
            noticed = state.there.value;
            unnoticed = 0;
        } else if (uphill && ++unnoticed >= kPatience) {
            state.converged = state.onRidge = true;
            return state;
        }
        if (!uphill) {
            damping = std::max(1e-3, 6 * damping);
            if (damping > 1e12) return state;
        }
    }
    return state;
}

}  // namespace meike::engine
