// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "domain/command.h"
#include "domain/field.h"
#include "domain/value.h"

namespace meike {

/// What one edit, undo or redo did to the workspace: announced once, after the commit. Views and caches refresh from
/// it.
struct Change {
    enum class Cause { edit, undo, redo };

    Cause cause = Cause::edit;
    Command command;
    std::int64_t step = 0;      ///< its place in the history; 0 when nothing changed, or outside of it
    std::int64_t rowCount = 0;  ///< rows inserted, changed and deleted
    /// Touched rows by kind, sorted. Empty lists (with `everything` set) when there are more than kMaxListed.
    std::map<Kind, std::vector<RecordId>> rows;
    /// Clients that were touched themselves or through any record of theirs, sorted; complete unless `everything`.
    std::vector<RecordId> clients;
    bool everything = false;

    static constexpr std::size_t kMaxListed = 50'000;

    bool touches(Kind kind) const { return rows.contains(kind); }
    bool empty() const { return rowCount == 0; }
};

/// Whether a step deletes somebody for good: clients from the bin, or records that are a person (their name is personal
/// data), which have no bin. When the workspace is closed, the undo history ends there.
bool erases(const Command& command);

/// One line of the history, newest first. `undone` steps can be redone.
struct HistoryStep {
    std::int64_t step = 0;
    Command command;
    std::int64_t atUtcMs = 0;
    RecordId person = 0;
    std::int64_t rowCount = 0;
    bool undone = false;
};

}  // namespace meike
