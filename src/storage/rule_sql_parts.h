// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/operators.h"
#include "storage/rule_sql.h"

/// The pieces that rule_sql puts together; nobody else's business.
namespace meike::rule_sql {

/// What holds for a whole rule.
struct Frame {
    Date asOf;
    const std::string& currency;
    RecordId onlyClient = 0;
    bool handTags = false;

    /// The rows that say which client has which tag.
    const char* tagRows() const { return handTags ? "client_tag" : "client_tags"; }
};

/// What an operator is asked of: a field of a row, or a figure over rows.
struct Subject {
    const Field& field;
    SqlPiece value;         ///< empty for tags
    std::string lunarFlag;  ///< column that says the date's anniversary is lunar; empty: there is none
};

/// The operator over the subject; gives NULL or 0 for "no".
SqlPiece comparison(const Rule& rule, const Subject& subject, const Frame& frame);
/// The operator of a rule (which validate() has passed).
const OperatorRow& operatorOf(const Rule& rule);
/// The operands in their stored form.
std::vector<Value> operands(const Rule& rule, const Field& field, const Frame& frame);

/// Ranks clients: true for those whose value is among the first. `rows` gives `id` and `v` of all clients in use.
SqlPiece ranked(const Rule& rule, const Field& field, const SqlPiece& rows, const Frame& frame);

/// NULL is "no": negative operators include clients without a value, positive ones leave them out.
SqlPiece negated(SqlPiece piece);

/// The column of a field of a row of that kind under an alias; amounts in another currency in the base currency.
SqlPiece rowValue(Kind kind, const Field& field, const std::string& alias, const Frame& frame);

SqlPiece compile(const Rule& rule, Kind kind, const Frame& frame);
SqlPiece related(const Rule& rule, const Frame& frame);
SqlPiece relatedFigure(const Rule& rule, const Frame& frame);

}  // namespace meike::rule_sql
