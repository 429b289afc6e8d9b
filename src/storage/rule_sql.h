// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "domain/field.h"
#include "domain/rule.h"
#include "domain/value.h"

namespace meike {

/// A piece of SQL with `?` for each parameter, in order.
struct SqlPiece {
    std::string sql;
    std::vector<Value> parameters;
};

/// The rule as a condition over `c` (client), `s` (client_score). `currency` is the base currency, for amounts in major
/// units. Error{invalid_value} for a rule that does not hold together or a value that cannot be read.
SqlPiece compileRule(const Rule& rule, Date asOf, const std::string& currency);

/// Column expression of a client field; empty for tags.
std::string fieldExpression(const Field& field);
/// What rows are ordered by for a field.
std::string sortExpression(const Field& field);

/// Keys of the operators that have SQL; a test holds it against the operator table.
std::vector<std::string> compiledOperators();

}  // namespace meike
