// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "domain/command.h"
#include "domain/record.h"
#include "storage/workspace.h"

/// What people do to many clients at a time. Each function belongs inside one edit.
namespace meike {

/// Returns how many changed.
std::int64_t changeFieldOfMany(Edit& edit, std::span<const RecordId> clients, std::string_view field,
                               const Value& value);
std::int64_t archiveClients(Edit& edit, std::span<const RecordId> clients);
std::int64_t unarchiveClients(Edit& edit, std::span<const RecordId> clients);
std::int64_t binClients(Edit& edit, std::span<const RecordId> clients);
std::int64_t unbinClients(Edit& edit, std::span<const RecordId> clients);
/// Deletes clients and everything of theirs.
std::int64_t purgeClients(Edit& edit, std::span<const RecordId> clients);

/// Gives the needs of a client the ranks 1, 2, 3 ... in which they stand here; returns how many changed.
std::int64_t rankNeeds(Edit& edit, std::span<const RecordId> needs);
Command rankNeedsCommand(Database& database, RecordId client);

Command changeFieldOfManyCommand(std::size_t clients, std::string_view field);
/// `archive`, `unarchive`, `bin`, `unbin`, `purge`.
Command clientsCommand(std::string_view key, std::size_t clients);

// ---- Tags put on by hand ----

/// The tag of that name, made when it is new.
RecordId findOrAddTag(Edit& edit, std::string_view name);
/// Puts a tag (made when it is new) on clients; returns how many did not have it. Error{invalid_value} for a tag that
/// has a rule (records/tags.h), as for taking it off.
std::int64_t tagClients(Edit& edit, std::span<const RecordId> clients, std::string_view tag);
/// Takes it off; returns how many had it. Error{not_found} for a tag that does not exist.
std::int64_t untagClients(Edit& edit, std::span<const RecordId> clients, std::string_view tag);

Command tagCommand(Database& database, std::span<const RecordId> clients, std::string_view tag);
Command untagCommand(Database& database, std::span<const RecordId> clients, std::string_view tag);

}  // namespace meike
