// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "exchange/csv_writer.h"

namespace meike {
namespace {

using ::testing::ElementsAre;

using Table = std::vector<std::vector<std::string>>;

std::vector<std::string> cellsOf(const CsvRow& row) { return {row.cells.begin(), row.cells.end()}; }

Table readAll(std::string_view text, char delimiter = ',') {
    Table table;
    CsvReader reader(text, delimiter);
    CsvRow row;
    while (reader.next(row)) table.push_back(cellsOf(row));
    return table;
}

TEST(CsvReaderTest, KeepsNumbersLinesAndOriginalText) {
    CsvReader reader("a,\"b\r\nc\"\r\n\r\n\"d\"\"e\",f\n");
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.raw, "a,\"b\r\nc\"");
    EXPECT_THAT(cellsOf(row), ElementsAre("a", "b\r\nc"));
    ASSERT_TRUE(reader.next(row));
    EXPECT_TRUE(row.blank);
    EXPECT_EQ(row.number, 2);
    EXPECT_EQ(row.line, 3);
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.number, 3);
    EXPECT_EQ(row.line, 4);
    EXPECT_EQ(row.raw, "\"d\"\"e\",f");
    EXPECT_THAT(cellsOf(row), ElementsAre("d\"e", "f"));
    EXPECT_FALSE(reader.next(row));
    reader.rewind();
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.line, 1);
}

TEST(CsvReaderTest, RowsCanBeMovedAndKept) {
    CsvReader reader("\"a\"\"1\",\"a\"\"2\"\n\"b\"\"1\",x\n");
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    const CsvRow kept = std::move(row);
    CsvRow second;
    ASSERT_TRUE(reader.next(second));
    EXPECT_THAT(cellsOf(kept), ElementsAre("a\"1", "a\"2"));
}

TEST(CsvReaderTest, LastCellMayBeEmptyAndLastLineOpen) {
    EXPECT_EQ(readAll("a,b,"), (Table{{"a", "b", ""}}));
    EXPECT_EQ(readAll("a\n"), (Table{{"a"}}));
    EXPECT_EQ(readAll(""), Table{});
    EXPECT_EQ(readAll("\"a\""), (Table{{"a"}}));
}

TEST(CsvReaderTest, CapsAreErrorsOfTheRowAlone) {
    CsvLimits limits;
    limits.cellBytes = 8;
    limits.rowBytes = 24;
    limits.columns = 3;
    const std::string text =
        "123456789,x\n\"12345678\",ok\na,b,c,d\n1234567,1234567,12345678901\n\"a\"\"bcdefghi\",x\nlast,row\n";
    CsvReader reader(text, ',', limits);
    CsvRow row;
    std::vector<CsvRowError> errors;
    while (reader.next(row)) {
        errors.push_back(row.error);
        EXPECT_EQ(row.cells.empty(), row.error != CsvRowError::none);
        EXPECT_FALSE(row.raw.empty());
    }
    EXPECT_THAT(errors, ElementsAre(CsvRowError::cell_too_long, CsvRowError::none, CsvRowError::too_many_columns,
                                    CsvRowError::row_too_long, CsvRowError::cell_too_long, CsvRowError::none));
}

TEST(CsvReaderTest, AQuoteThatClosesBehindTheRowCapIsStray) {
    CsvLimits limits;
    limits.rowBytes = 20;
    CsvReader reader("\"aaaa\nbbbb\ncccc\ndddd\neeee\",x\ny,z\n", ',', limits);
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.error, CsvRowError::stray_quote);
    EXPECT_EQ(row.raw, "\"aaaa");
    ASSERT_TRUE(reader.next(row));
    EXPECT_THAT(cellsOf(row), ElementsAre("bbbb"));
}

