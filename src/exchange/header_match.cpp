// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/header_match.h"

#include <unordered_map>

#include "base/unicode.h"

namespace meike {

namespace {

struct UnitWord {
    std::string_view text;  ///< folded
    std::int64_t multiplier;
    bool percent;
    std::string_view currency;
};

/// Longer texts first: a header may end in them without brackets.
constexpr UnitWord kUnits[] = {
    {"人民币万元", 10'000, false, "CNY"},
    {"万元人民币", 10'000, false, "CNY"},
    {"百万元", 1'000'000, false, "CNY"},
    {"人民币元", 1, false, "CNY"},
    {"万美元", 10'000, false, "USD"},
    {"千元", 1'000, false, "CNY"},
    {"万元", 10'000, false, "CNY"},
    {"亿元", 100'000'000, false, "CNY"},
    {"百分比", 1, true, ""},
    {"人民币", 1, false, "CNY"},
    {"美元", 1, false, "USD"},
    {"港元", 1, false, "HKD"},
    {"港币", 1, false, "HKD"},
    {"欧元", 1, false, "EUR"},
    {"英镑", 1, false, "GBP"},
    {"日元", 1, false, "JPY"},
    {"rmb", 1, false, "CNY"},
    {"cny", 1, false, "CNY"},
    {"usd", 1, false, "USD"},
    {"eur", 1, false, "EUR"},
    {"gbp", 1, false, "GBP"},
    {"hkd", 1, false, "HKD"},
    {"jpy", 1, false, "JPY"},
    {"元", 1, false, "CNY"},
    {"万", 10'000, false, ""},
    {"千", 1'000, false, ""},
    {"亿", 100'000'000, false, ""},
    {"¥", 1, false, "CNY"},
    {"$", 1, false, "USD"},
    {"€", 1, false, "EUR"},
    {"£", 1, false, "GBP"},
    {"%", 1, true, ""},
    {"k", 1'000, false, ""},
};

HeaderUnit unitOf(const UnitWord& word, std::string_view text) {
    return {word.multiplier, word.percent, std::string(word.currency), std::string(text)};
}

const UnitWord* unitNamed(std::string_view text) {
    for (const UnitWord& word : kUnits)
        if (word.text == text) return &word;
    return nullptr;
}

bool isMark(char32_t c) {
    static constexpr std::u32string_view kMarks = U" \t\r\n_-.*:/#'\"`,;、。·‐–—‘’“”";
    return kMarks.find(c) != std::u32string_view::npos;
}

/// Folded text without marks.
std::string stripped(std::string_view folded) {
    std::string result;
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = nextCodePoint(folded, at);
        if (!isMark(c)) appendUtf8(result, c);
    }
    return result;
}

char32_t closingOf(char32_t c) {
    switch (c) {
        case U'(':
            return U')';
        case U'[':
            return U']';
        case U'{':
            return U'}';
        case U'<':
            return U'>';
        case U'【':
            return U'】';
        case U'〔':
            return U'〕';
        case U'《':
            return U'》';
        default:
            return 0;
    }
}

/// A header taken apart.
struct Parts {
    std::string whole;     ///< brackets' contents kept: 金额含税
    std::string bare;      ///< without them: 金额
    std::string unitless;  ///< bare without a trailing unit: 金额万元 -> 金额; empty when it has none
    HeaderUnit unit;       ///< from the brackets or a % at the end
    HeaderUnit suffixUnit;
};

Parts partsOf(std::string_view header) {
    Parts parts;
    const std::string folded = foldForSearch(header);
    std::string outside;
    std::string inside;
    char32_t closing = 0;
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = nextCodePoint(folded, at);
        if (closing == 0 && closingOf(c) != 0) {
            closing = closingOf(c);
            inside.clear();
        } else if (closing != 0 && c == closing) {
            closing = 0;
            std::string content = stripped(inside);
            parts.whole += content;
            if (std::string_view(content).substr(0, 6) == "单位") content.erase(0, 6);
            if (const UnitWord* word = unitNamed(content)) parts.unit = unitOf(*word, content);
        } else if (closing != 0) {
            appendUtf8(inside, c);
        } else if (!isMark(c)) {
            appendUtf8(outside, c);
            appendUtf8(parts.whole, c);
        }
    }
    if (closing != 0) {  // never closed: part of the name
        outside += stripped(inside);
        parts.whole += stripped(inside);
    }
    if (outside.size() > 1 && outside.back() == '%') {
        outside.pop_back();
        parts.unit.percent = true;
        if (parts.unit.text.empty()) parts.unit.text.assign(1, '%');
    }
    parts.bare = outside;
    for (const UnitWord& word : kUnits) {
        const std::size_t length = word.text.size();
        if (outside.size() > length && outside.compare(outside.size() - length, length, word.text) == 0) {
            parts.unitless = outside.substr(0, outside.size() - length);
            parts.suffixUnit = unitOf(word, word.text);
            break;
        }
    }
    return parts;
}

}  // namespace

std::string normalisedHeader(std::string_view header, HeaderUnit* unit) {
    Parts parts = partsOf(header);
    if (unit != nullptr) *unit = parts.unit;
    return parts.bare;
}

std::vector<HeaderMatch> matchHeaders(std::span<const HeaderField> fields, std::span<const std::string> headers) {
    // The first field with a name keeps it: a table of fields lists the likelier one first.
    std::unordered_map<std::string, std::size_t> names;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        names.emplace(partsOf(fields[i].key).whole, i);
        for (const std::string& alias : fields[i].aliases) names.emplace(partsOf(alias).whole, i);
    }
    names.erase(std::string());

    std::vector<Parts> parts;
    std::vector<HeaderMatch> matches(headers.size());
    for (std::size_t column = 0; column < headers.size(); ++column) {
        parts.push_back(partsOf(headers[column]));
        matches[column].column = column;
        matches[column].unit = parts.back().unit;
    }
    std::vector<bool> taken(fields.size(), false);
    for (const auto text : {&Parts::whole, &Parts::bare, &Parts::unitless}) {
        for (std::size_t column = 0; column < headers.size(); ++column) {
            HeaderMatch& match = matches[column];
            if (match.key) continue;
            const auto found = names.find(parts[column].*text);
            if (found == names.end() || taken[found->second]) continue;
            taken[found->second] = true;
            match.key = fields[found->second].key;
            if (text == &Parts::unitless) match.unit = parts[column].suffixUnit;
        }
    }
    return matches;
}

}  // namespace meike
