// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "storage/change.h"
#include "storage/changeset.h"
#include "storage/database.h"

/// The stored steps behind undo and redo. The cursor stands on the newest step that is not undone.
namespace meike::history_store {

std::int64_t cursor(Database& database);
void setCursor(Database& database, std::int64_t step);

/// How many bytes all steps take; counted by whoever has no number yet.
using Size = std::optional<std::int64_t>;

/// Drops the undone steps, stores a new one on top and moves the cursor to it; the oldest go when there are too many of
/// them. `size` is kept by the caller, who alone writes the file, and is true once this is committed. Returns the
/// number of the step.
std::int64_t append(Database& database, const Change& change, const Changeset& changeset, std::int64_t atUtcMs,
                    RecordId person, Size& size);

/// The step that undo takes back (at the cursor), or that redo brings again (the next above).
std::optional<HistoryStep> undoStep(Database& database);
std::optional<HistoryStep> redoStep(Database& database);

/// How many bytes a step takes.
std::int64_t bytesOf(Database& database, std::int64_t step);
/// Error{damaged} when what is stored is not what was written.
Changeset load(Database& database, std::int64_t step);
/// Steps whose changes are not as they were written, or do not read as changes of our tables.
std::vector<std::int64_t> damagedSteps(Database& database);

/// What was deleted for good can be brought back while the workspace is open, and not after: the history then begins
/// behind the newest such step, and what the file held of it is overwritten.
void endAtErasure(Database& database);

/// Walks the steps from the newest to the oldest, each with its bytes and its changes; steps of more than `largest`
/// bytes come without. Until `fn` says no. In one pass over the parts: each search for a step would read whole the
/// large parts (imports) that it passes, since they lie in the same tree.
void walk(Database& database, std::int64_t largest,
          const std::function<bool(const HistoryStep&, std::int64_t bytes, const Changeset&)>& fn);

}  // namespace meike::history_store
