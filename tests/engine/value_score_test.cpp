// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/value_score.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/engine/world.h"
#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

/// Everything present: amount 90, frequency 50, margin 30 %, growth 4, influence 4 and 5; no risk.
MeasuredInputs full() {
    MeasuredInputs in;
    in.amountRank = 18;
    in.amountClients = 10;
    in.frequencyRank = 10;
    in.frequencyClients = 10;
    in.margin = WindowMargin{30, 100};
    in.growth = 4;
    in.influenceSum = 9;
    in.influenceCount = 2;
    in.asleepLimit = 36500;
    return in;
}

int total(const ScorePoints& points) {
    return std::accumulate(points.input.begin(), points.input.end(), points.risk + points.floor);
}

TEST(ValueScore, WeighsTheInputs) {
    const ScoringProfile profile;
    const ValueScore score = valueScore(full(), profile);
    // 35 x 90 + 20 x 50 + 15 x 50 + 15 x 75 + 15 x 87.5 = 7337.5 of 100
    EXPECT_EQ(score.hundredths, 7338) << "half a hundredth rounds up";
    const ScorePoints points = scorePoints(score, profile);
    EXPECT_EQ(points.input, (std::array<int, 5>{3150, 1000, 750, 1125, 1313}));
    EXPECT_EQ(total(points), 7338);
}

TEST(ValueScore, MissingInputsAreSpread) {
    const ScoringProfile profile;
    MeasuredInputs in = full();
    in.margin.reset();
    in.growth = 0;
    in.influenceCount = 0;
    EXPECT_EQ(valueScore(in, profile).hundredths, 7545);  // (35 x 90 + 20 x 50) / 55 = 75.4545
    in.amountRank = 0;
    EXPECT_EQ(valueScore(in, profile).hundredths, 5000);
    EXPECT_EQ(valueScore(in, profile).input, (std::array<std::int64_t, 5>{-1, 50 * kPoint, -1, -1, -1}));
}

TEST(ValueScore, AWeightOfZeroLeavesAnInputOut) {
    ScoringProfile profile;
    profile.weights = {35, 0, 0, 0, 0};
    MeasuredInputs in = full();
    EXPECT_TRUE(validate(profile).empty()) << "any one input is enough";
    EXPECT_EQ(valueScore(in, profile).hundredths, 9000);
    in.frequencyRank = 1;
    EXPECT_EQ(valueScore(in, profile).hundredths, 9000);
    in.amountRank = 0;
    EXPECT_EQ(valueScore(in, profile).hundredths, 0) << "nothing is left to judge by: named as missing";
    profile.weights = {0, 0, 0, 0, 0};
    EXPECT_EQ(validate(profile).at(0).path, "value_score.weights.frequency");
}

