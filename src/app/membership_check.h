// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/date.h"
#include "storage/database.h"
#include "storage/maintenance.h"

namespace meike {

/// A reader of the same workspace whose scores are those of a day.
using ScoredReader = std::function<std::unique_ptr<Database>(Date)>;

/// What is wrong with who is in which segment, and with what rules put tags on (findings `memberships`, `tags_by_rule`,
/// repairable) and with the rules themselves (`rules`: they cannot be read, or list a client twice).
///
/// Without asking a rule: the log of a segment leads to its members, and members are clients in use. By asking the rule
/// again as of the day of the last look: members, version and rule are the ones found then. Only what claims to be
/// current is compared: after an edit that no session has followed yet, the next one brings it up to date. Segments and
/// tags that were last looked at on another day than the scores need scores of that day: `scored` makes them.
std::vector<Finding> checkMemberships(Database& reader, const ScoredReader& scored);

/// Puts tags right, and forgets the members of the segments that are wrong: the next look finds them anew, and their
/// log is complete from then on.
void repairMemberships(Database& reader, const ScoredReader& scored, Database& writing);

}  // namespace meike
