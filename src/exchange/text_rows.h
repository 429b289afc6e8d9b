// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/encoding.h"
#include "exchange/csv_reader.h"
#include "exchange/row_reader.h"

namespace meike {

/// The text of a table with its encoding and delimiter known.
struct TextTable {
    DecodedText decoded;
    char delimiter = ',';
    std::size_t start = 0;  ///< behind an Excel `sep=` line
    std::int64_t linesBefore = 0;
    CsvLimits limits;
};

/// Decodes and finds the delimiter; what is given is not looked for.
std::shared_ptr<const TextTable> readText(std::string bytes, std::optional<Encoding> encoding,
                                          std::optional<char> delimiter, const CsvLimits& limits);

/// Rows of delimited or blank-separated text. Rows with bytes that are not of the encoding come
/// with bad_bytes, and with these bytes in their `raw` (smuggled()).
class TextRows final : public RowReader {
public:
    explicit TextRows(std::shared_ptr<const TextTable> table);

    bool next(CsvRow& row) override;
    std::unique_ptr<RowReader> fromStart() const override;
    void setColumns(std::size_t columns) override;
    bool hasAddresses() const override { return false; }
    std::uint64_t position() const override { return m_table->start + m_reader.position(); }
    std::uint64_t total() const override { return m_table->decoded.text.size(); }
    /// Exact when no cell holds a line break and no line is blank.
    std::int64_t estimatedRows() const override;

private:
    std::string withItsBytes(std::string_view raw) const;

    std::shared_ptr<const TextTable> m_table;
    CsvReader m_reader;
    std::size_t m_columns = 0;
};

}  // namespace meike
