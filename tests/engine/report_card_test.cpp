// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report_card.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/forecast.h"
#include "engine/random_draws.h"
#include "tests/support/model_simulator.h"

namespace meike::engine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr DayNumber kAsOf = 20'000;

/// Orders of clients that buy by a model up to the as-of date.
std::vector<OrderRow> simulatedRows(const ModelParameters& truth, std::size_t clients, int oldest, std::uint64_t seed) {
    test::ModelSimulator simulator(seed);
    std::vector<OrderRow> rows;
    for (std::size_t c = 0; c < clients; ++c) {
        const auto age = static_cast<DayNumber>(simulator.uniform() * oldest);
        const test::SimulatedClient client = simulator.client(truth, age + 0.999);
        const auto add = [&](DayNumber day) {
            OrderRow row;
            row.client = static_cast<ClientIndex>(c);
            row.day = kAsOf - age + day;
            row.document = static_cast<std::int64_t>(rows.size()) + 1;
            row.gross = 100'000;
            rows.push_back(row);
        };
        add(0);
        for (const double day : client.repeats) add(static_cast<DayNumber>(day));
    }
    return rows;
}

const ModelParameters kTruth{ModelKind::mbg_nbd, {0.8, 60, 0.9, 2.5}};

TEST(BacktestPlan, ThreeCutsWhereHistoryAllows) {
    const BacktestPlan plan = planBacktest(kAsOf - 2000, kAsOf, 365);
    EXPECT_EQ(plan.horizonDays, 365);
    EXPECT_THAT(plan.cuts, ElementsAre(kAsOf - 365 - 182, kAsOf - 365 - 91, kAsOf - 365));
}

TEST(BacktestPlan, ShorterHorizonBeforeFewerCuts) {
    const BacktestPlan shorter = planBacktest(kAsOf - 480, kAsOf, 365);  // 300 days beside the calibration
    EXPECT_EQ(shorter.horizonDays, 200);
    EXPECT_EQ(shorter.cuts.size(), 3U);
    EXPECT_GE(shorter.cuts.front() - (kAsOf - 480), kBacktestCalibration);
    const BacktestPlan single = planBacktest(kAsOf - 260, kAsOf, 365);
    EXPECT_EQ(single.horizonDays, 80);
    EXPECT_THAT(single.cuts, ElementsAre(kAsOf - 80));
    EXPECT_THAT(planBacktest(kAsOf - 209, kAsOf, 365).cuts, IsEmpty());
    EXPECT_EQ(planBacktest(kAsOf - 209, kAsOf, 365).horizonDays, 0);
    EXPECT_EQ(planBacktest(kAsOf - 210, kAsOf, 365).horizonDays, 30);
}

TEST(Scores, AreTheirDefinitions) {
    const std::vector<double> predicted{0.2, 0.5, 0.9, 3, 0.1};
    const std::vector<std::int32_t> actual{0, 0, 2, 1, 1};
    const PredictionScore score = scorePredictions(predicted, actual);
    EXPECT_EQ(score.rows, 5U);
    EXPECT_NEAR(score.mae, (0.2 + 0.5 + 1.1 + 2 + 0.9) / 5, 1e-12);
    EXPECT_NEAR(score.rmse, std::sqrt((0.04 + 0.25 + 1.21 + 4 + 0.81) / 5), 1e-12);
    EXPECT_NEAR(*score.bias, 4.7 / 4 - 1, 1e-12);
    EXPECT_NEAR(*score.errorRate, 1.0 / 3, 1e-12) << "three named, one did not buy";
    EXPECT_NEAR(*score.omissionRate, 1.0 / 3, 1e-12) << "three bought, one not named";
    EXPECT_NEAR(*score.topFifthShare, 0.25, 1e-12) << "the best one of five bought one of four";
}

