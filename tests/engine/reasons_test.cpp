// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reasons.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "tests/engine/ladder.h"

namespace meike::engine {
namespace {

using test::ladder;
using test::World;

/// Makes the change a way up asks for in the data itself, and assesses again. Nothing for levers that data cannot move
/// alone.
std::optional<Assessment> carriedOut(World world, ClientIndex client, const WayUp& way, std::int64_t shortBy) {
    const std::int64_t to = way.to;
    ClientFact& fact = world.facts[client];
    switch (way.lever) {
        case Lever::overdue:
            fact.receipts.push_back({world.day, way.from - to - shortBy, 0});
            break;
        case Lever::amount: {
            // All of it contribution and none of it margin: net and contribution rise by the same share.
            for (OrderRow& row : world.rows) {
                if (row.client != client) continue;
                const MinorUnits more = to - way.from - shortBy;
                row.gross += more;
                break;
            }
            break;
        }
        default:
            return std::nullopt;
    }
    return world.assess(world.day);
}

TEST(WayUp, ReallyLiftsAndNothingSmallerDoes) {
    World world = ladder();
    world.profile.valueBasis = BasisChoice::gross;
    world.assess(1000);
    int carried = 0;
    std::set<Lever> seen;
    // Each input by itself, so that every lever is met: only its weight counts.
    for (int only = 0; only < 5; ++only) {
        World variant = world;
        ScoreWeights& weights = variant.profile.weights;
        weights = {only == 0 ? 80 : 1, 1, only == 1 ? 80 : 0, only == 2 ? 80 : 0, only == 3 ? 80 : 0};
        variant.profile.risk.deductionPercent = only == 4 ? 60 : 0;
        if (only == 4) {
            for (ClientFact& fact : variant.facts) fact.credit = CreditGrade::none;
        }
        variant.profile.growthTier.clear();
        variant.assess(1000);
        for (ClientIndex c = 0; c < 20; ++c) {
            const WayUp way = cheapestWayUp(variant.input(), variant.result, c);
            if (way.lever == Lever::none) continue;
            seen.insert(way.lever);
            EXPECT_LT(way.tier, variant.result.heldTier[c]);
            const auto after = carriedOut(variant, c, way, 0);
            if (!after) continue;
            ++carried;
            EXPECT_EQ(after->heldTier[c], way.tier) << "client " << c << " lever " << static_cast<int>(way.lever);
            EXPECT_EQ(after->valueScore[c], way.valueScore);
            const auto shortOf = carriedOut(variant, c, way, 1);
            EXPECT_EQ(shortOf->heldTier[c], variant.result.heldTier[c]) << "one step less must not do";
        }
    }
    EXPECT_GT(carried, 12);
    for (const Lever lever : {Lever::amount, Lever::overdue, Lever::margin, Lever::silence})
        EXPECT_EQ(seen.count(lever), 1u) << "lever " << static_cast<int>(lever);
    for (const Lever lever : {Lever::growth, Lever::influence})
        EXPECT_EQ(seen.count(lever), 0u) << "a score that people have typed in is no advice";
}

/// Whatever the profile and the base: nothing is advised that business cannot bring about within a year.
TEST(WayUp, IsWithinReach) {
    std::map<Lever, int> seen;
    for (int only = 0; only < 6; ++only) {
        World world = ladder();
        ScoreWeights& weights = world.profile.weights;
        if (only < 5) weights = {1, 1, 0, 0, 0};
        if (only == 1) weights.amount = 80;
        if (only == 2) weights.frequency = 80;
        if (only == 3) weights.margin = 80;
        if (only == 4) weights.growth = weights.influence = 80;
        world.assess(1000);
        for (ClientIndex c = 0; c < world.facts.size(); ++c) {
            const WayUp way = cheapestWayUp(world.input(), world.result, c);
            ++seen[way.lever];
            switch (way.lever) {
                case Lever::amount:
                    EXPECT_LE(way.to, std::max(2 * way.from, way.from + 3 * way.from / world.result.frequency[c]));
                    break;
                case Lever::frequency:
                    EXPECT_LE(way.to, std::max(2 * way.from, way.from + 3));
                    break;
                case Lever::margin:
                    EXPECT_LE(way.to, way.from + 1000);
                    break;
                case Lever::overdue:
                    EXPECT_GE(way.to, 0);
                    break;
                case Lever::silence:
                    EXPECT_EQ(way.to, 0);
                    break;
                case Lever::growth:
                case Lever::influence:
                    ADD_FAILURE() << "client " << c << " is told to raise a score typed in by hand";
                    break;
                case Lever::none:
                    break;
            }
        }
    }
    EXPECT_GT(seen[Lever::none], 0) << "none is an answer";
    EXPECT_GT(seen[Lever::amount] + seen[Lever::frequency] + seen[Lever::margin], 0);
}

/// From 4 orders to 36 is no way up.
TEST(WayUp, ManyTimesTheOrdersAreNoAdvice) {
    World world(3);
    world.profile.weights = {0, 100, 0, 0, 0};
    world.profile.risk.deductionPercent = 0;
    const auto orders = [&](ClientIndex client, DayNumber first, int count) {
        for (int i = 0; i < count; ++i) world.order(client, first + i, 100);
    };
    orders(0, 900, 4);
    orders(1, 900, 36);
    orders(2, 900, 36);
    world.assess(1000);
    EXPECT_EQ(world.tierKey(world.result.tier[0]), "general");
    EXPECT_EQ(cheapestWayUp(world.input(), world.result, 0).lever, Lever::none);
    orders(0, 910, 14);
    world.assess(1000);
    const WayUp way = cheapestWayUp(world.input(), world.result, 0);
    EXPECT_EQ(way.lever, Lever::frequency) << "18 orders can become 36";
    EXPECT_EQ(way.to, 36);
}

TEST(WayUp, AMissingScoreIsToBeGivenAndAGivenOneIsLeftAlone) {
    World world(1);
    world.profile.weights = {10, 10, 0, 80, 0};
    world.order(0, 1000, 100);
    world.assess(1000);
    WayUp way = cheapestWayUp(world.input(), world.result, 0);
    EXPECT_EQ(way.lever, Lever::growth);
    EXPECT_TRUE(way.missing);
    world.facts[0].growth.value = 2;
    world.assess(1000);
    ASSERT_GT(world.result.heldTier[0], 0);
    EXPECT_EQ(cheapestWayUp(world.input(), world.result, 0).lever, Lever::none);
    world.profile.weights = {10, 10, 0, 0, 80};
    world.assess(1000);
    way = cheapestWayUp(world.input(), world.result, 0);
    EXPECT_EQ(way.lever, Lever::influence);
    EXPECT_TRUE(way.missing);
    world.facts[0].endorsement.value = 1;
    world.assess(1000);
    EXPECT_EQ(cheapestWayUp(world.input(), world.result, 0).lever, Lever::none);
    // A credit grade is typed in as well.
    world.profile.weights = {50, 50, 0, 0, 0};
    world.facts[0].credit = CreditGrade::d;
    world.assess(1000);
    EXPECT_EQ(world.tierKey(world.result.tier[0]), "growth");
    EXPECT_EQ(cheapestWayUp(world.input(), world.result, 0).lever, Lever::none);
}

TEST(WayUp, AMissingScoreWaitsBehindWhatBusinessCanDo) {
    World world = ladder();
    world.profile.weights = {30, 30, 0, 40, 0};
    world.profile.growthTier.clear();
    for (ClientFact& fact : world.facts) fact.growth.value = 0;
    world.assess(1000);
    int done = 0;
    int given = 0;
    for (ClientIndex c = 0; c < 20; ++c) {
        const WayUp way = cheapestWayUp(world.input(), world.result, c);
        if (way.lever == Lever::none) continue;
        EXPECT_EQ(way.missing, way.lever == Lever::growth) << "client " << c;
        ++(way.missing ? given : done);
    }
    EXPECT_GT(done, 5);
    EXPECT_GT(given, 0);
}

TEST(WayUp, CostsThatAreMissingAreToBeFilledIn) {
    World world(1);
    world.profile.weights = {10, 10, 80, 0, 0};
    world.order(0, 1000, 100);
    world.assess(1000);
    const WayUp way = cheapestWayUp(world.input(), world.result, 0);
    EXPECT_EQ(way.lever, Lever::margin);
    EXPECT_TRUE(way.missing);
    // 50 x .2 + m x .8 >= 70: m = 75 of 100, that is 45 % of the 60 % that count in full.
    EXPECT_EQ(way.to, 4500);
    OrderRow& row = world.rows[0];
    row.netKnown = row.contributionKnown = true;
    row.net = 100;
    row.contribution = 45;
    world.assess(1000);
    EXPECT_EQ(world.result.heldTier[0], way.tier);
}

TEST(WayUp, TheSmallestChangeWins) {
    World world = ladder();
    world.profile.weights = {30, 30, 40, 0, 0};
    world.profile.growthTier.clear();
    world.profile.risk.deductionPercent = 0;
    world.assess(1000);
    int compared = 0;
    for (ClientIndex c = 0; c < 20; ++c) {
        const WayUp way = cheapestWayUp(world.input(), world.result, c);
        // More orders of no value, on days of their own, carried out: no smaller number of them may be passed over.
        for (std::int64_t more = 1; more <= 3; ++more) {
            World changed = world;
            for (std::int64_t i = 0; i < more; ++i) {
                OrderRow& row = changed.order(c, static_cast<DayNumber>(299 - i), 0);
                row.netKnown = row.contributionKnown = true;
            }
            const Assessment after = changed.assess(1000);
            if (after.frequency[c] != world.result.frequency[c] + more) continue;
            if (after.heldTier[c] >= world.result.heldTier[c]) continue;
            ASSERT_NE(way.lever, Lever::none) << "client " << c;
            if (way.lever == Lever::frequency) {
                EXPECT_LE(way.to, way.from + more);
            }
            ++compared;
        }
    }
    EXPECT_GT(compared, 3);
}

TEST(WayUp, FrequencyAndSilence) {
    World world(6);
    world.profile.weights = {0, 100, 0, 0, 0};
    world.profile.risk.deductionPercent = 0;
    for (ClientIndex c = 0; c < 6; ++c) {
        for (ClientIndex i = 0; i <= c; ++i) world.order(c, static_cast<DayNumber>(900 + i), 100);
    }
    world.assess(1000);
    // F 1..6, shares 8.3 25 41.7 58.3 75 91.7: client 2 is growth, key from 50 on: F = 4 ties with client 3.
    EXPECT_EQ(world.tierKey(world.result.tier[2]), "growth");
    WayUp way = cheapestWayUp(world.input(), world.result, 2);
    EXPECT_EQ(way.lever, Lever::frequency);
    EXPECT_EQ(way.from, 3);
    EXPECT_EQ(way.to, 4);
    EXPECT_EQ(world.tierKey(way.tier), "key");
    EXPECT_EQ(cheapestWayUp(world.input(), world.result, 5).lever, Lever::none) << "already at the top";
    EXPECT_EQ(world.explain(5).wayUp, std::nullopt);

    // The most frequent client: only its silence of 95 days stands between it and the first tier.
    world.profile.risk.deductionPercent = 50;
    world.profile.tiers[0].limit = 8000;
    world.assess(1000);
    EXPECT_EQ(world.tierKey(world.result.tier[5]), "key");
    way = cheapestWayUp(world.input(), world.result, 5);
    EXPECT_EQ(way.lever, Lever::silence);
    EXPECT_EQ(way.from, 95);
    EXPECT_EQ(way.to, 0);
    EXPECT_EQ(way.valueScore, 9167);
}

TEST(WayUp, NoneIsAnAnswer) {
    World world(1);
    world.order(0, 1000, 100);
    world.assess(1000);
    // The only client ranks in the middle of itself, and nothing else is known of it.
    EXPECT_EQ(world.result.valueScore[0], 5000);
    const Explanation why = world.explain(0);
    ASSERT_TRUE(why.wayUp.has_value());
    EXPECT_EQ(why.wayUp->lever, Lever::none);
}

TEST(WayUp, TiersByClass) {
    World world(3);
    world.profile.tierMethod = TierMethod::abc_class;
    world.profile.tiers.resize(3);
    world.profile.growthTier.clear();
    for (std::size_t i = 0; i < 3; ++i) world.profile.tiers[i].classes = {std::string(1, static_cast<char>('a' + i))};
    world.order(0, 1000, 700);
    world.order(1, 1000, 200);
    world.order(2, 1000, 100);
    world.assess(1000);
    EXPECT_EQ(world.result.tier, (std::vector<std::int8_t>{0, 1, 2}));
    // B needs less than 90 % before it: 900 x 100 < 90 x (900 + m), m > 100.
    WayUp way = cheapestWayUp(world.input(), world.result, 2);
    EXPECT_EQ(way.lever, Lever::amount);
    EXPECT_EQ(way.to, 101);
    EXPECT_EQ(way.tier, 1);

    world.profile = {};
    world.profile.tierMethod = TierMethod::rfm_class;
    world.profile.growthTier.clear();
    world.profile.tiers[0].classes = {"champion", "cant_lose"};
    world.profile.tiers[1].classes = {"loyal", "at_risk"};
    world.profile.tiers[2].classes = {"potential_loyalist", "new", "promising", "needs_attention"};
    world.profile.tiers[3].classes = {"about_to_sleep", "hibernating"};
    world.assess(1150);  // R 150: about to sleep
    EXPECT_EQ(world.tierKey(world.result.tier[0]), "general");
    way = cheapestWayUp(world.input(), world.result, 0);
    EXPECT_NE(way.lever, Lever::none);
    EXPECT_LT(way.tier, 3);
}

TEST(Reasons, ExplainNamesInputsRiskAndMeasures) {
    World world = ladder();
    world.assess(1000);
    const Explanation why = world.explain(8);
    ASSERT_EQ(why.inputs.size(), 5u);
    EXPECT_EQ(why.inputs[0].input, ScoreInput::amount);
    EXPECT_EQ(why.inputs[0].measured, world.result.monetary[8]);
    EXPECT_EQ(why.inputs[0].weight, 35);
    EXPECT_EQ(why.inputs[3].measured, world.facts[8].growth.value);
    EXPECT_EQ(why.inputs[3].score, 2500 * (world.facts[8].growth.value - 1));
    EXPECT_EQ(why.risk.overdue, 5000);
    EXPECT_EQ(why.risk.overdueRisk, 10000);
    EXPECT_EQ(why.risk.part, RiskPart::overdue);
    EXPECT_EQ(why.risk.points, -1500);
}

/// What is shown adds up, whatever the points: 40.55 + 22.75 + 13.24 is no 76.5 when each is rounded by itself.
TEST(Reasons, ShownTenthsSumToTheShownScore) {
    EXPECT_THAT(tenthsThatSum(std::vector<int>{4055, 2275, 1324}, 765), testing::ElementsAre(406, 227, 132))
        << "the largest remainders are rounded up, the first of equal ones";
    EXPECT_THAT(tenthsThatSum(std::vector<int>{5000, 0, -310}, 469), testing::ElementsAre(500, 0, -31));
    EXPECT_THAT(tenthsThatSum(std::vector<int>{}, 0), testing::IsEmpty());
    EXPECT_TRUE(rc::check("tenths sum to the rounded total", [] {
        const auto points = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-10'000, 10'001));
        const int sum = std::accumulate(points.begin(), points.end(), 0);
        // Rounded to the nearest; a half may go either way.
        const int below = sum >= 0 ? sum / 10 : -((9 - sum) / 10);
        const int rest = sum - 10 * below;
        const int total = rest < 5 ? below : rest > 5 ? below + 1 : below + *rc::gen::inRange(0, 2);
        const std::vector<int> shown = tenthsThatSum(points, total);
        RC_ASSERT(shown.size() == points.size());
        RC_ASSERT(std::accumulate(shown.begin(), shown.end(), 0) == total);
        for (std::size_t i = 0; i < points.size(); ++i) {
            RC_ASSERT(std::abs(10 * shown[i] - points[i]) < 10);
            if (points[i] % 10 == 0) RC_ASSERT(10 * shown[i] == points[i]);
        }
    }));
}

}  // namespace
}  // namespace meike::engine
