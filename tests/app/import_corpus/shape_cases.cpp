// SPDX-License-Identifier: GPL-3.0-or-later
// Where a table begins and ends, in files of every kind.
#include "tests/app/import_corpus/corpus.h"

namespace meike::test {

CorpusCases shapeCases() {
    CorpusCases cases;
    const std::string two = "\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00";
    const BookRow header = {"客户", "日期", "金额", "备注"};
    const BookRow first = {"予湾", "2025-03-09", "1", ""};
    const BookRow second = {"云舟", "2025-03-10", "2", ""};
    addEverywhere(cases, "title", Book({{"2025年度客户合同台账", "", "", ""}, header, first, second}),
                  "2 new; header 2" + two);
    addEverywhere(cases, "report_preamble",
                  Book({{"投放明细报表", "", "", ""},
                        {"统计周期：", "2025-03-01 至 2025-03-31", "", ""},
                        {"制表人：李华", "部门：销售部", "", ""},
                        {"导出时间：2025-04-01 09:00:00", "", "", ""},
                        {"", "", "", ""},
                        header,
                        first,
                        second}),
                  "2 new; header 6" + two);
    addEverywhere(cases, "total_last", Book({header, first, second, {"合计", "", "3", ""}}), "2 new; totals 1" + two);
    addEverywhere(cases, "total_second_with_date", Book({header, {"总计", "2025-03-31", "3", "--"}, first, second}),
                  "2 new; totals 1" + two);
    addEverywhere(cases, "subtotals_of_clients",
                  Book({header,
                        first,
                        {"予湾 小计", "", "1", ""},
                        second,
                        {"云舟", "小计", "2", ""},
                        {"总 计：", "", "3", ""},
                        {"Grand Total", "", "3", ""}}),
                  "2 new; totals 4" + two);
    addEverywhere(cases, "totals_kept", Book({header, first, second, {"合计", "2025-03-31", "3", ""}}),
                  "3 new" + two + "\n合计 | 2025-03-31 | 3.00",
                  [](ImportPlan& plan) { plan.source.keepTotals = true; });
    addEverywhere(cases, "header_repeated_on_each_page", Book({header, first, header, second}),
                  "2 new; repeated 1" + two);
    addEverywhere(cases, "title_and_header_repeated",
                  Book({{"台账", "", "", ""}, header, first, {"台账", "", "", ""}, header, second}),
                  "2 new; header 2; repeated 2" + two);
    addEverywhere(cases, "units_under_the_header", Book({header, {"", "", "(万元)", ""}, first, second}),
                  "2 new; header rows 2\n予湾 | 2025-03-09 | 10000.00\n云舟 | 2025-03-10 | 20000.00");
    addEverywhere(cases, "groups_over_names",
                  Book({{"客户", "合同", "", "", "备注"},
                        {"", "日期", "编号", "金额", ""},
                        {"予湾", "2025-03-09", "A1", "1", ""},
                        {"云舟", "2025-03-10", "A2", "2", "急"}}),
                  "2 new; header rows 2\n予湾 | 2025-03-09 | 1.00 | A1\n云舟 | 2025-03-10 | 2.00 | A2 | 急");
    addEverywhere(cases, "wide_groups_over_names",
                  Book({{"客户", "合同", "", "", "", "", "", "备注"},
                        {"", "日期", "编号", "金额", "税率", "开户行", "账期", ""},
                        {"予湾", "2025-03-09", "A1", "1", "6", "招行", "30", "甲"},
                        {"云舟", "2025-03-10", "A2", "2", "6", "工行", "30", "乙"}}),
                  "2 new; header rows 2\n予湾 | 2025-03-09 | 1.00 | A1 | 甲\n云舟 | 2025-03-10 | 2.00 | A2 | 乙");
    addEverywhere(
        cases, "signed_below",
        Book({header, first, second, {"制表：王芳", "审核：李明", "日期：", "2025-04-01"}, {"备注：含税", "", "", ""}}),
        "2 new; remarks 2" + two);
    addEverywhere(cases, "a_colon_is_no_remark",
                  Book({header, {"予湾", "2025-03-09", "1", "联系人：张三"}, {"云舟：北京", "2025-03-10", "2", ""}}),
                  "2 new\n予湾 | 2025-03-09 | 1.00 | 联系人：张三\n云舟：北京 | 2025-03-10 | 2.00");
    const BookRow gap = {"", "2025-03-11", "3", ""};
    addEverywhere(cases, "gaps_are_offered", Book({header, first, gap, second}),
                  "2 new, 1 missing client; fill 客户?" + two);
    addEverywhere(cases, "gaps_are_filled", Book({header, first, gap, second}),
                  "3 new; filled 1\n予湾 | 2025-03-09 | 1.00\n予湾 | 2025-03-11 | 3.00\n云舟 | 2025-03-10 | 2.00",
                  [](ImportPlan& plan) { plan.source.fillDown = {0}; });
    addEverywhere(cases, "header_row_said",
                  Book({{"客户", "日期", "金额", "备注"}, {"示例", "2025-01-01", "9", ""}, header, first, second}),
                  "2 new; header 3" + two, [](ImportPlan& plan) { plan.source.headerRow = 3; });
    addEverywhere(cases, "header_row_is_empty", Book({header, first, second}), "refused: no_such_line(9)",
                  [](ImportPlan& plan) { plan.source.headerRow = 9; });
    addEverywhere(cases, "office_ledger",
                  Book({{"上海某某广告有限公司2025年合同台账", "", "", "", "", ""},
                        {"单位：万元", "", "", "制表：王芳", "", ""},
                        {"序号", "客户", "日期", "金额", "编号", "备注"},
                        {"", "", "", "（万元）", "", ""},
                        {"1", "予湾", "2025年3月9日", "3.5", "HT-001", ""},
                        {"2", "", "2025/4/2", "2", "HT-002", "补充协议"},
                        {"3", "云舟", "2025.5.6", "0.8", "HT-003", ""},
                        {"合计", "", "", "6.3", "", ""},
                        {"", "", "", "", "", ""},
                        {"共3条", "", "", "", "", ""}}),
                  "3 new; header 3; header rows 2; totals 2; filled 1\n予湾 | 2025-03-09 | 35000.00 | HT-001\n"
                  "予湾 | 2025-04-02 | 20000.00 | HT-002 | 补充协议\n云舟 | 2025-05-06 | 8000.00 | HT-003",
                  [](ImportPlan& plan) { plan.source.fillDown = {1}; });
    return cases;
}

}  // namespace meike::test
