// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/date.h"

namespace meike {

/// A day of the Chinese lunar calendar (农历), without its year.
struct LunarDay {
    int month = 0;      ///< 1..12
    bool leap = false;  ///< of the leap month that follows month `month` (闰月)
    int day = 0;        ///< 1..30

    friend bool operator==(const LunarDay&, const LunarDay&) = default;
};

/// The lunar day of a date, by ICU's Chinese calendar (astronomical, reckoned for China). Thread safe; days asked for
/// before are remembered per thread.
LunarDay lunarDay(Date date);

}  // namespace meike
