// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effect.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "base/deterministic_random.h"

namespace meike::engine {
namespace {

/// 56 of 70 and 48 of 80, computed by hand from Wilson's two intervals; Newcombe's own table has 95 %.
TEST(Effect, NewcombePutsTwoWilsonIntervalsTogether) {
    const ShareDifference found = newcombe(56, 70, 48, 80);
    EXPECT_NEAR(found.difference, 0.2, 1e-12);
    const auto wilson = [](double p, double n, double sign) {
        const double z = 1.6448536269514722;
        return (2 * n * p + z * z + sign * z * std::sqrt(z * z + 4 * n * p * (1 - p))) / (2 * (n + z * z));
    };
    EXPECT_NEAR(found.low, 0.2 - std::hypot(0.8 - wilson(0.8, 70, -1), wilson(0.6, 80, 1) - 0.6), 1e-12);
    EXPECT_NEAR(found.high, 0.2 + std::hypot(wilson(0.8, 70, 1) - 0.8, 0.6 - wilson(0.6, 80, -1)), 1e-12);
    const ShareDifference none = newcombe(0, 10, 0, 20);
    EXPECT_EQ(none.difference, 0);
    EXPECT_LT(none.low, 0);
    EXPECT_GT(none.high, 0);
    EXPECT_GE(newcombe(0, 5, 5, 5).low, -1);
    EXPECT_LE(newcombe(5, 5, 0, 5).high, 1);
}

/// The job training experiment of 445 people (LaLonde 1986, as Dehejia and Wahba 1999 have it): 1794.3424, s.e.
/// 670.9965.
TEST(Effect, ThePublishedExperiment) {
    const char* folder = std::getenv("MEIKE_REAL_LOGS");
    if (folder == nullptr) GTEST_SKIP() << "MEIKE_REAL_LOGS is not set";
    std::ifstream file(std::string(folder) + "/nsw_experiment.csv");
    std::string line;
    std::getline(file, line);
    std::vector<double> trained, others;
    std::vector<Outcome> outcomes;
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        std::stringstream stream(line);
        for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
        if (cells.size() < 12) continue;
        const double earned = std::strtod(cells[11].c_str(), nullptr);
        const bool treated = cells[2] == "1";
        (treated ? trained : others).push_back(earned);
        outcomes.push_back({0, !treated, earned > 0, earned > 0, earned});
    }
    ASSERT_EQ(trained.size() + others.size(), 445U);
    const MeanDifference found = neyman(trained, others);
    EXPECT_NEAR(found.difference, 1794.3424, 5e-5);
    EXPECT_NEAR(found.error, 670.9965, 5e-5);
    const Effect effect = effectOf(outcomes);
    ASSERT_TRUE(effect.value);
    EXPECT_NEAR(effect.value->difference, found.difference, 1e-6);
    EXPECT_NEAR(effect.value->error, found.error, 1e-6);
}

/// Clients of three tiers that buy and spend differently, held out by chance, with an effect of 15 points and of 300.
std::vector<Outcome> simulated(DeterministicRandom& random, int clients, double lift) {
    std::vector<Outcome> out;
    for (int i = 0; i < clients; ++i) {
        const int tier = static_cast<int>(random.below(3));
        const bool held = random.chance(30);
        const int chance = 20 + 25 * tier + (held ? 0 : static_cast<int>(lift * 100));
        Outcome outcome{tier, held, random.chance(static_cast<std::uint32_t>(chance)), random.chance(60), 0};
        outcome.value = 1'000.0 * tier + static_cast<double>(random.between(0, 2'000)) + (held ? 0 : 2'000 * lift);
        out.push_back(outcome);
    }
    return out;
}

