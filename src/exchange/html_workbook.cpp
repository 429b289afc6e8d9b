// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/html_workbook.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/encoding.h"
#include "base/error_code.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "exchange/cell_text.h"
#include "exchange/sheet_rows.h"
#include "exchange/table_workbook.h"
#include "exchange/zip_archive.h"

namespace meike {

namespace {

constexpr std::size_t kMostBytes = 64U << 20;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f'; }

std::string lower(std::string_view text) {
    std::string result;
    for (const char c : text) result += lowerLetter(c);
    return result;
}

/// What the page says of its own encoding.
std::optional<Encoding> declaredEncoding(std::string_view bytes) {
    const std::string head = lower(bytes.substr(0, 8192));
    const std::size_t at = head.find("charset=");
    if (at == std::string::npos) return std::nullopt;
    std::string name;
    for (std::size_t i = at + 8; i < head.size() && name.size() < 20; ++i) {
        if (head[i] == '"' || head[i] == '\'') {
            if (name.empty()) continue;
            break;
        }
        if (isSpace(head[i]) || head[i] == ';' || head[i] == '>' || head[i] == '/') break;
        name += head[i];
    }
    return encodingByName(name);
}

void appendEntity(std::string& out, std::string_view name) {
    struct Named {
        std::string_view name;
        char32_t character;
    };
    static constexpr Named kNames[] = {{"nbsp", 0xA0},    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},
                                       {"quot", '"'},     {"apos", '\''},     {"yen", 0xA5},     {"pound", 0xA3},
                                       {"euro", 0x20AC},  {"cent", 0xA2},     {"middot", 0xB7},  {"mdash", 0x2014},
                                       {"ndash", 0x2013}, {"hellip", 0x2026}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
                                       {"lsquo", 0x2018}, {"rsquo", 0x2019},  {"times", 0xD7},   {"copy", 0xA9},
                                       {"reg", 0xAE},     {"deg", 0xB0},      {"permil", 0x2030}};
    char32_t character = 0;
    if (!name.empty() && name.front() == '#') {
        std::string_view digits = name.substr(1);
        const bool hex = !digits.empty() && lowerLetter(digits.front()) == 'x';
        if (hex) digits.remove_prefix(1);
        std::uint32_t number = 0;
        const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
        if (code == std::errc() && end == digits.data() + digits.size() && number < 0x110000 &&
            (number < 0xD800 || number > 0xDFFF))
            character = number;
    } else {
        for (const Named& each : kNames)
            if (each.name == name) character = each.character;
    }
    if (character == 0)
        (out += '&').append(name) += ';';
    else
        appendUtf8(out, character);
}

/// Text between tags: entities resolved, white space made single blanks.
void appendText(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (isSpace(c)) {
            if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
            continue;
        }
        const std::size_t end = c == '&' ? text.substr(at, 12).find(';') : std::string_view::npos;
        if (end != std::string_view::npos && end > 1) {
            appendEntity(out, text.substr(at + 1, end - 1));
            at += end;
        } else {
            out += c;
        }
    }
}

struct Tag {
    std::string name;
    bool closes = false;
    std::string_view attributes;

    /// A number between 1 and `most`.
    std::int64_t number(std::string_view attribute, std::int64_t most) const {
        const std::string all = lower(attributes);
        for (std::size_t at = all.find(attribute); at != std::string::npos; at = all.find(attribute, at + 1)) {
            if (at > 0 && !isSpace(all[at - 1]) && all[at - 1] != '"' && all[at - 1] != '\'') continue;
            std::size_t from = at + attribute.size();
            while (from < all.size() &&
                   (isSpace(all[from]) || all[from] == '=' || all[from] == '"' || all[from] == '\''))
                ++from;
            std::int64_t value = 1;
            std::from_chars(all.data() + from, all.data() + all.size(), value);
            return std::clamp<std::int64_t>(value, 1, most);
        }
        return 1;
    }
};

class Scanner {
public:
    Scanner(std::string_view text, const CsvLimits& limits, const std::stop_token& stop)
        : m_text(text), m_limits(limits), m_stop(stop) {}

    std::vector<SheetTable> scan() {
        for (std::size_t tags = 0; m_at < m_text.size(); ++tags) {
            if (tags % 4096 == 0) throwIfStopped(m_stop);
            const std::size_t open = std::min(m_text.find('<', m_at), m_text.size());
            if (m_inCell && m_cell.size() <= m_limits.cellBytes) appendText(m_cell, m_text.substr(m_at, open - m_at));
            m_at = open;
            if (m_at < m_text.size()) markup();
        }
        endTable();
        return std::move(m_tables);
    }

private:
    void markup() {
        const std::string_view rest = m_text.substr(m_at);
        if (rest.substr(0, 4) == "<!--") {
            // `<!--[if gte mso 9]>` as well: what is for Excel alone is no table.
            const std::size_t end = m_text.find("-->", m_at + 4);
            m_at = end == std::string_view::npos ? m_text.size() : end + 3;
            return;
        }
        if (rest.size() < 2 || !(isLatinLetter(rest[1]) || rest[1] == '/' || rest[1] == '!' || rest[1] == '?')) {
            if (m_inCell) m_cell += '<';
            ++m_at;
            return;
        }
        std::size_t at = m_at + 1;
        Tag tag;
        tag.closes = m_text[at] == '/';
        if (tag.closes) ++at;
        while (at < m_text.size() && (isLatinLetter(m_text[at]) || isDigit(m_text[at]) || m_text[at] == ':') &&
               tag.name.size() < 32)
            tag.name += lowerLetter(m_text[at++]);
        const std::size_t from = at;
        char quote = '\0';
        for (; at < m_text.size() && (quote != '\0' || m_text[at] != '>'); ++at) {
            if (quote == '\0' ? m_text[at] == '"' || m_text[at] == '\'' : m_text[at] == quote)
                quote = quote == '\0' ? m_text[at] : '\0';
            // A quotation mark that is never closed must not swallow the page.
            if (at - from > 64 * 1024) quote = '\0';
        }
        tag.attributes = m_text.substr(from, at - from);
        m_at = std::min(at + 1, m_text.size());
        apply(tag);
    }

