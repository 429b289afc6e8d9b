// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx_writer.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>

#include "base/date.h"
#include "base/error.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "base/progress.h"
#include "exchange/replaced_file.h"

namespace meike {

namespace {

constexpr std::int64_t kMostRows = 1'048'576;
/// Digits that a double keeps: a longer number would be another one in the sheet.
constexpr std::size_t kExactDigits = 15;

std::optional<double> numberOf(const std::string& text) {
    double number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (code != std::errc() || end != text.data() + text.size() || static_cast<std::size_t>(digits) > kExactDigits)
        return std::nullopt;
    return number;
}

/// A sheet writes controls as _x000B_: where a text holds such letters itself, its underscore is written so.
std::string escapedForSheet(const std::string& text) {
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    std::string result;
    std::size_t from = 0;
    for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
        if (at + 6 >= text.size() || text[at + 6] != '_' ||
            !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                         text.begin() + static_cast<std::ptrdiff_t>(at) + 6, isHex))
            continue;
        result.append(text, from, at - from);
        result += "_x005F";
        from = at;
    }
    if (from == 0 && result.empty()) return text;
    return result.append(text, from);
}

std::string numberFormat(const XlsxColumn& column) {
    std::string format = column.kind == XlsxColumnKind::share ? "0" : "#,##0";
    const int decimals = column.kind == XlsxColumnKind::share ? 1 : column.decimals;
    if (decimals > 0) format += "." + std::string(static_cast<std::size_t>(decimals), '0');
    if (column.kind == XlsxColumnKind::share) format += "%";
    return format;
}

}  // namespace

struct XlsxWriter::Impl {
    explicit Impl(const std::filesystem::path& target) : file(target) {}
    ~Impl() {
        if (workbook) lxw_workbook_free(workbook);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void check(lxw_error error) const {
        if (error == LXW_NO_ERROR) return;
        if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
            throw Error(ErrorKind::invalid_value, pathText(file.target()), ErrorCode::text_too_long_for_cell);
        throw Error(ErrorKind::io, pathText(file.target()), {ErrorCode::system_says, {lxw_strerror(error)}});
    }

    ReplacedFile file;
    std::vector<XlsxColumn> columns;
    std::vector<lxw_format*> formats;
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::int64_t rows = 0;
};

XlsxWriter::XlsxWriter(const std::filesystem::path& target, const std::string& sheet, std::vector<XlsxColumn> columns)
    : m_impl(std::make_unique<Impl>(target)) {
    Impl& i = *m_impl;
    i.columns = std::move(columns);
    // Row by row to the disk: a hundred thousand clients need no more memory than one.
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    i.workbook = workbook_new_opt(i.file.temporary().c_str(), &options);
    if (!i.workbook) i.file.fail(ENOMEM, ErrorCode::file_not_made);
    i.sheet = workbook_add_worksheet(i.workbook, sheet.c_str());
    if (!i.sheet) throw Error(ErrorKind::internal, sheet, {ErrorCode::fault, {"not a name of a sheet"}});
    lxw_format* title = workbook_add_format(i.workbook);
    format_set_bold(title);
    format_set_bottom(title, LXW_BORDER_THIN);
    for (std::size_t c = 0; c < i.columns.size(); ++c) {
        const XlsxColumn& column = i.columns[c];
        lxw_format* format = nullptr;
        if (column.kind != XlsxColumnKind::text) {
            format = workbook_add_format(i.workbook);
            format_set_num_format(format,
                                  column.kind == XlsxColumnKind::date ? "yyyy-mm-dd" : numberFormat(column).c_str());
        }
        i.formats.push_back(format);
        const auto at = static_cast<lxw_col_t>(c);
        worksheet_set_column(i.sheet, at, at, column.width, nullptr);
    }
    for (std::size_t c = 0; c < i.columns.size(); ++c)
        i.check(worksheet_write_string(i.sheet, 0, static_cast<lxw_col_t>(c),
                                       escapedForSheet(i.columns[c].title).c_str(), title));
    worksheet_freeze_panes(i.sheet, 1, 1);
}

XlsxWriter::~XlsxWriter() = default;

std::int64_t XlsxWriter::rows() const { return m_impl->rows; }

void XlsxWriter::writeRow(std::span<const std::string> cells, const std::stop_token& stop) {
    throwIfStopped(stop);
    Impl& i = *m_impl;
    if (i.rows + 1 >= kMostRows)
        throw Error(ErrorKind::invalid_value, pathText(i.file.target()), ErrorCode::too_many_rows_for_sheet);
    const auto row = static_cast<lxw_row_t>(++i.rows);
    for (std::size_t c = 0; c < cells.size() && c < i.columns.size(); ++c) {
        const std::string& cell = cells[c];
        if (cell.empty()) continue;
        const auto column = static_cast<lxw_col_t>(c);
        const XlsxColumnKind kind = i.columns[c].kind;
        if (kind == XlsxColumnKind::date) {
            if (const auto date = parseIsoDate(cell)) {
                const std::chrono::year_month_day day(*date);
                lxw_datetime when{};
                when.year = static_cast<int>(day.year());
                when.month = static_cast<int>(static_cast<unsigned>(day.month()));
                when.day = static_cast<int>(static_cast<unsigned>(day.day()));
                // Sheets count days from 1900.
                if (when.year >= 1900) {
                    i.check(worksheet_write_datetime(i.sheet, row, column, &when, i.formats[c]));
                    continue;
                }
            }
        } else if (kind != XlsxColumnKind::text) {
            if (const auto number = numberOf(cell)) {
                i.check(worksheet_write_number(i.sheet, row, column, *number, i.formats[c]));
                continue;
            }
        }
        // As a string it is never run as a formula, whatever it begins with.
        i.check(worksheet_write_string(i.sheet, row, column, escapedForSheet(cell).c_str(), nullptr));
    }
}

void XlsxWriter::finish() {
    Impl& i = *m_impl;
    if (!i.workbook)
        throw Error(ErrorKind::internal, pathText(i.file.target()),
                    {ErrorCode::fault, {"the file was already finished"}});
    if (i.rows > 0 && !i.columns.empty())
        worksheet_autofilter(i.sheet, 0, 0, static_cast<lxw_row_t>(i.rows),
                             static_cast<lxw_col_t>(i.columns.size() - 1));
    errno = 0;
    const lxw_error error = workbook_close(i.workbook);  // frees it, also when it fails
    const int number = errno;
    i.workbook = nullptr;
    if (error != LXW_NO_ERROR) {
        if (number != 0) i.file.fail(number, ErrorCode::file_not_written);
        i.check(error);
    }
    platform::makePrivate(i.file.temporary());
    i.file.commit();
}

}  // namespace meike
