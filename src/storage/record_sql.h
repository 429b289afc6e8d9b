// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/field.h"

namespace meike {

/// `id, name, short_name ...`: the id, then every field of the kind that has a column, in field order.
std::string recordColumns(Kind kind);
/// INSERT with parameters [uid, updated_at, updated_by,] fields in order.
std::string insertSql(Kind kind);

}  // namespace meike
