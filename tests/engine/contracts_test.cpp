// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contracts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace meike::engine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kMedia = 3;

/// Terms of orders that are dated on their first day, and stand.
std::vector<Contract> contracts(std::vector<ContractTerm> terms, DayNumber asOf) {
    ClientFact fact;
    std::vector<DayNumber> days;
    for (ContractTerm& term : terms) {
        if (term.knownDay == 0) term.knownDay = term.start;
        days.push_back(term.knownDay);
    }
    std::sort(days.begin(), days.end());
    fact.terms = std::move(terms);
    return contractsOf(fact, days, asOf);
}

TEST(Contracts, YearsFollowEachOtherAsRenewals) {
    const auto found = contracts({{1001, 1365, 0, kMedia}, {1380, 1744, 0, kMedia}, {1730, 2094, 0, kMedia}}, 1900);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_TRUE(found[0].renewed);
    EXPECT_EQ(found[0].renewalGap, 15);
    EXPECT_EQ(found[1].renewals, 1);
    EXPECT_EQ(found[1].renewalGap, -14) << "signed before the end";
    EXPECT_EQ(found[2].renewals, 2);
    EXPECT_FALSE(found[2].renewed);
    EXPECT_TRUE(found[2].runsOn(1900));
    // Not what came later.
    EXPECT_EQ(contracts({{1001, 1365, 0, kMedia}, {1380, 1744, 0, kMedia}}, 1379).size(), 1U);
}

TEST(Contracts, ARetainerIsOneContractAndAFlightIsNone) {
    std::vector<ContractTerm> months;
    for (DayNumber month = 0; month < 6; ++month) months.push_back({1000 + 30 * month, 1029 + 30 * month, 0, kMedia});
    const auto retainer = contracts(months, 1300);
    ASSERT_EQ(retainer.size(), 1U);
    EXPECT_EQ(retainer[0].days(), 180);
    EXPECT_THAT(contracts({{1000, 1013, 0, kMedia}}, 1300), IsEmpty());
    EXPECT_THAT(contracts({{1000, 1013, 0, kMedia}, {1100, 1113, 0, kMedia}}, 1300), IsEmpty()) << "flights apart";
    // A pause of more than 31 days ends a retainer; within 90 days the next one renews it.
    for (DayNumber month = 8; month < 12; ++month) months.push_back({1000 + 30 * month, 1029 + 30 * month, 0, kMedia});
    const auto two = contracts(months, 1400);
    ASSERT_EQ(two.size(), 2U);
    EXPECT_TRUE(two[0].renewed);
    EXPECT_EQ(two[1].renewals, 1);
}

TEST(Contracts, OnlyTheSameServiceRenews) {
    const auto found =
        contracts({{1000, 1364, 0, kMedia}, {1365, 1729, 0, 4}, {1365, 1729, 1365, ContractTerm::kFramework}}, 1400);
    ASSERT_EQ(found.size(), 3U);
    for (const Contract& contract : found) EXPECT_FALSE(contract.renewed);
    // Each end is answered once.
    const auto twins = contracts({{1000, 1364, 0, kMedia}, {1010, 1374, 0, kMedia}, {1365, 1729, 0, kMedia}}, 1400);
    EXPECT_EQ(twins[0].renewed + twins[1].renewed, 1);
}

TEST(Contracts, AnOrderThatWasTakenBackLeavesNone) {
    ClientFact fact;
    fact.terms = {{1000, 1364, 990, kMedia}};
    EXPECT_THAT(contractsOf(fact, {}, 1400), IsEmpty());
    const std::vector<DayNumber> days{990};
    EXPECT_EQ(contractsOf(fact, days, 1400).size(), 1U);
}

TEST(Contracts, FatesAreKnownNinetyDaysAfterTheEnd) {
    const std::vector<std::vector<Contract>> one{contracts({{1000, 1364, 0, kMedia}}, 2000)};
    EXPECT_FALSE(contractCells(one, 1400)[0].ended) << "may still be renewed";
    EXPECT_FALSE(contractCells(one, 1454)[0].ended);
    EXPECT_TRUE(contractCells(one, 1455)[0].ended);
    EXPECT_FALSE(isOpen(one[0][0], 1455));
    EXPECT_FALSE(renewalDue(one[0][0], 1274));
    EXPECT_TRUE(renewalDue(one[0][0], 1275)) << "the last ninety days";
    EXPECT_FALSE(renewalDue(one[0][0], 1365)) << "over";
    const Contract short_{1000, 1099, kMedia};
    EXPECT_TRUE(renewalDue(short_, 1050));
    EXPECT_FALSE(renewalDue(short_, 1049)) << "half of its term";
}

TEST(Contracts, TheChanceFallsAsTheSilenceAfterTheEndGrows) {
    RenewalGaps gaps;
    for (const int gap : {-20, -5, 1, 1, 10, 30, 60, 80}) {
        ++gaps.count[static_cast<std::size_t>(gap + kRenewalDays)];
        ++gaps.all;
    }
    EXPECT_EQ(gaps.startedBy(-21), 0);
    EXPECT_EQ(gaps.startedBy(-20), 1 / 8.0);
    EXPECT_EQ(gaps.startedBy(80), 1);
    const RenewalParameters model{RenewalKind::sbg, 3, 7, 1};
    const Contract contract{1000, 1364, kMedia};
    EXPECT_DOUBLE_EQ(renewalChanceOn(model, contract, gaps, 1300), 0.7);
    double before = 0.7;
    for (const int gap : {1, 15, 45, 79}) {
        const double chance = renewalChanceOn(model, contract, gaps, 1364 + gap);
        const double g = gaps.startedBy(gap);
        EXPECT_DOUBLE_EQ(chance, 0.7 * (1 - g) / (1 - 0.7 * g));
        EXPECT_LT(chance, before);
        before = chance;
    }
    EXPECT_EQ(renewalChanceOn(model, contract, gaps, 1364 + 80), 0) << "nobody ever took longer";
    EXPECT_EQ(renewalChanceOn(model, contract, gaps, 1364 + 91), 0);
    EXPECT_EQ(RenewalGaps{}.startedBy(0), 0) << "without any renewal seen: at the end";
}

}  // namespace
}  // namespace meike::engine
