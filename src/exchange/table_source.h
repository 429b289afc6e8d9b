// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "exchange/csv_reader.h"
#include "exchange/file_format.h"
#include "exchange/row_reader.h"
#include "exchange/table_shape.h"
#include "exchange/workbook.h"

namespace meike {

struct TextTable;

/// What the user said about a file; what is left open is detected.
struct TableOptions {
    std::optional<Encoding> encoding;
    std::optional<char> delimiter;  ///< kWhitespaceDelimiter for runs of blanks
    std::optional<bool> header;
    std::string sheet;           ///< its number from 1, or its name; empty: the first visible sheet with a table
    std::int64_t headerRow = 0;  ///< line of the header, from 1; 0: looked for in the first rows
    bool keepTotals = false;     ///< total rows and remarks are rows like others
    /// Columns in which an empty cell means the value above it.
    std::vector<std::size_t> fillDown;
    CsvLimits limits;
};

/// `auto` gives nullopt; `,` `comma` `tab` `\t` `;` `semicolon` `|` `pipe` `whitespace` `space` give the character.
Result<std::optional<char>> parseDelimiterName(std::string_view name);

/// What was recognised in a file beside its rows. The counts are of the rows read since the last rewind.
struct TableFacts {
    FileFormat format = FileFormat::text;
    std::vector<SheetInfo> sheets;  ///< empty for text
    std::size_t sheet = 0;          ///< the one read
    std::int64_t headerLine = 0;    ///< 0: no header
    int headerRows = 0;             ///< 1, or 2 when names stand over names
    std::int64_t linesAbove = 0;    ///< filled lines over the header: titles, remarks
    std::vector<std::size_t> gaps;  ///< columns that seem filled only in the first of several rows: fillDown?

    std::int64_t totals = 0;               ///< total rows left out
    std::vector<std::int64_t> totalLines;  ///< the first 100 of them
    std::int64_t repeatedHeaders = 0;
    std::int64_t remarks = 0;        ///< rows of remarks left out, as under a table that was signed
    std::int64_t filledCells = 0;    ///< by fillDown
    std::int64_t mergedCells = 0;    ///< that took the value of the merged area they are in
    std::int64_t mergedNumbers = 0;  ///< numbers among them that stand once for several rows
    std::int64_t emptyFormulas = 0;  ///< formulas whose value is not in the file: read as empty cells
};

/// A table opened for import, whatever kind of file holds it: what it is, its sheet, encoding, delimiter and header
/// found, data rows handed out one at a time, as often as wanted.
class TableSource {
public:
    /// not_found, read_only, io, damaged, or invalid_value (over a limit; a file of a kind that is no table; no such
    /// sheet; no rows at all). `stop` is asked while opening and while rows are read: then cancelled is thrown.
    static Result<std::unique_ptr<TableSource>> open(const std::filesystem::path& path,
                                                     const TableOptions& options = {},
                                                     const std::stop_token& stop = {});
    static Result<std::unique_ptr<TableSource>> fromBytes(std::string bytes, const TableOptions& options = {},
                                                          const std::stop_token& stop = {});

    const TableFacts& facts() const { return m_facts; }
    bool isText() const { return m_facts.format == FileFormat::text; }
    /// Of a sheet's rows as they are written down again: UTF-8 with a mark, commas.
    Encoding encoding() const;
    bool hadByteOrderMark() const;
    char delimiter() const;
    bool hasHeader() const { return m_shape.hasHeader; }
    std::size_t columnCount() const { return m_shape.headers.size(); }
    /// Cleaned and trimmed; `1`, `2` ... when the table has no header. May hold empty or equal names.
    const std::vector<std::string>& headers() const { return m_shape.headers; }
    /// The header with this name (exact, then by match key), or the column with this number (from 1) when there is
    /// none.
    std::optional<std::size_t> findColumn(std::string_view name) const;

    /// Up to `count` rows from the top, cleaned, each padded to columnCount. Does not move the reading position.
    std::vector<std::vector<std::string>> preview(std::size_t count) const;
    /// Data rows, guessed; 0 when nobody knows.
    std::int64_t estimatedRows() const;
    /// Places where the bytes did not fit the encoding, and how many there are.
    const std::vector<DecodeProblem>& decodeProblems() const;
    std::uint64_t decodeProblemCount() const;

    /// The next data row; faulty rows come with their `error`. False at the end. Throws what RowReader::next throws.
    bool next(CsvRow& row);
    /// Back to the first data row.
    void rewind();
    /// Columns in which an empty cell means the value above it, once they are known; back to the first data row.
    /// Error{invalid_value} for a column that is not there.
    void setFillDown(std::vector<std::size_t> columns);

    std::uint64_t bytesRead() const { return m_reader->position(); }
    std::uint64_t bytesTotal() const { return m_reader->total(); }

private:
    TableSource() = default;
    void chooseSheet(const std::string& wanted);
    void checkRow(CsvRow& row) const;
    void fillRow(CsvRow& row, std::vector<std::string>& above, std::int64_t& filled) const;
    enum class Verdict : std::uint8_t { unknown, data, repeat, total, remark };
    Verdict judge(const CsvRow& row) const;
    /// `verdicts`: of rows by their number, as far as they were read before.
    bool advance(RowReader& reader, std::vector<std::string>& above, TableFacts& counts, CsvRow& row,
                 std::vector<Verdict>* verdicts = nullptr) const;

    TableOptions m_options;
    TableFacts m_facts;
    TableShape m_shape;
    std::shared_ptr<const TextTable> m_text;  ///< nullptr for sheets
    std::shared_ptr<const Workbook> m_workbook;
    std::unique_ptr<RowReader> m_reader;
    std::vector<std::string> m_above;  ///< by column of fillDown: the last value
    std::vector<Verdict> m_verdicts;   ///< an import reads its rows twice
};

/// The first `rows` rows of each sheet as they stand, for choosing one. Empty for text.
struct SheetPreview {
    SheetInfo sheet;
    std::vector<std::vector<std::string>> rows;
};
Result<std::vector<SheetPreview>> previewSheets(const std::filesystem::path& path, std::size_t rows,
                                                const std::stop_token& stop = {});

}  // namespace meike
