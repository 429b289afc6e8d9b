// SPDX-License-Identifier: GPL-3.0-or-later
// Text tables: rows that are written again are read the same. The first letter says which delimiter.
#include "exchange/csv_reader.h"

#include "exchange/csv_writer.h"
#include "tests/fuzz/sheets.h"

namespace meike::fuzz {
namespace {

void fuzzCsv(std::string_view bytes) {
    if (bytes.empty() || !isValidUtf8(bytes)) return;
    constexpr char kDelimiters[] = {',', ';', '\t', '|', kWhitespaceDelimiter};
    const char delimiter = kDelimiters[static_cast<unsigned char>(bytes.front()) % std::size(kDelimiters)];
    bytes.remove_prefix(1);
    CsvReader reader(bytes, delimiter);
    CsvRow row;
    std::vector<std::vector<std::string>> rows;
    std::string written;
    CsvWriteOptions options;
    options.delimiter = delimiter == kWhitespaceDelimiter ? ',' : delimiter;
    std::int64_t number = 0;
    while (reader.next(row)) {
        require(row.number == ++number, "records are counted");
        require(row.raw.data() >= bytes.data() && row.raw.data() + row.raw.size() <= bytes.data() + bytes.size(),
                "a row's text stands in the file");
        require(reader.position() <= bytes.size(), "the reader stays in the file");
        if (row.error != CsvRowError::none || row.blank) continue;
        std::vector<std::string_view> cells(row.cells.begin(), row.cells.end());
        rows.emplace_back(cells.begin(), cells.end());
        appendCsvRow(written, cells, {}, options);
    }
    require(reader.position() == bytes.size(), "the whole file is read");
    CsvReader again(written, options.delimiter);
    std::size_t at = 0;
    while (again.next(row)) {
        require(at < rows.size() && row.error == CsvRowError::none && !row.blank, "a row written is one row");
        require(std::vector<std::string>(row.cells.begin(), row.cells.end()) == rows[at++], "cells come back");
    }
    require(at == rows.size(), "every row comes back");
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(csv, meike::fuzz::fuzzCsv, meike::fuzz::noSeeds)
