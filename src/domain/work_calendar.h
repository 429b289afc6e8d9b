// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/workdays.h"

namespace meike {

/// A day that a workspace says itself: off, or worked.
struct OwnDay {
    Date day;
    std::string name;
    bool worked = false;
};

/// The working days around a day: the published tables, and over them what the workspace says (a year that the program
/// does not know yet, a house that is closed). Every question is a look-up; days outside of the range are answered by
/// the published tables alone. Immutable once made, so any thread may ask.
class WorkCalendar {
public:
    /// `from` to `to`, both included.
    WorkCalendar(Date from, Date to, std::span<const OwnDay> own = {});

    bool isWorked(DayNumber day) const;
    /// False in years whose days off are not known: Mondays to Fridays count as worked there.
    bool isPublished(DayNumber day) const;
    /// The day itself when it is worked, else the next (the last before) that is.
    DayNumber onOrAfter(DayNumber day) const;
    DayNumber onOrBefore(DayNumber day) const;
    /// The `count`-th working day after `day` (before it, when negative); 0: onOrAfter(day).
    DayNumber add(DayNumber day, int count) const;
    /// Worked days from `from` to `to`, both included.
    int workedDays(DayNumber from, DayNumber to) const;

    /// A holiday with its first day: those by which care is given.
    struct Holiday {
        DayNumber day = 0;
        std::string key;  ///< of a published one; else its name
        std::string zh;
        std::string en;
    };
    /// Those whose first day lies in the range, ascending. Of a calendar that is held.
    const std::vector<Holiday>& holidays() const& { return m_holidays; }
    const std::vector<Holiday>& holidays() const&& = delete;

private:
    struct Day {
        bool worked = false;
        bool published = false;
        std::int32_t next = 0;    ///< onOrAfter
        std::int32_t before = 0;  ///< onOrBefore
        std::int32_t count = 0;   ///< worked days of the range up to and including it
    };
    bool holds(DayNumber day) const { return day >= m_from && day <= m_to; }
    const Day& at(DayNumber day) const { return m_days[static_cast<std::size_t>(day - m_from)]; }
    Day look(DayNumber day) const;

    DayNumber m_from;
    DayNumber m_to;
    std::map<DayNumber, OwnDay> m_own;
    std::vector<Day> m_days;
    std::vector<DayNumber> m_worked;  ///< the worked days of the range, ascending
    std::vector<Holiday> m_holidays;
};

}  // namespace meike
