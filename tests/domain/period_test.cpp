// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/period.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace meike {
namespace {

Date day(const char* iso) { return valueOrThrow(parseIsoDate(iso)); }
DateRange range(const char* from, const char* to) { return {day(from), day(to)}; }
DateRange period(const char* key, const char* asOf) { return periodRange(*findPeriod(key), day(asOf)); }

TEST(Periods, AreCalendarSpansBesideTheAsOfDay) {
    EXPECT_EQ(period("this_month", "2026-02-14"), range("2026-02-01", "2026-02-28"));
    EXPECT_EQ(period("last_month", "2026-01-31"), range("2025-12-01", "2025-12-31"));
    EXPECT_EQ(period("next_month", "2024-01-31"), range("2024-02-01", "2024-02-29"));
    EXPECT_EQ(period("this_quarter", "2026-11-22"), range("2026-10-01", "2026-12-31"));
    EXPECT_EQ(period("last_quarter", "2026-02-01"), range("2025-10-01", "2025-12-31"));
    EXPECT_EQ(period("next_quarter", "2026-12-31"), range("2027-01-01", "2027-03-31"));
    EXPECT_EQ(period("this_year", "2026-11-22"), range("2026-01-01", "2026-12-31"));
    EXPECT_EQ(period("last_year", "2024-02-29"), range("2023-01-01", "2023-12-31"));
    EXPECT_EQ(period("next_year", "2026-11-22"), range("2027-01-01", "2027-12-31"));
    EXPECT_EQ(period("this_week", "2026-11-22"), range("2026-11-16", "2026-11-22")) << "a Sunday ends its week";
    EXPECT_EQ(period("last_week", "2026-11-23"), range("2026-11-16", "2026-11-22"));
    EXPECT_EQ(period("next_week", "2026-12-31"), range("2027-01-04", "2027-01-10"));
}

TEST(Periods, AreNamedInBothLanguages) {
    std::set<std::string_view> keys;
    for (const PeriodRow& row : periodTable()) {
        EXPECT_TRUE(keys.insert(row.key).second);
        EXPECT_FALSE(row.label.zh.empty() || row.label.en.empty());
        EXPECT_EQ(findPeriod(row.key), &row);
    }
    EXPECT_EQ(findPeriod("someday"), nullptr);
}

TEST(Periods, CountDaysWithTheAsOfDayAmongThem) {
    EXPECT_EQ(lastDays(day("2026-03-09"), 1), range("2026-03-09", "2026-03-09"));
    EXPECT_EQ(lastDays(day("2026-03-09"), 9), range("2026-03-01", "2026-03-09"));
    EXPECT_EQ(nextDays(day("2026-12-30"), 3), range("2026-12-30", "2027-01-01"));
    EXPECT_EQ(lastDays(day("0001-01-05"), 40'000).from, day("0001-01-01")) << "never before the first date there is";
    EXPECT_EQ(nextDays(day("9999-12-30"), 40'000).to, day("9999-12-31"));
}

TEST(Anniversaries, WrapAroundTheYear) {
    EXPECT_THAT(anniversaryDays(range("2026-12-30", "2027-01-02")),
                ::testing::ElementsAre("01-01", "01-02", "12-30", "12-31"));
}

TEST(Anniversaries, OfALeapDayFallOnThe28thInCommonYears) {
    EXPECT_THAT(anniversaryDays(range("2026-02-28", "2026-03-01")), ::testing::ElementsAre("02-28", "02-29", "03-01"));
    EXPECT_THAT(anniversaryDays(range("2028-02-28", "2028-02-28")), ::testing::ElementsAre("02-28"));
    EXPECT_THAT(anniversaryDays(range("2028-02-29", "2028-02-29")), ::testing::ElementsAre("02-29"));
    EXPECT_THAT(anniversaryDays(range("2026-03-01", "2026-03-01")), ::testing::ElementsAre("03-01"));
    EXPECT_EQ(anniversaryDays(nextDays(day("2025-03-01"), kMaxAnniversaryDays)).size(), 366U);
}

TEST(Anniversaries, FollowTheLunarCalendar) {
    // 2025: the sixth month had 30 days and was followed by a leap sixth month.
    EXPECT_THAT(lunarAnniversaryDays(range("2025-07-24", "2025-07-25")), ::testing::ElementsAre("06+01", "06-30"));
    EXPECT_THAT(lunarAnniversaryDays(range("2025-08-22", "2025-08-22")), ::testing::ElementsAre("06+29", "06+30"))
        << "the leap month has 29 days";
    // 2026-02-16 was the 29th and last of the twelfth month.
    EXPECT_THAT(lunarAnniversaryDays(range("2026-02-16", "2026-02-17")),
                ::testing::ElementsAre("01+01", "01-01", "12+29", "12+30", "12-29", "12-30"));
    EXPECT_EQ(lunarMonthDay(day("1990-06-23")), "05+01") << "born on the first of a leap fifth month";
    EXPECT_EQ(lunarMonthDay(day("1899-12-31")), "");
    EXPECT_TRUE(lunarAnniversaryDays(range("2101-02-01", "2101-03-01")).empty());
}

TEST(Anniversaries, EverybodyHasOneWithinALunarYearAndABit) {
    std::set<std::string> all;
    for (const std::string& each : lunarAnniversaryDays({day("2025-01-29"), day("2026-02-16")})) all.insert(each);
    EXPECT_EQ(all.size(), 720U) << "in ordinary months and in leap months";
}

TEST(Months, KeepTheDayWhereTheMonthHasIt) {
    EXPECT_EQ(addMonths(day("2026-09-30"), 3), day("2026-12-30"));
    EXPECT_EQ(addMonths(day("2026-08-31"), 6), day("2027-02-28"));
    EXPECT_EQ(addMonths(day("2027-08-31"), 6), day("2028-02-29"));
    EXPECT_EQ(addMonths(day("2026-03-31"), -1), day("2026-02-28"));
    EXPECT_EQ(addMonths(day("2026-01-15"), -12), day("2025-01-15"));
    EXPECT_EQ(addMonths(day("2026-05-31"), 0), day("2026-05-31"));
}

}  // namespace
}  // namespace meike
