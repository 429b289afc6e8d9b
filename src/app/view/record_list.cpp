// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/record_list.h"

#include <algorithm>
#include <limits>

#include "app/view/list_state.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "domain/field.h"
#include "domain/related.h"
#include "storage/custom_fields.h"

namespace meike {

namespace {

constexpr std::int64_t kMostMarks = 100;  ///< a whole number with no more values than this is a mark

bool isShown(const Field& field) { return isStored(field.source) && field.type != FieldType::moment; }

bool holds(std::span<const std::string> keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

const std::vector<Kind>& listedKinds() {
    static const std::vector<Kind> kKinds = [] {
        std::vector<const KindRow*> rows;
        for (const KindRow& row : kindTable())
            if (row.tab != ClientTab::none && isRelated(row.kind)) rows.push_back(&row);
        const auto order = [](const KindRow* row) {
            return row->importOrder > 0 ? row->importOrder : std::numeric_limits<int>::max();
        };
        std::stable_sort(rows.begin(), rows.end(),
                         [&](const KindRow* a, const KindRow* b) { return order(a) < order(b); });
        std::vector<Kind> kinds;
        kinds.reserve(rows.size());
        for (const KindRow* row : rows) kinds.push_back(row->kind);
        return kinds;
    }();
    return kKinds;
}

bool isListedKind(Kind kind) {
    const auto& kinds = listedKinds();
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::vector<std::string> usualRecordColumns(Kind kind) {
    const KindRow& row = kindRow(kind);
    std::vector<std::string> keys{std::string(row.owner)};
    for (const Field& field : row.fields)
        if (field.listed && isShown(field) && !holds(keys, field.key)) keys.emplace_back(field.key);
    return keys;
}

std::vector<std::string> recordListColumns(Database& database, Kind kind) {
    std::vector<std::string> keys{std::string(kindRow(kind).owner)};
    for (const Field* field : fieldsOfKind(database, kind))
        if (isShown(*field) && !holds(keys, field->key)) keys.emplace_back(field->key);
    return keys;
}

std::vector<ClientQuery::Sort> usualRecordSorts(Kind kind) {
    const KindRow& row = kindRow(kind);
    if (!row.day.empty()) return {{std::string(row.day), true}};
    return {{std::string(row.owner), false}};
}

ColumnFigure columnFigure(const Field& field) {
    if (field.identifier || !isStored(field.source)) return ColumnFigure::none;
    switch (field.type) {
        case FieldType::money:
            return ColumnFigure::sum;
        case FieldType::decimal:
            return field.share ? ColumnFigure::mean : ColumnFigure::sum;
        case FieldType::integer: {
            // Marks are given from 1 on. What has few values otherwise is a score whose scale another field says (NPS
            // beside 1-5), and what has many from 1 on is a place in an order: neither adds up.
            if (field.maximum > field.minimum && field.maximum - field.minimum <= kMostMarks)
                return field.minimum >= 1 ? ColumnFigure::mean : ColumnFigure::none;
            return field.minimum >= 1 ? ColumnFigure::none : ColumnFigure::sum;
        }
        default:
            return ColumnFigure::none;
    }
}

std::vector<std::string> figureColumns(Kind kind, std::span<const std::string> columns) {
    std::vector<std::string> keys;
    for (const std::string& column : columns)
        if (const Field* field = findField(kind, column); field && columnFigure(*field) != ColumnFigure::none)
            keys.push_back(column);
    return keys;
}

std::int64_t meanOf(const RecordTotals::Figure& figure) {
    return figure.known > 0 ? mulDivRound(figure.sum, 100, figure.known).value_or(0) : 0;
}

RecordListState RecordListState::of(Kind kind) {
    RecordListState state;
    state.kind = kind;
    state.where = Rule::all({});
    state.sorts = usualRecordSorts(kind);
    return state;
}

void RecordListState::setWhere(const Rule& rule) { where = rule.type == Rule::Type::all ? rule : Rule::all({rule}); }

void RecordListState::putCondition(const Rule& condition, int at) {
    if (at >= 0 && at < static_cast<int>(where.children.size()))
        where.children[static_cast<std::size_t>(at)] = condition;
    else
        where.children.push_back(condition);
}

void RecordListState::removeCondition(int at) {
    if (at >= 0 && at < static_cast<int>(where.children.size())) where.children.erase(where.children.begin() + at);
}

bool RecordListState::sortBy(std::string_view field, bool extend) { return sortListBy(sorts, kind, field, extend); }

bool RecordListState::isNarrowed() const { return clients || !where.children.empty() || !trimmed(search).empty(); }

void RecordListState::showAll() {
    where = Rule::all({});
    search.clear();
    clients.reset();
}

RecordQuery RecordListState::query(Date asOf, bool past) const {
    RecordQuery query;
    query.kind = kind;
    if (!where.children.empty()) query.where = where;
    query.clients = clients;
    query.clientsInUse = !clients;
    query.search = search;
    query.sorts = sorts;
    query.asOf = asOf;
    query.past = past;
    return query;
}

std::map<Kind, std::int64_t> countListed(Database& database, std::span<const Kind> kinds, Date asOf, bool past,
                                         const std::stop_token& stop) {
    std::map<Kind, std::int64_t> counts;
    for (const Kind kind : kinds) {
        throwIfStopped(stop);
        counts[kind] = queryRecordTotals(database, RecordListState::of(kind).query(asOf, past)).count;
    }
    return counts;
}

}  // namespace meike
