// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/birthday_words.h"

#include <gtest/gtest.h>

#include "tests/support/days.h"

namespace meike::words {
namespace {

std::string told(const char* born, bool lunar, const char* from, Language language) {
    const auto next = nextBirthday(iso(born), lunar, iso(from), language);
    return next ? next->line.key + ": " + next->line.text : "none";
}

TEST(BirthdayWords, SayTheNextOneByItsCalendar) {
    EXPECT_EQ(told("1985-07-23", false, "2026-07-23", Language::zh), "birthday: 下次生日 2026-07-23");
    EXPECT_EQ(told("1985-07-23", false, "2026-07-24", Language::en), "birthday: Next birthday 2027-07-23");
    EXPECT_EQ(told("1984-09-10", true, "2026-01-01", Language::zh), "birthday: 下次生日 2026-09-25，农历八月十五");
    EXPECT_EQ(told("1984-09-10", true, "2026-01-01", Language::en),
              "birthday: Next birthday 2026-09-25, day 15 of lunar month 8");
    EXPECT_EQ(told("1885-01-01", true, "2026-01-01", Language::en), "none") << "before the lunar table";
    EXPECT_EQ(told("1985-01-01", true, "2101-01-29", Language::en), "none") << "after it";
}

TEST(BirthdayWords, SayWhereAYearDoesNotHaveTheDay) {
    // 2025-08-03 is 闰六月初十; 2026 has no leap month.
    EXPECT_EQ(told("2025-08-03", true, "2026-01-01", Language::zh),
              "birthday_moved: 下次生日 2026-07-23，农历六月初十；生于闰六月，农历 2026 年没有这个闰月，按六月过");
    EXPECT_EQ(
        told("2025-08-03", true, "2026-01-01", Language::en),
        "birthday_moved: Next birthday 2026-07-23, day 10 of lunar month 6; born in leap lunar month 6, which the "
        "lunar year 2026 does not have, so it falls in lunar month 6");
    // 2024-02-09 is 腊月三十; the last month of 2025 has 29 days.
    EXPECT_EQ(told("2024-02-09", true, "2026-01-01", Language::zh),
              "birthday_moved: 下次生日 2026-02-16，农历腊月廿九；生于三十，农历 2025 年腊月只有 29 天，按廿九过");
    EXPECT_EQ(told("2024-02-09", true, "2026-01-01", Language::en),
              "birthday_moved: Next birthday 2026-02-16, day 29 of lunar month 12; born on a day 30, and in the lunar "
              "year 2025 lunar month 12 has 29 days, so it falls on day 29");
    EXPECT_EQ(told("2000-02-29", false, "2027-01-01", Language::zh),
              "birthday_moved: 下次生日 2027-02-28；生于 2 月 29 日，2027 年没有这一天，按 2 月 28 日过");
    EXPECT_EQ(told("2000-02-29", false, "2027-03-01", Language::en), "birthday: Next birthday 2028-02-29");
}

TEST(BirthdayWords, ADayOfTheLunarCalendarIsCalledAsInAlmanacs) {
    const auto zh = [](LunarDay day) { return lunarDayWords(day, Language::zh); };
    EXPECT_EQ(zh({1, false, 1}), "正月初一");
    EXPECT_EQ(zh({2, true, 10}), "闰二月初十");
    EXPECT_EQ(zh({10, false, 11}), "十月十一");
    EXPECT_EQ(zh({11, false, 20}), "冬月二十");
    EXPECT_EQ(zh({12, false, 21}), "腊月廿一");
    EXPECT_EQ(zh({12, false, 30}), "腊月三十");
}

// What is said is true: a birthday that is not said to have moved has the month and day of birth.
TEST(BirthdayWords, EveryMovedBirthdayIsSaid) {
    int moved = 0;
    for (Date born = iso("1984-02-02"); born < iso("1990-01-27"); born += std::chrono::days(1)) {
        const LunarDay day = *lunarDay(born);
        for (int year = 2000; year < 2030; ++year) {
            const auto next = nextBirthday(born, true, *dateOfLunar({year, {1, false, 1}}), Language::zh);
            ASSERT_TRUE(next);
            const LunarDay there = *lunarDay(next->date);
            ASSERT_EQ(next->line.key == "birthday", there == day) << isoDate(born) << ' ' << year;
            moved += there == day ? 0 : 1;
        }
    }
    EXPECT_GT(moved, 100);
}

}  // namespace
}  // namespace meike::words
