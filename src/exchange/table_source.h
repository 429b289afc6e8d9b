// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "exchange/csv_reader.h"

namespace meike {

/// What the user said about a file; what is left open is detected.
struct TableOptions {
    std::optional<Encoding> encoding;
    std::optional<char> delimiter;  ///< kWhitespaceDelimiter for runs of blanks
    std::optional<bool> header;
    CsvLimits limits;
};

/// `auto` gives nullopt; `,` `comma` `tab` `\t` `;` `semicolon` `|` `pipe` `whitespace` `space` give the character.
Result<std::optional<char>> parseDelimiterName(std::string_view name);

/// A text table opened for import: encoding, delimiter and header found, rows handed out one at a time, as often as
/// wanted.
class TableSource {
public:
    /// not_found, read_only, io, or invalid_value (over CsvLimits::fileBytes; XLSX and other non-text files; no rows at
    /// all).
    static Result<std::unique_ptr<TableSource>> open(const std::filesystem::path& path,
                                                     const TableOptions& options = {});
    static Result<std::unique_ptr<TableSource>> fromBytes(std::string bytes, const TableOptions& options = {});

    Encoding encoding() const { return m_text.encoding; }
    bool hadByteOrderMark() const { return m_text.hadByteOrderMark; }
    char delimiter() const { return m_delimiter; }
    bool hasHeader() const { return m_hasHeader; }
    std::size_t columnCount() const { return m_headers.size(); }
    /// Cleaned and trimmed; `1`, `2` ... when the table has no header. May hold empty or equal names.
    const std::vector<std::string>& headers() const { return m_headers; }
    /// The header with this name (exact, then by match key), or the column with this number (from 1) when there is
    /// none.
    std::optional<std::size_t> findColumn(std::string_view name) const;

    /// Up to `count` rows from the top, cleaned, each padded to columnCount. Does not move the reading position.
    std::vector<std::vector<std::string>> preview(std::size_t count) const;
    /// Data rows, guessed from the line breaks (exact when no cell holds one and no line is blank).
    std::int64_t estimatedRows() const;
    /// Places where the bytes did not fit the encoding, and how many there are.
    const std::vector<DecodeProblem>& decodeProblems() const { return m_text.problems; }
    std::uint64_t decodeProblemCount() const { return m_text.problemCount; }

    /// The next row that is neither the header nor blank; faulty rows come with their `error`. False at the end.
    bool next(CsvRow& row);
    /// Back to the first data row.
    void rewind();

    std::uint64_t bytesRead() const;
    std::uint64_t bytesTotal() const { return m_text.text.size(); }

private:
    TableSource() = default;
    void checkRow(CsvRow& row) const;
    CsvReader makeReader() const;
    bool advance(CsvReader& reader, bool& headerPending, CsvRow& row) const;

    DecodedText m_text;
    std::size_t m_start = 0;  ///< behind an Excel `sep=` line
    std::int64_t m_linesBefore = 0;
    char m_delimiter = ',';
    bool m_hasHeader = true;
    std::vector<std::string> m_headers;
    CsvLimits m_limits;
    std::unique_ptr<CsvReader> m_reader;
    bool m_headerPending = true;
};

}  // namespace meike
