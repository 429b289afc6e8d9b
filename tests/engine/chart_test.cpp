// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <set>

#include "base/error.h"
#include "engine/care_facts.h"
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
    for (std::size_t i = 0; i < clients; i += 5)
        world.facts[i].terms.push_back({kToday - 300, kToday + 40, kToday - 300, ContractTerm::kFramework});
    world.assess(kToday);
    return world;
}

ChartInput inputOf(const test::World& world) { return {world.result, world.profile, 2}; }

/// The same with everything that some charts need: owners, purchase periods, a movement, a report card.
struct WholeInput {
    explicit WholeInput(const test::World& world)
        : quarters(purchasePeriods(world.columns, CohortPeriod::quarter, kToday)), years(yearsOf(quarters)) {
        const std::size_t clients = world.result.clients();
        for (std::size_t i = 0; i < clients; ++i) owner.push_back(static_cast<std::int32_t>(i % 4) - 1);
        moves.from = "then";
        moves.to = "now";
        for (const ClassName& tier : world.result.tierNames) moves.classes.push_back({tier.key, tier.label});
        moves.before = world.result.tier;
        if (clients > 0) std::rotate(moves.before.begin(), moves.before.begin() + 1, moves.before.end());
        moves.after = world.result.tier;
        moves.money = world.result.monetary;
        card.cuts = {kToday - 365};
        card.reliability[3] = {12, 0.35, 0.25};
        input = std::make_unique<ChartInput>(inputOf(world));
        input->owner = owner;
        input->ownerNames = names;
        input->quarters = &quarters;
        input->years = &years;
        input->moves = &moves;
        input->reportCard = &card;
        care.work.resize(clients);
        care.revenue.resize(clients);
        care.capacity = {1'200, 600, 0};
        for (std::size_t i = 0; i < kCareQuarters; ++i)
            care.quarters[i] = kToday - 90 * static_cast<DayNumber>(kCareQuarters - i);
        care.quarters[kCareQuarters] = kToday + 1;
        for (std::size_t i = 0; i < clients; ++i) {
            const auto n = static_cast<std::int32_t>(i);
            care.work[i] = {n % 3 * 30, n % 11 == 0 ? 60 : 0, n % 5 * 30,
                            n % 4,      n % 7 == 0 ? 1 : 0,   n % 9 == 0 ? 1 : 0};
            care.revenue[i].fill(static_cast<MinorUnits>(i) * 100);
            if (i % 2 == 0)
                care.answers.push_back(
                    {static_cast<ClientIndex>(i), kToday - n % 700, i % 4 == 0, i % 4 == 0 ? n % 11 : 1 + n % 5});
            if (i % 6 == 0) care.ends.push_back({static_cast<ClientIndex>(i), i % 12 == 0});
        }
        input->care = &care;
    }
    const ChartInput& operator()() const { return *input; }

    PurchasePeriods quarters, years;
    std::vector<std::int32_t> owner;
    std::vector<std::string> names{"Anna", "Bob", "Chen"};
    Moves moves;
    ReportCard card;
    CareFacts care;
    std::unique_ptr<ChartInput> input;
};

/// The one kind of movement that the input holds.
bool isOtherMovement(const ChartEntry& entry, const ChartInput& input) {
    return entry.key == (input.moves->by == Moves::By::tier ? "movement_stage" : "movement_tier");
}

std::int64_t sum(const ChartData& chart, std::string_view column) {
    std::int64_t total = 0;
    for (const ChartRow& row : chart.rows) total += chart.value(row, column);
    return total;
}

TEST(ChartTable, EveryRowComputesATableThatHoldsTogether) {
    const test::World world = madeUpBase();
    const WholeInput input(world);
    std::set<std::string_view> keys;
    for (const ChartEntry& entry : chartTable()) {
        SCOPED_TRACE(std::string(entry.key));
        EXPECT_TRUE(keys.insert(entry.key).second) << "a key twice";
        EXPECT_FALSE(entry.label.zh.empty());
        EXPECT_FALSE(entry.label.en.empty());
        EXPECT_EQ(findChart(entry.key), &entry);
        const ChartData chart = entry.compute(input());
        EXPECT_EQ(chart.key, entry.key);
        EXPECT_FALSE(chart.columns.empty());
        EXPECT_EQ(chart.rows.empty(), isOtherMovement(entry, input()));
        std::set<std::string> rows;
        for (const ChartRow& row : chart.rows) {
            EXPECT_EQ(row.values.size(), chart.columns.size());
            EXPECT_TRUE(rows.insert(row.key).second) << row.key << " twice";
            if (row.client == ChartRow::kNoClient) {
                EXPECT_FALSE(row.label.zh.empty()) << row.key;
                EXPECT_FALSE(row.label.en.empty()) << row.key;
            }
            if (row.rule) {
                EXPECT_TRUE(validate(*row.rule)) << row.key;
            }
            const auto clients = chart.clients(row);
            EXPECT_EQ(std::set(clients.begin(), clients.end()).size(), clients.size()) << row.key << " has one twice";
            for (std::size_t i = 0; i < chart.columns.size(); ++i)
                if (chart.columns[i].key == "count" && row.opensClients) {
                    EXPECT_EQ(row.values[i], static_cast<std::int64_t>(clients.size())) << row.key;
                }
        }
    }
    EXPECT_EQ(findChart("pie"), nullptr);
}

TEST(ChartTable, EmptyBaseIsNoFault) {
    test::World world(0);
    world.assess(kToday);
    const WholeInput whole(world);
    for (const ChartEntry& entry : chartTable()) {
        SCOPED_TRACE(std::string(entry.key));
        EXPECT_NO_THROW(entry.compute(inputOf(world)));
        EXPECT_NO_THROW(entry.compute(whole()));
    }
}

TEST(ChartTable, AFilterCountsExactlyTheIncludedClients) {
    const test::World world = madeUpBase();
    WholeInput all(world);
    std::vector<std::uint8_t> included(world.result.clients());
    for (std::size_t i = 0; i < included.size(); ++i) included[i] = i % 3 == 0 ? 1 : 0;
    WholeInput some(world);
    some.input->included = included;
    for (const ChartEntry& entry : chartTable()) {
        SCOPED_TRACE(std::string(entry.key));
        const ChartData chart = entry.compute(some());
        // Who moved was chosen by whoever made the list of moves.
        if (chart.membersAreMoves) continue;
        for (const ClientIndex client : chart.members) EXPECT_EQ(client % 3, 0U);
    }
    // Of every row that all clients give, the included third is left.
    for (const char* key : {"key_figures", "tier_distribution", "lifecycle_funnel", "rfm_matrix", "overdue_by_tier"}) {
        const ChartData whole = findChart(key)->compute(all());
        const ChartData part = findChart(key)->compute(some());
        ASSERT_EQ(whole.rows.size(), part.rows.size()) << key;
        for (std::size_t i = 0; i < whole.rows.size(); ++i) {
            std::vector<ClientIndex> expected;
            for (const ClientIndex client : whole.clients(whole.rows[i]))
                if (client % 3 == 0) expected.push_back(client);
            const auto found = part.clients(part.rows[i]);
            EXPECT_EQ(std::vector<ClientIndex>(found.begin(), found.end()), expected) << key << whole.rows[i].key;
        }
    }
}

/// Four clients of two owners: what each chart of care says of them, by hand.
TEST(CareCharts, SayWhatWasPlannedDoneAndAnswered) {
    test::World world(4);
    world.order(0, kToday - 10, 300'000);
    world.order(1, kToday - 20, 100'000);
    world.order(2, kToday - 30, 100'000);
    world.assess(kToday);
    CareFacts care;
    //           planned, dropped, ahead, done, skipped, overdue
    care.work = {{60, 0, 300, 3, 1, 0}, {120, 60, 180, 0, 0, 2}, {0, 0, 0, 0, 0, 0}, {30, 0, 120, 1, 0, 0}};
    care.capacity = {240, 60};
    care.revenue.resize(4);
    for (std::size_t i = 0; i <= kCareQuarters; ++i)
        care.quarters[i] = kToday + 1 - 90 * static_cast<DayNumber>(kCareQuarters - i);
    care.revenue[0][7] = 300'000;
    care.revenue[1][7] = 100'000;
    care.revenue[1][0] = 5;
    for (int i = 0; i < 10; ++i) care.answers.push_back({0, kToday - i, true, i < 7 ? 10 : 3});
    for (int i = 0; i < 9; ++i) care.answers.push_back({1, kToday - i, false, 5});
    care.ends = {{0, true}, {0, false}, {1, true}};
    const std::vector<std::int32_t> owner{0, 1, 1, -1};
    const std::vector<std::string> names{"Anna", "Bob"};
    ChartInput input = inputOf(world);
    input.owner = owner;
    input.ownerNames = names;
    input.care = &care;

    const ChartData load = serviceLoad(input);
    ASSERT_EQ(load.rows.size(), 3U);
    EXPECT_EQ(load.rows[0].values, (std::vector<std::int64_t>{1, 1, 4, 2'500, 0}));
    EXPECT_EQ(load.rows[1].values, (std::vector<std::int64_t>{1, 2, 1, 10'000, 1})) << "three times what there is";
    EXPECT_EQ(load.rows[2].key, "none");
    EXPECT_EQ(load.rows[2].values[2], kNoValue);

    const ChartData kept = promisesKept(input);
    ASSERT_EQ(kept.rows.size(), 3U);
    EXPECT_EQ(kept.rows[0].values, (std::vector<std::int64_t>{1, 3, 1, 0, 7'500}));
    EXPECT_EQ(kept.rows[1].values, (std::vector<std::int64_t>{1, 0, 0, 2, 0}));

    const ChartData effort = effortByTier(input);
    EXPECT_EQ(sum(effort, "hours"), 10);
    EXPECT_EQ(sum(effort, "effort"), 10'000);
    EXPECT_EQ(sum(effort, "value"), 10'000);
    EXPECT_EQ(sum(effort, "money"), 500'000);

    const ChartData time = satisfactionOverTime(input);
    ASSERT_EQ(time.rows.size(), kCareQuarters);
    EXPECT_EQ(time.value(time.rows[0], "money"), 5);
    EXPECT_EQ(time.value(time.rows[7], "money"), 400'000);
    EXPECT_EQ(time.value(time.rows[7], "nps"), 4'000) << "seven promoters, three detractors of ten";
    EXPECT_EQ(time.value(time.rows[7], "csat"), kNoValue) << "nine answers are too few";
    EXPECT_EQ(time.value(time.rows[7], "csat_answers"), 9);
    EXPECT_EQ(time.value(time.rows[7], "count"), 2);

    const ChartData loyalty = loyaltyByTier(input);
    EXPECT_EQ(sum(loyalty, "ended"), 3);
    EXPECT_EQ(sum(loyalty, "answers"), 10);
    const auto place = static_cast<std::size_t>(world.result.tier[0]);
    const std::int64_t mine = loyalty.value(loyalty.rows[place], "promoters");
    EXPECT_EQ(mine, 7'000);
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
    const ChartData chart = tierDistribution(inputOf(world));
    EXPECT_EQ(sum(chart, "count"), clients);
    EXPECT_EQ(sum(chart, "money"), money);
    EXPECT_NEAR(static_cast<double>(sum(chart, "money_share")), 10'000, 5);
    EXPECT_NEAR(static_cast<double>(sum(chart, "count_share")), 10'000, 5);
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

TEST(Concentration, WhatGoesWithAClient) {
    test::World world(4);
    world.order(0, kToday - 5, 60'000);
    world.order(1, kToday - 5, 20'000);
    world.order(2, kToday - 5, 15'000);
    world.order(3, kToday - 500, 5'000);
    world.assess(kToday);
    const std::vector<std::int32_t> owner{0, 0, 1, -1};
    const std::vector<std::string> names{"Anna", "Bob"};
    ChartInput input = inputOf(world);
    input.owner = owner;
    input.ownerNames = names;
    const ChartData chart = ifClientLeaves(input);
    ASSERT_EQ(chart.rows.size(), 4U);
    const ChartRow& first = chart.rows.front();
    EXPECT_EQ(first.client, 0U);
    EXPECT_EQ(first.word.en, "Anna");
    EXPECT_EQ(chart.value(first, "money"), 60'000);
    EXPECT_EQ(chart.value(first, "share"), 6'000);
    EXPECT_EQ(chart.value(first, "owner_share"), 7'500) << "60,000 of Anna's 80,000";
    EXPECT_EQ(chart.value(first, "top_five"), 10'000) << "three clients are left";
    const ChartRow& last = chart.rows.back();
    EXPECT_EQ(chart.value(last, "owner_share"), kNoValue) << "nobody's";
    EXPECT_EQ(chart.value(last, "year"), 0) << "500 days ago";
    EXPECT_EQ(last.word.en, "No owner");
}

TEST(Funnel, StepsNarrowAndStagesAddUp) {
    test::World world(6);
    // 0: a prospect. 1: once. 2 and 3: twice. 4 and 5: three times, 5 long ago.
    for (const ClientIndex client : {1U, 2U, 3U, 4U}) world.order(client, kToday - 10, 1'000);
    for (const ClientIndex client : {2U, 3U, 4U}) world.order(client, kToday - 20, 1'000);
    world.order(4, kToday - 30, 1'000);
    for (const DayNumber ago : {700, 720, 740}) world.order(5, kToday - ago, 500);
    world.assess(kToday);
    const ChartData chart = lifecycleFunnel(inputOf(world));
    const auto row = [&](const char* key) { return chart.row(key)->values; };
    const auto money = [&](const char* key) { return chart.value(*chart.row(key), "money"); };
    EXPECT_EQ(row("known"), (std::vector<std::int64_t>{6, 10'000, kNoValue, money("known")}));
    EXPECT_EQ(row("bought"), (std::vector<std::int64_t>{5, 8'333, 8'333, money("bought")}));
    EXPECT_EQ(row("again"), (std::vector<std::int64_t>{4, 6'667, 8'000, money("again")}));
    EXPECT_EQ(row("often"), (std::vector<std::int64_t>{2, 3'333, 5'000, money("often")}));
    std::int64_t stages = 0;
    for (std::size_t stage = 1; stage < stageRows().size(); ++stage)
        stages += chart.value(*chart.row(stageRows()[stage].key), "count");
    EXPECT_EQ(stages, 6);
    EXPECT_EQ(chart.value(*chart.row("prospect"), "count"), 1);
    EXPECT_EQ(chart.value(*chart.row("repeat"), "count"), 2);
    EXPECT_EQ(chart.value(*chart.row("churned"), "count"), 1);
}

DayNumber day(int year, unsigned month, unsigned dayOfMonth) {
    return dayNumber(valueOrThrow(makeDate(year, month, dayOfMonth)));
}

TEST(Cohorts, PeriodsOfTheCalendar) {
    EXPECT_EQ(periodOf(day(2026, 3, 31), CohortPeriod::quarter), 2026 * 4);
    EXPECT_EQ(periodOf(day(2026, 4, 1), CohortPeriod::quarter), 2026 * 4 + 1);
    EXPECT_EQ(periodOf(day(2026, 12, 31), CohortPeriod::year), 2026);
    for (const CohortPeriod period : {CohortPeriod::quarter, CohortPeriod::year}) {
        for (DayNumber d = day(2023, 12, 20); d < day(2026, 1, 10); ++d) {
            const std::int32_t number = periodOf(d, period);
            EXPECT_LE(periodStart(number, period), d);
            EXPECT_GT(periodStart(number + 1, period), d);
        }
    }
}

TEST(Cohorts, ShareStillBuyingInEachLaterPeriod) {
    test::World world(4);
    const DayNumber asOf = day(2026, 8, 15);
    // Three first bought in 2026Q1; one of them again in Q2, two in Q3. One came in Q2.
    for (const ClientIndex client : {0U, 1U, 2U}) world.order(client, day(2026, 2, 1), 100);
    world.order(0, day(2026, 3, 1), 100);  // the same quarter is no return
    world.order(0, day(2026, 5, 1), 100);
    world.order(0, day(2026, 7, 1), 100);
    world.order(1, day(2026, 8, 1), 100);
    world.order(1, day(2026, 9, 1), 100);  // after the day
    world.order(3, day(2026, 6, 30), 100);
    const std::int64_t order = world.order(2, day(2026, 5, 5), 100).document;
    world.refund(2, day(2026, 5, 6), -100, order);  // taken back: no purchase
    world.assess(asOf);
    const PurchasePeriods quarters = purchasePeriods(world.columns, CohortPeriod::quarter, asOf);
    const PurchasePeriods years = yearsOf(quarters);
    ChartInput input = inputOf(world);
    input.quarters = &quarters;
    input.years = &years;
    const ChartData chart = quarterCohorts(input);
    const auto cell = [&](const char* key) { return chart.value(*chart.row(key), "count"); };
    ASSERT_EQ(chart.rows.size(), 5U) << "a triangle without the quarter in which nobody came";
    EXPECT_EQ(cell("2026Q1+0"), 3);
    EXPECT_EQ(cell("2026Q1+1"), 1);
    EXPECT_EQ(cell("2026Q1+2"), 2);
    EXPECT_EQ(cell("2026Q2+0"), 1);
    EXPECT_EQ(cell("2026Q2+1"), 0);
    EXPECT_EQ(chart.value(*chart.row("2026Q1+1"), "share"), 3'333);
    EXPECT_EQ(chart.row("2026Q1+2")->wordKey, "running") << "the third quarter has not ended";
    EXPECT_EQ(chart.row("2026Q1+1")->wordKey, "whole");
    EXPECT_FALSE(chart.row("2026Q2+1")->opensClients);
    const auto third = chart.clients(*chart.row("2026Q1+2"));
    EXPECT_EQ(std::vector<ClientIndex>(third.begin(), third.end()), (std::vector<ClientIndex>{0, 1}));
    const ChartData byYear = yearCohorts(input);
    ASSERT_EQ(byYear.rows.size(), 1U);
    EXPECT_EQ(byYear.value(byYear.rows.front(), "count"), 4);
}

TEST(Portfolios, EveryClientIsOneOwners) {
    const test::World world = madeUpBase();
    const WholeInput input(world);
    const ChartData chart = ownerPortfolios(input());
    EXPECT_EQ(sum(chart, "count"), static_cast<std::int64_t>(world.result.clients()));
    EXPECT_EQ(sum(chart, "money"),
              std::accumulate(world.result.monetary.begin(), world.result.monetary.end(), MinorUnits{0}));
    EXPECT_EQ(chart.rows.back().key, "none");
    for (const ChartRow& row : chart.rows) {
        MinorUnits risk = 0;
        for (const ClientIndex client : chart.clients(row)) {
            EXPECT_EQ(input.owner[client] < 0 ? "No owner" : input.names[static_cast<std::size_t>(input.owner[client])],
                      row.label.en);
            if (world.result.stage[client] == Stage::at_risk) risk += world.result.valueLastYear[client];
        }
        EXPECT_EQ(chart.value(row, "at_risk"), risk);
        EXPECT_EQ(chart.value(row, "clv"), kNoValue) << "there is no forecast";
    }
}

TEST(Portfolios, TwoOwnersOfOneNameAreListedByTheirClients) {
    const test::World world = madeUpBase();
    WholeInput input(world);
    input.names = {"Anna", "Anna", "Chen"};
    input.input->ownerNames = input.names;
    for (const ChartRow& row : ownerPortfolios(input()).rows) EXPECT_EQ(row.rule.has_value(), row.label.en != "Anna");
}

TEST(Overdue, ByTierOfWhoOwes) {
    const test::World world = madeUpBase();
    const ChartData chart = overdueByTier(inputOf(world));
    EXPECT_EQ(sum(chart, "money"),
              std::accumulate(world.result.overdue.begin(), world.result.overdue.end(), MinorUnits{0}));
    std::size_t owing = 0;
    for (const MinorUnits overdue : world.result.overdue) owing += overdue > 0 ? 1 : 0;
    EXPECT_EQ(chart.members.size(), owing);
    ASSERT_GT(owing, 20U);
    for (const ChartRow& row : chart.rows)
        for (const ClientIndex client : chart.clients(row)) {
            EXPECT_GT(world.result.overdue[client], 0);
            EXPECT_EQ(world.tierKey(world.result.tier[client]), row.key == "none" ? "" : row.key);
        }
}

TEST(ReportCardChart, FiguresAndCalibration) {
    const test::World world = madeUpBase(5);
    WholeInput input(world);
    input.card.score[0].errorRate = 0.24;
    input.card.score[0].bias = -0.061;
    input.card.usability = Usability::usable;
    const ChartData chart = modelReportCard(input());
    EXPECT_EQ(chart.value(*chart.row("error_rate"), "share"), 2'400);
    EXPECT_EQ(chart.value(*chart.row("omission_rate"), "share"), kNoValue) << "nobody bought";
    EXPECT_EQ(chart.value(*chart.row("bias"), "share"), -610);
    EXPECT_EQ(chart.row("verdict")->wordKey, "with_care") << "no simple rule is further off";
    EXPECT_EQ(chart.row("likely_30")->values, (std::vector<std::int64_t>{0, 2'500, 3'500, 12}));
    EXPECT_EQ(chart.row("likely_40"), nullptr) << "no case";
    for (const ChartRow& row : chart.rows) EXPECT_FALSE(row.opensClients);
    input.card.totalsCovered = 1;
    input.card.brierBaseRate = 0.2;
    for (std::size_t i = 1; i < kPredictors; ++i) input.card.score[i].mae = 1;
    EXPECT_EQ(modelReportCard(input()).row("verdict")->wordKey, "usable");
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
