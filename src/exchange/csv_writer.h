// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/encoding.h"
#include "exchange/replaced_file.h"

namespace meike {

struct CsvWriteOptions {
    Encoding encoding = Encoding::utf8;
    bool byteOrderMark = false;
    bool crlf = true;
    char delimiter = ',';
    /// Text cells that a spreadsheet would run as a formula get a leading apostrophe. Off: exact.
    bool excelSafe = false;
    /// Exact, but for a text that itself looks guarded ('=1): it gets one more apostrophe, or an import would take its
    /// own for ours.
    bool keepApostrophes = false;
};

/// What a column holds: only text is guarded, for an apostrophe before a number or date would damage it; of phones
/// only what looks like none.
enum class CsvColumnKind { text, number, date, phone };

/// Whether a spreadsheet would run the cell as a formula.
bool runsAsFormula(std::string_view cell);
/// The same cell with an apostrophe before it, where it would run or would lose an apostrophe of its own on the way
/// back; else as it is.
std::string guardedCell(std::string_view cell, CsvColumnKind kind);
/// What stood in a cell before guardedCell; nothing when no guard is on it.
std::optional<std::string_view> withoutGuard(std::string_view cell);

/// Appends one record in UTF-8 with its line break: what CsvWriter writes, for those who print.
void appendCsvRow(std::string& out, std::span<const std::string_view> cells, std::span<const CsvColumnKind> kinds,
                  const CsvWriteOptions& options);

/// Writes a table to a private temporary file beside the target; only `finish` puts it in the target's place, whole and
/// synced. Without `finish` (error, cancel) the target is untouched and the temporary file is removed.
class CsvWriter {
public:
    /// `kinds` may be empty (all text). Throws read_only, not_found (no such folder) or io.
    CsvWriter(std::filesystem::path target, CsvWriteOptions options, std::vector<CsvColumnKind> kinds = {});
    ~CsvWriter();
    CsvWriter(const CsvWriter&) = delete;
    CsvWriter& operator=(const CsvWriter&) = delete;

    /// Column names, guarded like text. This and writeRow throw disk_full, io, cancelled when `stop` asks, and
    /// invalid_value for a character that the encoding does not have; a failure may show rows later, when the buffer is
    /// written.
    void writeHeader(std::span<const std::string> names);
    void writeRow(std::span<const std::string_view> cells, const std::stop_token& stop = {});
    void writeRow(std::span<const std::string> cells, const std::stop_token& stop = {});

    /// Flushes, syncs and renames. Throws disk_full or io, and then the target is as it was.
    void finish();

    std::int64_t rows() const { return m_rows; }  ///< without the header

private:
    void flush();

    ReplacedFile m_out;
    CsvWriteOptions m_options;
    std::vector<CsvColumnKind> m_kinds;
    std::FILE* m_file = nullptr;
    std::string m_buffer;
    std::vector<std::string_view> m_views;
    std::int64_t m_rows = 0;
};

}  // namespace meike
