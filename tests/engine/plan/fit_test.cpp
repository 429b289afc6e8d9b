// SPDX-License-Identifier: GPL-3.0-or-later
// What fits into a week, against the best that could be chosen.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "tests/engine/plan/plan_world.h"

namespace meike::engine::plan {
namespace {

/// The best stake that any choice within the capacity holds, by a dynamic programme over all subsets.
MinorUnits bestOf(const std::vector<Effort>& efforts, int capacity) {
    const std::size_t subsets = std::size_t{1} << efforts.size();
    std::vector<int> minutes(subsets, 0);
    std::vector<MinorUnits> stake(subsets, 0);
    MinorUnits best = 0;
    for (std::size_t set = 1; set < subsets; ++set) {
        const auto last = static_cast<std::size_t>(std::countr_zero(set));
        const std::size_t rest = set & (set - 1);
        minutes[set] = minutes[rest] + efforts[last].minutes;
        stake[set] = stake[rest] + efforts[last].stake;
        if (minutes[set] <= capacity) best = std::max(best, stake[set]);
    }
    return best;
}

MinorUnits keptOf(const std::vector<Effort>& efforts, int capacity) {
    const std::vector<bool> fits = fitByRatio(efforts, capacity);
    MinorUnits kept = 0;
    int minutes = 0;
    for (std::size_t i = 0; i < efforts.size(); ++i)
        if (fits[i]) {
            kept += efforts[i].stake;
            minutes += efforts[i].minutes;
        }
    EXPECT_LE(minutes, capacity);
    return kept;
}

TEST(PlanFit, KeepsWhatItPromisesOfTheBest) {
    DeterministicRandom random(15);
    for (int turn = 0; turn < 300; ++turn) {
        std::vector<Effort> efforts(static_cast<std::size_t>(random.between(1, turn < 20 ? 20 : 14)));
        int largest = 0;
        for (Effort& each : efforts) {
            each = {random.lognormal(100'000, 150), static_cast<int>(random.between(5, 120))};
            largest = std::max(largest, each.minutes);
        }
        const int capacity = static_cast<int>(random.between(largest, 600));
        const MinorUnits best = bestOf(efforts, capacity);
        const MinorUnits kept = keptOf(efforts, capacity);
        ASSERT_LE(kept, best);
        // kept >= (1 - largest / capacity) best, in whole numbers.
        ASSERT_GE(static_cast<__int128>(kept) * capacity, static_cast<__int128>(best) * (capacity - largest)) << turn;
    }
}

TEST(PlanFit, IsTheBestWhereEffortsAreEqual) {
    DeterministicRandom random(16);
    for (int turn = 0; turn < 300; ++turn) {
        const int minutes = static_cast<int>(random.between(5, 120));
        std::vector<Effort> efforts(static_cast<std::size_t>(random.between(1, 14)));
        for (Effort& each : efforts) each = {random.between(0, 1'000'000), minutes};
        const int capacity = static_cast<int>(random.between(0, 600));
        ASSERT_EQ(keptOf(efforts, capacity), bestOf(efforts, capacity)) << turn;
    }
}

TEST(PlanFit, TheWeekOfAPersonIsFilledByIt) {
    using namespace test;
    const DayNumber asOf = day("2026-06-08");  // a Monday
    Rules rules = oneStep(day("2026-01-01"), StepTrigger::first_order, 3);
    rules.steps[0].minutes = 60;
    rules.steps[0].doneBy = DoneBy::hand;
    std::vector<Client> clients;
    for (std::int64_t i = 0; i < 5; ++i) {
        Client client = clientSince(day("2026-01-01"));
        client.id = 100 + i;
        client.orders = {{200 + i, asOf}};
        client.expectedYear = 1'000'000 * (i + 1);
        clients.push_back(client);
    }
    // Three hours of five promised: the two of least value are named. Two days of absence leave 108 minutes, one visit.
    Plan plan(rules, clients, {{7, 180, {}}}, calendarAround(asOf), asOf);
    for (std::int64_t i = 0; i < 5; ++i)
        EXPECT_EQ(plan.ofClient(100 + i)[0].state, i < 2 ? State::dropped : State::due) << i;
    ASSERT_EQ(plan.load().size(), 1U);
    EXPECT_EQ(plan.load()[0].planned, 180);
    EXPECT_EQ(plan.load()[0].droppedCount, 2);
    Plan away(rules, clients, {{7, 180, {{asOf, asOf + 1}}}}, calendarAround(asOf), asOf);
    EXPECT_EQ(away.load()[0].capacity, 108);
    EXPECT_EQ(away.load()[0].plannedCount, 1);
}

}  // namespace
}  // namespace meike::engine::plan
