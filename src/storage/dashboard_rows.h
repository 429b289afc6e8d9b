// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/value.h"
#include "storage/database.h"

/// What dashboards read of all clients at once: columns by SQL, not records.
namespace meike {

/// Clients that have an owner, with it; by client.
std::vector<std::pair<RecordId, RecordId>> readClientOwners(Database& database);

/// A client's row of a saved assessment.
struct SavedScoreRow {
    RecordId client = 0;
    std::string tier;  ///< key; empty: none
    std::string stage;
    std::optional<std::int64_t> monetary;
};
/// By client.
std::vector<SavedScoreRow> readSavedScores(Database& database, RecordId assessment);

}  // namespace meike
