// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace meike {

/// A delimiter of ' ' means: runs of blanks and tabs separate, and blanks at both ends of a line mean nothing.
inline constexpr char kWhitespaceDelimiter = ' ';

/// What a reader refuses to hold, so that no file can exhaust the machine.
struct CsvLimits {
    std::uint64_t fileBytes = 2ULL << 30;
    std::size_t cellBytes = 1U << 20;
    std::size_t rowBytes = 4U << 20;
    std::size_t columns = 1024;
    std::int64_t rows = 2'000'000;
};

enum class CsvRowError {
    none,
    stray_quote,       ///< a quoted cell that never ends, or goes on after its closing quote
    cell_too_long,     ///< over CsvLimits::cellBytes
    row_too_long,      ///< over CsvLimits::rowBytes
    too_many_columns,  ///< over CsvLimits::columns
    bad_bytes,         ///< bytes that are not of the file's encoding (TableSource)
    extra_cells,       ///< more filled cells than the table has columns (TableSource)
    missing_cells      ///< fewer cells than columns in a blank-separated table, so no one knows which (TableSource)
};

/// Stable name, as in `stray_quote`, and an English sentence for reports.
const char* csvRowErrorName(CsvRowError error);
ErrorCode csvRowErrorCode(CsvRowError error);

/// What a cell was in its file. Cells of text tables are all text; those of sheets know.
enum class CellKind : std::uint8_t {
    text,
    number,    ///< plain decimal, `12.5%` where its format says %, with the currency sign of its format
    date,      ///< `2025-03-09` or `2025-03-09 16:20:00`
    duration,  ///< a time of day or a duration, `16:20:00`, `36:15:00`
    boolean,   ///< `TRUE`, `FALSE`
    error      ///< `#N/A` and the like, or a cell whose value is lost
};

/// One record of a file. Views point into the reader's buffer or into the row itself; they hold until the next `next`.
struct CsvRow {
    CsvRow() = default;
    CsvRow(CsvRow&&) = default;
    CsvRow& operator=(CsvRow&&) = default;
    CsvRow(const CsvRow&) = delete;  // its cells would point into the original
    CsvRow& operator=(const CsvRow&) = delete;

    std::int64_t number = 0;  ///< of the record, from 1, blank ones counted
    std::int64_t line = 0;    ///< physical line where it begins, from 1
    std::string_view raw;     ///< original text without the line break; for encodeWithBytes()
    std::vector<std::string_view> cells;
    std::vector<CellKind> kinds;  ///< beside the cells; empty: all text
    bool blank = false;           ///< an empty line, or nothing but delimiters and blanks
    CsvRowError error = CsvRowError::none;

    /// The cell, or empty when the row is shorter.
    std::string_view cell(std::size_t column) const {
        return column < cells.size() ? cells[column] : std::string_view();
    }

    CellKind kind(std::size_t column) const { return column < kinds.size() ? kinds[column] : CellKind::text; }

    std::deque<std::string> unescaped;  ///< storage of cells that do not stand in the file as they are
};

/// RFC 4180 over UTF-8 text in memory, forgiving where people's files are not RFC 4180: CRLF, LF and CR end rows,
/// quotes inside an unquoted cell are text, and a stray opening quote costs one physical line (with an error), never
/// the rest of the file.
class CsvReader {
public:
    /// `text` must outlive the reader and its rows.
    explicit CsvReader(std::string_view text, char delimiter = ',', CsvLimits limits = {});

    /// With the number of columns known, a quote that swallowed lines is recognised where the sum of columns gives it
    /// away.
    void setExpectedColumns(std::size_t columns) { m_expectedColumns = columns; }

    /// The next record, blank ones and faulty ones included; false at the end. Throws invalid_value above
    /// CsvLimits::rows.
    bool next(CsvRow& row);

    void rewind();
    std::uint64_t position() const { return m_at; }  ///< bytes consumed, for progress

private:
    enum class Outcome { complete, stray };

    Outcome readDelimited(CsvRow& row, std::size_t& end);
    Outcome readQuoted(CsvRow& row, std::size_t& at, std::size_t limit) const;
    std::size_t cellsOnLine(std::size_t end) const;
    void readPlain(CsvRow& row, std::size_t end) const;
    void readWhitespace(CsvRow& row, std::size_t end) const;
    void addCell(CsvRow& row, std::string_view cell) const;
    std::size_t lineEnd(std::size_t from) const;
    void finishRow(CsvRow& row, std::size_t end);

    std::string_view m_text;
    char m_delimiter;
    CsvLimits m_limits;
    std::size_t m_expectedColumns = 0;
    std::size_t m_at = 0;
    std::int64_t m_number = 0;
    std::int64_t m_line = 1;
    std::uint64_t m_wasted = 0;      ///< bytes scanned in vain behind stray quotes
    bool m_quoted = false;           ///< the current record has a quoted cell: only such cells hold line breaks
    std::array<bool, 256> m_ends{};  ///< bytes that end an unquoted cell
};

/// The delimiter that makes a table of the text: comma, tab, semicolon, bar, or kWhitespaceDelimiter. Comma when in
/// doubt.
char sniffDelimiter(std::string_view text);

}  // namespace meike