TEST(Effect, IntervalsHoldWhatTheySayAndStrataTakeOutTheTiers) {
    DeterministicRandom random(8);
    int held = 0, heldMeans = 0, zero = 0, narrower = 0;
    double sum = 0;
    constexpr int kTimes = 1'500;
    constexpr double kLift = 0.15;
    for (int i = 0; i < kTimes; ++i) {
        std::vector<Outcome> outcomes = simulated(random, 120, kLift);
        const Effect effect = effectOf(outcomes);
        ASSERT_TRUE(effect.bought && effect.value && effect.kept);
        EXPECT_GE(effect.strata, 2);
        held += effect.bought->low <= kLift && kLift <= effect.bought->high ? 1 : 0;
        heldMeans += effect.value->low <= 300 && 300 <= effect.value->high ? 1 : 0;
        zero += effect.kept->low <= 0 && 0 <= effect.kept->high ? 1 : 0;
        sum += effect.bought->difference;
        for (Outcome& outcome : outcomes) outcome.stratum = 0;
        narrower += effect.value->error < effectOf(outcomes).value->error ? 1 : 0;
    }
    EXPECT_NEAR(sum / kTimes, kLift, 0.01);
    EXPECT_NEAR(held / double{kTimes}, 0.915, 0.03);  // Wilson's intervals hold rather more
    EXPECT_NEAR(heldMeans / double{kTimes}, 0.90, 0.025);
    EXPECT_NEAR(zero / double{kTimes}, 0.90, 0.025);
    EXPECT_GT(narrower, kTimes * 9 / 10);
}

TEST(Effect, SmallStrataAreJoinedAndTooFewSayNothing) {
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 10; ++i) outcomes.push_back({0, i % 2 == 0, i < 5, true, 1.0 * i});
    outcomes.push_back({1, false, true, true, 5});  // a tier with one arm alone
    Effect effect = effectOf(outcomes);
    EXPECT_EQ(effect.strata, 1);
    EXPECT_EQ(effect.given, 6);
    EXPECT_EQ(effect.heldOut, 5);
    EXPECT_TRUE(effect.bought);
    for (Outcome& outcome : outcomes) outcome.heldOut = false;
    effect = effectOf(outcomes);
    EXPECT_EQ(effect.heldOut, 0);
    EXPECT_FALSE(effect.bought || effect.value || effect.kept);
    EXPECT_FALSE(effectOf({}).bought);
}

/// With 18 and 6 clients only a difference of some 50 points shows: by simulation in eight of ten cases, one less not.
TEST(Effect, SmallestVisibleDifference) {
    for (const auto& [given, heldOut, base] : {std::tuple(18, 6, 0.3), {60, 40, 0.5}, {200, 50, 0.1}}) {
        const auto smallest = smallestVisible(given, heldOut, base);
        ASSERT_TRUE(smallest);
        DeterministicRandom random(3);
        const auto seen = [&, given = given, heldOut = heldOut, base = base](double difference) {
            int times = 0;
            for (int i = 0; i < 4'000; ++i) {
                int x = 0, y = 0;
                for (int c = 0; c < given; ++c)
                    x += random.below(10'000) < static_cast<std::uint64_t>((base + difference) * 10'000) ? 1 : 0;
                for (int c = 0; c < heldOut; ++c)
                    y += random.below(10'000) < static_cast<std::uint64_t>(base * 10'000) ? 1 : 0;
                times += newcombe(x, given, y, heldOut).low > 0 ? 1 : 0;
            }
            return times / 4'000.0;
        };
        EXPECT_NEAR(seen(*smallest), 0.8, 0.05) << given;
        EXPECT_LT(seen(*smallest - 0.04), 0.8) << given;
    }
    EXPECT_GE(*smallestVisible(18, 6, 0.3), 0.45);
    EXPECT_LE(*smallestVisible(18, 6, 0.3), 0.65);
    EXPECT_FALSE(smallestVisible(3, 1, 0.5));
    EXPECT_FALSE(smallestVisible(30, 0, 0.5));
    EXPECT_FALSE(smallestVisible(30, 30, 1.0)) << "everybody buys anyway";
}

TEST(Effect, WhenItWouldBeSeen) {
    const auto from = visibleFrom(0.3, 18, 6, 9, 0.25, 0.3);
    ASSERT_TRUE(from);
    EXPECT_GT(from->months, 0);
    EXPECT_LE(*smallestVisible(from->given, from->heldOut, 0.3), 0.3);
    const auto before = smallestVisible(18 + static_cast<int>(std::lround(9 * (from->months - 1) * 0.75)),
                                        6 + static_cast<int>(std::lround(9 * (from->months - 1) * 0.25)), 0.3);
    EXPECT_TRUE(!before || *before > 0.3);
    EXPECT_EQ(visibleFrom(0.5, 500, 500, 0, 0.5, 0.3)->months, 0);
    EXPECT_FALSE(visibleFrom(0.05, 18, 6, 0, 0.25, 0.3)) << "nobody comes in any more";
}

}  // namespace
}  // namespace meike::engine
