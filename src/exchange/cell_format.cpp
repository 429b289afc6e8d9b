// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/cell_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/date.h"
#include "base/unicode.h"
#include "exchange/cell_text.h"
#include "exchange/value_parser.h"

namespace meike {

namespace {

using Shows = CellFormat::Shows;

constexpr double kMostSerial = 2958466;  // 10000-01-01
constexpr std::int64_t kMsPerDay = 86'400'000;

bool isCurrencySign(std::string_view text) {
    const auto number = parseNumber(std::string(text) + "1");
    return number && (!number->currency.empty() || !number->sign.empty());
}

/// Units that change what a number means, written behind it by its format alone.
bool isUnitWord(std::string_view text) {
    static constexpr std::array<std::string_view, 13> kWords = {"万",   "万元", "千",   "千元", "百万", "百万元", "亿",
                                                                "亿元", "元",   "美元", "港元", "港币", "欧元"};
    return std::find(kWords.begin(), kWords.end(), text) != kWords.end();
}

/// The first section of a format code, taken apart.
class CodeReader {
public:
    explicit CodeReader(std::string_view code) : m_rest(code) {}

    CellFormat read() {
        while (!m_rest.empty() && m_rest.front() != ';') step();
        endMonth(false);
        CellFormat format;
        if (m_elapsed) {
            format.shows = Shows::duration;
        } else if (m_date || m_time) {
            format.shows = m_date && m_time ? Shows::date_time : m_date ? Shows::date : Shows::time;
        } else {
            if (m_percent) format.shows = Shows::percent;
            format.before = m_currency;
            if (!m_scaled && !m_percent && isUnitWord(m_literal)) format.behind = m_literal;
            if (m_zeros >= 2 && m_onlyZeros) format.zeros = m_zeros;
        }
        format.fractions = m_fractions;
        return format;
    }

private:
    void step() {
        const char c = m_rest.front();
        if (c == '"') {
            m_rest.remove_prefix(1);
            const std::size_t end = std::min(m_rest.find('"'), m_rest.size());
            literal(m_rest.substr(0, end));
            m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        } else if (c == '[') {
            const std::size_t end = std::min(m_rest.find(']'), m_rest.size());
            bracket(m_rest.substr(1, end > 0 ? end - 1 : 0));
            m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        } else if (c == '\\' || c == '!' || c == '_' || c == '*') {
            m_rest.remove_prefix(1);
            if (c == '\\' || c == '!') m_scaled = true;  // 0!.0,"万" shows ten thousands without meaning them
            if (!m_rest.empty()) character();
            m_onlyZeros = false;
        } else if (isLatinLetter(c)) {
            letters();
        } else {
            if (c == '0') {
                ++m_zeros;
                if (m_afterSeconds) m_fractions = true;
            } else {
                m_onlyZeros = false;
            }
            if (c == '%') m_percent = true;
            // A comma behind the last digit divides by a thousand.
            if (c == ',' && (m_rest.size() == 1 || (m_rest[1] != '0' && m_rest[1] != '#' && m_rest[1] != '?')))
                m_scaled = true;
            if (c != '0' && c != '.') m_afterSeconds = false;
            const std::string_view sign = character();
            if (sign.size() > 1 || sign == "$") literal(sign);
        }
    }

    std::string_view character() {
        std::size_t at = 0;
        nextCodePoint(m_rest, at);
        const std::string_view one = m_rest.substr(0, at);
        m_rest.remove_prefix(at);
        return one;
    }

    void literal(std::string_view text) {
        m_onlyZeros = false;
        text = trimmed(text);
        if (m_currency.empty() && m_zeros == 0 && isCurrencySign(text))
            m_currency = text;
        else
            m_literal += text;
    }

    void bracket(std::string_view inside) {
        m_onlyZeros = false;
        if (takePrefix(inside, "$")) {
            const std::string_view sign = inside.substr(0, inside.find('-'));
            if (m_currency.empty() && !sign.empty() && isCurrencySign(sign)) m_currency = sign;
            return;
        }
        if (inside.empty() || inside.find_first_not_of(inside.front()) != std::string_view::npos) return;
        const char letter = lowerLetter(inside.front());
        if (letter != 'h' && letter != 'm' && letter != 's') return;
        m_elapsed = true;
        endMonth(letter == 's');
        m_afterHours = letter == 'h';
    }

