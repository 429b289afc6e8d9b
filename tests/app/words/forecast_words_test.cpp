// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/forecast_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/model_choice.h"
#include "tests/app/words/sample_card.h"

namespace meike::words {
namespace {

using namespace engine;
using test::goodCard;
using test::lineOf;
using testing::HasSubstr;
using testing::StartsWith;

/// One client, and a base good to plan with.
Forecast oneClient() {
    Forecast out;
    out.asOf = 20'400;
    out.horizonDays = 365.25;
    out.base.sufficiency = {4, SufficiencyReason::narrow, 200, 120, 640, 900, 0.18};
    out.alive = {0.834};
    out.orders = {2.44};
    out.ordersLow = {0};
    out.ordersHigh = {4};
    out.ordersHeld = {0.83};
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

TEST(ForecastText, AContractSaysWhenItEndsAndHowOftenOnesLikeItWereRenewed) {
    Forecast forecast = oneClient();
    const auto say = [&](const ContractNote& note) {
        forecast.contract = {note};
        return std::pair(lineOf(forecastLines(forecast, 0, {}, Language::en, "CNY"), "contract"),
                         lineOf(forecastLines(forecast, 0, {}, Language::zh, "CNY"), "contract"));
    };
    const auto due = say({20'430, 1, true, false, 0.68});
    EXPECT_EQ(due.first,
              "Renewal due: the contract ends in 30 days, 8 Dec, renewed 1 time so far; 7 in 10 of contracts like this "
              "one were renewed");
    EXPECT_EQ(due.second, "待续约：合约还有 30 天到期（12 月 8 日），已续约 1 次。同类合约每 10 份约有 7 份续约");
    EXPECT_EQ(say({20'700, 0, false, false, -1}).first, "The contract ends in 300 days, 4 Sep 2026")
        << "no ends seen yet: no chance";
    const auto over = say({20'390, 0, false, false, 0.02});
    EXPECT_EQ(over.first,
              "Contract ended 29 Oct, 10 days ago, and is not renewed yet; of contracts at this point hardly any still "
              "are");
    EXPECT_EQ(over.second,
              "合约已于 10 月 29 日到期（10 天前），尚未续约。到这一步的合约，每 10 份几乎没有一份还会续约");
    EXPECT_EQ(say({20'415, 0, false, true, -1}).first, "Served without a break, booked until 23 Nov");
    EXPECT_EQ(say({}).first, "(none)");
    // Who has ordered nothing yet may have signed.
    forecast.alive = {-1};
    EXPECT_THAT(say({20'700, 0, false, false, 0.7}).first, HasSubstr("in 300 days"));
}

TEST(ForecastText, TheBaseSaysWhatContractsSeasonAndThePastDoToIt) {
    BaseForecast base = oneClient().base;
    base.orders = 300;
    base.contracts = true;
    base.renewals = 42;
    base.lost = 21;
    base.contractOrders = 31.4;
    base.season = true;
    base.calibration = {-0.12, 0.05, 2};
    const auto en = forecastLines(base, {}, Language::en, "CNY");
    EXPECT_EQ(lineOf(en, "contracts"),
              "Contracts are forecast by their renewals: 42 of 63 that ended were renewed; some 31 of the expected "
              "orders come from contracts");
    EXPECT_EQ(lineOf(en, "season"), "Orders come by season: the forecast allows for busy and quiet months");
    EXPECT_EQ(lineOf(en, "calibration"),
              "Judged by the past the totals are some 11% too high; their ranges allow for it");
    const auto zh = forecastLines(base, {}, Language::zh, "CNY");
    EXPECT_EQ(lineOf(zh, "contracts"),
              "合约按续约来预测：到期的 63 份合约中续约了 42 份；预计的订单中约 31 次来自合约");
    EXPECT_EQ(lineOf(zh, "calibration"), "照过去的检验看，合计多半会偏高约 11%；合计的范围已计入这一点");
    base.calibration.shift = 0.01;
    EXPECT_EQ(lineOf(forecastLines(base, {}, Language::en, "CNY"), "calibration"), "(none)") << "as good as none";
}

TEST(ForecastText, ClientInPlainWords) {
    const Forecast forecast = oneClient();
    const auto en = forecastLines(forecast, 0, {}, Language::en, "CNY");
    EXPECT_EQ(lineOf(en, "alive"), "Chance not lost: 83%");
    EXPECT_EQ(lineOf(en, "orders"),
              "Expected orders in the next 12 months: 2.4 (0 to 4 for 83% of clients like this one)");
    EXPECT_EQ(lineOf(en, "next_order"),
              "Next order, if not lost: around 9 Mar 2026, 8 times in 10 from 11 Nov to 4 Sep 2026");
    EXPECT_EQ(lineOf(en, "value"), "CLV, next 12 months: ¥1,230,000 (8 times in 10 between ¥312,000 and ¥2,500,000)");
    EXPECT_EQ(lineOf(en, "historic"), "Contribution so far: ¥5,000,000, ¥1,000 a year");
    EXPECT_EQ(lineOf(en, "from_others"), "(none)");
    const auto zh = forecastLines(forecast, 0, {}, Language::zh, "USD");
    EXPECT_EQ(lineOf(zh, "alive"), "未流失的可能性 83%");
    EXPECT_EQ(lineOf(zh, "orders"), "未来 12 个月预计下单 2.4 次（这样的客户约 83% 会下 0–4 次）");
    EXPECT_EQ(lineOf(zh, "next_order"),
              "若未流失，下一单预计在 2026 年 3 月 9 日前后，八成可能在 11 月 11 日至 2026 年 9 月 4 日之间");
    EXPECT_EQ(lineOf(zh, "value"),
              "未来 12 个月的客户生命周期价值 USD 1,230,000（八成可能在 USD 312,000 至 USD 2,500,000 之间）");
}

TEST(ForecastText, VerdictSaysWhatToGoBy) {
    engine::ModelChoice choice;
    const auto en = [&] { return verdictText(choice, ModelKind::mbg_nbd, Language::en); };
    EXPECT_EQ(en(), "Forecasts are not tested: the history is too short");
    choice.origins = 3;
    for (const ModelKind kind : kModelKinds) choice.scores.push_back({kind, 3, 1.0, 0.2, 1});
    choice.ruleMae = {2, 1.5, 1.8};
    choice.closestRule = engine::SimpleRule::last_period;
    EXPECT_EQ(en(), "Tested on 3 past dates: closer than the best simple rule (as many as in the same time before)");
    EXPECT_EQ(verdictText(choice, ModelKind::mbg_nbd, Language::zh),
              "已用过去 3 个日期检验：比最准的简单算法“与之前同样长的时间里一样多”更准");
    choice.ruleMae[1] = 1.01;
    choice.origins = 1;
    EXPECT_EQ(en(),
              "Tested on 1 past date: about as close as a simple rule (as many as in the same time before), use with "
              "care");
    choice.ruleMae[1] = 0.5;
    EXPECT_EQ(en(), "Tested on 1 past date: a simple rule (as many as in the same time before) is closer, go by that");
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

TEST(ForecastText, ATotalThatMissedItsRangeIsIndicativeAtBest) {
    const Sufficiency narrow{4, SufficiencyReason::narrow, 200, 120, 640, 900, 0.18};
    ReportCard card = goodCard();
    EXPECT_THAT(sufficiencyText(narrow, card, Language::en), StartsWith("Good to plan with: "));
    // What nobody has held against the past is not called so.
    EXPECT_THAT(sufficiencyText(narrow, Language::en), HasSubstr("not tested against the past"));
    EXPECT_EQ(sufficiencyText(narrow, ReportCard(), Language::zh), sufficiencyText(narrow, Language::zh));
    EXPECT_EQ(sufficiencyLabel(4).en, "Narrow range");
    EXPECT_EQ(sufficiencyLabel(4, true).en, "Good to plan with");
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

TEST(ForecastText, OneUnitOfTimeAndOneNameForTheValue) {
    EXPECT_EQ(horizonText(365, Language::en), "12 months");
    EXPECT_EQ(horizonText(365, Language::zh), "12 个月");
    EXPECT_EQ(horizonText(183, Language::en), "6 months");
    EXPECT_EQ(horizonText(200, Language::en), "about 7 months");
    EXPECT_EQ(horizonText(30, Language::en), "1 month");
    EXPECT_EQ(horizonText(200, Language::zh), "约 7 个月");
    ForecastRule rule;
    EXPECT_EQ(clvText(ValueBasis::contribution, rule, Language::en),
              "CLV (customer lifetime value): the contribution expected over the next 12 months, discounted at 10% "
              "a year");
    EXPECT_EQ(clvText(ValueBasis::contribution, rule, Language::zh),
              "客户生命周期价值（CLV）：未来 12 个月的预计贡献，按每年 10% 折现");
    rule.margin = 2'500;
    EXPECT_THAT(clvText(ValueBasis::gross, rule, Language::en), HasSubstr("the gross amount expected"));
    EXPECT_THAT(clvText(ValueBasis::gross, rule, Language::en), HasSubstr("of which 25% count"));
}

}  // namespace
}  // namespace meike::words
