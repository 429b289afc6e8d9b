// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/forecast_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace meike::engine {
namespace {

using testing::HasSubstr;

std::string lineOf(const std::vector<ReasonLine>& lines, std::string_view key) {
    for (const ReasonLine& line : lines) {
        if (line.key == key) return line.text;
    }
    return "(none)";
}

/// One client, and a base good to plan with.
Forecast oneClient() {
    Forecast out;
    out.asOf = 20'400;
    out.horizonDays = 365.25;
    out.base.sufficiency = {4, SufficiencyReason::narrow, 200, 120, 640, 900, 0.18};
    out.alive = {0.834};
    out.orders = {2.44};
    out.clv = {1'234'567'89};
    out.clvLow = {312'000'00};
    out.clvHigh = {2'500'000'00};
    out.nextEarly = {20'403};
    out.nextDay = {20'521};
    out.nextLate = {20'700};
    out.historic = {5'000'000'00};
    out.historicPerYear = {999'60};
    out.flags = {0};
    return out;
}

TEST(ForecastText, ClientInPlainWords) {
    const Forecast forecast = oneClient();
    const auto en = forecastLines(forecast, 0, {}, Language::en, "CNY");
    EXPECT_EQ(lineOf(en, "alive"), "Chance not lost: 83%");
    EXPECT_EQ(lineOf(en, "orders"), "Expected orders in the next 12 months: 2.4");
    EXPECT_EQ(lineOf(en, "next_order"),
              "Next order, if not lost: around 9 Mar 2026, 8 times in 10 from 11 Nov to 4 Sep 2026");
    EXPECT_EQ(lineOf(en, "value"), "CLV, next 12 months: ¥1,230,000 (8 times in 10 between ¥312,000 and ¥2,500,000)");
    EXPECT_EQ(lineOf(en, "historic"), "Contribution so far: ¥5,000,000, ¥1,000 a year");
    EXPECT_EQ(lineOf(en, "from_others"), "(none)");
    const auto zh = forecastLines(forecast, 0, {}, Language::zh, "USD");
    EXPECT_EQ(lineOf(zh, "alive"), "未流失的可能性 83%");
    EXPECT_EQ(lineOf(zh, "orders"), "未来 12 个月预计下单 2.4 次");
    EXPECT_EQ(lineOf(zh, "next_order"),
              "若未流失，下一单预计在 2026 年 3 月 9 日前后，八成可能在 11 月 11 日至 2026 年 9 月 4 日之间");
    EXPECT_EQ(lineOf(zh, "value"),
              "未来 12 个月的客户生命周期价值 USD 1,230,000（八成可能在 USD 312,000 至 USD 2,500,000 之间）");
}

TEST(ForecastText, RareOrdersAndMostlyNothing) {
    Forecast forecast = oneClient();
    forecast.nextLate[0] = kNever;
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "next_order"),
              "Next order, if not lost: around 9 Mar 2026, hardly before 11 Nov");
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::zh, "CNY"), "next_order"),
              "若未流失，下一单预计在 2026 年 3 月 9 日前后，多半不早于 11 月 11 日");
    forecast.nextDay[0] = kNever;
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "next_order"),
              "Orders too rarely for a date of the next one");
    forecast.clvLow[0] = 0;
    forecast.clvHigh[0] = forecast.clv[0];
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "value"),
              "CLV, next 12 months: ¥1,230,000 on average, most likely nothing");
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::zh, "CNY"), "value"),
              "未来 12 个月的客户生命周期价值平均 ¥1,230,000，多数情况下为零");
}

TEST(ForecastText, WhatIsNotCertainIsNotCalledSo) {
    Forecast forecast = oneClient();
    const auto alive = [&](double share) {
        forecast.alive[0] = share;
        return lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "alive");
    };
    EXPECT_EQ(alive(0.9999), "Chance not lost: >99%");
    EXPECT_EQ(alive(1), "Chance not lost: 100%");
    EXPECT_EQ(alive(0.0001), "Chance not lost: <1%");
}

