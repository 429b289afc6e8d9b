// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "domain/command.h"
#include "storage/workspace.h"

/// What is done about a low score, each in one edit. Functions that take an Edit belong inside one.
namespace meike {

/// A task with a day that the survey names; the one that it names already is changed. Returns the task.
/// Error{invalid_value} for an empty title.
RecordId correctScore(Edit& edit, RecordId survey, std::string_view title, Date due, RecordId owner);
/// The task is done, the survey is corrected, and what the client says now becomes an answer of its own. Returns that.
/// Error{invalid_value} for a score that the metric does not have, and a day before the low score.
RecordId closeCorrection(Edit& edit, RecordId survey, Date day, int score, std::string_view comment);

Command correctScoreCommand(Database& database, RecordId survey, std::string_view title);
Command closeCorrectionCommand(Database& database, RecordId survey, int score);

}  // namespace meike