TEST(CsvReaderTest, TheRealCapsHold) {
    const std::string cell((1U << 20), 'x');
    const std::string text = cell + ",1\n" + cell + "x,2\n\"" + cell + "\",3\n\"" + cell + "x\",4\n" +
                             std::string((4U << 20) + 1, ',') + "\nz,5\n";
    CsvReader reader(text);
    CsvRow row;
    std::vector<CsvRowError> errors;
    while (reader.next(row)) errors.push_back(row.error);
    EXPECT_THAT(errors, ElementsAre(CsvRowError::none, CsvRowError::cell_too_long, CsvRowError::none,
                                    CsvRowError::cell_too_long, CsvRowError::row_too_long, CsvRowError::none));
}

TEST(CsvReaderTest, TooManyRowsIsAnErrorOfTheFile) {
    CsvLimits limits;
    limits.rows = 2;
    CsvReader reader("a\nb\nc\n", ',', limits);
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    ASSERT_TRUE(reader.next(row));
    EXPECT_THROW(reader.next(row), Error);
}

TEST(CsvReaderTest, AStrayQuoteCostsOneLine) {
    CsvReader reader("a,\"b,1\nc,d,2\ne,f,3\n");
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.error, CsvRowError::stray_quote);
    EXPECT_EQ(row.raw, "a,\"b,1");
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.error, CsvRowError::none);
    EXPECT_THAT(cellsOf(row), ElementsAre("c", "d", "2"));
}

// In each line a quote opens a cell that the next line closes and opens again, to the end of the file: a reader that
// searches anew from each line needs hours.
TEST(CsvReaderTest, AFileFullOfStrayQuotesIsReadInLinearTime) {
    std::string text;
    for (int i = 0; i < 400'000; ++i) text += "5\",\"y\n";
    CsvReader reader(text);
    CsvRow row;
    std::int64_t rows = 0;
    while (reader.next(row)) {
        EXPECT_EQ(row.error, CsvRowError::stray_quote);
        ++rows;
    }
    EXPECT_EQ(rows, 400'000);
}

TEST(CsvReaderTest, ColumnCountGivesSwallowedLinesAway) {
    const std::string_view text = "\"A,x,1\nB,y,2\nC,5\",3\n";
    CsvReader unaware(text);
    CsvRow row;
    ASSERT_TRUE(unaware.next(row));
    EXPECT_EQ(row.error, CsvRowError::none);  // RFC 4180 has no other reading
    CsvReader aware(text);
    aware.setExpectedColumns(3);
    CsvRow first;
    ASSERT_TRUE(aware.next(first));
    EXPECT_EQ(first.error, CsvRowError::stray_quote);
    EXPECT_THAT(cellsOf(first), ElementsAre("\"A", "x", "1"));
    ASSERT_TRUE(aware.next(first));
    EXPECT_THAT(cellsOf(first), ElementsAre("B", "y", "2"));
}

TEST(CsvReaderTest, ADelimiterInsideAQuotedCellIsNoColumn) {
    // A cell too many, and a cell over two lines. The first line alone has two cells, not three: no quote is astray.
    CsvReader reader("\"1,5\",\"two\nlines\",x,y\nb,c,d\n");
    reader.setExpectedColumns(3);
    CsvRow row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.error, CsvRowError::none);
    EXPECT_THAT(cellsOf(row), ElementsAre("1,5", "two\nlines", "x", "y"));
    ASSERT_TRUE(reader.next(row));
    EXPECT_THAT(cellsOf(row), ElementsAre("b", "c", "d"));
}

TEST(CsvReaderTest, SniffsDelimiters) {
    EXPECT_EQ(sniffDelimiter("a,b\n1,2\n"), ',');
    EXPECT_EQ(sniffDelimiter("a\tb\n1,5\t2,5\n"), '\t');
    EXPECT_EQ(sniffDelimiter("a;b;c\n1,5;2,5;x\n2,5;3,5;y\n"), ';');
    EXPECT_EQ(sniffDelimiter("a|b\nx, y, z|2\n"), '|');
    EXPECT_EQ(sniffDelimiter(" id  date  n\n 1  20250101  3\n"), kWhitespaceDelimiter);
    EXPECT_EQ(sniffDelimiter("name\nBlue Focus\nOgilvy China Ltd\n"), ',');
    EXPECT_EQ(sniffDelimiter("first second\nBlue Focus\nOgilvy China\n"), ',');
    EXPECT_EQ(sniffDelimiter(""), ',');
    EXPECT_EQ(sniffDelimiter("\"a;b;c\",\"d\"\n\"e;f;g\",\"h\"\n"), ',');
}

/// Cells of everything that makes CSV hard.
rc::Gen<std::string> nastyCell() {
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "a", "7", ",", "\"", "\n", "\r", "\r\n", "\t", " ", ";", "|", "客户", "é", "😀", "=", "'", "　")),
        [](const std::vector<std::string>& pieces) {
            std::string text;
            for (const std::string& piece : pieces) text += piece;
            return text;
        });
}

