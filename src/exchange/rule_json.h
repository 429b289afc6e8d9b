// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "domain/rule.h"

/// Rules as JSON: {"all": [...]}, {"any": [...]}, {"not": {...}}, {"field": "tier", "op": "any_of", "value": ["core",
/// "key"]}.
namespace meike {

/// Reads and validates a rule. invalid_value has the JSON path (`all[1].op`) as subject and says what was expected
/// there.
Result<Rule> parseRule(std::string_view json);

/// Two-space indent, keys in a fixed order; parseRule gives an equal rule back, except that `none` of several comes
/// back as `none` of one `any`, which means the same.
std::string ruleJson(const Rule& rule);

}  // namespace meike
