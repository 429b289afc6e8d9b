// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/rule.h"
#include "storage/record_query.h"

/// The records of one kind as a list of their own, whosever they are: orders, receivables, contacts, complaints. All of
/// it follows from the kind's rows in the tables of kinds and fields.
namespace meike {

/// The kinds that have such a list: those whose records stand on a client's page. In the order in which a newcomer
/// imports them; those that are not imported last.
const std::vector<Kind>& listedKinds();
bool isListedKind(Kind kind);

/// Columns by the keys of fields. Whose the record is always comes first.
std::vector<std::string> usualRecordColumns(Kind kind);
/// All that there can be, the workspace's own fields behind those of the table.
std::vector<std::string> recordListColumns(Database& database, Kind kind);
/// The order until the user chooses another: the latest day first.
std::vector<ClientQuery::Sort> usualRecordSorts(Kind kind);

/// What the numbers of a column come to below the list.
enum class ColumnFigure {
    none,
    sum,  ///< amounts, durations, quantities
    mean  ///< marks (1-5) and shares: adding them up says nothing
};
ColumnFigure columnFigure(const Field& field);
/// Those of the columns that have a figure, in their order.
std::vector<std::string> figureColumns(Kind kind, std::span<const std::string> columns);
/// The mean in units of the field with two decimals more, rounded half away from zero; 0 of nothing.
std::int64_t meanOf(const RecordTotals::Figure& figure);

/// What a list of records shows: the conditions over it, its order, what is searched, whose they are.
struct RecordListState {
    Kind kind = Kind::order;
    Rule where{};  ///< over the kind's own fields, always an `all`
    std::vector<ClientQuery::Sort> sorts{};
    std::string search{};
    /// Only those of these clients; nullptr: of everybody in use.
    std::shared_ptr<const std::vector<RecordId>> clients{};

    /// All records of a kind in their usual order.
    static RecordListState of(Kind kind);
    /// Any rule as conditions of chips.
    void setWhere(const Rule& rule);
    /// Adds a condition, or puts it in the place of the one at `at`.
    void putCondition(const Rule& condition, int at);
    void removeCondition(int at);
    /// As sortListBy (list_state.h).
    bool sortBy(std::string_view field, bool extend);
    /// Something is filtered, searched or chosen.
    bool isNarrowed() const;
    void showAll();

    /// What is asked for as of this day; with `past` only what was known on it. Records of given clients are shown
    /// though these are in the archive by now.
    RecordQuery query(Date asOf, bool past) const;
};

/// How many records of these kinds the clients in use have.
std::map<Kind, std::int64_t> countListed(Database& database, std::span<const Kind> kinds, Date asOf, bool past,
                                         const std::stop_token& stop);

}  // namespace meike
