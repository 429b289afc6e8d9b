// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/lunar.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/lunar_table.h"

namespace meike {

namespace {

using lunar_table::kFirstYear;
using lunar_table::kYears;

constexpr int kLastYear = kFirstYear + static_cast<int>(std::size(kYears)) - 1;

const lunar_table::Year* yearOf(int lunarYear) {
    return lunarYear >= kFirstYear && lunarYear <= kLastYear ? &kYears[lunarYear - kFirstYear] : nullptr;
}

Date firstDayOf(int lunarYear) {
    const lunar_table::Year& year = kYears[lunarYear - kFirstYear];
    return std::chrono::year(lunarYear) / std::chrono::month(year.month) / std::chrono::day(year.day);
}

int monthsOf(const lunar_table::Year& year) { return year.leap == 0 ? 12 : 13; }
int lengthOf(const lunar_table::Year& year, int place) { return (year.lengths >> place & 1) != 0 ? 30 : 29; }

/// Which of the year's months it is, from 0; -1 when the year has no such month.
int placeOf(const lunar_table::Year& year, int month, bool leap) {
    if (month < 1 || month > 12 || (leap && year.leap != month)) return -1;
    return month - 1 + (leap || (year.leap != 0 && month > year.leap) ? 1 : 0);
}

}  // namespace

std::optional<LunarDate> lunarDate(Date date) {
    // Of the first year only the end is certain (resources/lunar).
    static const Date kFirst = std::chrono::year(kFirstYear + 1) / std::chrono::January / 1;
    if (date < kFirst) return std::nullopt;
    int lunarYear = static_cast<int>(std::chrono::year_month_day(date).year());
    if (lunarYear > kLastYear || date < firstDayOf(lunarYear)) --lunarYear;
    const lunar_table::Year* year = yearOf(lunarYear);
    if (!year) return std::nullopt;
    auto day = static_cast<int>((date - firstDayOf(lunarYear)).count());
    int place = 0;
    for (; place < monthsOf(*year) && day >= lengthOf(*year, place); ++place) day -= lengthOf(*year, place);
    if (place == monthsOf(*year)) return std::nullopt;  // behind the last year
    const bool leap = year->leap != 0 && place == year->leap;
    const int month = place + 1 - (year->leap != 0 && place >= year->leap ? 1 : 0);
    return LunarDate{lunarYear, {month, leap, day + 1}};
}

std::optional<LunarDay> lunarDay(Date date) {
    if (const auto lunar = lunarDate(date)) return lunar->day;
    return std::nullopt;
}

std::optional<Date> dateOfLunar(const LunarDate& date) {
    const int length = lunarMonthLength(date.year, date.day.month, date.day.leap);
    if (date.day.day < 1 || date.day.day > length) return std::nullopt;
    const lunar_table::Year& year = *yearOf(date.year);
    Date day = firstDayOf(date.year) + std::chrono::days(date.day.day - 1);
    const int place = placeOf(year, date.day.month, date.day.leap);
    for (int before = 0; before < place; ++before) day += std::chrono::days(lengthOf(year, before));
    if (!lunarDate(day)) return std::nullopt;
    return day;
}

int leapMonthOf(int lunarYear) {
    const lunar_table::Year* year = yearOf(lunarYear);
    return year ? year->leap : 0;
}

int lunarMonthLength(int lunarYear, int month, bool leap) {
    const lunar_table::Year* year = yearOf(lunarYear);
    const int place = year ? placeOf(*year, month, leap) : -1;
    return place < 0 ? 0 : lengthOf(*year, place);
}

std::optional<LunarBirthday> lunarBirthdayIn(int lunarYear, const LunarDay& born) {
    if (born.day < 1 || born.day > 30) return std::nullopt;
    LunarBirthday birthday;
    birthday.ordinaryMonth = born.leap && leapMonthOf(lunarYear) != born.month;
    birthday.lunar = {lunarYear, {born.month, born.leap && !birthday.ordinaryMonth, born.day}};
    const int length = lunarMonthLength(lunarYear, born.month, birthday.lunar.day.leap);
    birthday.shorterMonth = length != 0 && born.day > length;
    if (birthday.shorterMonth) birthday.lunar.day.day = length;
    const auto date = dateOfLunar(birthday.lunar);
    if (!date) return std::nullopt;
    birthday.date = *date;
    return birthday;
}

std::optional<LunarBirthday> nextLunarBirthday(const LunarDay& born, Date from) {
    const auto lunar = lunarDate(from);
    if (!lunar) return std::nullopt;
    for (int year = lunar->year; year <= lunar->year + 1; ++year)
        if (const auto birthday = lunarBirthdayIn(year, born); birthday && birthday->date >= from) return birthday;
    return std::nullopt;
}

}  // namespace meike
