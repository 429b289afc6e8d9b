// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "base/clock.h"
#include "base/date.h"
#include "domain/record.h"
#include "domain/rule.h"
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

/// Of a rule whose segments are looked up: changes when it, or the rule of one of them, does.
std::string ruleHash(const Rule& rule);
/// The rule of a tag with its segments looked up; nothing for a tag without, or with one that cannot be asked.
std::optional<Rule> usableTagRule(Database& reader, const Record& tag);

/// The members of all tags that have a rule, as the reader's scores and `asOf` make them, by tag.
using TagMembers = std::vector<std::pair<RecordId, std::vector<RecordId>>>;
TagMembers tagMembersOn(Database& reader, Date asOf);
void overlayTags(Database& reader, const TagMembers& members);
/// Puts the members of all tags that have a rule, as the reader's scores and `asOf` make them, into TEMP tables that
/// hide the stored ones from every query of this (read-only) connection: for who reads a file that nobody keeps up to
/// date. Does nothing when no tag has a rule, and none had one.
void overlayTags(Database& reader, Date asOf);

}  // namespace meike
