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
    EXPECT_EQ(lineOf(en, "alive"), "Likely still a client: 83%");
    EXPECT_EQ(lineOf(en, "orders"), "Expected orders in the next 12 months: 2.4");
    EXPECT_EQ(lineOf(en, "next_order"),
              "Next order, if still a client, expected about 2026-03-09 (between 2025-11-11 and 2026-09-04)");
    EXPECT_EQ(lineOf(en, "value"),
              "Expected value in the next 12 months: ¥1,230,000 (8 times in 10 between ¥312,000 and ¥2,500,000)");
    EXPECT_EQ(lineOf(en, "historic"), "Value so far: ¥5,000,000, ¥1,000 a year");
    EXPECT_EQ(lineOf(en, "from_others"), "(none)");
    const auto zh = forecastLines(forecast, 0, {}, Language::zh, "USD");
    EXPECT_EQ(lineOf(zh, "alive"), "仍在合作的可能性 83%");
    EXPECT_EQ(lineOf(zh, "orders"), "未来 12 个月预计下单 2.4 次");
    EXPECT_EQ(lineOf(zh, "next_order"), "若仍在合作，下一单预计在 2026-03-09 前后（2025-11-11 至 2026-09-04 之间）");
    EXPECT_EQ(lineOf(zh, "value"),
              "未来 12 个月预计价值 USD 1,230,000（八成可能在 USD 312,000 至 USD 2,500,000 之间）");
}

TEST(ForecastText, RareOrdersAndMostlyNothing) {
    Forecast forecast = oneClient();
    forecast.nextLate[0] = kNever;
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "next_order"),
              "Next order, if still a client, expected about 2026-03-09 (not likely before 2025-11-11)");
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::zh, "CNY"), "next_order"),
              "若仍在合作，下一单预计在 2026-03-09 前后（2025-11-11 之后）");
    forecast.nextDay[0] = kNever;
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "next_order"),
              "Orders too rarely for a date of the next one");
    forecast.clvLow[0] = 0;
    forecast.clvHigh[0] = forecast.clv[0];
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "value"),
              "Expected value in the next 12 months: ¥1,230,000 on average, most likely nothing");
    EXPECT_EQ(lineOf(forecastLines(forecast, 0, {}, Language::zh, "CNY"), "value"),
              "未来 12 个月预计价值平均 ¥1,230,000，多数情况下为零");
}

TEST(ForecastText, WhatIsNotCertainIsNotCalledSo) {
    Forecast forecast = oneClient();
    const auto alive = [&](double share) {
        forecast.alive[0] = share;
        return lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "alive");
    };
    EXPECT_EQ(alive(0.9999), "Likely still a client: >99%");
    EXPECT_EQ(alive(1), "Likely still a client: 100%");
    EXPECT_EQ(alive(0.0001), "Likely still a client: <1%");
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
              "Value in the next 12 months roughly between ¥312,000 and ¥2,500,000; too uncertain for one figure");
    EXPECT_EQ(lineOf(band, "next_order"), "Probably no longer a client: no date for a next order");
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
    EXPECT_EQ(sufficiencyText({3, SufficiencyReason::medium, 200, 120, 640, 900, 0.42}, Language::en),
              "Indicative: the likely range (8 times in 10) for all clients together is 42% as wide as its middle "
              "value; below 25% it is good to plan with. Based on 120 repeat clients, 640 repeat orders and 900 days "
              "of history.");
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
              "Expected value of all clients in the next 12 months: ¥12,300,000 (8 times in 10 between ¥11,000,000 and "
              "¥13,400,000)");
    EXPECT_EQ(lineOf(en, "orders"),
              "Expected orders of all clients in the next 12 months: 480 (8 times in 10 between 440 and 520)");
    EXPECT_EQ(lineOf(en, "no_attrition"), "No sign that clients leave: every client is counted as still active");
    EXPECT_THAT(lineOf(en, "spend_correlated"), HasSubstr("tend to spend less per order (correlation -0.42)"));
    EXPECT_THAT(lineOf(en, "spend_correlated"), HasSubstr("may be too high"));
    EXPECT_THAT(lineOf(en, "blocked"), HasSubstr("1 client is left out"));
    const auto zh = forecastLines(base, {}, Language::zh, "CNY");
    EXPECT_EQ(zh.size(), en.size());
    EXPECT_EQ(lineOf(zh, "no_attrition"), "看不出有客户流失：所有客户都按仍在合作计算");
    EXPECT_EQ(lineOf(zh, "blocked"), "1 个客户有单据缺少汇率，未计入价值");
}

TEST(ForecastText, ReportCardDriversAndDrift) {
    ReportCard card;
    EXPECT_EQ(reportCardLines(card, {}, Language::en).size(), 1U);
    EXPECT_THAT(lineOf(reportCardLines(card, {}, Language::en), "usability"), HasSubstr("too short"));
    card.cuts = {1, 2, 3};
    card.askedDays = 365;
    card.horizonDays = 243;
    card.usability = Usability::usable;
    PredictionScore& model = card.score[0];
    model.mae = 0.761;
    model.bias = -0.12;
    model.errorRate = 0.23;
    model.omissionRate = 0.31;
    model.topFifthShare = 0.63;
    card.clientCoverage = 0.86;
    card.totalsCovered = 1;
    EXPECT_THAT(lineOf(reportCardLines(card, {}, Language::en), "total_missed"), HasSubstr("too narrow"));
    card.totalsCovered = 2;
    const auto en = reportCardLines(card, {}, Language::en);
    EXPECT_EQ(
        lineOf(en, "tested"),
        "Tested on 3 past dates, each time predicting the 243 days that followed (the history is too short to test "
        "365)");
    EXPECT_EQ(lineOf(en, "error_rate"), "Of the clients expected to order, 23% did not (error rate, limit 50%)");
    EXPECT_EQ(lineOf(en, "omission_rate"),
              "Of the clients who ordered, 31% had not been expected to (omission rate, limit 70%)");
    EXPECT_EQ(lineOf(en, "bias"), "In total it predicted 12% fewer orders than came");
    EXPECT_EQ(lineOf(en, "top_fifth"), "The fifth of clients it ranked highest made 63% of the orders");
    EXPECT_THAT(lineOf(en, "coverage"), HasSubstr("2 times out of 3"));
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
              "Visits: 34% of the influence; the higher it is, the more clients order again");
    EXPECT_EQ(driverText(driver, "拜访次数", Language::zh), "拜访次数：占影响的 34%，数值越高，再次下单的客户越多");
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
}

}  // namespace
}  // namespace meike::engine