TEST(Scores, EmptyWhereThereIsNothingToCount) {
    const std::vector<double> predicted{0.1, 0.4};
    const PredictionScore nobodyNamed = scorePredictions(predicted, std::vector<std::int32_t>{1, 0});
    EXPECT_FALSE(nobodyNamed.errorRate.has_value());
    EXPECT_EQ(nobodyNamed.omissionRate, 1.0);
    const PredictionScore nobodyBought = scorePredictions(std::vector<double>{2, 0.1}, std::vector<std::int32_t>{0, 0});
    EXPECT_FALSE(nobodyBought.omissionRate.has_value());
    EXPECT_FALSE(nobodyBought.bias.has_value());
    EXPECT_FALSE(nobodyBought.topFifthShare.has_value());
    EXPECT_EQ(nobodyBought.errorRate, 1.0);
    EXPECT_EQ(scorePredictions({}, {}).rows, 0U);
}

TEST(Scores, TopShareGivesTiesAlike) {
    const std::vector<std::int32_t> actual{4, 0, 2, 2, 0};
    EXPECT_DOUBLE_EQ(*topShare(std::vector<double>{1, 1, 1, 1, 1}, actual, 0.2), 0.2);
    EXPECT_DOUBLE_EQ(*topShare(std::vector<double>{5, 4, 3, 2, 1}, actual, 0.4), 0.5);
    EXPECT_DOUBLE_EQ(*topShare(std::vector<double>{1, 2, 2, 2, 2}, actual, 0.5), 2.5 / 4 * 0.5);
    EXPECT_DOUBLE_EQ(*topShare(std::vector<double>{5, 4, 3, 2, 1}, actual, 1), 1);
}

/// A back-test written by hand.
Backtest handMade(const std::vector<BacktestRow>& rows) {
    Backtest out;
    out.askedDays = 365;
    out.horizonDays = 180;
    BacktestCut cut;
    cut.day = 19'000;
    cut.rows = rows;
    for (const BacktestRow& row : rows) {
        cut.predictedTotal += row.expected;
        cut.actualTotal += row.actual;
    }
    cut.totalLow = cut.actualTotal - 1;
    cut.totalHigh = cut.actualTotal + 1;
    out.cuts.push_back(cut);
    return out;
}

TEST(ReportCard, BinsBrierAndCoverage) {
    const ReportCard card = reportCard(handMade({{0, 0.2, 0.15, 0, 0, 0.5, 0, true},
                                                 {0, 0.4, 0.35, 0, 0, 0.5, 1, true},
                                                 {2, 1.5, 0.75, 1, 2, 0.5, 2, true},
                                                 {9, 6.0, 1.00, 8, 7, 0.5, 3, false}}),
                                       {});
    EXPECT_TRUE(card.tested());
    EXPECT_EQ(card.askedDays, 365);
    EXPECT_EQ(card.horizonDays, 180);
    EXPECT_EQ(card.frequency.size(), 8U);
    EXPECT_EQ(card.frequency[0].rows, 2U);
    EXPECT_NEAR(card.frequency[0].predicted, 0.3, 1e-12);
    EXPECT_NEAR(card.frequency[0].actual, 0.5, 1e-12);
    EXPECT_EQ(card.frequency[2].rows, 1U);
    EXPECT_EQ(card.frequency[7].rows, 1U) << "seven and more";
    EXPECT_EQ(card.reliability[1].rows, 1U);
    EXPECT_EQ(card.reliability[3].actual, 1);
    EXPECT_EQ(card.reliability[9].rows, 1U) << "certainty is in the last tenth";
    EXPECT_NEAR(card.brier, (0.15 * 0.15 + 0.65 * 0.65 + 0.25 * 0.25) / 4, 1e-12);
    EXPECT_NEAR(card.brierBaseRate, 0.75 * 0.25, 1e-12);
    EXPECT_NEAR(card.clientCoverage, 0.75, 1e-12);
    EXPECT_EQ(card.totalsCovered, 1U);
    EXPECT_NEAR(card.of(Predictor::naive_rate).mae, (0 + 1 + 1 + 5) / 4.0, 1e-12);
    EXPECT_NEAR(card.of(Predictor::last_period).mae, (0 + 1 + 0 + 4) / 4.0, 1e-12);
    EXPECT_NEAR(card.of(Predictor::pooled_mean).mae, (0.5 + 0.5 + 1.5 + 2.5) / 4, 1e-12);
    ASSERT_EQ(card.modelByCut.size(), 1U);
    EXPECT_EQ(card.modelByCut[0].mae, card.of(Predictor::model).mae);
}

