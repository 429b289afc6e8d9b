// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "base/date.h"

namespace meike {

/// The day of a year on which somebody born then has the birthday; 28 February for 29 February where there is none.
Date solarBirthdayIn(std::chrono::year year, Date born);

/// The next birthday on `from` or later, by the calendar it is kept by. Nothing outside the lunar table.
std::optional<Date> nextBirthdayOf(Date born, bool lunar, Date from);

}  // namespace meike
