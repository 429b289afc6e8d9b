// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/work_calendar.h"

namespace meike {

/// The hours that people work on a working day, in minutes since midnight; `until` comes after `from`.
struct WorkingHours {
    int from = 9 * 60;
    int until = 18 * 60;

    friend bool operator==(const WorkingHours&, const WorkingHours&) = default;
};

struct WorkingMoment {
    DayNumber day = 0;
    int minute = 0;

    friend auto operator<=>(const WorkingMoment&, const WorkingMoment&) = default;
};

/// So many minutes of working time after a moment, which may lie outside of them: then they count from when work begins
/// next. What ends with the day ends on that day.
WorkingMoment addWorkingMinutes(const WorkCalendar& calendar, const WorkingHours& hours, WorkingMoment from,
                                int minutes);

}  // namespace meike
