// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/date.h"

namespace meike::engine {

/// How many more or fewer orders a month brings than the mean of the year: 1 = as many. Weighted by the days of the
/// months their mean is 1.
struct SeasonIndex {
    std::array<double, 12> month{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    bool on = false;  ///< false: every month is as the others

    bool operator==(const SeasonIndex&) const = default;
};

/// History that an index needs, in days: two years, so that no month is seen once alone.
inline constexpr std::int32_t kSeasonHistory = 730;

/// Time in which the orders of a base come evenly: a day counts as much as its month's index. Every model of purchases
/// works in it unchanged (a time-rescaled point process: Daley, Vere-Jones 2003, "An Introduction to the Theory of
/// Point Processes", 7.4). Knows 60 years before the as-of date and 15 after; further off a day is a day.
class SeasonClock {
public:
    SeasonClock(const SeasonIndex& season, DayNumber asOf);

    /// Season days from the end of one day to the end of another, rounded; a later `from` gives a negative number.
    std::int32_t days(DayNumber from, DayNumber to) const;
    /// Season days from the as-of date until so many calendar days later.
    double ahead(double days) const;
    /// Calendar days after the as-of date until so many season days are past; >= 0.
    double calendarDays(double seasonDays) const;

private:
    double at(double day) const;

    DayNumber m_asOf;
    DayNumber m_first = 0;        ///< day of the first place
    std::vector<double> m_until;  ///< season days up to the end of a day
};

/// Repeat purchases of a base by calendar month, and how many client-days there were to make them in.
struct MonthlyOrders {
    struct Month {
        int month = 0;  ///< 0..11
        double orders = 0;
        double clientDays = 0;
    };
    std::vector<Month> months;  ///< oldest first, without gaps
};

/// The index of monthly figures: a Poisson regression on month of year, with a bend over time for clients who leave,
/// and client-days as exposure. Months are shrunk to 1 by their own noise: normal with a variance that the data say
/// (Breslow, Clayton 1993, penalised quasi-likelihood; EM for the variance). Off when no month stands out.
SeasonIndex seasonOf(const MonthlyOrders& orders);

}  // namespace meike::engine
