// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace meike {

/// How the cells of a column are stored. Text is text: ids and phones keep their digits and their zeros.
enum class XlsxColumnKind { text, number, money, share, date };

struct XlsxColumn {
    std::string title;
    XlsxColumnKind kind = XlsxColumnKind::text;
    int decimals = 0;   ///< of numbers and money
    double width = 12;  ///< in characters
};

/// Writes one sheet: titles in a frozen first row with a filter, then rows. The file appears whole or not at all.
class XlsxWriter {
public:
    /// Throws read_only, not_found (no such folder), disk_full or io.
    XlsxWriter(const std::filesystem::path& target, const std::string& sheet, std::vector<XlsxColumn> columns);
    ~XlsxWriter();
    XlsxWriter(const XlsxWriter&) = delete;
    XlsxWriter& operator=(const XlsxWriter&) = delete;

    /// Cells in machine spelling: plain decimals, ISO dates; empty ones stay empty. What cannot be read as the column's
    /// kind is written as text. Throws cancelled when asked to stop, invalid_value for a text longer than a cell holds
    /// (32,767) or more rows than a sheet holds (1,048,576).
    void writeRow(std::span<const std::string> cells, const std::stop_token& stop = {});
    /// Throws disk_full or io, and then the target is as it was.
    void finish();

    std::int64_t rows() const;  ///< without the titles

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace meike
