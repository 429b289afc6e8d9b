// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "domain/rule.h"

/// Rules as JSON:
///   {"all": [...]}, {"any": [...]}, {"not": {...}}
///   {"field": "tier", "op": "any_of", "value": ["core", "key"]}
///   {"related": "orders", "where": {...}, "aggregate": "sum", "field": "net", "op": ">=", "value": 1000,
///    "within_days": 90}                      or "period": "last_quarter", or "from"/"to"; "date_field": "service_end"
///   {"segment": "name"}, {"clients": ["<id>", ...]}
/// `aggregate` is `exists` when it and `op` are left out. {"field": "contacts.birthday", ...} is short for any contact
/// whose birthday ..., of every kind that hangs on a client.
namespace meike {

/// Reads and validates a rule. invalid_value has the JSON path (`all[1].op`) as subject and says what was expected
/// there.
Result<Rule> parseRule(std::string_view json);

/// Two-space indent, keys in a fixed order; parseRule gives an equal rule back, except that `none` of several comes
/// back as `none` of one `any`, which means the same. What resolveSegments has looked up is not written.
std::string ruleJson(const Rule& rule);

}  // namespace meike
