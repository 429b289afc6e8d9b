// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/assessment.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "tests/engine/reference_rfm.h"
#include "tests/engine/world.h"
#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

using test::World;

TEST(Assessment, ProspectsAreListedWithoutScores) {
    World world(3);
    world.order(1, 100, 10);
    const Assessment& out = world.assess(100);
    EXPECT_EQ(out.base.clients, 1u);
    EXPECT_EQ(out.base.prospects, 2u);
    EXPECT_THAT(out.orders, testing::ElementsAre(0, 1, 0));
    EXPECT_THAT(out.r, testing::ElementsAre(0, 5, 0));
    EXPECT_THAT(out.recency, testing::ElementsAre(-1, 0, -1));
    EXPECT_EQ(out.rfmClass[0], -1);
    EXPECT_EQ(out.valueScore[0], -1);
    EXPECT_EQ(out.tier[2], -1);
    EXPECT_EQ(out.abc[0], AbcClass::none);
    EXPECT_EQ(out.behaviour[0], Behaviour::none);
    EXPECT_EQ(out.stage[0], Stage::prospect);
    EXPECT_EQ(out.firstOrder[0], kNever);
}

TEST(Assessment, EmptyBase) {
    World world(0);
    EXPECT_EQ(world.assess(100).clients(), 0u);
    EXPECT_EQ(world.result.base.basis, ValueBasis::gross);
}

TEST(Assessment, OrdersBeforeTheWindowStillScore) {
    World world(2);
    world.order(0, 100, 10);
    world.order(1, 3000, 10);
    world.assess(3000);
    EXPECT_EQ(world.result.frequency[0], 0);
    EXPECT_EQ(world.result.monetary[0], 0);
    EXPECT_EQ(world.result.f[0], 1);
    EXPECT_EQ(world.result.r[0], 1);
    EXPECT_EQ(world.result.m[0], 1);
    EXPECT_EQ(world.classKey(0), "hibernating");
    EXPECT_GE(world.result.valueScore[0], 0);
}

TEST(Assessment, NegativeMStaysRankedAtTheBottom) {
    World world(30);
    for (ClientIndex c = 0; c < 30; ++c) world.order(c, 100, 100 + c);
    world.refund(7, 101, -500);
    world.assess(200);
    EXPECT_EQ(world.result.monetary[7], 107 - 500);
    EXPECT_EQ(world.result.axisM.method, AxisMethod::quantiles);
    EXPECT_EQ(world.result.m[7], 1);
    EXPECT_EQ(world.result.amountRank[7], 1u);
}

TEST(Assessment, CurrencyWithoutARateLeavesMOpen) {
    World world(3);
    world.order(0, 100, 50'000).unrated = {'U', 'S', 'D'};
    world.order(1, 100, 100);
    world.order(2, 100, 200);
    world.assess(100);
    EXPECT_EQ(world.result.base.amountUnknown, 1u);
    EXPECT_EQ(world.result.axisM.clients, 2u);
    EXPECT_EQ(world.result.m[0], 0);
    EXPECT_EQ(world.result.abc[0], AbcClass::none);
    EXPECT_EQ(world.result.behaviour[0], Behaviour::none);
    EXPECT_NE(world.result.provisional[0] & kMissingAmount, 0);
    EXPECT_EQ(world.result.provisional[1] & kMissingAmount, 0);
    EXPECT_THAT(world.explain(0).unratedCurrencies, testing::ElementsAre("USD"));
    EXPECT_EQ(world.classKey(0), "new");
}

TEST(Assessment, ProvisionalNamesEachCause) {
    World world(2);
    const auto known = [](OrderRow& row) {
        row.netKnown = row.contributionKnown = true;
        row.net = 50;
        row.contribution = 20;
    };
    known(world.order(0, 100, 500));
    world.order(1, 100, 500);
    world.facts[0].growth = {3, kAlways};
    world.facts[0].endorsement = {3, kAlways};
    world.assess(100);
    EXPECT_EQ(world.result.base.basis, ValueBasis::gross);
    EXPECT_EQ(world.result.provisional[0], 0);
    EXPECT_EQ(world.result.provisional[1], kMissingMargin | kMissingGrowth | kMissingInfluence);
    world.profile.valueBasis = BasisChoice::contribution;
    world.profile.weights.growth = 0;
    world.assess(100);
    EXPECT_EQ(world.result.provisional[0], 0);
    EXPECT_EQ(world.result.provisional[1], kEstimated | kMissingMargin | kMissingInfluence)
        << "an input without weight is not missed";
}

TEST(Assessment, RefusesAProfileThatIsNotSound) {
    World world(1);
    world.profile.windowDays = 0;
    try {
        world.assess(1);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::invalid_value);
        EXPECT_EQ(error.subject(), "window_days");
    }
}

TEST(Assessment, RefusesColumnsAndFactsOfDifferentLength) {
    const OrderColumns columns = buildColumns({}, 3);
    const ClientFacts facts(2);
    const ScoringProfile profile;
    EXPECT_THROW(assess({columns, facts, {}, profile, 1}), Error);
}

TEST(Assessment, CanBeStopped) {
    World world(1);
    world.columns = buildColumns(world.rows, 1);
    std::stop_source source;
    source.request_stop();
    try {
        assess(world.input(), source.get_token());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    }
}

TEST(Assessment, AxesAgreeWithTheSlowReference) {
    test::SyntheticOrders synthetic{.clients = 300, .orders = 2500, .refundPercent = 20, .netPercent = 0, .seed = 9};
    World world(300);
    world.rows = synthetic.rows();
    world.profile.recency.method = world.profile.frequency.method = AxisMethod::quantiles;
    world.assess(20'000);
    std::vector<ClientIndex> scored;
    std::vector<std::int64_t> r, f, m;
    for (ClientIndex c = 0; c < 300; ++c) {
        const test::ReferenceRfm raw = test::referenceRfm(world.rows, c, 20'000, 1095);
        if (raw.purchases == 0) continue;
        scored.push_back(c);
        r.push_back(20'000 - *raw.last);
        f.push_back(raw.frequency);
        m.push_back(raw.monetary);
    }
    const auto rs = test::referenceQuantiles(r, true, 5);
    const auto fs = test::referenceQuantiles(f, false, 5);
    const auto ms = test::referenceQuantiles(m, false, 5);
    ASSERT_GT(scored.size(), 250u);
    ASSERT_EQ(world.result.axisR.note, AxisNote::none);
    ASSERT_EQ(world.result.axisF.note, AxisNote::none);
    for (std::size_t i = 0; i < scored.size(); ++i) {
        ASSERT_EQ(world.result.r[scored[i]], rs[i]);
        ASSERT_EQ(world.result.f[scored[i]], fs[i]);
        ASSERT_EQ(world.result.m[scored[i]], ms[i]);
    }
}

}  // namespace
}  // namespace meike::engine
