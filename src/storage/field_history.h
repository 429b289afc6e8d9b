// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/record.h"
#include "storage/database.h"

/// What became of the fields of a record, as far as the undo history tells.
namespace meike {

/// One value that an edit changed.
struct FieldChange {
    std::int64_t step = 0;  ///< of the history
    std::int64_t atUtcMs = 0;
    RecordId person = 0;
    std::string field;  ///< key; a custom field's too
    Value before;
    Value after;
};

struct FieldHistory {
    std::vector<FieldChange> changes;  ///< newest first, the fields of one step in the order of the kind
    /// Every step that the file still has was looked at. The history begins with its oldest step: what was changed
    /// before is not known.
    bool complete = true;
};

/// How many bytes of steps are read at most where a person waits: the newest ones, large steps (imports) left out.
inline constexpr std::int64_t kHistoryGlance = 4 << 20;
/// Changes of values; a record's making and end are none. Steps that were undone are not counted.
FieldHistory readFieldHistory(Database& database, Kind kind, RecordId record, std::int64_t mostBytes = kHistoryGlance);

}  // namespace meike