TEST(ForecastText, EachStepOfTheLadderShowsItsPart) {
    Forecast forecast = oneClient();
    forecast.base.sufficiency.step = 3;
    EXPECT_THAT(lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "value"), HasSubstr("; indicative)"));
    EXPECT_THAT(lineOf(forecastLines(forecast, 0, {}, Language::zh, "CNY"), "value"), HasSubstr("，仅供参考）"));

    forecast.base.sufficiency.step = 2;
    forecast.flags[0] = kBandOnly | kFromOthers | kNoDate;
    forecast.clv[0] = kNoAmount;
    forecast.nextDay[0] = kNever;
    forecast.alive[0] = 0.3;
    const auto band = forecastLines(forecast, 0, {}, Language::en, "CNY");
    EXPECT_EQ(lineOf(band, "value"),
              "CLV, next 12 months: roughly between ¥312,000 and ¥2,500,000; too uncertain for one figure");
    EXPECT_EQ(lineOf(band, "next_order"), "Probably lost: no date for a next order");
    EXPECT_EQ(lineOf(band, "from_others"), "Only one order so far: all this is based on clients like this one");

    forecast.base.sufficiency = {1, SufficiencyReason::few_repeat_clients, 8, 0, 0, 700, -1};
    forecast.alive[0] = -1;
    const auto none = forecastLines(forecast, 0, {}, Language::en, "CNY");
    EXPECT_EQ(lineOf(none, "not_enough_data"),
              "Not enough data for a forecast: 0 clients have ordered more than once, at least 10 are needed");
    EXPECT_EQ(lineOf(none, "alive"), "(none)");
    EXPECT_EQ(lineOf(none, "value"), "(none)");
    EXPECT_NE(lineOf(none, "historic"), "(none)") << "historic value is always there";
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::zh, "CNY"), "not_enough_data"),
              "数据不足，暂不预测：下过两次及以上订单的客户有 0 个，至少需要 10 个");

    forecast.base.sufficiency.step = 4;
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "not_enough_data"),
              "No purchase yet: no forecast");
    forecast.flags[0] = kNoRate;
    EXPECT_THAT(lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "no_rate"), HasSubstr("without a rate"));
}

TEST(ForecastText, SufficiencySaysWhyInNumbers) {
    std::set<std::string> seen;
    for (const auto reason : {SufficiencyReason::no_purchase, SufficiencyReason::few_repeat_clients,
                              SufficiencyReason::few_repeat_purchases, SufficiencyReason::short_history,
                              SufficiencyReason::fit_failed, SufficiencyReason::wide, SufficiencyReason::spread_unknown,
                              SufficiencyReason::medium, SufficiencyReason::narrow}) {
        const Sufficiency s{2, reason, 40, 1, 27, 95, 0.42};
        for (const Language language : {Language::zh, Language::en}) {
            const std::string text = sufficiencyText(s, language);
            EXPECT_FALSE(text.empty());
            EXPECT_TRUE(seen.insert(text).second) << text;
            EXPECT_EQ(language == Language::en, text.find_first_of("abcdefgh") != std::string::npos) << text;
        }
    }
    EXPECT_EQ(sufficiencyText({3, SufficiencyReason::medium, 200, 120, 1640, 900, 0.42}, Language::en),
              "Indicative: the range for the CLV of all of today's clients together (8 times in 10) is 42% as wide as "
              "its middle value; below 25% it is good to plan with. Based on 120 repeat clients, 1,640 repeat orders "
              "and 900 days of history.");
    EXPECT_THAT(sufficiencyText({3, SufficiencyReason::medium, 200, 120, 640, 900, 0.42, true}, Language::en),
                HasSubstr("the range for the orders of all"));
    EXPECT_THAT(sufficiencyText({3, SufficiencyReason::medium, 200, 120, 1640, 1087, 0.42}, Language::zh),
                HasSubstr("1,640 次复购、1,087 天历史"));
    EXPECT_THAT(sufficiencyText({1, SufficiencyReason::few_repeat_clients, 40, 1, 27, 95, -1}, Language::en),
                HasSubstr("1 client has ordered more than once"));
    EXPECT_THAT(sufficiencyText({1, SufficiencyReason::short_history, 40, 20, 50, 95, -1}, Language::zh),
                HasSubstr("历史记录有 95 天，至少需要 180 天"));
    EXPECT_THAT(sufficiencyText({2, SufficiencyReason::wide, 200, 12, 40, 900, 1e300}, Language::en),
                HasSubstr("is >1000% as wide"));
    for (int step = 0; step <= 4; ++step) EXPECT_FALSE(sufficiencyLabel(step).zh.empty());
}

