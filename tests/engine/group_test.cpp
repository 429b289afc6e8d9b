// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/group.h"

#include <gtest/gtest.h>

#include "engine/measure.h"
#include "tests/engine/world.h"

namespace meike::engine {
namespace {

using test::World;

/// Forty clients: client c has c % 7 + 1 orders of 1,000 (c + 1), the last one c days before day 1000.
World base() {
    World world(40);
    for (ClientIndex c = 0; c < 40; ++c)
        for (ClientIndex i = 0; i <= c % 7; ++i)
            world.order(c, static_cast<DayNumber>(1'000 - c - 20 * i), 1'000 * (static_cast<MinorUnits>(c) + 1));
    return world;
}

TEST(Group, OfOneIsThatClient) {
    World world = base();
    world.facts[3].credit = CreditGrade::c;
    world.facts[3].growth.value = 4;
    const Assessment& assessment = world.assess(1'001);
    for (ClientIndex c = 0; c < 40; ++c) {
        const ClientIndex only[] = {c};
        const GroupScore group = groupScore(world.input(), assessment, only);
        EXPECT_EQ(group.recency, assessment.recency[c]) << c;
        EXPECT_EQ(group.frequency, assessment.frequency[c]) << c;
        EXPECT_EQ(group.monetary, assessment.monetary[c]) << c;
        EXPECT_EQ(group.r, assessment.r[c]) << c;
        EXPECT_EQ(group.f, assessment.f[c]) << c;
        EXPECT_EQ(group.m, assessment.m[c]) << c;
        EXPECT_EQ(group.value.hundredths, assessment.valueScore[c]) << c;
        EXPECT_EQ(group.tier, assessment.computedTier[c]) << c;
    }
}

TEST(Group, SumsItsMembersAndLeavesTheBaseAsItIs) {
    World world = base();
    const Assessment& assessment = world.assess(1'001);
    const auto before = assessment.valueScore;
    const ClientIndex members[] = {2, 9, 30};
    const GroupScore group = groupScore(world.input(), assessment, members);
    EXPECT_EQ(group.members, 3U);
    EXPECT_EQ(group.scored, 3U);
    EXPECT_EQ(group.recency, 3) << "of the one seen last";
    EXPECT_EQ(group.frequency, 3 + 3 + 3);
    EXPECT_EQ(group.monetary, 3 * 3'000 + 3 * 10'000 + 3 * 31'000);
    EXPECT_EQ(group.f, 5) << "more than anybody in the base";
    EXPECT_GE(group.m, assessment.m[30]);
    // Nobody of the base is above it in frequency: W = n, E = 0.
    EXPECT_EQ(group.value.input[static_cast<std::size_t>(ScoreInput::frequency)], 100 * kPoint);
    EXPECT_GT(group.value.hundredths, assessment.valueScore[30]);
    EXPECT_EQ(assessment.valueScore, before);
    // Members in another order are the same sums; without orders there is no score.
    const ClientIndex turned[] = {30, 9, 2};
    EXPECT_EQ(groupScore(world.input(), assessment, turned).value.hundredths, group.value.hundredths);
    World quiet(3);
    quiet.order(0, 900, 1'000);
    const Assessment& few = quiet.assess(1'001);
    const ClientIndex none[] = {1, 2};
    const GroupScore nobody = groupScore(quiet.input(), few, none);
    EXPECT_EQ(nobody.scored, 0U);
    EXPECT_EQ(nobody.tier, -1);
}

TEST(Group, OwesWhatItsMembersOweAndIsAsGoodAsTheWorstCredit) {
    World world = base();
    for (const ClientIndex c : {1U, 5U})
        world.facts[c].receivables.push_back({900, 500 * (static_cast<MinorUnits>(c) + 1)});
    world.facts[5].credit = CreditGrade::d;
    world.facts[1].credit = CreditGrade::a;
    world.facts[1].influence.value = 5;
    world.facts[5].influence.value = 1;
    const Assessment& assessment = world.assess(1'001);
    const ClientIndex members[] = {1, 5};
    const GroupScore group = groupScore(world.input(), assessment, members);
    EXPECT_EQ(group.overdue, 1'000 + 3'000);
    EXPECT_EQ(group.value.creditRisk, 100 * kPoint);
    EXPECT_EQ(group.value.input[static_cast<std::size_t>(ScoreInput::influence)], 100 * kPoint) << "the head's";
    const ClientIndex turned[] = {5, 1};
    EXPECT_EQ(
        groupScore(world.input(), assessment, turned).value.input[static_cast<std::size_t>(ScoreInput::influence)], 0);
}

}  // namespace
}  // namespace meike::engine
