// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "domain/record.h"
#include "storage/database.h"

/// What a record must be before it is stored, and what it gets by itself. Forms and imports ask before they write, the
/// RecordWriter asks when it does: the rules are the same.
namespace meike {

/// Everything wrong with a record: required fields, ranges, keys of choices, currency codes, ends before starts,
/// references that lead nowhere. Empty: it can be stored.
std::vector<FieldProblem> checkRecord(Database& database, const Record& record);

/// The workspace's own fields that are required of the record's kind and empty.
std::vector<FieldProblem> missingOwnFields(Database& database, const Record& record);

/// Whether the record that a reference or a pick names is there.
using Exists = std::function<bool(const Field& field, RecordId id)>;
/// The same, asking `exists` for what references name.
std::vector<FieldProblem> checkRecord(const Record& record, const Exists& exists);
/// The same, but for what was wrong with it before: that is not this change's business.
std::vector<FieldProblem> newProblems(const Record& record, const Record* before, const Exists& exists);
/// What is wrong with one value of a field; nothing when it can be stored.
std::optional<ErrorDetail> wrongValue(const Field& field, const Value& value, const Exists& exists);
/// Looks into the workspace.
bool referenceExists(Database& database, const Field& field, RecordId id);

/// The key of the field that ends before its beginning (service_end, finish ...); nothing when all periods are in
/// order.
std::optional<std::string> datesReversed(const Record& record);

/// An empty record as a form begins it: what completeRecord gives, today, the client it belongs to.
Record newRecord(Database& database, Kind kind, Date today, RecordId client = 0);
/// Gives a new record what it has without being told: a client the day it was added, a person their role, amounts the
/// base currency, a tag its colour, an entry its place at the end of its list. What is filled stays.
void completeRecord(Database& database, Record& record, Date today);
/// Text as it is stored: cleaned and trimmed; a currency as its code.
void cleanRecord(Record& record);
/// The same for one value.
void cleanValue(const Field& field, Value& value);

}  // namespace meike
