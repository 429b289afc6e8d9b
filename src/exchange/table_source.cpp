// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table_source.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "base/error_code.h"
#include "base/path_text.h"
#include "base/unicode.h"
#include "exchange/value_parser.h"

namespace meike {

namespace {

using FilePointer = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Result<std::string> readFile(const std::filesystem::path& path, const CsvLimits& limits) {
    const auto bad = [&](ErrorKind kind, ErrorDetail detail) {
        return failure(kind, pathText(path), std::move(detail));
    };
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) return bad(ErrorKind::not_found, ErrorCode::no_such_file);
    if (std::filesystem::is_directory(status)) return bad(ErrorKind::invalid_value, ErrorCode::folder_not_file);
    const auto tooLarge = [&] {
        return bad(ErrorKind::invalid_value, {ErrorCode::file_larger_than, {limits.fileBytes}});
    };
    const auto size = std::filesystem::is_regular_file(status) ? std::filesystem::file_size(path, error) : 0;
    if (!error && size > limits.fileBytes) return tooLarge();
    const FilePointer file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file) return bad(ErrorKind::io, {ErrorCode::system_says, {std::generic_category().message(errno)}});
    std::string bytes;
    // Grows as it reads: a pipe has no size, and a file may have changed since it was asked.
    bytes.resize(static_cast<std::size_t>(size) + 1);
    std::size_t used = 0;
    for (;;) {
        if (used == bytes.size()) bytes.resize(bytes.size() + bytes.size() / 2 + 64 * 1024);
        const std::size_t got = std::fread(bytes.data() + used, 1, bytes.size() - used, file.get());
        used += got;
        if (used > limits.fileBytes) return tooLarge();
        if (got == 0) break;
    }
    if (std::ferror(file.get()) != 0) return bad(ErrorKind::io, ErrorCode::file_not_read_to_end);
    bytes.resize(used);
    return bytes;
}

/// What people drop on an import that is no text, told apart by its first bytes.
std::optional<ErrorCode> foreignFormat(std::string_view bytes) {
    const auto begins = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
    if (begins("PK\x03\x04")) return ErrorCode::is_workbook;
    if (begins("\xD0\xCF\x11\xE0")) return ErrorCode::is_old_workbook;
    if (begins("%PDF")) return ErrorCode::is_pdf;
    if (begins("\x1F\x8B")) return ErrorCode::is_compressed;
    if (begins("SQLite format 3")) return ErrorCode::is_database;
    return std::nullopt;
}

/// Cells that are data and would be strange names of columns.
bool looksLikeValue(std::string_view cell) {
    return parseNumber(cell).has_value() || parseDate(cell, DateOrder::dmy).has_value() ||
           parseDate(cell, DateOrder::mdy).has_value();
}

bool looksLikeHeader(const CsvRow& row) {
    if (row.error != CsvRowError::none) return false;
    bool any = false;
    for (const std::string_view cell : row.cells) {
        if (isEmptyCell(cell)) continue;
        if (looksLikeValue(cell)) return false;
        any = true;
    }
    return any;
}

std::string cleanCell(std::string_view cell) { return std::string(trimmed(cleanText(cell))); }

}  // namespace

Result<std::optional<char>> parseDelimiterName(std::string_view name) {
    static constexpr std::pair<std::string_view, char> kNames[] = {{",", ','},
                                                                   {"comma", ','},
                                                                   {"\t", '\t'},
                                                                   {"\\t", '\t'},
                                                                   {"tab", '\t'},
                                                                   {";", ';'},
                                                                   {"semicolon", ';'},
                                                                   {"|", '|'},
                                                                   {"pipe", '|'},
                                                                   {"bar", '|'},
                                                                   {" ", kWhitespaceDelimiter},
                                                                   {"space", kWhitespaceDelimiter},
                                                                   {"whitespace", kWhitespaceDelimiter}};
    const std::string folded = foldForSearch(name);
    if (folded == "auto") return std::optional<char>();
    for (const auto& [known, delimiter] : kNames)
        if (known == folded) return std::optional<char>(delimiter);
    return failure(ErrorKind::invalid_value, std::string(name), ErrorCode::not_a_delimiter);
}

Result<std::unique_ptr<TableSource>> TableSource::open(const std::filesystem::path& path, const TableOptions& options) {
    Result<std::string> bytes = readFile(path, options.limits);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto source = fromBytes(std::move(*bytes), options);
    if (!source) return failure(source.error().kind(), pathText(path), source.error().detail());
    return source;
}

