// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/special_functions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace meike::engine {
namespace {

void expectClose(double value, double expected, double relative, std::initializer_list<double> arguments = {}) {
    EXPECT_NEAR(value, expected, relative * std::abs(expected))
        << "relative " << value / expected - 1 << " at " << testing::PrintToString(std::vector<double>(arguments));
}

TEST(SpecialFunctions, LogGamma) {
    expectClose(logGamma(0.5), 0.5 * std::log(std::numbers::pi), 5e-15);
    expectClose(logGamma(10), std::log(362880.0), 1e-15);
    expectClose(logGamma(1e-3), 6.9071788853838536825, 1e-15);
    EXPECT_NEAR(logGamma(1), 0, 1e-14);
    for (double x = 0.01; x < 1e7; x *= 1.37)
        EXPECT_NEAR(logGamma(x), std::lgamma(x), 1e-14 * (10 + x * std::log(x + 2)));
}

TEST(SpecialFunctions, DigammaAndTrigamma) {
    expectClose(digamma(1), -0.57721566490153286061, 1e-14);
    expectClose(digamma(0.5), -0.57721566490153286061 - 2 * std::numbers::ln2, 1e-14);
    expectClose(trigamma(1), std::numbers::pi * std::numbers::pi / 6, 1e-14);
    expectClose(trigamma(0.5), std::numbers::pi * std::numbers::pi / 2, 1e-14);
    for (double x = 0.01; x < 1e5; x *= 1.7) {
        expectClose(digamma(x + 1) - digamma(x), 1 / x, 1e-12 * (1 + x * std::abs(digamma(x))));
        expectClose(trigamma(x) - trigamma(x + 1), 1 / (x * x), 1e-12 * (1 + x));
        const double h = 1e-4 * x;
        expectClose((logGamma(x + h) - logGamma(x - h)) / (2 * h), digamma(x), 1e-6 * (1 + 1 / std::abs(digamma(x))));
    }
}

TEST(SpecialFunctions, LogBetaKeepsItsDigits) {
    expectClose(logBeta(1, 1e6), -std::log(1e6), 1e-14);
    expectClose(logBeta(2, 3), -std::log(12.0), 1e-14);
    expectClose(logBeta(0.5, 0.5), std::log(std::numbers::pi), 1e-14);
    expectClose(logBeta(1e6, 2), -std::log(1e6) - std::log(1e6 + 1), 1e-13);
    expectClose(logBeta(1e-6, 1), std::log(1e6), 1e-14);
}

TEST(SpecialFunctions, GaussLegendreIsExactForPolynomials) {
    for (const auto& [order, n] : {std::pair{GaussOrder::n8, 8}, {GaussOrder::n16, 16}, {GaussOrder::n24, 24}}) {
        const GaussRule rule = gaussLegendre(order);
        ASSERT_EQ(rule.nodes.size(), static_cast<std::size_t>(n));
        for (int power = 0; power < 2 * n; ++power) {
            double sum = 0;
            for (std::size_t i = 0; i < rule.nodes.size(); ++i) sum += rule.weights[i] * std::pow(rule.nodes[i], power);
            expectClose(sum, 1.0 / (power + 1), 1e-13);
        }
    }
}

TEST(SpecialFunctions, RisingSumsAreLogGammaDifferences) {
    const std::vector<double> ones(40, 1);
    for (const double c : {0.05, 0.7, 3.0, 1e5}) {
        EXPECT_NEAR(logRisingSums(c, ones).value, std::lgamma(c + 40) - std::lgamma(c), 1e-9 * std::max(1.0, c * 1e-3));
        expectClose(logRisingSums(c, ones).first, c * (digamma(c + 40) - digamma(c)), 1e-9);
    }
}

TEST(SpecialFunctions, ScaledExponentialIntegral) {
    expectClose(scaledExponentialIntegral(1, 1), 0.59634736232319407434, 1e-14);
    expectClose(scaledExponentialIntegral(1, 0.01), std::exp(0.01) * 4.0379295765381134, 1e-13);
    // s E_{s+1} = e^-z - z E_s, on both sides of the change of method and far beyond where E itself underflows.
    for (const double z : {1e-7, 1e-3, 0.3, 0.999, 1.0, 1.5, 20.0, 5e3}) {
        for (const double s : {0.05, 0.4, 1.0, 2.5, 30.0}) {
            const double next = scaledExponentialIntegral(s + 1, z);
            EXPECT_NEAR(s * next, 1 - z * scaledExponentialIntegral(s, z), 2e-13) << s << " " << z;
            EXPECT_GT(next, 0);
        }
    }
    expectClose(scaledExponentialIntegral(0.4, 1 - 1e-12), scaledExponentialIntegral(0.4, 1), 1e-11);
}

TEST(SpecialFunctions, PurchasesUntilDropOutInClosedForm) {
    for (const double u : {1e-9, 0.01, 0.9, 7.0, 45.0, 300.0, 1e6}) {
        expectClose(meanPurchasesUntilDropOut(1, 1, 1, u), std::log1p(u), 2e-12);
        expectClose(meanPurchasesUntilDropOut(1, 1, 2, u), std::log1p(u) + u / (1 + u), 2e-12);
        expectClose(meanPurchasesUntilDropOut(2, 1, 2, u), 2 * u / (1 + u), 2e-12);
        if (u > 1e-3) expectClose(meanPurchasesUntilDropOut(2, 1, 1, u), 2 * (1 - std::log1p(u) / u), 2e-12);
        // a just beside 1 is a just beside the closed form
        for (const double off : {-1e-3, -1e-9, -1e-15, 1e-15, 1e-9, 1e-3})
            expectClose(meanPurchasesUntilDropOut(1 + off, 1, 1, u), std::log1p(u), 20 * std::abs(off) + 2e-12);
    }
    EXPECT_EQ(meanPurchasesUntilDropOut(1, 1, 1, 0), 0);
}

/// Simpson's rule in ln(p / (1-p)), fine and wide: slow and simple.
double bySimpson(double a, double b, double k, double u) {
    constexpr int kSteps = 20'000;
    const double low = -std::min(600.0, 50 / a + 30);
    const double high = std::min(600.0, 50 / b + 30);
    const double step = (high - low) / kSteps;
    double mass = 0;
    double sum = 0;
    for (int i = 0; i <= kSteps; ++i) {
        const double y = low + i * step;
        const double logP = -std::log1p(std::exp(-y));
        const double logQ = -std::log1p(std::exp(y));
        const double factor = (i == 0 || i == kSteps) ? 1 : (i % 2 == 1 ? 4 : 2);
        const double weight = factor * std::exp(a * logP + b * logQ);
        mass += weight;
        sum += weight * -std::expm1(-k * std::log1p(std::exp(logP) * u)) / std::exp(logP);
    }
    return sum / mass;
}

TEST(SpecialFunctions, PurchasesUntilDropOutAgainstIntegration) {
    for (const double a : {0.15, 0.8, 1.0, 2.5, 40.0}) {
        for (const double b : {0.4, 2.4, 27.0, 600.0}) {
            for (const double k : {0.2, 3.2, 600.3}) {
                for (const double u : {0.02, 1.0, 12.0, 800.0}) {
                    const double expected = bySimpson(a, b, k, u);
                    expectClose(meanPurchasesUntilDropOut(a, b, k, u), expected, 1e-9, {a, b, k, u});
                    expectClose(meanPurchasesUntilDropOutByQuadrature(a, b, k, u), expected, 1e-9, {a, b, k, u});
                }
            }
        }
    }
}

TEST(SpecialFunctions, PurchasesUntilDropOutTwoWaysAgree) {
    for (const double a : {0.02, 0.3, 0.999, 1.0, 1.001, 5.0, 300.0}) {
        for (const double b : {0.5, 1.2, 4.0, 80.0, 1e4}) {
            for (const double k : {0.05, 0.6, 5.0, 60.0}) {
                for (const double u : {0.001, 0.4, 3.0, 30.0}) {
                    expectClose(meanPurchasesUntilDropOut(a, b, k, u),
                                meanPurchasesUntilDropOutByQuadrature(a, b, k, u), 2e-10, {a, b, k, u});
                }
            }
        }
    }
}

}  // namespace
}  // namespace meike::engine
