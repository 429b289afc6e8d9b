// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/purchase_history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>

#include "engine/purchases.h"
#include "tests/engine/world.h"
#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

using test::World;

HistoryColumns histories(World& world, DayNumber asOf, ValueBasis basis = ValueBasis::gross) {
    world.columns = buildColumns(world.rows, world.facts.size());
    return purchaseHistories(world.columns, basis, asOf);
}

TEST(PurchaseHistory, CountsDaysAfterTheFirst) {
    World world(3);
    world.order(0, 100, 10);
    world.order(0, 100, 20);
    world.order(0, 130, 40);
    world.order(0, 130, 80);
    world.order(0, 190, 160);
    world.order(1, 150, 7);
    const HistoryColumns out = histories(world, 200);
    EXPECT_EQ(out.history[0], (PurchaseHistory{2, 90, 100}));
    EXPECT_EQ(out.repeatValue[0], 280);
    EXPECT_EQ(out.totalValue[0], 310);
    EXPECT_EQ(out.history[1], (PurchaseHistory{0, 0, 50}));
    EXPECT_EQ(out.repeatValue[1], 0);
    EXPECT_EQ(out.history[2].repeats, -1);
    EXPECT_EQ(out.totalValue[2], 0);
    EXPECT_EQ(out.valueKnown[2], 1);
}

TEST(PurchaseHistory, FactsAfterTheAsOfDateDoNotExist) {
    World world(2);
    world.order(0, 100, 10);
    world.order(0, 130, 40);
    world.order(1, 131, 5);
    const HistoryColumns out = histories(world, 130);
    EXPECT_EQ(out.history[0], (PurchaseHistory{1, 30, 30}));
    EXPECT_EQ(out.history[1].repeats, -1);
    EXPECT_EQ(histories(world, 129).history[0], (PurchaseHistory{0, 0, 29}));
}

TEST(PurchaseHistory, LinkedRefundTakesItsDayBackFromItsOwnDateOn) {
    World world;
    world.order(0, 100, 300);
    world.order(0, 120, 500);
    world.order(0, 150, 70);
    world.refund(0, 160, -500, 2);
    EXPECT_EQ(histories(world, 159).history[0], (PurchaseHistory{2, 50, 59}));
    EXPECT_EQ(histories(world, 159).repeatValue[0], 570);
    const HistoryColumns after = histories(world, 160);
    EXPECT_EQ(after.history[0], (PurchaseHistory{1, 50, 60}));
    EXPECT_EQ(after.repeatValue[0], 70);
    EXPECT_EQ(after.totalValue[0], 370);
}

TEST(PurchaseHistory, FirstPurchaseTakenBackMakesTheNextOneTheFirst) {
    World world;
    world.order(0, 100, 300);
    world.order(0, 120, 500);
    world.order(0, 150, 70);
    world.refund(0, 101, -300, 1);
    const HistoryColumns out = histories(world, 200);
    EXPECT_EQ(out.history[0], (PurchaseHistory{1, 30, 80}));
    EXPECT_EQ(out.repeatValue[0], 70);
    EXPECT_EQ(out.totalValue[0], 570);
}

TEST(PurchaseHistory, FreeRefundLowersTheValueAfterTheFirstPurchaseDayOnly) {
    World world(2);
    world.order(0, 100, 300);
    world.order(0, 150, 500);
    world.refund(0, 170, -40);
    world.refund(1, 90, -5);
    world.order(1, 100, 300);
    world.refund(1, 100, -20);
    world.order(1, 150, 10);
    const HistoryColumns out = histories(world, 200);
    EXPECT_EQ(out.history[0], (PurchaseHistory{1, 50, 100}));
    EXPECT_EQ(out.repeatValue[0], 460);
    EXPECT_EQ(out.repeatValue[1], 10);
    EXPECT_EQ(out.totalValue[1], 285);
}

TEST(PurchaseHistory, RefundsThatExceedTheirDayAreALoss) {
    World world;
    world.order(0, 100, 300);
    world.order(0, 120, 50);
    world.refund(0, 120, -80);
    world.order(0, 150, 500);
    const HistoryColumns out = histories(world, 200);
    EXPECT_EQ(out.history[0], (PurchaseHistory{1, 50, 100}));
    EXPECT_EQ(out.repeatValue[0], 470);
    EXPECT_EQ(out.totalValue[0], 770);
}

TEST(PurchaseHistory, OrderOfZeroValueIsAPurchase) {
    World world;
    world.order(0, 100, 0);
    world.order(0, 110, 0);
    EXPECT_EQ(histories(world, 120).history[0], (PurchaseHistory{1, 10, 20}));
}

TEST(PurchaseHistory, PurchasesAreJudgedOnGrossAndValuedInTheBasis) {
    World world;
    world.order(0, 100, 500);
    OrderRow& loss = world.order(0, 120, 400);
    loss.netKnown = loss.contributionKnown = true;
    loss.net = 30;
    loss.contribution = -60;
    EXPECT_EQ(histories(world, 130, ValueBasis::contribution).history[0], (PurchaseHistory{1, 20, 30}));
    EXPECT_EQ(histories(world, 130, ValueBasis::contribution).repeatValue[0], -60);
    EXPECT_EQ(histories(world, 130, ValueBasis::net).repeatValue[0], 30);
    EXPECT_EQ(histories(world, 130, ValueBasis::gross).totalValue[0], 900);
}

