// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "exchange/workbook.h"
#include "tests/fuzz/target.h"
#include "tests/support/sheet_book.h"

namespace meike::fuzz {

/// What a reader says of a file: each row as one text, or why it was refused.
inline std::vector<std::string> rowsOf(RowReader& reader) {
    std::vector<std::string> rows;
    CsvRow row;
    std::int64_t last = 0;
    try {
        while (reader.next(row)) {
            require(row.line >= last, "lines do not go back");
            last = row.line;
            require(row.kinds.empty() || row.kinds.size() == row.cells.size(), "every cell has a kind");
            std::string& text =
                rows.emplace_back(std::to_string(row.line) + ":" + std::to_string(static_cast<int>(row.error)));
            if (row.error != CsvRowError::none) continue;
            require(row.cells.size() <= CsvLimits().columns, "rows are no wider than the limit");
            for (const std::string_view cell : row.cells) {
                require(cell.size() <= CsvLimits().cellBytes, "cells are no longer than the limit");
                require(isValidUtf8(cell), "cells are UTF-8");
                (text += '|') += cell;
            }
            // What comes out is bounded whatever goes in; a fuzzer need not see all of it.
            if (rows.size() > 5000) break;
        }
    } catch (const Error& error) {
        rows.push_back(error.what());
    }
    return rows;
}

/// Every sheet, each read twice.
inline void readAll(const Workbook& book) {
    for (std::size_t i = 0; i < book.sheets().size() && i < 4; ++i) {
        try {
            const auto first = book.rows(i);
            const auto rows = rowsOf(*first);
            const auto again = first->fromStart();
            require(rowsOf(*again) == rows, "a sheet read again is the same sheet");
        } catch (const Error&) {
            continue;  // refused as a whole
        }
    }
}

/// A small workbook with every type of cell.
inline test::Book sampleBook() {
    test::Book book;
    book.sheets.push_back(
        {"一",
         {{"客户", "日期", "金额", "比例"},
          {"予湾 & <b>", test::day("2025-03-09"), 12.5,
           test::BookCell::of(test::BookCell::Type::number, "0.125").as("0.0%")},
          {test::rich("多 字体"), test::day("2025-03-09", 0.25, "yyyy-mm-dd hh:mm"), test::formula(3.5),
           test::truth(true)},
          {test::BookCell("合并").merged(2, 2), test::fault("#N/A"), test::formulaText("文本"), test::lostFormula()}},
         false});
    book.sheets.push_back({"二", {{"x"}, {1}}, true});
    return book;
}

}  // namespace meike::fuzz
