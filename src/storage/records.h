// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/uid.h"
#include "domain/record.h"
#include "storage/change.h"
#include "storage/database.h"

namespace meike {

/// The record, or nothing when there is none of that id.
std::optional<Record> readRecord(Database& database, Kind kind, RecordId id);
/// The records of those ids that exist, in the order of `ids`.
std::vector<Record> readRecords(Database& database, Kind kind, std::span<const RecordId> ids);
/// All records of a kind, by id.
std::vector<Record> allRecords(Database& database, Kind kind);
/// Records of a kind that belong to a client (those with a `client` field), newest first where the kind has a date.
std::vector<Record> recordsOfClient(Database& database, Kind kind, RecordId client, int limit = -1);
/// Ids of the records whose field holds exactly this value, by id.
std::vector<RecordId> findRecords(Database& database, Kind kind, std::string_view field, const Value& value);

bool recordExists(Database& database, Kind kind, RecordId id);
std::int64_t countRecords(Database& database, Kind kind);
/// More records than can point to one of this kind, told at once and without counting: it is the number of their
/// tables' rows.
std::int64_t mostRecordsPointingTo(Database& database, Kind kind);
/// Stable outside the file; empty for kinds without one.
std::optional<Uid> uidOf(Database& database, Kind kind, RecordId id);
/// The same of many records in one query, as text, in the order of `ids`; an empty text for those without.
std::vector<std::string> uidTexts(Database& database, Kind kind, std::span<const RecordId> ids);

/// Value of a setting, or the fallback.
std::string setting(Database& database, std::string_view key, const std::string& fallback = {});
/// `CNY` unless the workspace says otherwise.
std::string baseCurrency(Database& database);

/// What people call the record a reference or pick points to: its name field in `language`; empty for no id.
std::string recordName(Database& database, Kind kind, RecordId id, Language language = Language::zh);
/// Names of all records of a kind (or of the items of one pick list), by id.
std::map<RecordId, std::string> recordNames(Database& database, Kind kind, Language language = Language::zh,
                                            std::string_view pickList = {});
/// Tag ids of one client, in the order they were put on.
std::vector<RecordId> tagsOfClient(Database& database, RecordId client);

std::vector<HistoryStep> history(Database& database, int limit = -1);

/// True for kinds with uid, updated_at and updated_by.
bool hasUid(Kind kind);

}  // namespace meike
