// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/drivers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

constexpr DayNumber kCut = 20'000;
const double kMissing = std::nan("");

/// 1,000 clients; about 4 in 10 renewed, the more so the higher `drive`.
struct Renewals {
    std::vector<double> drive, weak, noise;
    std::vector<std::int8_t> renewed;

    explicit Renewals(std::size_t n = 1000) {
        test::Numbers numbers(3);
        for (std::size_t i = 0; i < n; ++i) {
            const auto strength = static_cast<double>(numbers.below(100));
            const auto hint = static_cast<double>(numbers.below(100));
            drive.push_back(strength);
            weak.push_back(hint);
            noise.push_back(static_cast<double>(numbers.below(100)));
            renewed.push_back(numbers.chance(static_cast<int>(0.6 * strength - 0.2 * hint) + 20) ? 1 : 0);
        }
    }
};

const Driver& find(const std::vector<Driver>& drivers, std::string_view key) {
    for (const Driver& driver : drivers) {
        if (driver.key == key) return driver;
    }
    throw std::runtime_error("no such driver");
}

TEST(Drivers, StrongestFirstWithItsDirection) {
    const Renewals base;
    const std::vector<Driver> drivers = renewalDrivers(
        std::vector<DriverMeasure>{{"noise", base.noise, kCut}, {"weak", base.weak}, {"drive", base.drive}},
        base.renewed, kCut);
    ASSERT_EQ(drivers.size(), 3U);
    EXPECT_EQ(drivers[0].key, "drive");
    EXPECT_EQ(drivers[0].direction, 1);
    EXPECT_EQ(drivers[1].key, "weak");
    EXPECT_EQ(drivers[1].direction, -1);
    EXPECT_EQ(drivers[2].verdict, DriverVerdict::no_influence);
    EXPECT_EQ(drivers[2].share, 0);
    EXPECT_GT(drivers[0].share, drivers[1].share);
    EXPECT_NEAR(drivers[0].share + drivers[1].share, 1, 1e-12);
    EXPECT_EQ(drivers[0].bins.size(), 5U);
    for (const DriverBin& bin : drivers[0].bins) EXPECT_NEAR(static_cast<double>(bin.clients), 200, 40);
}

TEST(Drivers, InformationIsTheFormula) {
    // Two groups of 100: 80 of one renewed, 20 of the other; half a client on either side of each.
    std::vector<double> value(200, 0.0);
    std::vector<std::int8_t> renewed(200, 0);
    for (std::size_t i = 0; i < 200; ++i) {
        value[i] = i < 100 ? 1 : 2;
        renewed[i] = i < 80 || (i >= 100 && i < 120) ? 1 : 0;
    }
    const Driver driver = renewalDrivers(std::vector<DriverMeasure>{{"two", value}}, renewed, kCut)[0];
    const double g = 80.5 / 101;
    const double b = 20.5 / 101;
    EXPECT_NEAR(driver.information, 2 * (g - b) * std::log(g / b) - (1.0 / 100 + 1.0 / 100), 1e-12);
    EXPECT_EQ(driver.direction, -1);
    EXPECT_EQ(driver.share, 1);
}

TEST(Drivers, ChanceAloneIsNotInfluence) {
    const Renewals base(400);
    test::Numbers numbers(11);
    int influential = 0;
    for (int i = 0; i < 200; ++i) {
        std::vector<double> value;
        for (std::size_t c = 0; c < base.renewed.size(); ++c) value.push_back(static_cast<double>(numbers.below(1000)));
        const Driver driver = renewalDrivers(std::vector<DriverMeasure>{{"x", value}}, base.renewed, kCut)[0];
        if (driver.verdict == DriverVerdict::used) ++influential;
    }
    EXPECT_LE(influential, 22) << "5 % of 200, with three standard errors";
    EXPECT_GE(influential, 1);
}

TEST(Drivers, MeasureThatOnlyBuyersHaveIsRefused) {
    const Renewals base;
    std::vector<double> paid(base.renewed.size(), kMissing);
    std::vector<double> paidOrZero(base.renewed.size(), 0);
    for (std::size_t c = 0; c < paid.size(); ++c) {
        if (base.renewed[c] == 1) paid[c] = paidOrZero[c] = 100 + static_cast<double>(c % 50);
    }
    const std::vector<Driver> drivers =
        renewalDrivers(std::vector<DriverMeasure>{{"paid", paid}, {"paid_or_zero", paidOrZero}, {"drive", base.drive}},
                       base.renewed, kCut);
    EXPECT_EQ(find(drivers, "paid").verdict, DriverVerdict::only_for_buyers);
    EXPECT_EQ(find(drivers, "paid_or_zero").verdict, DriverVerdict::only_for_buyers);
    EXPECT_EQ(find(drivers, "paid").information, 0);
    EXPECT_EQ(find(drivers, "drive").share, 1);
    // Missing for a few of either kind is no leak.
    std::vector<double> gaps = base.drive;
    for (std::size_t c = 0; c < gaps.size(); c += 7) gaps[c] = kMissing;
    const Driver driver = renewalDrivers(std::vector<DriverMeasure>{{"gaps", gaps}}, base.renewed, kCut)[0];
    EXPECT_EQ(driver.verdict, DriverVerdict::used);
    EXPECT_TRUE(driver.bins.back().missing);
    EXPECT_EQ(driver.bins.back().clients, 143U);
}

TEST(Drivers, MeasureFromAfterTheCutIsRefused) {
    const Renewals base;
    EXPECT_EQ(renewalDrivers(std::vector<DriverMeasure>{{"late", base.drive, kCut + 1}}, base.renewed, kCut)[0].verdict,
              DriverVerdict::from_future);
    EXPECT_EQ(renewalDrivers(std::vector<DriverMeasure>{{"timely", base.drive, kCut}}, base.renewed, kCut)[0].verdict,
              DriverVerdict::used);
}

TEST(Drivers, NothingToTell) {
    const Renewals base;
    const std::vector<double> same(base.renewed.size(), 4);
    EXPECT_EQ(renewalDrivers(std::vector<DriverMeasure>{{"same", same}}, base.renewed, kCut)[0].verdict,
              DriverVerdict::constant);
    const std::vector<std::int8_t> all(base.renewed.size(), 1);
    EXPECT_EQ(renewalDrivers(std::vector<DriverMeasure>{{"drive", base.drive}}, all, kCut)[0].verdict,
              DriverVerdict::no_influence);
    const std::vector<std::int8_t> untested(base.renewed.size(), -1);
    EXPECT_EQ(renewalDrivers(std::vector<DriverMeasure>{{"drive", base.drive}}, untested, kCut)[0].verdict,
              DriverVerdict::no_influence);
}

TEST(Drivers, DoNotDependOnTheOrderOfClients) {
    Renewals base;
    const Driver one = renewalDrivers(std::vector<DriverMeasure>{{"drive", base.drive}}, base.renewed, kCut)[0];
    std::reverse(base.drive.begin(), base.drive.end());
    std::reverse(base.renewed.begin(), base.renewed.end());
    const Driver other = renewalDrivers(std::vector<DriverMeasure>{{"drive", base.drive}}, base.renewed, kCut)[0];
    EXPECT_EQ(one.information, other.information);
}

}  // namespace
}  // namespace meike::engine
