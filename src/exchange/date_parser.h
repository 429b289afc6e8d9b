// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace meike {

/// The years that business data have.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

/// In which order a column writes day, month and year, where its cells do not show it themselves.
enum class DateOrder { automatic, ymd, dmy, mdy };

const char* dateOrderName(DateOrder order);  ///< `auto`, `ymd`, `dmy`, `mdy`
/// `auto`, `ymd`, `dmy`, `mdy`, or a pattern such as `dd.MM.yyyy` or `%d/%m/%Y`, of which the order counts.
Result<DateOrder> parseDateOrder(std::string_view text);

/// A date; a time behind it is cut off. Reads 2025-03-09, 20250309, 2025/3/9, 2025.3.9, 2025年3月9日,
/// 二〇二五年三月九日, 9-Mar-2025, Mar 9, 2025, 9/3/2025, 3/9/25, stamps of 12 and 14 digits, Excel serial days
/// (18264..73415: 1950 to 2100), each with or without a weekday before it and a time, zone or weekday behind it (which
/// move no day). Two-digit years are 1969..2068 (POSIX). 3月9日 is of `year`; without one it is invalid_value, as is,
/// with DateOrder::automatic, a date that has two readings.
Result<Date> parseDate(std::string_view text, DateOrder order = DateOrder::automatic, std::optional<int> year = {});

/// What the dates of a column show together, so that the user is asked once per column and only when nobody can know.
struct DateColumnVerdict {
    std::int64_t dates = 0;    ///< cells that some order reads
    std::int64_t others = 0;   ///< filled cells that none reads
    std::int64_t serials = 0;  ///< cells read as Excel serial days
    std::int64_t twoDigitYears = 0;
    std::int64_t yearless = 0;               ///< 3月9日: ask for the year
    bool ambiguous = false;                  ///< two orders read every cell, and differ: ask
    bool conflicting = false;                ///< no single order reads them all
    DateOrder order = DateOrder::automatic;  ///< pass to parseDate; automatic while ambiguous
    std::string example;                     ///< the first cell with two readings
    std::string yearlessExample;
};

/// Collects the cells of one column.
class DateColumnSniffer {
public:
    void add(std::string_view cell);
    DateColumnVerdict verdict() const;

private:
    std::array<std::int64_t, 3> m_reads{};  ///< cells that ymd, dmy, mdy read
    std::array<bool, 3> m_differ{};         ///< some cell differs between ymd and dmy, ymd and mdy, dmy and mdy
    DateColumnVerdict m_counts;
};

}  // namespace meike
