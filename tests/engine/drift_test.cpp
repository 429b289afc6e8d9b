// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/drift.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "tests/engine/world.h"
#include "tests/support/model_simulator.h"

namespace meike::engine {
namespace {

using test::World;

constexpr DayNumber kDriftDay = 20'000;

TEST(PopulationStability, IsTheFormula) {
    const std::vector<std::size_t> before{100, 200, 700};
    const std::vector<std::size_t> after{200, 200, 600};
    double expected = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double a = (static_cast<double>(after[i]) + 0.5) / 1001.5;
        const double b = (static_cast<double>(before[i]) + 0.5) / 1001.5;
        expected += (a - b) * std::log(a / b);
    }
    EXPECT_NEAR(populationStability(before, after), expected, 1e-12);
    EXPECT_NEAR(populationStability(before, after), populationStability(after, before), 1e-12);
    EXPECT_EQ(populationStability(before, before), 0);
    EXPECT_TRUE(std::isfinite(populationStability(std::vector<std::size_t>{10, 0}, std::vector<std::size_t>{0, 10})));
    EXPECT_EQ(populationStability(std::vector<std::size_t>{0, 0}, std::vector<std::size_t>{0, 10}), 0);
}

TEST(PopulationStability, Levels) {
    EXPECT_EQ(driftLevel(0.099), DriftLevel::stable);
    EXPECT_EQ(driftLevel(0.1), DriftLevel::shifting);
    EXPECT_EQ(driftLevel(0.249), DriftLevel::shifting);
    EXPECT_EQ(driftLevel(0.25), DriftLevel::changed);
}

TEST(ScoreByEdges, IsTheScoreOfTheAssessment) {
    World world(60);
    test::Numbers numbers(5);
    for (int i = 0; i < 400; ++i) {
        world.order(static_cast<ClientIndex>(numbers.below(60)), kDriftDay - static_cast<DayNumber>(numbers.below(900)),
                    numbers.between(1, 5000) * 100);
    }
    world.profile.recency.method = world.profile.frequency.method = AxisMethod::quantiles;
    const Assessment& assessment = world.assess(kDriftDay);
    for (ClientIndex c = 0; c < 60; ++c) {
        if (!assessment.scored(c)) continue;
        EXPECT_EQ(scoreByEdges(assessment.axisR, assessment.recency[c], true), assessment.r[c]);
        EXPECT_EQ(scoreByEdges(assessment.axisF, assessment.frequency[c], false), assessment.f[c]);
        EXPECT_EQ(scoreByEdges(assessment.axisM, assessment.monetary[c], false), assessment.m[c]);
    }
}

/// 40 clients, ordered by what they spent; only the amount counts for the tier.
World fortyClients() {
    World world(40);
    for (ClientIndex c = 0; c < 40; ++c) world.order(c, kDriftDay - 100, (c + 1) * 10'000);
    world.profile.weights = {99, 1, 0, 0, 0};
    world.profile.risk.deductionPercent = 0;
    return world;
}

std::vector<std::int32_t> sameRows(std::size_t n) {
    std::vector<std::int32_t> rows(n);
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

TEST(Drift, NothingMovedWhereNothingHappened) {
    World world = fortyClients();
    const Assessment before = world.assess(kDriftDay);
    const Assessment after = world.assess(kDriftDay);
    const std::vector<std::int32_t> rows = sameRows(40);
    const DriftReport report = drift({before, world.profile, after, world.input(), rows});
    EXPECT_EQ(report.tier.compared, 40U);
    EXPECT_EQ(report.tier.moved + report.r.moved + report.f.moved + report.m.moved, 0U);
    EXPECT_EQ(report.tier.level, DriftLevel::stable);
    EXPECT_EQ(report.m.stability, 0);
}

TEST(Drift, TellsAChangedClientFromMovedLimits) {
    World world = fortyClients();
    const Assessment before = world.assess(kDriftDay);
    // Client 0 rises past everyone by its own doing; clients 10..39 spend more, and 1..9, who changed nothing, fall
    // behind or not by where the others now stand.
    world.order(0, kDriftDay - 100, 90'000'00);
    for (ClientIndex c = 10; c < 15; ++c) world.order(c, kDriftDay - 100, 50'000'00);
    const Assessment after = world.assess(kDriftDay);
    const std::vector<std::int32_t> rows = sameRows(40);
    const DriftReport report = drift({before, world.profile, after, world.input(), rows});
    EXPECT_EQ(report.m.moved, report.m.clientChanged + report.m.thresholdsMoved);
    EXPECT_EQ(report.tier.moved, report.tierMoves.size());
    EXPECT_EQ(report.tier.moved, report.tier.clientChanged + report.tier.thresholdsMoved);
    bool firstSeen = false;
    std::size_t unchangedMoved = 0;
    for (const TierMove& move : report.tierMoves) {
        const bool changed = move.client == 0 || (move.client >= 10 && move.client < 15);
        EXPECT_EQ(move.thresholdsMoved, !changed) << move.client;
        if (move.client == 0) {
            firstSeen = true;
            EXPECT_EQ(world.tierKey(move.from), "general");
            EXPECT_EQ(world.tierKey(move.to), "core");
        }
        if (!changed) ++unchangedMoved;
    }
    EXPECT_TRUE(firstSeen);
    EXPECT_GT(unchangedMoved, 0U);
    EXPECT_GT(report.m.thresholdsMoved, 0U);
    EXPECT_EQ(report.r.moved, 0U);
}

TEST(Drift, NewRulesMoveLimitsNotClients) {
    World world = fortyClients();
    const Assessment before = world.assess(kDriftDay);
    const ScoringProfile old = world.profile;
    world.profile.tiers[0].limit = 8500;
    const Assessment after = world.assess(kDriftDay);
    const std::vector<std::int32_t> rows = sameRows(40);
    const DriftReport report = drift({before, old, after, world.input(), rows});
    EXPECT_EQ(report.tier.moved, 6U) << "those between 70 and 85";
    EXPECT_EQ(report.tier.thresholdsMoved, report.tier.moved);
    EXPECT_EQ(report.tier.clientChanged, 0U);
}

TEST(Drift, NewRulesOfMeasuringAreLimitsToo) {
    World world = fortyClients();
    world.profile.risk.deductionPercent = 15;
    world.facts[31].receivables.push_back({kDriftDay - 50, 1'000});
    world.facts[31].receipts.push_back({kDriftDay - 200, 100'000});
    const Assessment before = world.assess(kDriftDay);
    const ScoringProfile old = world.profile;
    world.profile.risk.receivedDays = 30;  // the receipt no longer stands against what is overdue
    const Assessment after = world.assess(kDriftDay);
    const std::vector<std::int32_t> rows = sameRows(40);
    const DriftReport report = drift({before, old, after, world.input(), rows});
    ASSERT_EQ(report.tierMoves.size(), 1U);
    EXPECT_EQ(report.tierMoves[0].client, 31U);
    EXPECT_TRUE(report.tierMoves[0].thresholdsMoved);
}

TEST(Drift, TimeThatPassesIsTheClientsOwnChange) {
    World world = fortyClients();
    const Assessment before = world.assess(kDriftDay);
    const Assessment after = world.assess(kDriftDay + 100);
    const std::vector<std::int32_t> rows = sameRows(40);
    const DriftReport report = drift({before, world.profile, after, world.input(), rows});
    EXPECT_EQ(report.r.moved, 40U);
    EXPECT_EQ(report.r.clientChanged, 40U) << "recency limits are fixed days";
    EXPECT_EQ(report.r.level, DriftLevel::changed);
}

TEST(Drift, ClientsOfOneSideOnlyAreNotCompared) {
    World world = fortyClients();
    const Assessment before = world.assess(kDriftDay);
    std::vector<std::int32_t> rows = sameRows(40);
    rows[7] = -1;
    const DriftReport report = drift({before, world.profile, world.assess(kDriftDay), world.input(), rows});
    EXPECT_EQ(report.tier.compared, 39U);
}

TEST(Realised, IsWhatCameAgainstWhatWasForetold) {
    World world(3);
    world.order(0, kDriftDay - 400, 100);
    world.order(0, kDriftDay - 300, 100);
    world.order(0, kDriftDay - 50, 100);
    world.order(1, kDriftDay - 200, 100);
    world.order(1, kDriftDay, 100);
    world.order(2, kDriftDay - 60, 100);  // not a client on the first day
    world.order(2, kDriftDay - 30, 100);
    const OrderColumns columns = buildColumns(world.rows, 3);
    const ModelParameters parameters{ModelKind::mbg_nbd, {0.8, 60, 0.9, 2.5}};
    const Realised found = realisedSince(parameters, columns, ValueBasis::gross, kDriftDay - 100, kDriftDay);
    EXPECT_EQ(found.actual, 2);
    EXPECT_NEAR(
        found.predicted,
        expectedPurchases(parameters, {1, 100, 300, 1}, 100) + expectedPurchases(parameters, {0, 0, 100, 1}, 100),
        1e-12);
    EXPECT_NEAR(found.ratio, 2 / found.predicted, 1e-12);
    EXPECT_EQ(realisedSince(parameters, columns, ValueBasis::gross, kDriftDay, kDriftDay).ratio, 0);
}

}  // namespace
}  // namespace meike::engine
