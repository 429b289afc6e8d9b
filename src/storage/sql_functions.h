// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace meike {

/// Adds `meike_fold(text)` (as foldForSearch), `meike_sort_key(text)` (as sortKey), `meike_holds(text, part)`,
/// `meike_total(number)` (a sum that never fails), and what rules need: `meike_to_base`, `meike_average`,
/// `meike_lunar_day` and client_sets.h. What SQLite says of the first that could not be added (no memory), else 0.
int registerSqlFunctions(sqlite3* database);

}  // namespace meike
