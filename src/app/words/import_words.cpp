// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/import_words.h"

#include <algorithm>

#include "app/words/error_words.h"
#include "app/words/text_parts.h"
#include "base/unicode.h"

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
    {"unknown_named_client",
     {"{0}：工作区和文件中都没有这个客户", "{0}: no such client, neither in the workspace nor in the file"}},
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
    {"repeated_key",
     {"文件中另有一行与此行同名而内容不同", "another row of the file names the same record and says otherwise"}},
    {"damaged_key",
     {"{0}：数字已损坏（表格只保留 15 位）", "{0}: the number is damaged (a spreadsheet keeps 15 digits)"}},
    {"both_sides",
     {"同一行两栏都有金额，看不出是收入还是支出", "both columns of amounts are filled: neither income nor expense"}},
    {"no_direction", {"{0}：看不出是收入还是支出", "{0}: neither income nor expense"}},
    {"other_currency", {"{0}：币种与此行不符", "{0}: not in the currency of the row"}},
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
        std::replace(name.begin(), name.end(), '.', ' ');
        return name;
    }
    const KindRow& row = kindRow(kind);
    for (const Field& field : row.fileFields)
        if (field.key == key) return std::string(field.label.zh);
    // A field of the record beside it: contact.mobile.
    if (const std::size_t dot = key.find('.'); dot != std::string::npos)
        for (const BesideKind& beside : row.beside)
            if (const Field* field = findField(beside.kind, key.substr(dot + 1));
                field && key.substr(0, dot) == kindName(beside.kind))
                return std::string(kindRow(beside.kind).one.zh) + std::string(field->label.zh);
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
    std::string why = errorWords(reason.why, language);
    // "date: not a date" has said it.
    if (text.ends_with(why)) why.clear();
    if (!detail.empty() && !why.empty()) detail += ": ";
    detail += why;
    if (!detail.empty()) text += " (" + detail + ")";
    return text;
}

