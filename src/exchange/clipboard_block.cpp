// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/clipboard_block.h"

#include <algorithm>

#include "base/error_code.h"
#include "exchange/csv_reader.h"
#include "exchange/csv_writer.h"

namespace meike {

const ClipboardBlock::Cell& ClipboardBlock::cell(std::size_t row, std::size_t column) const {
    static const Cell kNothing;
    return row < rows.size() && column < rows[row].size() ? rows[row][column] : kNothing;
}

ClipboardBlock readClipboardBlock(std::string_view text) {
    CsvLimits limits;
    limits.rows = 200'000;
    CsvReader reader(text, '\t', limits);
    ClipboardBlock block;
    CsvRow row;
    while (reader.next(row)) {
        // A stray quote leaves the line as it stands, which is how spreadsheets write a quote that is text.
        if (row.error != CsvRowError::none && row.error != CsvRowError::stray_quote)
            throw Error(ErrorKind::invalid_value, "row " + std::to_string(row.number), csvRowErrorCode(row.error));
        auto& cells = block.rows.emplace_back();
        for (const std::string_view cell : row.cells) {
            const auto bare = withoutGuard(cell);
            cells.push_back({std::string(bare ? *bare : cell), bare.has_value()});
        }
        block.columns = std::max(block.columns, cells.size());
    }
    return block;
}

}  // namespace meike