RC_GTEST_PROP(CsvReaderProperty, ReadsBackWhatTheWriterWrote, ()) {
    const auto columns = *rc::gen::inRange<std::size_t>(1, 6);
    const auto table = *rc::gen::container<Table>(rc::gen::container<std::vector<std::string>>(columns, nastyCell()));
    CsvWriteOptions options;
    options.crlf = *rc::gen::arbitrary<bool>();
    options.delimiter = *rc::gen::element(',', ';', '\t', '|');
    std::string text;
    for (const auto& row : table) {
        const std::vector<std::string_view> views(row.begin(), row.end());
        appendCsvRow(text, views, {}, options);
    }
    CsvReader reader(text, options.delimiter);
    reader.setExpectedColumns(columns);
    CsvRow row;
    Table read;
    while (reader.next(row)) {
        RC_ASSERT(row.error == CsvRowError::none);
        RC_ASSERT(!row.blank);
        read.push_back(cellsOf(row));
    }
    RC_ASSERT(read == table);
}

// Whatever the bytes: no crash, and the rows laid end to end are the file, so nothing is lost or read twice.
RC_GTEST_PROP(CsvReaderProperty, LosesNoByteOfAnyInput, ()) {
    const auto text = *rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                                        "a", "\"", "\"\"", ",", "\n", "\r", "\r\n", " ", "\t", ";", "\xE5", "x,y\n")),
                                    [](const std::vector<std::string>& pieces) {
                                        std::string all;
                                        for (const std::string& piece : pieces) all += piece;
                                        return all;
                                    });
    const char delimiter = *rc::gen::element(',', '\t', kWhitespaceDelimiter);
    CsvLimits limits;
    limits.cellBytes = *rc::gen::inRange<std::size_t>(1, 40);
    limits.rowBytes = limits.cellBytes * 2;
    limits.columns = *rc::gen::inRange<std::size_t>(1, 9);
    CsvReader reader(text, delimiter, limits);
    reader.setExpectedColumns(*rc::gen::inRange<std::size_t>(0, 4));
    CsvRow row;
    std::size_t at = 0;
    std::int64_t line = 1;
    std::int64_t number = 0;
    const auto skipBreak = [&] {
        if (at >= text.size()) return;
        at += text.compare(at, 2, "\r\n") == 0 ? 2 : 1;
        ++line;
    };
    while (reader.next(row)) {
        RC_ASSERT(row.number == ++number);
        RC_ASSERT(row.line == line);
        RC_ASSERT(row.raw.data() == text.data() + at);
        for (std::size_t end = at + row.raw.size(); at < end;) {
            if (text[at] == '\n' || text[at] == '\r')
                skipBreak();
            else
                ++at;
        }
        RC_ASSERT(at == text.size() || text[at] == '\n' || text[at] == '\r');
        skipBreak();
        for (const std::string_view cell : row.cells) RC_ASSERT(cell.size() <= limits.cellBytes);
        RC_ASSERT(row.cells.size() <= limits.columns);
    }
    RC_ASSERT(at == text.size());
}

}  // namespace
}  // namespace meike
