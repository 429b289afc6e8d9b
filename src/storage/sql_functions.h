// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct sqlite3;

namespace meike {

/// Adds `meike_fold(text)` (as foldForSearch), `meike_sort_key(text)` (as sortKey), `meike_holds(text, part)`,
/// `meike_total(number)` (a sum that never fails), and what rules need: `meike_to_base`, `meike_average`,
/// `meike_lunar_day` and client_sets.h.
void registerSqlFunctions(sqlite3* database);

}  // namespace meike
