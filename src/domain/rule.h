// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace meike {

/// A tree of conditions over the fields of clients: what filter chips and segments mean. Its JSON is in
/// exchange/rule_json.h.
struct Rule {
    enum class Type { all, any, none, condition };

    Type type = Type::all;       ///< an empty `all` holds for every client; `none` is the complement of `any`
    std::vector<Rule> children;  ///< of all / any / none

    // Of a condition:
    std::string field;
    std::string op;
    /// As people write them in machine spelling: keys of choices, names of tags, people and pick items, plain decimals
    /// (money in major units of the base currency), ISO dates.
    std::vector<std::string> values;

    static Rule condition(std::string field, std::string op, std::vector<std::string> values = {});
    static Rule all(std::vector<Rule> children);

    friend bool operator==(const Rule&, const Rule&) = default;
};

/// Error{invalid_value} naming the condition when a field or operator does not exist, does not fit the other, or has
/// the wrong number of values.
Result<void> validate(const Rule& rule);

}  // namespace meike