namespace {

struct NoteRow {
    ImportNote::What what;
    /// {n}: how many; {c}: the column; {x}: the example.
    Label label;
    std::string_view one = {};  ///< in English, of one
    /// The same of a dry run, where nothing has been made yet.
    Label planned = {};
    std::string_view plannedOne = {};
};

constexpr NoteRow kNotes[] = {
    {ImportNote::What::decimal_point,
     {"“{c}”列中 {x} 这样的数字，“.”按小数点读取",
      "numbers of the column {c} such as {x} are read with a point before the decimals"}},
    {ImportNote::What::decimal_comma,
     {"“{c}”列中 {x} 这样的数字，“,”按小数点读取",
      "numbers of the column {c} such as {x} are read with a comma before the decimals"}},
    {ImportNote::What::people_added,
     {"新增负责人 {n} 名", "{n} people added as account managers"},
     "1 person added as account manager",
     {"将新增负责人 {n} 名", "{n} people will be added as account managers"},
     "1 person will be added as account manager"},
    {ImportNote::What::items_added,
     {"选项列表新增 {n} 项", "{n} entries added to pick lists"},
     "1 entry added to pick lists",
     {"选项列表将新增 {n} 项", "{n} entries will be added to pick lists"},
     "1 entry will be added to pick lists"},
    {ImportNote::What::tags_added,
     {"新增标签 {n} 个", "{n} tags added"},
     "1 tag added",
     {"将新增标签 {n} 个", "{n} tags will be added"},
     "1 tag will be added"},
    {ImportNote::What::projects_added,
     {"新增项目 {n} 个", "{n} projects added"},
     "1 project added",
     {"将新增项目 {n} 个", "{n} projects will be added"},
     "1 project will be added"},
    {ImportNote::What::contacts_added,
     {"新增联系人 {n} 名", "{n} contacts added"},
     "1 contact added",
     {"将新增联系人 {n} 名", "{n} contacts will be added"},
     "1 contact will be added"},
    {ImportNote::What::refunds_added,
     {"由退款列新增退款 {n} 笔", "{n} refunds made of the refund column"},
     "1 refund made of the refund column",
     {"将由退款列新增退款 {n} 笔", "{n} refunds will be made of the refund column"},
     "1 refund will be made of the refund column"},
    {ImportNote::What::numbers_exist,
     {"{n} 行的编号在工作区中已有；未按编号匹配，因此都作为新记录",
      "the numbers of {n} rows exist in the workspace already; rows were not matched by number, so they are new "
      "records"},
     "the number of 1 row exists in the workspace already; rows were not matched by number, so it is a new record"},
    {ImportNote::What::lines_added_up,
     {"{n} 行已加到同一编号的行上", "{n} rows were added to the row of the same number"},
     "1 row was added to the row of the same number",
     {"{n} 行将加到同一编号的行上", "{n} rows will be added to the row of the same number"},
     "1 row will be added to the row of the same number"},
    {ImportNote::What::invisible_left_out,
     {"{n} 个单元格含有看不见的字符（如“{c}”列），比较时已忽略",
      "{n} cells hold invisible characters (column {c}, for one), which were left aside"},
     "1 cell holds invisible characters (column {c}), which were left aside"},
    {ImportNote::What::guards_taken_off,
     {"已去掉 {n} 个单元格开头的防公式撇号", "the apostrophe against formulas was taken off {n} cells"},
     "the apostrophe against formulas was taken off 1 cell"},
    {ImportNote::What::two_sides,
     {"“{c}”与“{x}”两栏合成一个金额：前者记为正数，后者记为负数",
      "the columns {c} and {x} are one amount: what stands in the first counts as plus, in the second as minus"}},
    {ImportNote::What::column_left_out,
     {"“{c}”列未使用：其中的内容（如“{x}”）与该字段的可选值不符",
      "the column {c} was not used: what it holds ({x}, for one) is none of the field's values"}},
    {ImportNote::What::rival_column,
     {"“{c}”列也可以作为{x}，已取另一列", "the column {c} could be {x} as well; another column was taken"}},
    {ImportNote::What::other_kind, {"表头更像是{x}", "the headers look more like {x}"}},
    {ImportNote::What::mapping_remembered,
     {"使用了上次导入同样表头时选定的列", "the columns chosen for the last file with these headers were used"}},
    {ImportNote::What::near_names,
     {"{n} 个新客户与其他客户名称相近", "{n} new clients have names similar to others"},
     "1 new client has a name similar to another"},
    {ImportNote::What::sheet_read, {"文件有 {n} 张工作表，读取的是“{c}”", "of {n} sheets the one called {c} is read"}},
    {ImportNote::What::header_found, {"表头在第 {n} 行", "the header is in line {n}"}},
    {ImportNote::What::header_of_two, {"表头在第 {n} 行，占两行", "the header is in line {n} and has two rows"}},
    {ImportNote::What::totals_left_out,
     {"未导入合计行 {n} 行（第 {x} 行）", "{n} total rows left out (line {x})"},
     "1 total row left out (line {x})"},
    {ImportNote::What::headers_left_out,
     {"未导入重复的表头 {n} 行", "{n} repeated headers left out"},
     "1 repeated header left out"},
    {ImportNote::What::remarks_left_out,
     {"未导入表外的说明 {n} 行", "{n} rows of remarks left out"},
     "1 row of remarks left out"},
    {ImportNote::What::merged_cells,
     {"合并单元格：其中 {n} 格按合并区域的值读取", "merged cells: {n} cells take the value of the merged area"},
     "merged cells: 1 cell takes the value of the merged area"},
    {ImportNote::What::merged_numbers,
     {"其中 {n} 个数字是跨行合并的：一笔金额会在每一行各算一次，请核对",
      "{n} of them are numbers merged over several rows: an amount counts in each of them, check the sum"},
     "1 of them is a number merged over several rows: an amount counts in each of them, check the sum"},
    {ImportNote::What::cells_filled,
     {"空单元格 {n} 格按上方的值填充", "{n} empty cells filled with the value above"},
     "1 empty cell filled with the value above"},
    {ImportNote::What::empty_formulas,
     {"有 {n} 个公式在文件中没有保存结果，按空单元格读取：请在表格程序中打开并保存一次",
      "{n} formulas have no stored value and are read as empty: open the file in a spreadsheet program and save it"},
     "1 formula has no stored value and is read as empty: open the file in a spreadsheet program and save it"},
    {ImportNote::What::fill_down_offered,
     {"“{c}”列似乎只在几行中的第一行填写：可选择向下填充",
      "the column {c} seems filled only in the first of several rows: it can be filled down"}},
};

void replaceAll(std::string& text, std::string_view what, const std::string& by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

}  // namespace

namespace {

/// `: 华东, 华南` behind what is made; where there are more than are named, it ends so.
std::string namesText(const ImportNote& note, Language language) {
    std::string text;
    for (const std::string& name : note.names)
        text +=
            (text.empty() ? (language == Language::zh ? "：" : ": ") : (language == Language::zh ? "、" : ", ")) + name;
    if (!text.empty() && note.count > static_cast<std::int64_t>(note.names.size()))
        text += language == Language::zh ? "……" : " ...";
    return text;
}

}  // namespace

std::string noteText(const ImportNote& note, Language language) {
    for (const NoteRow& row : kNotes) {
        if (row.what != note.what) continue;
        const bool planned = note.planned && !row.planned.en.empty();
        const std::string_view one = planned ? row.plannedOne : row.one;
        std::string text(language == Language::en && note.count == 1 && !one.empty() ? one
                         : planned                                                   ? row.planned.in(language)
                                                                                     : row.label.in(language));
        replaceAll(text, "{n}", words::number(note.count));
        replaceAll(text, "{c}", note.column);
        replaceAll(text, "{x}", note.example);
        return text + namesText(note, language);
    }
    return {};
}

std::string besideText(const BesideTally& tally, Language language) {
    const bool zh = language == Language::zh;
    std::string text =
        zh ? "{k}：新增 {n}，更新 {c}，无变化 {s}，未通过 {r}" : "{k}: {n} new, {c} changed, {s} same, {r} rejected";
    replaceAll(text, "{k}", zh ? std::string(kindRow(tally.kind).many.zh) : foldForSearch(kindRow(tally.kind).many.en));
    const std::pair<std::string_view, std::int64_t> counts[] = {
        {"{n}", tally.created}, {"{c}", tally.changed}, {"{s}", tally.same}, {"{r}", tally.rejected}};
    for (const auto& [place, count] : counts) replaceAll(text, place, words::number(count));
    return text;
}

}  // namespace meike
