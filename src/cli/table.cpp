// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/table.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "exchange/csv_writer.h"

namespace meike::cli {

namespace {

constexpr std::size_t kWidest = 60;

/// Terminals give East Asian characters two cells (the wide ranges of Unicode's East Asian Width) and marks none.
std::size_t cellsOf(char32_t c) {
    if (c >= 0x0300 && c <= 0x036F) return 0;
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F) ||
                      (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
                      (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
                      (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

std::size_t widthOf(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) width += cellsOf(nextCodePoint(text, at));
    return width;
}

/// One line, no wider than the widest column.
std::string shown(const std::string& cell) {
    std::string text;
    std::size_t width = 0;
    for (std::size_t at = 0; at < cell.size();) {
        char32_t c = nextCodePoint(cell, at);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) c = U' ';
        width += cellsOf(c);
        if (width >= kWidest && at < cell.size()) return text + "…";
        appendUtf8(text, c);
    }
    return text;
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::string blanks(width - std::min(width, widthOf(text)), ' ');
    return right ? blanks + text : text + blanks;
}

std::string jsonCell(const std::string& cell, Shape shape) {
    if (shape == Shape::list) {
        std::string list = "[";
        for (std::size_t at = 0; at < cell.size();) {
            const std::size_t comma = std::min(cell.find(',', at), cell.size());
            if (list.size() > 1) list += ", ";
            list += jsonText(std::string_view(cell).substr(at, comma - at));
            at = comma + 1;
        }
        return list + "]";
    }
    if (cell.empty()) return "null";
    return shape == Shape::text ? jsonText(cell) : cell;
}

}  // namespace

Shape tableShape(const Field* field) {
    switch (columnForm(field).shape) {
        case ColumnForm::Shape::number:
            return Shape::number;
        case ColumnForm::Shape::boolean:
            return Shape::boolean;
        case ColumnForm::Shape::list:
            return Shape::list;
        case ColumnForm::Shape::text:
            break;
    }
    return Shape::text;
}

std::string jsonText(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void Table::writeTable(std::ostream& out) const {
    std::vector<std::size_t> widths;
    for (const Column& column : m_columns) widths.push_back(widthOf(column.key));
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : m_rows) {
        auto& cells = rows.emplace_back();
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            cells.push_back(shown(row[i]));
            widths[i] = std::max(widths[i], widthOf(cells.back()));
        }
    }
    const auto writeLine = [&](const auto& cellAt) {
        std::string line;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (i > 0) line += "  ";
            line += padded(cellAt(i), widths[i], m_columns[i].shape == Shape::number);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    };
    writeLine([&](std::size_t i) { return m_columns[i].key; });
    for (const auto& row : rows) writeLine([&](std::size_t i) { return row[i]; });
}

void Table::writeCsv(std::ostream& out) const {
    CsvWriteOptions options;
    options.keepApostrophes = true;
    options.crlf = false;
    std::string text;
    std::vector<std::string_view> cells;
    for (const Column& column : m_columns) cells.push_back(column.key);
    appendCsvRow(text, cells, {}, options);
    for (const auto& row : m_rows) {
        cells.assign(row.begin(), row.end());
        appendCsvRow(text, cells, {}, options);
        if (text.size() > 65536) {
            out << text;
            text.clear();
        }
    }
    out << text;
}

void Table::writeJson(std::ostream& out, const std::string& indent) const {
    std::vector<std::string> keys;
    for (const Column& column : m_columns) keys.push_back(jsonText(column.key) + ": ");
    out << '[';
    bool first = true;
    for (const auto& row : m_rows) {
        out << (first ? "\n" : ",\n") << indent << "  {";
        first = false;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            out << (i > 0 ? ", " : "") << keys[i] << jsonCell(row[i], m_columns[i].shape);
        out << '}';
    }
    if (!first) out << '\n' << indent;
    out << ']';
}

}  // namespace meike::cli
