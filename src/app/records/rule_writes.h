// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "storage/workspace.h"

namespace meike {

/// Error for a record whose rule cannot be read, does not hold together, leads back to itself, or asks for what its
/// kind may not ask for (a tag's rule sees only tags put on by hand).
void checkRuleOf(Database& database, const Record& record);

/// What a new rule brings with it, before it is written: a segment counts a version and is no longer a list of a day;
/// a tag is taken off where people had put it, for it is the rule's from now on.
void takeRule(Edit& edit, const Record& before, Record& after);

}  // namespace meike
