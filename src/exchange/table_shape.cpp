// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table_shape.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/error_code.h"
#include "base/unicode.h"
#include "exchange/header_match.h"
#include "exchange/total_row.h"
#include "exchange/value_parser.h"

namespace meike {

namespace {

constexpr std::size_t kSample = 220;
constexpr std::size_t kSampleBytes = 4U << 20;
constexpr std::size_t kLongestName = 300;

/// A row kept while the reader goes on.
struct SampleRow {
    std::int64_t line = 0;
    CsvRowError error = CsvRowError::none;
    std::vector<std::string> cells;  ///< cleaned and trimmed
    std::vector<CellKind> kinds;
    bool total = false;

    std::string_view cell(std::size_t i) const { return i < cells.size() ? cells[i] : std::string_view(); }
    bool isValue(std::size_t i) const {
        return !cell(i).empty() && isValueCell(cells[i], i < kinds.size() ? kinds[i] : CellKind::text);
    }
    bool hasValue() const {
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (isValue(i)) return true;
        return false;
    }
    std::size_t fill = 0;  ///< filled cells; a title merged over all of them is one
};

using Rows = std::vector<SampleRow>;

SampleRow keep(const CsvRow& row, bool merged) {
    SampleRow kept;
    kept.line = row.line;
    kept.error = row.error;
    for (const std::string_view cell : row.cells) kept.cells.emplace_back(trimmed(cleanText(cell)));
    kept.kinds = row.kinds;
    kept.total = isTotalRow(row);
    std::set<std::string_view> texts;
    for (const std::string& cell : kept.cells) {
        if (cell.empty()) continue;
        ++kept.fill;
        texts.insert(cell);
    }
    if (merged && texts.size() == 1) kept.fill = 1;
    return kept;
}

bool looksLikeNames(const SampleRow& row) {
    if (row.error != CsvRowError::none || row.total) return false;
    std::size_t filled = 0;
    std::size_t open = 0;
    std::size_t whole = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].empty()) continue;
        if (row.cells[i].size() > kLongestName || row.isValue(i)) return false;
        ++filled;
        const Remark remark = remarkOf(row.cells[i]);
        if (remark != Remark::none) ++(remark == Remark::open ? open : whole);
    }
    // A pair of remark and value is half remarks; names that all end in a colon are names.
    return filled > 0 && ((open + whole) * 2 < filled || open == filled);
}

/// How many cells the fuller rows behind row `i` have filled: one in ten, two at least, for titles may be more than
/// rows.
std::size_t usualFill(const Rows& rows, std::size_t i) {
    std::vector<std::size_t> fills;
    for (std::size_t at = i + 1; at < rows.size() && fills.size() < 50; ++at)
        if (rows[at].error == CsvRowError::none) fills.push_back(rows[at].fill);
    if (fills.empty()) return 0;
    std::sort(fills.begin(), fills.end(), std::greater<>());
    return fills[std::min(fills.size() - 1, std::max<std::size_t>(2, fills.size() / 10) - 1)];
}

/// Two cells in three of what is usual: a header may leave out a name, a remark above it has few cells.
bool isWideEnough(const SampleRow& row, std::size_t usual) {
    return row.fill >= (usual < 2 ? 1 : std::max<std::size_t>(2, (usual * 2 + 2) / 3));
}

/// All cells that are filled say a unit, and not all columns have one: (万元), 元, %.
bool isUnitRow(const SampleRow& row, const SampleRow& header) {
    bool any = false;
    if (row.fill >= header.fill || row.error != CsvRowError::none) return false;
    for (const std::string& cell : row.cells) {
        if (cell.empty()) continue;
        const std::string folded = foldForSearch(cell);
        const bool bracketed = folded.size() > 2 && (folded.front() == '(' || folded.front() == '[') &&
                               (folded.back() == ')' || folded.back() == ']');
        HeaderUnit unit;
        normalisedHeader("x(" + folded + ")", &unit);
        if (!bracketed && unit.text.empty()) return false;
        any = true;
    }
    return any;
}

/// A column that stands under the name of a group: its own is empty, or its neighbour's (a merged cell).
bool isInGroup(const SampleRow& upper, std::size_t column) {
    const std::string_view own = upper.cell(column);
    const std::string_view right = upper.cell(column + 1);
    const bool continues = column > 0 && (own.empty() || own == upper.cell(column - 1));
    return continues || (!own.empty() && column + 1 < upper.cells.size() && (right.empty() || right == own));
}

/// Names under the names of groups: each stands in a group, and what follows under one of them is no text.
bool isLowerHeader(const Rows& rows, std::size_t at) {
    if (at + 1 >= rows.size()) return false;
    const SampleRow& upper = rows[at - 1];
    const SampleRow& lower = rows[at];
    if (!looksLikeNames(lower)) return false;
    std::size_t grouped = 0;
    bool split = false;
    bool overValues = false;
    for (std::size_t i = 0; i < lower.cells.size(); ++i) {
        if (lower.cells[i].empty() || lower.cells[i] == upper.cell(i)) continue;
        if (!isInGroup(upper, i)) return false;
        ++grouped;
        split = split || upper.cell(i).empty() || (i > 0 && upper.cell(i) == upper.cell(i - 1));
        for (std::size_t below = at + 1; below < rows.size() && below < at + 20; ++below)
            overValues = overValues || rows[below].isValue(i);
    }
    return grouped >= 2 && split && overValues;
}

