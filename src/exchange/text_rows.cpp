// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/text_rows.h"

#include <algorithm>
#include <optional>

namespace meike {

std::shared_ptr<const TextTable> readText(std::string bytes, std::optional<Encoding> encoding,
                                          std::optional<char> delimiter, const CsvLimits& limits) {
    auto table = std::make_shared<TextTable>();
    table->limits = limits;
    table->decoded = decodeToUtf8(std::move(bytes), encoding);
    const std::string& text = table->decoded.text;
    // Excel's own remark about the delimiter: not a row.
    if (text.size() >= 5 && text.compare(0, 4, "sep=") == 0 &&
        (text.size() == 5 || text[5] == '\r' || text[5] == '\n')) {
        if (!delimiter) delimiter = text[4];
        table->start = text.compare(5, 2, "\r\n") == 0 ? 7 : std::min<std::size_t>(6, text.size());
        table->linesBefore = 1;
    }
    table->delimiter = delimiter ? *delimiter : sniffDelimiter(std::string_view(text).substr(table->start));
    return table;
}

TextRows::TextRows(std::shared_ptr<const TextTable> table)
    : m_table(std::move(table)),
      m_reader(std::string_view(m_table->decoded.text).substr(m_table->start), m_table->delimiter, m_table->limits) {}

bool TextRows::next(CsvRow& row) {
    if (!m_reader.next(row)) return false;
    row.line += m_table->linesBefore;
    row.number += m_table->linesBefore;
    if (row.error == CsvRowError::none && holdsBadBytes(row)) row.error = CsvRowError::bad_bytes;
    return true;
}

std::unique_ptr<RowReader> TextRows::fromStart() const {
    auto reader = std::make_unique<TextRows>(m_table);
    if (m_columns > 0) reader->setColumns(m_columns);
    return reader;
}

void TextRows::setColumns(std::size_t columns) {
    m_columns = columns;
    m_reader.setExpectedColumns(columns);
}

std::int64_t TextRows::estimatedRows() const {
    const std::string_view text = std::string_view(m_table->decoded.text).substr(m_table->start);
    std::int64_t breaks = std::count(text.begin(), text.end(), '\n');
    if (breaks == 0) breaks = std::count(text.begin(), text.end(), '\r');
    const bool open = !text.empty() && text.back() != '\n' && text.back() != '\r';
    return breaks + (open ? 1 : 0);
}

bool TextRows::holdsBadBytes(const CsvRow& row) const {
    const DecodedText& decoded = m_table->decoded;
    if (decoded.problems.empty()) return false;
    const auto from = static_cast<std::uint64_t>(row.raw.data() - decoded.text.data());
    const auto problem =
        std::lower_bound(decoded.problems.begin(), decoded.problems.end(), from,
                         [](const DecodeProblem& each, std::uint64_t offset) { return each.textOffset < offset; });
    if (problem != decoded.problems.end() && problem->textOffset < from + row.raw.size()) return true;
    // Only the first problems have their places kept; behind the last of them the replacement character itself tells.
    return decoded.problemCount > decoded.problems.size() && problem == decoded.problems.end() &&
           row.raw.find("\xEF\xBF\xBD") != std::string_view::npos;
}

}  // namespace meike
