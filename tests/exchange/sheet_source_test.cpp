// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks as a source of rows: their sheets, kinds of cells, reading again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "exchange/table_source.h"
#include "tests/support/ods_book.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/xls_book.h"
#include "tests/support/xlsx_book.h"

namespace meike {
namespace {

using test::Book;
using test::BookCell;
using ::testing::ElementsAre;

Book threeSheets() {
    Book book;
    book.sheets.push_back({"封面", {}, false});
    book.sheets.push_back({"隐藏", {{"a", "b"}, {"1", "2"}}, true});
    book.sheets.push_back(
        {"数据", {{BookCell("标题").merged(2, 1), BookCell()}, {"客户", "金额"}, {"予湾", 1.5}, {"云舟", 2}}, false});
    return book;
}

class SheetSource : public ::testing::TestWithParam<const char*> {
protected:
    static std::string bytesOf(const Book& book) {
        const std::string format = GetParam();
        return format == "ods" ? test::odsOf(book) : format == "xls" ? test::xlsOf(book) : test::xlsxOf(book);
    }
};

TEST_P(SheetSource, ListsItsSheetsWithTheirFirstRows) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "a.txt", std::ios::binary) << bytesOf(threeSheets());
    const auto previews = previewSheets(folder / "a.txt", 2);
    ASSERT_TRUE(previews.has_value());
    ASSERT_EQ(previews->size(), 3U);
    EXPECT_EQ((*previews)[0].sheet.name, "封面");
    EXPECT_TRUE((*previews)[0].rows.empty());
    EXPECT_TRUE((*previews)[1].sheet.hidden);
    EXPECT_FALSE((*previews)[2].sheet.hidden);
    EXPECT_THAT((*previews)[2].rows, ElementsAre(ElementsAre("标题", "标题"), ElementsAre("客户", "金额")));
    std::ofstream(folder / "b.csv", std::ios::binary) << "a,b\n";
    EXPECT_TRUE(previewSheets(folder / "b.csv", 2)->empty());
}

TEST_P(SheetSource, PreviewDoesNotMoveAndRewindStartsAgain) {
    auto source = TableSource::fromBytes(bytesOf(threeSheets()));
    ASSERT_TRUE(source.has_value());
    EXPECT_EQ((*source)->facts().sheet, 2U);
    EXPECT_THAT((*source)->headers(), ElementsAre("客户", "金额"));
    CsvRow row;
    ASSERT_TRUE((*source)->next(row));
    EXPECT_EQ(row.line, 3);
    EXPECT_EQ(row.raw, "予湾,1.5");
    EXPECT_EQ(row.kind(0), CellKind::text);
    EXPECT_EQ(row.kind(1), CellKind::number);
    EXPECT_THAT((*source)->preview(9), ElementsAre(ElementsAre("予湾", "1.5"), ElementsAre("云舟", "2")));
    ASSERT_TRUE((*source)->next(row));
    EXPECT_EQ(row.cell(0), "云舟");
    EXPECT_FALSE((*source)->next(row));
    (*source)->rewind();
    ASSERT_TRUE((*source)->next(row));
    EXPECT_EQ(row.cell(0), "予湾");
}

/// Rows are parsed ahead of who reads them, and kept: whoever begins again, wherever the other stands, reads the same.
TEST_P(SheetSource, ReadersOfTheSameRowsDoNotDisturbEachOther) {
    constexpr int kRows = 5'000;
    Book book(std::vector<test::BookRow>{{"客户", "金额"}});
    for (int i = 0; i < kRows; ++i) book.sheets.front().rows.push_back({"客户" + std::to_string(i), i});
    auto opened = TableSource::fromBytes(bytesOf(book));
    ASSERT_TRUE(opened.has_value());
    TableSource& source = **opened;
    CsvRow row;
    const auto expectRows = [&](int from, int to) {
        for (int i = from; i < to; ++i) {
            ASSERT_TRUE(source.next(row)) << i;
            ASSERT_EQ(row.cell(0), "客户" + std::to_string(i));
            ASSERT_EQ(row.cell(1), std::to_string(i));
            ASSERT_EQ(row.line, i + 2);
        }
    };
    expectRows(0, 2'500);
    EXPECT_EQ(source.preview(3'000).size(), 3'000U);
    expectRows(2'500, 3'000);
    source.rewind();
    expectRows(0, 1);
    source.rewind();
    expectRows(0, kRows);
    EXPECT_FALSE(source.next(row));
    source.rewind();
    expectRows(0, kRows);
    EXPECT_FALSE(source.next(row));
    EXPECT_FALSE(source.next(row));
}

TEST_P(SheetSource, KnowsWhatItsCellsAre) {
    const Book book({{"a", "b", "c", "d", "e", "f"},
                     {"文", 1, test::day("2025-03-09", 0.5, "yyyy-mm-dd hh:mm"), test::truth(true), test::fault("#N/A"),
                      test::stored("0.25").as("0%")}});
    auto source = TableSource::fromBytes(bytesOf(book));
    ASSERT_TRUE(source.has_value());
    CsvRow row;
    ASSERT_TRUE((*source)->next(row));
    EXPECT_THAT(row.kinds, ElementsAre(CellKind::text, CellKind::number, CellKind::date, CellKind::boolean,
                                       CellKind::error, CellKind::number));
    EXPECT_THAT(row.cells, ElementsAre("文", "1", "2025-03-09 12:00:00", "TRUE", "#N/A", "25%"));
}

INSTANTIATE_TEST_SUITE_P(Formats, SheetSource, ::testing::Values("xlsx", "ods", "xls"));

}  // namespace
}  // namespace meike
