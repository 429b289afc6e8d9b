// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace meike {

/// Cells as spreadsheets put them on the clipboard: tabs between cells, a line for each row, cells of several lines in
/// quotes.
struct ClipboardBlock {
    struct Cell {
        std::string text;
        bool guarded = false;  ///< our apostrophe against formulas was taken off
    };
    std::vector<std::vector<Cell>> rows;  ///< as long as they were: a row may be shorter than others
    std::size_t columns = 0;              ///< of the longest row

    bool empty() const { return rows.empty() || columns == 0; }
    bool isOneCell() const { return rows.size() == 1 && columns == 1; }
    /// The cell; an empty one where the row ends before it.
    const Cell& cell(std::size_t row, std::size_t column) const;
};

/// The line break at the end, which spreadsheets put there, is no row; rows that are blank are rows. A quote that is
/// never closed is text. Error{invalid_value} above 200,000 rows or what a cell may hold (CsvLimits).
ClipboardBlock readClipboardBlock(std::string_view text);

}  // namespace meike
