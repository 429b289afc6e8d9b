// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lifecycle.h"

#include <gtest/gtest.h>

#include "tests/engine/world.h"

namespace meike::engine {
namespace {

using test::World;

/// One client with these purchase days, assessed.
World withDays(std::initializer_list<DayNumber> days, DayNumber asOf) {
    World world;
    for (const DayNumber day : days) world.order(0, day, 100);
    world.assess(asOf);
    return world;
}

TEST(Lifecycle, LadderByCountAndSilence) {
    EXPECT_EQ(withDays({}, 1000).result.stage[0], Stage::prospect);
    EXPECT_EQ(withDays({}, 1000).result.stageReason[0], StageReason::no_order);
    EXPECT_EQ(withDays({1000}, 999).result.stage[0], Stage::prospect) << "as of a day before its first order";
    EXPECT_EQ(withDays({1000}, 1000).result.stage[0], Stage::first_time);
    EXPECT_EQ(withDays({900, 1000}, 1000).result.stage[0], Stage::repeat);
    EXPECT_EQ(withDays({900, 950, 1000}, 1000).result.stage[0], Stage::loyal);
    EXPECT_EQ(withDays({1000}, 1090).result.stage[0], Stage::first_time) << "90 days are not past 90";
    EXPECT_EQ(withDays({1000}, 1091).result.stage[0], Stage::at_risk);
    EXPECT_EQ(withDays({1000}, 1365).result.stage[0], Stage::at_risk);
    EXPECT_EQ(withDays({1000}, 1366).result.stage[0], Stage::churned);
}

TEST(Lifecycle, RefundedAwayIsAProspectWithTheReason) {
    World world;
    world.order(0, 100, 50);
    world.refund(0, 120, -50, 1);
    world.assess(110);
    EXPECT_EQ(world.result.stage[0], Stage::first_time);
    world.assess(120);
    EXPECT_EQ(world.result.stage[0], Stage::prospect);
    EXPECT_EQ(world.result.stageReason[0], StageReason::no_purchase);
    EXPECT_EQ(world.result.valueScore[0], -1);
    EXPECT_EQ(world.result.tier[0], -1);
}

TEST(Lifecycle, ReturnedForHalfAYearAfterALongSilence) {
    EXPECT_EQ(withDays({100, 466}, 466).result.stage[0], Stage::returned);
    EXPECT_EQ(withDays({100, 465}, 465).result.stage[0], Stage::repeat) << "365 days are not past 365";
    EXPECT_EQ(withDays({100, 466, 560, 640}, 646).result.stage[0], Stage::returned);
    EXPECT_EQ(withDays({100, 466, 560, 640}, 647).result.stage[0], Stage::loyal);
    EXPECT_EQ(withDays({100, 466}, 557).result.stage[0], Stage::at_risk) << "silence goes before";
}

TEST(Lifecycle, ReturnIsJudgedByTheRhythmBeforeIt) {
    // Every 100 days: asleep past 500. A silence of 450 was no sleep, one of 501 was.
    EXPECT_EQ(withDays({0, 100, 200, 300, 750}, 750).result.stage[0], Stage::loyal);
    EXPECT_EQ(withDays({0, 100, 200, 300, 801}, 801).result.stage[0], Stage::returned);
    // Two gaps are no rhythm yet: 365 holds, whatever the third gap does to the median.
    EXPECT_EQ(withDays({0, 100, 200, 580}, 580).result.stage[0], Stage::returned);
}

TEST(Lifecycle, AProjectInBetweenIsNoSilence) {
    World world;
    world.order(0, 100, 1);
    world.order(0, 600, 1);
    world.facts[0].engagements = {{300, 400, kAlways}};
    EXPECT_EQ(world.assess(600).stage[0], Stage::repeat);
    world.facts[0].engagements = {{150, 200, kAlways}};
    EXPECT_EQ(world.assess(600).stage[0], Stage::returned);
    world.facts[0].engagements = {{600, 700, kAlways}};
    EXPECT_EQ(world.assess(600).stage[0], Stage::returned) << "a project that begins that day ends the silence too";
}

TEST(Lifecycle, NoRunningContractOrProjectIsAtRiskWhateverTheModelSays) {
    World world(40);
    for (ClientIndex c = 0; c < 40; ++c) {
        const DayNumber last = c < 15 ? 400 + 7 * static_cast<DayNumber>(c) : 1000;
        for (DayNumber day = c; day <= last; day += c < 3 ? 5 : 20 + static_cast<DayNumber>(c))
            world.order(c, day, 100);
    }
    const auto stages = [&] {
        world.columns = buildColumns(world.rows, 40);
        const FittedModels models = fitModels(world.columns, world.facts, world.profile, 460);
        AssessmentInput input = world.input();
        input.asOf = 460;
        input.models = &models;
        const Assessment out = engine::assess(input);
        EXPECT_GE(out.forecast.base.sufficiency.step, 2);
        EXPECT_LT(out.forecast.alive[0], 0.5);
        return std::vector(out.stage.begin(), out.stage.begin() + 3);
    };
    const std::vector<Stage> without = stages();
    EXPECT_EQ(without, (std::vector{Stage::at_risk, Stage::at_risk, Stage::at_risk})) << "silent for ten times its gap";
    world.facts[0].engagements = {{390, 600, 400}};
    world.facts[1].engagements = {{390, 600, kAlways}};
    world.facts[2].engagements = {{390, 459, kAlways}};
    EXPECT_EQ(stages(), (std::vector{Stage::loyal, Stage::loyal, Stage::at_risk})) << "the third ended the day before";
}

TEST(Lifecycle, OverrideHoldsFromItsDayToItsExpiry) {
    World world;
    world.order(0, 1000, 1);
    world.facts[0].stage = {static_cast<std::int8_t>(Stage::loyal), 1010, 1020};
    EXPECT_EQ(world.assess(1009).stage[0], Stage::first_time);
    EXPECT_EQ(world.assess(1010).stage[0], Stage::loyal);
    EXPECT_EQ(world.result.computedStage[0], Stage::first_time);
    EXPECT_EQ(world.result.stageReason[0], StageReason::overridden);
    EXPECT_EQ(world.assess(1020).stage[0], Stage::loyal);
    EXPECT_EQ(world.assess(1021).stage[0], Stage::first_time);
    world.facts[0].stage.value = 99;
    EXPECT_EQ(world.assess(1015).stage[0], Stage::first_time) << "there is no such stage";
}

TEST(Lifecycle, ActivityFollowsTheStage) {
    EXPECT_EQ(withDays({}, 10).result.activity[0], Activity::potential);
    EXPECT_EQ(withDays({10}, 10).result.activity[0], Activity::active);
    EXPECT_EQ(withDays({10}, 1000).result.activity[0], Activity::lost);
}

TEST(Dormancy, LimitsInDays) {
    EXPECT_EQ(withDays({100}, 190).result.dormancy[0], Dormancy::none);
    EXPECT_EQ(withDays({100}, 191).result.dormancy[0], Dormancy::drowsy);
    EXPECT_EQ(withDays({100}, 280).result.dormancy[0], Dormancy::drowsy);
    EXPECT_EQ(withDays({100}, 281).result.dormancy[0], Dormancy::half_asleep);
    EXPECT_EQ(withDays({100}, 466).result.dormancy[0], Dormancy::asleep);
}

TEST(Dormancy, OwnRhythmLengthensTheLimits) {
    const ScoringProfile profile;
    const std::vector<DayNumber> three{0, 100, 200};
    EXPECT_EQ(silenceLimits(profile, three), (SilenceLimits{9000, 18000, 36500})) << "two gaps are not enough";
    const std::vector<DayNumber> four{0, 100, 200, 300};
    EXPECT_EQ(silenceLimits(profile, four), (SilenceLimits{20000, 30000, 50000}));
    const std::vector<DayNumber> even{0, 10, 90, 181, 700};  // gaps 10 80 91 519: median 85.5
    EXPECT_EQ(silenceLimits(profile, even), (SilenceLimits{17100, 25650, 42750}));
    const std::vector<DayNumber> brisk{0, 10, 20, 30, 40};
    EXPECT_EQ(silenceLimits(profile, brisk), (SilenceLimits{9000, 18000, 36500})) << "only if longer";
    EXPECT_EQ(dormancyOf(256, {17100, 25650, 42750}), Dormancy::drowsy);
    EXPECT_EQ(dormancyOf(257, {17100, 25650, 42750}), Dormancy::half_asleep);
}

TEST(Dormancy, MedianOfManyGapsIsTheSameAsOfFew) {
    const ScoringProfile profile;
    std::vector<DayNumber> days{0};
    for (int i = 0; i < 41; ++i) days.push_back(days.back() + (i % 2 == 0 ? 200 : 100));  // 21 x 200, 20 x 100
    EXPECT_EQ(silenceLimits(profile, days)[0], 40000);
    days.push_back(days.back() + 100);
    EXPECT_EQ(silenceLimits(profile, days)[0], 30000);
}

TEST(Dormancy, NeverUnderARunningContract) {
    World world;
    world.order(0, 100, 10);
    world.facts[0].engagements = {{100, 2000, 100}};
    EXPECT_EQ(world.assess(1900).dormancy[0], Dormancy::none);
    EXPECT_EQ(world.result.stage[0], Stage::first_time);
    EXPECT_EQ(world.assess(2091).dormancy[0], Dormancy::drowsy);
}

}  // namespace
}  // namespace meike::engine
