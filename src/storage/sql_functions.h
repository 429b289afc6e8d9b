// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace meike {

/// Adds `meike_fold(text)` (as foldForSearch) and `meike_sort_key(text)` (as sortKey) to a connection.
void registerSqlFunctions(sqlite3* database);

}  // namespace meike
