// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/rule.h"
#include "storage/workspace.h"

/// Tags as a whole: rules that put them on, their names, and making one of two. Functions that take an Edit belong
/// inside one edit. Putting a tag on clients by hand: client_edits.h.
namespace meike {

/// The rule of a tag; nothing when people put it on by hand. Error{invalid_value} when it cannot be read.
std::optional<Rule> tagRule(Database& database, RecordId tag);

/// From now on the tag is on exactly the clients of the rule (or, without one, on those that people give it to): it is
/// taken off where it was put by hand, and the members follow the rule after each change. The rule sees only tags put
/// on by hand; Error{invalid_value} when it asks for one that has a rule, or when this tag is asked for by the rule of
/// another.
void setTagRule(Edit& edit, RecordId tag, const std::optional<Rule>& rule);

/// Renames a tag, also in the rules that ask for it. Error{invalid_value} when the name cannot be one or is taken.
void renameTag(Edit& edit, RecordId tag, const std::string& name);

/// Whoever has `from` gets `into`, rules that ask for `from` ask for `into`, and `from` is gone. Returns how many
/// clients got a tag that they did not have. Error{invalid_value} when one of the two has a rule.
std::int64_t mergeTags(Edit& edit, RecordId from, RecordId into);

/// Deletes a tag: nobody has it any more. Error{invalid_value} naming the first segment or tag whose rule asks for it.
void deleteTag(Edit& edit, RecordId tag);

Command tagRuleCommand(Database& database, RecordId tag);
Command renameTagCommand(Database& database, RecordId tag);
Command mergeTagsCommand(Database& database, RecordId from, RecordId into);

}  // namespace meike
