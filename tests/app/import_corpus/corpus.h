// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/import.h"
#include "tests/support/ods_book.h"
#include "tests/support/sheet_book.h"
#include "tests/support/xls_book.h"
#include "tests/support/xlsx_book.h"

/// Files as offices have them, each with what an import must make of it. The files are made here, never kept.
namespace meike::test {

struct CorpusCase {
    std::string name;
    std::string bytes;
    /// First the tally with reasons, then what was recognised, then one line for each record: see corpus_test.cpp.
    std::string expected;
    Kind kind = Kind::order;
    std::function<void(ImportPlan&)> tweak = {};
};

using CorpusCases = std::vector<CorpusCase>;

CorpusCases textCases();
CorpusCases shapeCases();
CorpusCases sheetCases();
CorpusCases xlsxCases();
CorpusCases otherSheetCases();
CorpusCases refusedCases();

/// A text table of the cells, quoted where needed.
inline std::string csvOf(const Book& book, char delimiter = ',') {
    std::string out;
    for (const BookRow& row : book.sheets.front().rows) {
        bool first = true;
        for (const BookCell& cell : row) {
            if (!first) out += delimiter;
            first = false;
            if (cell.text.find_first_of("\"\n\r,;\t") == std::string::npos) {
                out += cell.text;
                continue;
            }
            out += '"';
            for (const char c : cell.text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
            out += '"';
        }
        out += "\r\n";
    }
    return out;
}

/// The same grid as a file of every program that keeps types.
inline void addSheets(CorpusCases& cases, const std::string& name, const Book& book, const std::string& expected,
                      const std::function<void(ImportPlan&)>& tweak = {}, Kind kind = Kind::order) {
    for (const XlsxDialect& dialect : xlsxDialects())
        cases.push_back({name + "." + dialect.name + ".xlsx", xlsxOf(book, dialect), expected, kind, tweak});
    cases.push_back({name + ".ods", odsOf(book), expected, kind, tweak});
    cases.push_back({name + ".xls", xlsOf(book), expected, kind, tweak});
}

/// A grid of texts, besides as text in every encoding, and as the HTML that some systems call .xls.
inline void addEverywhere(CorpusCases& cases, const std::string& name, const Book& book, const std::string& expected,
                          const std::function<void(ImportPlan&)>& tweak = {}, Kind kind = Kind::order) {
    const std::string csv = csvOf(book);
    cases.push_back({name + ".csv", csv, expected, kind, tweak});
    cases.push_back({name + ".gb18030.csv", encode(csv, Encoding::gb18030).value(), expected, kind, tweak});
    cases.push_back({name + ".utf16.txt", encode(csvOf(book, '\t'), Encoding::utf16le).value(), expected, kind, tweak});
    cases.push_back({name + ".html.xls", htmlOf(book), expected, kind, tweak});
    cases.push_back({name + ".excel.xlsx", xlsxOf(book), expected, kind, tweak});
    cases.push_back({name + ".poi.xlsx", xlsxOf(book, xlsxDialects()[4]), expected, kind, tweak});
    cases.push_back({name + ".ods", odsOf(book), expected, kind, tweak});
    cases.push_back({name + ".xls", xlsOf(book), expected, kind, tweak});
}

}  // namespace meike::test