TEST(PurchaseHistory, ValueIsUnknownWithoutARateFromThatDocumentOn) {
    World world;
    world.order(0, 100, 500);
    world.order(0, 120, 400).unrated = {'U', 'S', 'D'};
    EXPECT_EQ(histories(world, 119).valueKnown[0], 1);
    const HistoryColumns out = histories(world, 120);
    EXPECT_EQ(out.valueKnown[0], 0);
    EXPECT_EQ(out.history[0], (PurchaseHistory{1, 20, 20}));
}

TEST(PurchaseHistory, KnowsWhenAllPurchasesAreOfOneValue) {
    World world(6);
    for (const DayNumber day : {10, 20, 30}) {
        for (ClientIndex c = 0; c < 6; ++c) world.order(c, day, 100);
    }
    world.order(1, 40, 101);
    world.order(2, 40, 60);
    world.order(2, 40, 40);
    world.refund(3, 35, -1);
    world.order(4, 50, 100);
    world.refund(4, 60, -100, world.rows.back().document);
    EXPECT_EQ(histories(world, 70).equalValues, (std::vector<std::uint8_t>{1, 0, 1, 0, 1, 1}));
    EXPECT_EQ(histories(world, 20).equalValues, (std::vector<std::uint8_t>(6, 0))) << "two are no habit yet";
}

TEST(PurchaseHistory, HugeAmountsDoNotOverflow) {
    World world;
    constexpr MinorUnits kHuge = std::numeric_limits<MinorUnits>::max() - 1;
    for (DayNumber day = 100; day < 120; ++day) world.order(0, day, kHuge);
    const HistoryColumns out = histories(world, 200);
    EXPECT_EQ(out.history[0], (PurchaseHistory{19, 19, 100}));
    EXPECT_GT(out.totalValue[0], 0);
}

/// The definitions once more, row by row and day by day.
struct Reference {
    PurchaseHistory history;
    MinorUnits repeatValue = 0;
    MinorUnits totalValue = 0;
};

Reference reference(const std::vector<OrderRow>& rows, ClientIndex client, DayNumber asOf) {
    struct Day {
        bool order = false;
        bool refund = false;
        MinorUnits gross = 0;
    };
    std::map<DayNumber, Day> days;
    for (const OrderRow& row : rows) {
        if (row.client != client || row.day > asOf) continue;
        DayNumber day = row.day;
        bool exists = true;
        if (row.gross < 0 && row.refundOf != 0) {
            for (const OrderRow& order : rows) {
                if (order.client == client && order.document == row.refundOf && order.gross >= 0) {
                    day = order.day;
                    exists = order.day <= asOf;
                }
            }
        }
        if (!exists) continue;
        Day& entry = days[day];
        (row.gross < 0 ? entry.refund : entry.order) = true;
        entry.gross += row.gross;
    }
    Reference out;
    DayNumber first = 0;
    for (const auto& [day, entry] : days) {
        out.totalValue += entry.gross;
        const bool purchase = entry.order && (entry.gross > 0 || !entry.refund);
        if (out.history.repeats >= 0) out.repeatValue += entry.gross;  // a day taken back nets to nothing or less
        if (!purchase) continue;
        if (++out.history.repeats == 0) first = day;
        out.history.lastDay = day - first;
        out.history.age = asOf - first;
    }
    return out;
}

TEST(PurchaseHistory, EqualsANaiveReferenceOnRandomLedgers) {
    int repeating = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        test::SyntheticOrders synthetic;
        synthetic.clients = 30;
        synthetic.orders = 250;
        synthetic.firstDay = 20'000;
        synthetic.lastDay = 20'080;
        synthetic.refundPercent = seed % 3 == 0 ? 0 : 40;
        synthetic.seed = seed;
        const std::vector<OrderRow> rows = synthetic.rows();
        const OrderColumns columns = buildColumns(rows, synthetic.clients);
        std::vector<DayNumber> days;
        for (const DayNumber asOf : {20'030, 20'060, 20'200}) {
            const HistoryColumns out = purchaseHistories(columns, ValueBasis::gross, asOf);
            for (ClientIndex c = 0; c < synthetic.clients; ++c) {
                const Reference expected = reference(rows, c, asOf);
                ASSERT_EQ(out.history[c], expected.history) << "seed " << seed << " client " << c;
                ASSERT_EQ(out.totalValue[c], expected.totalValue);
                ASSERT_EQ(out.repeatValue[c], expected.repeatValue) << "seed " << seed << " client " << c;
                purchaseDays(columns, c, asOf, days);
                ASSERT_EQ(out.history[c].repeats + 1, static_cast<std::int32_t>(days.size()));
                if (!days.empty()) {
                    ASSERT_EQ(out.history[c].lastDay, days.back() - days.front());
                    ASSERT_EQ(out.history[c].age, asOf - days.front());
                }
                repeating += out.history[c].repeats > 0 ? 1 : 0;
            }
        }
    }
    EXPECT_GT(repeating, 1000);
}

TEST(HistoryCells, CountEqualHistoriesInOrder) {
    const std::vector<PurchaseHistory> histories{{2, 30, 90}, {0, 0, 5}, {-1, 0, 0},
                                                 {2, 30, 90}, {0, 0, 3}, {2, 10, 90}};
    const std::vector<HistoryCell> cells = historyCells(histories);
    ASSERT_EQ(cells.size(), 4U);
    EXPECT_EQ(cells[0].T, 3);
    EXPECT_EQ(cells[1].T, 5);
    EXPECT_EQ(cells[2].tx, 10);
    EXPECT_EQ(cells[3].x, 2);
    EXPECT_EQ(cells[3].tx, 30);
    EXPECT_EQ(cells[3].T, 90);
    EXPECT_EQ(cells[3].weight, 2);
}

}  // namespace
}  // namespace meike::engine