Result<std::unique_ptr<TableSource>> TableSource::fromBytes(std::string bytes, const TableOptions& options) {
    if (bytes.size() > options.limits.fileBytes)
        return failure(ErrorKind::invalid_value, "", {ErrorCode::file_larger_than, {options.limits.fileBytes}});
    if (const auto reason = foreignFormat(bytes)) return failure(ErrorKind::invalid_value, "", *reason);
    std::unique_ptr<TableSource> source(new TableSource());
    source->m_limits = options.limits;
    source->m_text = decodeToUtf8(std::move(bytes), options.encoding);
    const std::string& text = source->m_text.text;
    std::optional<char> delimiter = options.delimiter;
    // Excel's own remark about the delimiter: not a row.
    if (text.size() >= 5 && text.compare(0, 4, "sep=") == 0 &&
        (text.size() == 5 || text[5] == '\r' || text[5] == '\n')) {
        if (!delimiter) delimiter = text[4];
        source->m_start = text.compare(5, 2, "\r\n") == 0 ? 7 : std::min<std::size_t>(6, text.size());
        source->m_linesBefore = 1;
    }
    const std::string_view table = std::string_view(text).substr(source->m_start);
    source->m_delimiter = delimiter ? *delimiter : sniffDelimiter(table);

    CsvReader reader(table, source->m_delimiter, options.limits);
    CsvRow row;
    bool found = false;
    while (!found && reader.next(row)) found = !row.blank;
    if (!found) return failure(ErrorKind::invalid_value, "", ErrorCode::no_rows);
    source->m_hasHeader = options.header ? *options.header : looksLikeHeader(row);
    if (source->m_hasHeader) {
        if (row.error != CsvRowError::none)
            return failure(ErrorKind::invalid_value, "", {ErrorCode::header_unreadable, {csvRowErrorCode(row.error)}});
        for (const std::string_view cell : row.cells) source->m_headers.push_back(cleanCell(cell));
    } else {
        std::size_t columns = 0;
        for (int rows = 0; rows < 200; ++rows) {
            if (!row.blank && row.error == CsvRowError::none) columns = std::max(columns, row.cells.size());
            if (!reader.next(row)) break;
        }
        if (columns == 0) return failure(ErrorKind::invalid_value, "", ErrorCode::no_readable_row);
        for (std::size_t i = 1; i <= columns; ++i) source->m_headers.push_back(std::to_string(i));
    }
    source->rewind();
    return source;
}

std::optional<std::size_t> TableSource::findColumn(std::string_view name) const {
    const auto exact = std::find(m_headers.begin(), m_headers.end(), name);
    if (exact != m_headers.end()) return static_cast<std::size_t>(exact - m_headers.begin());
    const std::string key = matchKey(name);
    for (std::size_t i = 0; i < m_headers.size(); ++i)
        if (matchKey(m_headers[i]) == key) return i;
    return std::nullopt;
}

CsvReader TableSource::makeReader() const {
    CsvReader reader(std::string_view(m_text.text).substr(m_start), m_delimiter, m_limits);
    reader.setExpectedColumns(m_headers.size());
    return reader;
}

bool TableSource::advance(CsvReader& reader, bool& headerPending, CsvRow& row) const {
    while (reader.next(row)) {
        if (row.blank) continue;
        if (headerPending) {
            headerPending = false;
            continue;
        }
        row.line += m_linesBefore;
        row.number += m_linesBefore;
        checkRow(row);
        return true;
    }
    return false;
}

std::vector<std::vector<std::string>> TableSource::preview(std::size_t count) const {
    std::vector<std::vector<std::string>> rows;
    CsvReader reader = makeReader();
    bool headerPending = m_hasHeader;
    CsvRow row;
    while (rows.size() < count && advance(reader, headerPending, row)) {
        auto& cells = rows.emplace_back();
        for (const std::string_view cell : row.cells) cells.push_back(cleanCell(cell));
        if (cells.size() < columnCount()) cells.resize(columnCount());
    }
    return rows;
}

std::int64_t TableSource::estimatedRows() const {
    const std::string_view text = std::string_view(m_text.text).substr(m_start);
    std::int64_t breaks = std::count(text.begin(), text.end(), '\n');
    if (breaks == 0) breaks = std::count(text.begin(), text.end(), '\r');
    const bool open = !text.empty() && text.back() != '\n' && text.back() != '\r';
    return std::max<std::int64_t>(0, breaks + (open ? 1 : 0) - (m_hasHeader ? 1 : 0));
}

void TableSource::checkRow(CsvRow& row) const {
    if (row.error != CsvRowError::none) return;
    if (!m_text.problems.empty()) {
        const auto from = static_cast<std::uint64_t>(row.raw.data() - m_text.text.data());
        const auto problem =
            std::lower_bound(m_text.problems.begin(), m_text.problems.end(), from,
                             [](const DecodeProblem& each, std::uint64_t offset) { return each.textOffset < offset; });
        const bool inRow = problem != m_text.problems.end() && problem->textOffset < from + row.raw.size();
        // Only the first problems have their places kept; behind the last of them the replacement character itself
        // tells.
        const bool beyond = m_text.problemCount > m_text.problems.size() && problem == m_text.problems.end() &&
                            row.raw.find("\xEF\xBF\xBD") != std::string_view::npos;
        if (inRow || beyond) {
            row.error = CsvRowError::bad_bytes;
            return;
        }
    }
    const std::size_t columns = columnCount();
    for (std::size_t i = columns; i < row.cells.size(); ++i) {
        if (!isEmptyCell(row.cells[i])) {
            row.error = CsvRowError::extra_cells;
            return;
        }
    }
    if (m_delimiter == kWhitespaceDelimiter && row.cells.size() < columns) row.error = CsvRowError::missing_cells;
}

bool TableSource::next(CsvRow& row) { return advance(*m_reader, m_headerPending, row); }

void TableSource::rewind() {
    m_reader = std::make_unique<CsvReader>(makeReader());
    m_headerPending = m_hasHeader;
}

std::uint64_t TableSource::bytesRead() const { return m_start + m_reader->position(); }

}  // namespace meike
