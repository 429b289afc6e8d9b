// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "exchange/row_reader.h"

namespace meike {

/// How far from the top a header is looked for, in rows that are not blank.
constexpr std::size_t kHeaderWithin = 20;

/// Where a table begins among the rows of a file, and what its columns are called.
struct TableShape {
    bool hasHeader = true;
    std::vector<std::string> headers;  ///< cleaned; `1`, `2` ... without a header
    std::int64_t headerLine = 0;       ///< of the first header row
    std::int64_t lastHeaderLine = 0;   ///< rows up to this line are no data
    int headerRows = 0;                ///< 1, or 2 when names stand over names
    std::int64_t linesAbove = 0;       ///< filled rows over the header
    std::vector<std::size_t> gaps;     ///< columns filled only in the first of several rows
    /// Cells, cleaned, of the header and of the titles above it: a row that has them again is no data.
    std::vector<std::vector<std::string>> repeats;

    bool isRepeat(const CsvRow& row) const;
};

/// Reads the first rows. The header is the first row of names (no numbers, no dates) over rows as wide as itself;
/// titles and remarks above it are skipped. A row of units, or of names under the names of groups, belongs to it: the
/// lower name is the column's, with the group's before it where several columns would have the same (`甲方-名称`).
/// `header`: whether there is one, if somebody said so; `headerRow`: its line, or 0. invalid_value: no rows, a header
/// that cannot be read, no such line.
Result<TableShape> findShape(RowReader& reader, std::optional<bool> header, std::int64_t headerRow);

}  // namespace meike
