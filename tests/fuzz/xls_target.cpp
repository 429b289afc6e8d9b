// SPDX-License-Identifier: GPL-3.0-or-later
// Old .xls files, as the program of their own reads them.
#include "exchange/xls/biff_book.h"

#include "tests/fuzz/sheets.h"
#include "tests/support/xls_book.h"

namespace meike::fuzz {
namespace {

void fuzzXls(std::string_view bytes) {
    const xls::BiffBook book = xls::readBiff(bytes);
    for (const xls::BiffSheet& sheet : book.sheets) {
        require(isValidUtf8(sheet.name), "names of sheets are UTF-8");
        const xls::BiffCell* before = nullptr;
        for (const xls::BiffCell& cell : sheet.cells) {
            require(isValidUtf8(cell.value.text), "cells are UTF-8");
            require(!before || before->row < cell.row || (before->row == cell.row && before->column <= cell.column),
                    "cells come by row and column");
            before = &cell;
        }
    }
    const xls::BiffBook again = xls::readBiff(bytes);
    require(again.state == book.state && again.sheets.size() == book.sheets.size(),
            "a file read again is the same file");
}

std::vector<std::string> xlsSeeds() {
    const test::Book book = sampleBook();
    test::XlsBook locked(book);
    locked.obfuscated = true;
    return {test::xlsOf(book), locked.bytes(), test::oleOf({{"Book", std::string(5000, '\0')}})};
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(xls, meike::fuzz::fuzzXls, meike::fuzz::xlsSeeds)
