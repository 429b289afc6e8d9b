// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>

#include "base/clock.h"
#include "base/date.h"
#include "storage/database.h"

namespace meike {

/// Runs a short write to derived tables and waits for it; false when the workspace is being closed.
using DerivedWrite = std::function<bool(const std::function<void(Database&)>&)>;

struct MembershipRefresh {
    bool changed = false;  ///< somebody came or went
    bool complete = true;  ///< false: `pause` said that something else is more urgent; ask again later
};

/// Asks the rules of all tags and segments of the workspace that `reader` sees, writes who came and went since the last
/// time, and logs it. Tags first, since segments may ask for tags; the rules of tags see only tags put on by hand, so
/// that no two wait for each other. A rule that cannot be read, or names a segment that is gone, leaves its members as
/// they are. `pause` is asked before each rule.
MembershipRefresh refreshMemberships(Database& reader, const DerivedWrite& write, const Clock& clock,
                                     const std::stop_token& stop = {}, const std::function<bool()>& pause = {});

/// Puts the members of all tags that have a rule, as the reader's scores and `asOf` make them, into TEMP tables that
/// hide the stored ones from every query of this (read-only) connection: for who reads a file that nobody keeps up to
/// date. Does nothing when no tag has a rule.
void overlayTags(Database& reader, Date asOf);

}  // namespace meike
