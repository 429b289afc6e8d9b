// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/value_basis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "engine/purchase_history.h"
#include "tests/engine/world.h"

namespace meike::engine {
namespace {

using test::World;

constexpr auto kGross = ValueBasis::gross;
constexpr auto kNet = ValueBasis::net;
constexpr auto kContribution = ValueBasis::contribution;

void withNet(OrderRow& row, MinorUnits net) {
    row.netKnown = true;
    row.net = net;
}
void withContribution(OrderRow& row, MinorUnits net, MinorUnits contribution) {
    withNet(row, net);
    row.contributionKnown = true;
    row.contribution = contribution;
}

ValueBasis chosen(World& world, DayNumber asOf, std::optional<ValueBasis> kept = std::nullopt) {
    world.columns = buildColumns(world.rows, world.facts.size());
    return chooseBasis(world.columns, world.profile, kept, asOf);
}

/// Values of one client in the order of its days.
std::vector<MinorUnits> valuesOf(World& world, ClientIndex client, ValueBasis basis, DayNumber asOf) {
    world.columns = buildColumns(world.rows, world.facts.size());
    const OrderValues values(world.columns, basis, asOf);
    const MinorUnits* first = values.data() + world.columns.begin[client];
    return {first, first + world.columns.count[client]};
}

TEST(ValueBasisChoice, BestNeedsSeventyPerCentOfTheWindowsGross) {
    World world(2);
    withContribution(world.order(0, 100, 7000), 700, 300);
    withNet(world.order(1, 100, 3000), 300);
    EXPECT_EQ(chosen(world, 100), kContribution) << "exactly 70 %";
    withNet(world.order(1, 101, 1), 0);
    EXPECT_EQ(chosen(world, 101), kNet);
    world.order(1, 102, 4285);
    EXPECT_EQ(chosen(world, 102), kNet) << "10,001 of 14,286";
    world.order(1, 103, 2);
    EXPECT_EQ(chosen(world, 103), kGross);
}

TEST(ValueBasisChoice, TheSavedOneIsKeptDownToSixty) {
    World world;
    withContribution(world.order(0, 100, 60), 6, 3);
    withNet(world.order(0, 101, 40), 4);
    EXPECT_EQ(chosen(world, 101), kNet);
    EXPECT_EQ(chosen(world, 101, kContribution), kContribution) << "60 %";
    EXPECT_EQ(chosen(world, 101, kGross), kNet) << "a better one is taken at once";
    withNet(world.order(0, 102, 1), 1);
    EXPECT_EQ(chosen(world, 102, kContribution), kNet) << "below 60 %";
}

TEST(ValueBasisChoice, PinnedHoldsUnlessNothingKnowsIt) {
    World world(2);
    world.order(0, 100, 1000);
    world.profile.valueBasis = BasisChoice::contribution;
    EXPECT_EQ(chosen(world, 100), kGross);
    withNet(world.order(1, 101, 10), 1);
    EXPECT_EQ(chosen(world, 101), kNet);
    withContribution(world.order(1, 102, 10), 1, 1);
    EXPECT_EQ(chosen(world, 102), kContribution) << "one order is enough to estimate by";
    EXPECT_EQ(chosen(world, 101), kNet) << "the future does not exist";
    world.profile.valueBasis = BasisChoice::gross;
    EXPECT_EQ(chosen(world, 102), kGross);
}

TEST(ValueBasisChoice, AWindowWithoutOrdersIsJudgedByAllHistory) {
    World world;
    withContribution(world.order(0, 100, 10), 5, 2);
    world.profile.windowDays = 10;
    EXPECT_EQ(chosen(world, 1000), kContribution);
    EXPECT_EQ(chosen(world, 99), kGross) << "no order yet";
}

/// Refunds weigh like orders, and what has no rate is not weighed at all.
TEST(ValueBasisChoice, RefundsWeighWithoutTheirSign) {
    World world;
    withContribution(world.order(0, 100, 100), 50, 20);
    world.refund(0, 101, -100);
    EXPECT_EQ(chosen(world, 101), kGross);
    world.rows.back().unrated = {'U', 'S', 'D'};
    EXPECT_EQ(chosen(world, 101), kContribution);
}

TEST(OrderValues, AreEstimatedByTheClientsOwnRatioFromThreeKnownOrders) {
    World world(2);
    for (const DayNumber day : {10, 20, 30}) withContribution(world.order(0, day, 1000), 400, 100);
    world.order(0, 40, 555);
    withContribution(world.order(1, 10, 1000), 400, 300);
    withContribution(world.order(1, 20, 1000), 400, 300);
    world.order(1, 40, 1000);
    EXPECT_THAT(valuesOf(world, 0, kContribution, 40), testing::ElementsAre(100, 100, 100, 56)) << "55.5 rounds up";
    // Two known orders are no ratio of its own: (300 + 600) / 5000 of the base.
    EXPECT_THAT(valuesOf(world, 1, kContribution, 40), testing::ElementsAre(300, 300, 180));
    EXPECT_THAT(valuesOf(world, 0, kContribution, 25), testing::ElementsAre(100, 100, 100, 111))
        << "only what is known on the day: 800 of 4000 on the 25th";
}

TEST(OrderValues, ServiceTypeComesBeforeTheBase) {
    World world(3);
    withContribution(world.order(0, 10, 1000), 500, 400);
    world.rows.back().service = 7;
    withContribution(world.order(1, 10, 9000), 500, 600);
    world.order(2, 10, 100).service = 7;
    world.order(2, 11, 100).service = 8;
    world.order(2, 12, -100).service = 7;
    EXPECT_THAT(valuesOf(world, 2, kContribution, 20), testing::ElementsAre(40, 10, -40))
        << "a service that nobody knows the cost of goes by the base: 1000 of 10,000";
}

TEST(OrderValues, KnownNetIsTakenTimesTheRatioToNet) {
    World world(2);
    for (const DayNumber day : {10, 20, 30}) withContribution(world.order(0, day, 1000), 400, 100);
    withNet(world.order(0, 40, 100'000), 60);
    EXPECT_THAT(valuesOf(world, 0, kContribution, 40), testing::ElementsAre(100, 100, 100, 15)) << "60 x 100 / 400";
    EXPECT_THAT(valuesOf(world, 0, kNet, 40), testing::ElementsAre(400, 400, 400, 60));
}

TEST(OrderValues, RatiosMayBeLossesAndRoundAwayFromZero) {
    World world;
    withContribution(world.order(0, 10, 200), 100, -100);
    world.order(0, 11, 1);
    world.refund(0, 12, -1);
    EXPECT_THAT(valuesOf(world, 0, kContribution, 20), testing::ElementsAre(-100, -1, 1));
}

TEST(OrderValues, HugeSumsStayExactOrAtTheEdge) {
    World world(2);
    constexpr MinorUnits kHuge = INT64_MAX;
    for (const DayNumber day : {10, 20, 30}) withContribution(world.order(0, day, kHuge), kHuge / 2, kHuge / 4);
    world.order(0, 40, 1000);
    world.order(1, 40, kHuge);
    EXPECT_EQ(valuesOf(world, 0, kContribution, 40).back(), 250);
    EXPECT_NEAR(static_cast<double>(valuesOf(world, 1, kContribution, 40)[0]), static_cast<double>(kHuge) / 4, 1e6);
}

TEST(ValueBasis, OneOrderWithoutNetMovesNobodyElse) {
    World world(20);
    for (ClientIndex c = 0; c < 20; ++c)
        for (DayNumber day = 100; day < 110; ++day) withContribution(world.order(c, day, 10'000), 1000, 500);
    const Assessment before = world.assess(200);
    EXPECT_EQ(before.base.basis, kContribution);
    EXPECT_EQ(before.base.estimated, 0);
    world.order(0, 150, 10'000);
    world.assess(200);
    EXPECT_EQ(world.result.base.basis, kContribution);
    EXPECT_EQ(world.result.base.estimated, 50) << "one of 201 orders";
    EXPECT_EQ(world.result.monetary[0], 11 * 500);
    for (ClientIndex c = 1; c < 20; ++c) EXPECT_EQ(world.result.monetary[c], before.monetary[c]);
    EXPECT_EQ(world.result.estimated(0), 909);
    EXPECT_EQ(world.result.provisional[0] & kEstimated, 0) << "a tenth may be estimated";
    EXPECT_EQ(world.result.provisional[0] & kMissingMargin, 0) << "and the margin is that of the rest";
    EXPECT_EQ(world.explain(0).inputs[2].measured, 5000);
    world.order(0, 151, 10'000);
    world.assess(200);
    EXPECT_NE(world.result.provisional[0] & kEstimated, 0) << "two of twelve";
    EXPECT_NE(world.result.provisional[0] & kMissingMargin, 0);
    EXPECT_EQ(world.explain(0).estimated, 1667);
    EXPECT_EQ(world.result.provisional[1] & kEstimated, 0);
}

TEST(ValueBasis, ASmallClientOfALargeBaseIsNamedAllTheSame) {
    World world(2);
    withContribution(world.order(0, 100, 100'000'000), 1'000'000, 1'000'000);
    world.order(1, 100, 1);
    world.assess(100);
    EXPECT_EQ(world.result.base.estimated, 1) << "never 0 where there is any";
    EXPECT_EQ(world.result.estimated(1), 10'000);
    EXPECT_NE(world.result.provisional[1] & kEstimated, 0);
}

/// The window of the scores is none of the value of what came before it.
TEST(ValueBasis, OlderOrdersAreOfTheSameBasisWhateverTheWindow) {
    World world(2);
    for (const DayNumber day : {2800, 2900, 3000}) withContribution(world.order(0, day, 10'000), 1000, 500);
    world.order(0, 100, 10'000);
    withContribution(world.order(1, 2950, 10'000), 1000, 500);
    for (const int window : {400, 1095, 5000}) {
        world.profile.windowDays = window;
        EXPECT_EQ(chosen(world, 3000), kContribution);
        const HistoryColumns histories = purchaseHistories(world.columns, chosen(world, 3000), 3000);
        EXPECT_EQ(histories.totalValue[0], 2000) << "never 11,500";
        EXPECT_EQ(histories.repeatValue[0], 1500);
    }
}

/// Orders and refunds that know more or less.
World gappyWorld() {
    const auto clients = *rc::gen::inRange<ClientIndex>(1, 8);
    World world(clients);
    const int orders = *rc::gen::inRange(0, 60);
    for (int i = 0; i < orders; ++i) {
        const auto client = *rc::gen::inRange<ClientIndex>(0, clients);
        const auto day = *rc::gen::inRange<DayNumber>(0, 100);
        const auto amount = *rc::gen::inRange<MinorUnits>(0, 100'000);
        OrderRow& row = world.order(client, day, *rc::gen::inRange(0, 8) == 0 ? -amount : amount);
        row.service = *rc::gen::inRange<std::int64_t>(0, 4);
        if (row.gross < 0) row.refundOf = *rc::gen::inRange<std::int64_t>(0, row.document);
        if (*rc::gen::inRange(0, 20) == 0) row.unrated = {'U', 'S', 'D'};
        row.netKnown = *rc::gen::inRange(0, 3) > 0;
        row.contributionKnown = row.netKnown && *rc::gen::inRange(0, 3) > 0;
        row.net = row.netKnown ? row.gross / 7 : 0;
        row.contribution = row.contributionKnown ? row.net - *rc::gen::inRange<MinorUnits>(0, 12'000) : 0;
    }
    return world;
}

/// The definitions once more, row by row.
MinorUnits referenceValue(const std::vector<OrderRow>& rows, const OrderRow& row, ValueBasis basis, DayNumber asOf) {
    const auto knows = [&](const OrderRow& r) {
        if (r.unrated[0] != 0) return false;
        return basis == kGross || (basis == kNet ? r.netKnown : r.contributionKnown);
    };
    const auto valueOf = [&](const OrderRow& r) {
        return basis == kGross ? r.gross : basis == kNet ? r.net : r.contribution;
    };
    if (knows(row)) return valueOf(row);
    const bool fromNet = basis == kContribution && row.netKnown;
    const auto ratio = [&](auto&& among, int atLeast) -> std::optional<std::pair<__int128, __int128>> {
        __int128 part = 0;
        __int128 whole = 0;
        int orders = 0;
        for (const OrderRow& r : rows) {
            if (!among(r) || !knows(r) || r.gross <= 0 || r.day > asOf) continue;
            ++orders;
            part += valueOf(r);
            whole += fromNet ? r.net : r.gross;
        }
        if (orders < atLeast || whole <= 0) return std::nullopt;
        return std::pair(part, whole);
    };
    auto found = ratio([&](const OrderRow& r) { return r.client == row.client; }, kOwnRatioFrom);
    if (!found && row.service != 0) found = ratio([&](const OrderRow& r) { return r.service == row.service; }, 1);
    if (!found) found = ratio([](const OrderRow&) { return true; }, 1);
    if (!found) return 0;
    const __int128 product = (fromNet ? row.net : row.gross) * found->first;
    const __int128 size = (2 * (product < 0 ? -product : product) + found->second) / (2 * found->second);
    return static_cast<MinorUnits>(product < 0 ? -size : size);
}

RC_GTEST_PROP(OrderValuesProperty, AgreeWithTheDefinition, ()) {
    const World world = gappyWorld();
    const OrderColumns columns = buildColumns(world.rows, world.facts.size());
    const auto asOf = *rc::gen::inRange<DayNumber>(0, 110);
    const auto basis = *rc::gen::element(kGross, kNet, kContribution);
    const OrderValues values(columns, basis, asOf);
    for (ClientIndex c = 0; c < world.facts.size(); ++c) {
        std::multiset<std::pair<MinorUnits, MinorUnits>> found, expected;
        for (std::size_t i = columns.begin[c]; i < columns.begin[c] + columns.count[c]; ++i)
            if ((columns.flags[i] & OrderColumns::kUnrated) == 0) found.emplace(columns.gross[i], values[i]);
        for (const OrderRow& row : world.rows)
            if (row.client == c && row.unrated[0] == 0)
                expected.emplace(row.gross, referenceValue(world.rows, row, basis, asOf));
        RC_ASSERT(found == expected);
    }
}

RC_GTEST_PROP(OrderValuesProperty, RowOrderLeavesNoTrace, ()) {
    World world = gappyWorld();
    const OrderColumns before = buildColumns(world.rows, world.facts.size());
    for (std::size_t i = world.rows.size(); i > 1; --i)
        std::swap(world.rows[i - 1], world.rows[*rc::gen::inRange<std::size_t>(0, i)]);
    const OrderColumns after = buildColumns(world.rows, world.facts.size());
    for (const ValueBasis basis : {kNet, kContribution}) {
        const OrderValues a(before, basis, 100);
        const OrderValues b(after, basis, 100);
        for (std::size_t i = 0; i < before.day.size(); ++i) RC_ASSERT(a[i] == b[i]);
    }
    RC_ASSERT(chooseBasis(before, world.profile, std::nullopt, 100) ==
              chooseBasis(after, world.profile, std::nullopt, 100));
}

/// Another money unit scales known values exactly, and estimates but for their rounding; the basis stays.
RC_GTEST_PROP(OrderValuesProperty, FollowTheMoneyUnit, ()) {
    World world = gappyWorld();
    const auto factor = *rc::gen::inRange<MinorUnits>(2, 1000);
    const OrderColumns before = buildColumns(world.rows, world.facts.size());
    for (OrderRow& row : world.rows) {
        row.gross *= factor;
        row.net *= factor;
        row.contribution *= factor;
    }
    const OrderColumns after = buildColumns(world.rows, world.facts.size());
    RC_ASSERT(chooseBasis(before, world.profile, std::nullopt, 100) ==
              chooseBasis(after, world.profile, std::nullopt, 100));
    for (const ValueBasis basis : {kNet, kContribution}) {
        const OrderValues a(before, basis, 100);
        const OrderValues b(after, basis, 100);
        for (std::size_t i = 0; i < before.day.size(); ++i) RC_ASSERT(std::abs(b[i] - factor * a[i]) <= factor / 2 + 1);
    }
}

/// One basis: scores, last year and every older order agree on what an order is worth.
RC_GTEST_PROP(OrderValuesProperty, EveryFigureIsOfTheSameBasis, ()) {
    World world = gappyWorld();
    for (OrderRow& row : world.rows) row.unrated = {};
    world.profile.windowDays = *rc::gen::element(20, 200);
    world.profile.valueBasis =
        *rc::gen::element(BasisChoice::best, BasisChoice::gross, BasisChoice::net, BasisChoice::contribution);
    world.assess(100);
    const HistoryColumns histories = purchaseHistories(world.columns, world.result.base.basis, 100);
    const OrderValues values(world.columns, world.result.base.basis, 100);
    for (ClientIndex c = 0; c < world.facts.size(); ++c) {
        if (!world.result.scored(c)) continue;
        MinorUnits inWindow = 0;
        MinorUnits all = 0;
        for (std::size_t i = world.columns.begin[c]; i < world.columns.begin[c] + world.columns.count[c]; ++i) {
            if (world.columns.day[i] > 100 || world.columns.knownDay[i] > 100) continue;
            all += values[i];
            if (world.columns.day[i] > 100 - world.profile.windowDays) inWindow += values[i];
        }
        RC_ASSERT(world.result.monetary[c] == inWindow);
        RC_ASSERT(world.result.valueLastYear[c] == all);
        RC_ASSERT(histories.totalValue[c] == all);
    }
}

}  // namespace
}  // namespace meike::engine
