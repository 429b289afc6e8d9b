// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/sheet_rows.h"

#include <algorithm>
#include <cstring>

#include "base/error_code.h"
#include "exchange/csv_writer.h"
#include "exchange/zip_archive.h"

namespace meike {

namespace {

/// A small file may speak of one long text a million times: a sheet's rows together are no larger than its part may be.
void countBytes(std::uint64_t& sum, const SheetRow& row) {
    sum += row.bytes();
    if (sum > kMostPartBytes)
        throw Error(ErrorKind::invalid_value, "", {ErrorCode::file_larger_than, {kMostPartBytes}});
}

}  // namespace

void SheetRow::clear(std::int64_t line) {
    m_line = line;
    m_error = CsvRowError::none;
    m_text.clear();
    m_raw.clear();
    m_cells.clear();
    m_filled = 0;
}

void SheetRow::put(std::size_t column, std::string_view text, CellKind kind, const CsvLimits& limits) {
    if (text.empty() || m_error != CsvRowError::none) return;
    ++m_filled;
    if (column >= limits.columns)
        m_error = CsvRowError::too_many_columns;
    else if (text.size() > limits.cellBytes)
        m_error = CsvRowError::cell_too_long;
    else if (m_text.size() + text.size() > limits.rowBytes)
        m_error = CsvRowError::row_too_long;
    if (m_error != CsvRowError::none) {
        m_cells.clear();
        return;
    }
    if (m_cells.size() <= column) m_cells.resize(column + 1);
    m_cells[column] = {m_text.size(), text.size(), kind};
    m_text += text;
}

std::string_view SheetRow::text(std::size_t column) const {
    if (column >= m_cells.size()) return {};
    return std::string_view(m_text).substr(m_cells[column].begin, m_cells[column].size);
}

void SheetRow::show(CsvRow& row) const {
    row.line = m_line;
    row.error = m_error;
    row.blank = false;
    row.raw = m_raw;
    row.cells.clear();
    row.kinds.clear();
    if (!row.unescaped.empty()) row.unescaped.clear();
    for (const Cell& cell : m_cells) {
        row.cells.push_back(std::string_view(m_text).substr(cell.begin, cell.size));
        row.kinds.push_back(cell.kind);
    }
}

void SheetRow::writeRaw() {
    std::vector<std::string_view> cells;
    for (const Cell& cell : m_cells) cells.push_back(std::string_view(m_text).substr(cell.begin, cell.size));
    m_raw.clear();
    const auto holds = [&](char c) { return std::memchr(m_text.data(), c, m_text.size()) != nullptr; };
    if (!holds('"') && !holds(',') && !holds('\n') && !holds('\r') && !holds(' ') && !holds('\'')) {
        for (const std::string_view cell : cells) m_raw.append(cell) += ',';
        if (!m_raw.empty()) m_raw.pop_back();
        return;
    }
    // What somebody typed into a sheet is written down as text.
    CsvWriteOptions options;
    options.keepApostrophes = true;
    appendCsvRow(m_raw, cells, {}, options);
    m_raw.resize(m_raw.size() - 2);
}

void MergedAreas::set(std::vector<Area> areas) {
    m_areas = std::move(areas);
    std::stable_sort(m_areas.begin(), m_areas.end(),
                     [](const Area& a, const Area& b) { return a.firstLine < b.firstLine; });
}

void MergedAreas::fill(SheetRow& row, const CsvLimits& limits, RowCounts& counts) {
    std::erase_if(m_open, [&](const Open& open) { return open.area.lastLine < row.line(); });
    for (; m_next < m_areas.size() && m_areas[m_next].firstLine <= row.line(); ++m_next) {
        const Area& area = m_areas[m_next];
        if (area.lastLine < row.line() || area.firstColumn >= limits.columns) continue;
        const bool overlaps = std::any_of(m_open.begin(), m_open.end(), [&](const Open& open) {
            return open.area.firstColumn <= area.lastColumn && area.firstColumn <= open.area.lastColumn;
        });
        if (!overlaps) m_open.push_back({area, {}, CellKind::text, false});
    }
    for (Open& open : m_open) {
        const Area& area = open.area;
        if (!open.known && area.firstLine == row.line() && row.has(area.firstColumn)) {
            open.text = row.text(area.firstColumn);
            open.kind = row.kind(area.firstColumn);
            open.known = true;
        }
        if (!open.known) continue;
        for (std::size_t column = area.firstColumn; column <= std::min(area.lastColumn, limits.columns - 1); ++column) {
            // What a cell under the area still holds, nobody sees.
            if (area.firstLine == row.line() && column == area.firstColumn) continue;
            row.put(column, open.text, open.kind, limits);
            ++counts.merged;
            if (open.kind == CellKind::number && area.firstLine < row.line()) ++counts.mergedNumbers;
        }
    }
}

std::unique_ptr<SheetRow> QueuedRows::freshRow(std::int64_t line) {
    std::unique_ptr<SheetRow> row;
    if (m_spare.empty()) {
        row = std::make_unique<SheetRow>();
    } else {
        row = std::move(m_spare.back());
        m_spare.pop_back();
    }
    row->clear(line);
    return row;
}

void QueuedRows::queue(std::unique_ptr<SheetRow> row, std::int64_t times) {
    if (row->isEmpty()) {
        spare(std::move(row));
        return;
    }
    if (times > m_limits.rows - m_queued)
        throw Error(ErrorKind::invalid_value, "", {ErrorCode::too_many_rows, {m_limits.rows}});
    m_queued += times;
    m_waitingBytes += row->bytes();
    m_waiting.push_back({std::move(row), times});
}

void QueuedRows::spare(std::unique_ptr<SheetRow> row) {
    constexpr std::size_t kFew = 64;
    constexpr std::size_t kShort = 16U << 10;
    if (m_spare.size() < kFew && row->bytes() < kShort) m_spare.push_back(std::move(row));
}

bool QueuedRows::next(CsvRow& row) {
    while (m_waiting.empty())
        if (!makeRows() && m_waiting.empty()) return false;
    Waiting& first = m_waiting.front();
    if (first.row) {
        if (m_shown) spare(std::move(m_shown));
        m_shown = std::move(first.row);
        m_waitingBytes -= m_shown->bytes();
        m_areas.fill(*m_shown, m_limits, m_counts);
        m_shown->writeRaw();
    } else {
        m_shown->setLine(m_shown->line() + 1);
    }
    countBytes(m_shownBytes, *m_shown);
    m_shown->show(row);
    row.number = ++m_number;
    if (--first.times == 0) m_waiting.pop_front();
    return true;
}

bool TableRows::next(CsvRow& row) {
    if (m_at >= m_table->rows.size()) return false;
    m_shown = m_table->rows[m_at++];
    m_areas.fill(m_shown, m_limits, m_counts);
    m_shown.writeRaw();
    countBytes(m_shownBytes, m_shown);
    m_shown.show(row);
    row.number = static_cast<std::int64_t>(m_at);
    return true;
}

}  // namespace meike
