// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/movement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include <map>

#include "base/error.h"
#include "engine/chart_computations.h"

namespace meike::engine {
namespace {

using testing::ElementsAre;

TEST(Movement, RowsAreFromColumnsAreTo) {
    const std::vector<std::int8_t> from{0, 0, 1, 2, -1, 2, -1};
    const std::vector<std::int8_t> to{0, 1, 0, 2, 1, -1, -1};
    const Movement found = movement(from, to, 3);
    EXPECT_THAT(found.matrix, ElementsAre(ElementsAre(1, 1, 0), ElementsAre(1, 0, 0), ElementsAre(0, 0, 1)));
    EXPECT_THAT(found.added, ElementsAre(0, 1, 0));
    EXPECT_THAT(found.lost, ElementsAre(0, 0, 1));
    EXPECT_EQ(found.stayed(), 2U);
    EXPECT_EQ(found.up(), 1U);
    EXPECT_EQ(found.down(), 1U);
}

TEST(Movement, StagesByTheirRows) {
    const std::vector<Stage> from{Stage::prospect, Stage::loyal, Stage::none};
    const std::vector<Stage> to{Stage::first_time, Stage::churned, Stage::prospect};
    const Movement found = stageMovement(from, to);
    ASSERT_EQ(found.matrix.size(), stageRows().size());
    EXPECT_EQ(found.matrix[static_cast<std::size_t>(Stage::prospect)][static_cast<std::size_t>(Stage::first_time)], 1U);
    EXPECT_EQ(found.matrix[static_cast<std::size_t>(Stage::loyal)][static_cast<std::size_t>(Stage::churned)], 1U);
    EXPECT_EQ(found.added[static_cast<std::size_t>(Stage::prospect)], 1U);
    EXPECT_EQ(found.stayed(), 0U);
}

TEST(Movement, StagesForwardAndBack) {
    EXPECT_GT(stageStep(Stage::prospect, Stage::first_time), 0);
    EXPECT_GT(stageStep(Stage::repeat, Stage::loyal), 0);
    EXPECT_GT(stageStep(Stage::churned, Stage::returned), 0);
    EXPECT_GT(stageStep(Stage::at_risk, Stage::repeat), 0);
    EXPECT_LT(stageStep(Stage::loyal, Stage::at_risk), 0);
    EXPECT_LT(stageStep(Stage::at_risk, Stage::churned), 0);
    EXPECT_LT(stageStep(Stage::first_time, Stage::churned), 0);
    EXPECT_EQ(stageStep(Stage::loyal, Stage::loyal), 0);
}

TEST(Movement, ColumnsOfDifferentLengthAreAMistake) {
    const std::vector<std::int8_t> from{0};
    const std::vector<std::int8_t> to{0, 1};
    EXPECT_THROW(movement(from, to, 2), Error);
}

RC_GTEST_PROP(Movement, EveryClientIsCountedOnce, (const std::vector<std::pair<std::uint8_t, std::uint8_t>>& moves)) {
    std::vector<std::int8_t> from;
    std::vector<std::int8_t> to;
    std::size_t nowhere = 0;
    for (const auto& [a, b] : moves) {
        from.push_back(static_cast<std::int8_t>(a % 5) - 1);
        to.push_back(static_cast<std::int8_t>(b % 5) - 1);
        if (from.back() < 0 && to.back() < 0) ++nowhere;
    }
    const Movement found = movement(from, to, 4);
    std::size_t sum = nowhere + found.stayed() + found.up() + found.down();
    for (std::size_t i = 0; i < 4; ++i) sum += found.added[i] + found.lost[i];
    RC_ASSERT(sum == moves.size());
}

/// The chart of a movement: every client that is in a class on either day is in exactly one cell, and rows and columns
/// add up to the counts of the two days.
RC_GTEST_PROP(MovementChart, SumsAreTheCountsOfBothDays,
              (const std::vector<std::pair<std::uint8_t, std::uint8_t>>& pairs)) {
    Moves moves;
    for (const char* key : {"core", "key", "growth", "general"}) moves.classes.push_back({key, {key, key}});
    std::vector<std::int64_t> before(5, 0), after(5, 0);
    for (const auto& [a, b] : pairs) {
        moves.before.push_back(static_cast<std::int8_t>(a % 5) - 1);
        moves.after.push_back(static_cast<std::int8_t>(b % 5) - 1);
        moves.money.push_back(a + b);
        ++before[static_cast<std::size_t>(moves.before.back() + 1)];
        ++after[static_cast<std::size_t>(moves.after.back() + 1)];
    }
    const Assessment nobody;
    const ScoringProfile profile;
    ChartInput input{nobody, profile};
    input.moves = &moves;
    const ChartData chart = tierMovement(input);
    RC_ASSERT(chart.rows.size() == 24U);
    std::map<std::string, std::int64_t> rows, columns;
    std::vector<int> seen(pairs.size(), 0);
    for (const ChartRow& row : chart.rows) {
        const auto arrow = row.key.find('>');
        const std::int64_t clients = chart.value(row, "count");
        rows[row.key.substr(0, arrow)] += clients;
        columns[row.key.substr(arrow + 1)] += clients;
        RC_ASSERT(static_cast<std::size_t>(clients) == chart.clients(row).size());
        for (const ClientIndex client : chart.clients(row)) {
            ++seen[client];
            const auto name = [&](std::int8_t place, const char* none) {
                return place < 0 ? std::string(none) : moves.classes[static_cast<std::size_t>(place)].key;
            };
            RC_ASSERT(name(moves.before[client], "new") + ">" + name(moves.after[client], "lost") == row.key);
        }
    }
    for (std::size_t i = 0; i < moves.classes.size(); ++i) {
        RC_ASSERT(rows[moves.classes[i].key] == before[i + 1]);
        RC_ASSERT(columns[moves.classes[i].key] == after[i + 1]);
    }
    for (std::size_t i = 0; i < pairs.size(); ++i)
        RC_ASSERT(seen[i] == (moves.before[i] < 0 && moves.after[i] < 0 ? 0 : 1));
}

TEST(MovementChart, SaysWhichWay) {
    Moves moves;
    for (const char* key : {"core", "key"}) moves.classes.push_back({key, {key, key}});
    moves.before = {0, 1, 1, -1, 0};
    moves.after = {1, 0, 1, 0, -1};
    moves.money = {10, 20, 30, 40, 50};
    const Assessment nobody;
    const ScoringProfile profile;
    ChartInput input{nobody, profile};
    input.moves = &moves;
    const ChartData chart = tierMovement(input);
    EXPECT_EQ(chart.row("core>key")->wordKey, "down");
    EXPECT_EQ(chart.row("key>core")->wordKey, "up");
    EXPECT_EQ(chart.row("key>key")->wordKey, "stayed");
    EXPECT_EQ(chart.row("new>core")->wordKey, "new");
    EXPECT_EQ(chart.row("core>lost")->wordKey, "lost");
    EXPECT_EQ(chart.value(*chart.row("core>lost"), "money"), 50);
    EXPECT_FALSE(chart.row("core>core")->opensClients);
    EXPECT_EQ(chart.row("core>key")->rule, std::nullopt);
    EXPECT_TRUE(stageMovement(input).rows.empty()) << "these are tiers";
}

}  // namespace
}  // namespace meike::engine
