// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/work_calendar.h"

#include <algorithm>
#include <cstdlib>

namespace meike {

namespace {

bool isSaturdayOrSunday(DayNumber day) { return std::chrono::weekday(dateOfDay(day)).iso_encoding() >= 6; }

}  // namespace

WorkCalendar::WorkCalendar(Date from, Date to, std::span<const OwnDay> own)
    : m_from(dayNumber(from)), m_to(std::max(dayNumber(from), dayNumber(to))) {
    for (const OwnDay& day : own) m_own.insert_or_assign(dayNumber(day.day), day);
    m_days.resize(static_cast<std::size_t>(m_to - m_from) + 1);
    std::int32_t count = 0;
    for (DayNumber day = m_from; day <= m_to; ++day) {
        Day& each = m_days[static_cast<std::size_t>(day - m_from)];
        each = look(day);
        if (each.worked) {
            ++count;
            m_worked.push_back(day);
        }
        each.count = count;
    }
    const auto walk = [&](DayNumber day, int step) {
        // At the edge of the range the days beyond it are looked at one by one.
        while (!isWorked(day)) day += step;
        return day;
    };
    for (DayNumber day = m_to; day >= m_from; --day) {
        Day& each = m_days[static_cast<std::size_t>(day - m_from)];
        each.next = each.worked ? day : day == m_to ? walk(day, 1) : at(day + 1).next;
    }
    for (DayNumber day = m_from; day <= m_to; ++day) {
        Day& each = m_days[static_cast<std::size_t>(day - m_from)];
        each.before = each.worked ? day : day == m_from ? walk(day, -1) : at(day - 1).before;
    }

    for (DayNumber day = m_from; day <= m_to; ++day) {
        if (const auto mine = m_own.find(day); mine != m_own.end()) {
            const auto eve = m_own.find(day - 1);
            const bool first = eve == m_own.end() || eve->second.worked || eve->second.name != mine->second.name;
            // A published holiday that the workspace lists as well stays one.
            if (!mine->second.worked && first && !publicHolidayOn(dateOfDay(day)))
                m_holidays.push_back({day, mine->second.name, mine->second.name, mine->second.name});
        }
        if (const auto holiday = publicHolidayOn(dateOfDay(day)); holiday && dayNumber(holiday->from) == day)
            m_holidays.push_back({day, holiday->key, holiday->zh, holiday->en});
    }
}

WorkCalendar::Day WorkCalendar::look(DayNumber day) const {
    Day each;
    const Workday known = meike::isWorkday(dateOfDay(day));
    each.published = known != Workday::not_published;
    each.worked = each.published ? known == Workday::yes : !isSaturdayOrSunday(day);
    if (const auto own = m_own.find(day); own != m_own.end()) {
        each.worked = own->second.worked;
        each.published = true;
    }
    return each;
}

bool WorkCalendar::isWorked(DayNumber day) const { return holds(day) ? at(day).worked : look(day).worked; }
bool WorkCalendar::isPublished(DayNumber day) const { return holds(day) ? at(day).published : look(day).published; }

DayNumber WorkCalendar::onOrAfter(DayNumber day) const {
    if (holds(day)) return at(day).next;
    while (!isWorked(day)) ++day;
    return day;
}

DayNumber WorkCalendar::onOrBefore(DayNumber day) const {
    if (holds(day)) return at(day).before;
    while (!isWorked(day)) --day;
    return day;
}

DayNumber WorkCalendar::add(DayNumber day, int count) const {
    if (count == 0) return onOrAfter(day);
    if (holds(day)) {
        // The first worked day behind `day`, and from there along the list of them.
        const auto after = std::upper_bound(m_worked.begin(), m_worked.end(), day) - m_worked.begin();
        const auto here = std::lower_bound(m_worked.begin(), m_worked.end(), day) - m_worked.begin();
        const std::ptrdiff_t place = count > 0 ? after + count - 1 : here + count;
        if (place >= 0 && place < static_cast<std::ptrdiff_t>(m_worked.size()))
            return m_worked[static_cast<std::size_t>(place)];
    }
    const int step = count < 0 ? -1 : 1;
    for (int left = std::abs(count); left > 0; --left) do
            day += step;
        while (!isWorked(day));
    return day;
}

int WorkCalendar::workedDays(DayNumber from, DayNumber to) const {
    if (from > to) return 0;
    if (holds(from) && holds(to)) return at(to).count - at(from).count + (at(from).worked ? 1 : 0);
    int count = 0;
    for (DayNumber day = from; day <= to; ++day) count += isWorked(day) ? 1 : 0;
    return count;
}

}  // namespace meike
