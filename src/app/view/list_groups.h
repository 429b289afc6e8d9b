// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "storage/client_groups.h"

namespace meike {

/// The rows of a list of clients in groups: a heading for each group, below it its clients unless it is closed. Without
/// groups every client is a row. Rows and places are counted from 0; a place is a client's among all of the list.
class ListGroups {
public:
    struct Row {
        std::optional<std::size_t> group{};  ///< this row is the heading of that group
        std::size_t place = 0;               ///< else of that client
    };

    /// Whether these would make the same rows (figures aside).
    bool makesSameRows(const ClientQuery::Grouping& grouping, const std::vector<ClientGroup>& groups,
                       std::size_t clients) const;
    /// What a query has answered. Groups that were closed stay closed as long as it is grouped by the same field.
    void set(const ClientQuery::Grouping& grouping, std::vector<ClientGroup> groups, std::vector<std::string> figures,
             std::size_t clients);

    bool grouped() const { return !m_groups.empty(); }
    const ClientQuery::Grouping& grouping() const { return m_grouping; }
    const std::vector<ClientGroup>& groups() const { return m_groups; }
    /// nullptr when the groups have no figure of that field.
    const GroupFigure* figure(std::size_t group, std::string_view field) const;

    std::size_t rows() const { return m_rows; }
    /// `row` < rows().
    Row at(std::size_t row) const;
    std::size_t headingRow(std::size_t group) const { return m_heading[group]; }
    /// Nothing while its group is closed, or when there is no such place.
    std::optional<std::size_t> rowOf(std::size_t place) const;
    /// The group that holds a place; nothing without groups.
    std::optional<std::size_t> groupOf(std::size_t place) const;
    /// The group of that key; nothing when the list has none of it.
    std::optional<std::size_t> groupOfKey(const Value& key) const;

    bool isClosed(std::size_t group) const { return m_closed.contains(m_groups[group].key); }
    bool isAnyOpen() const;
    /// False when it was so already.
    bool setClosed(std::size_t group, bool closed);
    void setAllClosed(bool closed);

private:
    void layOut();
    /// The last group that begins at or before `value`, in one of the two tables of beginnings.
    static std::size_t lastBeginning(const std::vector<std::size_t>& beginnings, std::size_t value);

    ClientQuery::Grouping m_grouping;
    std::vector<ClientGroup> m_groups;
    std::vector<std::string> m_figures;
    std::set<Value> m_closed;
    std::size_t m_clients = 0;
    std::size_t m_rows = 0;
    std::vector<std::size_t> m_heading;  ///< by group: the row of its heading
    std::vector<std::size_t> m_first;    ///< by group: the place of its first client
};

}  // namespace meike
