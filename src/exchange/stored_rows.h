// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "exchange/row_reader.h"

namespace meike {

/// Rows kept in memory, as compact as a file of text.
struct RowStore {
    struct Row {
        std::int64_t line = 0;
        std::int64_t number = 0;
        std::size_t textBegin = 0;  ///< of its cells, one behind the other, then its raw text
        std::size_t cellBegin = 0;  ///< of its sizes and kinds
        std::uint32_t cells = 0;
        std::uint32_t rawSize = 0;
        CsvRowError error = CsvRowError::none;
    };
    std::string text;
    std::vector<std::uint32_t> sizes;
    std::vector<CellKind> kinds;
    std::vector<Row> rows;
    RowCounts counts;
    bool complete = false;

    void add(const CsvRow& row);
    std::size_t bytes() const;
};

/// Reads the rows of another reader and keeps them, if they are not too many: parsing a sheet costs ten times what
/// reading its rows again does, and an import reads them twice.
class KeptRows final : public RowReader {
public:
    explicit KeptRows(std::unique_ptr<RowReader> from);

    bool next(CsvRow& row) override;
    /// From memory, when this one has come to its end.
    std::unique_ptr<RowReader> fromStart() const override;
    void setColumns(std::size_t columns) override { m_from->setColumns(columns); }
    bool hasAddresses() const override { return m_from->hasAddresses(); }
    std::uint64_t position() const override { return m_from->position(); }
    std::uint64_t total() const override { return m_from->total(); }
    std::int64_t estimatedRows() const override { return m_from->estimatedRows(); }
    RowCounts counts() const override { return m_from->counts(); }

private:
    std::unique_ptr<RowReader> m_from;
    std::shared_ptr<RowStore> m_store;  ///< nullptr once there were too many
};

}  // namespace meike
