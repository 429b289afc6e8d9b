// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/view/today.h"
#include "domain/command.h"
#include "storage/workspace.h"

/// What is done with a line of Today, each in one edit. Functions that take an Edit belong inside one.
namespace meike {

/// Done: the line that says what came of it becomes an interaction of today (a line as the quick log reads it, so that
/// it may hold a kind and the next step), and a task is done. A task may be done without a word; a next step without
/// one is only noted as kept. Error{invalid_value} for a source that facts of its own end (money, renewals) and an
/// empty line.
void finishItem(Edit& edit, const TodayItem& item, std::string_view line, RecordId person);
/// To another day. Error{invalid_value} for a source without a day of its own; for a step around whose day the client
/// is cared for enough, unless a reason is given.
void moveItem(Edit& edit, const TodayItem& item, Date day, std::string_view reason = {});
/// Not to be done, with the reason, which is kept in the notes of the task or as an interaction's note.
/// Error{invalid_value} for a source without a day of its own, and for an empty reason.
void skipItem(Edit& edit, const TodayItem& item, std::string_view reason);

/// To somebody else, on the same day: a step is decided so, a task has another owner, a next step becomes a task of
/// theirs. Error{invalid_value} for a source without a day of its own, and for nobody.
void giveItem(Edit& edit, const TodayItem& item, RecordId person);

Command giveItemCommand(const TodayItem& item);
Command finishItemCommand(const TodayItem& item);
Command moveItemCommand(const TodayItem& item);
Command skipItemCommand(const TodayItem& item);

}  // namespace meike
