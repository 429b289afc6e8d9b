// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "storage/change.h"
#include "storage/changeset.h"
#include "storage/database.h"

/// The stored steps behind undo and redo. The cursor stands on the newest step that is not undone.
namespace meike::history_store {

std::int64_t cursor(Database& database);
void setCursor(Database& database, std::int64_t step);

/// Drops the undone steps, stores a new one on top and moves the cursor to it. Returns its number.
std::int64_t append(Database& database, const Change& change, const Changeset& changeset, std::int64_t atUtcMs,
                    RecordId person);

/// The step that undo takes back (at the cursor), or that redo brings again (the next above).
std::optional<HistoryStep> undoStep(Database& database);
std::optional<HistoryStep> redoStep(Database& database);

Changeset load(Database& database, std::int64_t step);

}  // namespace meike::history_store
