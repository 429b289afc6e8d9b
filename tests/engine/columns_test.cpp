// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/columns.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"
#include "engine/purchases.h"
#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

OrderRow row(ClientIndex client, DayNumber day, std::int64_t document, MinorUnits gross, std::int64_t refundOf = 0) {
    OrderRow out;
    out.client = client;
    out.day = day;
    out.document = document;
    out.gross = gross;
    out.refundOf = refundOf;
    return out;
}

/// Every client's rows, wherever they lie.
std::vector<std::vector<std::int64_t>> contents(const OrderColumns& columns) {
    std::vector<std::vector<std::int64_t>> out(columns.clients());
    for (std::size_t c = 0; c < out.size(); ++c) {
        for (std::size_t i = columns.begin[c]; i < columns.begin[c] + columns.count[c]; ++i) {
            for (const std::int64_t value :
                 {std::int64_t{columns.day[i]}, std::int64_t{columns.knownDay[i]}, columns.gross[i], columns.net[i],
                  columns.contribution[i], std::int64_t{columns.flags[i]}, columns.services[columns.service[i]]}) {
                out[c].push_back(value);
            }
        }
        out[c].push_back(columns.clientFlags[c]);
    }
    return out;
}

TEST(Columns, ClusterByClientAndSortByDay) {
    const std::vector<OrderRow> rows{row(1, 20, 1, 5), row(0, 30, 2, 6), row(1, 10, 3, 7), row(0, 10, 4, 8)};
    const OrderColumns columns = buildColumns(rows, 3);
    EXPECT_EQ(columns.rows(), 4u);
    EXPECT_EQ(columns.count, (std::vector<std::uint32_t>{2, 2, 0}));
    EXPECT_EQ(columns.day, (std::vector<DayNumber>{10, 30, 10, 20}));
    EXPECT_EQ(columns.gross, (std::vector<MinorUnits>{8, 6, 7, 5}));
}

TEST(Columns, RefundOfAnOrderIsFiledUnderTheOrdersDay) {
    const std::vector<OrderRow> rows{row(0, 10, 1, 500), row(0, 40, 2, -200, 1), row(0, 20, 3, 100)};
    const OrderColumns columns = buildColumns(rows, 1);
    EXPECT_EQ(columns.day, (std::vector<DayNumber>{10, 10, 20}));
    EXPECT_EQ(columns.knownDay, (std::vector<DayNumber>{10, 40, 20}));
    EXPECT_EQ(columns.clientFlags[0] & OrderColumns::kNotPlain, OrderColumns::kHasRefund);
    EXPECT_EQ(columns.flags[1], OrderColumns::kRefund | OrderColumns::kLinked);
}

TEST(Columns, LinkToAnotherClientsOrderOrToNoneStandsAlone) {
    const std::vector<OrderRow> rows{row(0, 10, 1, 500), row(1, 40, 2, -200, 1), row(1, 41, 3, -200, 99)};
    const OrderColumns columns = buildColumns(rows, 2);
    EXPECT_EQ(columns.day, (std::vector<DayNumber>{10, 40, 41}));
    EXPECT_EQ(columns.flags[1] & OrderColumns::kLinked, 0);
}

TEST(Columns, UnknownValuesHoldNothing) {
    OrderRow netOnly = row(0, 1, 1, 100);
    netOnly.netKnown = true;
    netOnly.net = 30;
    OrderRow all = row(0, 3, 3, 100);
    all.netKnown = all.contributionKnown = true;
    all.net = 30;
    all.contribution = 12;
    const std::vector<OrderRow> rows{netOnly, row(0, 2, 2, 100), all};
    const OrderColumns columns = buildColumns(rows, 1);
    EXPECT_EQ(columns.net, (std::vector<MinorUnits>{30, 0, 30}));
    EXPECT_EQ(columns.contribution, (std::vector<MinorUnits>{0, 0, 12}));
    EXPECT_EQ(columns.clientFlags[0], OrderColumns::kLacksNet | OrderColumns::kLacksContribution);
}

