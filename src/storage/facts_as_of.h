// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "domain/record.h"
#include "storage/database.h"
#include "storage/rule_sql.h"

/// The records of a workspace as they were on a day, by what domain/fact_days says of their kind. Every place that
/// shows a past day reads through here or through rules, which ask the same conditions.
namespace meike {

/// The condition that a row of the kind existed on a day; empty for kinds that carry no day.
SqlPiece existedOn(Kind kind, const std::string& alias, Date asOf);
/// The column of a field, or NULL while it was not filled in yet.
SqlPiece valueOn(Kind kind, const Field& field, const std::string& alias, Date asOf);

/// Records of a kind that belonged to a client on a day, with the values they had then; newest first where the kind
/// has a day.
std::vector<Record> recordsOfClient(Database& database, Kind kind, RecordId client, Date asOf, int limit = -1);
/// All records of a kind that existed on a day, by id.
std::vector<Record> allRecords(Database& database, Kind kind, Date asOf);

/// Whether a record was changed after a day: what it says without a day of its own may be later than that.
bool changedAfter(Database& database, Kind kind, RecordId id, Date day);
/// Records of a kind that were entered or changed after a day, by id: what they say without a day is today's.
std::vector<RecordId> changedAfter(Database& database, Kind kind, Date day);
/// How many records of a kind stand for that day or one before and were entered after it. Of kinds with a day.
std::int64_t enteredLater(Database& database, Kind kind, Date day);

/// The records of those ids that there are, in their order, with the values they had on a day.
std::vector<Record> readRecords(Database& database, Kind kind, std::span<const RecordId> ids, Date asOf);

/// A receivable with what was still open of it.
struct OpenReceivable {
    Record record{Kind::receivable};
    MinorUnits open = 0;
};
/// The receivables of a client on a day: open ones first, the next due at their head; then what was settled, the latest
/// first. What came in later does not count.
std::vector<OpenReceivable> receivablesOfClient(Database& database, RecordId client, Date asOf, int limit = -1);
/// The tasks of a client that were not done by then, the next due first, those without a day last.
std::vector<Record> openTasksOfClient(Database& database, RecordId client, Date asOf, int limit = -1);

}  // namespace meike
