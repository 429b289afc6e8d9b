// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/record.h"
#include "storage/database.h"
#include "storage/field_history.h"

/// Everything that happened with one client, in one list of ids and days. What a row says is read when it is painted
/// (app/view/timeline.h).
namespace meike {

/// The kinds whose records stand on a timeline, in their order: those that belong to a client and have a day, by their
/// traits; then assessment_score (a saved assessment gave another tier than the one before) and client (a field was
/// changed).
std::span<const Kind> timelineKinds();

struct TimelineQuery {
    RecordId client = 0;
    Date asOf = {};                ///< what came later does not exist
    std::vector<Kind> kinds = {};  ///< of timelineKinds(); empty: all
    std::string search = {};  ///< in texts, names of people and of picks, whatever case and width; empty: everything
    bool pinnedOnly = false;
};

struct TimelineEntry {
    DayNumber day = 0;
    Kind kind = Kind::interaction;
    bool pinned = false;
    std::uint32_t detail = 0;  ///< of a tier or field change: its place in the lists below
    RecordId id = 0;           ///< of the record; of a field change the client's
};

/// A saved assessment that gave the client another tier than the saved one before. No tier has an empty key.
struct TierStep {
    RecordId assessment = 0;
    std::string before;
    std::string after;
};

struct Timeline {
    std::vector<TimelineEntry> entries;  ///< newest first; of one day by kind, then the later made first
    std::vector<TierStep> tierChanges;
    std::vector<FieldChange> fieldChanges;
};

/// What is planned stands on its day once that has come, tasks on the day they were done. A record with a damaged day
/// stands nowhere. `history`: the client's own fields (field_history.h); without it there are no field changes.
/// 5,000 entries take a few milliseconds.
Timeline readTimeline(Database& database, const TimelineQuery& query, const FieldHistory* history = nullptr);

/// The setting that holds the pins of a client, and its form: `interactions/<uid>` parted by blanks.
std::string timelinePinsKey(Database& database, RecordId client);

}  // namespace meike
