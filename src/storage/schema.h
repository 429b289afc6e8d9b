// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/field.h"
#include "storage/database.h"

namespace meike {

/// Writes the newest schema into an empty file, or brings an older one up to date, each migration in one transaction.
/// Errors: newer_version, damaged (not a workspace).
void migrate(Database& database);
/// Columns that the derived table client_score lacks for fields that the program has: they follow the field table and
/// need no schema of their own. migrate() adds them, empty; the next scores fill them.
std::vector<std::string_view> missingScoreColumns(Database& database);
/// Writes a schema of before into an empty file: that of an archive that an older program made. 1 <= version <=
/// newestSchema().
void createSchema(Database& database, int version);
/// user_version of the file; throws Error{damaged} when it is not a workspace, Error{newer_version} when too new.
int schemaVersion(Database& database);

/// Tables of truth, parents before children.
const std::vector<std::string>& truthTables();
/// Those of the file's own schema, which may be older than the program's. Error{damaged} when one of them is missing.
std::vector<std::string> truthTablesOf(Database& database);
/// The kind that a table holds, or nullptr.
const KindRow* kindOfTable(std::string_view table);

}  // namespace meike
