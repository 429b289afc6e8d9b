// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/rule.h"
#include "storage/client_query.h"

namespace meike {

/// Puts a list of a kind into the order of a field: figures and days begin with the largest, names with A; the same
/// field again turns round. `extend`: behind those that are there. False: lists cannot be sorted by it.
bool sortListBy(std::vector<ClientQuery::Sort>& sorts, Kind kind, std::string_view field, bool extend);

/// What a list of clients shows: where it began, the conditions over it, its order, what is searched, and perhaps just
/// these clients.
struct ListState {
    Rule viewRule{};  ///< of the view it began with
    ClientQuery::Shelf shelf = ClientQuery::Shelf::active;
    Rule rule{};  ///< of the chips, always an `all`
    /// Only these, however they came together; nullptr: everybody.
    std::shared_ptr<const std::vector<RecordId>> among{};
    std::vector<ClientQuery::Sort> sorts{};
    ClientQuery::Grouping grouping{};
    std::string search{};

    /// Begins a view: its conditions, shelf, order and groups, nothing searched, everybody.
    void begin(const Rule& conditions, ClientQuery::Shelf of, std::vector<ClientQuery::Sort> order,
               ClientQuery::Grouping groups = {});
    /// Any rule as conditions of chips.
    void setRule(const Rule& conditions);
    /// Adds a condition, or puts it in the place of the one at `at`.
    void putCondition(const Rule& condition, int at);
    void removeCondition(int at);
    /// Still what the view began with (order and search aside).
    bool isView() const { return rule == viewRule && !among; }

    /// Sorts by this field: figures and days begin with the largest, names with A; the same field again turns round.
    /// `extend`: behind those that are there. False: lists cannot be sorted by it.
    bool sortBy(std::string_view field, bool extend) { return sortListBy(sorts, Kind::client, field, extend); }
    /// Groups by this field (empty: not at all), in the order of the groups' own values. False: lists cannot.
    bool groupBy(std::string_view field);
    /// Orders the groups by a figure, the largest first (ClientQuery::Grouping::by); empty: by their own values.
    void orderGroupsBy(std::string_view figure) { grouping.by = figure; }

    /// What is asked for, as of this day. Clients of a fixed list may be archived by now: they are kept in it.
    ClientQuery query(Date asOf) const;
    /// The clients of a list that no rule finds again: `shown` where something is searched or chosen within it.
    std::optional<std::vector<RecordId>> fixedList(const std::vector<RecordId>& shown) const;
};

}  // namespace meike
