// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/label.h"

/// Working days in mainland China, by the published notices (resources/holidays). All functions are thread safe.
namespace meike {

/// Whether people work on a day. `not_published`: the days off of its year are not known (yet).
enum class Workday : std::uint8_t { no, yes, not_published };
Workday isWorkday(Date day);

/// The years whose days off are known, ascending.
const std::vector<int>& publishedHolidayYears();

/// The public holiday to which a day off belongs, the weekend within it too; nothing on other days.
struct PublicHoliday {
    std::string key;  ///< `spring_festival`
    std::string zh;
    std::string en;
    Date from;
    Date to;  ///< the last day off

    const std::string& name(Language language) const { return language == Language::zh ? zh : en; }
};
std::optional<PublicHoliday> publicHolidayOn(Date day);
/// A Saturday or Sunday that is worked for a holiday (调休).
bool isMakeUpWorkday(Date day);

/// A day counted in working days. In years that are not published Mondays to Fridays count, and `published` is false
/// when such a day was looked at.
struct CountedWorkday {
    Date date;
    bool published = true;

    friend bool operator==(const CountedWorkday&, const CountedWorkday&) = default;
};
/// The day itself when it is worked, else the next one that is.
CountedWorkday workdayFrom(Date day);
/// The `count`-th working day after `day` (before it, when negative); 0: workdayFrom(day).
CountedWorkday addWorkdays(Date day, int count);

}  // namespace meike
