// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/progress.h"
#include "domain/command.h"
#include "domain/record.h"
#include "domain/scoring_profile.h"
#include "storage/workspace.h"

/// What people do to a workspace: each function belongs inside one edit (Session::edit, Workspace::edit), and beside it
/// stands the maker of the edit's name. Functions throw Error; nothing is half done, for the edit rolls back.
namespace meike {

// ---- Checking what was typed ----

/// One thing wrong with a record before it is stored.
struct FieldProblem {
    std::string field;  ///< key
    Label what;         ///< 必填 / is required ...
};
/// Everything wrong with a record: required fields, ranges, keys of choices, currency codes, ends before starts,
/// references that lead nowhere. Empty: it can be stored.
std::vector<FieldProblem> checkRecord(Database& database, const Record& record);

/// The key of the field that ends before its beginning (service_end, finish ...); nothing when all periods are in
/// order.
std::optional<std::string> datesReversed(const Record& record);

// ---- Records of any kind ----

/// An empty record as a form begins it: currency, today, active, account manager.
Record newRecord(Database& database, Kind kind, Date today, RecordId client = 0);

/// Stores a new record; text is cleaned, a client gets its created_on, receipts and receivables are allocated. Throws
/// invalid_value naming the first problem.
RecordId addRecord(Edit& edit, Record record);
/// Writes what differs; returns whether anything did.
bool changeRecord(Edit& edit, Record record);
void removeRecord(Edit& edit, Kind kind, RecordId id);
/// One field of one record, as an inline edit does.
bool changeField(Edit& edit, Kind kind, RecordId id, std::string_view field, const Value& value);

Command addCommand(Database& database, const Record& record);
Command changeCommand(Database& database, const Record& record);
Command removeCommand(Database& database, Kind kind, RecordId id);
Command changeFieldCommand(Database& database, Kind kind, RecordId id, std::string_view field);

// ---- Clients, many at a time ----

/// Returns how many changed.
std::int64_t changeFieldOfMany(Edit& edit, std::span<const RecordId> clients, std::string_view field,
                               const Value& value);
std::int64_t archiveClients(Edit& edit, std::span<const RecordId> clients);
std::int64_t unarchiveClients(Edit& edit, std::span<const RecordId> clients);
std::int64_t binClients(Edit& edit, std::span<const RecordId> clients);
std::int64_t unbinClients(Edit& edit, std::span<const RecordId> clients);
/// Deletes clients and everything of theirs.
std::int64_t purgeClients(Edit& edit, std::span<const RecordId> clients);

Command changeFieldOfManyCommand(std::size_t clients, std::string_view field);
/// `archive`, `unarchive`, `bin`, `unbin`, `purge`.
Command clientsCommand(std::string_view key, std::size_t clients);

// ---- Tags ----

/// The name as it will be stored: cleaned and trimmed. invalid_value when it is empty or holds a separator (, ; 、 |)
/// or a line break.
Result<std::string> checkTagName(std::string_view typed);
/// The colour (0..9) a new tag of that name gets: the same name, the same colour.
std::int64_t tagColour(std::string_view name);
/// The tag of that name, whatever its case and width; nothing when there is none.
std::optional<RecordId> findTag(Database& database, std::string_view name);
RecordId findOrAddTag(Edit& edit, std::string_view name);
/// Puts a tag (made when it is new) on clients; returns how many did not have it. Error{invalid_value} for a tag that
/// has a rule (tags.h), as for taking it off.
std::int64_t tagClients(Edit& edit, std::span<const RecordId> clients, std::string_view tag);
/// Takes it off; returns how many had it. Error{not_found} for a tag that does not exist.
std::int64_t untagClients(Edit& edit, std::span<const RecordId> clients, std::string_view tag);

Command tagCommand(Database& database, std::span<const RecordId> clients, std::string_view tag);
Command untagCommand(Database& database, std::span<const RecordId> clients, std::string_view tag);

// ---- Money ----

/// Sets what is not yet allocated of a client's receipts in a currency against what is open of its receivables, oldest
/// receipt and oldest due first. Allocations that exist stay. Returns how many were made.
std::int64_t allocateReceipts(Edit& edit, RecordId client, std::string_view currency);
/// Takes the allocations of a receipt or receivable back.
void dropAllocations(Edit& edit, Kind kind, RecordId id);

// ---- Pick lists, rates, settings ----

/// A new item at the end of a list. Error{invalid_value} when the list has that name already, in either language.
RecordId addPickItem(Edit& edit, std::string_view list, std::string_view name, std::string_view nameEn = {});
void renamePickItem(Edit& edit, RecordId item, std::string_view name, std::string_view nameEn);
/// Gives the items of a list the order in which they stand here.
void orderPickItems(Edit& edit, std::span<const RecordId> items);
/// Out of use: still shown where it stands, no longer offered.
void archivePickItem(Edit& edit, RecordId item, bool archived);
/// Everything that points to `from` points to `into`, and `from` is gone. Returns how many records changed.
std::int64_t mergePickItems(Edit& edit, RecordId from, RecordId into);
Command pickListCommand(std::string_view list, Language language);

/// The value of one major unit of `currency` in the base currency from a day on, times 10^9; replaces the rate of that
/// day.
void setRate(Edit& edit, std::string_view currency, Date day, std::int64_t rate);

// ---- Assessments and borrow records ----

/// Scores everything under a profile as of a day and keeps it: one edit of its own. Returns the assessment's id.
/// Error{invalid_value} when the name is taken.
RecordId saveAssessment(Workspace& workspace, const ScoringProfile& profile, Date asOf, const std::string& name,
                        RecordId signedBy, Progress& progress, const std::stop_token& stop = {});

/// Who took data out.
struct BorrowNote {
    Date date;
    RecordId person = 0;
    std::string purpose;
    std::string recipient;
    std::string file;
    std::int64_t rows = 0;
    std::vector<std::string> columns;
    std::optional<Date> returnOn;
};
RecordId addBorrowRecord(Edit& edit, const BorrowNote& note);
Command borrowCommand(const BorrowNote& note);

}  // namespace meike
