// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "storage/record_query.h"
#include "storage/rule_sql.h"

namespace meike {

/// The ids of a query's rows in its order: part of record_query. `rows` is what stands behind SELECT and its columns
/// (FROM, WHERE), where the kind's table is `x`. Values are fetched as they lie and only numbers are compared: sorting
/// a million rows by texts in SQL takes several times as long.
std::vector<RecordId> orderedRecordIds(Database& database, const RecordQuery& query, const SqlPiece& rows,
                                       const std::string& currency);

}  // namespace meike