TEST(ForecastText, BaseWithAllItsNotes) {
    BaseForecast base;
    base.sufficiency = {4, SufficiencyReason::narrow, 200, 120, 640, 900, 0.18};
    base.clv = 12'345'678'00;
    base.clvLow = 11'000'000'00;
    base.clvHigh = 13'400'000'00;
    base.orders = 480.4;
    base.ordersLow = 440;
    base.ordersHigh = 520;
    EXPECT_EQ(forecastLines(base, {}, Language::en, "CNY").size(), 3U) << "no notes where there is nothing to note";
    base.noAttrition = base.spendShrunk = base.spendCorrelated = true;
    base.spendCorrelation = -0.42;
    base.blocked = 1;
    const auto en = forecastLines(base, {}, Language::en, "CNY");
    EXPECT_EQ(lineOf(en, "value"),
              "CLV of today's clients, next 12 months: ¥12,300,000 (8 times in 10 between ¥11,000,000 and "
              "¥13,400,000); new clients are not counted");
    EXPECT_EQ(lineOf(en, "orders"),
              "Expected orders of today's clients in the next 12 months: 480 (8 times in 10 between 440 and 520); new "
              "clients are not counted");
    EXPECT_EQ(lineOf(en, "no_attrition"), "No sign that clients leave: every client is counted as still active");
    EXPECT_THAT(lineOf(en, "spend_correlated"), HasSubstr("also tend to spend less per order;"));
    EXPECT_THAT(lineOf(en, "spend_correlated"), HasSubstr("may be too high"));
    EXPECT_THAT(lineOf(en, "blocked"), HasSubstr("1 client is left out"));
    const auto zh = forecastLines(base, {}, Language::zh, "CNY");
    EXPECT_EQ(zh.size(), en.size());
    EXPECT_EQ(lineOf(zh, "no_attrition"), "看不出有客户流失：所有客户都按仍在合作计算");
    EXPECT_EQ(lineOf(zh, "blocked"), "1 个客户有单据缺少汇率，未计入客户生命周期价值");
}

/// A card of three tests in which the model did well.
ReportCard goodCard() {
    ReportCard card;
    card.cuts = {1, 2, 3};
    card.askedDays = 365;
    card.horizonDays = 365;
    card.usability = Usability::usable;
    for (PredictionScore& score : card.score) score.mae = 0.9;
    PredictionScore& model = card.score[0];
    model.mae = 0.761;
    model.bias = -0.12;
    model.errorRate = 0.23;
    model.omissionRate = 0.31;
    model.topFifthShare = 0.63;
    card.clientCoverage = 0.86;
    card.totalsCovered = 2;
    card.brier = 0.15;
    card.brierBaseRate = 0.2;
    card.reliability[7] = {40, 0.76, 0.81};
    card.reliability[8] = {40, 0.86, 0.71};
    return card;
}

TEST(ForecastText, TheVerdictReactsToThePast) {
    ReportCard card;
    ASSERT_EQ(verdictLines(card, Language::en).size(), 1U);
    EXPECT_THAT(lineOf(verdictLines(card, Language::en), "verdict"), HasSubstr("too short"));
    card = goodCard();
    EXPECT_EQ(verdictLines(card, Language::en).size(), 1U);
    EXPECT_EQ(lineOf(verdictLines(card, Language::en), "verdict"), "Used for lists");

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
    EXPECT_EQ(lineOf(zh, "verdict"), "可以做名单，但须慎用");
    EXPECT_EQ(lineOf(zh, "closer"), "有简单方法同样准或更准：“与上一期相同”");
    EXPECT_EQ(lineOf(zh, "total_missed"), "合计的范围偏窄：过去 3 次检验中只有 1 次落在范围内，实际误差更大");
    for (PredictionScore& score : card.score) score.mae = 1;
    EXPECT_EQ(lineOf(verdictLines(card, Language::en), "closer"),
              "All three simple methods are as close as the model or closer");
}

