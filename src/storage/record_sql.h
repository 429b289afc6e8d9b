// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/record.h"
#include "storage/database.h"

namespace meike {

/// `id, name, short_name ...`: the id, then every field of the kind that has a column, in field order.
std::string recordColumns(Kind kind);
/// A row of those columns.
Record recordFrom(const Statement& row, Kind kind);
/// INSERT with parameters [uid, updated_at, updated_by,] fields in order.
std::string insertSql(Kind kind);

}  // namespace meike
