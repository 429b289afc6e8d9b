// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/uid.h"
#include "domain/rule.h"
#include "storage/client_query.h"
#include "storage/database.h"

namespace meike {

/// Which records of a kind a list shows, and in which order. Clients have queries of their own (client_query.h).
struct RecordQuery {
    Kind kind = Kind::need;
    /// A rule over the kind's own fields, as the sub-filter of a related condition; for kinds that hang on a client.
    std::optional<Rule> where{};
    RecordId client = 0;  ///< only those of this client; 0: of everybody
    /// Only those of these clients, by id; nullptr: of everybody.
    std::shared_ptr<const std::vector<RecordId>> clients{};
    bool clientsInUse = false;  ///< those of clients in the archive or the bin are left out; those of nobody stay
    std::string search{};       ///< as typed, see saysText (text_search.h)
    /// Keys of stored fields. Then in the order of entry, the latest first behind a sort that descends; empty values
    /// come last either way. Amounts are compared in the base currency, names in the order of the alphabet, choices and
    /// pick list entries in that of their list.
    std::vector<ClientQuery::Sort> sorts{};
    Date asOf;          ///< for relative dates
    bool past = false;  ///< only what existed on that day, by facts_as_of.h
};

/// What the records of a query come to.
struct RecordTotals {
    /// Of one field that holds numbers.
    struct Figure {
        std::string field;
        MinorUnits sum = 0;        ///< of amounts in the base currency; held at the edge of 64 bits (amount_total.h)
        std::int64_t known = 0;    ///< records that count in it
        std::int64_t without = 0;  ///< amounts that do not, for their currency has no rate
    };
    std::int64_t count = 0;
    std::int64_t foreign = 0;  ///< records whose amounts are in another currency than the base
    std::vector<Figure> figures{};
};

/// The ids, in order. Error{invalid_value} for a kind that belongs to no client where a client or a rule is asked for,
/// and for a field that lists are not sorted by.
std::vector<RecordId> queryRecordIds(Database& database, const RecordQuery& query);
/// Number and sums of the same records; `figures` are keys of stored fields that hold numbers.
RecordTotals queryRecordTotals(Database& database, const RecordQuery& query, std::span<const std::string> figures = {});
/// The same of some of them, by id: of what is selected in a list.
RecordTotals totalsOfRecords(Database& database, const RecordQuery& query, std::span<const RecordId> ids,
                             std::span<const std::string> figures);

/// Whether a list can be put in the order of a field.
bool isSortable(const Field& field);

/// The record of that uid; 0 when there is none.
RecordId recordOfUid(Database& database, Kind kind, const Uid& uid);
/// The same of many (as text) in one pass over the table; 0 for those that are not there.
std::vector<RecordId> recordsOfUids(Database& database, Kind kind, std::span<const std::string> uids);

}  // namespace meike
