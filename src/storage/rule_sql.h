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

    SqlPiece& operator+=(std::string_view text) {
        sql += text;
        return *this;
    }
    SqlPiece& operator+=(const SqlPiece& piece) {
        sql += piece.sql;
        parameters.insert(parameters.end(), piece.parameters.begin(), piece.parameters.end());
        return *this;
    }
};

/// The rule as a condition over `c` (client), `s` (client_score); 0 or NULL for "no", as WHERE reads it. `currency` is
/// the base currency, for amounts in major units. With `onlyClient` it is asked of that client alone, and sub-queries
/// read no more than its records; with `handTags` it sees the tags alone that people have put on, not those of rules.
/// Error{invalid_value} for a rule that does not hold together, a value that cannot be read, a segment
/// that was not looked up (resolveSegments), or more than kMaxConditions conditions.
SqlPiece compileRule(const Rule& rule, Date asOf, const std::string& currency, RecordId onlyClient = 0,
                     bool handTags = false);

/// What a condition (or a figure over related records) looks at, for client `c`: an expression for one value. Money in
/// minor units of the base currency, averages with two decimals more; of `exists` the number of records. Empty for
/// tags.
SqlPiece figureSql(const Rule& condition, Date asOf, const std::string& currency);

/// Column expression of a client field; empty for tags.
std::string fieldExpression(const Field& field);
/// What rows are ordered by for a field.
std::string sortExpression(const Field& field);

/// Keys of the operators that have SQL; a test holds it against the operator table.
std::vector<std::string> compiledOperators();

}  // namespace meike
