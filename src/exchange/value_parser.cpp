// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/value_parser.h"

#include <algorithm>
#include <limits>
#include <optional>

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

/// What stands before or behind a number. Longer texts before those they begin with. Where several currencies share a
/// sign, it stands for itself.
constexpr Named kWords[] = {
    {"人民币", "CNY", 0},   {"RMB", "CNY", 0},      {"CNY", "CNY", 0},    {"CN¥", "CNY", 0},    {"CN￥", "CNY", 0},
    {"JP¥", "JPY", 0},      {"¥", "¥", 0},          {"US$", "USD", 0},    {"HK$", "HKD", 0},    {"NT$", "TWD", 0},
    {"MOP$", "MOP", 0},     {"NZ$", "NZD", 0},      {"AU$", "AUD", 0},    {"CA$", "CAD", 0},    {"SG$", "SGD", 0},
    {"A$", "AUD", 0},       {"C$", "CAD", 0},       {"S$", "SGD", 0},     {"R$", "BRL", 0},     {"$", "$", 0},
    {"€", "EUR", 0},        {"£", "GBP", 0},        {"₩", "KRW", 0},      {"₹", "INR", 0},      {"₽", "RUB", 0},
    {"฿", "THB", 0},        {"₫", "VND", 0},        {"₱", "PHP", 0},      {"美元", "USD", 0},   {"美金", "USD", 0},
    {"美刀", "USD", 0},     {"港元", "HKD", 0},     {"港币", "HKD", 0},   {"港幣", "HKD", 0},   {"欧元", "EUR", 0},
    {"歐元", "EUR", 0},     {"英镑", "GBP", 0},     {"英鎊", "GBP", 0},   {"日元", "JPY", 0},   {"日圆", "JPY", 0},
    {"円", "JPY", 0},       {"韩元", "KRW", 0},     {"韩币", "KRW", 0},   {"新台币", "TWD", 0}, {"台币", "TWD", 0},
    {"新加坡元", "SGD", 0}, {"新币", "SGD", 0},     {"澳门元", "MOP", 0}, {"澳门币", "MOP", 0}, {"澳元", "AUD", 0},
    {"加元", "CAD", 0},     {"瑞士法郎", "CHF", 0}, {"瑞郎", "CHF", 0},   {"泰铢", "THB", 0},   {"卢布", "RUB", 0},
    {"卢比", "INR", 0},     {"越南盾", "VND", 0},   {"印尼盾", "IDR", 0}, {"林吉特", "MYR", 0}, {"令吉", "MYR", 0},
    {"元整", "元", 0},      {"元", "元", 0},        {"圆整", "元", 0},    {"圆", "元", 0},      {"块", "元", 0},
    {"亿", "", 8},          {"億", "", 8},          {"万", "", 4},        {"萬", "", 4},        {"千", "", 3},
    {"百", "", 2},
};

