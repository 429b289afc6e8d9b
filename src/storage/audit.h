// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "storage/change.h"
#include "storage/database.h"

namespace meike {

/// Adds one line to the audit log: what was done, by whom, to how many rows of which kinds. Values never enter it.
void appendAudit(Database& database, const Change& change, std::int64_t atUtcMs, RecordId person);

/// 0 when every line's hash follows from the one before and its own words; else the first line that does not.
std::int64_t firstBrokenAudit(Database& database);
/// Whether lines are gone from the end of it, or all of them.
bool auditIsCut(Database& database);

/// When its last line was written, UTC ms; 0 when it is empty.
std::int64_t lastAudited(Database& database);
/// Where the log ends: the number and hash of its last line, or nothing when it is empty.
std::string auditHead(Database& database);
/// How many lines have come since it ended there; nothing when it never did.
std::optional<std::int64_t> auditLinesSince(Database& database, const std::string& head);

}  // namespace meike