    void letters() {
        m_onlyZeros = false;
        for (const std::string_view word : {"am/pm", "a/p", "general"}) {
            if (m_rest.size() < word.size() || !std::equal(word.begin(), word.end(), m_rest.begin(),
                                                           [](char a, char b) { return a == lowerLetter(b); }))
                continue;
            if (word != "general") m_time = true;
            m_rest.remove_prefix(word.size());
            return;
        }
        const char letter = lowerLetter(m_rest.front());
        std::size_t count = 0;
        while (count < m_rest.size() && lowerLetter(m_rest[count]) == letter) ++count;
        m_rest.remove_prefix(count);
        const bool exponent = letter == 'e' && !m_rest.empty() && (m_rest.front() == '+' || m_rest.front() == '-');
        m_afterSeconds = false;
        switch (letter) {
            case 'm':
                endMonth(false);
                // Three and more letters are the month's name; behind hours and before seconds it is minutes.
                if (count <= 2 && m_afterHours)
                    m_time = true;
                else if (count <= 2)
                    m_openMonth = true;
                else
                    m_date = true;
                m_afterHours = false;
                break;
            case 'h':
                endMonth(false);
                m_time = m_afterHours = true;
                break;
            case 's':
                endMonth(true);
                m_time = m_afterSeconds = true;
                m_afterHours = false;
                break;
            case 'y':
            case 'd':
            case 'g':
            case 'b':
                endMonth(false);
                m_date = true;
                break;
            case 'e':
                if (!exponent) m_date = true;
                break;
            case 'a':
                if (count >= 3) m_date = true;
                break;
            default:
                break;
        }
    }

    /// An m is known to be minutes when seconds follow, else a month.
    void endMonth(bool secondsFollow) {
        if (!m_openMonth) return;
        m_openMonth = false;
        (secondsFollow ? m_time : m_date) = true;
    }

