// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/progress.h"
#include "storage/database.h"

namespace meike {

/// Schema this version writes: the number of its migrations.
int newestSchema();
/// The mark of a workspace file ("MEIK").
constexpr std::int64_t kApplicationId = 0x4D45494B;

/// BLAKE2b-256 over every table of truth, rows by id, as 64 hex digits. Equal digests: equal records, to the last byte.
std::string digest(Database& database);

/// Copies the workspace through the backup API into a new file, reopens it and compares integrity, counts and digest
/// before the copy gets its name. The digest of what is in it. Errors: io, disk_full, damaged, cancelled.
std::string backupTo(Database& database, const std::filesystem::path& destination, Progress& progress,
                     const std::stop_token& stop);

/// Puts a verified backup in the place of the workspace; the replaced file is kept and its path returned (empty: there
/// was none). Nobody may have the workspace open: Error{locked}. Where roles are on there it is the custodian's:
/// Error{not_allowed}.
std::filesystem::path restoreFrom(const std::filesystem::path& backup, const std::filesystem::path& workspace,
                                  Progress& progress, const std::stop_token& stop);

/// Whether a restoring was cut off between the moment when the file was put aside and the one when the backup took its
/// place: there is no workspace then, and finishRestore() brings it.
bool restoreWasCut(const std::filesystem::path& workspace);
/// Brings to its end what was cut off, and removes what other cuts have left. The caller has the lock; the path is a
/// realFile().
void finishRestore(const std::filesystem::path& workspace);

/// Puts aside what lies beside a place where a database is to come: SQLite would take the log of another one for its
/// own, and destroy the new one with it.
void putLogAside(const std::filesystem::path& place);

/// Removes a database that nobody has open, with what SQLite may have left beside it; it need not be there.
void removeDatabase(const std::filesystem::path& path);

/// One finding of a check; empty list: all is well.
struct Finding {
    /// Stable key: schema, integrity, foreign_keys, search_index, audit_chain, register, history, cells, dates, scores,
    /// memberships, tags_by_rule, rules,
    /// content.
    std::string what;
    std::string detail;
    bool repairable = false;
    bool stops = false;  ///< what else could be looked at would stumble over it
};
std::vector<Finding> checkDatabase(Database& database);
/// Takes the records as they are for what they should be (finding `content`), in a transaction of the caller.
void acceptContent(Database& database);
/// Rebuilds the search index from the truth.
void rebuildSearchIndex(Database& database);

}  // namespace meike
