// SPDX-License-Identifier: GPL-3.0-or-later
// The XML parts of an XLSX file: which of them the bytes are, their first letter says.
#include "exchange/xlsx_workbook.h"

#include <algorithm>
#include <map>

#include "exchange/cell_text.h"
#include "tests/fuzz/sheets.h"
#include "tests/support/xlsx_book.h"
#include "tests/support/zip_writer.h"

namespace meike::fuzz {
namespace {

constexpr const char* kXlsxParts[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                      "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};

/// The parts of the sample workbook.
const std::map<std::string, std::string>& sampleXlsx() {
    static const std::map<std::string, std::string> kParts = [] {
        const ZipArchive zip(std::make_shared<const std::string>(test::xlsxOf(sampleBook())), {});
        std::map<std::string, std::string> parts;
        for (const auto& [name, place] : zip.parts()) parts[name] = zip.beginning(name, 1U << 20);
        return parts;
    }();
    return kParts;
}

/// The sample's names are in small letters, as zip files are looked through.
bool sameName(std::string_view small, std::string_view name) {
    return std::equal(small.begin(), small.end(), name.begin(), name.end(),
                      [](char a, char b) { return a == lowerLetter(b); });
}

void fuzzXlsx(std::string_view bytes) {
    if (bytes.empty()) return;
    const std::string chosen = kXlsxParts[static_cast<unsigned char>(bytes.front()) % std::size(kXlsxParts)];
    test::ZipWriter zip;
    for (const auto& [name, text] : sampleXlsx())
        if (!sameName(name, chosen)) zip.add(name, text, false);
    zip.add(chosen, std::string(bytes.substr(1)), false);
    try {
        const auto archive =
            std::make_shared<const ZipArchive>(std::make_shared<const std::string>(zip.finish()), std::stop_token());
        readAll(*openXlsx(archive, {}));
    } catch (const Error&) {
        return;  // refused, with a reason
    }
}

std::vector<std::string> xlsxSeeds() {
    std::vector<std::string> seeds;
    for (std::size_t i = 0; i < std::size(kXlsxParts); ++i)
        for (const auto& dialect : test::xlsxDialects()) {
            const ZipArchive zip(std::make_shared<const std::string>(test::xlsxOf(sampleBook(), dialect)), {});
            if (zip.has(kXlsxParts[i]))
                seeds.push_back(static_cast<char>('0' + (i + 2) % 5) + zip.beginning(kXlsxParts[i], 1U << 20));
        }
    return seeds;
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(xlsx, meike::fuzz::fuzzXlsx, meike::fuzz::xlsxSeeds)
