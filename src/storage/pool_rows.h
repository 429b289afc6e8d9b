// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/value.h"
#include "storage/database.h"

/// The rows of which it follows which clients go back to the pool, and how many each owner has (app/pool).
namespace meike {

/// A client in use that has an owner, as of a day. Never among them: a key account, one with a service period or a
/// project that runs, or with money due.
struct PoolFacts {
    RecordId client = 0;
    RecordId owner = 0;
    bool prospect = false;           ///< has never ordered
    std::optional<Date> lastTouch;   ///< interaction
    std::optional<Date> lastEnd;     ///< latest of order, service period and framework contract
    std::optional<Date> handedOver;  ///< to its owner
    Date added;                      ///< to this workspace's records
};
/// Those of whom nothing was heard since `silentSince` (no interaction, no order, not handed over). `owner`: only
/// theirs.
std::vector<PoolFacts> poolFacts(Database& database, Date asOf, Date silentSince, const std::stop_token& stop = {},
                                 std::optional<RecordId> owner = {});

/// Clients in use of a person, by tier (key; empty: none).
std::map<std::string, std::int64_t> clientsOfOwner(Database& database, RecordId person);

/// The same of everybody who has one.
std::map<RecordId, std::map<std::string, std::int64_t>> clientsOfOwners(Database& database);

/// Clients of one group, or of one registration number, that have several owners: those that have one, by id.
struct SharedRows {
    RecordId head = 0;                                   ///< of the group; 0: of a number
    std::string number;                                  ///< registration number
    std::vector<std::pair<RecordId, RecordId>> clients;  ///< client, owner
};
/// Groups first, by their heads. Clients that are in use.
std::vector<SharedRows> sharedRows(Database& database, const std::stop_token& stop = {});

/// Clients of the same group or the same registration number that have an owner, in use.
std::vector<RecordId> sameBusiness(Database& database, RecordId client);

/// Open tasks of a client that somebody is to do.
std::vector<RecordId> openTasksOf(Database& database, RecordId client, RecordId person);
/// Opportunities of a client that somebody follows and that are not decided.
std::vector<RecordId> openOpportunitiesOf(Database& database, RecordId client, RecordId person);
/// Whether a client has changed hands away from somebody since a day.
bool hasLostClient(Database& database, RecordId person, RecordId client, Date since);

}  // namespace meike
