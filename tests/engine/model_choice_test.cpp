// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model_choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stop_token>

#include "base/error.h"
#include "engine/assessment.h"
#include "engine/backtest.h"
#include "tests/engine/simulated_agency.h"

namespace meike::engine {
namespace {

using test::AgencySimulator;
using test::Business;

constexpr DayNumber kChoiceDay = 20'000;

ModelChoice chosenFor(const OrderColumns& columns, DayNumber asOf = kChoiceDay, const std::stop_token& stop = {}) {
    const HistoryColumns histories = purchaseHistories(columns, ValueBasis::gross, asOf);
    return chooseModel({{columns, nullptr, ValueBasis::gross}, asOf}, 365, stop);
}

OrderColumns agency(Business business, std::size_t clients, std::uint64_t seed) {
    return AgencySimulator::columns(AgencySimulator(seed).clients(business, clients), kChoiceDay);
}

TEST(ModelChoice, FollowsHowClientsBuy) {
    const ModelChoice free = chosenFor(agency(Business::free_orders, 300, 1));
    EXPECT_EQ(free.kind, kDefaultModel);
    EXPECT_EQ(free.origins, 3U);
    EXPECT_EQ(free.verdict, ForecastVerdict::usable);
    const ModelChoice plans = chosenFor(agency(Business::plans, 300, 1));
    EXPECT_EQ(plans.kind, ModelKind::mbg_cnbd_k);
    EXPECT_EQ(plans.verdict, ForecastVerdict::usable);
    const auto& scores = plans.scores;
    EXPECT_LT(scores[static_cast<std::size_t>(ModelKind::mbg_cnbd_k)].relative, 0.9);
    EXPECT_EQ(scores[static_cast<std::size_t>(kDefaultModel)].relative, 1);
    // Contracts of a year: who ordered last year orders again, and no model of purchases knows better.
    const ModelChoice contracts = chosenFor(agency(Business::contracts, 300, 1));
    EXPECT_EQ(contracts.verdict, ForecastVerdict::do_not_use);
    EXPECT_EQ(contracts.closestRule, SimpleRule::last_period);
    EXPECT_EQ(verdictOn(contracts, ModelKind::nbd), ForecastVerdict::do_not_use);
    EXPECT_STREQ(simpleRuleKey(contracts.closestRule), "last_period");
    EXPECT_STREQ(forecastVerdictKey(contracts.verdict), "do_not_use");
}

TEST(ModelChoice, SaysWhenThePastIsTooShort) {
    const OrderColumns columns = agency(Business::free_orders, 200, 2);
    const ModelChoice early = chosenFor(columns, kChoiceDay - 1095 + 200);
    EXPECT_EQ(early.origins, 0U);
    EXPECT_EQ(early.verdict, ForecastVerdict::not_tested);
    EXPECT_EQ(early.kind, kDefaultModel);
    EXPECT_TRUE(early.scores.empty());
    EXPECT_EQ(chosenFor(buildColumns({}, 3)).origins, 0U);
    EXPECT_EQ(chosenFor(agency(Business::free_orders, 4, 2)).origins, 0U) << "too few clients at every origin";
}

TEST(ModelChoice, KnowsNothingLaterThanItsDay) {
    auto clients = AgencySimulator(3).clients(Business::plans, 200);
    const ModelChoice before = chosenFor(AgencySimulator::columns(clients, kChoiceDay));
    for (auto& days : clients) std::erase_if(days, [](int day) { return day > 0; });
    const ModelChoice without = chosenFor(AgencySimulator::columns(clients, kChoiceDay));
    EXPECT_EQ(before.kind, without.kind);
    for (std::size_t m = 0; m < kModelKinds.size(); ++m) EXPECT_EQ(before.scores[m].mae, without.scores[m].mae);
}

TEST(ModelChoice, DependsOnNoOrderOfClients) {
    // Above kChoiceClients, so that the sample is tried too.
    for (const std::size_t count : {120U, 3'000U}) {
        auto clients = AgencySimulator(4).clients(Business::half_campaigns, count);
        const ModelChoice one = chosenFor(AgencySimulator::columns(clients, kChoiceDay));
        std::reverse(clients.begin(), clients.end());
        const ModelChoice other = chosenFor(AgencySimulator::columns(clients, kChoiceDay));
        EXPECT_EQ(one.kind, other.kind);
        ASSERT_EQ(one.scores.size(), other.scores.size());
        for (std::size_t m = 0; m < one.scores.size(); ++m) {
            EXPECT_EQ(one.scores[m].mae, other.scores[m].mae) << m;
            EXPECT_EQ(one.scores[m].brier, other.scores[m].brier) << m;
        }
        EXPECT_EQ(one.ruleMae, other.ruleMae);
    }
}

TEST(ModelChoice, IsWhatProfileAndBackTestGoBy) {
    const OrderColumns columns = agency(Business::plans, 200, 5);
    ScoringProfile profile;
    profile.forecast.model = ForecastModel::best;
    const FittedModels models = fitModels(columns, ClientFacts(columns.clients()), profile, kChoiceDay);
    EXPECT_EQ(models.purchase.parameters.kind, ModelKind::mbg_cnbd_k);
    EXPECT_GT(models.purchase.parameters.k, 3);
    // The report card tests the procedure: at each cut the choice is made from what was known there.
    const Backtest tested = backtest({columns, ValueBasis::gross, profile.forecast, kChoiceDay, 1});
    ASSERT_EQ(tested.cuts.size(), 3U);
    for (const BacktestCut& cut : tested.cuts) EXPECT_EQ(cut.fit.parameters.kind, chosenFor(columns, cut.day).kind);
    profile.forecast.model = ForecastModel::mbg_cnbd_k;
    EXPECT_EQ(fitModels(columns, ClientFacts(columns.clients()), profile, kChoiceDay).purchase.parameters.k,
              models.purchase.parameters.k);
}

TEST(ModelChoice, CanBeStopped) {
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(chosenFor(agency(Business::plans, 100, 6), kChoiceDay, source.get_token()), Error);
}

}  // namespace
}  // namespace meike::engine
