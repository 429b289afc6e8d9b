// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_writer.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/platform.h"
#include "base/progress.h"

namespace meike {

namespace {

constexpr std::size_t kFlushBytes = 256 * 1024;

/// Also behind leading blanks: some spreadsheets trim before they look.
bool startsFormula(std::string_view cell) {
    if (cell.empty()) return false;
    const std::size_t at = cell.find_first_not_of(' ');
    const char c = at == std::string_view::npos ? cell.front() : cell[at];
    if (std::strchr("=+-@\t\r", c) != nullptr) return true;
    // The full-width twins ＝ ＋ － ＠, which a Chinese spreadsheet reads alike.
    const std::string_view rest = at == std::string_view::npos ? cell : cell.substr(at);
    for (const std::string_view wide : {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"})
        if (rest.substr(0, wide.size()) == wide) return true;
    return false;
}

void appendCell(std::string& out, std::string_view cell, bool guard, bool alone, char delimiter) {
    guard = guard && startsFormula(cell);
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

void appendCsvRow(std::string& out, std::span<const std::string_view> cells, std::span<const CsvColumnKind> kinds,
                  const CsvWriteOptions& options) {
    // A row of empty cells alone would read as a blank line: its first cell is quoted.
    bool blank = true;
    for (const std::string_view cell : cells) blank = blank && cell.find_first_not_of(" \t") == std::string_view::npos;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += options.delimiter;
        const CsvColumnKind kind = i < kinds.size() ? kinds[i] : CsvColumnKind::text;
        appendCell(out, cells[i], options.excelSafe && kind == CsvColumnKind::text, blank && i == 0, options.delimiter);
    }
    out += options.crlf ? "\r\n" : "\n";
}

CsvWriter::CsvWriter(std::filesystem::path target, CsvWriteOptions options, std::vector<CsvColumnKind> kinds)
    : m_target(std::move(target)), m_options(options), m_kinds(std::move(kinds)) {
    std::error_code ignored;
    // The file behind a link is replaced, not the link.
    if (std::filesystem::is_symlink(m_target, ignored)) {
        const auto real = std::filesystem::canonical(m_target, ignored);
        if (!ignored) m_target = real;
    }
    if (std::filesystem::is_directory(m_target, ignored))
        throw Error(ErrorKind::io, m_target.string(), "this is a folder, not a file");
    if (std::filesystem::exists(m_target, ignored) && !std::filesystem::is_regular_file(m_target, ignored))
        throw Error(ErrorKind::io, m_target.string(), "this is not an ordinary file");
    std::array<unsigned char, 6> random{};
    platform::randomBytes(random.data(), random.size());
    std::string suffix = ".";
    for (const unsigned char byte : random) {
        suffix += static_cast<char>('a' + byte % 26);
    }
    m_temporary = m_target;
    m_temporary += suffix + ".part";
    m_file = std::fopen(m_temporary.c_str(), "wbx");
    if (m_file == nullptr) {
        const int number = errno;
        const auto folder = m_target.has_parent_path() ? m_target.parent_path() : std::filesystem::path(".");
        if (number == ENOENT) throw Error(ErrorKind::not_found, folder.string(), "there is no such folder");
        fail(number, "the file cannot be made");
    }
    platform::makePrivate(m_temporary);
    if (m_options.byteOrderMark) {
        const std::string_view mark = byteOrderMark(m_options.encoding);
        if (std::fwrite(mark.data(), 1, mark.size(), m_file) != mark.size()) fail(errno, "the file cannot be written");
    }
}

CsvWriter::~CsvWriter() {
    if (m_file != nullptr) std::fclose(m_file);
    std::error_code ignored;
    if (!m_temporary.empty()) std::filesystem::remove(m_temporary, ignored);
}

void CsvWriter::fail(int errorNumber, const char* what) {
    const auto kind = errorNumber == ENOSPC || errorNumber == EDQUOT || errorNumber == EFBIG  ? ErrorKind::disk_full
                      : errorNumber == EACCES || errorNumber == EROFS || errorNumber == EPERM ? ErrorKind::read_only
                                                                                              : ErrorKind::io;
    throw Error(kind, m_target.string(), std::string(what) + ": " + std::generic_category().message(errorNumber));
}

void CsvWriter::flush() {
    if (m_buffer.empty()) return;
    const Result<std::string> bytes = encode(m_buffer, m_options.encoding);
    if (!bytes) throw Error(ErrorKind::invalid_value, bytes.error().subject(), bytes.error().detail());
    errno = 0;
    if (std::fwrite(bytes->data(), 1, bytes->size(), m_file) != bytes->size())
        fail(errno, "the file cannot be written");
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
    if (m_file == nullptr) throw Error(ErrorKind::internal, m_target.string(), "the file was already finished");
    flush();
    errno = 0;
    std::FILE* const file = std::exchange(m_file, nullptr);
    const bool flushed = std::fflush(file) == 0;
    const int flushError = errno;
    const bool closed = std::fclose(file) == 0;
    if (!flushed) fail(flushError, "the file cannot be written");
    if (!closed) fail(errno, "the file cannot be written");
    platform::syncToDisk(m_temporary);
    std::error_code error;
    std::filesystem::rename(m_temporary, m_target, error);
    if (error) fail(error.value(), "the file cannot be put in its place");
    m_temporary.clear();
    platform::syncToDisk(m_target);
}

}  // namespace meike
