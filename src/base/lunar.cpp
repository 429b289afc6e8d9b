// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/lunar.h"

#include <unicode/calendar.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>

#include <memory>
#include <unordered_map>

#include "base/error_code.h"

namespace meike {

namespace {

std::unique_ptr<icu::Calendar> makeCalendar() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
        icu::TimeZone::getGMT()->clone(), icu::Locale("zh", "CN", nullptr, "calendar=chinese"), status));
    if (U_FAILURE(status) || !calendar)
        throw Error(ErrorKind::internal, "ICU", {ErrorCode::fault, {u_errorName(status)}});
    return calendar;
}

LunarDay ask(icu::Calendar& calendar, Date date) {
    constexpr double kMsPerDay = 86'400'000.0;
    UErrorCode status = U_ZERO_ERROR;
    // Noon, so that no rounding moves the moment into a neighbouring day.
    calendar.setTime((static_cast<double>(dayNumber(date)) + 0.5) * kMsPerDay, status);
    LunarDay day;
    day.month = calendar.get(UCAL_MONTH, status) + 1;
    day.leap = calendar.get(UCAL_IS_LEAP_MONTH, status) != 0;
    day.day = calendar.get(UCAL_DATE, status);
    if (U_FAILURE(status)) throw Error(ErrorKind::internal, "ICU", {ErrorCode::fault, {u_errorName(status)}});
    return day;
}

}  // namespace

LunarDay lunarDay(Date date) {
    // New moons are computed anew for every day asked for, some 10 us; birthdays repeat.
    constexpr std::size_t kRemembered = 50'000;
    thread_local std::unique_ptr<icu::Calendar> calendar = makeCalendar();
    thread_local std::unordered_map<DayNumber, LunarDay> known;
    if (const auto found = known.find(dayNumber(date)); found != known.end()) return found->second;
    if (known.size() >= kRemembered) known.clear();
    return known.emplace(dayNumber(date), ask(*calendar, date)).first->second;
}

}  // namespace meike