TEST(ReportCard, ATotalIsCoveredWithinItsRangeOnly) {
    Backtest test = handMade({{0, 0.2, 0.15, 0, 0, 0.5, 4, true}, {1, 1.5, 0.75, 1, 2, 0.5, 6, true}});
    const std::tuple<double, double, std::size_t> ranges[] = {{9, 11, 1}, {10, 10, 1},   {10, 15, 1},
                                                              {5, 10, 1}, {10.5, 15, 0}, {5, 9.5, 0}};
    for (const auto& [low, high, covered] : ranges) {
        test.cuts.front().totalLow = low;
        test.cuts.front().totalHigh = high;
        EXPECT_EQ(reportCard(test, {}).totalsCovered, covered) << low << " to " << high;
    }
}

TEST(ReportCard, ATotalThatMissedInMostTestsLowersTheLadder) {
    const Sufficiency narrow{4, SufficiencyReason::narrow, 200, 120, 640, 900, 0.18};
    Sufficiency band = narrow;
    band.step = 2;
    ReportCard card;
    EXPECT_FALSE(card.totalMissed()) << "what was not tested has not missed";
    EXPECT_EQ(stepAfterTest(narrow, card), 4);
    const std::pair<std::size_t, std::size_t> cases[] = {{0, 1}, {0, 2}, {0, 3}, {1, 3}};
    for (const auto& [held, cuts] : cases) {
        card.cuts.assign(cuts, 1);
        card.totalsCovered = held;
        EXPECT_TRUE(card.totalMissed()) << held << " of " << cuts;
        EXPECT_EQ(stepAfterTest(narrow, card), 3);
        EXPECT_EQ(stepAfterTest(band, card), 2) << "never better than it was";
    }
    const std::pair<std::size_t, std::size_t> held[] = {{1, 1}, {1, 2}, {2, 2}, {2, 3}, {3, 3}};
    for (const auto& [count, cuts] : held) {
        card.cuts.assign(cuts, 1);
        card.totalsCovered = count;
        EXPECT_FALSE(card.totalMissed()) << count << " of " << cuts;
        EXPECT_EQ(stepAfterTest(narrow, card), 4);
    }
}

TEST(ReportCard, CareIsWhereSomethingSpeaksAgainstIt) {
    ReportCard card = reportCard(handMade({{0, 0.2, 0.15, 0, 0, 0.5, 0, true},
                                           {0, 0.4, 0.35, 0, 0, 0.5, 1, true},
                                           {2, 1.5, 0.75, 1, 2, 0.5, 2, true},
                                           {9, 6.0, 1.00, 8, 7, 0.5, 3, false}}),
                                 {});
    EXPECT_EQ(card.cases(), 4U);
    EXPECT_NEAR(card.shareThatBought(), 0.75, 1e-12);
    // Off by 0.2, 0.6, 0.5, 3: 1.075 a client; last period is off by 1.25, the naive rate by 1.75, the mean by 1.25.
    EXPECT_THAT(card.closerBaselines(), IsEmpty());
    EXPECT_TRUE(card.usableWithoutCare());
    card.score[static_cast<std::size_t>(Predictor::last_period)].mae = card.of(Predictor::model).mae;
    EXPECT_THAT(card.closerBaselines(), ElementsAre(Predictor::last_period)) << "as close counts";
    EXPECT_FALSE(card.usableWithoutCare());
    card.score[static_cast<std::size_t>(Predictor::naive_rate)].mae = card.of(Predictor::model).mae;
    card.score[static_cast<std::size_t>(Predictor::last_period)].mae = card.of(Predictor::model).mae - 0.1;
    EXPECT_THAT(card.closerBaselines(), ElementsAre(Predictor::last_period, Predictor::naive_rate)) << "closest first";
    card.score[static_cast<std::size_t>(Predictor::naive_rate)].mae = 9;
    card.score[static_cast<std::size_t>(Predictor::last_period)].mae = 9;
    card.brier = card.brierBaseRate;
    EXPECT_TRUE(card.likelihoodsOff());
    EXPECT_FALSE(card.usableWithoutCare());
    card.brier = card.brierBaseRate - 1e-9;
    EXPECT_TRUE(card.usableWithoutCare());
    card.totalsCovered = 0;
    EXPECT_FALSE(card.usableWithoutCare());
}

