// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of single clients: formulas, order, cache, cancelling.
#include "engine/forecast.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <cstdlib>
#include <numeric>

#include "base/error.h"
#include "tests/engine/equal_forecasts.h"
#include "tests/engine/simulated_base.h"

namespace meike::engine {
namespace {

using test::expectEqual;
using test::Forecaster;
using test::simulateBase;
using test::SimulatedBase;

HistoryColumns permuted(const HistoryColumns& histories, const std::vector<std::size_t>& order) {
    HistoryColumns out;
    for (const std::size_t c : order) {
        out.history.push_back(histories.history[c]);
        out.repeatValue.push_back(histories.repeatValue[c]);
        out.totalValue.push_back(histories.totalValue[c]);
        out.valueKnown.push_back(histories.valueKnown[c]);
    }
    return out;
}

TEST(Forecast, PointIsTheFormulaByMonths) {
    const SimulatedBase base = simulateBase({}, 1000, 1);
    Forecaster forecaster;
    forecaster.rule.horizonMonths = 6;
    forecaster.rule.discount = 1200;
    forecaster.rule.margin = 4000;
    const Forecast forecast = forecaster(base.histories);
    ASSERT_GE(forecast.base.sufficiency.step, 3);
    EXPECT_DOUBLE_EQ(forecast.horizonDays, 182.625);
    MinorUnits total = 0;
    for (std::size_t c = 0; c < forecast.clients(); ++c) {
        const PurchaseHistory& h = base.histories.history[c];
        const HistoryCell cell{1.0 * h.repeats, 1.0 * h.lastDay, 1.0 * h.age, 1};
        const ModelParameters& parameters = forecaster.fit.parameters;
        double present = 0;
        for (int k = 1; k <= 6; ++k) {
            present += (expectedPurchases(parameters, cell, 30.4375 * k) -
                        expectedPurchases(parameters, cell, 30.4375 * (k - 1))) *
                       std::pow(1.12, -k / 12.0);
        }
        const double mean = h.repeats > 0 ? static_cast<double>(base.histories.repeatValue[c]) / h.repeats : 0;
        const double spend = expectedSpend(forecaster.spend, cell.x, mean);
        EXPECT_NEAR(static_cast<double>(forecast.clv[c]), present * spend * 0.4, 1) << c;
        EXPECT_DOUBLE_EQ(forecast.alive[c], probabilityAlive(parameters, cell));
        EXPECT_DOUBLE_EQ(forecast.orders[c], expectedPurchases(parameters, cell, 182.625));
        EXPECT_LE(forecast.clvLow[c], forecast.clv[c]);
        EXPECT_GE(forecast.clvHigh[c], forecast.clv[c]);
        total += forecast.clv[c];
    }
    EXPECT_EQ(forecast.base.clv, total);
}

/// Draws around known parameters must have the mean that the formula gives: the two are written independently.
class DrawnMean : public testing::TestWithParam<ModelKind> {};

TEST_P(DrawnMean, IsTheFormulas) {
    ModelFit fit;
    fit.parameters.kind = GetParam();
    fit.parameters.value = GetParam() == ModelKind::pareto_nbd ? std::array<double, 4>{0.8, 60, 1.1, 300}
                                                               : std::array<double, 4>{0.8, 60, 0.9, 2.5};
    if (GetParam() == ModelKind::mbg_cnbd_k) fit.parameters = {GetParam(), {2, 40, 0.9, 2.5}, 4};
    fit.clients = 100;
    fit.converged = true;
    SpendFit spend;
    spend.p = 6;
    spend.q = 4;
    spend.gamma = 1'500'000;
    spend.baseMean = 3'000'000;
    spend.converged = true;
    ParameterDraws draws = drawParameters(fit, spend, 0);
    EXPECT_FALSE(draws.spreadKnown) << "no covariance was given";
    for (const double clients : {100.0, 5000.0}) {  // below and above what linear odds are taken for
        draws.clients = clients;
        for (const DrawClient client : {DrawClient{0, 0, 400, 0, true}, DrawClient{3, 200, 320, 0.7, true},
                                        DrawClient{12, 700, 702, 1.8, true}, DrawClient{90, 600, 640, 1.1, true}}) {
            const ClientSimulator simulator(draws, {365.25, 12, 0.1});
            std::array<std::uint32_t, kDraws> orders{};
            std::array<double, kDraws> values{};
            double sum = 0;
            double money = 0;
            double squares = 0;
            double moneySquares = 0;
            constexpr int kCopies = 400;
            for (std::uint32_t copy = 0; copy < kCopies; ++copy) {
                simulator.simulate(client, copy, orders, values);
                for (std::size_t k = 0; k < kDraws; ++k) {
                    sum += orders[k];
                    squares += static_cast<double>(orders[k]) * orders[k];
                    money += values[k];
                    moneySquares += values[k] * values[k];
                }
            }
            const double n = static_cast<double>(kCopies) * static_cast<double>(kDraws);
            const HistoryCell cell{1.0 * client.x, 1.0 * client.tx, 1.0 * client.T, 1};
            const double orderError = std::sqrt((squares / n - sum / n * sum / n) / n);
            EXPECT_NEAR(sum / n, expectedPurchases(fit.parameters, cell, 365.25), 5 * orderError) << client.x;
            double present = 0;
            for (int k = 1; k <= 12; ++k) {
                present += (expectedPurchases(fit.parameters, cell, 30.4375 * k) -
                            expectedPurchases(fit.parameters, cell, 30.4375 * (k - 1))) *
                           std::pow(1.1, -k / 12.0);
            }
            const double expected =
                present * expectedSpend(spend, cell.x, client.mean * spend.baseMean) / spend.baseMean;
            const double moneyError = std::sqrt((moneySquares / n - money / n * money / n) / n);
            EXPECT_NEAR(money / n, expected, 5 * moneyError + 0.003 * expected) << client.x;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Models, DrawnMean, testing::ValuesIn(kModelKinds), [](const auto& info) {
    std::string name = modelKey(info.param);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(Forecast, DoesNotDependOnRowOrderNorThreadsNorCache) {
    const SimulatedBase base = simulateBase({}, 700, 3);
    Forecaster forecaster;
    const Forecast forecast = forecaster(base.histories);

    Forecaster threaded;
    threaded.threads = 2;
    expectEqual(threaded(base.histories), forecast);
    expectEqual(threaded.again(base.histories), forecast);

    std::vector<std::size_t> order(base.histories.history.size());
    std::iota(order.begin(), order.end(), 0U);
    std::reverse(order.begin(), order.end());
    std::swap(order[5], order[500]);
    const Forecast other = Forecaster()(permuted(base.histories, order));
    EXPECT_EQ(other.base.clv, forecast.base.clv);
    EXPECT_EQ(other.base.clvLow, forecast.base.clvLow);
    EXPECT_EQ(other.base.clvHigh, forecast.base.clvHigh);
    EXPECT_EQ(other.base.orders, forecast.base.orders);
    for (std::size_t i = 0; i < order.size(); ++i) {
        EXPECT_EQ(other.alive[i], forecast.alive[order[i]]);
        EXPECT_EQ(other.clv[i], forecast.clv[order[i]]);
        EXPECT_EQ(other.clvLow[i], forecast.clvLow[order[i]]);
        EXPECT_EQ(other.clvHigh[i], forecast.clvHigh[order[i]]);
        EXPECT_EQ(other.nextDay[i], forecast.nextDay[order[i]]);
    }
}

TEST(Forecast, EqualClientsHaveEqualForecasts) {
    SimulatedBase base = simulateBase({}, 300, 4);
    for (const std::size_t twin : {std::size_t{250}, std::size_t{299}}) {
        base.histories.history[twin] = {5, 300, 340};
        base.histories.repeatValue[twin] = 777'777;
    }
    const Forecast forecast = Forecaster()(base.histories);
    EXPECT_EQ(forecast.clv[250], forecast.clv[299]);
    EXPECT_EQ(forecast.clvLow[250], forecast.clvLow[299]);
    EXPECT_EQ(forecast.clvHigh[250], forecast.clvHigh[299]);
    EXPECT_NE(forecast.clvLow[250], forecast.clvHigh[250]);
}

TEST(Forecast, AnotherMoneyUnitScalesValuesAndNothingElse) {
    const SimulatedBase base = simulateBase({}, 400, 5);
    HistoryColumns scaled = base.histories;
    for (MinorUnits& value : scaled.repeatValue) value *= 10;
    for (MinorUnits& value : scaled.totalValue) value *= 10;
    const Forecast one = Forecaster()(base.histories);
    const Forecast ten = Forecaster()(scaled);
    EXPECT_EQ(ten.alive, one.alive);
    EXPECT_EQ(ten.orders, one.orders);
    EXPECT_EQ(ten.nextDay, one.nextDay);
    EXPECT_EQ(ten.base.sufficiency.step, one.base.sufficiency.step);
    const auto near = [](MinorUnits a, MinorUnits b, const char* what) {
        EXPECT_NEAR(static_cast<double>(a), 10.0 * static_cast<double>(b), 30 + 1e-5 * static_cast<double>(a)) << what;
    };
    near(ten.base.clv, one.base.clv, "total");
    near(ten.base.clvLow, one.base.clvLow, "low");
    near(ten.base.clvHigh, one.base.clvHigh, "high");
    for (std::size_t c = 0; c < one.clients(); ++c) {
        near(ten.clv[c], one.clv[c], "value");
        near(ten.clvLow[c], one.clvLow[c], "low");
        near(ten.clvHigh[c], one.clvHigh[c], "high");
    }
}

TEST(Forecast, CacheGivesWhatAFreshStartGives) {
    SimulatedBase base = simulateBase({}, 500, 6);
    Forecaster forecaster;
    forecaster(base.histories);
    const auto fresh = [&] {
        Forecaster other;
        other.fit = forecaster.fit;
        other.spend = forecaster.spend;
        other.rule = forecaster.rule;
        other.asOf = forecaster.asOf;
        return other.again(base.histories);
    };
    // An edit, a client more, a client less with the last in its place, another day.
    base.histories.history[17] = {4, 200, 220};
    base.histories.repeatValue[17] = 1'234'567;
    expectEqual(forecaster.again(base.histories), fresh());
    base.histories.history.push_back(base.histories.history[3]);
    base.histories.repeatValue.push_back(base.histories.repeatValue[3]);
    base.histories.totalValue.push_back(1);
    base.histories.valueKnown.push_back(1);
    expectEqual(forecaster.again(base.histories), fresh());
    base.histories.history[8] = base.histories.history.back();
    base.histories.repeatValue[8] = base.histories.repeatValue.back();
    base.histories.totalValue[8] = base.histories.totalValue.back();
    base.histories.history.pop_back();
    base.histories.repeatValue.pop_back();
    base.histories.totalValue.pop_back();
    base.histories.valueKnown.pop_back();
    expectEqual(forecaster.again(base.histories), fresh());
    base.histories.history[40].repeats = -1;
    base.histories.valueKnown[41] = 0;
    expectEqual(forecaster.again(base.histories), fresh());
    for (PurchaseHistory& history : base.histories.history) history.age += 1;
    forecaster.asOf += 1;
    expectEqual(forecaster.again(base.histories), fresh());
    forecaster.rule.discount = 500;
    expectEqual(forecaster.again(base.histories), fresh());
    forecaster.fitTo(base.histories);
    expectEqual(forecaster.again(base.histories), fresh());
    // Each of the things results depend on, by itself.
    forecaster.fit.parameters.value[0] *= 1.1;
    expectEqual(forecaster.again(base.histories), fresh());
    forecaster.fit.logCovariance[1][1] *= 2;
    expectEqual(forecaster.again(base.histories), fresh());
    forecaster.spend.q *= 1.2;
    expectEqual(forecaster.again(base.histories), fresh());
    forecaster.spend.logCovariance[0][0] *= 2;
    expectEqual(forecaster.again(base.histories), fresh());
    forecaster.spend.converged = false;
    expectEqual(forecaster.again(base.histories), fresh());
}

TEST(Forecast, NextOrderFollowsTheRateAndIsLeftOutForTheLost) {
    SimulatedBase base = simulateBase({}, 500, 7);
    base.histories.history[0] = {40, 400, 405};  // every ten days, and just now
    base.histories.history[1] = {4, 400, 405};
    base.histories.history[2] = {40, 400, 900};  // gone
    base.histories.repeatValue[0] = base.histories.repeatValue[1] = base.histories.repeatValue[2] = 1'000'000;
    Forecaster forecaster;
    const Forecast forecast = forecaster(base.histories);
    EXPECT_LT(forecast.nextDay[0], forecast.nextDay[1]);
    EXPECT_LT(forecast.nextEarly[1], forecast.nextDay[1]);
    EXPECT_LT(forecast.nextDay[1], forecast.nextLate[1]);
    EXPECT_GT(forecast.nextEarly[0], forecast.asOf);
    const auto& v = forecaster.fit.parameters.value;
    const double age = v[1] + 405;
    EXPECT_EQ(forecast.nextDay[1], forecast.asOf + std::ceil(age * (std::pow(2, 1 / (v[0] + 4)) - 1)));
    EXPECT_LT(forecast.alive[2], 0.5);
    EXPECT_EQ(forecast.nextDay[2], kNever);
    EXPECT_NE(forecast.flags[2] & kNoDate, 0);
    for (std::size_t c = 0; c < forecast.clients(); ++c) {
        const bool dated = forecast.nextDay[c] != kNever;
        EXPECT_EQ(dated, (forecast.flags[c] & kNoDate) == 0);
        if (dated) {
            EXPECT_LE(forecast.nextDay[c], forecast.asOf + 1096);
        }
    }
    // BG/NBD calls a one-order client alive whatever the silence: its next order is then too far off for a date.
    base.histories.history[3] = {0, 0, 900};
    base.histories.repeatValue[3] = 0;
    Forecaster bg;
    bg.rule.model = ForecastModel::bg_nbd;
    const Forecast other = bg(base.histories);
    EXPECT_EQ(other.alive[3], 1);
    EXPECT_EQ(other.nextDay[3], kNever);
}

TEST(Forecast, ClientsWithoutARateHaveOrdersButNoValue) {
    SimulatedBase base = simulateBase({}, 300, 8);
    base.histories.valueKnown[10] = 0;
    const Forecast forecast = Forecaster()(base.histories);
    EXPECT_EQ(forecast.base.blocked, 1U);
    EXPECT_NE(forecast.flags[10] & kNoRate, 0);
    EXPECT_EQ(forecast.clv[10], kNoAmount);
    EXPECT_EQ(forecast.historic[10], kNoAmount);
    EXPECT_GE(forecast.orders[10], 0);
    EXPECT_EQ(forecast.base.clv,
              std::accumulate(forecast.clv.begin(), forecast.clv.end(), MinorUnits{0},
                              [](MinorUnits sum, MinorUnits value) { return value == kNoAmount ? sum : sum + value; }));
}

TEST(Forecast, HistoricValueCountsAtLeastAYear) {
    HistoryColumns histories;
    histories.history = {{1, 30, 60}, {3, 700, 1461}, {-1, 0, 0}};
    histories.repeatValue = {100, 300, 0};
    histories.totalValue = {5'000, 40'000, 0};
    histories.valueKnown = {1, 1, 1};
    const Forecast forecast = Forecaster()(histories);
    EXPECT_THAT(forecast.historic, testing::ElementsAre(5'000, 40'000, kNoAmount));
    EXPECT_THAT(forecast.historicPerYear, testing::ElementsAre(5'000, 10'000, kNoAmount));
    EXPECT_EQ(forecast.base.sufficiency.step, 1);
    EXPECT_THAT(forecast.alive, testing::Each(-1.0)) << "too little data: no forecast at all";
    EXPECT_THAT(forecast.clv, testing::Each(kNoAmount));
    EXPECT_THAT(forecast.clvLow, testing::Each(kNoAmount));
    EXPECT_THAT(forecast.nextDay, testing::Each(kNever));
}

TEST(Forecast, CancelledRunLeavesNoTrace) {
    const SimulatedBase base = simulateBase({}, 300, 13);
    Forecaster forecaster;
    const Forecast whole = forecaster(base.histories);
    HistoryColumns changed = base.histories;
    changed.history[3] = {9, 400, 500};
    std::stop_source stopped;
    stopped.request_stop();
    EXPECT_THROW(forecastClients({changed, forecaster.fit, forecaster.spend, forecaster.rule, forecaster.asOf, 2},
                                 forecaster.cache, stopped.get_token()),
                 Error);
    expectEqual(forecaster.again(base.histories), whole);
}

RC_GTEST_PROP(Forecast, AnyHistoryHasFiniteFigures, ()) {
    SimulatedBase base = simulateBase({}, 120, 14);
    const auto count = *rc::gen::inRange(1, 30);
    for (int i = 0; i < count; ++i) {
        const std::int32_t age = *rc::gen::inRange(0, 3700);
        const std::int32_t last = age == 0 ? 0 : *rc::gen::inRange(0, age + 1);
        const std::int32_t repeats = last == 0 ? 0 : *rc::gen::inRange(1, std::min(last, 600) + 1);
        base.histories.history.push_back({repeats, last, age});
        base.histories.repeatValue.push_back(repeats == 0 ? 0
                                                          : *rc::gen::inRange<MinorUnits>(-1'000'000, 1'000'000'000));
        base.histories.totalValue.push_back(base.histories.repeatValue.back());
        base.histories.valueKnown.push_back(1);
    }
    Forecaster forecaster;
    forecaster.rule.model = *rc::gen::element(ForecastModel::bg_nbd, ForecastModel::mbg_nbd, ForecastModel::pareto_nbd);
    const Forecast forecast = forecaster(base.histories);
    if (forecast.base.sufficiency.step < 2) return;
    for (std::size_t c = 0; c < forecast.clients(); ++c) {
        RC_ASSERT(forecast.alive[c] >= 0 && forecast.alive[c] <= 1);
        RC_ASSERT(std::isfinite(forecast.orders[c]) && forecast.orders[c] >= 0);
        RC_ASSERT(forecast.clvLow[c] <= forecast.clvHigh[c]);
        const bool loses = (forecast.flags[c] & kLosesMoney) != 0;
        RC_ASSERT((loses ? forecast.clvHigh[c] <= 0 : forecast.clvLow[c] >= 0));
    }
}

}  // namespace
}  // namespace meike::engine
