// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/error_code.h"

namespace meike {

/// `rule:3:14`: where in a text, as compilers name it. Lines and bytes count from 1.
inline std::string placeInText(std::string_view subject, std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
    std::size_t line = 1;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < before.size(); ++at)
        if (before[at] == '\n') {
            ++line;
            begin = at + 1;
        }
    return std::string(subject) + ":" + std::to_string(line) + ":" + std::to_string(before.size() - begin + 1);
}

/// Parses what a person has written, and refuses a key that an object has twice: they mean one of the two, and nobody
/// knows which. Error{invalid_value} says where, by line and byte, or which key.
template <class Json>
Json parseJsonOnce(std::string_view text, std::string_view subject) {
    std::vector<std::set<std::string>> open;
    std::string twice;
    const auto watch = [&](int /*depth*/, typename Json::parse_event_t event, Json& value) {
        using Event = typename Json::parse_event_t;
        if (event == Event::object_start) open.emplace_back();
        if (event == Event::object_end) open.pop_back();
        if (event == Event::key && !open.back().insert(value.template get<std::string>()).second && twice.empty())
            twice = value.template get<std::string>();
        return true;
    };
    try {
        Json json = Json::parse(text, watch);
        if (!twice.empty()) throw Error(ErrorKind::invalid_value, twice, ErrorCode::key_twice);
        return json;
    } catch (const typename Json::parse_error& error) {
        throw Error(ErrorKind::invalid_value, placeInText(subject, text, error.byte), ErrorCode::not_json);
    } catch (const typename Json::exception&) {
        // A number of more digits than there are.
        throw Error(ErrorKind::invalid_value, std::string(subject), ErrorCode::not_json);
    }
}

}  // namespace meike