TEST(ReportCard, GateKeepsPoorModelsFromLists) {
    ForecastRule rule;
    EXPECT_EQ(reportCard({}, rule).usability, Usability::not_tested);
    EXPECT_FALSE(reportCard({}, rule).tested());
    // Further off than each baseline.
    EXPECT_EQ(reportCard(handMade({{1, 3, 0.9, 1, 1, 1.1, 1, true}}), rule).usability, Usability::beats_nothing);
    // Closer than one of them is enough; then the limits count.
    const std::vector<BacktestRow> wrong{{1, 0.9, 0.6, 5, 5, 2, 1, true}, {1, 0.6, 0.6, 5, 5, 2, 0, true}};
    EXPECT_EQ(reportCard(handMade(wrong), rule).usability, Usability::usable) << "half wrong is the limit itself";
    rule.errorLimitPercent = 49;
    EXPECT_EQ(reportCard(handMade(wrong), rule).usability, Usability::too_many_errors);
    rule = {};
    const std::vector<BacktestRow> missed{{1, 0.4, 0.3, 5, 5, 2, 1, true}, {1, 0.6, 0.6, 5, 5, 2, 1, true}};
    EXPECT_EQ(reportCard(handMade(missed), rule).usability, Usability::usable);
    rule.omissionLimitPercent = 49;
    EXPECT_EQ(reportCard(handMade(missed), rule).usability, Usability::too_many_omissions);
}

/// What looks the same in the table is the same in the verdict.
TEST(ReportCard, AModelThatSaysTheMeanForEverybodyMakesNoLists) {
    // Off by 1, as the mean is, but for a hair; far closer than the other two.
    const auto rows = [](double model) {
        return std::vector<BacktestRow>{{1, model, 0.6, 9, 9, 1, 0, true}, {1, model, 0.6, 9, 9, 1, 2, true}};
    };
    const ReportCard same = reportCard(handMade(rows(1.0004)), {});
    ASSERT_LT(same.of(Predictor::model).mae, same.of(Predictor::naive_rate).mae);
    EXPECT_EQ(same.usability, Usability::beats_nothing);
    EXPECT_FALSE(same.usableWithoutCare());
    EXPECT_THAT(same.closerBaselines(), ElementsAre(Predictor::pooled_mean)) << "as close, as far as anybody sees";
    // A hair below every method is below none.
    const ReportCard hair =
        reportCard(handMade({{1, 0.502, 0.6, 0.5, 0.5, 0.5, 1, true}, {1, 0.502, 0.6, 0.5, 0.5, 0.5, 1, true}}), {});
    ASSERT_LT(hair.of(Predictor::model).mae, hair.of(Predictor::pooled_mean).mae);
    EXPECT_EQ(hair.usability, Usability::beats_nothing);
    // The same miss on average, told apart by client: other figures differ, and care is what is left.
    const ReportCard other =
        reportCard(handMade({{1, 0.2, 0.2, 9, 9, 0.6, 0, true}, {1, 1.0, 0.8, 9, 9, 1.4, 2, true}}), {});
    EXPECT_EQ(other.usability, Usability::usable);
}

