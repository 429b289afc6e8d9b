// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_writer.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/platform.h"
#include "base/progress.h"

namespace meike {

namespace {

constexpr std::size_t kFlushBytes = 256 * 1024;

/// +86 138-0000-0000, (021) 5555 1234 转 8: digits and what stands between them.
bool looksLikePhone(std::string_view cell) {
    std::size_t digits = 0;
    std::string_view rest = cell;
    while (!rest.empty()) {
        const char c = rest.front();
        if (c >= '0' && c <= '9') {
            ++digits;
            rest.remove_prefix(1);
        } else if (std::strchr(" +-().#*/,;", c) != nullptr) {
            rest.remove_prefix(1);
        } else if (rest.substr(0, 3) == "转" || rest.substr(0, 3) == "ext") {
            rest.remove_prefix(3);
        } else {
            return false;
        }
    }
    // -1+2 is a sum.
    return digits >= 5 && cell.front() != '-';
}

bool needsGuard(std::string_view cell, CsvColumnKind kind) {
    if (kind == CsvColumnKind::number || kind == CsvColumnKind::date) return false;
    if (kind == CsvColumnKind::phone && looksLikePhone(cell)) return false;
    // An apostrophe that stands before a formula by itself must not be taken for our guard.
    while (!cell.empty() && cell.front() == '\'') cell.remove_prefix(1);
    return runsAsFormula(cell);
}

void appendCell(std::string& out, std::string_view cell, bool guard, bool alone, char delimiter) {
    const bool quote =
        cell.find_first_of("\"\r\n") != std::string_view::npos || cell.find(delimiter) != std::string_view::npos ||
        (!cell.empty() && (cell.front() == ' ' || cell.back() == ' ' || cell.front() == '\t' || cell.back() == '\t')) ||
        (alone && cell.find_first_not_of(" \t") == std::string_view::npos);
    if (!quote) {
        if (guard) out += '\'';
        out += cell;
        return;
    }
    out += '"';
    if (guard) out += '\'';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace

bool runsAsFormula(std::string_view cell) {
    if (cell.empty()) return false;
    // Also behind leading blanks: some spreadsheets trim before they look.
    const std::size_t at = cell.find_first_not_of(' ');
    const char c = at == std::string_view::npos ? cell.front() : cell[at];
    if (std::strchr("=+-@\t\r", c) != nullptr) return true;
    // The full-width twins ＝ ＋ － ＠, which a Chinese spreadsheet reads alike.
    const std::string_view rest = at == std::string_view::npos ? cell : cell.substr(at);
    for (const std::string_view wide : {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"})
        if (rest.substr(0, wide.size()) == wide) return true;
    return false;
}

std::string guardedCell(std::string_view cell, CsvColumnKind kind) {
    return needsGuard(cell, kind) ? "'" + std::string(cell) : std::string(cell);
}

std::optional<std::string_view> withoutGuard(std::string_view cell) {
    if (cell.empty() || cell.front() != '\'') return std::nullopt;
    std::string_view rest = cell;
    while (!rest.empty() && rest.front() == '\'') rest.remove_prefix(1);
    if (!runsAsFormula(rest)) return std::nullopt;
    return cell.substr(1);
}

void appendCsvRow(std::string& out, std::span<const std::string_view> cells, std::span<const CsvColumnKind> kinds,
                  const CsvWriteOptions& options) {
    // A row of empty cells alone would read as a blank line: its first cell is quoted.
    bool blank = true;
    for (const std::string_view cell : cells) blank = blank && cell.find_first_not_of(" \t") == std::string_view::npos;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += options.delimiter;
        const CsvColumnKind kind = i < kinds.size() ? kinds[i] : CsvColumnKind::text;
        const bool guard = options.excelSafe ? needsGuard(cells[i], kind)
                                             : options.keepApostrophes && withoutGuard(cells[i]).has_value();
        appendCell(out, cells[i], guard, blank && i == 0, options.delimiter);
    }
    out += options.crlf ? "\r\n" : "\n";
}

CsvWriter::CsvWriter(std::filesystem::path target, CsvWriteOptions options, std::vector<CsvColumnKind> kinds)
    : m_out(std::move(target)), m_options(options), m_kinds(std::move(kinds)) {
    m_file = std::fopen(m_out.temporary().c_str(), "wb");
    if (m_file == nullptr) m_out.fail(errno, ErrorCode::file_not_made);
    if (m_options.byteOrderMark) {
        const std::string_view mark = byteOrderMark(m_options.encoding);
        if (std::fwrite(mark.data(), 1, mark.size(), m_file) != mark.size())
            m_out.fail(errno, ErrorCode::file_not_written);
    }
}

CsvWriter::~CsvWriter() {
    if (m_file != nullptr) std::fclose(m_file);
}

void CsvWriter::flush() {
    if (m_buffer.empty()) return;
    const Result<std::string> bytes = encode(m_buffer, m_options.encoding);
    if (!bytes) throw bytes.error();
    errno = 0;
    if (std::fwrite(bytes->data(), 1, bytes->size(), m_file) != bytes->size())
        m_out.fail(errno, ErrorCode::file_not_written);
    m_buffer.clear();
}

void CsvWriter::writeHeader(std::span<const std::string> names) {
    m_views.assign(names.begin(), names.end());
    appendCsvRow(m_buffer, m_views, {}, m_options);
}

void CsvWriter::writeRow(std::span<const std::string_view> cells, const std::stop_token& stop) {
    throwIfStopped(stop);
    appendCsvRow(m_buffer, cells, m_kinds, m_options);
    ++m_rows;
    if (m_buffer.size() >= kFlushBytes) flush();
}

void CsvWriter::writeRow(std::span<const std::string> cells, const std::stop_token& stop) {
    m_views.assign(cells.begin(), cells.end());
    writeRow(m_views, stop);
}

void CsvWriter::finish() {
    if (m_file == nullptr)
        throw Error(ErrorKind::internal, pathText(m_out.target()),
                    {ErrorCode::fault, {"the file was already finished"}});
    flush();
    errno = 0;
    std::FILE* const file = std::exchange(m_file, nullptr);
    const bool flushed = std::fflush(file) == 0;
    const int flushError = errno;
    const bool closed = std::fclose(file) == 0;
    if (!flushed) m_out.fail(flushError, ErrorCode::file_not_written);
    if (!closed) m_out.fail(errno, ErrorCode::file_not_written);
    m_out.commit();
}

}  // namespace meike
