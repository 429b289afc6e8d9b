// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/contract_draws.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "engine/assessment.h"
#include "engine/forecast.h"
#include "tests/engine/simulated_agency.h"

namespace meike::engine {
namespace {

using test::AgencySimulator;
using test::Business;

constexpr DayNumber kContractDay = 20'453;

ContractModels models(double alpha, double beta, std::initializer_list<int> gaps) {
    ContractModels out;
    out.fit.parameters = {RenewalKind::sbg, alpha, beta, 1};
    out.fit.converged = true;
    out.fit.renewals = 70;
    out.fit.lost = 30;
    for (const int gap : gaps) {
        ++out.gaps.count[static_cast<std::size_t>(gap + kRenewalDays)];
        ++out.gaps.all;
    }
    return out;
}

TEST(ContractForecast, AYearBringsTheRenewalThatFallsIntoIt) {
    const ContractModels sure = models(3, 7, {1});
    const ContractForecaster forecaster(sure, {365, 12, 0});
    OpenTerm term{100, 365, 0, 1, 0, 0, 5'000, true};
    ContractOutlook out = forecaster.outlook(std::vector{term});
    EXPECT_DOUBLE_EQ(out.running, 1);
    EXPECT_NEAR(out.orders, 0.7, 1e-12);
    EXPECT_NEAR(out.any, 0.7, 1e-12);
    EXPECT_NEAR(out.discounted, 0.7 * 5'000, 1e-9);
    EXPECT_EQ(out.nextMiddle, 101);
    // It ends after the horizon: nothing within it.
    term.toEnd = 365;
    EXPECT_EQ(forecaster.outlook(std::vector{term}).orders, 0);
    // Half a year long: renewed once, and then with a better chance once more (0.7, then 8 of 11).
    term = {100, 180, 0, 1, 0, 0, 5'000, true};
    out = forecaster.outlook(std::vector{term});
    EXPECT_NEAR(out.orders, 0.7 + 0.7 * 8 / 11, 1e-12);
    EXPECT_NEAR(out.any, 0.7, 1e-12);
    // Over, and nobody was ever renewed that late.
    term.toEnd = -5;
    out = forecaster.outlook(std::vector{term});
    EXPECT_EQ(out.running, 0);
    EXPECT_EQ(out.orders, 0);
    EXPECT_EQ(out.nextMiddle, -1);
}

TEST(ContractForecast, DrawsComeToWhatIsExpected) {
    const ContractModels some = models(3, 7, {-20, -5, 1, 1, 10, 30, 60});
    const ContractForecaster forecaster(some, {365, 12, 0.1});
    for (const OpenTerm& term :
         {OpenTerm{100, 365, 0, 1, 0, 0, 5'000, true}, OpenTerm{-15, 365, 2, 1, 0, 0, 5'000, true},
          OpenTerm{40, 120, 1, 2.5, 0, 0, 5'000, true}, OpenTerm{200, 365, 1, 0, 13, 400, 700, true}}) {
        const ContractOutlook out = forecaster.outlook(std::vector{term});
        double orders = 0;
        double value = 0;
        double any = 0;
        constexpr std::uint32_t kCopies = 200;
        for (std::uint32_t copy = 0; copy < kCopies; ++copy) {
            std::array<std::uint32_t, kDraws> drawn{};
            std::array<double, kDraws> values{};
            forecaster.addDraws(std::vector{term}, copy, drawn, values);
            for (std::size_t k = 0; k < kDraws; ++k) {
                orders += drawn[k];
                value += values[k];
                any += drawn[k] > 0 ? 1 : 0;
            }
        }
        constexpr double kAll = double{kCopies} * kDraws;
        EXPECT_NEAR(orders / kAll, out.orders, 0.02 * out.orders + 0.01) << term.toEnd;
        EXPECT_NEAR(any / kAll, out.any, 0.01) << term.toEnd;
        EXPECT_NEAR(value / kAll, out.discounted, 0.03 * out.discounted + 30) << term.toEnd;
    }
}

TEST(ContractForecast, EndsThatAreNotDecidedYetDoNotMakeRenewalsLookMoreFrequent) {
    // A third each was renewed at once, was given up, and ended ten days ago; of the last nobody knows.
    std::vector<std::vector<Contract>> clients;
    for (int i = 0; i < 60; ++i) {
        Contract old{1000, 1364, 3};
        if (i % 2 == 0) {
            old.renewed = true;
            old.renewalGap = 1;
        }
        clients.push_back({old});
        if (old.renewed) clients.back().push_back({1365, 2400, 3, 1});
    }
    // Ended recently: half were renewed the day after, so the others are as good as lost.
    for (int i = 0; i < 40; ++i) {
        Contract late{1635, 1990, 3};
        if (i % 2 == 0) {
            late.renewed = true;
            late.renewalGap = 1;
        }
        clients.push_back({late});
        if (late.renewed) clients.back().push_back({1991, 2400, 3, 1});
    }
    const DayNumber today = 2000;
    const RenewalGaps gaps = renewalGaps(clients);
    const RenewalFit fit = fitContractRenewals(RenewalKind::sbg, clients, gaps, today, FitMode::ml);
    const RenewalFit careless = fitRenewals(RenewalKind::sbg, contractCells(clients, today), FitMode::ml);
    EXPECT_NEAR(renewalChance(fit.parameters, 0), 0.5, 0.01);
    EXPECT_GT(renewalChance(careless.parameters, 0), 0.56);
}

/// An agency under contract, as the assessment sees it.
struct Agency {
    explicit Agency(Business business, std::size_t clients = 150, std::uint64_t seed = 7)
        : days(AgencySimulator(seed).clients(business, clients)),
          columns(AgencySimulator::columns(days, kContractDay, business)),
          facts(AgencySimulator::facts(days, kContractDay, business)) {
        models = fitModels(columns, facts, profile, kContractDay);
        result = assess({columns, facts, {}, profile, kContractDay, &models});
    }
    std::vector<std::vector<int>> days;
    OrderColumns columns;
    ClientFacts facts;
    ScoringProfile profile;
    FittedModels models;
    Assessment result;
};

TEST(ContractForecast, WhoIsUnderContractIsForecastByItsRenewal) {
    const Agency agency(Business::recorded);
    const Assessment& a = agency.result;
    ASSERT_TRUE(agency.models.contracts.usable());
    ASSERT_TRUE(a.forecast.base.contracts);
    double due = 0;
    for (std::size_t c = 0; c < a.clients(); ++c) {
        const int since = -agency.days[c][static_cast<std::size_t>(
            std::count_if(agency.days[c].begin(), agency.days[c].end(), [](int day) { return day <= 0; }) - 1)];
        if (since < 365) {
            EXPECT_EQ(a.forecast.alive[c], 1) << "its contract runs";
            EXPECT_NEAR(a.renewalChance[c], 0.7, 0.15);
            EXPECT_EQ(a.contractEnd[c], kContractDay - since + 364);
            // One renewal falls into the year, wholly.
            if (since > 40 && since < 320) {
                EXPECT_NEAR(a.forecast.orders[c], a.renewalChance[c], 1e-9);
            }
        } else if (since > 364 + kRenewalDays) {
            EXPECT_EQ(a.forecast.alive[c], 0) << "given up";
            EXPECT_EQ(a.forecast.orders[c], 0);
            EXPECT_EQ(a.contractEnd[c], kNever);
        }
        due += a.renewalDue[c];
        EXPECT_EQ(a.renewalDue[c] != 0, since < 365 && since >= 365 - kRenewalDays) << since;
    }
    EXPECT_GT(due, 5);
}

TEST(ContractForecast, TheTotalIsThatOfBothStreamsAndNothingDependsOnTheOrderOfTheRows) {
    const Agency agency(Business::half_recorded);
    const Forecast& f = agency.result.forecast;
    EXPECT_NEAR(std::accumulate(f.orders.begin(), f.orders.end(), 0.0), f.base.orders, 1e-3);
    EXPECT_GT(f.base.contractOrders, 10);
    EXPECT_LT(f.base.contractOrders, f.base.orders);
    // Turned round.
    std::vector<std::vector<int>> days(agency.days.rbegin(), agency.days.rend());
    const std::size_t n = days.size();
    OrderColumns columns;
    {
        std::vector<OrderRow> rows;
        for (std::size_t c = 0; c < n; ++c)
            for (const int day : days[c]) {
                OrderRow row;
                row.client = static_cast<ClientIndex>(c);
                row.day = kContractDay + day;
                row.document = static_cast<std::int64_t>(rows.size()) + 1;
                row.gross = 100'00;
                row.service = 1;
                row.contract = (n - 1 - c) % 2 == 0;
                rows.push_back(row);
            }
        columns = buildColumns(rows, n);
    }
    const ClientFacts facts(agency.facts.rbegin(), agency.facts.rend());
    const FittedModels models = fitModels(columns, facts, agency.profile, kContractDay);
    EXPECT_EQ(models.contracts.fit.parameters.alpha, agency.models.contracts.fit.parameters.alpha);
    EXPECT_EQ(models.purchase.parameters.value, agency.models.purchase.parameters.value);
    EXPECT_EQ(models.calibration, agency.models.calibration);
    const Assessment turned = assess({columns, facts, {}, agency.profile, kContractDay, &models});
    for (std::size_t c = 0; c < n; ++c) {
        EXPECT_EQ(turned.forecast.orders[n - 1 - c], f.orders[c]);
        EXPECT_EQ(turned.forecast.alive[n - 1 - c], f.alive[c]);
        EXPECT_EQ(turned.forecast.clvHigh[n - 1 - c], f.clvHigh[c]);
        EXPECT_EQ(turned.forecast.ordersHigh[n - 1 - c], f.ordersHigh[c]);
    }
    EXPECT_EQ(turned.forecast.base.ordersLow, f.base.ordersLow);
    EXPECT_EQ(turned.forecast.base.clvHigh, f.base.clvHigh);
}

TEST(ContractForecast, FewEndsLeaveContractsAmongTheOrders) {
    const Agency few(Business::half_recorded, 20);
    ASSERT_FALSE(few.models.contracts.usable()) << "more ends than meant";
    EXPECT_FALSE(few.result.forecast.base.contracts);
    // Their end is known all the same.
    EXPECT_TRUE(std::any_of(few.result.contractEnd.begin(), few.result.contractEnd.end(),
                            [](DayNumber end) { return end != kNever; }));
    for (const double chance : few.result.renewalChance) EXPECT_EQ(chance, -1);
}

}  // namespace
}  // namespace meike::engine
