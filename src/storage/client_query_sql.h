// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/client_query.h"
#include "storage/rule_sql.h"

/// What queries over clients have in common; for storage alone.
namespace meike {

/// FROM and WHERE of a query: the client is `c`, its scores `s`, its search row `q`. client_score is written without a
/// schema name, so that a TEMP table of that name hides the stored one.
SqlPiece clientSource(Database& database, const ClientQuery& query);

/// Binds the parameters of a piece that stands first in the statement.
void bindAll(Statement& statement, const SqlPiece& piece);

}  // namespace meike
