// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/workdays.h"

#include <gtest/gtest.h>

#include "tests/support/days.h"

namespace meike {
namespace {

bool isWeekendDay(Date date) { return std::chrono::weekday(date).iso_encoding() >= 6; }

TEST(Workdays, AreThoseOfTheNotices) {
    struct Row {
        const char* date;
        Workday workday;
        const char* holiday;  ///< key; empty: none
    };
    constexpr Row kRows[] = {
        {"2020-01-31", Workday::no, "spring_festival"},  // prolonged
        {"2020-02-03", Workday::yes, ""},                // the Monday after
        {"2020-10-08", Workday::no, "national_day_mid_autumn"},
        {"2021-02-20", Workday::yes, ""},         // a Saturday
        {"2022-12-31", Workday::no, "new_year"},  // by the notice for 2023
        {"2023-06-25", Workday::yes, ""},         // a Sunday
        {"2024-02-09", Workday::yes, ""},         // 除夕 was no day off that year
        {"2024-02-10", Workday::no, "spring_festival"},
        {"2025-01-28", Workday::no, "spring_festival"},  // 除夕
        {"2025-10-06", Workday::no, "national_day_mid_autumn"},
        {"2026-01-02", Workday::no, "new_year"},
        {"2026-01-04", Workday::yes, ""},  // a Sunday
        {"2026-02-17", Workday::no, "spring_festival"},
        {"2026-02-24", Workday::yes, ""},
        {"2026-06-20", Workday::no, "dragon_boat"},  // its Saturday
        {"2026-09-20", Workday::yes, ""},            // a Sunday
        {"2026-11-28", Workday::no, ""},             // a plain Saturday
        {"2026-11-30", Workday::yes, ""},
        {"2027-01-01", Workday::not_published, ""},
        {"2027-03-08", Workday::not_published, ""},
        {"2019-10-01", Workday::not_published, ""},
    };
    for (const Row& row : kRows) {
        EXPECT_EQ(isWorkday(iso(row.date)), row.workday) << row.date;
        const auto holiday = publicHolidayOn(iso(row.date));
        EXPECT_EQ(holiday ? holiday->key : "", row.holiday) << row.date;
    }
    EXPECT_EQ(publicHolidayOn(iso("2026-02-17"))->name(Language::zh), "春节");
    EXPECT_EQ(publicHolidayOn(iso("2026-02-17"))->name(Language::en), "Spring Festival");
}

TEST(Workdays, EveryYearHasTheDaysOffOfTheLawAndFitsTheWeek) {
    for (const int year : publishedHolidayYears()) {
        int freeWeekdays = 0, worked = 0;
        for (Date date = std::chrono::year(year) / 1 / 1; date <= std::chrono::year(year) / 12 / 31;
             date += std::chrono::days(1)) {
            const auto holiday = publicHolidayOn(date);
            EXPECT_FALSE(holiday && isMakeUpWorkday(date)) << isoDate(date);
            if (isMakeUpWorkday(date)) {
                EXPECT_TRUE(isWeekendDay(date)) << isoDate(date) << " is worked anyway";
                ++worked;
            }
            if (holiday && !isWeekendDay(date)) ++freeWeekdays;
        }
        // 11 days by law until 2024, 13 since, less those that fall on a weekend and are not moved; and in 2020 the
        // Friday by which the Spring Festival was prolonged.
        const int net = freeWeekdays - worked;
        EXPECT_GE(net, 9) << year;
        EXPECT_LE(net, 13) << year;
    }
}

TEST(Workdays, AreCounted) {
    EXPECT_EQ(workdayFrom(iso("2026-02-14")), (CountedWorkday{iso("2026-02-14"), true}));
    EXPECT_EQ(workdayFrom(iso("2026-02-15")), (CountedWorkday{iso("2026-02-24"), true}));
    EXPECT_EQ(addWorkdays(iso("2026-02-13"), 1), (CountedWorkday{iso("2026-02-14"), true}));
    EXPECT_EQ(addWorkdays(iso("2026-02-13"), 2), (CountedWorkday{iso("2026-02-24"), true}));
    EXPECT_EQ(addWorkdays(iso("2026-02-24"), -1), (CountedWorkday{iso("2026-02-14"), true}));
    EXPECT_EQ(addWorkdays(iso("2026-10-01"), 0), (CountedWorkday{iso("2026-10-08"), true}));
    EXPECT_EQ(addWorkdays(iso("2026-09-30"), 3), (CountedWorkday{iso("2026-10-10"), true})) << "a Saturday";
    EXPECT_EQ(addWorkdays(iso("2026-12-31"), 1), (CountedWorkday{iso("2027-01-01"), false})) << "not published";
    EXPECT_EQ(addWorkdays(iso("2026-12-31"), 2), (CountedWorkday{iso("2027-01-04"), false}));
    EXPECT_EQ(addWorkdays(iso("2026-12-30"), 1), (CountedWorkday{iso("2026-12-31"), true}));
}

}  // namespace
}  // namespace meike
