// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/cell_format.h"
#include "exchange/row_reader.h"

namespace meike {

/// A row of a sheet while it is put together: cells at their columns, the texts one behind the other.
class SheetRow {
public:
    void clear(std::int64_t line);
    /// At a column, in any order; the last one counts. Over a limit the row gets its error and keeps no more.
    void put(std::size_t column, std::string_view text, CellKind kind, const CsvLimits& limits);
    bool isEmpty() const { return m_filled == 0; }  ///< nothing but empty cells
    bool has(std::size_t column) const { return column < m_cells.size() && m_cells[column].size > 0; }
    std::string_view text(std::size_t column) const;
    CellKind kind(std::size_t column) const { return m_cells[column].kind; }
    std::int64_t line() const { return m_line; }
    void setLine(std::int64_t line) { m_line = line; }
    std::size_t bytes() const { return m_text.size(); }
    /// As a record of a table; it looks into this row.
    void show(CsvRow& row) const;
    /// Its text as a line of CSV, for those who write it down.
    void writeRaw();

private:
    struct Cell {
        std::size_t begin = 0;
        std::size_t size = 0;
        CellKind kind = CellKind::text;
    };
    std::int64_t m_line = 0;
    CsvRowError m_error = CsvRowError::none;
    std::string m_text;
    std::string m_raw;
    std::vector<Cell> m_cells;
    std::size_t m_filled = 0;
};

/// The merged areas of a sheet while its rows pass: every cell of one has the value of its first. Areas that overlap
/// others, as none may, lose what overlaps.
class MergedAreas {
public:
    struct Area {
        std::int64_t firstLine = 0;
        std::int64_t lastLine = 0;
        std::size_t firstColumn = 0;
        std::size_t lastColumn = 0;
    };
    /// The row has its own cells; those of areas are added, and counted.
    void fill(SheetRow& row, const CsvLimits& limits, RowCounts& counts);
    /// In any order, before the rows.
    void set(std::vector<Area> areas);
    /// While rows come: an area that begins in the row that is being read.
    void add(const Area& area) {
        if (m_areas.size() < kMostAreas) m_areas.push_back(area);
    }

private:
    struct Open {
        Area area;
        std::string text;
        CellKind kind = CellKind::text;
        bool known = false;
    };
    static constexpr std::size_t kMostAreas = 1'000'000;
    std::vector<Area> m_areas;  ///< by their first line
    std::size_t m_next = 0;
    std::vector<Open> m_open;
};

/// Rows that a parser makes piece by piece.
class QueuedRows : public RowReader {
public:
    explicit QueuedRows(const CsvLimits& limits) : m_limits(limits) {}

    bool next(CsvRow& row) final;
    RowCounts counts() const final { return m_counts; }

protected:
    /// Makes some rows, or none; false at the end.
    virtual bool makeRows() = 0;
    /// So much waits that the parser should pause: a small file may speak of many long texts.
    bool hasEnough() const { return m_waitingBytes > kEnoughBytes; }
    /// A row to be filled.
    std::unique_ptr<SheetRow> freshRow(std::int64_t line);
    /// Puts it behind those that wait, `times` times. Throws too_many_rows. Rows without a value of their own are none.
    void queue(std::unique_ptr<SheetRow> row, std::int64_t times = 1);

    CsvLimits m_limits;
    MergedAreas m_areas;
    RowCounts m_counts;

private:
    /// Kept for later, unless it holds much memory.
    void spare(std::unique_ptr<SheetRow> row);

    struct Waiting {
        std::unique_ptr<SheetRow> row;
        std::int64_t times = 1;
    };
    std::deque<Waiting> m_waiting;
    std::vector<std::unique_ptr<SheetRow>> m_spare;
    std::unique_ptr<SheetRow> m_shown;
    static constexpr std::size_t kEnoughBytes = 1U << 20;
    std::size_t m_waitingBytes = 0;
    std::uint64_t m_shownBytes = 0;
    std::int64_t m_queued = 0;
    std::int64_t m_number = 0;
};

/// A sheet that was read as a whole. Merged areas are filled when its rows are shown: a few may be made of one long
/// text.
struct SheetTable {
    std::vector<SheetRow> rows;
    std::vector<MergedAreas::Area> areas;
};

/// Its rows.
class TableRows final : public RowReader {
public:
    TableRows(std::shared_ptr<const SheetTable> table, const CsvLimits& limits)
        : m_table(std::move(table)), m_limits(limits) {
        m_areas.set(m_table->areas);
    }

    bool next(CsvRow& row) override;
    std::unique_ptr<RowReader> fromStart() const override { return std::make_unique<TableRows>(m_table, m_limits); }
    std::uint64_t position() const override { return m_at; }
    std::uint64_t total() const override { return m_table->rows.size(); }
    std::int64_t estimatedRows() const override { return static_cast<std::int64_t>(m_table->rows.size()); }
    RowCounts counts() const override { return m_counts; }

private:
    std::shared_ptr<const SheetTable> m_table;
    CsvLimits m_limits;
    MergedAreas m_areas;
    SheetRow m_shown;
    std::size_t m_at = 0;
    std::uint64_t m_shownBytes = 0;
    RowCounts m_counts;
};

}  // namespace meike
