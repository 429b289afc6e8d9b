// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reasons.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "tests/engine/world.h"
#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

using test::World;

/// Twenty clients that differ in everything.
World ladder() {
    World world(20);
    test::Numbers numbers(42);
    for (ClientIndex c = 0; c < 20; ++c) {
        for (ClientIndex i = 0; i <= c / 3; ++i) {
            OrderRow& row =
                world.order(c, static_cast<DayNumber>(numbers.between(300, 1000)), 1000 * (c + 1) + numbers.below(900));
            row.netKnown = row.contributionKnown = true;
            row.net = row.gross / 2;
            row.contribution = row.net * static_cast<MinorUnits>(numbers.between(5, 55)) / 100;
        }
        ClientFact& fact = world.facts[c];
        fact.growth.value = static_cast<std::uint8_t>(numbers.between(1, 4));
        fact.influence.value = static_cast<std::uint8_t>(numbers.between(1, 5));
        fact.endorsement.value = static_cast<std::uint8_t>(numbers.between(1, 4));
        fact.credit = static_cast<CreditGrade>(numbers.between(0, 4));
        if (c % 4 == 0) fact.receivables.push_back({900, 5000});
    }
    return world;
}

/// Makes the change a way up asks for in the data itself, and assesses again. Nothing for levers that data cannot move
/// alone.
std::optional<Assessment> carriedOut(World world, ClientIndex client, const WayUp& way, std::int64_t shortBy) {
    const std::int64_t to = way.to;
    ClientFact& fact = world.facts[client];
    switch (way.lever) {
        case Lever::growth:
            fact.growth.value = static_cast<std::uint8_t>(to - shortBy);
            break;
        case Lever::influence: {
            // to is the mean of two scores in hundredths.
            int rest = static_cast<int>(2 * to / 100 - shortBy);
            fact.influence.value = static_cast<std::uint8_t>(std::min(5, rest - 1));
            fact.endorsement.value = static_cast<std::uint8_t>(rest - fact.influence.value);
            break;
        }
        case Lever::credit:
            fact.credit = static_cast<CreditGrade>(to + shortBy);
            break;
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
    for (int only = 0; only < 6; ++only) {
        World variant = world;
        ScoreWeights& weights = variant.profile.weights;
        weights = {only == 0 ? 80 : 1, 1, only == 1 ? 80 : 0, only == 2 ? 80 : 0, only == 3 ? 80 : 0};
        variant.profile.risk.deductionPercent = only >= 4 ? 60 : 0;
        if (only == 5) {
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
    EXPECT_GT(carried, 25);
    for (const Lever lever :
         {Lever::amount, Lever::growth, Lever::influence, Lever::credit, Lever::overdue, Lever::margin}) {
        EXPECT_EQ(seen.count(lever), 1u) << "lever " << static_cast<int>(lever);
    }
}

TEST(WayUp, TheSmallestChangeWins) {
    World world = ladder();
    world.profile.weights = {10, 1, 0, 60, 60};
    world.profile.growthTier.clear();
    world.assess(1000);
    int compared = 0;
    for (ClientIndex c = 0; c < 20; ++c) {
        const WayUp way = cheapestWayUp(world.input(), world.result, c);
        for (int more = 1; world.facts[c].growth.value + more <= 5; ++more) {
            World changed = world;
            changed.facts[c].growth.value = static_cast<std::uint8_t>(changed.facts[c].growth.value + more);
            if (changed.assess(1000).heldTier[c] >= world.result.heldTier[c]) continue;
            ASSERT_NE(way.lever, Lever::none);
            EXPECT_LE(way.change, 2500 * more) << "client " << c;
            ++compared;
        }
    }
    EXPECT_GT(compared, 10);
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
    EXPECT_EQ(reasonLines(why, world.result, Language::en, "CNY").back().key, "way_up_none");
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

TEST(Reasons, EveryLineIsWrittenInBothLanguages) {
    World world = ladder();
    world.facts[3].growth.value = 0;
    world.facts[4].tier = {"growth", kAlways, kNever};
    world.facts[5].stage = {static_cast<std::int8_t>(Stage::loyal), kAlways, kNever};
    world.order(6, 1000, 5).unrated = {'J', 'P', 'Y'};
    world.order(7, 990, 5);
    world.references.assign(20, {0, false});
    world.facts.emplace_back();
    world.references.emplace_back();
    world.assess(1000);
    std::set<std::string> keys;
    for (ClientIndex c = 0; c < world.facts.size(); ++c) {
        const Explanation why = world.explain(c);
        const auto zh = reasonLines(why, world.result, Language::zh, "CNY");
        const auto en = reasonLines(why, world.result, Language::en, "CNY");
        ASSERT_EQ(zh.size(), en.size());
        int points = 0;
        for (std::size_t i = 0; i < zh.size(); ++i) {
            EXPECT_EQ(zh[i].key, en[i].key);
            EXPECT_FALSE(zh[i].text.empty());
            EXPECT_NE(zh[i].text, en[i].text);
            EXPECT_TRUE(std::all_of(en[i].text.begin(), en[i].text.end(), [&](char ch) {
                return static_cast<unsigned char>(ch) < 0x80 || en[i].text.find("¥") != std::string::npos;
            })) << en[i].text;
            points += zh[i].points.value_or(0);
            keys.insert(zh[i].key);
        }
        EXPECT_EQ(points, why.scored ? why.valueScore : 0);
    }
    EXPECT_THAT(keys, testing::IsSupersetOf({"amount", "frequency", "margin", "growth", "influence", "growth_missing",
                                             "amount_missing", "margin_missing", "risk_overdue", "risk_silence",
                                             "override", "stage_override", "provisional", "no_order", "way_up"}));
}

TEST(Reasons, Sentences) {
    World world(2);
    OrderRow& row = world.order(0, 1000, 123'456'789);
    row.netKnown = row.contributionKnown = true;
    row.net = 1000;
    row.contribution = 315;
    world.order(1, 1000, 1).unrated = {'U', 'S', 'D'};
    world.assess(1000);
    world.profile.valueBasis = BasisChoice::gross;
    world.assess(1000);
    const auto en = reasonLines(world.explain(0), world.result, Language::en, "CNY");
    const auto zh = reasonLines(world.explain(0), world.result, Language::zh, "USD");
    ASSERT_GT(en.size(), 3u);
    EXPECT_EQ(en[0].text, "Gross amount ¥1,234,567.89: 50 of 100, weight 35");
    EXPECT_EQ(zh[0].text, "合同金额 USD 1,234,567.89，得 50 分（满分 100），权重 35");
    EXPECT_EQ(en[2].text, "Margin 31.5%: 52.5 of 100, weight 15");
    EXPECT_EQ(en[3].text, "Growth potential missing: not scored by hand; its weight is spread over the others");
    EXPECT_EQ(reasonLines(world.explain(1), world.result, Language::en, "CNY")[0].text,
              "Gross amount missing: no rate for USD; its weight is spread over the others");
}

TEST(Reasons, ProvisionalIsSaidOnceWithEveryReason) {
    World world(1);
    world.order(0, 1000, 100);
    world.assess(1000);
    Explanation why = world.explain(0);
    const auto provisional = [&](Language language) {
        std::vector<std::string> found;
        for (const ReasonLine& line : reasonLines(why, world.result, language, "CNY"))
            if (line.key.rfind("provisional", 0) == 0) found.push_back(line.text);
        return found;
    };
    why.provisional = kBasisWorse | kMissingMargin | kMissingGrowth;
    EXPECT_THAT(
        provisional(Language::en),
        testing::ElementsAre("The tier is provisional: some of its orders lack the gross amount, so the next best "
                             "value stands in; inputs are missing"));
    EXPECT_THAT(provisional(Language::zh),
                testing::ElementsAre("等级为暂定：部分订单缺少“合同金额”数据，以次优口径代替；有指标缺失"));
    why.provisional = kBasisBetter;
    EXPECT_THAT(provisional(Language::zh), testing::ElementsAre(testing::StartsWith("等级为暂定：本次评估按")));
    why.provisional = 0;
    EXPECT_THAT(provisional(Language::en), testing::IsEmpty());
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

TEST(Reasons, SummaryForLists) {
    World world(3);
    world.order(0, 1000, 100);
    world.order(1, 1000, 100);
    world.refund(1, 1000, -100);
    world.assess(1073);
    EXPECT_EQ(reasonSummary(world.input(), world.result, 0),
              "amount +31.82; frequency +18.18; margin missing; growth missing; influence missing; silence -3.00");
    EXPECT_EQ(reasonSummary(world.input(), world.result, 1), "no_purchase");
    EXPECT_EQ(reasonSummary(world.input(), world.result, 2), "no_order");
    EXPECT_EQ(reasonSummary(world.input(), world.result, 2, Language::zh), "尚无订单");
    EXPECT_EQ(world.result.valueScore[0], 3182 + 1818 - 300);
}

TEST(Reasons, HeldAndGrowthAreSaid) {
    World world(1);
    world.order(0, 1000, 100);
    world.profile.tiers[1].limit = 5300;
    world.references = {{1, false}};
    world.assess(1000);
    EXPECT_THAT(reasonSummary(world.input(), world.result, 0), testing::HasSubstr("; held, computed growth"));
    world.references.clear();
    world.facts[0].growth.value = 4;
    world.profile.weights.growth = 0;
    world.profile.tiers[1].limit = 6500;
    world.profile.tiers[2].limit = 6000;
    world.assess(1000);
    EXPECT_EQ(world.tierKey(world.result.tier[0]), "growth");
    EXPECT_TRUE(world.explain(0).byGrowth);
    EXPECT_THAT(reasonSummary(world.input(), world.result, 0), testing::HasSubstr("by growth potential"));
}

}  // namespace
}  // namespace meike::engine
