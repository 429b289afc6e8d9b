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

    // How far the reader had come behind these rows.
    RowCounts counts;
    std::uint64_t position = 0;
    std::uint64_t total = 0;

    void add(const CsvRow& row);
    void show(std::size_t index, CsvRow& row) const;
    std::size_t bytes() const;
};

class RowFeed;

/// Reads the rows of another reader, ahead in a thread of its own, and keeps them if they are not too many: parsing a
/// sheet costs ten times what reading its rows again does, and an import reads them twice.
class KeptRows final : public RowReader {
public:
    explicit KeptRows(std::unique_ptr<RowReader> from);
    ~KeptRows() override;

    bool next(CsvRow& row) override;
    /// From memory, as far as this one has come, unless there were too many.
    std::unique_ptr<RowReader> fromStart() const override;
    bool hasAddresses() const override;
    std::uint64_t position() const override;
    std::uint64_t total() const override;
    std::int64_t estimatedRows() const override;
    RowCounts counts() const override;

private:
    explicit KeptRows(std::shared_ptr<RowFeed> feed);
    bool goOn(CsvRow& row);

    std::shared_ptr<RowFeed> m_feed;
    std::shared_ptr<const RowStore> m_rows;  ///< those at hand
    std::size_t m_at = 0;                    ///< among them
    std::size_t m_nextPiece = 0;
    RowReader* m_parser = nullptr;     ///< read directly, where there are too many rows to keep
    std::unique_ptr<RowReader> m_own;  ///< where that is not the feed's
};

}  // namespace meike
