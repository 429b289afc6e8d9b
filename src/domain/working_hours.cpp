// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/working_hours.h"

#include <algorithm>

namespace meike {

WorkingMoment addWorkingMinutes(const WorkCalendar& calendar, const WorkingHours& hours, WorkingMoment from,
                                int minutes) {
    WorkingMoment at{calendar.onOrAfter(from.day), std::clamp(from.minute, hours.from, hours.until)};
    if (at.day != from.day) at.minute = hours.from;
    const int day = std::max(1, hours.until - hours.from);
    if (at.minute >= hours.until) at = {calendar.add(at.day, 1), hours.from};
    int left = std::max(0, minutes) + at.minute - hours.from;  // of the working time of that day on
    // Whole days first; what fills a day to its end belongs to it.
    const int days = left == 0 ? 0 : (left - 1) / day;
    left -= days * day;
    return {days == 0 ? at.day : calendar.add(at.day, days), hours.from + left};
}

}  // namespace meike
