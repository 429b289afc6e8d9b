// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/command.h"
#include "domain/record.h"
#include "storage/workspace.h"

namespace meike {

/// Pins a record on its client's timeline, or takes the pin off; returns whether that changed anything.
/// Error{invalid_value} for a kind that stands on no timeline, not_found for a record that is not there. Belongs inside
/// an edit. Pins are kept by uid in a setting of the client: one to a record that is gone means nothing, and means the
/// record again when it comes back.
bool pinOnTimeline(Edit& edit, Kind kind, RecordId id, bool pinned);
/// What is pinned on a client's timeline, as it is kept: `interactions/<uid>`.
std::vector<std::string> timelinePins(Database& database, RecordId client);
/// What is pinned at `from` is pinned at `into`, behind what is pinned there. The records have moved before.
void moveTimelinePins(Edit& edit, RecordId from, RecordId into);
Command pinCommand(Database& database, Kind kind, RecordId id, bool pinned);

}  // namespace meike
