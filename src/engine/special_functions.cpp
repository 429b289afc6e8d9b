// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/special_functions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

namespace meike::engine {
namespace {

/// Where the asymptotic series take over: ten terms there leave less than one unit in the last place.
constexpr double kAsymptotic = 10;

/// ln Gamma(x) - [(x - 1/2) ln x - x + ln(2 pi) / 2] for x >= kAsymptotic.
double stirlingRest(double x) {
    const double y = 1 / (x * x);
    return (1.0 / 12 -
            y * (1.0 / 360 - y * (1.0 / 1260 -
                                  y * (1.0 / 1680 - y * (1.0 / 1188 - y * (691.0 / 360360 -
                                                                           y * (1.0 / 156 - y * 3617.0 / 122400))))))) /
           x;
}

/// Legendre polynomials by their recurrence, roots by Newton from Chebyshev's.
template <std::size_t N>
struct GaussTable {
    std::array<double, N> nodes{};
    std::array<double, N> weights{};

    GaussTable() {
        for (std::size_t i = 0; i < N; ++i) {
            const double n = static_cast<double>(N);
            double x = std::cos(std::numbers::pi * (static_cast<double>(i) + 0.75) / (n + 0.5));
            double slope = 1;
            for (int round = 0; round < 20; ++round) {
                double before = 1;
                double value = x;
                for (std::size_t k = 2; k <= N; ++k) {
                    const double j = static_cast<double>(k);
                    const double next = ((2 * j - 1) * x * value - (j - 1) * before) / j;
                    before = value;
                    value = next;
                }
                slope = n * (x * value - before) / (x * x - 1);
                const double step = value / slope;
                x -= step;
                if (std::abs(step) < 1e-16) break;
            }
            nodes[N - 1 - i] = (1 + x) / 2;
            weights[N - 1 - i] = 1 / ((1 - x * x) * slope * slope);
        }
    }
};

template <std::size_t N>
GaussRule ruleOf() {
    static const GaussTable<N> table;
    return {table.nodes, table.weights};
}

/// k (k + 1) ... series of u k - h(p) for small y = p u: no digits lost where both are nearly equal.
double lackOfSlope(double k, double y) {
    // h / (u k) = 1 - (k+1)/2! y + (k+1)(k+2)/3! y^2 - ...
    double term = 1;
    double sum = 0;
    for (int n = 1; n <= 9; ++n) {
        term *= -(k + n) * y / (n + 1);
        sum -= term;
    }
    return sum;
}

}  // namespace

double logGamma(double x) {
    double product = 1;
    while (x < kAsymptotic) {
        product *= x;
        x += 1;
    }
    const double halfLogTwoPi = 0.91893853320467274178;
    return (x - 0.5) * std::log(x) - x + halfLogTwoPi + stirlingRest(x) - std::log(product);
}

double digamma(double x) {
    double sum = 0;
    while (x < kAsymptotic) {
        sum += 1 / x;
        x += 1;
    }
    const double y = 1 / (x * x);
    const double series =
        y * (1.0 / 12 -
             y * (1.0 / 120 -
                  y * (1.0 / 252 -
                       y * (1.0 / 240 - y * (1.0 / 132 - y * (691.0 / 32760 - y * (1.0 / 12 - y * 3617.0 / 8160)))))));
    return std::log(x) - 0.5 / x - series - sum;
}

double trigamma(double x) {
    double sum = 0;
    while (x < kAsymptotic) {
        sum += 1 / (x * x);
        x += 1;
    }
    const double y = 1 / (x * x);
    const double series =
        y *
        (1.0 / 6 - y * (1.0 / 30 -
                        y * (1.0 / 42 -
                             y * (1.0 / 30 - y * (5.0 / 66 - y * (691.0 / 2730 - y * (7.0 / 6 - y * 3617.0 / 510)))))));
    return (1 + series) / x + 0.5 * y + sum;
}

double logBeta(double a, double b) {
    // Small arguments are lifted first; then Stirling's main terms are combined, so that large ones do not cancel.
    double lift = 0;
    while (a < kAsymptotic) {
        lift += std::log1p(b / a);
        a += 1;
    }
    while (b < kAsymptotic) {
        lift += std::log1p(a / b);
        b += 1;
    }
    return lift - (a - 0.5) * std::log1p(b / a) - b * std::log1p(a / b) - 0.5 * std::log(b) + 0.91893853320467274178 +
           stirlingRest(a) + stirlingRest(b) - stirlingRest(a + b);
}

double expm1Ratio(double y) { return y == 0 ? 1 : std::expm1(y) / y; }

double logistic(double y) {
    if (y >= 0) return 1 / (1 + std::exp(-y));
    const double e = std::exp(y);
    return e / (1 + e);
}

LogRisingSums logRisingSums(double c, std::span<const double> weights) {
    LogRisingSums sums;
    double j = 0;
    for (const double weight : weights) {
        const double share = c / (c + j);
        sums.value += weight * std::log(c + j);
        sums.first += weight * share;
        sums.second += weight * share * (1 - share);
        j += 1;
    }
    return sums;
}

GaussRule gaussLegendre(GaussOrder order) {
    switch (order) {
        case GaussOrder::n8:
            return ruleOf<8>();
        case GaussOrder::n16:
            return ruleOf<16>();
        case GaussOrder::n24:
            break;
    }
    return ruleOf<24>();
}

double scaledExponentialIntegral(double s, double z) {
    if (z >= 1) {
        // Lentz's method for 1/(z+s - 1*s/(z+s+2 - 2(s+1)/(z+s+4 - ...))).
        double b = z + s;
        double c = std::numeric_limits<double>::max();
        double d = 1 / b;
        double value = d;
        for (int n = 1; n < 10'000; ++n) {
            const double a = -n * (s + n - 1);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            const double factor = c * d;
            value *= factor;
            if (std::abs(factor - 1) < 1e-16) break;
        }
        return value;
    }
    // With 1 + v = e^w: the integral over w > 0 of exp(-z (e^w - 1) + (1 - s) w), cut where either factor is below
    // e^-50.
    double end = std::log1p(50 / z);
    if (s > 1) end = std::min(end, 50 / (s - 1));
    const auto panels = static_cast<int>(std::ceil(end / 2));
    const double width = end / panels;
    const GaussRule rule = gaussLegendre(GaussOrder::n24);
    double sum = 0;
    for (int panel = 0; panel < panels; ++panel) {
        for (std::size_t i = 0; i < rule.nodes.size(); ++i) {
            const double w = (panel + rule.nodes[i]) * width;
            sum += rule.weights[i] * width * std::exp(-z * std::expm1(w) + (1 - s) * w);
        }
    }
    return sum;
}

double meanPurchasesUntilDropOut(double a, double b, double k, double u) {
    if (!(k > 0) || !(u > 0)) return 0;
    const double c = a + b - 1;
    const double z = u / (1 + u);
    const double eps = a - 1;
    if (c < 0.1 || z > 0.98) return meanPurchasesUntilDropOutByQuadrature(a, b, k, u);

    // c / eps [1 - (1-z)^eps (1 + eps G)], G = sum_{n>=1} (c-k)_n (eps+1)_{n-1} / ((c)_n n!) z^n.
    const double logRest = -std::log1p(u);
    const double power = std::exp(eps * logRest);
    double term = (c - k) / c * z;
    double sum = term;
    double largest = std::abs(term);
    const double enough = 1e-16 * (1 - z);
    bool converged = false;
    for (int i = 1; i < 2000; ++i) {
        const double n = i;
        term *= (c - k + n) * (eps + n) * z / ((c + n) * (n + 1));
        sum += term;
        const double size = std::abs(term);
        largest = std::max(largest, size);
        if (size <= enough * largest) {
            converged = true;
            break;
        }
    }
    const double first = -logRest * expm1Ratio(eps * logRest);
    const double result = first - power * sum;
    // Digits lost to the subtraction or to alternating terms: at most four are accepted.
    if (!converged || !(result > 1e-4 * std::max(first, power * largest)))
        return meanPurchasesUntilDropOutByQuadrature(a, b, k, u);
    return c * result;
}

double meanPurchasesUntilDropOutByQuadrature(double a, double b, double k, double u) {
    if (!(k > 0) || !(u > 0)) return 0;
    const double atZero = k * u;
    const double atOne = -std::expm1(-k * std::log1p(u));
    // Ends at which the Beta density falls off too slowly: what is known there is taken out and added back exactly.
    const bool whole = a >= 1 && b >= 1;
    const bool left = a < 0.5;
    const double mode = std::log(a / b);
    const double reference = whole ? -a * std::log1p(b / a) - b * std::log1p(a / b) : logBeta(a, b);
    // The strip without a singularity is at least pi/2 wide to either side: e^(-pi^2 / 0.27) is rounding.
    const double step = std::min(0.27, 0.45 * std::sqrt(1 / a + 1 / b));

    double sum = 0;
    double mass = 0;
    const auto add = [&](double y) {
        const double logP = y > 0 ? -std::log1p(std::exp(-y)) : y - std::log1p(std::exp(y));
        const double logQ = logP - y;
        const double p = std::exp(logP);
        const double q = std::exp(logQ);
        const double weight = std::exp(a * logP + b * logQ - reference);
        const double h = -std::expm1(-k * std::log1p(p * u)) / p;
        double value = h;
        if (left) {
            const double small = (k + 1) * p * u;
            value = small < 1e-2 ? atZero * lackOfSlope(k, p * u) - (atZero - atOne) * p : atZero * q + atOne * p - h;
        } else if (!whole) {
            value = h - atOne;
        }
        mass += weight;
        sum += weight * value;
        return whole ? std::max(weight * value / std::max(sum, 1e-300), weight / mass)
                     : std::abs(weight * value) / std::max(std::abs(sum), 1e-300);
    };
    constexpr int kMost = 20'000;
    add(mode);
    for (int i = 1; i < kMost; ++i) {
        const double y = mode + i * step;
        if (add(y) < 1e-17 || (!whole && y > 40)) break;
    }
    for (int i = 1; i < kMost; ++i) {
        const double y = mode - i * step;
        if (add(y) < 1e-17 || y < -700) break;
    }
    if (whole) return sum / mass;
    if (left) return (atZero * b + atOne * a) / (a + b) - step * sum;
    return atOne + step * sum;
}

}  // namespace meike::engine
