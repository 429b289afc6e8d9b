// SPDX-License-Identifier: GPL-3.0-or-later
// Text: encodings, delimiters, quotes, what is no header and no total.
#include "tests/app/import_corpus/corpus.h"

namespace meike::test {

CorpusCases textCases() {
    CorpusCases cases;
    const auto add = [&](std::string name, std::string bytes, std::string expected,
                         std::function<void(ImportPlan&)> tweak = {}, Kind kind = Kind::order) {
        cases.push_back({std::move(name), std::move(bytes), std::move(expected), kind, std::move(tweak)});
    };
    const std::string plain = "客户,日期,金额,备注\n予湾,2025-03-09,1,一\n云舟,2025-03-10,2,二一一\n";
    const std::string rows = "2 new\n予湾 | 2025-03-09 | 1.00 | 一\n云舟 | 2025-03-10 | 2.00 | 二一一";
    const auto in = [&](Encoding encoding, bool mark) {
        return (mark ? std::string(byteOrderMark(encoding)) : "") + encode(plain, encoding).value();
    };
    add("utf8", plain, rows);
    add("utf8_mark", in(Encoding::utf8, true), rows);
    add("utf16le_mark", in(Encoding::utf16le, true), rows);
    add("utf16be_mark", in(Encoding::utf16be, true), rows);
    add("utf16le", in(Encoding::utf16le, false), rows);
    add("utf16be", in(Encoding::utf16be, false), rows);
    add("gb18030", in(Encoding::gb18030, false), rows);
    add("gb18030_mark", in(Encoding::gb18030, true), rows);
    // 一 is U+4E00: its NUL stands on the other side than those of digits.
    std::string ones = "客户,日期,金额\n";
    std::string made = "40 new";
    for (int i = 10; i < 50; ++i) {
        ones += "一一一一一一" + std::to_string(i) + ",2025-03-09," + std::to_string(i) + "\n";
        made += "\n一一一一一一" + std::to_string(i) + " | 2025-03-09 | " + std::to_string(i) + ".00";
    }
    add("utf16le_of_ones", encode(ones, Encoding::utf16le).value(), made);
    add("utf16be_of_ones", encode(ones, Encoding::utf16be).value(), made);
    std::string wordy = "客户,日期,金额,备注\n";
    std::string kept = "20 new";
    const std::string notes = "一万一千一百一十一元整，一次性付清，一年一签，一律不退，一式一份";
    for (int i = 10; i < 30; ++i) {
        wordy += "丁一" + std::to_string(i) + ",2025-03-09,1," + notes + "\n";
        kept += "\n丁一" + std::to_string(i) + " | 2025-03-09 | 1.00 | " + notes;
    }
    add("utf16le_mostly_chinese", encode(wordy, Encoding::utf16le).value(), kept);
    add("utf16be_mostly_chinese", encode(wordy, Encoding::utf16be).value(), kept);
    add("utf8_with_a_nul", std::string("客户,日期,金额,备注\n予湾,2025-03-09,1,a") + '\0' + "b\n",
        "1 new\n予湾 | 2025-03-09 | 1.00 | ab");
    add("gb18030_with_a_nul",
        encode("客户,日期,金额,备注\n予湾公司,2025-03-09,1,一", Encoding::gb18030).value() + '\0' + "\n",
        "1 new\n予湾公司 | 2025-03-09 | 1.00 | 一");
    add("ascii_with_nuls", std::string("client,date,amount,notes\nAcme,2025-03-09,1,a") + '\0' + '\0' + "bc\n",
        "1 new\nAcme | 2025-03-09 | 1.00 | abc");
    add("tabs_named_xls", "客户\t日期\t金额\n予湾\t2025-03-09\t1\n", "1 new\n予湾 | 2025-03-09 | 1.00");
    add("semicolons", "客户;日期;金额\n予湾;2025-03-09;1,5\n云舟;2025-03-10;2,25\n",
        "2 new\n予湾 | 2025-03-09 | 1.50\n云舟 | 2025-03-10 | 2.25");
    add("bars", "客户|日期|金额\n予湾|2025-03-09|1\n", "1 new\n予湾 | 2025-03-09 | 1.00");
    add("sep_line", "sep=;\r\n客户;日期;金额\r\n予湾;2025-03-09;1\r\n", "1 new; header 2\n予湾 | 2025-03-09 | 1.00");
    add("sep_line_and_title", "sep=,\r\n台账,,\r\n客户,日期,金额\r\n予湾,2025-03-09,1\r\n",
        "1 new; header 3\n予湾 | 2025-03-09 | 1.00");
    add("title_without_padding", "2025年台账\n\n客户,日期,金额\n予湾,2025-03-09,1\n云舟,2025-03-10,2\n",
        "2 new; header 3\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00");
    add("breaks_in_header_cells", "客户,\"日期\",\"金额\n(元)\"\n予湾,2025-03-09,1\n",
        "1 new\n予湾 | 2025-03-09 | 1.00");
    add("tabs_in_header_cells", "客户\t,日期\t,金额\t\n予湾,2025-03-09,1\n", "1 new\n予湾 | 2025-03-09 | 1.00");
    add("quotes_and_commas", "客户,日期,金额,备注\n\"予,湾\",2025-03-09,\"1,000\",\"他说\"\"好\"\"\"\n",
        "1 new\n予,湾 | 2025-03-09 | 1000.00 | 他说\"好\"");
    add("no_header", "予湾,2025-03-09,1\n云舟,2025-03-10,2\n",
        "2 new; no header\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00", [](ImportPlan& plan) {
            plan.mapping = {
                {.column = 0, .field = "client"}, {.column = 1, .field = "date"}, {.column = 2, .field = "amount"}};
        });
    add("only_a_header", "客户,日期,金额\n", "0 new");
    add("only_a_title_and_a_header", "台账,,\n客户,日期,金额\n", "0 new; header 2");
    add("sheet_of_a_text", plain, "refused: text_has_no_sheets", [](ImportPlan& plan) { plan.source.sheet = "1"; });
    add("nothing", "", "refused: no_rows");
    add("blank_lines_only", "\n  \n,,,\n", "refused: no_rows");
    add("total_with_fewer_cells", "客户,日期,金额,备注\n予湾,2025-03-09,1,\n合计,,1\n",
        "1 new; totals 1\n予湾 | 2025-03-09 | 1.00");
    add("total_in_words", "客户,日期,金额,备注\n予湾,2025-03-09,1,\n合计（大写）,,1,人民币壹元整\n",
        "1 new; totals 1\n予湾 | 2025-03-09 | 1.00");
    add("total_is_a_part_of_a_name",
        "客户,日期,金额\n合计算科技,2025-03-09,1\n总计划,2025-03-10,2\nTotal Energies,2025-03-11,3\n",
        "3 new\n合计算科技 | 2025-03-09 | 1.00\n总计划 | 2025-03-10 | 2.00\nTotal Energies | 2025-03-11 | 3.00");
    add("total_in_the_notes", "客户,日期,金额,备注\n予湾,2025-03-09,1,三笔合计\n",
        "1 new\n予湾 | 2025-03-09 | 1.00 | 三笔合计");
    add("preamble_of_pairs",
        "账户名称,某某公司,,\n账户ID,1850561844587531,,\n客户,日期,金额,备注\n予湾,2025-03-09,1,\n云舟,2025-03-10,2,\n",
        "2 new; header 3\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00");
    add("preamble_of_pairs_over_few_columns",
        "账户,某某公司\n编号,1850\n客户,日期,金额\n予湾,2025-03-09,1\n云舟,2025-03-10,2\n",
        "2 new; header 3\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00");
    add("first_row_without_values", "客户,,日期,金额\n予湾,x,,\n云舟,y,2025-03-10,2\n",
        "1 new, 1 missing date\n云舟 | 2025-03-10 | 2.00");
    std::string lines;
    for (int i = 1; i < 20; ++i) lines += "说明第" + std::to_string(i) + "行\n\n";
    add("header_in_the_twentieth_row",
        lines + "客户,日期,金额\n予湾,2025-03-09,1\n云舟,2025-03-10,2\n海石,2025-03-11,3\n",
        "3 new; header 39\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00\n海石 | 2025-03-11 | 3.00");
    add("list_of_currencies", "客户名称\n人民币\n美元\n", "2 new\n人民币\n美元", {}, Kind::client);
    add("list_of_names", "客户名称\n予湾\n云舟\n", "2 new\n予湾\n云舟", {}, Kind::client);
    add("names_that_look_alike", "客户名称,城市\n予湾,上海\n客户名称,城市\n云舟,北京\n",
        "2 new; repeated 1\n予湾 | 上海\n云舟 | 北京", {}, Kind::client);
    add("text_only_first_row_is_no_lower_header", "客户名称,,城市\n予湾,x,上海\n云舟,,北京\n",
        "2 new\n予湾 | 上海\n云舟 | 北京", {}, Kind::client);
    add("gap_filled_in_the_rejects", "客户,日期,金额\n予湾,2025-03-09,1\n,不是日期,2\n",
        "1 new, 1 not_a_date date; filled 1\n予湾 | 2025-03-09 | 1.00",
        [](ImportPlan& plan) { plan.source.fillDown = {0}; });
    add("crlf_cr_and_lf", "客户,日期,金额\r\n予湾,2025-03-09,1\r云舟,2025-03-10,2\n海石,2025-03-11,3",
        "3 new\n予湾 | 2025-03-09 | 1.00\n云舟 | 2025-03-10 | 2.00\n海石 | 2025-03-11 | 3.00");
    add("starts_like_a_tag", "<渠道>,客户,日期,金额\nx,予湾,2025-03-09,1\n", "1 new\n予湾 | 2025-03-09 | 1.00");
    return cases;
}

}  // namespace meike::test
