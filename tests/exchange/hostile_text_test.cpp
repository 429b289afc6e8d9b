// SPDX-License-Identifier: GPL-3.0-or-later
// More files that nobody means well with: counts that lie, text without end, pages without bottom, old workbooks that
// point in circles.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/encoding.h"
#include "tests/exchange/measured.h"
#include "tests/support/ods_book.h"
#include "tests/support/xls_book.h"
#include "tests/support/zip_writer.h"

namespace meike {
namespace {

using test::kSlow;
using test::littleEndian;
using test::measured;
using test::ZipWriter;
using ::testing::AnyOf;
using ::testing::StartsWith;

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + piece.size());
    while (text.size() < bytes) text += piece;
    return text;
}

TEST(HostileTexts, CountsThatLieAreNotBelieved) {
    const std::string sheet =
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"4000000000\"/></cols><sheetData>"
        "<row r=\"1\" spans=\"1:4000000000\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row></sheetData>"
        "<mergeCells count=\"4000000000\"/></worksheet>";
    EXPECT_EQ(measured(ZipWriter()
                           .add("xl/worksheets/sheet1.xml", sheet)
                           .add("xl/sharedStrings.xml",
                                "<sst count=\"4000000000\" uniqueCount=\"4000000000\"><si><t>a</t></si></sst>")
                           .add("xl/styles.xml",
                                "<styleSheet><numFmts count=\"4000000000\"/><cellXfs "
                                "count=\"4000000000\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>")
                           .finish()),
              "rows 1");
    // A text that is not there, by a number that is none.
    for (const char* number : {"4000000000", "-1", "99999999999999999999", "x", ""})
        EXPECT_THAT(measured(ZipWriter()
                                 .add("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"s\"><v>" +
                                                                      std::string(number) +
                                                                      "</v></c></row></sheetData></worksheet>")
                                 .add("xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>")
                                 .finish()),
                    AnyOf(StartsWith("rows"), "no_rows", StartsWith("workbook_damaged")))
            << number;
    // The zip's own directory: more entries than there are, parts that begin behind the end.
    std::string zip = ZipWriter().add("xl/worksheets/sheet1.xml", "<worksheet/>").finish();
    for (const std::size_t at : {zip.size() - 14, zip.size() - 12}) zip.replace(at, 2, "\xFF\xFF");
    EXPECT_THAT(measured(zip), AnyOf(StartsWith("workbook_damaged"), "no_rows", StartsWith("is_")));
    std::string far = ZipWriter().add("xl/worksheets/sheet1.xml", "<worksheet/>").finish();
    far.replace(far.size() - 6, 4, "\xF0\xFF\xFF\x7F");
    EXPECT_THAT(measured(far), AnyOf(StartsWith("workbook_damaged"), StartsWith("is_")));
}

TEST(HostileTexts, EntitiesOfOpenDocumentsAreRefused) {
    std::string laughs = "<!DOCTYPE a [<!ENTITY l0 \"ha\">";
    for (int i = 1; i < 30; ++i)
        laughs +=
            "<!ENTITY l" + std::to_string(i) + " \"&l" + std::to_string(i - 1) + ";&l" + std::to_string(i - 1) + ";\">";
    laughs += "]><office:document-content>&l29;</office:document-content>";
    EXPECT_THAT(measured(ZipWriter()
                             .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", false)
                             .add("content.xml", laughs)
                             .finish()),
                StartsWith("workbook_has_entities"));
    // A file of its own outside: never fetched.
    EXPECT_THAT(measured(ZipWriter()
                             .add("xl/worksheets/sheet1.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><worksheet/>")
                             .finish()),
                StartsWith("workbook_has_entities"));
}

TEST(HostileTexts, TextWithoutEndIsReadOrRefused) {
    constexpr std::size_t kLong = 12U << 20;
    // A quote that never closes, before many short lines.
    EXPECT_EQ(measured("a,b\n\"" + repeated("x,y\n", kLong)).substr(0, 8), "too_many");
    EXPECT_EQ(measured("a,b\n\"" + repeated("x,y\n", 2U << 20)).substr(0, 5), "rows ");
    // One line of cells, one cell of everything, quotes alone, line ends alone, NULs alone.
    for (const std::string& piece : {std::string(","), std::string("x"), std::string("\""), std::string("\"\n"),
                                     std::string(1, '\0'), std::string("\xFF"), std::string("一")})
        EXPECT_THAT(measured("a,b\n1,2\n" + repeated(piece, 4U << 20)),
                    AnyOf(StartsWith("rows"), StartsWith("too_many"), StartsWith("is_"), StartsWith("file_larger"),
                          "no_rows", "no_readable_row", "header_unreadable"))
            << piece;
    EXPECT_THAT(measured(repeated("\n", 8U << 20)), AnyOf("no_rows", StartsWith("too_many_rows")));
}

TEST(HostileTexts, PagesWithoutBottomAreReadOrRefused) {
    for (const std::string& piece :
         {std::string("<table>"), std::string("<tr>"), std::string("<td>"), std::string("<td colspan=1000000000>"),
          std::string("<td rowspan=1000000000>x</td>"), std::string("<!--"), std::string("<td "), std::string("&"),
          std::string("<script>"), std::string("<td a='")})
        EXPECT_THAT(
            measured("<html><table><tr><td>a</td></tr>" + repeated(piece, 4U << 20)),
            AnyOf(StartsWith("rows"), StartsWith("too_many"), StartsWith("file_larger"), "no_rows",
                  StartsWith("no_readable"), StartsWith("header"), StartsWith("row_too"), StartsWith("cell_too")))
            << piece;
}

TEST(HostileTexts, OldWorkbooksThatPointInCirclesAreRefused) {
    test::Book book({{"客户", "金额"}, {"甲", 1}});
    const std::string good = test::xlsOf(book);
    EXPECT_EQ(measured(good), "rows 1");
    // Every sector follows itself, or the first.
    for (const std::uint32_t next : {0U, 1U, 5U}) {
        std::string bytes = good;
        const std::size_t table = bytes.size() - 512;
        for (std::size_t at = table; at < bytes.size(); at += 4) bytes.replace(at, 4, littleEndian(next, 4));
        EXPECT_THAT(measured(bytes), AnyOf("old_workbook_unreadable", StartsWith("rows"))) << next;
    }
    // Lengths of records and numbers of texts as large as can be written.
    for (std::size_t at = 512; at + 4 < good.size(); at += 97) {
        std::string bytes = good;
        bytes.replace(at, 4, "\xFF\xFF\xFF\x7F");
        EXPECT_THAT(test::outcome(bytes),
                    AnyOf("old_workbook_unreadable", StartsWith("rows"), "no_rows", "is_protected", "no_readable_row",
                          StartsWith("too_many"), StartsWith("file_larger")))
            << at;
        at += kSlow > 1 ? 400 : 0;
    }
}

TEST(HostileTexts, TextsCutOffAnywhereAreRead) {
    std::string table = "客户,日期,金额,备注\n";
    for (int i = 0; i < 900; ++i)
        table += "客户" + std::to_string(i) + ",2025-03-09," + std::to_string(i) + ".5,\"一\"\"二\n三\"\n";
    for (const char* name : {"utf-8", "gb18030", "utf-16"}) {
        const std::string bytes = encode(table, encodingByName(name).value()).value();
        for (std::size_t size = 1024; size < bytes.size(); size += 1024)
            EXPECT_THAT(test::outcome(bytes.substr(0, size)), StartsWith("rows ")) << name << ' ' << size;
    }
}

}  // namespace
}  // namespace meike
