// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "storage/database.h"

namespace meike {

/// Brings the search index (client_search) of these clients up to the truth: rows are written, or deleted with their
/// client.
void refreshSearchIndex(Database& database, const std::vector<RecordId>& clients);

/// Clients whose index row is missing, left over or not what their names say.
std::vector<RecordId> staleSearchRows(Database& database);

}  // namespace meike
