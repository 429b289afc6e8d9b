// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/error_code.h"
#include "domain/scoring_profile.h"

/// Reading JSON that people may have written: every mistake is an Error{invalid_value} that names the path and what was
/// expected there. Inside of exchange.
namespace meike::json_reading {

using Json = nlohmann::ordered_json;

[[noreturn]] inline void fail(const std::string& path, ErrorDetail expected) {
    throw Error(ErrorKind::invalid_value, path.empty() ? "profile" : path,
                {ErrorCode::expected, {std::move(expected)}});
}

inline std::string at(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

inline std::int64_t wholeNumber(const Json& value, const std::string& path) {
    const bool tooLarge =
        value.is_number_unsigned() &&
        value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!value.is_number_integer() || tooLarge) fail(path, ErrorCode::whole_number);
    return value.get<std::int64_t>();
}

inline int smallNumber(const Json& value, const std::string& path) {
    const std::int64_t number = wholeNumber(value, path);
    if (number < -1'000'000'000 || number > 1'000'000'000) fail(path, {ErrorCode::whole_number_up_to, {1000000000}});
    return static_cast<int>(number);
}

/// A number with at most two decimals, as hundredths.
inline std::int64_t hundredths(const Json& value, const std::string& path) {
    if (!value.is_number()) fail(path, ErrorCode::a_number);
    const double scaled = value.get<double>() * 100;
    if (!(std::abs(scaled) <= 1e15)) fail(path, ErrorCode::smaller_number);
    const double whole = std::round(scaled);
    if (std::abs(scaled - whole) > 1e-6 * std::max(1.0, std::abs(scaled) * 1e-6))
        fail(path, ErrorCode::number_of_two_decimals);
    return static_cast<std::int64_t>(whole);
}

inline std::string text(const Json& value, const std::string& path) {
    if (!value.is_string()) fail(path, ErrorCode::a_text);
    return value.get<std::string>();
}

inline const Json& list(const Json& value, const std::string& path, std::size_t most) {
    if (!value.is_array()) fail(path, ErrorCode::a_list);
    if (value.size() > most) fail(path, {ErrorCode::most_entries, {most}});
    return value;
}

/// Reads the members of one JSON object; what is absent keeps its default, what is left over is an error.
class Object {
public:
    Object(const Json& json, std::string path) : m_json(json), m_path(std::move(path)) {
        if (!json.is_object()) fail(m_path, ErrorCode::an_object);
    }

    /// Calls read(value, path) when the member is there.
    template <class Read>
    void member(const char* key, Read read) {
        m_known.insert(key);
        const auto found = m_json.find(key);
        if (found != m_json.end()) read(*found, m_path.empty() ? std::string(key) : m_path + "." + key);
    }
    void read(const char* key, int& target) {
        member(key, [&](const Json& value, const std::string& path) { target = smallNumber(value, path); });
    }
    void read(const char* key, std::int64_t& target) {
        member(key, [&](const Json& value, const std::string& path) { target = wholeNumber(value, path); });
    }
    void read(const char* key, bool& target) {
        member(key, [&](const Json& value, const std::string& path) {
            if (!value.is_boolean()) fail(path, ErrorCode::true_or_false);
            target = value.get<bool>();
        });
    }
    void read(const char* key, std::string& target) {
        member(key, [&](const Json& value, const std::string& path) { target = text(value, path); });
    }
    void readHundredths(const char* key, int& target) {
        member(key, [&](const Json& value, const std::string& path) {
            const std::int64_t number = hundredths(value, path);
            if (std::abs(number) > 1'000'000'000) fail(path, ErrorCode::smaller_number);
            target = static_cast<int>(number);
        });
    }
    void read(const char* key, ProfileLabel& target) {
        member(key, [&](const Json& value, const std::string& path) {
            Object object(value, path);
            object.read("zh", target.zh);
            object.read("en", target.en);
            object.finish();
        });
    }
    template <class Enum>
    void read(const char* key, Enum& target, std::span<const std::string_view> words) {
        member(key, [&](const Json& value, const std::string& path) {
            std::string choices;  // all but the last
            const std::string word = value.is_string() ? value.get<std::string>() : std::string();
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (words[i] == word) {
                    target = static_cast<Enum>(i);
                    return;
                }
                if (i + 1 < words.size()) choices += (i == 0 ? "" : ", ") + std::string(words[i]);
            }
            fail(path, {ErrorCode::either_of, {choices, words.back()}});
        });
    }
    template <std::size_t Size>
    void read(const char* key, std::array<int, Size>& target, bool asHundredths = false) {
        member(key, [&](const Json& value, const std::string& path) {
            if (list(value, path, 1000).size() != Size) fail(path, {ErrorCode::some_numbers, {Size}});
            for (std::size_t i = 0; i < Size; ++i) {
                if (!asHundredths) {
                    target[i] = smallNumber(value[i], at(path, i));
                    continue;
                }
                const std::int64_t number = hundredths(value[i], at(path, i));
                if (std::abs(number) > 1'000'000'000) fail(at(path, i), ErrorCode::smaller_number);
                target[i] = static_cast<int>(number);
            }
        });
    }
    /// Every member must have been asked for.
    void finish() const {
        for (const auto& item : m_json.items()) {
            if (m_known.count(item.key()) > 0) continue;
            std::string known;
            for (const std::string& key : m_known) known += (known.empty() ? "" : ", ") + key;
            fail(m_path.empty() ? item.key() : m_path + "." + item.key(), {ErrorCode::known_key, {known}});
        }
    }

private:
    const Json& m_json;
    std::string m_path;
    std::set<std::string> m_known;
};

}  // namespace meike::json_reading
