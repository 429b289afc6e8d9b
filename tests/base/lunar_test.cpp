// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/lunar.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/support/days.h"
#include "tests/support/lunar_astronomy.h"

namespace meike {
namespace {

// Days as published almanacs have them.
TEST(Lunar, KnowsThePublishedDays) {
    struct Row {
        const char* date;
        LunarDate lunar;
        const char* what;
    };
    constexpr Row kRows[] = {
        {"1900-01-01", {1899, {12, false, 1}}, "the first day of the table"},
        {"1900-01-31", {1900, {1, false, 1}}, "春节"},
        {"1906-04-23", {1906, {3, false, 30}}, "as it was printed"},
        {"1911-10-10", {1911, {8, false, 19}}, "辛亥年八月十九"},
        {"1949-10-01", {1949, {8, false, 10}}, "己丑年八月初十"},
        {"1978-09-02", {1978, {7, false, 30}}, "a new moon nine minutes after midnight"},
        {"1978-09-17", {1978, {8, false, 15}}, "中秋"},
        {"1984-11-23", {1984, {10, true, 1}}, "闰十月"},
        {"1990-06-23", {1990, {5, true, 1}}, "闰五月"},
        {"2023-03-22", {2023, {2, true, 1}}, "闰二月"},
        {"2024-02-09", {2023, {12, false, 30}}, "除夕"},
        {"2024-06-10", {2024, {5, false, 5}}, "端午"},
        {"2025-01-29", {2025, {1, false, 1}}, "春节"},
        {"2025-07-24", {2025, {6, false, 30}}, ""},
        {"2025-07-25", {2025, {6, true, 1}}, "闰六月"},
        {"2026-02-16", {2025, {12, false, 29}}, "除夕 of a year without a 30th"},
        {"2026-02-17", {2026, {1, false, 1}}, "春节"},
        {"2026-09-25", {2026, {8, false, 15}}, "中秋"},
        {"2027-02-06", {2027, {1, false, 1}}, "春节, a day before ICU's"},
        {"2030-02-02", {2029, {12, false, 30}}, "除夕"},
        {"2030-02-03", {2030, {1, false, 1}}, "春节, a day after ICU's"},
        {"2033-08-25", {2033, {8, false, 1}}, "no leap seventh month"},
        {"2033-12-22", {2033, {11, true, 1}}, "闰十一月"},
        {"2034-01-20", {2033, {12, false, 1}}, ""},
        {"2034-02-19", {2034, {1, false, 1}}, "春节"},
        {"2101-01-28", {2100, {12, false, 29}}, "the last day of the table"},
    };
    for (const Row& row : kRows) {
        EXPECT_EQ(lunarDate(iso(row.date)), row.lunar) << row.date << ' ' << row.what;
        EXPECT_EQ(dateOfLunar(row.lunar), iso(row.date)) << row.date << ' ' << row.what;
    }
}

TEST(Lunar, KnowsNothingOutsideItsTable) {
    for (const char* date : {"0001-01-01", "1899-12-31", "2101-01-29", "2102-06-01", "9999-12-31"}) {
        EXPECT_FALSE(lunarDate(iso(date))) << date;
        EXPECT_FALSE(nextLunarBirthday({1, false, 1}, iso(date))) << date;
    }
    EXPECT_FALSE(nextLunarBirthday({1, false, 1}, iso("2101-01-01")));
    constexpr LunarDate kNone[] = {{1898, {1, false, 1}},   {2101, {1, false, 1}}, {1899, {11, false, 1}},
                                   {2026, {13, false, 1}},  {2026, {0, false, 1}}, {2026, {1, false, 0}},
                                   {2025, {12, false, 30}}, {2026, {6, true, 1}},  {2025, {6, true, 30}}};
    for (const LunarDate& date : kNone) EXPECT_FALSE(dateOfLunar(date)) << date.year << ' ' << date.day.month;
    EXPECT_FALSE(lunarBirthdayIn(2026, {13, false, 1}));
    EXPECT_FALSE(lunarBirthdayIn(2026, {1, false, 31}));
}

TEST(Lunar, EveryDayFollowsTheOneBeforeAndLeadsBack) {
    LunarDate before = *lunarDate(iso("1900-01-01"));
    for (Date each = iso("1900-01-02"); each <= iso("2101-01-28"); each += std::chrono::days(1)) {
        const auto lunar = lunarDate(each);
        ASSERT_TRUE(lunar) << isoDate(each);
        ASSERT_EQ(dateOfLunar(*lunar), each) << isoDate(each);
        if (lunar->day.day == 1)
            ASSERT_EQ(before.day.day, lunarMonthLength(before.year, before.day.month, before.day.leap));
        else
            ASSERT_EQ(lunar->day.day, before.day.day + 1) << isoDate(each);
        before = *lunar;
    }
}

// The second computation, out of the sky; see its header and resources/lunar/README.md.
TEST(Lunar, IsTheCalendarOfTheSky) {
    const auto sky = lunar_astronomy::calendar(1929, 2100);
    const std::pair<LunarDate, LunarDate> kUncertain[] = {{{2057, {8, false, 1}}, {2057, {9, false, 30}}},
                                                          {{2097, {6, false, 1}}, {2097, {7, false, 30}}}};
    const auto uncertain = [&](const LunarDate& lunar) {
        for (const auto& [from, to] : kUncertain)
            if (lunar.year == from.year && lunar.day.month >= from.day.month && lunar.day.month <= to.day.month)
                return true;
        return false;
    };
    int compared = 0;
    for (Date each = iso("1929-01-01"); each <= iso("2100-12-31"); each += std::chrono::days(1)) {
        const LunarDate lunar = *lunarDate(each);
        if (uncertain(lunar)) continue;
        ASSERT_EQ(lunar.day, sky.at(dayNumber(each)))
            << isoDate(each) << ": the sky has " << sky.at(dayNumber(each)).month << '/' << sky.at(dayNumber(each)).day;
        ++compared;
    }
    EXPECT_EQ(compared, 62'822 - 4 * 30 + 2);
}

TEST(LunarBirthdays, EveryOneIsOnceInEachLunarYear) {
    for (int month = 1; month <= 12; ++month)
        for (const bool leap : {false, true})
            for (int number = 1; number <= 30; ++number) {
                const LunarDay born{month, leap, number};
                std::map<int, int> seen;
                Date from = iso("1998-01-28");
                while (const auto birthday = nextLunarBirthday(born, from)) {
                    const auto lunar = lunarDate(birthday->date);
                    if (lunar->year > 2030) break;
                    ASSERT_EQ(birthday->lunar, *lunar);
                    ASSERT_EQ(lunar->day.month, month);
                    ASSERT_EQ(birthday->ordinaryMonth, leap && !lunar->day.leap);
                    ASSERT_EQ(birthday->shorterMonth, lunar->day.day != number);
                    ++seen[lunar->year];
                    from = birthday->date + std::chrono::days(1);
                }
                ASSERT_EQ(seen.size(), 33U) << month << (leap ? " leap " : " ") << number;
                for (const auto& [year, times] : seen) ASSERT_EQ(times, 1) << year;
            }
}

TEST(LunarBirthdays, SayWhatTheyFallOn) {
    const auto next = [](LunarDay born, const char* from) { return *nextLunarBirthday(born, iso(from)); };
    // 闰六月 is of 2025 and not of 2026.
    const LunarBirthday leap = next({6, true, 10}, "2025-02-01");
    EXPECT_EQ(isoDate(leap.date), "2025-08-03");
    EXPECT_FALSE(leap.ordinaryMonth);
    const LunarBirthday ordinary = next({6, true, 10}, "2025-08-04");
    EXPECT_EQ(isoDate(ordinary.date), "2026-07-23");
    EXPECT_TRUE(ordinary.ordinaryMonth);
    EXPECT_FALSE(ordinary.shorterMonth);
    // The twelfth month of 2025 has 29 days.
    const LunarBirthday shorter = next({12, false, 30}, "2026-01-01");
    EXPECT_EQ(isoDate(shorter.date), "2026-02-16");
    EXPECT_TRUE(shorter.shorterMonth);
    EXPECT_EQ(isoDate(next({12, false, 30}, "2026-02-16").date), "2026-02-16") << "the day itself counts";
    EXPECT_EQ(isoDate(next({1, false, 1}, "2026-02-18").date), "2027-02-06");
    // A leap month of 29 days.
    EXPECT_TRUE(next({6, true, 30}, "2025-07-25").shorterMonth);
}

}  // namespace
}  // namespace meike
