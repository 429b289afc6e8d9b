// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "app/view/today.h"

namespace meike {

/// A plan as a calendar file (iCalendar, RFC 5545): an all-day event for each line that is to be done, with a uid that
/// stays the same. What waits or does not fit is left out. `nowUtcMs`: the moment of making.
std::string planCalendar(Database& database, std::span<const TodayItem> items, std::int64_t nowUtcMs);

}  // namespace meike
