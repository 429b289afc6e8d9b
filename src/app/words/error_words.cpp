// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/error_words.h"

#include <array>
#include <cctype>
#include <cstddef>

#include "app/words/error_words_general.h"
#include "app/words/error_words_rules.h"
#include "app/words/profile_words.h"
#include "domain/record.h"

namespace meike {

namespace {

enum class Place : std::size_t {
#define MEIKE_ERROR_CODE(name) name,
#include "base/error_codes.def"
#undef MEIKE_ERROR_CODE
    count
};
constexpr auto kCodes = static_cast<std::size_t>(Place::count);

/// Both tables in the order of the codes, so that a code is its own index.
constexpr std::array<Label, kCodes> kWords = [] {
    std::array<Label, kCodes> words{};
    std::size_t at = 0;
    const auto add = [&](const auto& table) {
        for (const ErrorWords& row : table) {
            // No constant: the compiler stops at the first code without words, or with words out of its place.
            if (at == kCodes || row.code != static_cast<ErrorCode>(at))
                throw "the tables and base/error_codes.def differ";
            words[at++] = row.words;
        }
    };
    add(kGeneralErrorWords);
    add(kRuleErrorWords);
    if (at != kCodes) throw "a code of base/error_codes.def has no words";
    return words;
}();

/// `@orders`: a kind by its name, as in the names of commands; `@window_days`: a place of the scoring rules by its.
/// Anything else as it is.
std::string argumentText(const std::string& text, Language language) {
    if (!text.starts_with('@')) return text;
    const std::string_view named = std::string_view(text).substr(1);
    const KindRow* kind = findKind(named);
    if (!kind) {
        const std::string place = words::profilePathText(named, language);
        return place.empty() ? std::string(named) : place;
    }
    std::string one(kind->one.in(language));
    if (language == Language::en) one[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(one[0])));
    return one;
}

}  // namespace

std::string errorWords(const ErrorDetail& detail, Language language) {
    const std::string_view words = kWords[static_cast<std::size_t>(detail.code)].in(language);
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool blank = words[at] == '{' && at + 2 < words.size() && words[at + 2] == '}';
        const std::size_t index = blank ? static_cast<std::size_t>(words[at + 1] - '0') : 0;
        if (!blank || index >= detail.arguments.size()) {
            text += words[at];
            continue;
        }
        const ErrorArgument& argument = detail.arguments[index];
        text += argument.detail() ? errorWords(*argument.detail(), language) : argumentText(argument.text(), language);
        at += 2;
    }
    return text;
}

std::string errorLine(const Error& error, Language language) {
    std::string text = error.subject();
    const std::string words = errorWords(error.detail(), language);
    if (!text.empty() && !words.empty()) text += ": ";
    text += words;
    return text.empty() ? errorKindName(error.kind()) : text;
}

}  // namespace meike
