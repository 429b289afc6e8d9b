// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace meike {

/// A calendar date without a time zone, 0001-01-01 to 9999-12-31. Counts and compares as days.
using Date = std::chrono::sys_days;

/// Days since 1970-01-01: the unit of time inside the engine.
using DayNumber = std::int32_t;

inline DayNumber dayNumber(Date date) { return static_cast<DayNumber>(date.time_since_epoch().count()); }
inline Date dateOfDay(DayNumber day) { return Date(std::chrono::days(day)); }

/// The date, or not_found's sibling invalid_value when no such day exists (2025-02-30).
Result<Date> makeDate(int year, unsigned month, unsigned day);

/// `2026-11-22`.
std::string isoDate(Date date);

/// Exactly `YYYY-MM-DD`; other spellings are the business of exchange/.
Result<Date> parseIsoDate(std::string_view text);

/// `2026-11-22T08:15:30Z` of UTC milliseconds since 1970.
std::string isoMoment(std::int64_t utcMs);

}  // namespace meike
