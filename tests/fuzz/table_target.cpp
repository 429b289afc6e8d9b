// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever bytes as a file to be imported: what it is, its encoding, its header and its rows.
#include "exchange/table_source.h"

#include "base/encoding.h"
#include "tests/fuzz/sheets.h"

namespace meike::fuzz {
namespace {

void fuzzTable(std::string_view bytes) {
    const auto format = sniffFormat(bytes);
    // Old workbooks are read by a program of their own.
    if (!format || *format == FileFormat::xls) return;
    try {
        const auto source = TableSource::fromBytes(std::string(bytes));
        if (!source) return;
        std::vector<std::string> first;
        for (int round = 0; round < 2; ++round) {
            std::vector<std::string> rows;
            CsvRow row;
            (*source)->rewind();
            while ((*source)->next(row) && rows.size() < 2000) {
                std::string& text = rows.emplace_back(std::to_string(row.line));
                if (row.error != CsvRowError::none) continue;
                for (const std::string_view cell : row.cells) {
                    require(isValidUtf8(cell), "cells are UTF-8");
                    (text += '|') += cell;
                }
            }
            require(round == 0 || rows == first, "a table rewound is the same table");
            first = rows;
        }
        for (const std::string& header : (*source)->headers()) require(isValidUtf8(header), "headers are UTF-8");
        for (const auto& row : (*source)->preview(5))
            require(row.size() >= (*source)->columnCount(), "a preview is no narrower than its table");
    } catch (const Error&) {
        return;  // over a limit
    }
}

std::vector<std::string> tableSeeds() {
    std::vector<std::string> seeds;
    const std::string ledger =
        "一月合同台账\n客户,日期,金额\n甲,2025-01-02,\"1,200.50\"\n,2025-01-03,3万\n合计,,31200.50\n";
    for (const char* name : {"utf-8", "gb18030", "utf-16", "big5"})
        if (const auto bytes = encode(ledger, encodingByName(name).value())) seeds.push_back(*bytes);
    return seeds;
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(table, meike::fuzz::fuzzTable, meike::fuzz::tableSeeds)
