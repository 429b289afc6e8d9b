// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/list_state.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "domain/field.h"
#include "domain/grouping.h"

namespace meike {

void ListState::begin(const Rule& conditions, ClientQuery::Shelf of, std::vector<ClientQuery::Sort> order,
                      ClientQuery::Grouping groups) {
    viewRule = conditions;
    shelf = of;
    rule = conditions;
    among.reset();
    sorts = std::move(order);
    grouping = std::move(groups);
    search.clear();
}

void ListState::setRule(const Rule& conditions) {
    rule = conditions.type == Rule::Type::all ? conditions : Rule::all({conditions});
}

void ListState::putCondition(const Rule& condition, int at) {
    if (at >= 0 && at < static_cast<int>(rule.children.size()))
        rule.children[static_cast<std::size_t>(at)] = condition;
    else
        rule.children.push_back(condition);
}

void ListState::removeCondition(int at) {
    if (at >= 0 && at < static_cast<int>(rule.children.size())) rule.children.erase(rule.children.begin() + at);
}

bool sortListBy(std::vector<ClientQuery::Sort>& sorts, Kind kind, std::string_view field, bool extend) {
    const Field* row = findField(kind, field);
    if (!row || row->type == FieldType::tags) return false;
    const auto at = std::find_if(sorts.begin(), sorts.end(), [&](const auto& sort) { return sort.field == field; });
    // Figures are wanted largest first, names from A.
    const bool figure = row->type == FieldType::integer || row->type == FieldType::decimal ||
                        row->type == FieldType::money || row->type == FieldType::date;
    if (extend) {
        if (at != sorts.end())
            at->descending = !at->descending;
        else
            sorts.push_back({std::string(field), figure});
    } else {
        const bool descending = sorts.size() == 1 && at != sorts.end() ? !at->descending : figure;
        sorts = {{std::string(field), descending}};
    }
    return true;
}

bool ListState::groupBy(std::string_view field) {
    const Field* row = findField(Kind::client, field);
    if (!field.empty() && !(row && groupingOf(*row))) return false;
    grouping = {std::string(field), {}};
    return true;
}

ClientQuery ListState::query(Date asOf) const {
    ClientQuery query;
    query.rule = rule;
    query.search = search;
    query.sorts = sorts;
    // A workspace's own field may be gone by now.
    if (const Field* by = findField(Kind::client, grouping.field); by && groupingOf(*by)) query.grouping = grouping;
    query.shelf = among ? ClientQuery::Shelf::kept : shelf;
    query.among = among;
    query.asOf = asOf;
    return query;
}

std::optional<std::vector<RecordId>> ListState::fixedList(const std::vector<RecordId>& shown) const {
    const bool searched = !trimmed(search).empty();
    if (!among && !searched) return {};
    if (!searched && rule == Rule{}) return *among;
    return shown;
}

}  // namespace meike
