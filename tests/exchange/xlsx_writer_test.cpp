// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx_writer.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/zip_text.h"

namespace meike {
namespace {

using test::TemporaryFolder;
using test::zipMember;

std::vector<XlsxColumn> columns() {
    return {{"客户", XlsxColumnKind::text, 0, 20},
            {"编号", XlsxColumnKind::text, 0, 12},
            {"金额", XlsxColumnKind::money, 2, 12},
            {"概率", XlsxColumnKind::share, 0, 8},
            {"日期", XlsxColumnKind::date, 0, 12}};
}

TEST(XlsxWriter, KeepsTextAsTextAndNumbersAsNumbers) {
    const TemporaryFolder folder;
    const auto file = folder / "list.xlsx";
    XlsxWriter writer(file, "客户", columns());
    EXPECT_FALSE(std::filesystem::exists(file)) << "it appears whole or not at all";
    writer.writeRow(std::vector<std::string>{"=1+1 & <b>", "0012345678901234567", "1234567.89", "0.973", "2026-03-09"});
    writer.writeRow(std::vector<std::string>{"空", "", "", "", ""});
    writer.writeRow(std::vector<std::string>{"长", "1", "12345678901234567.89", "n/a", "1899-12-31"});
    EXPECT_EQ(writer.rows(), 3);
    writer.finish();
    const auto modes = std::filesystem::status(file).permissions();
    EXPECT_EQ(modes & std::filesystem::perms::all,
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);

    const std::string sheet = zipMember(file, "xl/worksheets/sheet1.xml");
    const auto holds = [&](const std::string& text) {
        EXPECT_NE(sheet.find(text), std::string::npos) << text << "\n" << sheet.substr(0, 3000);
    };
    holds("=1+1 &amp; &lt;b&gt;</t>");
    EXPECT_EQ(sheet.find("<f>"), std::string::npos) << "nothing is a formula";
    holds("0012345678901234567</t>");
    holds("<v>1234567.89</v>");
    holds("<v>0.973</v>");
    holds("<v>46090</v>");              // days since 1900
    holds("12345678901234567.89</t>");  // more digits than a number in a sheet keeps
    holds("1899-12-31</t>");
    holds("n/a</t>");
    holds("<autoFilter ref=\"A1:E4\"/>");
    holds("ySplit=\"1\"");  // the titles stay when one scrolls
    holds("xSplit=\"1\"");
    holds("<col min=\"1\" max=\"1\" width=\"20.7");  // 20 characters and the margin of a cell
    const std::string styles = zipMember(file, "xl/styles.xml");
    for (const char* format : {"#,##0.00", "0.0%", "yyyy-mm-dd"})
        EXPECT_NE(styles.find(format), std::string::npos) << format << "\n" << styles;
    EXPECT_NE(sheet.find("<c r=\"A1\" s=\""), std::string::npos) << "titles stand out";
    EXPECT_NE(zipMember(file, "xl/workbook.xml").find("客户"), std::string::npos);
}

TEST(XlsxWriter, LettersThatLookLikeAnEscapeStayLetters) {
    const TemporaryFolder folder;
    const auto file = folder / "list.xlsx";
    XlsxWriter writer(file, "客户", {{"_x0041_", XlsxColumnKind::text, 0, 20}});
    for (const char* text : {"a_x000B_b", "_x000B_x000C_", "_x00_", "_xZZZZ_", "plain_", "x_x005F_"})
        writer.writeRow(std::vector<std::string>{text});
    writer.finish();
    const std::string sheet = zipMember(file, "xl/worksheets/sheet1.xml");
    for (const char* text : {">_x005F_x0041_<", ">a_x005F_x000B_b<", ">_x005F_x000B_x005F_x000C_<", ">_x00_<",
                             ">_xZZZZ_<", ">plain_<", ">x_x005F_x005F_<"})
        EXPECT_NE(sheet.find(text), std::string::npos) << text << "\n" << sheet;
}

TEST(XlsxWriter, LeavesTheTargetAloneUnlessFinished) {
    const TemporaryFolder folder;
    const auto file = folder / "list.xlsx";
    { std::ofstream(file) << "before"; }
    {
        XlsxWriter writer(file, "x", columns());
        writer.writeRow(std::vector<std::string>{"a", "b", "1", "1", ""});
    }
    {
        XlsxWriter writer(file, "x", columns());
        std::stop_source stop;
        stop.request_stop();
        EXPECT_THROW(writer.writeRow(std::vector<std::string>{"a"}, stop.get_token()), Error);
    }
    std::ifstream stream(file);
    EXPECT_EQ(std::string((std::istreambuf_iterator<char>(stream)), {}), "before");
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
    EXPECT_EQ(files, 1U) << "nothing is left behind";
    EXPECT_THROW(XlsxWriter(folder / "no" / "list.xlsx", "x", columns()), Error);
    XlsxWriter writer(file, "x", columns());
    EXPECT_THROW(writer.writeRow(std::vector<std::string>{std::string(40'000, 'x')}), Error);
}

}  // namespace
}  // namespace meike
