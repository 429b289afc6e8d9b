// SPDX-License-Identifier: GPL-3.0-or-later
// Why rows were refused, in words, and the file that brings them back.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "app/import.h"
#include "app/whole_file.h"
#include "app/words/error_words.h"
#include "base/encoding.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "exchange/csv_writer.h"

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
    {"missing_cells", {"单元格少于表头的列", "fewer cells than the table has columns"}},
};

std::string fieldName(const std::string& key, Language language) {
    std::string name = key;
    if (language == Language::en) {
        // The command line's words are the keys; blanks read better.
        std::replace(name.begin(), name.end(), '_', ' ');
        return name;
    }
    if (key == "quantity") return "数量";
    if (key == "unit_price") return "单价";
    for (const Kind kind : importableKinds())
        if (const Field* field = findField(kind, key)) return std::string(field->label.zh);
    return name;
}

}  // namespace

std::string reasonText(const ImportReason& reason, Language language, bool withText) {
    std::string text = reason.key;
    for (const ReasonRow& row : kReasons)
        if (row.key == reason.key) text = std::string(row.label.in(language));
    if (const std::size_t blank = text.find("{0}"); blank != std::string::npos)
        text.replace(blank, 3, fieldName(reason.field, language));
    if (!withText) return text;
    std::string detail = reason.text;
    const std::string why = errorWords(reason.why, language);
    if (!detail.empty() && !why.empty()) detail += ": ";
    detail += why;
    if (!detail.empty()) text += " (" + detail + ")";
    return text;
}

std::map<std::string, std::int64_t> ImportReport::reasons(Language language) const {
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;
    for (const Reject& reject : rejects) ++counts[{reject.reason.key, reject.reason.field}];
    std::map<std::string, std::int64_t> texts;
    for (const auto& [reason, count] : counts)
        texts[reasonText({reason.first, reason.second, {}, {}}, language)] += count;
    return texts;
}

namespace {

/// Blank-separated rows come out with tabs, which the same setting reads again.
std::string tabbed(std::string_view text) {
    std::string row;
    bool gap = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t') {
            gap = true;
            continue;
        }
        if (gap && !row.empty()) row += '\t';
        gap = false;
        row += c;
    }
    return row;
}

std::string quoted(std::string text) {
    for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) text.insert(at, 1, '"');
    return '"' + text + '"';
}

}  // namespace

void checkRejectsPath(const std::filesystem::path& path, const std::filesystem::path& workspace,
                      const std::filesystem::path& source) {
    std::error_code ignored;
    const auto refuse = [&](ErrorCode why) { throw Error(ErrorKind::invalid_value, pathText(path), why); };
    for (const char* tail : {"", "-wal", "-shm", ".lock"})
        if (std::filesystem::equivalent(path, withEnding(workspace, tail), ignored))
            refuse(ErrorCode::rejects_are_workspace);
    if (std::filesystem::equivalent(path, source, ignored)) refuse(ErrorCode::rejects_are_source);
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder, ignored)) refuse(ErrorCode::no_such_folder);
}

void writeRejects(const ImportReport& report, const std::filesystem::path& path, Language language) {
    const bool blanks = report.delimiter == kWhitespaceDelimiter;
    const char delimiter = blanks ? '\t' : report.delimiter;
    // Unreadable rows are not counted: too many cells stay too many until someone repairs them.
    std::size_t width = report.headers.size();
    for (const Reject& reject : report.rejects)
        if (reject.readable) width = std::max(width, reject.cells);
    std::string text;
    if (report.hasHeader) {
        std::vector<std::string_view> header(report.headers.begin(), report.headers.end());
        header.resize(width);
        header.push_back("reject_reason");
        CsvWriteOptions options;
        options.delimiter = delimiter;
        appendCsvRow(text, header, {}, options);
    }
    for (const Reject& reject : report.rejects) {
        std::string reason = reasonText(reject.reason, language, true);
        if (blanks) {
            for (char& c : reason)
                if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '"') c = '_';
            text += tabbed(reject.text) + delimiter + reason;
        } else {
            text += reject.text;
            if (reject.cells < width) text.append(width - reject.cells, delimiter);
            text += delimiter + quoted(std::move(reason));
        }
        text += "\r\n";
    }
    // What the source's encoding cannot hold (its unreadable bytes, a reason in Chinese) goes out as UTF-8, and says
    // so.
    auto bytes = encode(text, report.encoding);
    if (bytes)
        writeWholeFile(path,
                       (report.byteOrderMark ? std::string(byteOrderMark(report.encoding)) : std::string()) + *bytes);
    else
        writeWholeFile(path, std::string(byteOrderMark(Encoding::utf8)) + text);
}

}  // namespace meike
