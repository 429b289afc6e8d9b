// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/period.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/lunar.h"

namespace meike {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

const Date kFirst = Date(std::chrono::year(1) / 1 / 1);
const Date kLast = Date(std::chrono::year(9999) / 12 / 31);

Date kept(Date date) { return std::clamp(date, kFirst, kLast); }

std::string monthDay(int month, int day) {
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%02d-%02d", month, day);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string lunarText(const LunarDay& lunar) {
    std::string text = monthDay(lunar.month, lunar.day);
    if (lunar.leap) text[2] = '+';
    return text;
}

bool isLastOfFebruary(Date date) {
    const year_month_day next(date + days(1));
    return next.month() == std::chrono::March && next.day() == std::chrono::day(1);
}

template <class Add>
std::vector<std::string> daysOf(const DateRange& range, const Add& add) {
    std::vector<std::string> found;
    // A year and a lunar leap year see every day once; more days add nothing.
    const Date last = std::min(range.to, range.from + days(400));
    for (Date day = range.from; day <= last; day += days(1)) add(found, day);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace

std::span<const PeriodRow> periodTable() {
    static constexpr PeriodRow kRows[] = {
        {"this_week", {"本周", "this week"}, 0, 0},         {"last_week", {"上周", "last week"}, 0, -1},
        {"next_week", {"下周", "next week"}, 0, 1},         {"this_month", {"本月", "this month"}, 1, 0},
        {"last_month", {"上月", "last month"}, 1, -1},      {"next_month", {"下月", "next month"}, 1, 1},
        {"this_quarter", {"本季度", "this quarter"}, 3, 0}, {"last_quarter", {"上季度", "last quarter"}, 3, -1},
        {"next_quarter", {"下季度", "next quarter"}, 3, 1}, {"this_year", {"今年", "this year"}, 12, 0},
        {"last_year", {"去年", "last year"}, 12, -1},       {"next_year", {"明年", "next year"}, 12, 1},
    };
    return kRows;
}

const PeriodRow* findPeriod(std::string_view key) {
    for (const PeriodRow& row : periodTable())
        if (row.key == key) return &row;
    return nullptr;
}

DateRange periodRange(const PeriodRow& period, Date asOf) {
    if (period.months == 0) {
        const auto weekday = std::chrono::weekday(asOf).iso_encoding();
        const Date monday = asOf - days(weekday - 1) + days(7 * period.offset);
        return {kept(monday), kept(monday + days(6))};
    }
    const year_month_day today(asOf);
    const auto month = static_cast<int>(static_cast<unsigned>(today.month())) - 1;
    const auto first = today.year() / std::chrono::January / 1;
    const Date from(first + months(month / period.months * period.months + period.offset * period.months));
    const Date next(year_month_day(from) + months(period.months));
    return {kept(from), kept(next - days(1))};
}

Date addMonths(Date day, int count) {
    const year_month_day date(day);
    const auto month = date.year() / date.month() + months(count);
    return kept(std::chrono::sys_days(month / std::min(date.day(), (month / std::chrono::last).day())));
}

DateRange lastDays(Date asOf, std::int64_t count) { return {kept(asOf - days(count) + days(1)), asOf}; }

DateRange nextDays(Date asOf, std::int64_t count) { return {asOf, kept(asOf + days(count) - days(1))}; }

std::vector<std::string> anniversaryDays(const DateRange& range) {
    return daysOf(range, [](std::vector<std::string>& found, Date day) {
        found.push_back(isoDate(day).substr(5));
        if (isLastOfFebruary(day)) found.emplace_back("02-29");
    });
}

std::vector<std::string> lunarAnniversaryDays(const DateRange& range) {
    return daysOf(range, [](std::vector<std::string>& found, Date day) {
        const auto lunar = lunarDate(day);
        if (!lunar) return;
        const auto& [month, leap, number] = lunar->day;
        const int length = lunarMonthLength(lunar->year, month, leap);
        for (int born = number; born <= (number == length ? 30 : number); ++born) {
            found.push_back(lunarText({month, leap, born}));
            if (!leap && leapMonthOf(lunar->year) != month) found.push_back(lunarText({month, true, born}));
        }
    });
}

std::string lunarMonthDay(Date date) {
    const auto lunar = lunarDay(date);
    return lunar ? lunarText(*lunar) : std::string();
}

}  // namespace meike
