// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/random_draws.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <utility>

namespace meike::engine {
namespace {

TEST(RandomDraws, HaveTheMomentsOfTheirDistributions) {
    RandomDraws random(7);
    constexpr int kMany = 400'000;
    const auto moments = [&](auto draw) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < kMany; ++i) {
            const double value = draw();
            sum += value;
            squares += value * value;
        }
        const double mean = sum / kMany;
        return std::pair(mean, squares / kMany - mean * mean);
    };
    const auto near = [](std::pair<double, double> found, double mean, double variance) {
        EXPECT_NEAR(found.first, mean, 5 * std::sqrt(variance / kMany));
        EXPECT_NEAR(found.second, variance, 0.03 * variance);
    };
    near(moments([&] { return random.uniform(); }), 0.5, 1.0 / 12);
    near(moments([&] { return random.normal(); }), 0, 1);
    near(moments([&] { return random.gamma(0.3); }), 0.3, 0.3);
    near(moments([&] { return random.gamma(7.5); }), 7.5, 7.5);
    // Negative binomial: mean s h / a, variance mean (1 + h / a); by inversion, and by the normal limit.
    near(moments([&] { return static_cast<double>(random.purchases(2.5, 100, 60)); }), 1.5, 1.5 * 1.6);
    near(moments([&] { return static_cast<double>(random.purchases(40, 100, 300)); }), 120, 120 * 4);

    // The normal's tail, beyond the ziggurat's layers, by its share.
    int far = 0;
    for (int i = 0; i < 2'000'000; ++i) far += std::abs(random.normal()) > 3.5 ? 1 : 0;
    EXPECT_NEAR(far, 2'000'000 * 4.6526e-4, 5 * std::sqrt(930.0));
}

TEST(RandomDraws, NormalQuantileIsTheInverse) {
    EXPECT_NEAR(normalQuantile(0.9), 1.2815515655446004, 1e-8);
    EXPECT_NEAR(normalQuantile(0.001), -3.090232306167813, 1e-8);
    EXPECT_NEAR(normalQuantile(0.999), 3.090232306167813, 1e-8);
    EXPECT_NEAR(normalQuantile(0.5), 0, 1e-12);
}

}  // namespace
}  // namespace meike::engine
