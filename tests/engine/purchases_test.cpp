// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/purchases.h"

#include <gtest/gtest.h>

#include "tests/engine/reference_rfm.h"
#include "tests/engine/world.h"
#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

using test::World;

PurchaseColumns summarize(World& world, DayNumber asOf) {
    world.columns = buildColumns(world.rows, world.facts.size());
    const OrderValues values(world.columns, chooseBasis(world.columns, world.profile, std::nullopt, asOf), asOf);
    return summarizePurchases(world.columns, world.facts, values, world.profile, asOf);
}

TEST(Purchases, DocumentsOfOneDayAreOnePurchase) {
    World world;
    world.order(0, 100, 10);
    world.order(0, 100, 20);
    world.order(0, 200, 30);
    PurchaseColumns out = summarize(world, 210);
    EXPECT_EQ(out.purchases[0], 2);
    EXPECT_EQ(out.frequency[0], 2);
    EXPECT_EQ(out.monetary[0], 60);
    EXPECT_EQ(out.recency[0], 10);
    EXPECT_EQ(out.first[0], 100);
    EXPECT_EQ(out.last[0], 200);
    world.profile.countEveryOrder = true;
    out = summarize(world, 210);
    EXPECT_EQ(out.purchases[0], 3);
}

TEST(Purchases, WindowExcludesItsFirstDayAndIncludesTheAsOfDate) {
    World world;
    world.profile.windowDays = 10;
    world.order(0, 90, 1);
    world.order(0, 91, 2);
    world.order(0, 100, 4);
    world.order(0, 101, 8);
    const PurchaseColumns out = summarize(world, 100);
    EXPECT_EQ(out.purchases[0], 3);
    EXPECT_EQ(out.frequency[0], 2);
    EXPECT_EQ(out.monetary[0], 6);
    EXPECT_EQ(out.recency[0], 0);
}

TEST(Purchases, ZeroOrderIsAPurchaseUnlessARefundIsOnItsDay) {
    World world(2);
    world.order(0, 100, 0);
    world.order(1, 100, 0);
    world.refund(1, 100, -5);
    const PurchaseColumns out = summarize(world, 100);
    EXPECT_EQ(out.purchases[0], 1);
    EXPECT_EQ(out.purchases[1], 0);
    EXPECT_EQ(out.anyOrder[1], 1);
    EXPECT_EQ(out.recency[1], -1);
}

TEST(Purchases, FreeRefundReducesMOnItsOwnDayAndNothingElse) {
    World world;
    world.order(0, 100, 500);
    world.refund(0, 150, -200);
    const PurchaseColumns out = summarize(world, 160);
    EXPECT_EQ(out.purchases[0], 1);
    EXPECT_EQ(out.frequency[0], 1);
    EXPECT_EQ(out.monetary[0], 300);
    EXPECT_EQ(out.recency[0], 60);
}

TEST(Purchases, LinkedRefundUndoesThePurchaseFromItsOwnDateOn) {
    World world;
    world.order(0, 100, 300);
    world.order(0, 200, 500);
    world.refund(0, 250, -500, 2);
    EXPECT_EQ(summarize(world, 249).purchases[0], 2);
    EXPECT_EQ(summarize(world, 249).monetary[0], 800);
    const PurchaseColumns after = summarize(world, 250);
    EXPECT_EQ(after.purchases[0], 1);
    EXPECT_EQ(after.last[0], 100);
    EXPECT_EQ(after.recency[0], 150);
    EXPECT_EQ(after.monetary[0], 300);
}

TEST(Purchases, LinkedRefundFollowsItsOrderOutOfTheWindow) {
    World world;
    world.profile.windowDays = 100;
    world.order(0, 100, 500);
    world.order(0, 180, 40);
    world.refund(0, 190, -200, 1);
    const PurchaseColumns out = summarize(world, 210);
    EXPECT_EQ(out.monetary[0], 40) << "the order of day 100 lies before the window, and so does its refund";
}

TEST(Purchases, PartlyRefundedDayStaysAPurchase) {
    World world;
    world.order(0, 100, 500);
    world.order(0, 100, 300);
    world.refund(0, 120, -500, 1);
    EXPECT_EQ(summarize(world, 130).purchases[0], 1);
    world.profile.countEveryOrder = true;
    EXPECT_EQ(summarize(world, 110).purchases[0], 2);
    EXPECT_EQ(summarize(world, 130).purchases[0], 1) << "the refunded order is no longer counted";
}

TEST(Purchases, JudgedOnGrossNeverOnTheValueBasis) {
    World world;
    OrderRow& loss = world.order(0, 100, 500);
    loss.netKnown = loss.contributionKnown = true;
    loss.net = 50;
    loss.contribution = -80;
    const PurchaseColumns out = summarize(world, 100);
    EXPECT_EQ(out.basis, ValueBasis::contribution);
    EXPECT_EQ(out.purchases[0], 1);
    EXPECT_EQ(out.monetary[0], -80);
}

TEST(Purchases, MeanMonetaryRoundsHalfAwayFromZero) {
    World world(2);
    world.profile.meanMonetary = true;
    world.order(0, 100, 5);
    world.order(0, 101, 6);
    world.order(1, 100, 1);
    world.order(1, 101, 1);
    world.refund(1, 102, -13);
    const PurchaseColumns out = summarize(world, 110);
    EXPECT_EQ(out.monetary[0], 6);   // 5.5
    EXPECT_EQ(out.monetary[1], -6);  // -5.5
}

