// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_reader.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "base/error_code.h"

namespace meike {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }
bool isLineBreak(char c) { return c == '\n' || c == '\r'; }

bool onlyBlanks(std::string_view text) { return std::all_of(text.begin(), text.end(), isBlank); }

bool looksNumeric(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || std::strchr("+-.,/:%", c) != nullptr; });
}

/// How well a delimiter cuts a sample into rows of equal length.
struct Fit {
    double share = 0;  ///< of rows that have the commonest number of cells
    std::size_t columns = 0;
};

Fit fitOf(std::string_view sample, char delimiter) {
    CsvReader reader(sample, delimiter);
    CsvRow row;
    std::map<std::size_t, int> counts;
    int rows = 0;
    while (rows < 200 && reader.next(row)) {
        if (row.blank) continue;
        ++rows;
        if (row.error == CsvRowError::none) ++counts[row.cells.size()];
    }
    Fit fit;
    for (const auto& [columns, count] : counts) {
        if (count > fit.share) fit = {static_cast<double>(count), columns};
    }
    if (rows > 0) fit.share /= rows;
    return fit;
}

/// Blanks also stand between the words of a list of names: only signs of a printed table count.
bool looksLikeBlankTable(std::string_view sample, double share) {
    CsvReader reader(sample, kWhitespaceDelimiter);
    CsvRow row;
    int rows = 0;
    int aligned = 0;
    int numeric = 0;
    while (rows < 200 && reader.next(row)) {
        if (row.blank) continue;
        ++rows;
        if (isBlank(row.raw.front()) || row.raw.find("  ") != std::string_view::npos) ++aligned;
        if (std::count_if(row.cells.begin(), row.cells.end(), looksNumeric) > 0) ++numeric;
    }
    return aligned * 10 >= rows * 9 || (share >= 0.9 && numeric * 10 >= (rows - 1) * 9);
}

}  // namespace

const char* csvRowErrorName(CsvRowError error) {
    switch (error) {
        case CsvRowError::none:
            return "none";
        case CsvRowError::stray_quote:
            return "stray_quote";
        case CsvRowError::cell_too_long:
            return "cell_too_long";
        case CsvRowError::row_too_long:
            return "row_too_long";
        case CsvRowError::too_many_columns:
            return "too_many_columns";
        case CsvRowError::bad_bytes:
            return "bad_bytes";
        case CsvRowError::extra_cells:
            return "extra_cells";
        case CsvRowError::missing_cells:
            return "missing_cells";
    }
    return "none";
}

ErrorCode csvRowErrorCode(CsvRowError error) {
    switch (error) {
        case CsvRowError::none:
            return ErrorCode::none;
        case CsvRowError::stray_quote:
            return ErrorCode::stray_quote;
        case CsvRowError::cell_too_long:
            return ErrorCode::cell_too_long;
        case CsvRowError::row_too_long:
            return ErrorCode::row_too_long;
        case CsvRowError::too_many_columns:
            return ErrorCode::too_many_columns;
        case CsvRowError::bad_bytes:
            return ErrorCode::bad_bytes;
        case CsvRowError::extra_cells:
            return ErrorCode::extra_cells;
        case CsvRowError::missing_cells:
            return ErrorCode::missing_cells;
    }
    return ErrorCode::none;
}

CsvReader::CsvReader(std::string_view text, char delimiter, CsvLimits limits)
    : m_text(text), m_delimiter(delimiter), m_limits(limits) {
    for (const char c : {delimiter, '\r', '\n'}) m_ends[static_cast<unsigned char>(c)] = true;
}

void CsvReader::rewind() {
    m_at = 0;
    m_number = 0;
    m_line = 1;
    m_wasted = 0;
}

std::size_t CsvReader::lineEnd(std::size_t from) const {
    // Not memchr: in a file without LF every row would search to the end of the file.
    while (from < m_text.size() && !isLineBreak(m_text[from])) ++from;
    return from;
}

void CsvReader::addCell(CsvRow& row, std::string_view cell) const {
    if (cell.size() > m_limits.cellBytes)
        row.error = CsvRowError::cell_too_long;
    else if (row.cells.size() == m_limits.columns)
        row.error = CsvRowError::too_many_columns;
    else
        row.cells.push_back(cell);
}