TEST(Backtest, OnABaseThatFollowsTheModel) {
    const std::vector<OrderRow> rows = simulatedRows(kTruth, 1500, 1500, 21);
    const OrderColumns columns = buildColumns(rows, 1500);
    const ForecastRule rule;
    const Backtest tested = backtest({columns, ValueBasis::gross, rule, kAsOf, 1});
    EXPECT_EQ(tested.horizonDays, 365);
    EXPECT_FALSE(tested.shortened());
    ASSERT_EQ(tested.cuts.size(), 3U);
    const ReportCard card = reportCard(tested, rule);
    EXPECT_EQ(card.usability, Usability::usable);
    EXPECT_LT(std::abs(*card.of(Predictor::model).bias), 0.12);
    EXPECT_LT(card.of(Predictor::model).mae, card.of(Predictor::naive_rate).mae);
    EXPECT_LT(card.of(Predictor::model).rmse, card.of(Predictor::last_period).rmse);
    EXPECT_LT(card.of(Predictor::model).mae, card.of(Predictor::pooled_mean).mae);
    EXPECT_GT(*card.of(Predictor::naive_rate).bias, 0.2) << "those who have left go on buying in the naive rate";
    EXPECT_LT(card.brier, 0.9 * card.brierBaseRate);
    EXPECT_GE(card.clientHeld, 0.8);
    EXPECT_NEAR(card.clientCoverage, card.clientHeld, 0.04) << "a range holds what it says";
    EXPECT_GE(card.totalsCovered, 1U);
    for (const ReliabilityBin& bin : card.reliability) {
        if (bin.rows >= 200) {
            EXPECT_NEAR(bin.predicted, bin.actual, 0.1);
        }
    }

    // Two threads and another order of rows: the same digits.
    std::vector<OrderRow> mirrored = rows;
    for (OrderRow& row : mirrored) row.client = 1499 - row.client;
    std::reverse(mirrored.begin(), mirrored.end());
    const OrderColumns other = buildColumns(mirrored, 1500);
    const ReportCard again = reportCard(backtest({other, ValueBasis::gross, rule, kAsOf, 2}), rule);
    EXPECT_EQ(again.of(Predictor::model).mae, card.of(Predictor::model).mae);
    EXPECT_EQ(again.of(Predictor::model).rmse, card.of(Predictor::model).rmse);
    EXPECT_EQ(again.brier, card.brier);
    EXPECT_EQ(again.clientCoverage, card.clientCoverage);
}

TEST(Backtest, CountsOnlyClientsAcquiredBeforeTheCutAndOnlyTheHorizon) {
    std::vector<OrderRow> rows = simulatedRows(kTruth, 300, 1500, 22);
    const std::size_t before = backtest({buildColumns(rows, 301), ValueBasis::gross, {}, kAsOf, 1}).cuts[2].rows.size();
    OrderRow late = rows.front();
    late.client = 300;
    late.day = kAsOf - 10;
    rows.push_back(late);
    EXPECT_EQ(backtest({buildColumns(rows, 301), ValueBasis::gross, {}, kAsOf, 1}).cuts[2].rows.size(), before);
    // Around the first cut and its horizon: the cut itself is before, the last day is within.
    rows.pop_back();
    const DayNumber cut = kAsOf - 365 - 182;
    for (const DayNumber day : {cut - 365, cut - 364, cut, cut + 1, cut + 365, cut + 366}) {
        late.day = day;
        late.document = 1'000'000 + day;
        rows.push_back(late);
    }
    const Backtest with = backtest({buildColumns(rows, 301), ValueBasis::gross, {}, kAsOf, 1});
    const std::vector<BacktestRow>& tested = with.cuts[0].rows;
    EXPECT_EQ(with.cuts[0].day, cut);
    EXPECT_EQ(with.cuts[2].rows.size(), before + 1);
    const auto found = std::find_if(tested.begin(), tested.end(), [](const BacktestRow& row) {
        return row.repeats == 2 && row.lastPeriod == 2 && row.actual == 2 && std::abs(row.naive - 2) < 1e-12;
    });
    EXPECT_NE(found, tested.end());
}

TEST(Backtest, TooLittleDataIsNotTested) {
    const std::vector<OrderRow> rows = simulatedRows(kTruth, 6, 1500, 23);
    const Backtest tested = backtest({buildColumns(rows, 6), ValueBasis::gross, {}, kAsOf, 1});
    EXPECT_THAT(tested.cuts, IsEmpty());
    EXPECT_EQ(reportCard(tested, {}).usability, Usability::not_tested);
    EXPECT_THAT(backtest({buildColumns({}, 3), ValueBasis::gross, {}, kAsOf, 1}).cuts, IsEmpty());
}

