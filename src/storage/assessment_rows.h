// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "domain/value.h"
#include "storage/database.h"

/// What is read of the rows of saved assessments all at once.
namespace meike {

/// How many clients of a saved assessment have a tier; no tier has an empty key.
struct SavedTierCount {
    RecordId assessment = 0;
    std::string tier;
    std::int64_t clients = 0;
};
std::vector<SavedTierCount> readSavedTierCounts(Database& database);

/// The day (ISO) of the newest assessment dated up to `asOf` that gave the client a tier; by client.
std::vector<std::pair<RecordId, std::string>> readLastAssessed(Database& database, const std::string& asOf);

/// The rows of one assessment, for deleting them with it.
std::vector<RecordId> readAssessmentRowIds(Database& database, RecordId assessment);

}  // namespace meike
