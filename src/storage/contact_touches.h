// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "base/date.h"
#include "domain/value.h"
#include "storage/database.h"

namespace meike {

/// The day of the latest interaction up to a day with each contact of a client; contacts without one are absent. A
/// damaged day is no day.
std::map<RecordId, DayNumber> lastTouches(Database& database, RecordId client, Date asOf);

}  // namespace meike
