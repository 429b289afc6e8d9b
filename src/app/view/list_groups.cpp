// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/list_groups.h"

#include <algorithm>
#include <utility>

namespace meike {

bool ListGroups::makesSameRows(const ClientQuery::Grouping& grouping, const std::vector<ClientGroup>& groups,
                               std::size_t clients) const {
    return clients == m_clients && grouping.field == m_grouping.field &&
           std::equal(groups.begin(), groups.end(), m_groups.begin(), m_groups.end(),
                      [](const auto& a, const auto& b) { return a.key == b.key && a.count == b.count; });
}

void ListGroups::set(const ClientQuery::Grouping& grouping, std::vector<ClientGroup> groups,
                     std::vector<std::string> figures, std::size_t clients) {
    if (grouping.field != m_grouping.field) m_closed.clear();
    m_grouping = grouping;
    m_groups = std::move(groups);
    m_figures = std::move(figures);
    m_clients = clients;
    layOut();
}

void ListGroups::layOut() {
    m_heading.clear();
    m_first.clear();
    m_rows = m_groups.empty() ? m_clients : 0;
    std::size_t place = 0;
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto count = static_cast<std::size_t>(m_groups[group].count);
        m_heading.push_back(m_rows);
        m_first.push_back(place);
        m_rows += 1 + (isClosed(group) ? 0 : count);
        place += count;
    }
}

const GroupFigure* ListGroups::figure(std::size_t group, std::string_view field) const {
    const auto at = std::find(m_figures.begin(), m_figures.end(), field);
    return at == m_figures.end() ? nullptr : &m_groups[group].figures[static_cast<std::size_t>(at - m_figures.begin())];
}

std::size_t ListGroups::lastBeginning(const std::vector<std::size_t>& beginnings, std::size_t value) {
    const auto after = std::upper_bound(beginnings.begin(), beginnings.end(), value);
    return static_cast<std::size_t>(after - beginnings.begin()) - 1;
}

ListGroups::Row ListGroups::at(std::size_t row) const {
    if (!grouped()) return {{}, row};
    const std::size_t group = lastBeginning(m_heading, row);
    if (m_heading[group] == row) return {group, 0};
    return {{}, m_first[group] + (row - m_heading[group] - 1)};
}

std::optional<std::size_t> ListGroups::groupOf(std::size_t place) const {
    if (!grouped() || place >= m_clients) return {};
    return lastBeginning(m_first, place);
}

std::optional<std::size_t> ListGroups::rowOf(std::size_t place) const {
    if (place >= m_clients) return {};
    const auto group = groupOf(place);
    if (!group) return place;
    if (isClosed(*group)) return {};
    return m_heading[*group] + 1 + (place - m_first[*group]);
}

std::optional<std::size_t> ListGroups::groupOfKey(const Value& key) const {
    const auto at =
        std::find_if(m_groups.begin(), m_groups.end(), [&](const ClientGroup& group) { return group.key == key; });
    return at == m_groups.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - m_groups.begin()));
}

bool ListGroups::isAnyOpen() const {
    for (std::size_t group = 0; group < m_groups.size(); ++group)
        if (!isClosed(group)) return true;
    return false;
}

bool ListGroups::setClosed(std::size_t group, bool closed) {
    const bool changed = closed ? m_closed.insert(m_groups[group].key).second : m_closed.erase(m_groups[group].key) > 0;
    if (changed) layOut();
    return changed;
}

void ListGroups::setAllClosed(bool closed) {
    m_closed.clear();
    if (closed)
        for (const ClientGroup& group : m_groups) m_closed.insert(group.key);
    layOut();
}

}  // namespace meike
