// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"
#include "domain/spoken_text.h"

/// Days as people say them, in Chinese and English: 周三, 上周三, 下周五, 昨天, 3天后, 月底, 下月5号, 12月3日, 12/3,
/// 2026-12-03, next friday, in 3 days, tomorrow, dec 3. Inside of domain/quick_log.
namespace meike::spoken {

/// A day found in a text. Where it carries no direction of its own (周三, 12月3日) it is read twice.
struct SpokenDay {
    std::size_t from = 0;  ///< characters of the text, `to` behind the last
    std::size_t to = 0;
    Date past;                   ///< the latest one that is not after today
    std::optional<Date> future;  ///< the first one after today; empty: the day is `past` and nothing else
    bool open = false;           ///< both can be meant
};

/// The day that begins at `place`; nothing when none does. 周三 is the latest Wednesday that is not after today and the
/// next one after it; 下周五 and “next friday” are the Friday of next week, weeks beginning on Monday; “last friday” is
/// the latest one before today; 下周 alone is its Monday, 周末 the Saturday of this week.
std::optional<SpokenDay> dayAt(const Text& text, std::size_t place, Date today);

}  // namespace meike::spoken
