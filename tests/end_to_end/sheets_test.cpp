// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks and office ledgers through the program itself: what it recognises, says and does.
#include <gmock/gmock.h>

#include "tests/end_to_end/meikectl.h"
#include "tests/support/ods_book.h"
#include "tests/support/xls_book.h"
#include "tests/support/xlsx_book.h"

namespace meike::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Sheets : public Meikectl {
protected:
    void SetUp() override { output({"new", path("w.meike")}); }
    Json import(const std::string& file, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments = {"import", path("w.meike"), file,
                                              "--kind", "orders",        "--create-missing-clients"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return json(arguments);
    }
    static Book ledger() {
        Book book;
        book.sheets.push_back({"说明", {{"请勿修改"}}, true});
        book.sheets.push_back({"一月",
                               {{"一月合同台账"},
                                {"客户", "日期", "金额", "备注"},
                                {"予湾", day("2025-01-09"), 100, ""},
                                {"", day("2025-01-10"), 200, ""},
                                {"", "下周", 300, "待定"},
                                {"云舟", day("2025-01-11"), 400, ""},
                                {"合计", "", 1000, ""}},
                               false});
        book.sheets.push_back({"二月", {{"客户", "日期", "金额"}, {"海石", day("2025-02-09"), 5}}, false});
        return book;
    }
};

TEST_F(Sheets, AWorkbookSaysWhatItIsAndWhatWasLeftOut) {
    const Json report = import(write("台账.csv", xlsxOf(ledger())), {"--dry-run"});
    const Json& source = report.at("source");
    EXPECT_EQ(source.at("format"), "xlsx");  // whatever its name says
    EXPECT_EQ(source.at("sheet"), "一月");
    EXPECT_EQ(source.at("sheets"), Json::parse(R"([{"name":"说明","hidden":true},{"name":"一月","hidden":false},
                                                   {"name":"二月","hidden":false}])"));
    EXPECT_EQ(source.at("header_row"), 2);
    EXPECT_EQ(source.at("totals_left_out"), 1);
    EXPECT_EQ(source.at("total_rows"), Json::parse("[7]"));
    EXPECT_EQ(source.at("fill_down_offered"), Json::parse(R"(["客户"])"));
    EXPECT_EQ(report.at("rows"), 4);
    EXPECT_EQ(report.at("new"), 2);
    EXPECT_THAT(read("err"), HasSubstr("of 3 sheets the one called 一月 is read"));
    EXPECT_THAT(read("err"), HasSubstr("1 total row left out (line 7); --keep-totals reads them"));
    EXPECT_THAT(read("err"), HasSubstr("(--fill-down 客户)"));
}

TEST_F(Sheets, WhatIsSaidIsDone) {
    const std::string file = write("台账.xlsx", xlsxOf(ledger()));
    EXPECT_EQ(import(file, {"--sheet", "二月"}).at("new"), 1);
    EXPECT_EQ(import(file, {"--sheet", "3", "--dry-run"}).at("source").at("sheet"), "二月");
    EXPECT_EQ(import(file, {"--keep-totals", "--dry-run"}).at("rows"), 5);
    EXPECT_EQ(import(file, {"--header-row", "2", "--dry-run"}).at("rows"), 4);
    EXPECT_EQ(run({"import", path("w.meike"), file, "--kind", "orders", "--sheet", "四月"}), 1);
    EXPECT_THAT(read("err"), HasSubstr("there is no such sheet; there are: 说明, 一月, 二月"));
    EXPECT_EQ(run({"import", path("w.meike"), file, "--kind", "orders", "--fill-down", "公司"}), 2);
    EXPECT_THAT(read("err"), HasSubstr("--fill-down 公司"));
    EXPECT_EQ(run({"import", path("w.meike"), file, "--kind", "orders", "--header-row", "99"}), 1);
    EXPECT_THAT(read("err"), HasSubstr("line 99 holds nothing"));
}

TEST_F(Sheets, ARefusedRowComesBackWithTheValueItWasFilledWith) {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"a.xlsx", xlsxOf(ledger())}, {"a.ods", odsOf(ledger())}, {"a.xls", xlsOf(ledger())}};
    for (const auto& [name, bytes] : files) {
        SCOPED_TRACE(name);
        const std::string file = write(name, bytes);
        // By name, by number and by field.
        for (const char* column : {"客户", "1", "client"}) {
            const Json report = import(file, {"--fill-down", column, "--dry-run", "--errors", path("rejects.csv")});
            EXPECT_EQ(report.at("new"), 3);
            EXPECT_EQ(report.at("rejected"), 1);
            EXPECT_EQ(report.at("source").at("filled_cells"), 2);
        }
        std::string rejects = read("rejects.csv");
        EXPECT_EQ(rejects,
                  "\xEF\xBB\xBF客户,日期,金额,备注,reject_reason\r\n"
                  "予湾,下周,300,待定,\"date: not a date (下周)\"\r\n");
        rejects.replace(rejects.find("下周"), std::string("下周").size(), "2025-01-12");
        EXPECT_EQ(import(write("repaired.csv", rejects), {"--dry-run"}).at("new"), 1);
    }
}

TEST_F(Sheets, TextTablesAreFilledInTheirOwnWriting) {
    const std::string text = "客户;日期;金额;备注\r\n予湾;2025-01-09;1;\r\n;\"下;周\";2;\"说\"\"好\"\"\"\r\n";
    import(write("t.csv", text), {"--fill-down", "客户", "--dry-run", "--errors", path("rejects.csv")});
    EXPECT_THAT(linesOf(read("rejects.csv")).at(1), HasSubstr("予湾;\"下;周\";2;\"说\"\"好\"\"\";"));
}

TEST_F(Sheets, WhatIsNoTableIsRefusedWithTheReason) {
    const std::vector<std::pair<std::string, std::string>> files = {
        {oleOf({{"EncryptedPackage", std::string(5000, 'x')}}), "protected by a password"},
        {oleOf({{"Workbook", std::string(5000, 'x')}}), "open it and save it as .xlsx"},
        {ZipWriter().add("a.txt", "x").finish(), "unpack it first"},
        {"%PDF-1.7", "this is a PDF"},
        {xlsxOf(ledger()).substr(0, 1500), "the workbook is damaged"}};
    for (const auto& [bytes, reason] : files) {
        EXPECT_EQ(run({"import", path("w.meike"), write("x.xlsx", bytes), "--kind", "orders"}), 1);
        EXPECT_THAT(read("err"), HasSubstr(reason));
    }
}

}  // namespace
}  // namespace meike::test
