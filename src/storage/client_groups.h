// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/grouping.h"
#include "domain/value.h"
#include "storage/client_query.h"

namespace meike {

/// What the clients of a group have of one figure together.
struct GroupFigure {
    std::int64_t clients = 0;  ///< that have one
    /// As the field stores it (minor units of the base currency, scaled decimals); held at the ends of its range.
    std::int64_t total = 0;
    std::int64_t open = 0;  ///< clients whose amount is not known: a part is in a currency without a rate

    /// In the field's stored scale; 0 when nobody has one.
    double mean() const { return clients == 0 ? 0 : static_cast<double>(total) / static_cast<double>(clients); }
    friend bool operator==(const GroupFigure&, const GroupFigure&) = default;
};

struct ClientGroup {
    Value key;  ///< what they have in common (a month as `2026-03`); empty: they have no value
    std::int64_t count = 0;
    std::vector<GroupFigure> figures;  ///< in the order asked for

    friend bool operator==(const ClientGroup&, const ClientGroup&) = default;
};

/// A list of clients in groups.
struct GroupedClients {
    std::vector<RecordId> ids;         ///< group after group, inside in the order of the list
    std::vector<ClientGroup> groups;   ///< in their order; none when the query has no grouping
    std::vector<std::string> figures;  ///< keys of the fields that groups have figures of

    friend bool operator==(const GroupedClients&, const GroupedClients&) = default;
};

/// The clients of the query in its groups, each group with the figures of these fields (those that have no sum or mean
/// are left out). The group of clients without a value comes last. Both from one moment; Error{invalid_value} for a
/// field that makes no groups. Without a grouping: the ids alone.
GroupedClients queryGroupedClients(Database& database, const ClientQuery& query,
                                   const std::vector<std::string>& figures = {});

}  // namespace meike