TEST(ValueScore, MarginScale) {
    const ScoringProfile profile;
    MeasuredInputs in = full();
    const auto margin = [&](MinorUnits contribution, MinorUnits net) {
        in.margin = WindowMargin{contribution, net};
        return valueScore(in, profile).input[2];
    };
    EXPECT_EQ(margin(-5, 100), 0);
    EXPECT_EQ(margin(0, 100), 0);
    EXPECT_EQ(margin(15, 100), 25 * kPoint);
    EXPECT_EQ(margin(60, 100), 100 * kPoint);
    EXPECT_EQ(margin(99, 100), 100 * kPoint);
    EXPECT_EQ(margin(-1, 0), 0) << "a loss without revenue";
    EXPECT_EQ(margin(0, 0), -1) << "nothing to judge by";
    EXPECT_EQ(margin(INT64_MAX / 8, INT64_MAX / 2), 41'666'666'667) << "a quarter of the way, beyond 64 bits";
}

TEST(ValueScore, RiskIsTheLargestPart) {
    const ScoringProfile profile;
    MeasuredInputs in = full();
    in.silence = 73;  // a fifth of 365
    ValueScore score = valueScore(in, profile);
    EXPECT_EQ(score.riskPart, RiskPart::silence);
    EXPECT_EQ(score.risk, 20 * kPoint);
    EXPECT_EQ(score.hundredths, 7038);  // 73.375 - 3
    in.credit = CreditGrade::c;
    score = valueScore(in, profile);
    EXPECT_EQ(score.riskPart, RiskPart::credit);
    EXPECT_EQ(score.hundredths, 6438);  // - 9
    in.overdue = 3;
    in.received = 1;
    score = valueScore(in, profile);
    EXPECT_EQ(score.riskPart, RiskPart::overdue);
    EXPECT_EQ(score.risk, 75 * kPoint);
    EXPECT_EQ(score.hundredths, 6213);  // 73.375 - 11.25 = 62.125
    EXPECT_EQ(total(scorePoints(score, profile)), 6213);
    in.credit = CreditGrade::d;
    EXPECT_EQ(valueScore(in, profile).risk, 100 * kPoint);
    in.silence = 4000;
    EXPECT_EQ(valueScore(in, profile).silenceRisk, 100 * kPoint) << "no more than the whole";
}

TEST(ValueScore, NeverBelowZeroAndThePointsSayWhy) {
    ScoringProfile profile;
    profile.risk.deductionPercent = 100;
    MeasuredInputs in = full();
    in.credit = CreditGrade::d;
    const ValueScore score = valueScore(in, profile);
    EXPECT_EQ(score.hundredths, 0);
    const ScorePoints points = scorePoints(score, profile);
    EXPECT_EQ(points.risk, -10000);
    EXPECT_EQ(points.floor, 2662);
    EXPECT_EQ(total(points), 0);
}

TEST(ValueScore, PointsAlwaysSumToTheScore) {
    test::Numbers numbers(1);
    for (int turn = 0; turn < 20'000; ++turn) {
        ScoringProfile profile;
        profile.weights = {static_cast<int>(numbers.below(50)), static_cast<int>(1 + numbers.below(50)),
                           static_cast<int>(numbers.below(50)), static_cast<int>(numbers.below(50)),
                           static_cast<int>(numbers.below(50))};
        profile.risk.deductionPercent = static_cast<int>(numbers.below(101));
        MeasuredInputs in;
        in.amountClients = in.frequencyClients = static_cast<std::uint64_t>(numbers.between(1, 400));
        in.amountRank = static_cast<std::uint64_t>(numbers.below(static_cast<std::int64_t>(2 * in.amountClients)));
        in.frequencyRank =
            static_cast<std::uint64_t>(1 + numbers.below(static_cast<std::int64_t>(2 * in.amountClients) - 1));
        if (numbers.chance(60)) in.margin = WindowMargin{numbers.between(-50, 1000), numbers.between(0, 1500)};
        in.growth = static_cast<int>(numbers.below(6));
        in.influenceCount = static_cast<int>(numbers.below(4));
        for (int i = 0; i < in.influenceCount; ++i) in.influenceSum += static_cast<int>(numbers.between(1, 5));
        in.credit = static_cast<CreditGrade>(numbers.below(5));
        in.overdue = numbers.chance(30) ? numbers.below(1000) : 0;
        in.received = numbers.below(1000);
        in.silence = numbers.below(500);
        in.asleepLimit = numbers.between(36'500, 90'000);
        const ValueScore score = valueScore(in, profile);
        const ScorePoints points = scorePoints(score, profile);
        ASSERT_EQ(total(points), score.hundredths);
        ASSERT_GE(score.hundredths, 0);
        ASSERT_LE(score.hundredths, 10000);
        ASSERT_LE(points.risk, 0);
        for (std::size_t i = 0; i < kScoreInputs; ++i) {
            ASSERT_TRUE(score.input[i] >= 0 || points.input[i] == 0);
            ASSERT_GE(points.input[i], 0);
        }
    }
}

TEST(ValueScore, HandScoresDoNotExistBeforeTheirDay) {
    const ScoringProfile profile;
    ClientFact fact;
    fact.growth = {4, 100};
    fact.influence = {5, kAlways};
    fact.referral = {2, 101};
    MeasuredInputs in;
    measureFacts(fact, profile, 100, in);
    EXPECT_EQ(in.growth, 4);
    EXPECT_EQ(in.influenceSum, 5);
    EXPECT_EQ(in.influenceCount, 1);
    measureFacts(fact, profile, 101, in);
    EXPECT_EQ(in.influenceSum, 7);
    measureFacts(fact, profile, 99, in);
    EXPECT_EQ(in.growth, 0);
}

TEST(ValueScore, OverdueIsDueBeforeTheDayLessWhatCameInForIt) {
    const ScoringProfile profile;
    ClientFact fact;
    fact.receivables = {{100, 1000}, {200, 500}};
    fact.receipts = {{90, 300, 0}, {120, 400, 0}, {130, 50, -1}, {210, 900, 1}};
    EXPECT_EQ(overdueOn(fact, 100), 0) << "due today is not overdue";
    EXPECT_EQ(overdueOn(fact, 101), 700);
    EXPECT_EQ(overdueOn(fact, 120), 300);
    EXPECT_EQ(overdueOn(fact, 201), 800);
    EXPECT_EQ(overdueOn(fact, 210), 300) << "paying one too much does not settle another";
    MeasuredInputs in;
    measureFacts(fact, profile, 300, in);
    EXPECT_EQ(in.received, 1650);
    measureFacts(fact, profile, 90 + 365, in);
    EXPECT_EQ(in.received, 1350) << "day 90 is 365 days ago";
}

}  // namespace
}  // namespace meike::engine