    void apply(const Tag& tag) {
        if (!tag.closes && (tag.name == "script" || tag.name == "style")) {
            skipTo("</" + tag.name);
        } else if (tag.name == "table") {
            tag.closes ? leaveTable() : enterTable();
        } else if (m_depth != 1) {
            if (m_inCell && (tag.name == "td" || tag.name == "tr" || tag.name == "th")) appendText(m_cell, " ");
        } else if (tag.name == "tr") {
            endRow();
            if (!tag.closes) startRow();
        } else if (tag.name == "td" || tag.name == "th") {
            endCell();
            if (!tag.closes) startCell(tag);
        } else if (m_inCell && (tag.name == "br" || tag.name == "p" || tag.name == "div" || tag.name == "li")) {
            while (!m_cell.empty() && m_cell.back() == ' ') m_cell.pop_back();
            if (!m_cell.empty() && m_cell.back() != '\n') m_cell += '\n';
        }
    }

    void skipTo(const std::string& end) {
        while (m_at < m_text.size()) {
            const std::size_t open = m_text.find('<', m_at);
            if (open == std::string_view::npos) break;
            if (lower(m_text.substr(open, end.size())) == end) {
                m_at = open;
                return;
            }
            m_at = open + 1;
        }
        m_at = m_text.size();
    }

    void enterTable() {
        if (m_depth++ > 0) return;
        m_tables.emplace_back();
        m_areas.clear();
        m_reserved.clear();
        m_line = 0;
    }
    void leaveTable() {
        if (m_depth == 0 || --m_depth > 0) return;
        ++m_depth;
        endTable();
    }
    void endTable() {
        if (m_depth == 0) return;
        m_depth = 0;
        endRow();
        m_tables.back().areas = std::move(m_areas);
        m_areas = {};
    }

    void startRow() {
        m_row.emplace();
        m_row->clear(++m_line);
        m_column = 0;
    }
    void endRow() {
        endCell();
        if (m_row && !m_row->isEmpty()) {
            if (++m_rows > m_limits.rows)
                throw Error(ErrorKind::invalid_value, "", {ErrorCode::too_many_rows, {m_limits.rows}});
            m_tables.back().rows.push_back(std::move(*m_row));
        }
        m_row.reset();
    }

    void startCell(const Tag& tag) {
        if (!m_row) startRow();
        while (m_column < m_reserved.size() && m_reserved[m_column] >= m_line) ++m_column;
        const auto most = static_cast<std::int64_t>(m_limits.columns);
        m_wide = static_cast<std::size_t>(tag.number("colspan", most));
        const std::int64_t high = tag.number("rowspan", 65'534);
        if (m_wide > 1 || high > 1) {
            const MergedAreas::Area area{m_line, m_line + high - 1, m_column, m_column + m_wide - 1};
            if (m_areas.size() < 1'000'000) m_areas.push_back(area);
            const std::size_t end = std::min(area.lastColumn + 1, m_limits.columns);
            if (m_reserved.size() < end) m_reserved.resize(end);
            for (std::size_t column = m_column; column < end; ++column) m_reserved[column] = area.lastLine;
        }
        m_cell.clear();
        m_inCell = true;
    }
    void endCell() {
        if (!m_inCell) return;
        m_inCell = false;
        m_row->put(m_column, trimmed(m_cell), CellKind::text, m_limits);
        m_column += m_wide;
    }

    std::string_view m_text;
    const CsvLimits& m_limits;
    const std::stop_token& m_stop;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::vector<SheetTable> m_tables;
    std::vector<MergedAreas::Area> m_areas;
    std::vector<std::int64_t> m_reserved;  ///< by column: the last line of an area that covers it
    std::optional<SheetRow> m_row;
    std::int64_t m_line = 0;
    std::int64_t m_rows = 0;
    std::size_t m_column = 0;
    std::size_t m_wide = 1;
    std::string m_cell;
    bool m_inCell = false;
};

}  // namespace

std::shared_ptr<const Workbook> openHtml(const std::string& bytes, const CsvLimits& limits,
                                         const std::stop_token& stop) {
    if (bytes.size() > kMostBytes)
        throw Error(ErrorKind::invalid_value, "", {ErrorCode::file_larger_than, {kMostBytes}});
    const std::optional<Encoding> declared = declaredEncoding(bytes);
    const Encoding detected = detectEncoding(bytes);
    const bool wide = detected == Encoding::utf16le || detected == Encoding::utf16be;
    const DecodedText decoded = decodeToUtf8(bytes, wide ? std::optional(detected) : declared);
    std::vector<SheetTable> tables = Scanner(decoded.text, limits, stop).scan();
    std::vector<SheetInfo> sheets;
    for (std::size_t i = 1; i <= tables.size(); ++i) sheets.push_back({std::to_string(i), false});
    return std::make_shared<TableWorkbook>(std::move(sheets), std::move(tables), limits);
}

}  // namespace meike
