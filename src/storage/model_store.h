// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "engine/assessment.h"
#include "storage/database.h"

namespace meike {

/// Fitted models as the workspace keeps them, with what they were fitted to. Derived: another fit of the same gives the
/// same digits.
struct StoredModels {
    std::int64_t dataVersion = 0;
    std::string profile;  ///< key and version
    std::string asOf;     ///< ISO date
    engine::FittedModels models;
    // What the scores made with them came to, on the basis of the models.
    std::int64_t clients = 0;  ///< scored
    MinorUnits total = 0;      ///< value in the window
};

/// Nothing when none are stored, or they cannot be read (then they are fitted anew).
std::optional<StoredModels> readModels(Database& database);
void writeModels(Database& database, const StoredModels& stored);

}  // namespace meike