/// Names of groups above the header that was found: it lacks names that stand there, or has one several times.
bool isUpperHeader(const SampleRow& upper, const SampleRow& header) {
    if (!looksLikeNames(upper) || upper.fill < 2) return false;
    std::set<std::string_view> seen;
    bool useful = false;
    for (std::size_t i = 0; i < std::max(header.cells.size(), upper.cells.size()); ++i) {
        const std::string_view own = header.cell(i);
        if (own.empty() ? !upper.cell(i).empty() : !seen.insert(own).second) useful = true;
    }
    return useful;
}

std::vector<std::string> joined(const SampleRow& upper, const SampleRow& lower) {
    const std::size_t columns = std::max(upper.cells.size(), lower.cells.size());
    std::vector<std::string> groups(columns);
    std::vector<std::string> names(columns);
    std::string group;
    for (std::size_t i = 0; i < columns; ++i) {
        if (!upper.cell(i).empty()) group = upper.cell(i);
        groups[i] = group;
        if (lower.cell(i).empty()) group = upper.cell(i);  // a group ends where nothing stands below it
        names[i] = lower.cell(i).empty() ? upper.cell(i) : lower.cell(i);
    }
    std::vector<std::string> headers = names;
    for (std::size_t i = 0; i < columns; ++i) {
        const bool own = lower.cell(i).empty() || groups[i].empty() || groups[i] == names[i];
        if (!own && std::count(names.begin(), names.end(), names[i]) > 1) headers[i] = groups[i] + "-" + names[i];
    }
    return headers;
}

std::vector<std::string> withUnits(const SampleRow& names, const SampleRow& units) {
    std::vector<std::string> headers = names.cells;
    headers.resize(std::max(headers.size(), units.cells.size()));
    for (std::size_t i = 0; i < units.cells.size(); ++i) {
        const std::string& unit = units.cells[i];
        if (unit.empty() || unit == headers[i]) continue;
        const std::string folded = foldForSearch(unit);
        headers[i] += folded.front() == '(' || folded.front() == '[' ? unit : "(" + unit + ")";
    }
    return headers;
}

/// Data: as full as others, with a value. Sums and remarks may stand above a header.
bool looksLikeData(const SampleRow& row, std::size_t usual) {
    if (row.fill < usual || row.error != CsvRowError::none || row.total || !row.hasValue()) return false;
    return std::none_of(row.cells.begin(), row.cells.end(),
                        [](const std::string& cell) { return remarkOf(cell) != Remark::none; });
}

/// Names over values: most of what stands below one of them is a number or a day.
bool isOverValues(const Rows& rows, std::size_t at) {
    for (std::size_t column = 0; column < rows[at].cells.size(); ++column) {
        std::size_t values = 0;
        std::size_t filled = 0;
        for (std::size_t i = at + 1; i < rows.size() && i < at + 30; ++i) {
            if (rows[i].cell(column).empty()) continue;
            ++filled;
            if (rows[i].isValue(column)) ++values;
        }
        if (!rows[at].cells[column].empty() && values > 0 && values * 3 >= filled * 2) return true;
    }
    return false;
}

/// The place of the header among the rows, or none.
std::optional<std::size_t> headerAt(const Rows& rows) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < rows.size() && i < kHeaderWithin; ++i) {
        const std::size_t usual = usualFill(rows, i);
        if (looksLikeNames(rows[i]) && isWideEnough(rows[i], usual)) {
            // 账户名称 | 某某公司 may look like a header of few names, until the full one comes.
            const bool better = found && rows[i].fill > rows[*found].fill && isOverValues(rows, i);
            if (!found || better) found = i;
            if (rows[i].fill >= usual) break;
        } else if (looksLikeData(rows[i], usual)) {
            break;
        }
    }
    if (found) return found;
    // One that is narrower than what follows, at the very top.
    const SampleRow& top = rows.front();
    if (looksLikeNames(top) && (top.fill > 1 || usualFill(rows, 0) < 2)) return 0;
    return std::nullopt;
}

bool isRunningNumber(std::string_view header) {
    const std::string name = normalisedHeader(header);
    return name == "序号" || name == "编号" || name == "行号" || name == "no" || name == "id" || name == "#";
}

