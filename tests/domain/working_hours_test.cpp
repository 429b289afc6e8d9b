// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/working_hours.h"

#include <gtest/gtest.h>

#include "base/deterministic_random.h"
#include "domain/text_form.h"

namespace meike {
namespace {

Date on(int year, unsigned month, unsigned day) { return valueOrThrow(makeDate(year, month, day)); }

/// `2026-03-09 10:00`
std::string said(const WorkingMoment& at) { return isoDate(dateOfDay(at.day)) + ' ' + timeOfDay(at.minute); }

TEST(WorkingHoursTest, CountOnlyWhileWorkIsDone) {
    const WorkCalendar calendar(on(2026, 1, 1), on(2026, 12, 31));
    const WorkingHours hours;  // 9 to 18
    const auto due = [&](Date day, int minute, int wanted) {
        return said(addWorkingMinutes(calendar, hours, {dayNumber(day), minute}, wanted * 60));
    };
    EXPECT_EQ(due(on(2026, 3, 9), 600, 4), "2026-03-09 14:00");
    EXPECT_EQ(due(on(2026, 3, 9), 600, 8), "2026-03-09 18:00") << "what fills the day ends on it";
    EXPECT_EQ(due(on(2026, 3, 9), 600, 9), "2026-03-10 10:00");
    EXPECT_EQ(due(on(2026, 3, 9), 480, 4), "2026-03-09 13:00") << "before work begins";
    EXPECT_EQ(due(on(2026, 3, 9), 1'200, 4), "2026-03-10 13:00") << "after it ended";
    EXPECT_EQ(due(on(2026, 3, 13), 1'020, 4), "2026-03-16 12:00") << "Friday at five, over the weekend";
    EXPECT_EQ(due(on(2026, 3, 14), 600, 4), "2026-03-16 13:00") << "on a Saturday";
    EXPECT_EQ(due(on(2026, 9, 30), 1'020, 2), "2026-10-08 10:00") << "over the holiday";
    EXPECT_EQ(due(on(2026, 3, 9), 540, 0), "2026-03-09 09:00");
}

TEST(WorkingHoursTest, AreThoseThatOneCountsMinuteByMinute) {
    const WorkCalendar calendar(on(2026, 1, 1), on(2026, 12, 31));
    DeterministicRandom random(1511);
    for (int round = 0; round < 300; ++round) {
        const WorkingHours hours{static_cast<int>(random.between(0, 700)),
                                 static_cast<int>(random.between(701, 1'439))};
        const WorkingMoment from{dayNumber(on(2026, 4, 1)) + static_cast<DayNumber>(random.between(0, 60)),
                                 static_cast<int>(random.between(0, 1'439))};
        const int minutes = static_cast<int>(random.between(1, 3'000));
        WorkingMoment at = from;
        for (int left = minutes; left > 0;) {
            const bool works = calendar.isWorked(at.day) && at.minute >= hours.from && at.minute < hours.until;
            if (++at.minute == 1'440) at = {at.day + 1, 0};
            left -= works ? 1 : 0;
        }
        EXPECT_EQ(said(addWorkingMinutes(calendar, hours, from, minutes)), said(at))
            << round << ": " << said(from) << " and " << minutes;
    }
}

TEST(TimeForm, ATimeOfTheDayHoweverItIsTyped) {
    const TextForm& form = text_forms::kTime;
    for (const auto& [typed, expected] :
         {std::pair("9:30", "09:30"), std::pair("9：30", "09:30"), std::pair("9点半", "09:30"),
          std::pair("9点", "09:00"), std::pair("14点5分", "14点5分"), std::pair("14点05分", "14:05"),
          std::pair("0930", "09:30"), std::pair("930", "09:30"), std::pair("9", "09:00"), std::pair("00:00", "00:00"),
          std::pair("23:59", "23:59")}) {
        EXPECT_EQ(form.normal(typed), expected) << typed;
        EXPECT_EQ(form.normal(form.normal(typed)), form.normal(typed)) << typed;
    }
    for (const char* typed : {"24:00", "9:60", "9:3", "morning", "上午", ":30", "12345", "-1", "9:300", "1e1"})
        EXPECT_TRUE(form.wrong(form.normal(typed))) << typed;
    EXPECT_FALSE(form.wrong("09:30"));
}

}  // namespace
}  // namespace meike
