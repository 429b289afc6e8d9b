// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/value_parser.h"

#include <algorithm>
#include <limits>

#include "base/error_code.h"
#include "base/unicode.h"
#include "exchange/cell_text.h"

namespace meike {

namespace {

__extension__ using Wide = __int128;

constexpr int kMaxScale = 18;

Wide powerOfTen(int exponent) {
    Wide power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

bool fits(Wide value) {
    return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

tl::unexpected<Error> bad(std::string_view cell, ErrorCode why) {
    return failure(ErrorKind::invalid_value, std::string(trimmed(cell)), why);
}

constexpr ErrorCode kTooLarge = ErrorCode::number_too_large;
constexpr ErrorCode kNoNumber = ErrorCode::not_a_number;

/// digits / 10^scale as a Decimal. What it cannot hold is cut off from the seventh decimal on, where no currency looks;
/// before that it is an error.
Result<Decimal> makeDecimal(std::string_view cell, Wide digits, int scale) {
    while (scale > 0 && (scale > kMaxScale || (scale > 6 && !fits(digits)) || digits % 10 == 0)) {
        digits /= 10;
        --scale;
    }
    if (scale < 0) {
        if (!fits(digits) || (scale < -kMaxScale && digits != 0)) return bad(cell, kTooLarge);
        if (digits != 0) digits *= powerOfTen(-scale);
        scale = 0;
    }
    if (!fits(digits)) return bad(cell, kTooLarge);
    return Decimal{static_cast<std::int64_t>(digits), scale};
}

struct Named {
    std::string_view text;
    std::string_view currency;
    int exponent;  ///< of ten
};

/// What stands before or behind a number. Longer texts before those they begin with.
constexpr Named kWords[] = {
    {"人民币", "CNY", 0}, {"RMB", "CNY", 0},  {"CNY", "CNY", 0},  {"CN¥", "CNY", 0},  {"¥", "CNY", 0},
    {"US$", "USD", 0},    {"HK$", "HKD", 0},  {"NT$", "TWD", 0},  {"$", "USD", 0},    {"€", "EUR", 0},
    {"£", "GBP", 0},      {"美元", "USD", 0}, {"港元", "HKD", 0}, {"港币", "HKD", 0}, {"欧元", "EUR", 0},
    {"英镑", "GBP", 0},   {"日元", "JPY", 0}, {"元整", "CNY", 0}, {"元", "CNY", 0},   {"圆整", "CNY", 0},
    {"圆", "CNY", 0},     {"块", "CNY", 0},   {"亿", "", 8},      {"億", "", 8},      {"万", "", 4},
    {"萬", "", 4},        {"千", "", 3},      {"百", "", 2},
};

/// A currency: a word of the table or any ISO code that no letter follows.
bool takeCurrency(std::string_view& text, std::string& currency, bool& clash) {
    std::string_view found;
    for (const Named& word : kWords) {
        if (!word.currency.empty() && takePrefix(text, word.text)) {
            found = word.currency;
            break;
        }
    }
    // Only codes that media agencies meet: VIP 12 is no amount.
    static constexpr std::string_view kCodes[] = {"USD", "EUR", "GBP", "HKD", "MOP", "TWD", "JPY", "KRW",
                                                  "SGD", "AUD", "CAD", "CHF", "NZD", "THB", "MYR", "IDR",
                                                  "VND", "PHP", "INR", "RUB", "AED", "SEK"};
    for (const std::string_view code : kCodes) {
        if (found.empty() && text.substr(0, 3) == code && (text.size() == 3 || !isLatinLetter(text[3]))) {
            found = code;
            text.remove_prefix(3);
        }
    }
    if (found.empty()) return false;
    if (!currency.empty() && currency != found) clash = true;
    currency = found;
    return true;
}

bool takeUnit(std::string_view& text, int& exponent) {
    for (const Named& word : kWords) {
        if (word.exponent > 0 && takePrefix(text, word.text)) {
            exponent += word.exponent;
            return true;
        }
    }
    // 3w is how people type 3万 in a hurry.
    static constexpr std::pair<char, int> kLetters[] = {{'k', 3}, {'K', 3}, {'w', 4}, {'W', 4}, {'M', 6}};
    for (const auto& [letter, power] : kLetters) {
        if (!text.empty() && text.front() == letter && (text.size() == 1 || !isLatinLetter(text[1]))) {
            exponent += power;
            text.remove_prefix(1);
            return true;
        }
    }
    return false;
}

struct Core {
    Wide digits = 0;
    int scale = 0;
    bool grouped = false;
};

/// The digits themselves, with grouping and exponent.
Result<Core> takeCore(std::string_view& text, std::string_view cell, DecimalMark mark) {
    const char decimal = mark == DecimalMark::point ? '.' : ',';
    const char thousands = mark == DecimalMark::point ? ',' : '.';
    Core core;
    char separator = 0;
    int group = 0;  // digits since the last separator
    bool any = false;
    bool fraction = false;
    bool leadingZero = false;
    const auto add = [&](char c) {
        // A fraction longer than 30 digits changes nothing that is stored.
        if (fraction && core.scale >= 30) return true;
        core.digits = core.digits * 10 + (c - '0');
        if (fraction) ++core.scale;
        return core.digits < powerOfTen(36);
    };
    while (!text.empty()) {
        const char c = text.front();
        const bool digitFollows = text.size() > 1 && isDigit(text[1]);
        if (isDigit(c)) {
            if (!any) leadingZero = c == '0';
            any = true;
            ++group;
            if (!add(c)) return bad(cell, kTooLarge);
        } else if (c == decimal && !fraction) {
            if (separator != 0 && group != 3) return bad(cell, ErrorCode::digits_not_grouped);
            fraction = true;
        } else if ((c == thousands || c == '\'' || (c == ' ' && digitFollows)) && any) {
            if (fraction || (separator != 0 && separator != c)) return bad(cell, ErrorCode::separators_mixed);
            if (separator == 0 ? group > 3 || leadingZero : group != 3) return bad(cell, ErrorCode::separator_unclear);
            separator = c;
            core.grouped = true;
            group = 0;
        } else {
            break;
        }
        text.remove_prefix(1);
    }
    if (!any) return bad(cell, kNoNumber);
    if (!fraction && separator != 0 && group != 3) return bad(cell, ErrorCode::separator_unclear);
    if (text.size() > 1 && (text[0] == 'e' || text[0] == 'E') &&
        (isDigit(text[1]) || (text.size() > 2 && isDigit(text[2])))) {
        text.remove_prefix(1);
        const bool negative = text[0] == '-';
        if (text[0] == '-' || text[0] == '+') text.remove_prefix(1);
        int exponent = 0;
        for (; !text.empty() && isDigit(text[0]); text.remove_prefix(1)) {
            exponent = exponent * 10 + (text[0] - '0');
            if (exponent > 99) return bad(cell, kTooLarge);
        }
        core.scale += negative ? exponent : -exponent;
    }
    return core;
}

}  // namespace

bool isEmptyCell(std::string_view text) { return trimmed(text).empty(); }

Result<std::int64_t> Decimal::rounded(int decimals) const { return lineAmount(*this, Decimal{1, 0}, decimals); }

std::string Decimal::text() const { return plainAmount(digits, scale); }

Result<ParsedNumber> parseNumber(std::string_view cell, const NumberFormat& format) {
    const std::string normal = asciiLike(cell);
    std::string_view text = normal;
    if (text.empty()) return bad(cell, ErrorCode::cell_empty);
    if (text.front() == '#') return bad(cell, ErrorCode::spreadsheet_error);
    takePrefix(text, "'");  // a spreadsheet's mark for text
    ParsedNumber number;
    int signs = 0;
    bool negative = false;
    bool opened = false;
    bool clash = false;
    const auto takeSign = [&] {
        if (text.empty() || (text.front() != '-' && text.front() != '+')) return false;
        negative = text.front() == '-';
        ++signs;
        text.remove_prefix(1);
        return true;
    };
    for (;;) {
        skipBlanks(text);
        if (!opened && takePrefix(text, "(")) {
            opened = true;
            continue;
        }
        if (!takeSign() && !takeCurrency(text, number.currency, clash)) break;
    }
    const Result<Core> core = takeCore(text, cell, format.mark);
    if (!core) return tl::unexpected<Error>(core.error());
    int exponent = 0;
    bool unit = false;
    bool closed = false;
    for (;;) {
        skipBlanks(text);
        if (text.empty()) break;
        if (!number.percent && takePrefix(text, "%")) {
            number.percent = true;
        } else if (opened && !closed && takePrefix(text, ")")) {
            closed = true;
        } else if (takeUnit(text, exponent)) {
            unit = true;
        } else if (!takeCurrency(text, number.currency, clash) && !takeSign()) {
            return bad(cell, kNoNumber);
        }
    }
    if (opened != closed) return bad(cell, ErrorCode::bracket_missing);
    if (signs + (opened ? 1 : 0) > 1) return bad(cell, ErrorCode::several_signs);
    if (clash) return bad(cell, ErrorCode::two_currencies);
    if (exponent > 12) return bad(cell, kTooLarge);
    Wide digits = negative || opened ? -core->digits : core->digits;
    int scale = core->scale - exponent;
    if (!unit && format.multiplier != 1) {
        // 10^36 is the most that `digits` holds: make room before the product.
        while (scale > 0 && (digits > powerOfTen(19) || digits < -powerOfTen(19))) {
            digits /= 10;
            --scale;
        }
        if (!fits(digits / 10)) return bad(cell, kTooLarge);
        digits *= format.multiplier;
    }
    Result<Decimal> value = makeDecimal(cell, digits, scale);
    if (!value) return tl::unexpected<Error>(value.error());
    number.value = *value;
    return number;
}

Result<ParsedAmount> parseAmount(std::string_view cell, int decimals, const NumberFormat& format) {
    const Result<ParsedNumber> number = parseNumber(cell, format);
    if (!number) return tl::unexpected<Error>(number.error());
    if (number->percent) return bad(cell, ErrorCode::percentage_not_amount);
    const Result<std::int64_t> minor = number->value.rounded(decimals);
    if (!minor) return bad(cell, kTooLarge);
    return ParsedAmount{*minor, number->currency};
}

Result<Decimal> parseRatio(std::string_view cell, bool percentColumn, const NumberFormat& format) {
    const Result<ParsedNumber> number = parseNumber(cell, format);
    if (!number) return tl::unexpected<Error>(number.error());
    if (!number->currency.empty()) return bad(cell, ErrorCode::amount_not_ratio);
    return makeDecimal(cell, number->value.digits, number->value.scale + (number->percent || percentColumn ? 2 : 0));
}

Result<std::int64_t> parseInteger(std::string_view cell, const NumberFormat& format) {
    const Result<ParsedNumber> number = parseNumber(cell, format);
    if (!number) return tl::unexpected<Error>(number.error());
    if (number->percent || number->value.scale != 0) return bad(cell, ErrorCode::not_whole_number);
    return number->value.digits;
}

Result<MinorUnits> lineAmount(const Decimal& quantity, const Decimal& unitPrice, int decimals) {
    Wide product = static_cast<Wide>(quantity.digits) * unitPrice.digits;
    const int scale = quantity.scale + unitPrice.scale;
    if (scale <= decimals) {
        const Wide factor = powerOfTen(decimals - scale);
        if (product != 0 && (product > powerOfTen(19) || product < -powerOfTen(19)))
            return failure(ErrorKind::invalid_value, quantity.text() + " x " + unitPrice.text(), kTooLarge);
        product *= factor;
    } else {
        const Wide divisor = powerOfTen(scale - decimals);
        const Wide magnitude = product < 0 ? -product : product;
        const Wide quotient = magnitude / divisor + (magnitude % divisor * 2 >= divisor ? 1 : 0);
        product = product < 0 ? -quotient : quotient;
    }
    if (!fits(product)) return failure(ErrorKind::invalid_value, quantity.text() + " x " + unitPrice.text(), kTooLarge);
    return static_cast<MinorUnits>(product);
}

Result<bool> parseBool(std::string_view cell) {
    static constexpr std::pair<std::string_view, bool> kTexts[] = {
        {"是", true},  {"否", false}, {"有", true},   {"无", false}, {"对", true},   {"错", false},    {"真", true},
        {"假", false}, {"√", true},   {"✓", true},    {"✔", true},   {"×", false},   {"✗", false},     {"✘", false},
        {"yes", true}, {"no", false}, {"y", true},    {"n", false},  {"true", true}, {"false", false}, {"t", true},
        {"f", false},  {"on", true},  {"off", false}, {"1", true},   {"0", false}};
    const std::string folded = foldForSearch(trimmed(cell));
    for (const auto& [text, value] : kTexts)
        if (folded == text) return value;
    return bad(cell, ErrorCode::neither_yes_nor_no);
}

void NumberColumnSniffer::add(std::string_view cell) {
    if (isEmptyCell(cell)) return;
    ++m_filled;
    const Result<ParsedNumber> point = parseNumber(cell, {DecimalMark::point, 1});
    const Result<ParsedNumber> comma = parseNumber(cell, {DecimalMark::comma, 1});
    if (point) ++m_point;
    if (comma) ++m_comma;
    if (point && comma && point->value != comma->value && m_example.empty()) m_example = trimmed(cell);
}

NumberColumnVerdict NumberColumnSniffer::verdict() const {
    NumberColumnVerdict verdict;
    verdict.mark = m_comma > m_point ? DecimalMark::comma : DecimalMark::point;
    verdict.numbers = std::max(m_point, m_comma);
    verdict.others = m_filled - verdict.numbers;
    verdict.ambiguous = m_point == m_comma && !m_example.empty();
    verdict.example = m_example;
    return verdict;
}

}  // namespace meike
