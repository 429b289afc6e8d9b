// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/rule.h"
#include "domain/value.h"
#include "storage/database.h"

/// What a rule says of one client, and why.
namespace meike {

/// Whether the rule holds for that client, whatever shelf it is on; false for a client that does not exist.
bool ruleHolds(Database& database, const Rule& rule, Date asOf, RecordId client);

/// What a condition or a figure over related records looks at (see figureSql); nothing for tags, groups, segments and
/// lists. Of `exists` the number of records.
Value figureOf(Database& database, const Rule& condition, Date asOf, RecordId client);

/// Codes of currencies that records of the kind are in and that have no rate at all; empty for kinds without money.
std::vector<std::string> currenciesWithoutRate(Database& database, Kind kind);

/// Value in the window of every client that has a score, minor units of the base currency.
std::map<RecordId, std::int64_t> monetaryByClient(Database& database);

}  // namespace meike
