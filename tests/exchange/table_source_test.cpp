// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table_source.h"
#include "tests/support/file_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::filesystem::path kCorpus = std::filesystem::path(MEIKE_TEST_DATA_DIR) / "csv";

/// Line breaks and other invisible characters spelled out.
std::string visible(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '\r')
            result += "\\r";
        else if (c == '\t')
            result += "\\t";
        else if (c == '\0')
            result += "\\0";
        else if (c == '|')
            result += "\\|";
        else
            result += c;
    }
    return result;
}

/// Everything that an import sees of a file, one row a line: line number, error, cells.
std::string describe(const std::filesystem::path& path) {
    auto opened = TableSource::open(path);
    if (!opened) return "error: " + opened.error().detail().plain() + "\n";
    TableSource& source = **opened;
    std::ostringstream out;
    out << "encoding " << encodingName(source.encoding()) << (source.hadByteOrderMark() ? " with mark" : "") << "\n";
    out << "delimiter " << visible(std::string(1, source.delimiter())) << "\n";
    out << "header " << (source.hasHeader() ? "yes" : "no");
    for (const std::string& header : source.headers()) out << " [" << visible(header) << "]";
    out << "\n";
    for (const DecodeProblem& problem : source.decodeProblems())
        out << "problem at byte " << problem.byteOffset << " line " << problem.line << "\n";
    CsvRow row;
    while (source.next(row)) {
        out << row.line << " " << csvRowErrorName(row.error);
        for (const std::string_view cell : row.cells) out << " [" << visible(cell) << "]";
        out << "\n";
    }
    return out.str();
}

// Each file x of the corpus has its x.expected beside it, checked by eye when it was made. With MEIKE_UPDATE_EXPECTED
// set the expectations are written anew, to be read in the diff.
TEST(TableSourceTest, ReadsTheCorpusAsExpected) {
    const bool update = std::getenv("MEIKE_UPDATE_EXPECTED") != nullptr;
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(kCorpus)) {
        const std::filesystem::path path = entry.path();
        if (path.extension() == ".expected" || path.filename() == ".gitattributes") continue;
        SCOPED_TRACE(path.filename().string());
        const std::filesystem::path expectation = path.string() + ".expected";
        if (update) std::ofstream(expectation, std::ios::binary) << describe(path);
        ASSERT_TRUE(std::filesystem::exists(expectation));
        EXPECT_EQ(describe(path), test::fileText(expectation));
        ++files;
    }
    EXPECT_GE(files, 35);
}

TEST(TableSourceTest, ExplicitOptionsWinOverDetection) {
    TableOptions options;
    options.delimiter = ';';
    options.header = false;
    options.encoding = Encoding::windows1252;
    auto source = TableSource::fromBytes("price;\xA3 5\nname;x", options);
    ASSERT_TRUE(source.has_value());
    EXPECT_THAT((*source)->headers(), ElementsAre("1", "2"));
    EXPECT_THAT((*source)->preview(9), ElementsAre(ElementsAre("price", "£ 5"), ElementsAre("name", "x")));
}

TEST(TableSourceTest, PreviewDoesNotMoveAndRewindStartsAgain) {
    auto source = TableSource::fromBytes("client,amount\nA,1\nB,2\nC,3\n");
    ASSERT_TRUE(source.has_value());
    EXPECT_EQ((*source)->estimatedRows(), 3);
    CsvRow row;
    ASSERT_TRUE((*source)->next(row));
    EXPECT_EQ(row.cell(0), "A");
    EXPECT_EQ((*source)->preview(2).size(), 2U);
    ASSERT_TRUE((*source)->next(row));
    EXPECT_EQ(row.cell(0), "B");
    EXPECT_EQ(row.line, 3);
    (*source)->rewind();
    ASSERT_TRUE((*source)->next(row));
    EXPECT_EQ(row.cell(0), "A");
    while ((*source)->next(row)) {
    }
    EXPECT_EQ((*source)->bytesRead(), (*source)->bytesTotal());
}

TEST(TableSourceTest, FindsColumnsByNameWidthAndNumber) {
    auto source = TableSource::fromBytes("客户, 金额 ,ＡＢＣ\nx,y,z\n");
    ASSERT_TRUE(source.has_value());
    EXPECT_EQ((*source)->findColumn("客户"), 0U);
    EXPECT_EQ((*source)->findColumn("金额"), 1U);
    EXPECT_EQ((*source)->findColumn("ABC"), 2U);
    EXPECT_EQ((*source)->findColumn("abc"), std::nullopt);
    TableOptions options;
    options.header = false;
    auto numbered = TableSource::fromBytes("客户,金额\n", options);
    ASSERT_TRUE(numbered.has_value());
    EXPECT_EQ((*numbered)->findColumn("2"), 1U);
}

TEST(TableSourceTest, SaysWhyAFileIsNoTable) {
    const auto whyNot = [](std::string bytes) {
        auto source = TableSource::fromBytes(std::move(bytes));
        return source ? std::string("a table") : source.error().detail().plain();
    };
    EXPECT_THAT(whyNot("PK\x03\x04 and so on"), "is_archive");
    EXPECT_THAT(whyNot("%PDF-1.7"), "is_pdf");
    EXPECT_THAT(whyNot(""), "no_rows");
    EXPECT_THAT(whyNot("\n \n,,\n"), "no_rows");
    const auto missing = TableSource::open(kCorpus / "there_is_no_such_file.csv");
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().kind(), ErrorKind::not_found);
    EXPECT_FALSE(TableSource::open(kCorpus).has_value());
    TableOptions options;
    options.limits.fileBytes = 10;
    const auto large = TableSource::open(kCorpus / "cr_only.csv", options);
    ASSERT_FALSE(large.has_value());
    EXPECT_THAT(large.error().detail().plain(), "file_larger_than(10)");
    EXPECT_THAT(large.error().subject(), HasSubstr("cr_only.csv"));
}

TEST(TableSourceTest, KnowsDelimiterNames) {
    EXPECT_EQ(parseDelimiterName("auto").value(), std::nullopt);
    EXPECT_EQ(parseDelimiterName("TAB").value(), '\t');
    EXPECT_EQ(parseDelimiterName("\\t").value(), '\t');
    EXPECT_EQ(parseDelimiterName(";").value(), ';');
    EXPECT_EQ(parseDelimiterName("whitespace").value(), kWhitespaceDelimiter);
    EXPECT_FALSE(parseDelimiterName("colon").has_value());
}

}  // namespace
}  // namespace meike
