// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "exchange/csv_reader.h"

namespace meike {

/// What the number format of a spreadsheet's cell makes of a number.
struct CellFormat {
    enum class Shows : std::uint8_t { number, percent, date, date_time, time, duration };
    Shows shows = Shows::number;
    bool fractions = false;  ///< of seconds
    int zeros = 0;           ///< a number of at least so many digits: 00123
    std::string before;      ///< currency sign, as in `¥`
    std::string behind;      ///< unit, as in `万元`

    bool operator==(const CellFormat&) const = default;
};

/// Of a format code, in which the first section counts: `yyyy"年"m"月"d"日"`, `[h]:mm`, `[$¥-804]#,##0.00`.
CellFormat readFormatCode(std::string_view code);
/// Of an id that has no code in its file. 27 to 31, 36, 50 to 54, 57 and 58 are dates and 32 to 35, 55 and 56 times in
/// Chinese files.
CellFormat builtinFormat(int id);

/// A cell's text and what it is.
struct CellText {
    std::string text;
    CellKind kind = CellKind::text;
};

/// A stored number as the cell's format means it. Days count from 1900, with the 29 February that year never had (read
/// as that text, which is no date), or from 1904. Shortest decimal that gives the same number; whole numbers as they
/// stand; `12.5%` for 0.125 in a percent format. A time is cut to seconds unless its format shows fractions. What is no
/// number is text.
CellText cellOfNumber(std::string_view stored, const CellFormat& format, bool from1904);

/// `2025-03-09T16:20:00Z` as `2025-03-09 16:20:00`; without a time of day at midnight.
CellText cellOfIsoDate(std::string_view iso);
/// `PT36H15M00S` as `36:15:00`.
CellText cellOfIsoDuration(std::string_view iso);
/// `2.5` as `250%`: the number of a percent cell.
std::string percentText(std::string_view decimal);

}  // namespace meike
