// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/label.h"

/// Spans of days that move with the as-of day, for conditions on dates.
namespace meike {

/// Days from `from` to `to`, both included; none when `to` is before `from`.
struct DateRange {
    Date from;
    Date to;

    friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// A calendar period beside the as-of day: `last_month`, `this_quarter`. Weeks begin on Monday.
struct PeriodRow {
    std::string_view key;
    Label label;
    int months;  ///< 1, 3 or 12; 0 for weeks
    int offset;  ///< -1 last, 0 this, 1 next
};

std::span<const PeriodRow> periodTable();
const PeriodRow* findPeriod(std::string_view key);
DateRange periodRange(const PeriodRow& period, Date asOf);

/// The same day so many months later (earlier, when negative), or the last one of a month that is too short.
Date addMonths(Date day, int months);

/// The most days that a condition may count.
inline constexpr std::int64_t kMaxDays = 40'000;
/// The most days ahead in which an anniversary may be looked for: every date has one within them.
inline constexpr std::int64_t kMaxAnniversaryDays = 366;

/// The `days` days that end with the as-of day: (as-of - days, as-of].
DateRange lastDays(Date asOf, std::int64_t days);
/// The `days` days that begin with the as-of day: [as-of, as-of + days).
DateRange nextDays(Date asOf, std::int64_t days);

/// `MM-DD` of all days whose anniversary falls into the range. 29 February has its anniversary on 28 February in common
/// years.
std::vector<std::string> anniversaryDays(const DateRange& range);
/// The same in the lunar calendar, as lunarMonthDay() writes the days. Somebody born in a leap month has the
/// anniversary in the ordinary month of that number in years without that leap month, and somebody born on a 30th has
/// it on the 29th of a month that has no 30th.
std::vector<std::string> lunarAnniversaryDays(const DateRange& range);
/// `MM-DD` in the lunar calendar, `MM+DD` in a leap month; empty outside the lunar table (base/lunar.h).
std::string lunarMonthDay(Date date);

}  // namespace meike
