// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks that nobody means well with: no crash, no hang, little memory, and a reason.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <thread>

#include "exchange/xls/biff_book.h"
#include "tests/exchange/measured.h"
#include "tests/support/ods_book.h"
#include "tests/support/xls_book.h"
#include "tests/support/xlsx_book.h"

namespace meike {
namespace {

using test::kSlow;
using test::measured;
using test::outcome;
using test::Watch;
using test::ZipWriter;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
/// `beginning`, then `piece` until it is `megabytes` long, packed.
struct Bomb {
    std::string packed;
    std::size_t size = 0;
};
Bomb bombOf(const std::string& beginning, const std::string& piece, std::size_t megabytes) {
    std::string block;
    while (block.size() < (1U << 20)) block += piece;
    z_stream stream{};
    deflateInit2(&stream, 1, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
    Bomb bomb;
    std::string out(1U << 18, '\0');
    const auto feed = [&](const std::string& bytes, int flush) {
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream.avail_in = static_cast<uInt>(bytes.size());
        do {
            stream.next_out = reinterpret_cast<Bytef*>(out.data());
            stream.avail_out = static_cast<uInt>(out.size());
            deflate(&stream, flush);
            bomb.packed.append(out, 0, out.size() - stream.avail_out);
        } while (stream.avail_out == 0);
        bomb.size += bytes.size();
    };
    feed(beginning, Z_NO_FLUSH);
    while (bomb.size < megabytes << 20) feed(block, Z_NO_FLUSH);
    feed("", Z_FINISH);
    deflateEnd(&stream);
    return bomb;
}

/// An XLSX file in which one part is a bomb.
std::string xlsxWith(const std::string& name, const Bomb& bomb) {
    ZipWriter zip;
    if (name != "xl/worksheets/sheet1.xml")
        zip.add("xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>");
    zip.addPacked(name, bomb.packed, bomb.size);
    return zip.finish();
}

TEST(HostileWorkbooks, BombsAreCutOff) {
    const std::string tooLarge = "workbook_part_too_large(xl/worksheets/sheet1.xml, 512)";
    const Bomb blanks = bombOf("<worksheet><sheetData>", " ", 700);
    EXPECT_LT(blanks.packed.size(), 8U << 20);
    EXPECT_EQ(measured(xlsxWith("xl/worksheets/sheet1.xml", blanks)), tooLarge);
    EXPECT_EQ(measured(xlsxWith("xl/styles.xml", bombOf("<styleSheet><cellXfs>", "<xf numFmtId=\"14\"/>", 100))),
              "workbook_damaged(xl/styles.xml)");
    EXPECT_EQ(measured(xlsxWith("xl/sharedStrings.xml", bombOf("<sst>", "<si/>", 300))),
              "workbook_too_many_texts(192)");
    EXPECT_EQ(measured(xlsxWith("xl/sharedStrings.xml", bombOf("<sst><si><t>", "x", 300))),
              "workbook_damaged(xl/sharedstrings.xml)");
    EXPECT_EQ(measured(xlsxWith("xl/sharedStrings.xml",
                                bombOf("<sst>", "<si><t>" + std::string(9000, 'x') + "</t></si>", 300))),
              "workbook_too_many_texts(192)");
    EXPECT_EQ(measured(ZipWriter()
                           .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", false)
                           .addPacked("content.xml", blanks.packed, blanks.size)
                           .finish()),
              "workbook_part_too_large(content.xml, 512)");
    // A file that says it is small.
    EXPECT_THAT(measured(ZipWriter().addPacked("xl/worksheets/sheet1.xml", blanks.packed, 10).finish()),
                AnyOf(StartsWith("workbook_damaged"), StartsWith("workbook_part_too_large")));
}

TEST(HostileWorkbooks, ATagWithoutEndIsDamage) {
    EXPECT_EQ(measured(xlsxWith("xl/worksheets/sheet1.xml", bombOf("<worksheet a=\"", "x", 200))),
              "workbook_damaged(xl/worksheets/sheet1.xml)");
    EXPECT_EQ(measured(xlsxWith("xl/worksheets/sheet1.xml", bombOf("<worksheet><!--", "x", 200))),
              "workbook_damaged(xl/worksheets/sheet1.xml)");
    EXPECT_EQ(measured(xlsxWith("xl/worksheets/sheet1.xml", bombOf("<worksheet>", "<a>", 20))),
              "workbook_damaged(xl/worksheets/sheet1.xml)");
}

TEST(HostileWorkbooks, OneTextEverywhereIsNotHeldEverywhere) {
    // A text of 4 kB in a thousand merged columns of a million rows: four terabytes, were it written down.
    std::string rows = "<row><c r=\"A1\" t=\"inlineStr\"><is><t>" + std::string(4000, 'x') +
                       "</t></is></c><c r=\"ALL1\"><v>1</v></c></row>";
    for (int i = 0; i < 100'000; ++i) rows += "<row><c><v>1</v></c><c><v>2</v></c></row>";
    EXPECT_EQ(
        measured(ZipWriter()
                     .add("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows +
                                                          "</sheetData><mergeCells><mergeCell ref=\"A1:ALL1048576\"/>"
                                                          "</mergeCells></worksheet>")
                     .finish()),
        "file_larger_than(536870912)");
    std::string cells;
    for (int i = 0; i < 1000; ++i) cells += "<c t=\"s\"><v>0</v></c>";
    std::string wide;
    for (int i = 0; i < 5000; ++i) wide += "<row>" + cells + "</row>";
    EXPECT_EQ(
        measured(ZipWriter()
                     .add("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + wide + "</sheetData></worksheet>")
                     .add("xl/sharedStrings.xml", "<sst><si><t>" + std::string(4000, 'x') + "</t></si></sst>")
                     .finish()),
        "file_larger_than(536870912)");
    std::string page = "<table>";
    for (int i = 0; i < 3000; ++i) page += "<tr><td colspan=1000>" + std::string(4000, 'x') + "</td><td>1</td></tr>";
    EXPECT_EQ(measured(page + "</table>"), "file_larger_than(536870912)");
}

TEST(HostileWorkbooks, PartsAreCountedAndZipsInZipsAreNoSheets) {
    ZipWriter many;
    for (int i = 0; i < 3000; ++i) many.add("xl/" + std::to_string(i), "x", false);
    EXPECT_EQ(measured(many.finish()), "workbook_too_many_parts(1000)");
    std::string inner = ZipWriter().add("xl/worksheets/sheet1.xml", "<worksheet/>").finish();
    for (int i = 0; i < 20; ++i) inner = ZipWriter().add("xl/worksheets/sheet1.xml", inner).finish();
    EXPECT_EQ(measured(inner), "workbook_damaged(xl/worksheets/sheet1.xml)");
    ZipWriter::Part odd{"xl/worksheets/sheet1.xml", "<worksheet/>", false, -1, 99, 0x0800};
    EXPECT_THAT(measured(ZipWriter().add(odd).finish()), StartsWith("workbook_damaged"));
    odd.method = 0xFFFF;
    odd.flags = 0x0801;  // encrypted
    EXPECT_EQ(measured(ZipWriter().add(odd).finish()), "is_protected");
}

TEST(HostileWorkbooks, EntitiesAreRefusedWhereverTheyAre) {
    const std::string laughs = [] {
        std::string text = "<!DOCTYPE a [<!ENTITY l0 \"ha\">";
        for (int i = 1; i < 30; ++i)
            text += "<!ENTITY l" + std::to_string(i) + " \"&l" + std::to_string(i - 1) + ";&l" + std::to_string(i - 1) +
                    ";\">";
        return text + "]><a>&l29;</a>";
    }();
    for (const std::string part : {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                   "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"}) {
        ZipWriter zip;
        if (part != "xl/worksheets/sheet1.xml") zip.add("xl/worksheets/sheet1.xml", "<worksheet/>");
        EXPECT_THAT(measured(zip.add(part, laughs).finish()), StartsWith("workbook_has_entities")) << part;
    }
}

/// A file of each kind, some tens of kilobytes long.
std::map<std::string, std::string> someFiles() {
    test::Book book;
    book.sheets.push_back({"A", {{"客户", "日期", "金额", "备注"}}, false});
    std::mt19937 random(7);
    for (int i = 0; i < 700; ++i) {
        std::string notes;
        for (int k = 0; k < 40; ++k) notes += static_cast<char>('a' + random() % 26);
        book.sheets[0].rows.push_back({"客户" + std::to_string(i), test::day("2025-03-09", 0.25, "yyyy-mm-dd hh:mm"),
                                       i + 0.5, test::BookCell(notes).merged(1, i % 50 == 0 ? 2 : 1)});
    }
    return {{"xlsx", test::xlsxOf(book)},
            {"poi", test::xlsxOf(book, test::xlsxDialects()[4])},
            {"ods", test::odsOf(book)},
            {"xls", test::xlsOf(book)},
            {"html", test::htmlOf(book)}};
}

TEST(HostileWorkbooks, CutOffAnywhereTheyAreRefusedOrRead) {
    for (const auto& [name, bytes] : someFiles()) {
        EXPECT_EQ(outcome(bytes), "rows 700") << name;
        EXPECT_GT(bytes.size(), 20'000U) << name;
        int refused = 0;
        int cuts = 0;
        for (std::size_t size = 0; size < bytes.size(); size += 1024, ++cuts) {
            const std::string result = outcome(bytes.substr(0, size));
            if (result.substr(0, 5) != "rows ") ++refused;
        }
        // A page without its end is still a page; a workbook without its end is none.
        if (name != "html") {
            EXPECT_EQ(refused, cuts) << name;
        }
    }
}

TEST(HostileWorkbooks, WithBytesChangedTheyAreRefusedOrRead) {
    std::mt19937 random(11);
    for (const auto& [name, bytes] : someFiles()) {
        for (int i = 0; i < 150; ++i) {
            std::string damaged = bytes;
            for (int flips = 1 + static_cast<int>(random() % 8); flips > 0; --flips)
                damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
            // The reader of old files in this process, where the sanitizers see it.
            if (name == "xls")
                xls::readBiff(damaged);
            else
                outcome(damaged);
        }
    }
}

TEST(HostileWorkbooks, StopAnswersWithinASecond) {
    std::string row = "<row>";
    for (int i = 0; i < 12; ++i) row += "<c t=\"inlineStr\"><is><t>text " + std::to_string(i) + "</t></is></c>";
    const std::map<std::string, std::string> files = {
        {"sheet", xlsxWith("xl/worksheets/sheet1.xml", bombOf("<worksheet><sheetData>", row + "</row>", 500))},
        {"blank sheet", xlsxWith("xl/worksheets/sheet1.xml", bombOf("<worksheet><sheetData>", " ", 500))},
        {"shared texts", xlsxWith("xl/sharedStrings.xml", bombOf("<sst>", "<si><t>a text</t></si>", 180))},
        {"content", ZipWriter()
                        .add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", false)
                        .addPacked("content.xml", bombOf("<a>", "<b>text</b>", 500).packed, 500U << 20)
                        .finish()}};
    for (const auto& [name, bytes] : files) {
        std::stop_source stop;
        Watch::time_point asked;
        std::thread asking([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
            asked = Watch::now();
            stop.request_stop();
        });
        const std::string result = outcome(bytes, stop.get_token());
        const auto done = Watch::now();
        asking.join();
        EXPECT_EQ(result, "stopped") << name;
        EXPECT_LT(std::chrono::duration<double>(done - asked).count(), 1 * kSlow) << name;
    }
}

}  // namespace
}  // namespace meike