TEST(Columns, RowOrderLeavesNoTrace) {
    test::SyntheticOrders synthetic{
        .clients = 50, .orders = 600, .refundPercent = 30, .netPercent = 60, .costPercent = 50};
    std::vector<OrderRow> rows = synthetic.rows();
    for (OrderRow& entry : rows) entry.day -= entry.day % 30;  // many rows a day
    const auto expected = contents(buildColumns(rows, 50));
    for (int turn = 0; turn < 5; ++turn) {
        test::Numbers numbers(static_cast<std::uint64_t>(turn));
        for (std::size_t i = rows.size(); i > 1; --i) {
            std::swap(rows[i - 1], rows[static_cast<std::size_t>(numbers.below(static_cast<std::int64_t>(i)))]);
        }
        EXPECT_EQ(contents(buildColumns(rows, 50)), expected);
    }
}

TEST(Columns, ClientOutOfRangeIsAnError) {
    const std::vector<OrderRow> rows{row(3, 1, 1, 1)};
    EXPECT_THROW(buildColumns(rows, 3), Error);
}

TEST(Columns, ReplacingClientsGivesWhatBuildingGives) {
    test::SyntheticOrders synthetic{.clients = 40, .orders = 3000, .refundPercent = 20};
    std::vector<OrderRow> rows = synthetic.rows();
    rows[5].unrated = {'U', 'S', 'D'};
    OrderColumns columns = buildColumns(rows, 40);
    test::Numbers numbers(3);
    std::int64_t document = 1'000'000;
    for (int edit = 0; edit < 400; ++edit) {
        const auto client = static_cast<ClientIndex>(numbers.below(40));
        // Grow far more often than shrink, so that clients move to the end and the holes are packed.
        if (numbers.chance(70)) {
            for (int i = 0; i < 40; ++i) {
                rows.push_back(row(client, static_cast<DayNumber>(numbers.between(19'000, 20'000)), document++, 100));
            }
            if (numbers.chance(10)) rows.back().unrated = {'J', 'P', 'Y'};
        } else {
            std::erase_if(rows,
                          [&](const OrderRow& entry) { return entry.client == client && entry.document % 2 == 0; });
        }
        std::vector<OrderRow> own;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(own),
                     [&](const OrderRow& r) { return r.client == client; });
        columns.replaceClient(client, own);
        ASSERT_EQ(columns.rows(), rows.size());
    }
    const OrderColumns fresh = buildColumns(rows, 40);
    EXPECT_EQ(contents(columns), contents(fresh));
    EXPECT_EQ(columns.unrated, fresh.unrated);
    EXPECT_LT(columns.day.size(), rows.size() * 4 / 3 + 2048) << "holes are packed";
}

TEST(Columns, AppendAndRemoveClients) {
    std::vector<OrderRow> rows{row(0, 1, 1, 10), row(1, 2, 2, 20), row(2, 3, 3, 30)};
    rows[2].unrated = {'U', 'S', 'D'};
    OrderColumns columns = buildColumns(rows, 3);
    const ClientIndex added = columns.appendClient();
    EXPECT_EQ(added, 3u);
    const std::vector<OrderRow> own{row(3, 9, 4, 90)};
    columns.replaceClient(added, own);
    columns.removeClient(0);  // client 3 moves into its place
    ASSERT_EQ(columns.clients(), 3u);
    EXPECT_EQ(columns.rows(), 3u);
    EXPECT_EQ(columns.gross[columns.begin[0]], 90);
    EXPECT_EQ(columns.gross[columns.begin[2]], 30);
    ASSERT_EQ(columns.unrated.size(), 1u);
    EXPECT_EQ(columns.unrated[0].first, 2u);
    columns.removeClient(2);
    EXPECT_TRUE(columns.unrated.empty());
}

}  // namespace
}  // namespace meike::engine