TEST(Purchases, ValuesAreOfTheOneBasisAndEstimatedWhereItIsUnknown) {
    World world(2);
    world.profile.windowDays = 100;
    const auto with = [](OrderRow& row, bool contribution) {
        row.netKnown = true;
        row.net = row.gross / 10;
        row.contributionKnown = contribution;
        row.contribution = row.gross / 20;
    };
    with(world.order(0, 150, 1000), true);
    with(world.order(1, 160, 2000), false);
    world.order(1, 20, 4000);  // before the window: does not count
    EXPECT_EQ(summarize(world, 200).basis, ValueBasis::net);
    EXPECT_EQ(summarize(world, 200).monetary, (std::vector<MinorUnits>{100, 200}));
    EXPECT_EQ(summarize(world, 155).basis, ValueBasis::contribution) << "the other order does not exist yet";
    world.order(0, 170, 1);
    EXPECT_EQ(summarize(world, 200).basis, ValueBasis::net) << "one order without net moves nobody to gross";
    world.profile.valueBasis = BasisChoice::contribution;
    const PurchaseColumns out = summarize(world, 200);
    EXPECT_EQ(out.basis, ValueBasis::contribution);
    EXPECT_EQ(out.monetary, (std::vector<MinorUnits>{50, 100}))
        << "by the ratio of the base: 50 of net 100, and of gross 1000";
}

TEST(Purchases, CurrencyWithoutARateBlocksMOnlyWhileItIsInTheWindow) {
    World world;
    world.profile.windowDays = 100;
    world.order(0, 100, 500).unrated = {'U', 'S', 'D'};
    world.order(0, 150, 70);
    PurchaseColumns out = summarize(world, 160);
    EXPECT_EQ(out.frequency[0], 2);
    EXPECT_EQ(out.unratedInWindow[0], 1);
    EXPECT_EQ(out.monetary[0], 0);
    out = summarize(world, 210);
    EXPECT_EQ(out.unratedInWindow[0], 0);
    EXPECT_EQ(out.monetary[0], 70);
}

TEST(Purchases, RunningProjectMeansNoSilence) {
    World world;
    world.order(0, 100, 1);
    world.facts[0].engagements = {{150, 200, kAlways}};
    EXPECT_EQ(summarize(world, 140).recency[0], 40) << "not begun yet";
    EXPECT_EQ(summarize(world, 150).recency[0], 0);
    EXPECT_EQ(summarize(world, 200).recency[0], 0);
    EXPECT_EQ(summarize(world, 230).recency[0], 30);
    world.facts[0].engagements = {{150, kNever, kAlways}};
    EXPECT_EQ(summarize(world, 5000).recency[0], 0);
}

TEST(Purchases, ServicePeriodNeedsItsOrder) {
    World world;
    world.order(0, 100, 10);
    world.order(0, 200, 50);
    world.facts[0].engagements = {{150, 400, 200}};
    EXPECT_EQ(summarize(world, 160).recency[0], 60) << "its order is dated later";
    EXPECT_EQ(summarize(world, 300).recency[0], 0);
    EXPECT_EQ(summarize(world, 410).recency[0], 10);
    world.refund(0, 310, -50, 2);
    EXPECT_EQ(summarize(world, 309).recency[0], 0);
    EXPECT_EQ(summarize(world, 320).recency[0], 220) << "an order refunded away has no contract";
}

TEST(Purchases, LastYearIsSummedBesideTheWindow) {
    World world;
    world.profile.windowDays = 100;
    world.order(0, 1000, 1);
    world.order(0, 1300, 2);
    world.order(0, 1365, 4);
    const PurchaseColumns out = summarize(world, 1365);
    EXPECT_EQ(out.lastYear[0], 6);
    EXPECT_EQ(out.monetary[0], 6);
    EXPECT_EQ(summarize(world, 1364).lastYear[0], 3);
}

TEST(Purchases, AmountsAtTheEdgeOfTheRangeDoNotOverflow) {
    World world;
    for (int i = 0; i < 40; ++i) world.order(0, 100 + i, INT64_MAX);
    EXPECT_EQ(summarize(world, 200).monetary[0], INT64_MAX / 2);
}

TEST(Purchases, AgreeWithTheSlowReference) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        test::SyntheticOrders synthetic{.clients = 60,
                                        .orders = 500,
                                        .firstDay = 19'000,
                                        .lastDay = 19'400,
                                        .refundPercent = 45,
                                        .netPercent = 0,
                                        .seed = seed};
        const std::vector<OrderRow> rows = synthetic.rows();
        const OrderColumns columns = buildColumns(rows, 60);
        const ClientFacts facts(60);
        ScoringProfile profile;
        profile.windowDays = 150;
        for (const DayNumber asOf : {18'999, 19'100, 19'237, 19'400, 19'600}) {
            const PurchaseColumns out =
                summarizePurchases(columns, facts, {columns, ValueBasis::gross, asOf}, profile, asOf);
            for (ClientIndex c = 0; c < 60; ++c) {
                const test::ReferenceRfm expected = test::referenceRfm(rows, c, asOf, 150);
                ASSERT_EQ(out.purchases[c], expected.purchases) << "client " << c << " as of " << asOf;
                ASSERT_EQ(out.frequency[c], expected.frequency);
                ASSERT_EQ(out.monetary[c], expected.monetary);
                ASSERT_EQ(out.recency[c], expected.last ? asOf - *expected.last : -1);
            }
        }
    }
}

}  // namespace
}  // namespace meike::engine