TEST(ForecastText, ATotalThatMissedItsRangeIsIndicativeAtBest) {
    const Sufficiency narrow{4, SufficiencyReason::narrow, 200, 120, 640, 900, 0.18};
    ReportCard card = goodCard();
    EXPECT_EQ(sufficiencyText(narrow, card, Language::en), sufficiencyText(narrow, Language::en));
    card.totalsCovered = 1;
    EXPECT_EQ(
        sufficiencyText(narrow, card, Language::en),
        "Indicative: the range is narrow (18% of its middle value), but it held in only 1 of 3 past tests; a total "
        "that missed its range in most tests is indicative at best.");
    EXPECT_THAT(sufficiencyText(narrow, card, Language::zh), HasSubstr("仅供参考：范围虽窄"));
    const Sufficiency medium{3, SufficiencyReason::medium, 200, 120, 640, 900, 0.42};
    EXPECT_THAT(sufficiencyText(medium, card, Language::en), HasSubstr("42% as wide"));
    EXPECT_THAT(sufficiencyText(medium, card, Language::en), HasSubstr("it held in only 1 of 3 past tests"));
    const Sufficiency few{1, SufficiencyReason::few_repeat_clients, 8, 0, 0, 700, -1};
    EXPECT_EQ(sufficiencyText(few, card, Language::en), sufficiencyText(few, Language::en));
}

TEST(ForecastText, TheQuestionOfEightyPerCentIsAnswered) {
    ReportCard card = goodCard();
    EXPECT_EQ(lineOf(reliabilityLines(card, Language::en), "about_80"),
              "Near 80%, yes: when it said about 81%, 76% did order (80 cases)");
    EXPECT_EQ(lineOf(reliabilityLines(card, Language::zh), "about_80"),
              "八成左右的，是的：它说 81% 左右的客户中，实际有 76% 下了单（80 例）");
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

TEST(ForecastText, OneUnitOfTimeAndOneNameForTheValue) {
    EXPECT_EQ(horizonText(365, Language::en), "12 months");
    EXPECT_EQ(horizonText(365, Language::zh), "12 个月");
    EXPECT_EQ(horizonText(183, Language::en), "6 months");
    EXPECT_EQ(horizonText(200, Language::en), "about 7 months");
    EXPECT_EQ(horizonText(30, Language::en), "1 month");
    EXPECT_EQ(horizonText(200, Language::zh), "约 7 个月");
    ForecastRule rule;
    EXPECT_EQ(clvText(ValueBasis::contribution, rule, Language::en),
              "CLV (customer lifetime value): the contribution expected over the next 12 months, 10% a year taken off "
              "for waiting");
    EXPECT_EQ(clvText(ValueBasis::contribution, rule, Language::zh),
              "客户生命周期价值（CLV）：未来 12 个月的预计贡献，按每年 10% 折现");
    rule.margin = 2'500;
    EXPECT_THAT(clvText(ValueBasis::gross, rule, Language::en), HasSubstr("the gross amount expected"));
    EXPECT_THAT(clvText(ValueBasis::gross, rule, Language::en), HasSubstr("of which 25% count"));
}

TEST(ForecastText, ReportCardDriversAndDrift) {
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
    EXPECT_EQ(lineOf(en, "bias"), "In total it predicted 12% fewer orders than came");
    EXPECT_EQ(lineOf(en, "top_fifth"), "The fifth of clients it ranked highest made 63% of the orders");
    EXPECT_EQ(lineOf(en, "coverage_clients"), "Single clients: 86% ended up within their range (80% or more is right)");
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
}  // namespace meike::engine
