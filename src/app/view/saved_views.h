// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "domain/command.h"
#include "domain/rule.h"
#include "storage/client_query.h"
#include "storage/workspace.h"

/// Lists of clients that people have kept under a name. Functions that take an Edit belong inside one.
namespace meike {

/// A column of a list: its key, and its width in device-independent pixels (0: the usual one).
struct ListColumn {
    std::string key;
    int width = 0;

    friend bool operator==(const ListColumn&, const ListColumn&) = default;
};

struct SavedView {
    RecordId id = 0;  ///< 0: not stored yet
    std::string name;
    Rule rule{};  ///< an `all`, as chips have it
    ClientQuery::Shelf shelf = ClientQuery::Shelf::active;
    std::vector<ClientQuery::Sort> sorts{};
    ClientQuery::Grouping grouping{};
    std::vector<ListColumn> columns{};  ///< empty: those one has anyway
    RecordId person = 0;                ///< only theirs; 0: everybody's
    std::int64_t rank = 0;              ///< place in the side bar, from 1; 0: behind the others
    /// The stored rule is damaged: the view shows nobody, and says so.
    std::optional<Error> problem{};

    /// The same list: rule, shelf, groups, order and columns; whatever its name and place.
    bool showsAs(const SavedView& other) const;
};

/// Everybody's and those of `person`, in their order.
std::vector<SavedView> savedViews(Database& database, RecordId person);
std::optional<SavedView> savedView(Database& database, RecordId id);

/// Stores a new view (behind the others), or what is different of one; returns its id. Error{invalid_value} for a name
/// that is empty or that another view of the same people has.
RecordId saveView(Edit& edit, SavedView view);
/// Puts views into this order.
void rankViews(Edit& edit, std::span<const RecordId> views);
Command rankViewsCommand();

// ---- As they are stored ----

/// "-monetary,name": by value, the largest first, then by name. In groups "@owner:monetary,-monetary,name": of one
/// owner each, the owner with the largest sum first. A program that knows no groups leaves that part out.
std::string sortsText(std::span<const ClientQuery::Sort> sorts, const ClientQuery::Grouping& grouping = {});
/// Fields that lists of the kind cannot be sorted or grouped by any more are left out.
std::vector<ClientQuery::Sort> parseSorts(std::string_view text, Kind kind = Kind::client);
ClientQuery::Grouping parseGrouping(std::string_view text);
/// "name:220,tier,rfm:96"
std::string columnsText(std::span<const ListColumn> columns);
std::vector<ListColumn> parseColumns(std::string_view text);

}  // namespace meike
