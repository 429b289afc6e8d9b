// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/season.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <span>

#include "engine/base_fit.h"
#include "tests/support/model_simulator.h"

namespace meike::engine {
namespace {

constexpr DayNumber kSeasonDay = 20'453;  // 2025-12-31

/// Three years of Poisson months, November and December with `peak` times the orders of the others.
MonthlyOrders months(double perMonth, double peak, std::uint64_t seed) {
    test::ModelSimulator random(seed);
    MonthlyOrders out;
    for (int t = 0; t < 36; ++t) {
        const int month = t % 12;
        const double mean = perMonth * (month >= 10 ? peak : 1);
        double left = mean;
        int orders = -1;
        // Knuth's way: exponential gaps until the mean is used up.
        while (left > 0) {
            left -= random.exponential(1);
            ++orders;
        }
        out.months.push_back({month, static_cast<double>(orders), 3000});
    }
    return out;
}

TEST(Season, APeakIsFoundAndShrunkByItsNoise) {
    const SeasonIndex strong = seasonOf(months(200, 2.5, 1));
    ASSERT_TRUE(strong.on);
    EXPECT_NEAR(strong.month[10] / strong.month[5], 2.5, 0.35);
    EXPECT_NEAR(strong.month[3] / strong.month[5], 1, 0.15);
    double days = 0;
    double sum = 0;
    for (const auto& [month, length] : {std::pair{0, 31.0},
                                        {1, 28.25},
                                        {2, 31.0},
                                        {3, 30.0},
                                        {4, 31.0},
                                        {5, 30.0},
                                        {6, 31.0},
                                        {7, 31.0},
                                        {8, 30.0},
                                        {9, 31.0},
                                        {10, 30.0},
                                        {11, 31.0}}) {
        days += length;
        sum += length * strong.month[static_cast<std::size_t>(month)];
    }
    EXPECT_NEAR(sum / days, 1, 1e-12) << "a year stays a year";
    // The same shape in few orders is drawn to 1.
    double few = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const SeasonIndex weak = seasonOf(months(2, 2.5, seed));
        few += weak.month[10] / weak.month[5] / 20;
    }
    EXPECT_LT(few, 2.2);
}

TEST(Season, NoiseIsNone) {
    int on = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) on += seasonOf(months(30, 1, seed)).on ? 1 : 0;
    EXPECT_LE(on, 10);
    MonthlyOrders short_ = months(200, 2.5, 1);
    short_.months.resize(23);
    EXPECT_FALSE(seasonOf(short_).on) << "less than two years";
    EXPECT_FALSE(seasonOf({}).on);
}

TEST(Season, TheClockRunsByTheMonthsAndBack) {
    SeasonIndex season = seasonOf(months(200, 2.5, 1));
    const SeasonClock clock(season, kSeasonDay);
    EXPECT_EQ(clock.days(kSeasonDay - 365, kSeasonDay), 365) << "a whole year, whatever its months";
    EXPECT_NEAR(clock.ahead(365), 365, 1);
    EXPECT_LT(clock.ahead(90), 90 * 0.9) << "January to March are quiet";
    EXPECT_GT(clock.days(kSeasonDay - 61, kSeasonDay), 90) << "the peak counts for more";
    for (const double ahead : {0.5, 1.0, 17.25, 90.0, 365.0, 1000.0})
        EXPECT_NEAR(clock.calendarDays(clock.ahead(ahead)), ahead, 1e-6);
    EXPECT_EQ(clock.days(kSeasonDay, kSeasonDay - 40), -clock.days(kSeasonDay - 40, kSeasonDay));
    const SeasonClock even(SeasonIndex{}, kSeasonDay);
    EXPECT_EQ(even.days(kSeasonDay - 100, kSeasonDay - 30), 70);
    EXPECT_NEAR(even.calendarDays(12.5), 12.5, 1e-9);
    EXPECT_EQ(clock.days(kSeasonDay - 61 * 366 - 10, kSeasonDay - 61 * 366), 10) << "further off a day is a day";
}

/// What totals were off by before a season could be known is the season itself: moved by that as well, ranges missed
/// what came every other time.
TEST(Season, LearnsNothingFromDatesWhereNoneWasKnown) {
    const std::array<TotalOrigin, 2> origins{{{-0.02, 0.001, true}, {-0.3, 0.001, false}}};
    const TotalCalibration both = calibrateTotals(origins, false);
    EXPECT_NEAR(both.shift, -0.32 / 0.001 / (1 / (kTotalsBias * kTotalsBias) + 2 / 0.001), 1e-12);
    const TotalCalibration one = calibrateTotals(origins, true);
    EXPECT_NEAR(one.shift, -0.02 / 0.001 / (1 / (kTotalsBias * kTotalsBias) + 1 / 0.001), 1e-12);
    EXPECT_GT(one.spread, both.spread);
    const TotalCalibration none = calibrateTotals(std::span(origins).last(1), true);
    EXPECT_EQ(none.shift, 0);
    EXPECT_NEAR(none.spread, kTotalsBias, 1e-12) << "nothing is known of the bias, and that is said";
    EXPECT_EQ(calibrateTotals({}, true).origins, 0);
}

}  // namespace
}  // namespace meike::engine
