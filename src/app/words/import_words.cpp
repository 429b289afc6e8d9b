// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/import_words.h"

#include <algorithm>

#include "app/words/error_words.h"
#include "app/words/text_parts.h"

namespace meike {

namespace {

struct ReasonRow {
    std::string_view key;
    Label label;  ///< {0}: the field
};

constexpr ReasonRow kReasons[] = {
    {"missing", {"缺少{0}", "{0} is missing"}},
    {"unknown_client", {"工作区中没有这个客户", "the client is not in the workspace"}},
    {"ambiguous_client", {"有多个同名客户", "several clients have this name"}},
    {"binned_client", {"客户在回收站中", "the client is in the recycle bin"}},
    {"unknown_reference", {"{0}：该客户没有这条记录", "{0}: the client has no such record"}},
    {"ambiguous_reference", {"{0}：该客户有多条这样的记录", "{0}: the client has several such records"}},
    {"ambiguous_name", {"{0}：有多个同名的", "{0}: several have this name"}},
    {"not_a_date", {"{0}：不是日期", "{0}: not a date"}},
    {"not_a_number", {"{0}：不是可用的数字", "{0}: not a usable number"}},
    {"not_a_choice", {"{0}：不在可选值之内", "{0}: not one of its values"}},
    {"not_a_boolean", {"{0}：不是“是”或“否”", "{0}: neither yes nor no"}},
    {"not_a_currency", {"{0}：不是币种代码", "{0}: not a currency code"}},
    {"not_a_text", {"{0}：无法使用", "{0}: cannot be used"}},
    {"too_large", {"金额太大", "the amount is too large"}},
    {"exists", {"记录已存在（仅新增模式）", "the record exists already"}},
    {"no_match", {"没有可更新的记录（仅更新模式）", "there is no such record to update"}},
    {"several_match", {"有多条记录与此行匹配", "several records match the row"}},
    {"dates_reversed", {"结束早于开始", "the end is before the start"}},
    {"stray_quote", {"引号没有配对", "a quoted cell does not end where it should"}},
    {"cell_too_long", {"单元格过长", "a cell is too long"}},
    {"row_too_long", {"行过长", "the row is too long"}},
    {"too_many_columns", {"列过多", "the row has too many columns"}},
    {"bad_bytes", {"有无法按文件编码读取的字节", "bytes that are not of the file's encoding"}},
    {"extra_cells", {"单元格多于表头的列", "more cells than the table has columns"}},
    {"spreadsheet_error", {"{0}：单元格是错误值", "{0}: the cell holds an error"}},
    {"missing_cells", {"单元格少于表头的列", "fewer cells than the table has columns"}},
};

std::string fieldName(const std::string& key, Kind kind, Language language) {
    std::string name = key;
    if (language == Language::en) {
        // The command line's words are the keys; blanks read better.
        std::replace(name.begin(), name.end(), '_', ' ');
        return name;
    }
    if (key == "quantity") return "数量";
    if (key == "unit_price") return "单价";
    const Field* field = findField(kind, key);
    return field ? std::string(field->label.zh) : name;
}

}  // namespace

std::string reasonText(const ImportReason& reason, Kind kind, Language language, bool withText) {
    std::string text = reason.key;
    for (const ReasonRow& row : kReasons)
        if (row.key == reason.key) text = std::string(row.label.in(language));
    if (const std::size_t blank = text.find("{0}"); blank != std::string::npos)
        text.replace(blank, 3, fieldName(reason.field, kind, language));
    if (!withText) return text;
    std::string detail = reason.text;
    const std::string why = errorWords(reason.why, language);
    if (!detail.empty() && !why.empty()) detail += ": ";
    detail += why;
    if (!detail.empty()) text += " (" + detail + ")";
    return text;
}

std::string noteText(const ImportNote& note, Language language) {
    const words::Lines lines(language);
    const std::string count = words::number(note.count);
    switch (note.what) {
        case ImportNote::What::decimal_point:
            return lines.both("“" + note.column + "”列中 " + note.example + " 这样的数字，“.”按小数点读取",
                              "numbers of the column " + note.column + " such as " + note.example +
                                  " are read with a point before the decimals");
        case ImportNote::What::decimal_comma:
            return lines.both("“" + note.column + "”列中 " + note.example + " 这样的数字，“,”按小数点读取",
                              "numbers of the column " + note.column + " such as " + note.example +
                                  " are read with a comma before the decimals");
        case ImportNote::What::people_added:
            return lines.both("新增负责人 " + count + " 名", words::plural(note.count, "person", "people") +
                                                                 " added as account " +
                                                                 (note.count == 1 ? "manager" : "managers"));
        case ImportNote::What::items_added:
            return lines.both("选项列表新增 " + count + " 项",
                              words::plural(note.count, "entry", "entries") + " added to pick lists");
        case ImportNote::What::tags_added:
            return lines.both("新增标签 " + count + " 个", words::plural(note.count, "tag", "tags") + " added");
        case ImportNote::What::sheet_read:
            return lines.both("文件有 " + count + " 张工作表，读取的是“" + note.column + "”",
                              "of " + count + " sheets the one called " + note.column + " is read");
        case ImportNote::What::header_found:
            return lines.both("表头在第 " + count + " 行" + (note.example.empty() ? "" : "，占两行"),
                              "the header is in line " + count + (note.example.empty() ? "" : " and has two rows"));
        case ImportNote::What::totals_left_out:
            return lines.both(
                "未导入合计行 " + count + " 行（第 " + note.example + " 行）",
                words::plural(note.count, "total row", "total rows") + " left out (line " + note.example + ")");
        case ImportNote::What::headers_left_out:
            return lines.both("未导入重复的表头 " + count + " 行",
                              words::plural(note.count, "repeated header", "repeated headers") + " left out");
        case ImportNote::What::remarks_left_out:
            return lines.both("未导入表外的说明 " + count + " 行",
                              words::plural(note.count, "row of remarks", "rows of remarks") + " left out");
        case ImportNote::What::merged_cells:
            return lines.both("合并单元格：其中 " + count + " 格按合并区域的值读取",
                              "merged cells: " + words::plural(note.count, "cell takes", "cells take") +
                                  " the value of the merged area");
        case ImportNote::What::merged_numbers:
            return lines.both("其中 " + count + " 个数字是跨行合并的：一笔金额会在每一行各算一次，请核对",
                              words::plural(note.count, "of them is a number", "of them are numbers") +
                                  " merged over several rows: an amount counts in each of them, check the sum");
        case ImportNote::What::cells_filled:
            return lines.both("空单元格 " + count + " 格按上方的值填充",
                              words::plural(note.count, "empty cell", "empty cells") + " filled with the value above");
        case ImportNote::What::empty_formulas:
            return lines.both(
                "有 " + count + " 个公式在文件中没有保存结果，按空单元格读取：请在表格程序中打开并保存一次",
                words::plural(note.count, "formula has", "formulas have") +
                    " no stored value and is read as empty: open the file in a spreadsheet program and save it");
        case ImportNote::What::fill_down_offered:
            return lines.both(
                "“" + note.column + "”列似乎只在几行中的第一行填写：可选择向下填充",
                "the column " + note.column + " seems filled only in the first of several rows: it can be filled down");
    }
    return {};
}

}  // namespace meike
