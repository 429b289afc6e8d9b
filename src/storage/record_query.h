// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/uid.h"
#include "domain/rule.h"
#include "storage/database.h"

namespace meike {

/// Which records of a kind a list shows. Clients have queries of their own (client_query.h).
struct RecordQuery {
    Kind kind = Kind::need;
    /// A rule over the kind's own fields, as the sub-filter of a related condition; for kinds that hang on a client.
    std::optional<Rule> where;
    RecordId client = 0;  ///< only those of this client; 0: of everybody
    Date asOf;            ///< for relative dates
    bool past = false;    ///< only what existed on that day, by facts_as_of.h
};

/// The ids, in the order in which they were made. Error{invalid_value} for a kind that belongs to no client where a
/// client or a rule is asked for.
std::vector<RecordId> queryRecordIds(Database& database, const RecordQuery& query);

/// The record of that uid; 0 when there is none.
RecordId recordOfUid(Database& database, Kind kind, const Uid& uid);
/// The same of many (as text) in one pass over the table; 0 for those that are not there.
std::vector<RecordId> recordsOfUids(Database& database, Kind kind, std::span<const std::string> uids);

}  // namespace meike
