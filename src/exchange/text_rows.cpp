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
    if (m_table->decoded.problems.empty()) return true;
    const std::string_view raw = row.raw;
    if (std::string text = withItsBytes(raw); text.size() != raw.size() || text != raw) {
        if (row.error == CsvRowError::none) row.error = CsvRowError::bad_bytes;
        row.raw = row.unescaped.emplace_back(std::move(text));
    }
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

/// The text of a row as it stood in the file: bytes that are not of its encoding in the place of their U+FFFD.
std::string TextRows::withItsBytes(std::string_view raw) const {
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    const DecodedText& decoded = m_table->decoded;
    const auto begin = static_cast<std::uint64_t>(raw.data() - decoded.text.data());
    auto problem =
        std::lower_bound(decoded.problems.begin(), decoded.problems.end(), begin,
                         [](const DecodeProblem& each, std::uint64_t offset) { return each.textOffset < offset; });
    std::string text;
    std::size_t at = 0;
    for (; problem != decoded.problems.end() && problem->textOffset < begin + raw.size(); ++problem) {
        const auto place = static_cast<std::size_t>(problem->textOffset - begin);
        text += raw.substr(at, place - at);
        text += smuggled(problem->bytes);
        at = place + kReplacement.size();
    }
    std::string rest(raw.substr(at));
    // Only the first problems have their places kept; behind the last of them the replacement character itself tells. A
    // byte that is of no encoding stands for it: what is imported again is refused again.
    if (decoded.problemCount > decoded.problems.size() && problem == decoded.problems.end())
        for (std::size_t found = 0; (found = rest.find(kReplacement, found)) != std::string::npos;)
            rest.replace(found, kReplacement.size(), smuggled("\xFF"));
    return text + rest;
}

}  // namespace meike
