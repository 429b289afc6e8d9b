// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "app/words/line.h"
#include "base/date.h"
#include "base/label.h"
#include "base/lunar.h"

/// Birthdays, by either calendar, in words.
namespace meike::words {

/// 闰六月初十 / day 10 of leap lunar month 6.
std::string lunarDayWords(const LunarDay& day, Language language);

/// When somebody born on `born` (a day of the Gregorian calendar) has the next birthday, on `from` or later, and on
/// which rule it falls there: 29 February, a leap month or a 30th that the year does not have. `lunar`: kept by the
/// lunar calendar.
struct NextBirthday {
    Date date;
    Line line;  ///< `birthday`; or `birthday_moved`, where the year does not have the day
};
/// Nothing outside the lunar table.
std::optional<NextBirthday> nextBirthday(Date born, bool lunar, Date from, Language language);

}  // namespace meike::words
