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
/// before the copy gets its name. Errors: io, disk_full, damaged, cancelled.
void backupTo(Database& database, const std::filesystem::path& destination, Progress& progress,
              const std::stop_token& stop);

/// Puts a verified backup in the place of the workspace; the replaced file is kept and its path returned (empty: there
/// was none). Nobody may have the workspace open: Error{locked}.
std::filesystem::path restoreFrom(const std::filesystem::path& backup, const std::filesystem::path& workspace,
                                  Progress& progress, const std::stop_token& stop);

/// Removes a database that nobody has open, with what SQLite may have left beside it; it need not be there.
void removeDatabase(const std::filesystem::path& path);

/// What the lock of a workspace says while a backup is put in its place.
constexpr std::string_view kRestoring = "restore";
/// Who has the workspace open, by its lock: the detail of Error{locked}.
ErrorDetail openElsewhere(const std::filesystem::path& workspace);

/// Whether every table, index and view of this schema is there, and every column of the kinds. Throws damaged, naming
/// the first that is not. Reads no rows.
void checkTables(Database& database);

/// One finding of a check; empty list: all is well.
struct Finding {
    /// Stable key: integrity, foreign_keys, search_index, audit_chain, dates, scores, memberships, tags_by_rule, rules.
    std::string what;
    std::string detail;
    bool repairable = false;
};
std::vector<Finding> checkDatabase(Database& database);
/// Rebuilds the search index from the truth.
void rebuildSearchIndex(Database& database);

}  // namespace meike
