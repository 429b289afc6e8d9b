// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "base/error.h"
#include "engine/chart_computations.h"
#include "tests/engine/world.h"
#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

constexpr DayNumber kToday = 20'400;

/// A made-up base with refunds, prospects and receivables.
test::World madeUpBase(std::size_t clients = 400) {
    test::World world(clients);
    test::SyntheticOrders orders;
    orders.clients = clients - clients / 10;  // the last tenth are prospects
    orders.orders = clients * 6;
    orders.firstDay = kToday - 900;
    orders.lastDay = kToday;
    orders.refundPercent = 5;
    world.rows = orders.rows();
    for (std::size_t i = 0; i < clients; i += 7) world.facts[i].receivables.push_back({kToday - 40, 12'345});
    world.assess(kToday);
    return world;
}

ChartInput inputOf(const test::World& world) { return {world.result, world.profile, 2}; }

std::int64_t sum(const ChartData& chart, std::string_view column) {
    std::int64_t total = 0;
    for (const ChartRow& row : chart.rows) total += chart.value(row, column);
    return total;
}

TEST(ChartTable, EveryRowComputesATableThatHoldsTogether) {
    const test::World world = madeUpBase();
    std::set<std::string_view> keys;
    for (const ChartEntry& entry : chartTable()) {
        SCOPED_TRACE(std::string(entry.key));
        EXPECT_TRUE(keys.insert(entry.key).second) << "a key twice";
        EXPECT_FALSE(entry.label.zh.empty());
        EXPECT_FALSE(entry.label.en.empty());
        EXPECT_EQ(findChart(entry.key), &entry);
        const ChartData chart = entry.compute(inputOf(world));
        EXPECT_EQ(chart.key, entry.key);
        EXPECT_FALSE(chart.columns.empty());
        EXPECT_FALSE(chart.rows.empty());
        std::set<std::string> rows;
        for (const ChartRow& row : chart.rows) {
            EXPECT_EQ(row.values.size(), chart.columns.size());
            EXPECT_TRUE(rows.insert(row.key).second) << row.key << " twice";
            if (row.client == ChartRow::kNoClient) {
                EXPECT_FALSE(row.label.zh.empty()) << row.key;
                EXPECT_TRUE(validate(row.rule)) << row.key;
            }
        }
    }
    EXPECT_EQ(findChart("pie"), nullptr);
}

TEST(ChartTable, EmptyBaseIsNoFault) {
    test::World world(0);
    world.assess(kToday);
    for (const ChartEntry& entry : chartTable()) {
        SCOPED_TRACE(std::string(entry.key));
        EXPECT_NO_THROW(entry.compute(inputOf(world)));
    }
}

TEST(KeyFigures, CountWhatTheDomainSays) {
    test::World world(4);
    world.order(0, kToday - 10, 100'000);  // active
    world.order(1, kToday - 120, 50'000);  // past drowsy: at risk
    world.order(2, kToday - 700, 70'000);  // past asleep: churned
    world.facts[1].receivables.push_back({kToday - 1, 900});
    world.facts[3].receivables.push_back({kToday + 1, 900});  // not due yet
    world.assess(kToday);
    const ChartData figures = keyFigures(inputOf(world));
    EXPECT_EQ(figures.row("clients")->values,
              (std::vector<std::int64_t>{4, 220'000, figures.row("clients")->values[2]}));
    EXPECT_EQ(figures.value(*figures.row("active"), "count"), 2);
    EXPECT_EQ(figures.value(*figures.row("value"), "money"), 150'000);
    EXPECT_EQ(figures.value(*figures.row("value"), "count"), 2);
    EXPECT_EQ(figures.value(*figures.row("at_risk"), "count"), 1);
    EXPECT_EQ(figures.value(*figures.row("at_risk"), "money"), 50'000);
    EXPECT_EQ(figures.value(*figures.row("overdue"), "count"), 1);
    EXPECT_EQ(figures.value(*figures.row("overdue"), "money"), 900);
}

TEST(Distributions, AddUpToTheBase) {
    const test::World world = madeUpBase();
    const auto clients = static_cast<std::int64_t>(world.result.clients());
    const MinorUnits money = std::accumulate(world.result.monetary.begin(), world.result.monetary.end(), MinorUnits{0});
    for (const ChartData& chart : {tierDistribution(inputOf(world)), stageDistribution(inputOf(world))}) {
        EXPECT_EQ(sum(chart, "count"), clients) << chart.key;
        EXPECT_EQ(sum(chart, "money"), money) << chart.key;
        EXPECT_NEAR(static_cast<double>(sum(chart, "money_share")), 10'000, 5) << chart.key;
        EXPECT_NEAR(static_cast<double>(sum(chart, "count_share")), 10'000, 5) << chart.key;
    }
    const ChartData tiers = tierDistribution(inputOf(world));
    EXPECT_EQ(tiers.rows.front().key, "core");
    EXPECT_EQ(tiers.rows.back().key, "none");
    EXPECT_GT(tiers.value(tiers.rows.back(), "count"), 0);
}

TEST(RfmMatrix, HasEveryCellOnceWithItsClientsAndClass) {
    const test::World world = madeUpBase();
    const ChartData matrix = rfmMatrix(inputOf(world));
    ASSERT_EQ(matrix.rows.size(), 25U);
    EXPECT_EQ(matrix.rows.front().key, "r5f1");
    EXPECT_EQ(matrix.rows.front().wordKey, "new");
    EXPECT_EQ(matrix.row("r5f5")->wordKey, "champion");
    EXPECT_EQ(matrix.row("r1f5")->wordKey, "cant_lose");
    for (const ChartRow& row : matrix.rows) {
        std::int64_t clients = 0;
        std::int64_t money = 0;
        for (std::size_t i = 0; i < world.result.clients(); ++i) {
            if (world.result.r[i] != matrix.value(row, "r") || world.result.f[i] != matrix.value(row, "f")) continue;
            ++clients;
            money += world.result.monetary[i];
            EXPECT_EQ(world.classKey(static_cast<ClientIndex>(i)), row.wordKey);
        }
        EXPECT_EQ(matrix.value(row, "count"), clients) << row.key;
        EXPECT_EQ(matrix.value(row, "money"), money) << row.key;
        EXPECT_EQ(row.opensClients, clients > 0);
    }
    EXPECT_EQ(sum(matrix, "count"), static_cast<std::int64_t>(world.result.base.clients));
}

TEST(RfmMatrix, NamesACellByItsClientsWhereMDecidesToo) {
    test::World world = madeUpBase();
    world.profile.rfmMethod = RfmMethod::eight_types;
    world.assess(kToday);
    const ChartData matrix = rfmMatrix(inputOf(world));
    for (const ChartRow& row : matrix.rows) {
        std::set<std::string> classes;
        for (std::size_t i = 0; i < world.result.clients(); ++i) {
            if (world.result.r[i] == matrix.value(row, "r") && world.result.f[i] == matrix.value(row, "f")) {
                classes.insert(world.classKey(static_cast<ClientIndex>(i)));
            }
        }
        EXPECT_EQ(row.wordKey, classes.size() == 1 ? *classes.begin() : "") << row.key;
    }
}

TEST(Concentration, SharesOfTheLargest) {
    test::World world(12);
    for (ClientIndex i = 0; i < 10; ++i) world.order(i, kToday - 5, i == 0 ? 55'000 : 5'000);
    world.refund(10, kToday - 5, -5'000);  // below zero: no part of the whole
    world.order(10, kToday - 400, 1'000);
    world.assess(kToday);
    const ChartData chart = concentration(inputOf(world));
    EXPECT_EQ(chart.value(*chart.row("top_1"), "share"), 5'500);
    EXPECT_EQ(chart.value(*chart.row("top_5"), "share"), 7'500);
    EXPECT_EQ(chart.value(*chart.row("top_10"), "share"), 10'000);
    EXPECT_EQ(chart.value(*chart.row("top_10"), "money"), 100'000);
    EXPECT_EQ(chart.value(*chart.row("eighty"), "count"), 6);
    EXPECT_EQ(chart.row("top_1")->rule, Rule::all({Rule::condition("monetary", ">=", {"550.00"})}));

    const ChartData curve = paretoCurve(inputOf(world));
    ASSERT_EQ(curve.rows.size(), 10U);
    EXPECT_EQ(curve.value(curve.rows.front(), "share"), 5'500);
    EXPECT_EQ(curve.value(curve.rows.back(), "share"), 10'000);
}

TEST(Concentration, CurveOfManyClientsClimbsToTheWhole) {
    const test::World world = madeUpBase(2'000);
    const ChartData curve = paretoCurve(inputOf(world));
    ASSERT_EQ(curve.rows.size(), 60U);
    for (std::size_t i = 1; i < curve.rows.size(); ++i) {
        EXPECT_GT(curve.value(curve.rows[i], "count"), curve.value(curve.rows[i - 1], "count"));
        EXPECT_GE(curve.value(curve.rows[i], "share"), curve.value(curve.rows[i - 1], "share"));
        EXPECT_LE(curve.value(curve.rows[i], "money"), curve.value(curve.rows[i - 1], "money"));
    }
    EXPECT_EQ(curve.value(curve.rows.back(), "share"), 10'000);
}

TEST(ClientsAtRisk, TheMostValueFirst) {
    const test::World world = madeUpBase();
    const ChartData chart = clientsAtRisk(inputOf(world));
    ASSERT_EQ(chart.rows.size(), 8U);
    std::set<ClientIndex> shown;
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const ClientIndex client = chart.rows[i].client;
        shown.insert(client);
        EXPECT_EQ(world.result.stage[client], Stage::at_risk);
        EXPECT_EQ(chart.value(chart.rows[i], "money"), world.result.valueLastYear[client]);
        if (i == 0) continue;
        EXPECT_LE(chart.value(chart.rows[i], "money"), chart.value(chart.rows[i - 1], "money"));
    }
    for (std::size_t i = 0; i < world.result.clients(); ++i) {
        if (world.result.stage[i] != Stage::at_risk || shown.contains(static_cast<ClientIndex>(i))) continue;
        EXPECT_LE(world.result.valueLastYear[i], chart.value(chart.rows.back(), "money"));
    }
}

TEST(Shares, AreWholeHundredthsWithinTheWhole) {
    EXPECT_EQ(shareOf(1, 3), 3'333);
    EXPECT_EQ(shareOf(2, 3), 6'667);
    EXPECT_EQ(shareOf(5, 3), 10'000);
    EXPECT_EQ(shareOf(-1, 3), 0);
    EXPECT_EQ(shareOf(1, 0), 0);
    EXPECT_EQ(shareOf(4'000'000'000'000'000'000, 8'000'000'000'000'000'000), 5'000);
}

}  // namespace
}  // namespace meike::engine
