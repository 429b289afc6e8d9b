// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "base/deterministic_random.h"

namespace meike::engine {

/// Mixes one more value into a key of a random stream (the finaliser of splitmix64: every bit moves every bit).
inline std::uint64_t mixKey(std::uint64_t key, std::uint64_t value) {
    std::uint64_t z = key ^ (value + 0x9E3779B97F4A7C15ULL + (key << 6) + (key >> 2));
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

/// Draws from the distributions the purchase models are made of. Exact methods; the same numbers for the same key.
class RandomDraws {
public:
    explicit RandomDraws(std::uint64_t key) : m_random(key) {}

    /// Even over (0, 1), both ends excluded.
    double uniform() { return (static_cast<double>(m_random.next() >> 11) + 0.5) * 0x1.0p-53; }

    /// Standard normal by the ziggurat of 128 equal areas (Marsaglia, Tsang 2000, "The Ziggurat Method for Generating
    /// Random Variables"; with a layer and a position from separate bits: Doornik 2005).
    double normal() {
        for (;;) {
            const std::uint64_t word = m_random.next();
            const std::size_t layer = word & 127U;
            const double u = static_cast<double>(static_cast<std::int64_t>(word) >> 11) * 0x1.0p-52;
            if (std::abs(u) < kZiggurat.ratio[layer]) return u * kZiggurat.x[layer];
            if (layer == 0) return u < 0 ? -tail() : tail();
            const double z = u * kZiggurat.x[layer];
            const double low = std::exp(-0.5 * (kZiggurat.x[layer] * kZiggurat.x[layer] - z * z));
            const double high = std::exp(-0.5 * (kZiggurat.x[layer + 1] * kZiggurat.x[layer + 1] - z * z));
            if (high + uniform() * (low - high) < 1.0) return z;
        }
    }

    /// Gamma of the given shape > 0 and scale 1 (Marsaglia, Tsang 2000, "A Simple Method for Generating Gamma
    /// Variables"; below shape 1 by their power of a uniform).
    double gamma(double shape) {
        if (shape < 1) return gamma(shape + 1) * std::pow(uniform(), 1 / shape);
        const double d = shape - 1.0 / 3;
        const double c = 1 / std::sqrt(9 * d);
        for (;;) {
            const double z = normal();
            double v = 1 + c * z;
            if (v <= 0) continue;
            v = v * v * v;
            const double u = uniform();
            const double z2 = z * z;
            if (u < 1 - 0.0331 * z2 * z2) return d * v;
            if (std::log(u) < 0.5 * z2 + d * (1 - v + std::log(v))) return d * v;
        }
    }

    /// Number of purchases in a time `span` of a client whose rate is Gamma(shape, `age`): negative binomial, drawn by
    /// inversion; above a mean of `most` as a Poisson number of a drawn rate, by the normal limit.
    std::uint32_t purchases(double shape, double age, double span, double most = 60) {
        const double part = 1 / (age + span);
        const double logNone = shape * std::log(age * part);
        if (shape * span > most * age || logNone < -600) {
            const double expected = gamma(shape) * span / age;
            const double drawn = std::floor(expected + std::sqrt(expected) * normal() + 0.5);
            if (drawn <= 0) return 0;
            return drawn < 1e6 ? static_cast<std::uint32_t>(drawn) : 1'000'000;
        }
        const double q = span * part;
        double u = uniform();
        double p = std::exp(logNone);
        std::uint32_t n = 0;
        // Division is what this loop would wait for.
        while (u > p && n < kReciprocals.size()) {
            u -= p;
            p *= q * (shape + n) * kReciprocals[n];
            ++n;
        }
        return n;
    }

private:
    static constexpr double kTail = 3.442619855899;

    struct Ziggurat {
        std::array<double, 129> x{};      ///< right edges of the layers, widest first
        std::array<double, 128> ratio{};  ///< part of a layer that lies wholly under the curve
        Ziggurat() {
            constexpr double kArea = 9.91256303526217e-3;
            double f = std::exp(-0.5 * kTail * kTail);
            x[0] = kArea / f;
            x[1] = kTail;
            for (std::size_t i = 2; i < 128; ++i) {
                x[i] = std::sqrt(-2 * std::log(kArea / x[i - 1] + f));
                f = std::exp(-0.5 * x[i] * x[i]);
            }
            for (std::size_t i = 0; i < 128; ++i) ratio[i] = x[i + 1] / x[i];
        }
    };
    static inline const Ziggurat kZiggurat{};

    /// Beyond kTail (Marsaglia 1964).
    double tail() {
        for (;;) {
            const double x = -std::log(uniform()) / kTail;
            const double y = -std::log(uniform());
            if (y + y > x * x) return kTail + x;
        }
    }

    /// 1 / (n + 1). Where the mean is at most 60, a longer tail has no weight worth naming.
    static constexpr std::array<double, 4096> kReciprocals = [] {
        std::array<double, 4096> out{};
        for (std::size_t n = 0; n < out.size(); ++n) out[n] = 1 / (static_cast<double>(n) + 1);
        return out;
    }();

    DeterministicRandom m_random;
};

/// The standard normal's quantile, 0 < p < 1 (Acklam 2003, "An algorithm for computing the inverse normal cumulative
/// distribution function"; relative error below 1.2e-9).
inline double normalQuantile(double p) {
    constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                            1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                            6.680131188771972e+01, -1.328068155288572e+01};
    constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                            -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
    if (p < 0.02425) {
        const double q = std::sqrt(-2 * std::log(p));
        return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
               ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
    }
    if (p > 1 - 0.02425) return -normalQuantile(1 - p);
    const double q = p - 0.5;
    const double r = q * q;
    return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
           (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

}  // namespace meike::engine
