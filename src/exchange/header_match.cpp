// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/header_match.h"

#include <algorithm>
#include <array>
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
    static constexpr std::u32string_view kMarks = U" \t\r\n\u00A0_-.*:/#?!'\"`,;、。·‐–—‘’“”";
    return kMarks.find(c) != std::u32string_view::npos;
}

/// Folded text without marks.
std::string stripped(std::string_view folded) {
    std::string result;
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = nextCodePoint(folded, at);
        if (!isMark(c) && !isInvisible(c)) appendUtf8(result, c);
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
    std::string whole;     ///< brackets' contents kept, but for units: 金额含税
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
            std::string unit = content;
            if (std::string_view(unit).substr(0, 6) == "单位") unit.erase(0, 6);
            if (const UnitWord* word = unitNamed(unit))
                parts.unit = unitOf(*word, unit);
            else
                parts.whole += content;
        } else if (closing != 0) {
            appendUtf8(inside, c);
        } else if (!isMark(c) && !isInvisible(c)) {
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

namespace {

/// A column that is a name of a field, and with what right.
struct Claim {
    std::size_t column;
    std::size_t field;
    std::size_t pass;  ///< 0: the whole header is the name, 1: without its remark, 2: without its unit
    std::size_t rank;  ///< the name's place among the field's names

    bool before(const Claim& other) const {
        if (pass != other.pass) return pass < other.pass;
        if (rank != other.rank) return rank < other.rank;
        return column != other.column ? column < other.column : field < other.field;
    }
    bool equals(const Claim& other) const { return pass == other.pass && rank == other.rank; }
};

}  // namespace

struct HeaderNames::Impl {
    struct Name {
        std::size_t field;
        std::size_t rank;
    };
    std::vector<HeaderField> fields;
    std::unordered_map<std::string, std::vector<Name>> names;

    void add(std::vector<HeaderField> more) {
        for (HeaderField& field : more) {
            const std::size_t place = fields.size();
            fields.push_back(std::move(field));
            add(fields.back().key, place, 0);
            for (std::size_t rank = 0; rank < fields.back().aliases.size(); ++rank)
                add(fields.back().aliases[rank], place, rank);
        }
    }
    void add(std::string_view text, std::size_t field, std::size_t rank) {
        const std::string name = partsOf(text).whole;
        if (name.empty()) return;
        auto& known = names[name];
        if (known.empty() || known.back().field != field) known.push_back({field, rank});
    }
};

HeaderNames::HeaderNames(std::vector<HeaderField> fields) : m_impl(std::make_unique<Impl>()) {
    m_impl->add(std::move(fields));
}
HeaderNames HeaderNames::with(std::vector<HeaderField> more) const {
    HeaderNames all;
    all.m_impl = std::make_unique<Impl>(*m_impl);
    all.m_impl->add(std::move(more));
    return all;
}
HeaderNames::HeaderNames() = default;
HeaderNames::~HeaderNames() = default;
HeaderNames::HeaderNames(HeaderNames&&) noexcept = default;
HeaderNames& HeaderNames::operator=(HeaderNames&&) noexcept = default;

std::vector<HeaderMatch> HeaderNames::match(std::span<const std::string> headers) const {
    const std::vector<HeaderField>& fields = m_impl->fields;
    std::vector<HeaderMatch> matches(headers.size());
    std::vector<Parts> parts;
    std::vector<Claim> claims;
    for (std::size_t column = 0; column < headers.size(); ++column) {
        parts.push_back(partsOf(headers[column]));
        matches[column].column = column;
        matches[column].unit = parts.back().unit;
        const std::array<const std::string*, 3> texts = {&parts.back().whole, &parts.back().bare,
                                                         &parts.back().unitless};
        for (std::size_t pass = 0; pass < texts.size(); ++pass)
            if (const auto found = m_impl->names.find(*texts[pass]); found != m_impl->names.end())
                for (const Impl::Name& name : found->second) claims.push_back({column, name.field, pass, name.rank});
    }
    std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.before(b); });

    std::vector<const Claim*> holder(fields.size());    // by field
    std::vector<const Claim*> meaning(headers.size());  // by column
    const auto settle = [&](const Claim& claim) {
        holder[claim.field] = &claim;
        meaning[claim.column] = &claim;
    };
    for (const Claim& claim : claims)
        if (!holder[claim.field] && !meaning[claim.column]) settle(claim);
    // A customer id is a code where there is a name too, and else the name.
    for (const Claim& claim : claims) {
        if (holder[claim.field] || !fields[claim.field].required) continue;
        const Claim* other = meaning[claim.column];
        if (!other || fields[other->field].required) continue;
        holder[other->field] = nullptr;
        settle(claim);
    }
    for (const Claim& claim : claims) {
        HeaderMatch& match = matches[claim.column];
        if (meaning[claim.column] == &claim) {
            match.key = fields[claim.field].key;
            if (claim.pass == 2) match.unit = parts[claim.column].suffixUnit;
        } else if (!meaning[claim.column] && match.rival.empty() && holder[claim.field]) {
            match.rival = fields[claim.field].key;
            match.equal = claim.equals(*holder[claim.field]);
        }
    }
    return matches;
}

std::vector<HeaderMatch> matchHeaders(std::span<const HeaderField> fields, std::span<const std::string> headers) {
    return HeaderNames({fields.begin(), fields.end()}).match(headers);
}

}  // namespace meike
