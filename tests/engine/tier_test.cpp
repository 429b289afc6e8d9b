// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tier.h"

#include <gtest/gtest.h>

#include "tests/engine/world.h"

namespace meike::engine {
namespace {

constexpr std::int8_t kCore = 0, kKey = 1, kGrowth = 2, kGeneral = 3;

TEST(Tier, ByLimits) {
    const ScoringProfile profile;
    EXPECT_EQ(tierOfScore(profile, 10000, -1), kCore);
    EXPECT_EQ(tierOfScore(profile, 7000, -1), kCore);
    EXPECT_EQ(tierOfScore(profile, 6999, -1), kKey);
    EXPECT_EQ(tierOfScore(profile, 5000, -1), kKey);
    EXPECT_EQ(tierOfScore(profile, 4999, -1), kGrowth);
    EXPECT_EQ(tierOfScore(profile, 3000, -1), kGrowth);
    EXPECT_EQ(tierOfScore(profile, 2999, -1), kGeneral);
    EXPECT_EQ(tierOfScore(profile, 0, -1), kGeneral);
}

TEST(Tier, GrowthPotentialLiftsToGrowthAndNoFurther) {
    ScoringProfile profile;
    EXPECT_EQ(tierOfScore(profile, 500, 75), kGrowth);
    EXPECT_EQ(tierOfScore(profile, 500, 50), kGeneral);
    EXPECT_EQ(tierOfScore(profile, 5500, 100), kKey);
    profile.growthTier.clear();
    EXPECT_EQ(tierOfScore(profile, 500, 100), kGeneral);
}

TEST(Tier, UpAtOnceDownWithPatience) {
    const ScoringProfile profile;
    const TierReference key{kKey, false};
    EXPECT_EQ(holdTier(profile, kCore, 7000, key), kCore);
    EXPECT_EQ(holdTier(profile, kGrowth, 4999, key), kKey);
    EXPECT_EQ(holdTier(profile, kGrowth, 4500, key), kKey) << "5 points under are held";
    EXPECT_EQ(holdTier(profile, kGrowth, 4499, key), kGrowth);
    EXPECT_EQ(holdTier(profile, kGrowth, 4999, {kKey, true}), kGrowth) << "the grace is used up";
    EXPECT_EQ(holdTier(profile, kGrowth, 4999, {}), kGrowth) << "nothing to hold on to";
    EXPECT_EQ(holdTier(profile, kGrowth, 4999, {kGrowth, false}), kGrowth) << "never above the reference";
    EXPECT_EQ(holdTier(profile, kGrowth, 4999, {kCore, false}), kKey) << "one step only";
    ScoringProfile byClass;
    byClass.tierMethod = TierMethod::abc_class;
    EXPECT_EQ(holdTier(byClass, kGrowth, 4999, key), kGrowth);
}

TEST(Tier, ReferenceIsTheLatestSavedBeforeTheDay) {
    const std::vector<SavedTier> saved{{200, kGrowth, kGrowth}, {100, kKey, kKey}, {300, kCore, kCore}};
    EXPECT_EQ(tierReference(saved, 100, 60).tier, -1) << "dated on the day itself does not count";
    EXPECT_EQ(tierReference(saved, 101, 60).tier, kKey);
    EXPECT_EQ(tierReference(saved, 250, 60).tier, kGrowth);
    EXPECT_EQ(tierReference(saved, 900, 60).tier, kCore);
    EXPECT_EQ(tierReference({}, 900, 60).tier, -1);
}

TEST(Tier, GraceEndsWithASecondSavedAssessmentSixtyDaysLater) {
    std::vector<SavedTier> saved{{100, kKey, kKey}, {200, kGrowth, kKey}};
    EXPECT_FALSE(tierReference(saved, 500, 60).graceUsed) << "only one has found it under";
    saved.push_back({259, kGrowth, kKey});
    EXPECT_FALSE(tierReference(saved, 500, 60).graceUsed) << "59 days later is too soon";
    saved.push_back({260, kGrowth, kKey});
    EXPECT_FALSE(tierReference(saved, 260, 60).graceUsed) << "the day itself is not before";
    EXPECT_TRUE(tierReference(saved, 261, 60).graceUsed);
    // Found above in between: the patience begins anew.
    const std::vector<SavedTier> broken{{100, kGrowth, kKey}, {150, kKey, kKey}, {200, kGrowth, kKey}};
    EXPECT_FALSE(tierReference(broken, 201, 60).graceUsed);
}

/// Three clients, of which the first scores just under a limit.
TEST(Tier, HeldTierIsAFunctionOfTheSavedAssessments) {
    test::World world(3);
    for (ClientIndex c = 0; c < 3; ++c) world.order(c, 1000, 100 * (1 + c));
    world.assess(1000);
    const int score = world.result.valueScore[1];
    world.profile.tiers[1].limit = score + 400;
    world.profile.tiers[0].limit = score + 5000;
    world.profile.tiers[2].limit = score - 1000;
    world.references.assign(3, {});
    world.references[1] = {1, false};
    for (int again = 0; again < 3; ++again) {
        world.assess(1000);
        EXPECT_EQ(world.result.computedTier[1], kGrowth);
        EXPECT_EQ(world.result.heldTier[1], kKey);
        EXPECT_EQ(world.result.tier[1], kKey);
    }
    world.references[1].graceUsed = true;
    EXPECT_EQ(world.assess(1000).heldTier[1], kGrowth);
}

TEST(Tier, OverrideIsShownAndTheComputedStaysVisible) {
    test::World world(2);
    world.order(0, 1000, 100);
    world.facts[0].tier = {"general", 1000, 1010};
    world.facts[1].tier = {"key", 1000, kNever};
    world.assess(1000);
    EXPECT_EQ(world.result.tier[0], kGeneral);
    EXPECT_NE(world.result.heldTier[0], kGeneral);
    EXPECT_EQ(world.result.tier[1], kKey) << "a prospect can be given a tier by hand";
    EXPECT_EQ(world.result.computedTier[1], -1);
    EXPECT_TRUE(world.explain(0).overridden);
    EXPECT_EQ(world.assess(1010).tier[0], kGeneral) << "its last day is one of its days";
    world.assess(1011);
    EXPECT_EQ(world.result.tier[0], world.result.heldTier[0]);
    EXPECT_EQ(world.assess(999).tier[1], -1);
    world.facts[0].tier = {"platinum", 1000, 1010};
    world.assess(1005);
    EXPECT_EQ(world.result.tier[0], world.result.heldTier[0]) << "the scale has no such tier";
}

TEST(Tier, ByClass) {
    test::World world(3);
    world.profile.tierMethod = TierMethod::abc_class;
    world.profile.growthTier.clear();
    world.profile.tiers.resize(3);
    world.profile.tiers[0].classes = {"a"};
    world.profile.tiers[1].classes = {"b"};
    world.profile.tiers[2].classes = {"c"};
    world.order(0, 100, 800);
    world.order(1, 100, 150);
    world.order(2, 100, 0);
    world.assess(100);
    EXPECT_EQ(world.result.tier, (std::vector<std::int8_t>{0, 1, 2}));
}

}  // namespace
}  // namespace meike::engine