/// A currency: a word of the table or any ISO code that no letter follows.
bool takeCurrency(std::string_view& text, ParsedNumber& number, bool& clash) {
    // What most cells begin with.
    if (text.empty() || isDigit(text.front()) || text.front() == '.') return false;
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
    std::string& place = isCurrencyCode(found) ? number.currency : number.sign;
    if (!place.empty() && place != found && !(place == "¥" && found == "元")) clash = true;
    place = found;
    // ¥100 USD, 100 元 EUR: one of the two is wrong.
    if (!number.currency.empty() && !number.sign.empty() && !writesWith(number.currency, number.sign)) clash = true;
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

namespace {

/// 1234 or -1234.50 and nothing else, as programs write numbers.
struct PlainNumber {
    Decimal value;
    std::size_t fraction = 0;  ///< digits behind the point
};
std::optional<PlainNumber> plainNumber(std::string_view cell) {
    constexpr std::size_t kMostDigits = 17;
    const bool negative = !cell.empty() && cell.front() == '-';
    if (negative) cell.remove_prefix(1);
    if (cell.empty() || cell.size() > kMostDigits || !isDigit(cell.front()) || !isDigit(cell.back()))
        return std::nullopt;
    PlainNumber number;
    bool point = false;
    for (const char c : cell) {
        if (isDigit(c)) {
            number.value.digits = number.value.digits * 10 + (c - '0');
            if (point) ++number.fraction;
        } else if (c == '.' && !point) {
            point = true;
        } else {
            return std::nullopt;
        }
    }
    number.value.scale = static_cast<int>(number.fraction);
    while (number.value.scale > 0 && number.value.digits % 10 == 0) {
        number.value.digits /= 10;
        --number.value.scale;
    }
    if (negative) number.value.digits = -number.value.digits;
    return number;
}

}  // namespace

bool writesWith(std::string_view currency, std::string_view sign) {
    static constexpr std::pair<std::string_view, std::string_view> kShared[] = {
        {"$", "USD HKD TWD SGD AUD CAD NZD MOP MXN BRL ARS CLP COP"},
        {"¥", "CNY JPY"},
        {"元", "CNY HKD TWD MOP JPY SGD"}};
    for (const auto& [shared, codes] : kShared)
        if (shared == sign) return currency.size() == 3 && codes.find(currency) != std::string_view::npos;
    return false;
}

std::string_view sharedSign(std::string_view unit) {
    for (const std::string_view sign : {"$", "¥"})
        if (unit == sign) return sign;
    for (const std::string_view word : {"元", "万元", "千元", "百万元", "亿元"})
        if (unit == word) return "元";
    return {};
}

bool isEmptyCell(std::string_view text) { return trimmed(text).empty(); }

Result<std::int64_t> Decimal::rounded(int decimals) const { return lineAmount(*this, Decimal{1, 0}, decimals); }

std::string Decimal::text() const { return plainAmount(digits, scale); }

Result<ParsedNumber> parseNumber(std::string_view cell, const NumberFormat& format) {
    if (format.multiplier == 1) {
        const auto plain = plainNumber(cell);
        if (plain && (plain->fraction == 0 || format.mark == DecimalMark::point)) {
            ParsedNumber number;
            number.value = plain->value;
            return number;
        }
    }
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
        if (!takeSign() && !takeCurrency(text, number, clash)) break;
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
        } else if (!takeCurrency(text, number, clash) && !takeSign()) {
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
    return ParsedAmount{*minor, number->currency, number->sign};
}

Result<Decimal> parseRatio(std::string_view cell, bool percentColumn, const NumberFormat& format) {
    const Result<ParsedNumber> number = parseNumber(cell, format);
    if (!number) return tl::unexpected<Error>(number.error());
    if (!number->currency.empty() || !number->sign.empty()) return bad(cell, ErrorCode::amount_not_ratio);
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
    // 1234 is the same to both, and behind a thousands mark stand three digits.
    if (const auto plain = plainNumber(cell); plain && plain->fraction != 3) {
        ++m_point;
        if (plain->fraction == 0) {
            ++m_comma;
            ++m_both;
        }
        return;
    }
    const Result<ParsedNumber> point = parseNumber(cell, {DecimalMark::point, 1});
    const Result<ParsedNumber> comma = parseNumber(cell, {DecimalMark::comma, 1});
    if (point) ++m_point;
    if (comma) ++m_comma;
    if (point && comma) ++m_both;
    if (point && comma && point->value != comma->value && m_example.empty()) m_example = trimmed(cell);
}

NumberColumnVerdict NumberColumnSniffer::verdict() const {
    NumberColumnVerdict verdict;
    verdict.mark = m_comma > m_point ? DecimalMark::comma : DecimalMark::point;
    verdict.numbers = std::max(m_point, m_comma);
    verdict.others = m_filled - verdict.numbers;
    verdict.mixed = std::min(m_point, m_comma) > m_both;
    verdict.ambiguous = m_point == m_comma && !m_example.empty();
    verdict.example = m_example;
    return verdict;
}

}  // namespace meike