bool CsvReader::next(CsvRow& row) {
    if (m_at >= m_text.size()) return false;
    if (++m_number > m_limits.rows)
        throw Error(ErrorKind::invalid_value, "row " + std::to_string(m_number),
                    {ErrorCode::too_many_rows, {m_limits.rows}});
    row.number = m_number;
    row.line = m_line;
    row.cells.clear();
    if (!row.unescaped.empty()) row.unescaped.clear();
    row.error = CsvRowError::none;
    m_quoted = false;
    std::size_t end = m_at;
    if (m_delimiter == kWhitespaceDelimiter) {
        end = lineEnd(m_at);
        readWhitespace(row, end);
    } else {
        const Outcome outcome = readDelimited(row, end);
        if (outcome != Outcome::complete) {
            m_wasted += end - m_at;
            end = lineEnd(m_at);
            row.cells.clear();
            row.unescaped.clear();
            readPlain(row, end);
            row.error = CsvRowError::stray_quote;
        }
    }
    if (end - m_at > m_limits.rowBytes) row.error = CsvRowError::row_too_long;
    if (row.error != CsvRowError::none && row.error != CsvRowError::stray_quote) row.cells.clear();
    finishRow(row, end);
    return true;
}

CsvReader::Outcome CsvReader::readDelimited(CsvRow& row, std::size_t& end) {
    const char* const text = m_text.data();
    const std::size_t size = m_text.size();
    std::size_t limit = std::min(size, m_at + m_limits.rowBytes);
    // A file full of stray quotes would be read again from each of them: after four times the file, quotes end with
    // their line.
    if (m_wasted > 4 * static_cast<std::uint64_t>(size) + (16U << 20)) limit = lineEnd(m_at);
    std::size_t at = m_at;
    for (;;) {
        std::size_t quote = at;
        while (quote < size && text[quote] == ' ') ++quote;
        const bool opens = quote < size && text[quote] == '"';
        if (opens && quote == at) {
            m_quoted = true;
            const Outcome outcome = readQuoted(row, at, limit);
            if (outcome != Outcome::complete) {
                end = at;
                return outcome;
            }
        } else {
            // `"A", "B"`: quoted if the cell ends on this line, else blanks and quotes are its text.
            std::size_t behind = quote;
            if (opens && readQuoted(row, behind, lineEnd(quote)) == Outcome::complete) {
                at = behind;
            } else {
                const std::size_t begin = at;
                while (at < size && !m_ends[static_cast<unsigned char>(text[at])]) ++at;
                addCell(row, m_text.substr(begin, at - begin));
            }
        }
        if (at >= size || text[at] != m_delimiter) break;
        ++at;
    }
    end = at;
    if (m_quoted && m_expectedColumns > 0 && row.cells.size() != m_expectedColumns) {
        // Did a stray quote swallow the lines behind it? Then the first line alone is a row of the right length.
        const std::size_t firstLine = lineEnd(m_at);
        if (firstLine < end && cellsOnLine(firstLine) == m_expectedColumns) return Outcome::stray;
    }
    return Outcome::complete;
}

/// `at` is the opening quote; afterwards the delimiter, line break or end behind the cell, or where it was given up.
CsvReader::Outcome CsvReader::readQuoted(CsvRow& row, std::size_t& at, std::size_t limit) const {
    const std::size_t begin = at + 1;
    bool doubled = false;
    std::size_t close = begin;
    for (;; close += 2) {
        const auto* quote =
            close < limit ? static_cast<const char*>(std::memchr(m_text.data() + close, '"', limit - close)) : nullptr;
        if (quote == nullptr) {
            at = std::max(limit, at);
            return Outcome::stray;
        }
        close = static_cast<std::size_t>(quote - m_text.data());
        if (close + 1 >= m_text.size() || m_text[close + 1] != '"') break;
        doubled = true;
    }
    at = close + 1;
    while (at < m_text.size() && m_text[at] == ' ') ++at;
    if (at < m_text.size() && !m_ends[static_cast<unsigned char>(m_text[at])]) return Outcome::stray;
    const std::string_view inside = m_text.substr(begin, close - begin);
    if (!doubled || inside.size() > 2 * m_limits.cellBytes) {
        addCell(row, inside);
        return Outcome::complete;
    }
    std::string& cell = row.unescaped.emplace_back();
    cell.reserve(inside.size());
    for (std::size_t i = 0; i < inside.size(); ++i) {
        cell += inside[i];
        if (inside[i] == '"') ++i;
    }
    addCell(row, cell);
    return Outcome::complete;
}