/// The chance of an order is the share of the simulator's draws that have one: written independently.
TEST(OrderProbability, IsTheShareOfDrawsWithAnOrder) {
    for (const ModelKind kind : kModelKinds) {
        ModelFit fit;
        fit.parameters = {kind, {0.8, 60, 0.9, 2.5}};
        if (kind == ModelKind::mbg_cnbd_k) fit.parameters = {kind, {2, 40, 0.9, 2.5}, 4};
        if (kind == ModelKind::pareto_nbd) fit.parameters.value = {0.8, 60, 1.1, 300};
        const ParameterDraws draws = drawParameters(fit, {}, 0);
        const ClientSimulator simulator(draws, {120, 1, 0});
        for (const DrawClient client :
             {DrawClient{0, 0, 400, 0, false}, DrawClient{3, 200, 320, 0, false}, DrawClient{30, 700, 702, 0, false}}) {
            std::array<std::uint32_t, kDraws> orders{};
            std::array<double, kDraws> values{};
            int some = 0;
            constexpr int kCopies = 300;
            for (std::uint32_t copy = 0; copy < kCopies; ++copy) {
                simulator.simulate(client, copy, orders, values);
                some += static_cast<int>(kDraws) -
                        static_cast<int>(std::count(orders.begin(), orders.end(), std::uint32_t{0}));
            }
            const double n = kCopies * static_cast<double>(kDraws);
            const double p =
                orderProbability(fit.parameters, {1.0 * client.x, 1.0 * client.tx, 1.0 * client.T, 1}, 120);
            EXPECT_NEAR(some / n, p, 5 * std::sqrt(p * (1 - p) / n) + 1e-6) << modelKey(kind) << " " << client.x;
        }
    }
}

TEST(BacktestAmong, KeepsTheModelAndTheRowsOfTheOthersOut) {
    std::vector<BacktestRow> rows{{0, 0.2, 0.15, 0, 0, 0.5, 0, true, 0},
                                  {0, 0.6, 0.35, 0, 0, 0.5, 1, true, 1},
                                  {2, 1.5, 0.75, 1, 2, 0.5, 2, true, 2},
                                  {9, 6.0, 1.00, 8, 7, 0.5, 3, false, 3}};
    const Backtest whole = handMade(rows);
    const std::vector<std::uint8_t> some{0, 1, 0, 1};
    const Backtest part = backtestAmong(whole, some);
    ASSERT_EQ(part.cuts.size(), 1U);
    ASSERT_EQ(part.cuts[0].rows.size(), 2U);
    EXPECT_EQ(part.cuts[0].rows[0].client, 1U);
    EXPECT_EQ(part.cuts[0].rows[1].client, 3U);
    EXPECT_DOUBLE_EQ(part.cuts[0].predictedTotal, 6.6);
    EXPECT_DOUBLE_EQ(part.cuts[0].actualTotal, 4);
    EXPECT_DOUBLE_EQ(part.cuts[0].totalHigh, whole.cuts[0].totalHigh);
    EXPECT_EQ(reportCard(part, ForecastRule()).of(Predictor::model).rows, 2U);
    EXPECT_TRUE(backtestAmong(whole, std::vector<std::uint8_t>(4, 0)).cuts.empty());
    EXPECT_FALSE(reportCard(backtestAmong(whole, std::vector<std::uint8_t>(4, 0)), ForecastRule()).tested());
}

TEST(BacktestAmong, EveryRowNamesItsClient) {
    const OrderColumns columns = buildColumns(simulatedRows(kTruth, 300, 1500, 11), 300);
    const Backtest whole = backtest({columns, ValueBasis::gross, {}, kAsOf, 1});
    ASSERT_FALSE(whole.cuts.empty());
    std::vector<std::uint8_t> odd(300, 0);
    for (std::size_t i = 1; i < odd.size(); i += 2) odd[i] = 1;
    std::vector<std::uint8_t> even(300, 1);
    for (std::size_t i = 1; i < even.size(); i += 2) even[i] = 0;
    for (const BacktestCut& cut : whole.cuts) {
        const HistoryColumns histories = purchaseHistories(columns, ValueBasis::gross, cut.day);
        for (const BacktestRow& row : cut.rows) EXPECT_EQ(histories.history[row.client].repeats, row.repeats);
    }
    EXPECT_EQ(reportCard(backtestAmong(whole, odd), ForecastRule()).cases() +
                  reportCard(backtestAmong(whole, even), ForecastRule()).cases(),
              reportCard(whole, ForecastRule()).cases());
}

}  // namespace
}  // namespace meike::engine
