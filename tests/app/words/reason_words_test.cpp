// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/reason_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/field_text.h"
#include "tests/engine/ladder.h"

namespace meike::words {
namespace {

using namespace engine;
using test::ladder;
using test::World;

TEST(ReasonWords, EveryLineIsWrittenInBothLanguages) {
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

TEST(ReasonWords, Sentences) {
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

TEST(ReasonWords, ProvisionalIsSaidOnceWithEveryReason) {
    World world(1);
    world.order(0, 1000, 100);
    world.assess(1000);
    Explanation why = world.explain(0);
    const auto provisional = [&](Language language) {
        std::vector<std::string> found;
        for (const Line& line : reasonLines(why, world.result, language, "CNY"))
            if (line.key.rfind("provisional", 0) == 0) found.push_back(line.text);
        return found;
    };
    world.result.base.basis = ValueBasis::contribution;
    why.provisional = kEstimated | kMissingMargin | kMissingGrowth;
    why.estimated = 1250;
    EXPECT_THAT(provisional(Language::en),
                testing::ElementsAre("The tier is provisional: 13% of the contribution is estimated; inputs are "
                                     "missing"));
    EXPECT_THAT(provisional(Language::zh), testing::ElementsAre("等级为暂定：“贡献”有 13% 是估算的；有指标缺失"));
    why.provisional = kEstimated;
    EXPECT_THAT(provisional(Language::zh), testing::ElementsAre("等级为暂定：“贡献”有 13% 是估算的"));
    why.provisional = 0;
    EXPECT_THAT(provisional(Language::en), testing::IsEmpty());
}

TEST(ReasonWords, EveryWayUpSaysWhatCanBeDone) {
    World world(1);
    world.order(0, 1000, 100);
    world.assess(1000);
    Explanation why = world.explain(0);
    const auto said = [&](WayUp way, Language language) {
        way.tier = 1;
        way.valueScore = 5120;
        why.wayUp = way;
        return reasonLines(why, world.result, language, "CNY").back().text;
    };
    EXPECT_EQ(said({Lever::frequency, 4, 6}, Language::en),
              "Cheapest way up: frequency from 4 purchases to 6 purchases, score 51.20, Key");
    EXPECT_EQ(said({Lever::frequency, 4, 6}, Language::zh),
              "最省力的上升途径：合作频次由 4 次 变为 6 次，评分 51.20，升为“重点”");
    EXPECT_EQ(said({Lever::silence, 200, 0}, Language::en),
              "Cheapest way up: a new order, which ends 200 days of silence, score 51.20, Key");
    EXPECT_EQ(said({Lever::silence, 200, 0}, Language::zh),
              "最省力的上升途径：一笔新订单，结束 200 天的沉默，评分 51.20，升为“重点”");
    EXPECT_EQ(said({Lever::growth, 0, 4, true}, Language::en),
              "Rate it: growth potential is not rated yet, and with a rating it may be Key");
    EXPECT_EQ(said({Lever::growth, 0, 4, true}, Language::zh), "增长潜力尚未打分：打分后有可能升为“重点”");
    EXPECT_EQ(said({Lever::margin, 0, 3000, true}, Language::en),
              "Fill in its costs: from a margin of 30% on it would be Key");
    EXPECT_EQ(said({Lever::margin, 0, 3000, true}, Language::zh), "填写成本：利润率达到 30% 即可升为“重点”");
    EXPECT_EQ(said({}, Language::en), "No single change within a year's reach would lift it one tier");
}

TEST(ReasonWords, SummaryForLists) {
    World world(3);
    world.order(0, 1000, 100);
    world.order(1, 1000, 100);
    world.refund(1, 1000, -100);
    world.assess(1073);
    EXPECT_EQ(reasonSummary(world.input(), world.result, 0),
              "amount +31.82; frequency +18.18; margin missing; growth missing; influence missing; silence -3.00");
    EXPECT_EQ(reasonSummary(world.input(), world.result, 1), "no_purchase");
    EXPECT_EQ(reasonSummary(world.input(), world.result, 2), "no_order");
    EXPECT_EQ(reasonSummaryText(reasonSummary(world.input(), world.result, 0), Language::zh),
              "窗口内价值 +31.82；合作频次 +18.18；利润率 缺失；增长潜力 缺失；行业影响 缺失；沉默 -3.00");
    EXPECT_EQ(reasonSummaryText("no_purchase", Language::en), "all orders were refunded");
    EXPECT_EQ(reasonSummaryText("no_order", Language::zh), "尚无订单");
    EXPECT_EQ(world.result.valueScore[0], 3182 + 1818 - 300);
}

TEST(ReasonWords, EveryPartOfASummaryHasWords) {
    const std::string all =
        "amount +1.00; frequency missing; margin +2.00; growth +3.00; influence +4.00; overdue -1.00; credit -2.00; "
        "silence -3.00; floor +1.00; no rate USD; by growth potential; held, computed key; held, computed platinum; "
        "set by "
        "hand; estimated <1%; no_order; no_purchase";
    const std::string zh = reasonSummaryText(all, Language::zh);
    EXPECT_THAT(zh,
                testing::HasSubstr(
                    "缺少汇率 USD；增长潜力高；保留，计算等级为 重点；保留，计算等级为 platinum；人工指定；估算 <1%"));
    std::string rest;
    for (const char c : zh)
        if (c >= 'a' && c <= 'z') rest += c;
    EXPECT_EQ(rest, "platinum") << zh;
    EXPECT_THAT(reasonSummaryText(all, Language::en), testing::HasSubstr("held, computed Key"));
    EXPECT_EQ(reasonSummaryText("", Language::zh), "");
    EXPECT_EQ(reasonSummaryText("人工写的", Language::zh), "人工写的");
    const Field& field = fieldOf(Kind::assessment_score, "reasons");
    TextContext context;
    context.language = Language::zh;
    EXPECT_EQ(displayText(field, Value{std::string("set by hand")}, context), "人工指定");
    EXPECT_EQ(machineText(field, Value{std::string("set by hand")}, context), "set by hand");
}

TEST(ReasonWords, HeldAndGrowthAreSaid) {
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
}  // namespace meike::words
