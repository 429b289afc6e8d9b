// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "base/date.h"

/// The Chinese lunar calendar (农历) from 1900-01-01 to 2101-01-28, by a table (resources/lunar). All functions are
/// thread safe and take well under a microsecond.
namespace meike {

/// A day of the lunar calendar, without its year.
struct LunarDay {
    int month = 0;      ///< 1..12
    bool leap = false;  ///< of the leap month that follows month `month` (闰月)
    int day = 0;        ///< 1..30

    friend bool operator==(const LunarDay&, const LunarDay&) = default;
};

/// The same with its year: 2026 begins on 2026-02-17.
struct LunarDate {
    int year = 0;
    LunarDay day;

    friend bool operator==(const LunarDate&, const LunarDate&) = default;
};

/// The lunar date of a day; nothing outside the table.
std::optional<LunarDate> lunarDate(Date date);
/// The same without its year.
std::optional<LunarDay> lunarDay(Date date);
/// The day of a lunar date; nothing when that year has no such day or is outside the table.
std::optional<Date> dateOfLunar(const LunarDate& date);

/// The month that a year's leap month follows; 0: it has none, or is outside the table.
int leapMonthOf(int lunarYear);
/// 29 or 30; 0 when the year has no such month or is outside the table.
int lunarMonthLength(int lunarYear, int month, bool leap);

/// When a lunar birthday is in a lunar year. Exactly one in each: who was born in a leap month has it in the ordinary
/// month of that number in years without that leap month, and a 30th falls on the 29th of a shorter month.
struct LunarBirthday {
    Date date;
    LunarDate lunar;             ///< what `date` is
    bool ordinaryMonth = false;  ///< born in a leap month that this year does not have
    bool shorterMonth = false;   ///< born on a 30th that this month does not have

    friend bool operator==(const LunarBirthday&, const LunarBirthday&) = default;
};
/// Nothing outside the table, and for what is no lunar day (month 13, day 31).
std::optional<LunarBirthday> lunarBirthdayIn(int lunarYear, const LunarDay& born);
/// The first one on `from` or later.
std::optional<LunarBirthday> nextLunarBirthday(const LunarDay& born, Date from);

}  // namespace meike
