// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/change.h"
#include "storage/database.h"

namespace meike {

/// Adds one line to the audit log: what was done, by whom, to how many rows of which kinds. Values never enter it.
void appendAudit(Database& database, const Change& change, std::int64_t atUtcMs, RecordId person);

/// 0 when every line's hash follows from the one before and its own words; else the first line that does not.
std::int64_t firstBrokenAudit(Database& database);
/// Whether lines are gone from the end of it, or all of them.
bool auditIsCut(Database& database);

}  // namespace meike
