// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "app/score_book.h"
#include "engine/group.h"
#include "storage/database.h"

/// Groups of clients, by their field `parent` (上级集团).
namespace meike {

/// The client that stands above all others of its group; the client itself when it is in none.
RecordId groupHead(Database& database, RecordId client);
/// A client with everybody below it, itself first, each once; those in the recycle bin and archived ones left out.
std::vector<RecordId> groupMembers(Database& database, RecordId head);
/// The members taken as one, in scores of the book's columns; those that the scores do not hold are left out. Nothing
/// when that leaves nobody.
std::optional<engine::GroupScore> groupScore(const ScoreBook& book, const Scores& scores,
                                             const std::vector<RecordId>& members);

}  // namespace meike
