// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/report_card_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/app/words/sample_card.h"

namespace meike::words {
namespace {

using namespace engine;
using test::goodCard;
using test::lineOf;
using testing::HasSubstr;

TEST(ReportCardWords, TheVerdictReactsToThePast) {
    ReportCard card;
    ASSERT_EQ(verdictLines(card, Language::en).size(), 1U);
    EXPECT_THAT(lineOf(verdictLines(card, Language::en), "verdict"), HasSubstr("too short"));
    card = goodCard();
    EXPECT_EQ(verdictLines(card, Language::en).size(), 1U);
    EXPECT_EQ(lineOf(verdictLines(card, Language::en), "verdict"), "Good for lists");

    card.totalsCovered = 1;
    card.score[2].mae = card.score[0].mae;
    card.brier = card.brierBaseRate;
    const auto en = verdictLines(card, Language::en);
    EXPECT_EQ(lineOf(en, "verdict"), "Good for lists, but with care");
    EXPECT_EQ(lineOf(en, "closer"), "A simple method was as close as the model or closer: \"the same as last period\"");
    EXPECT_EQ(lineOf(en, "likelihoods_off"),
              "The percentages given client by client were, all in all, no closer than saying the average, 76%, for "
              "everyone");
    EXPECT_EQ(lineOf(en, "total_missed"),
              "The range given for the total is too narrow: it held in only 1 of 3 past tests");
    const auto zh = verdictLines(card, Language::zh);
    EXPECT_EQ(zh.size(), en.size());
    EXPECT_EQ(lineOf(zh, "verdict"), "可用来列名单，但须慎用");
    EXPECT_EQ(lineOf(zh, "closer"), "“与上一期相同”这样的简单方法同样准，甚至更准");
    EXPECT_EQ(lineOf(zh, "total_missed"), "合计的范围偏窄：过去 3 次检验中只有 1 次落在范围内，实际误差更大");
    for (PredictionScore& score : card.score) score.mae = 1;
    EXPECT_EQ(lineOf(verdictLines(card, Language::en), "closer"),
              "All three simple methods are as close as the model or closer");
}

TEST(ReportCardWords, TheQuestionOfEightyPerCentIsAnswered) {
    ReportCard card = goodCard();
    EXPECT_EQ(lineOf(reliabilityLines(card, Language::en), "about_80"),
              "Near 80%, yes: when it said about 81%, 76% did order (80 cases)");
    EXPECT_EQ(lineOf(reliabilityLines(card, Language::zh), "about_80"),
              "八成左右的可信：预测 81% 左右的客户，实际 76% 下了单（80 例）");
    EXPECT_EQ(lineOf(reliabilityLines(card, Language::en), "furthest"),
              "But not everywhere: where it said 86%, 71% ordered; it is too sure there");
    card.reliability[8].actual = 0.63;
    EXPECT_THAT(lineOf(reliabilityLines(card, Language::en), "about_80"), HasSubstr("Near 80%, roughly: "));
    card.reliability[8].actual = 0.3;
    EXPECT_THAT(lineOf(reliabilityLines(card, Language::en), "about_80"), HasSubstr("No: "));
    EXPECT_THAT(lineOf(reliabilityLines(card, Language::en), "furthest"), HasSubstr("Furthest off: "));
    card.reliability[8].actual = 0.8;
    EXPECT_THAT(lineOf(reliabilityLines(card, Language::en), "about_80"), HasSubstr("Yes: "));
    EXPECT_EQ(lineOf(reliabilityLines(card, Language::en), "furthest"), "(none)");
    card.reliability[8].actual = 0.3;
    // A group of few cases is not what the sentence is about, however far off it is.
    card.reliability[9] = {29, 0.99, 0.01};
    EXPECT_THAT(lineOf(reliabilityLines(card, Language::en), "furthest"), HasSubstr("it said 86%"));
    card.reliability[7].rows = card.reliability[8].rows = 14;
    const auto few = reliabilityLines(card, Language::en);
    EXPECT_EQ(lineOf(few, "about_80"), "(none)");
    EXPECT_EQ(lineOf(few, "furthest"), "(none)");
    EXPECT_THAT(lineOf(few, "on_average"), HasSubstr("Too few were said to be near 80%"));
    EXPECT_TRUE(reliabilityLines({}, Language::en).empty());
}

TEST(ReportCardWords, ReportCardDriversAndDrift) {
    ReportCard card;
    EXPECT_EQ(reportCardLines(card, {}, Language::en).size(), 1U);
    card = goodCard();
    card.horizonDays = 243;
    PredictionScore& model = card.score[0];
    const auto en = reportCardLines(card, {}, Language::en);
    EXPECT_EQ(
        lineOf(en, "tested"),
        "Tested on 3 past dates, each time predicting what followed over about 8 months (the history is too short "
        "to test 12 months)");
    EXPECT_EQ(lineOf(en, "overlap"), "These periods overlap, so they are not 3 independent tests");
    EXPECT_EQ(lineOf(en, "error_rate"), "Of the clients expected to order, 23% did not (error rate, limit 50%)");
    EXPECT_EQ(lineOf(en, "omission_rate"),
              "Of the clients who ordered, 31% had not been expected to (omission rate, limit 70%)");
    EXPECT_EQ(lineOf(en, "bias"), "In total it predicted 12% fewer orders than there were");
    EXPECT_EQ(lineOf(en, "top_fifth"), "The fifth of clients it ranked highest made 63% of the orders");
    EXPECT_EQ(lineOf(en, "coverage_clients"), "Single clients: 86% ended up within their range (said to hold 84%)");
    EXPECT_EQ(lineOf(en, "coverage_total"), "The range of the total: it held in 2 of 3 past tests");
    EXPECT_EQ(lineOf(en, "total_missed"), "(none)");
    const auto zh = reportCardLines(card, {}, Language::zh);
    EXPECT_EQ(zh.size(), en.size());
    EXPECT_EQ(lineOf(zh, "bias"), "合计预测比实际少 12%");
    model.errorRate.reset();
    EXPECT_EQ(lineOf(reportCardLines(card, {}, Language::en), "error_rate"), "No client was expected to order");

    Driver driver;
    driver.share = 0.34;
    driver.direction = 1;
    EXPECT_EQ(driverText(driver, "Visits", Language::en),
              "Visits: 34% of the whole difference; the higher it is, the more clients order again");
    EXPECT_EQ(driverText(driver, "拜访次数", Language::zh), "拜访次数：占全部差异的 34%，数值越高，再次下单的客户越多");
    driver.verdict = DriverVerdict::only_for_buyers;
    EXPECT_EQ(driverText(driver, "Paid", Language::en),
              "Paid: not used: it exists only for clients that ordered again");

    DriftReport report;
    report.tier.moved = 12;
    report.tier.clientChanged = 9;
    report.tier.thresholdsMoved = 3;
    report.m.stability = 0.31;
    report.m.level = DriftLevel::changed;
    EXPECT_EQ(lineOf(driftLines(report, Language::en), "m"),
              "Distribution of amount (M): changed (stability index 0.31)");
    EXPECT_EQ(lineOf(driftLines(report, Language::zh), "moves"),
              "12 个客户的等级有变动：9 个因客户自身变化，3 个因分级界限移动");
    EXPECT_EQ(driftLines(report, Language::en).front().key, "moves") << "people first";
    report.tier.clientChanged = 12;
    report.tier.thresholdsMoved = 0;
    EXPECT_EQ(lineOf(driftLines(report, Language::en), "moves"),
              "12 clients changed tier: it is the clients that changed, not the limits between tiers");
    EXPECT_EQ(lineOf(driftLines(report, Language::zh), "moves"),
              "12 个客户的等级有变动，都是因为客户自身变化，不是分级界限移动");
    report.tier.clientChanged = 0;
    report.tier.thresholdsMoved = 12;
    EXPECT_THAT(lineOf(driftLines(report, Language::en), "moves"), HasSubstr("it is the limits between tiers"));
    report.tier = {};
    EXPECT_EQ(lineOf(driftLines(report, Language::en), "moves"), "No client changed tier");
}

}  // namespace
}  // namespace meike::words