/// Cells up to `end`, the end of the row's first line; a quoted cell counts as one when it closes on the line.
std::size_t CsvReader::cellsOnLine(std::size_t end) const {
    CsvRow row;
    std::size_t cells = 0;
    for (std::size_t at = m_at;; ++at, ++cells) {
        while (at < end && m_text[at] == ' ') ++at;
        std::size_t behind = at;
        if (at < end && m_text[at] == '"' && readQuoted(row, behind, end) == Outcome::complete)
            at = behind;
        else
            while (at < end && m_text[at] != m_delimiter) ++at;
        if (at >= end) return cells + 1;
    }
}

void CsvReader::readPlain(CsvRow& row, std::size_t end) const {
    const std::string_view line = m_text.substr(0, end);
    std::size_t at = m_at;
    for (;;) {
        const std::size_t cut = std::min(line.find(m_delimiter, at), end);
        addCell(row, m_text.substr(at, cut - at));
        if (cut == end) return;
        at = cut + 1;
    }
}

void CsvReader::readWhitespace(CsvRow& row, std::size_t end) const {
    const std::string_view line = m_text.substr(0, end);
    std::size_t at = m_at;
    for (;;) {
        while (at < end && isBlank(line[at])) ++at;
        if (at == end) return;
        if (line[at] == '"') {
            std::string cell;
            std::size_t close = at + 1;
            for (; close < end; ++close) {
                if (line[close] == '"') {
                    if (close + 1 >= end || line[close + 1] != '"') break;
                    ++close;
                }
                cell += line[close];
            }
            if (close < end && (close + 1 == end || isBlank(line[close + 1]))) {
                addCell(row, row.unescaped.emplace_back(std::move(cell)));
                at = close + 1;
                continue;
            }
        }
        const std::size_t begin = at;
        while (at < end && !isBlank(line[at])) ++at;
        addCell(row, line.substr(begin, at - begin));
    }
}

void CsvReader::finishRow(CsvRow& row, std::size_t end) {
    row.raw = m_text.substr(m_at, end - m_at);
    row.blank = row.error == CsvRowError::none && std::all_of(row.cells.begin(), row.cells.end(), onlyBlanks) &&
                row.raw.find('"') == std::string_view::npos;
    const auto behindBreak = [&](std::size_t at) {
        return at + (m_text[at] == '\r' && at + 1 < m_text.size() && m_text[at + 1] == '\n' ? 2 : 1);
    };
    const auto holds = [&](char c) { return std::memchr(row.raw.data(), c, row.raw.size()) != nullptr; };
    if (m_quoted && (holds('\n') || holds('\r'))) {
        for (std::size_t at = lineEnd(m_at); at < end; at = lineEnd(behindBreak(at))) ++m_line;
    }
    if (end < m_text.size()) {
        end = behindBreak(end);
        ++m_line;
    }
    m_at = end;
}

char sniffDelimiter(std::string_view text) {
    std::string_view sample = text.substr(0, 64 * 1024);
    if (sample.size() < text.size()) {
        const std::size_t lastLine = sample.find_last_of("\r\n");
        if (lastLine != std::string_view::npos) sample = sample.substr(0, lastLine);
    }
    char best = ',';
    Fit bestFit;
    for (const char candidate : {',', '\t', ';', '|'}) {
        const Fit fit = fitOf(sample, candidate);
        if (fit.columns < 2) continue;
        if (fit.share > bestFit.share + 1e-9 || (fit.share > bestFit.share - 1e-9 && fit.columns > bestFit.columns)) {
            best = candidate;
            bestFit = fit;
        }
    }
    if (bestFit.share >= 0.8) return best;
    const Fit blanks = fitOf(sample, kWhitespaceDelimiter);
    if (blanks.columns >= 2 && blanks.share >= 0.75 && blanks.share > bestFit.share &&
        looksLikeBlankTable(sample, blanks.share))
        return kWhitespaceDelimiter;
    return best;
}

}  // namespace meike