/// Columns of text, left of the values, where cells are empty under a filled one and the row has values all the same.
std::vector<std::size_t> gapsOf(const TableShape& shape, const Rows& rows, std::size_t from) {
    std::vector<const SampleRow*> data;
    for (std::size_t i = from; i < rows.size(); ++i)
        if (rows[i].error == CsvRowError::none && !rows[i].total && rows[i].hasValue()) data.push_back(&rows[i]);
    std::vector<std::size_t> gaps;
    if (data.size() < 2) return gaps;
    for (std::size_t column = 0; column < shape.headers.size(); ++column) {
        std::size_t values = 0;
        std::size_t empty = 0;
        std::size_t repeated = 0;
        std::string_view before;
        for (const SampleRow* row : data) {
            const std::string_view cell = row->cell(column);
            if (cell.empty()) {
                ++empty;
                continue;
            }
            if (row->isValue(column)) ++values;
            if (cell == before) ++repeated;
            before = cell;
        }
        const bool numbered = column == 0 && isRunningNumber(shape.headers[column]);
        if (values * 2 > data.size() && !numbered) break;
        if (numbered || values > 0 || empty == 0 || empty == data.size() || data.front()->cell(column).empty())
            continue;
        if (empty * 10 >= data.size() && repeated * 10 <= data.size()) gaps.push_back(column);
    }
    return gaps;
}

void nameColumns(TableShape& shape, const Rows& rows, const RowReader& reader) {
    std::size_t widest = 0;
    for (const SampleRow& row : rows)
        if (row.error == CsvRowError::none && row.line > shape.lastHeaderLine)
            for (std::size_t i = row.cells.size(); i > widest; --i)
                if (!row.cells[i - 1].empty()) widest = i;
    if (!shape.hasHeader) {
        if (!reader.hasAddresses())
            for (const SampleRow& row : rows)
                if (row.error == CsvRowError::none) widest = std::max(widest, row.cells.size());
        for (std::size_t i = 1; i <= widest; ++i) shape.headers.push_back(std::to_string(i));
    } else if (reader.hasAddresses()) {
        while (!shape.headers.empty() && shape.headers.back().empty()) shape.headers.pop_back();
        if (shape.headers.size() < widest) shape.headers.resize(widest);
    }
}

}  // namespace

bool TableShape::isRepeat(const CsvRow& row) const {
    if (repeats.empty() || row.error != CsvRowError::none) return false;
    for (const auto& cells : repeats) {
        bool same = true;
        for (std::size_t i = 0; same && i < std::max(cells.size(), row.cells.size()); ++i) {
            const std::string_view cell = row.cell(i);
            const std::string_view expected = i < cells.size() ? cells[i] : std::string_view();
            // Most rows differ in the first cell: only what may be equal is cleaned.
            if (cell == expected) continue;
            same = !expected.empty() || isEmptyCell(cell);
            same = same && (expected.empty() || trimmed(cleanText(cell)) == expected);
        }
        if (same) return true;
    }
    return false;
}

Result<TableShape> findShape(RowReader& reader, std::optional<bool> header, std::int64_t headerRow) {
    const auto bad = [](ErrorDetail why) { return failure(ErrorKind::invalid_value, "", std::move(why)); };
    TableShape shape;
    Rows rows;
    CsvRow row;
    const bool said = headerRow > 0 && header.value_or(true);
    std::size_t bytes = 0;
    while (rows.size() < kSample && bytes < kSampleBytes && reader.next(row)) {
        if (row.blank) continue;
        if (said && row.line < headerRow) {
            ++shape.linesAbove;
            continue;
        }
        rows.push_back(keep(row, reader.hasAddresses()));
        bytes += row.raw.size();
    }
    if (said && (rows.empty() || rows.front().line != headerRow)) return bad({ErrorCode::no_such_line, {headerRow}});
    if (rows.empty()) return bad(ErrorCode::no_rows);
    std::optional<std::size_t> at = said ? 0 : headerAt(rows);
    if (header && !*header) at.reset();
    if (header && *header && !at) at = 0;
    shape.hasHeader = at.has_value();
    std::size_t firstData = 0;
    if (at) {
        const SampleRow& found = rows[*at];
        if (found.error != CsvRowError::none)
            return bad({ErrorCode::header_unreadable, {csvRowErrorCode(found.error)}});
        shape.headers = found.cells;
        shape.headerLine = shape.lastHeaderLine = found.line;
        shape.headerRows = 1;
        if (!said) shape.linesAbove = static_cast<std::int64_t>(*at);
        if (*at + 1 < rows.size() && !said) {
            const SampleRow& below = rows[*at + 1];
            const bool units = isUnitRow(below, found);
            if (units || isLowerHeader(rows, *at + 1)) {
                shape.headers = units ? withUnits(found, below) : joined(found, below);
                shape.lastHeaderLine = below.line;
                shape.headerRows = 2;
            } else if (*at > 0 && isUpperHeader(rows[*at - 1], found)) {
                shape.headers = joined(rows[*at - 1], found);
                shape.headerLine = rows[*at - 1].line;
                shape.headerRows = 2;
                --shape.linesAbove;
            }
        }
        while (firstData < rows.size() && rows[firstData].line <= shape.lastHeaderLine)
            shape.repeats.push_back(rows[firstData++].cells);
    }
    nameColumns(shape, rows, reader);
    if (shape.headers.empty()) return bad(ErrorCode::no_readable_row);
    if (at) shape.gaps = gapsOf(shape, rows, firstData);
    return shape;
}

}  // namespace meike
