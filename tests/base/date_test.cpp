// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/clock.h"

namespace meike {
namespace {

TEST(DateTest, KnowsTheCalendar) {
    EXPECT_EQ(isoDate(makeDate(2025, 3, 9).value()), "2025-03-09");
    EXPECT_EQ(isoDate(makeDate(1, 1, 1).value()), "0001-01-01");
    EXPECT_EQ(isoDate(makeDate(9999, 12, 31).value()), "9999-12-31");
    EXPECT_TRUE(makeDate(2024, 2, 29).has_value());
    EXPECT_FALSE(makeDate(2025, 2, 29).has_value());
    EXPECT_FALSE(makeDate(1900, 2, 29).has_value());
    EXPECT_FALSE(makeDate(2025, 13, 1).has_value());
    EXPECT_FALSE(makeDate(2025, 0, 1).has_value());
    EXPECT_FALSE(makeDate(0, 1, 1).has_value());
    EXPECT_FALSE(makeDate(10000, 1, 1).has_value());
    EXPECT_EQ(makeDate(2025, 2, 30).error().kind(), ErrorKind::invalid_value);
}

TEST(DateTest, CountsDaysFrom1970) {
    EXPECT_EQ(dayNumber(makeDate(1970, 1, 1).value()), 0);
    EXPECT_EQ(dayNumber(makeDate(1969, 12, 31).value()), -1);
    EXPECT_EQ(dayNumber(makeDate(2000, 3, 1).value()), 11'017);
}

TEST(DateTest, ReadsIsoAndNothingElse) {
    EXPECT_EQ(parseIsoDate("2025-03-09").value(), makeDate(2025, 3, 9).value());
    for (const char* text : {"", "2025-3-9", "2025/03/09", "20250309", "2025-03-09 ", " 2025-03-09", "2025-02-30",
                             "2025-03-0x", "+025-03-09", "2025-03-091"})
        EXPECT_FALSE(parseIsoDate(text).has_value()) << text;
}

TEST(DateTest, WritesMomentsInUtc) {
    EXPECT_EQ(isoMoment(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(isoMoment(1'732'263'330'999), "2024-11-22T08:15:30Z");
    EXPECT_EQ(isoMoment(-1), "1969-12-31T23:59:59Z");
    EXPECT_EQ(isoMoment(86'399'999), "1970-01-01T23:59:59Z");
}

TEST(ClockTest, FixedClockStandsUntilMoved) {
    FixedClock clock(makeDate(2025, 3, 9).value());
    EXPECT_EQ(isoDate(clock.today()), "2025-03-09");
    EXPECT_EQ(isoMoment(clock.nowUtcMs()).substr(0, 10), "2025-03-09");
    clock.setToday(makeDate(2025, 3, 10).value());
    EXPECT_EQ(isoDate(clock.today()), "2025-03-10");
}

TEST(ClockTest, SystemClockIsOfToday) {
    const Clock& clock = systemClock();
    const auto utc = static_cast<DayNumber>(clock.nowUtcMs() / 86'400'000);
    EXPECT_LE(std::abs(dayNumber(clock.today()) - utc), 1);
    EXPECT_GT(utc, 20'000);
}

RC_GTEST_PROP(DateProperty, EveryDayGoesRound, ()) {
    const auto day = *rc::gen::inRange<DayNumber>(-719'162, 2'932'897);
    const Date date = dateOfDay(day);
    RC_ASSERT(dayNumber(date) == day);
    RC_ASSERT(parseIsoDate(isoDate(date)).value() == date);
}

}  // namespace
}  // namespace meike
