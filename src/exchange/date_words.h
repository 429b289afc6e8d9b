// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Parts of dates as people write them: numbers, names of months and weekdays, what stands behind. Inside of
/// exchange/date_parser. Texts are as asciiLike leaves them.
namespace meike::date_words {

/// A run of digits: its value and how many there were.
struct Number {
    int value = 0;
    std::size_t length = 0;
};

/// The digits at the front, taken off.
Number takeNumber(std::string_view& text);
/// 1..12 and the name taken off, or 0: the first three letters decide, the rest must continue the name.
int takeMonthName(std::string_view& text);
/// The name of a weekday, of which in letters three or more are there, and the marks behind it.
bool takeWeekday(std::string_view& text);
/// What may stand behind a date and is cut off: a time, a zone, a weekday. Anything else makes the cell no date.
bool isTail(std::string_view rest);
/// 二〇二五年三月十九日 with digits: only numbers that 年, 月, 日 or 号 follow.
std::string withDigits(std::string_view text);

}  // namespace meike::date_words
