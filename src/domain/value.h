// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace meike {

/// Row number of a record inside one workspace; 0 means "not stored yet". Outside the file a record goes by its Uid.
using RecordId = std::int64_t;

/// What one field of one record holds, exactly as it is stored: nothing, a whole number (counts, minor units of money,
/// scaled decimals, 0/1, ids) or text (also ISO dates and the keys of choices, several joined by commas).
/// There is no floating point among the facts, so that a digest of them means something.
using Value = std::variant<std::monostate, std::int64_t, std::string>;

inline bool isEmpty(const Value& value) { return std::holds_alternative<std::monostate>(value); }
inline std::int64_t integerOr(const Value& value, std::int64_t fallback) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? *number : fallback;
}
inline const std::string& textOrEmpty(const Value& value) {
    static const std::string kNone;
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : kNone;
}
/// Empty text is stored as nothing, so that "empty" has one meaning.
inline Value textValue(std::string text) { return text.empty() ? Value{} : Value{std::move(text)}; }

}  // namespace meike
