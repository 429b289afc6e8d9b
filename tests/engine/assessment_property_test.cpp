// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/engine/world.h"

namespace meike::engine {
namespace {

using test::World;

constexpr DayNumber kLedgerDay = 1000;

/// A small base with refunds, unknown values, projects, hand scores and money due.
World arbitraryWorld() {
    const auto clients = *rc::gen::inRange<ClientIndex>(1, 45);
    World world(clients);
    const int orders = *rc::gen::inRange(0, 160);
    for (int i = 0; i < orders; ++i) {
        const auto client = *rc::gen::inRange<ClientIndex>(0, clients);
        const auto day = *rc::gen::inRange<DayNumber>(-400, 1100);
        const auto amount = *rc::gen::inRange<MinorUnits>(0, 500) * 100;
        OrderRow& row = world.order(client, day, amount);
        row.netKnown = *rc::gen::inRange(0, 10) < 7;
        row.contributionKnown = row.netKnown && *rc::gen::inRange(0, 10) < 7;
        row.net = amount / 4;
        row.contribution = amount / 8 - 300;
        row.service = *rc::gen::inRange<std::int64_t>(0, 3);
        const std::int64_t document = row.document;
        if (*rc::gen::inRange(0, 10) < 2) {
            world.refund(client, day + *rc::gen::inRange<DayNumber>(0, 60), -(amount + 1) / *rc::gen::inRange(1, 3),
                         *rc::gen::element<std::int64_t>(0, document));
        }
    }
    for (ClientFact& fact : world.facts) {
        fact.growth.value = *rc::gen::inRange<std::uint8_t>(0, 6);
        fact.influence.value = *rc::gen::inRange<std::uint8_t>(0, 6);
        fact.referral.value = *rc::gen::inRange<std::uint8_t>(0, 6);
        fact.credit = static_cast<CreditGrade>(*rc::gen::inRange(0, 5));
        if (*rc::gen::inRange(0, 4) == 0) {
            const auto start = *rc::gen::inRange<DayNumber>(0, 1100);
            fact.engagements.push_back({start, start + *rc::gen::inRange<DayNumber>(0, 200), kAlways});
        }
        if (*rc::gen::inRange(0, 4) == 0) {
            fact.receivables.push_back(
                {*rc::gen::inRange<DayNumber>(500, 1100), *rc::gen::inRange<MinorUnits>(1, 90'000)});
            fact.receipts.push_back(
                {*rc::gen::inRange<DayNumber>(500, 1100), *rc::gen::inRange<MinorUnits>(1, 90'000), 0});
        }
    }
    world.profile.quantileMinimumClients = *rc::gen::element(2, 25);
    world.profile.recency.method = *rc::gen::element(AxisMethod::quantiles, AxisMethod::thresholds);
    world.profile.frequency.method = *rc::gen::element(AxisMethod::quantiles, AxisMethod::thresholds);
    world.profile.monetary.method = *rc::gen::element(AxisMethod::quantiles, AxisMethod::thresholds);
    world.profile.rfmMethod = *rc::gen::element(RfmMethod::grid, RfmMethod::eight_types);
    world.profile.countEveryOrder = *rc::gen::arbitrary<bool>();
    return world;
}

/// Everything an assessment says of one client.
std::vector<std::int64_t> said(const Assessment& a, ClientIndex c) {
    return {a.orders[c],
            a.firstOrder[c],
            a.lastOrder[c],
            a.recency[c],
            a.frequency[c],
            a.monetary[c],
            a.r[c],
            a.f[c],
            a.m[c],
            a.rfmClass[c],
            static_cast<int>(a.stage[c]),
            static_cast<int>(a.dormancy[c]),
            a.asleepLimit[c],
            static_cast<int>(a.behaviour[c]),
            static_cast<int>(a.abc[c]),
            a.valueScore[c],
            a.computedTier[c],
            a.tier[c],
            a.provisional[c],
            a.overdue[c],
            a.valueLastYear[c]};
}

RC_GTEST_PROP(AssessmentProperty, RowOrderChangesNothing, ()) {
    World world = arbitraryWorld();
    const Assessment before = world.assess(kLedgerDay);
    for (std::size_t i = world.rows.size(); i > 1; --i)
        std::swap(world.rows[i - 1], world.rows[*rc::gen::inRange<std::size_t>(0, i)]);
    world.assess(kLedgerDay);
    for (ClientIndex c = 0; c < before.clients(); ++c) RC_ASSERT(said(world.result, c) == said(before, c));
    RC_ASSERT(world.result.axisM == before.axisM);
    RC_ASSERT(world.result.axisR == before.axisR);
    RC_ASSERT(world.result.axisF == before.axisF);
}

RC_GTEST_PROP(AssessmentProperty, ClientOrderChangesNothing, ()) {
    World world = arbitraryWorld();
    const Assessment before = world.assess(kLedgerDay);
    const auto n = static_cast<ClientIndex>(world.facts.size());
    for (OrderRow& row : world.rows) row.client = n - 1 - row.client;
    std::reverse(world.facts.begin(), world.facts.end());
    world.assess(kLedgerDay);
    for (ClientIndex c = 0; c < n; ++c) RC_ASSERT(said(world.result, n - 1 - c) == said(before, c));
}

RC_GTEST_PROP(AssessmentProperty, EqualClientsScoreEqually, ()) {
    World world = arbitraryWorld();
    // A twin of client 0.
    const auto twin = static_cast<ClientIndex>(world.facts.size());
    world.facts.push_back(world.facts[0]);
    const std::size_t rows = world.rows.size();
    for (std::size_t i = 0; i < rows; ++i) {
        if (world.rows[i].client != 0) continue;
        OrderRow copy = world.rows[i];
        copy.client = twin;
        copy.document += 10'000;
        if (copy.refundOf != 0) copy.refundOf += 10'000;
        world.rows.push_back(copy);
    }
    world.assess(kLedgerDay);
    RC_ASSERT(said(world.result, 0) == said(world.result, twin));
}

RC_GTEST_PROP(AssessmentProperty, AnOrderMoreNeverLowersF, ()) {
    World world = arbitraryWorld();
    const auto client = *rc::gen::inRange<ClientIndex>(0, static_cast<ClientIndex>(world.facts.size()));
    const Assessment before = world.assess(kLedgerDay);
    world.order(client, *rc::gen::inRange<DayNumber>(-400, 1100), *rc::gen::inRange<MinorUnits>(0, 1000));
    world.assess(kLedgerDay);
    RC_ASSERT(world.result.frequency[client] >= before.frequency[client]);
    RC_ASSERT(world.result.orders[client] >= before.orders[client]);
    if (before.scored(client)) {
        RC_ASSERT(world.result.recency[client] <= before.recency[client]);
        if (before.axisF.method == world.result.axisF.method) RC_ASSERT(world.result.f[client] >= before.f[client]);
    }
}

RC_GTEST_PROP(AssessmentProperty, TheUnitOfMoneyChangesNoScore, ()) {
    World world = arbitraryWorld();
    // Estimates are whole minor units, so a coarser unit may make equal what a finer one tells apart.
    for (OrderRow& row : world.rows) row.netKnown = row.contributionKnown = true;
    const Assessment before = world.assess(kLedgerDay);
    const auto factor = *rc::gen::inRange<MinorUnits>(2, 5000);
    for (OrderRow& row : world.rows) {
        row.gross *= factor;
        row.net *= factor;
        row.contribution *= factor;
    }
    for (ClientFact& fact : world.facts) {
        for (ReceivableFact& receivable : fact.receivables) receivable.amount *= factor;
        for (ReceiptFact& receipt : fact.receipts) receipt.amount *= factor;
    }
    world.assess(kLedgerDay);
    for (ClientIndex c = 0; c < before.clients(); ++c) {
        RC_ASSERT(world.result.m[c] == before.m[c]);
        RC_ASSERT(world.result.rfmClass[c] == before.rfmClass[c]);
        RC_ASSERT(world.result.abc[c] == before.abc[c]);
        RC_ASSERT(world.result.behaviour[c] == before.behaviour[c]);
        RC_ASSERT(world.result.valueScore[c] == before.valueScore[c]);
        RC_ASSERT(world.result.tier[c] == before.tier[c]);
    }
}

RC_GTEST_PROP(AssessmentProperty, TheFutureDoesNotExist, ()) {
    World world = arbitraryWorld();
    const auto asOf = *rc::gen::inRange<DayNumber>(-200, 1100);
    const Assessment before = world.assess(asOf);
    std::erase_if(world.rows, [&](const OrderRow& row) { return row.day > asOf; });
    for (ClientFact& fact : world.facts) {
        std::erase_if(fact.engagements, [&](const Engagement& entry) { return entry.start > asOf; });
        std::erase_if(fact.receipts, [&](const ReceiptFact& receipt) { return receipt.day > asOf; });
    }
    world.assess(asOf);
    for (ClientIndex c = 0; c < before.clients(); ++c) RC_ASSERT(said(world.result, c) == said(before, c));
}

RC_GTEST_PROP(AssessmentProperty, ReasonsSumToTheScore, ()) {
    World world = arbitraryWorld();
    world.assess(kLedgerDay);
    for (ClientIndex c = 0; c < world.facts.size(); ++c) {
        if (!world.result.scored(c)) continue;
        const Explanation why = engine::explain(world.input(), world.result, c, false);
        int sum = why.risk.points + why.floorPoints;
        for (const InputReason& input : why.inputs) sum += input.points;
        RC_ASSERT(sum == world.result.valueScore[c]);
        RC_ASSERT(why.valueScore == world.result.valueScore[c]);
    }
}

}  // namespace
}  // namespace meike::engine