    std::string_view m_rest;
    bool m_date = false;
    bool m_time = false;
    bool m_elapsed = false;
    bool m_percent = false;
    bool m_fractions = false;
    bool m_scaled = false;
    bool m_onlyZeros = true;
    bool m_afterHours = false;
    bool m_afterSeconds = false;
    bool m_openMonth = false;
    int m_zeros = 0;
    std::string m_currency;
    std::string m_literal;
};

std::string padded(std::int64_t number, std::size_t digits) {
    std::string text = std::to_string(number);
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return text;
}

std::string clockText(std::int64_t ms, bool fractions) {
    std::string text = padded(ms / 3'600'000, 2) + ":" + padded(ms / 60'000 % 60, 2) + ":" + padded(ms / 1000 % 60, 2);
    if (fractions && ms % 1000 != 0) text += "." + padded(ms % 1000, 3);
    return text;
}

/// The day of a serial number, as text; nothing where a spreadsheet shows no date.
std::optional<std::string> dayText(std::int64_t day, bool from1904) {
    if (from1904) return isoDate(Date(std::chrono::year(1904) / 1 / 1) + std::chrono::days(day));
    if (day == 0) return std::nullopt;
    if (day == 60) return std::string("1900-02-29");
    const int shift = day < 60 ? 1 : 0;
    return isoDate(Date(std::chrono::year(1899) / 12 / 30) + std::chrono::days(day + shift));
}

bool isWhole(std::string_view text) {
    takePrefix(text, "-");
    return !text.empty() && text.size() <= 25 && std::all_of(text.begin(), text.end(), isDigit);
}

std::string decimalText(std::string_view stored, double number) {
    if (number == 0) return "0";
    if (isWhole(stored)) return std::string(stored);
    std::array<char, 400> buffer{};
    const double size = std::abs(number);
    const auto shape = size >= 1e-9 && size < 1e21 ? std::chars_format::fixed : std::chars_format::scientific;
    const auto [end, code] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, shape);
    return code == std::errc() ? std::string(buffer.data(), end) : std::string(stored);
}

std::optional<CellText> timeCell(double serial, const CellFormat& format, bool from1904) {
    if (serial >= kMostSerial || (serial < 0 && format.shows != Shows::duration)) return std::nullopt;
    if (std::abs(serial) >= kMostSerial) return std::nullopt;
    const std::int64_t ms = std::llround(std::abs(serial) * static_cast<double>(kMsPerDay));
    const std::int64_t rounded = format.fractions ? ms : (ms + 500) / 1000 * 1000;
    const std::string sign = serial < 0 ? "-" : "";
    if (format.shows == Shows::duration)
        return CellText{sign + clockText(rounded, format.fractions), CellKind::duration};
    const std::int64_t day = ms / kMsPerDay;
    // The last second of a day is not the next day.
    const std::int64_t clock = std::min(rounded - day * kMsPerDay, kMsPerDay - 1000 + ms % 1000);
    // A time alone has no day; one that has, keeps it, although its format hides it.
    const bool mayBeTime = format.shows == Shows::time || (format.shows == Shows::date_time && !from1904);
    if (mayBeTime && day == 0) return CellText{clockText(clock, format.fractions), CellKind::duration};
    const auto text = dayText(day, from1904);
    if (!text) return std::nullopt;
    const bool showsClock = format.shows != Shows::date && clock != 0;
    return CellText{showsClock ? *text + " " + clockText(clock, format.fractions) : *text, CellKind::date};
}

}  // namespace

CellFormat readFormatCode(std::string_view code) {
    // General as programs in Chinese write it.
    if (code.substr(0, 2) == "G/") return {};
    return CodeReader(code).read();
}

CellFormat builtinFormat(int id) {
    struct Range {
        int from;
        int to;
        Shows shows;
    };
    static constexpr Range kRanges[] = {{9, 10, Shows::percent},    {14, 17, Shows::date}, {18, 21, Shows::time},
                                        {22, 22, Shows::date_time}, {27, 31, Shows::date}, {32, 35, Shows::time},
                                        {36, 36, Shows::date},      {45, 45, Shows::time}, {46, 46, Shows::duration},
                                        {47, 47, Shows::time},      {50, 54, Shows::date}, {55, 56, Shows::time},
                                        {57, 58, Shows::date}};
    CellFormat format;
    for (const Range& range : kRanges)
        if (id >= range.from && id <= range.to) format.shows = range.shows;
    format.fractions = id == 47;
    return format;
}

CellText cellOfNumber(std::string_view stored, const CellFormat& format, bool from1904) {
    stored = trimmed(stored);
    if (stored.empty()) return {};
    double number = 0;
    std::string_view digits = stored;
    takePrefix(digits, "+");
    static const CellFormat kPlain;
    if (isWhole(digits) && digits.front() != '-' && format == kPlain) return {std::string(digits), CellKind::number};
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (code != std::errc() || end != digits.data() + digits.size() || !std::isfinite(number))
        return {std::string(stored), CellKind::text};
    if (format.shows != Shows::number && format.shows != Shows::percent)
        if (auto cell = timeCell(number, format, from1904)) return std::move(*cell);
    CellText cell{decimalText(digits, number), CellKind::number};
    if (format.shows == Shows::percent) cell.text = percentText(cell.text);
    if (format.zeros > 0 && isWhole(cell.text) && cell.text.front() != '-') {
        const auto width = static_cast<std::size_t>(format.zeros);
        if (cell.text.size() < width) cell.text.insert(0, width - cell.text.size(), '0');
    }
    if (!format.before.empty()) cell.text.insert(cell.text.front() == '-' ? 1 : 0, format.before);
    cell.text += format.behind;
    return cell;
}

CellText cellOfIsoDate(std::string_view iso) {
    std::string text(trimmed(iso));
    if (!text.empty() && text.back() == 'Z') text.pop_back();
    if (text.size() > 10 && text[10] == 'T') text[10] = ' ';
    if (const std::size_t dot = text.find('.'); dot != std::string::npos) {
        std::size_t last = text.find_last_not_of('0');
        if (last == dot) --last;
        text.resize(last + 1);
    }
    if (text.size() > 10 && (text.substr(10) == " 00:00:00" || text.substr(10) == " 00:00")) text.resize(10);
    const bool clock = text.size() >= 5 && text.find('-') == std::string::npos && text.find(':') != std::string::npos;
    return {std::move(text), clock ? CellKind::duration : CellKind::date};
}

CellText cellOfIsoDuration(std::string_view iso) {
    std::string_view rest = trimmed(iso);
    const bool negative = takePrefix(rest, "-");
    const auto bad = [&] { return CellText{std::string(iso), CellKind::text}; };
    if (!takePrefix(rest, "P")) return bad();
    double seconds = 0;
    bool clock = false;
    while (!rest.empty()) {
        if (takePrefix(rest, "T")) {
            clock = true;
            continue;
        }
        double number = 0;
        const auto [end, code] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        if (code != std::errc() || end == rest.data() + rest.size()) return bad();
        const char unit = *end;
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()) + 1);
        if (unit == 'D')
            seconds += number * 86'400;
        else if (unit == 'H')
            seconds += number * 3'600;
        else if (unit == 'M' && clock)
            seconds += number * 60;
        else if (unit == 'S')
            seconds += number;
        else
            return bad();
    }
    if (!(seconds < 1e10)) return bad();
    const std::int64_t ms = std::llround(seconds * 1000);
    return {(negative ? "-" : "") + clockText(ms, true), CellKind::duration};
}

std::string percentText(std::string_view decimal) {
    if (decimal.find_first_of("eE") != std::string_view::npos) return std::string(decimal);
    const bool negative = takePrefix(decimal, "-");
    const std::size_t point = std::min(decimal.find('.'), decimal.size());
    std::string whole(decimal.substr(0, point));
    std::string rest(decimal.substr(std::min(point + 1, decimal.size())));
    while (rest.size() < 2) rest += '0';
    whole += rest.substr(0, 2);
    rest.erase(0, 2);
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    return (negative ? "-" : "") + whole + (rest.empty() ? "" : "." + rest) + "%";
}

}  // namespace meike
