// SPDX-License-Identifier: GPL-3.0-or-later
// Typed cells, written by every program.
#include "tests/app/import_corpus/corpus.h"

namespace meike::test {

CorpusCases sheetCases() {
    CorpusCases cases;
    addSheets(cases, "plain",
              Book({{"客户", "日期", "金额", "备注"},
                    {"予湾", day("2025-03-09"), 1234.5, "首单"},
                    {"云舟", day("2025-03-10"), 99, ""},
                    {"予湾", day("2024-02-29"), 0.1, "尾款"}}),
              "3 new\n予湾 | 2025-03-09 | 1234.50 | 首单\n云舟 | 2025-03-10 | 99.00\n予湾 | 2024-02-29 | 0.10 | 尾款");
    addSheets(cases, "times_are_cut_off",
              Book({{"客户", "日期", "金额"},
                    {"予湾", day("2025-03-09", 0.75, "yyyy/m/d h:mm"), 10},
                    {"云舟", day("2025-12-31", 0.999, "yyyy-mm-dd hh:mm:ss"), 20}}),
              "2 new\n予湾 | 2025-03-09 | 10.00\n云舟 | 2025-12-31 | 20.00");
    addSheets(cases, "formulas_have_their_values",
              Book({{"客户", "日期", "金额", "备注"},
                    {"予湾", day("2025-03-09"), formula(12.25), formulaText("公式文本")},
                    {"云舟", day("2025-03-10"), formula(1e5), "x"}}),
              "2 new\n予湾 | 2025-03-09 | 12.25 | 公式文本\n云舟 | 2025-03-10 | 100000.00 | x");
    addSheets(cases, "rich_text_without_phonetics",
              Book({{"客户", "日期", "金额"}, {rich("上海予湾传媒"), day("2025-03-09"), 5}}),
              "1 new\n上海予湾传媒 | 2025-03-09 | 5.00");
    addSheets(cases, "errors_refuse_their_row",
              Book({{"客户", "日期", "金额", "备注", "别的"},
                    {"予湾", day("2025-03-09"), fault("#N/A"), "", ""},
                    {"云舟", day("2025-03-10"), 7, fault("#DIV/0!"), ""},
                    {"海石", day("2025-03-11"), 8, "", fault("#N/A")}}),
              "1 new, 1 spreadsheet_error amount, 1 spreadsheet_error notes\n海石 | 2025-03-11 | 8.00");
    addSheets(cases, "full_precision",
              Book({{"客户", "日期", "金额", "编号"},
                    {"予湾", day("2025-03-09"), stored("0.30000000000000004"), stored("123456789012345")},
                    {"云舟", day("2025-03-10"), stored("1234567.8899999999"), stored("100000")},
                    {"海石", day("2025-03-11"), stored("1.5E+3"), stored("7")}}),
              "3 new\n予湾 | 2025-03-09 | 0.30 | 123456789012345\n云舟 | 2025-03-10 | 1234567.89 | 100000\n"
              "海石 | 2025-03-11 | 1500.00 | 7");
    addSheets(cases, "merged_client",
              Book({{"客户", "日期", "金额"},
                    {BookCell("予湾").merged(1, 3), day("2025-03-09"), 1},
                    {BookCell(), day("2025-03-10"), 2},
                    {BookCell(), day("2025-03-11"), 3},
                    {"云舟", day("2025-03-12"), 4}}),
              "4 new; merged 2\n予湾 | 2025-03-09 | 1.00\n予湾 | 2025-03-10 | 2.00\n予湾 | 2025-03-11 | 3.00\n"
              "云舟 | 2025-03-12 | 4.00");
    addSheets(cases, "merged_amount",
              Book({{"客户", "日期", "金额"},
                    {"予湾", day("2025-03-09"), BookCell(300).merged(1, 2)},
                    {"云舟", day("2025-03-10"), BookCell()}}),
              "2 new; merged 1; merged numbers 1\n予湾 | 2025-03-09 | 300.00\n云舟 | 2025-03-10 | 300.00");
    addSheets(cases, "merged_title_and_total",
              Book({{BookCell("2025年合同台账").merged(4, 1), BookCell(), BookCell(), BookCell()},
                    {"客户", "日期", "金额", "备注"},
                    {"予湾", day("2025-03-09"), 1, ""},
                    {"云舟", day("2025-03-10"), 2, ""},
                    {BookCell("合计").merged(2, 1), BookCell(), 3, ""}}),
              "2 new; header 2; totals 1; merged 4\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00");
    addSheets(
        cases, "empty_rows_between",
        Book(
            {{}, {"客户", "日期", "金额"}, {}, {"予湾", day("2025-03-09"), 1}, {}, {}, {"云舟", day("2025-03-10"), 2}}),
        "2 new; header 2\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00");
    addSheets(cases, "beside_the_table",
              Book({{"", "客户", "日期", "金额"},
                    {"", "予湾", day("2025-03-09"), 1, "", "旁注"},
                    {"", "云舟", day("2025-03-10"), 2}}),
              "2 new\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00");
    addSheets(cases, "whitespace_and_breaks_in_cells",
              Book({{" 客户 ", "日期", "金额", "备注"}, {"　予湾 ", day("2025-03-09"), 1, "第一行\n第二行"}}),
              "1 new\n予湾 | 2025-03-09 | 1.00 | 第一行\n第二行");
    addSheets(cases, "text_that_looks_like_numbers",
              Book({{"客户", "日期", "金额", "编号"},
                    {"予湾", "2025-03-09", "1,234.50", "000123"},
                    {"云舟", "2025/3/10", "３万", "1.1812E+11"}}),
              "1 new, 1 damaged_key number\n予湾 | 2025-03-09 | 1234.50 | 000123");
    const Book two = [] {
        Book book;
        book.sheets.push_back({"说明", {{"填表说明：请勿修改"}}, true});
        book.sheets.push_back({"台账", {{"客户", "日期", "金额"}, {"予湾", day("2025-03-09"), 1}}, false});
        book.sheets.push_back({"二月", {{"客户", "日期", "金额"}, {"云舟", day("2025-02-09"), 2}}, false});
        return book;
    }();
    Book remark = two;
    remark.sheets[0].hidden = false;
    addSheets(cases, "a_sheet_of_remarks_is_no_table", remark, "1 new; sheet 台账\n予湾 | 2025-03-09 | 1.00");
    addSheets(cases, "first_visible_sheet", two, "1 new; sheet 台账\n予湾 | 2025-03-09 | 1.00");
    addSheets(cases, "sheet_by_name", two, "1 new; sheet 二月\n云舟 | 2025-02-09 | 2.00",
              [](ImportPlan& plan) { plan.source.sheet = "二月"; });
    addSheets(cases, "sheet_by_number", two, "1 new; sheet 二月\n云舟 | 2025-02-09 | 2.00",
              [](ImportPlan& plan) { plan.source.sheet = "3"; });
    addSheets(cases, "no_such_sheet", two, "refused: no_such_sheet(说明, 台账, 二月)",
              [](ImportPlan& plan) { plan.source.sheet = "四月"; });
    addSheets(cases, "clients_with_flags",
              Book({{"客户名称", "客户编号", "城市"}, {"予湾", stored("42"), "上海"}, {"云舟", "007", truth(true)}}),
              "2 new\n予湾 | 42 | 上海\n云舟 | 007 | TRUE", {}, Kind::client);
    return cases;
}

}  // namespace meike::test
