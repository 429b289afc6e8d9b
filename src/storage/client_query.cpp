// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/client_query.h"

#include <algorithm>
#include <unordered_map>

#include "base/error_code.h"
#include "base/pinyin.h"
#include "domain/field.h"
#include "storage/client_groups.h"
#include "storage/client_query_sql.h"
#include "storage/custom_fields.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"

namespace meike {

namespace {

const char* shelfCondition(ClientQuery::Shelf shelf) {
    switch (shelf) {
        case ClientQuery::Shelf::active:
            return "c.deleted_at IS NULL AND c.archived_at IS NULL";
        case ClientQuery::Shelf::archived:
            return "c.deleted_at IS NULL AND c.archived_at IS NOT NULL";
        case ClientQuery::Shelf::bin:
            return "c.deleted_at IS NOT NULL";
        case ClientQuery::Shelf::kept:
            return "c.deleted_at IS NULL";
        case ClientQuery::Shelf::all:
            break;
    }
    return "1";
}

std::string orderBy(const ClientQuery& query) {
    std::string sql = " ORDER BY ";
    for (const ClientQuery::Sort& sort : query.sorts) {
        const Field* field = findField(Kind::client, sort.field);
        if (!field) throw Error(ErrorKind::invalid_value, sort.field, ErrorCode::no_sort_field);
        const std::string expression = query.codePointNames && field->key == "name" ? "c.name" : sortExpression(*field);
        sql += expression + (sort.descending ? " DESC" : "") + " NULLS LAST, ";
    }
    return sql + (query.codePointNames ? "c.name, c.id" : "q.sort_key, c.id");
}

/// Whether a sort is by whole numbers, so that an order can be made of them without SQLite.
bool isPlainSort(const ClientQuery::Sort& sort) {
    const Field* field = findField(Kind::client, sort.field);
    if (!field) return false;
    switch (field->type) {
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::money:
        case FieldType::boolean:
        case FieldType::moment:
        case FieldType::choice:
            return true;
        default:
            return false;
    }
}

/// Places in the order of names, of those clients; 0 for one that the search index does not have.
std::vector<std::uint32_t> nameRanks(Database& database, const std::vector<RecordId>& clients) {
    std::vector<std::uint32_t> ranks(clients.size(), 0);
    constexpr std::size_t kFew = 2'000;
    if (clients.size() <= kFew) {
        std::vector<std::pair<std::string, std::size_t>> keys;
        Statement& look = database.cached("SELECT sort_key FROM client_search WHERE client = ?");
        for (std::size_t i = 0; i < clients.size(); ++i) {
            if (look.reset().bind(1, clients[i]).step()) {
                const auto key = look.blob(0);
                keys.emplace_back(std::string(key.begin(), key.end()), i);
            }
        }
        look.reset();
        std::sort(keys.begin(), keys.end(), [&](const auto& x, const auto& y) {
            return x.first != y.first ? x.first < y.first : clients[x.second] < clients[y.second];
        });
        std::uint32_t rank = 0;
        for (const auto& [key, place] : keys) ranks[place] = ++rank;
        return ranks;
    }
    // The whole order stands in the index; walking it costs less than sorting by keys.
    std::unordered_map<RecordId, std::size_t> places;
    places.reserve(clients.size());
    for (std::size_t i = 0; i < clients.size(); ++i) places.emplace(clients[i], i);
    Statement& order = database.cached("SELECT client FROM client_search ORDER BY sort_key, client");
    std::uint32_t rank = 0;
    while (order.step()) {
        ++rank;
        if (const auto place = places.find(order.integer(0)); place != places.end()) ranks[place->second] = rank;
    }
    order.reset();
    return ranks;
}

/// The same order as SQLite's, for sorts by whole numbers and then by name: values are fetched as they lie, and only
/// numbers are compared. Sorting by the keys of names in SQL takes twice as long.
std::vector<RecordId> orderedIds(Database& database, const ClientQuery& query) {
    // Values and names of one moment.
    std::optional<Transaction> snapshot;
    if (!database.inTransaction()) snapshot.emplace(database, false);
    const SqlPiece piece = clientSource(database, query);
    std::string sql = "SELECT c.id";
    for (const ClientQuery::Sort& sort : query.sorts) sql += ", " + sortExpression(fieldOf(Kind::client, sort.field));
    Statement statement = database.prepare(sql + piece.sql);
    bindAll(statement, piece);
    struct Key {
        bool empty;
        std::int64_t value;  ///< what comes first is smaller
    };
    std::vector<RecordId> ids;
    std::vector<Key> keys;
    while (statement.step()) {
        ids.push_back(statement.integer(0));
        for (std::size_t i = 0; i < query.sorts.size(); ++i) {
            const int column = static_cast<int>(i) + 1;
            const std::int64_t value = statement.integer(column);
            keys.push_back({statement.isNull(column), query.sorts[i].descending ? ~value : value});
        }
    }
    const auto ranks = nameRanks(database, ids);
    const std::size_t width = query.sorts.size();
    std::vector<std::uint32_t> order(ids.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        for (std::size_t i = 0; i < width; ++i) {
            const Key& a = keys[x * width + i];
            const Key& b = keys[y * width + i];
            if (a.empty != b.empty) return b.empty;
            if (!a.empty && a.value != b.value) return a.value < b.value;
        }
        return ranks[x] != ranks[y] ? ranks[x] < ranks[y] : ids[x] < ids[y];
    });
    std::vector<RecordId> ordered;
    ordered.reserve(order.size());
    for (const std::uint32_t place : order) ordered.push_back(ids[place]);
    return ordered;
}

}  // namespace

SqlPiece clientSource(Database& database, const ClientQuery& query) {
    SqlPiece piece;
    piece.sql =
        " FROM client c LEFT JOIN client_score s ON s.client = c.id LEFT JOIN client_search q ON q.client = c.id "
        "WHERE ";
    piece.sql += shelfCondition(query.shelf);
    if (query.among) {
        // One parameter whatever the length; a list of as many marks has an upper limit.
        std::string ids = "[";
        for (const RecordId id : *query.among) ids += (ids.size() > 1 ? "," : "") + std::to_string(id);
        piece.sql += " AND c.id IN (SELECT value FROM json_each(?))";
        piece.parameters.emplace_back(ids + "]");
    }
    const std::string needle = searchNeedle(query.search);
    if (!needle.empty()) {
        piece.sql += " AND meike_holds(q.document, ?)";
        piece.parameters.emplace_back(needle);
    }
    const SqlPiece rule = compileRule(query.rule, query.asOf, baseCurrency(database));
    piece.sql += " AND " + rule.sql;
    piece.parameters.insert(piece.parameters.end(), rule.parameters.begin(), rule.parameters.end());
    return piece;
}

void bindAll(Statement& statement, const SqlPiece& piece) {
    int index = 1;
    for (const Value& value : piece.parameters) statement.bind(index++, value);
}

std::vector<RecordId> queryClientIds(Database& database, const ClientQuery& query) {
    if (query.grouping) return queryGroupedClients(database, query).ids;
    // Of a few SQLite keeps no more than those while it sorts.
    if (query.limit < 0 && !query.codePointNames && std::all_of(query.sorts.begin(), query.sorts.end(), isPlainSort))
        return orderedIds(database, query);
    const SqlPiece piece = clientSource(database, query);
    std::string sql = "SELECT c.id" + piece.sql + orderBy(query);
    if (query.limit >= 0) sql += " LIMIT " + std::to_string(query.limit);
    Statement statement = database.prepare(sql);
    bindAll(statement, piece);
    std::vector<RecordId> ids;
    while (statement.step()) ids.push_back(statement.integer(0));
    return ids;
}

std::vector<RecordId> queryClientSet(Database& database, const ClientQuery& query) {
    const SqlPiece piece = clientSource(database, query);
    Statement statement = database.prepare("SELECT c.id" + piece.sql);
    bindAll(statement, piece);
    std::vector<RecordId> ids;
    while (statement.step()) ids.push_back(statement.integer(0));
    std::sort(ids.begin(), ids.end());
    return ids;
}

ClientTotals queryClientTotals(Database& database, const ClientQuery& query) {
    const SqlPiece piece = clientSource(database, query);
    Statement statement = database.prepare("SELECT count(*), coalesce(sum(s.monetary), 0)" + piece.sql);
    bindAll(statement, piece);
    ClientTotals totals;
    if (statement.step()) totals = {statement.integer(0), statement.integer(1)};
    return totals;
}

const Value& ClientRow::value(const Field& field) const {
    static const Value kNothing;
    if (field.source == FieldSource::custom) {
        const auto found = custom.find(field.key);
        return found == custom.end() ? kNothing : found->second;
    }
    const auto index = static_cast<std::size_t>(&field - kindRow(Kind::client).fields.data());
    return index < values.size() ? values[index] : kNothing;
}

std::vector<ClientRow> readClientRows(Database& database, const std::vector<RecordId>& ids, std::optional<Date> asOf,
                                      std::span<const Field* const> only) {
    const auto fields = kindRow(Kind::client).fields;
    const auto wanted = [&](const Field& field) {
        return only.empty() ||
               std::any_of(only.begin(), only.end(), [&](const Field* each) { return each && each->key == field.key; });
    };
    std::string columns = "c.id";
    std::vector<std::size_t> places;
    bool scores = false;
    bool tags = false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!wanted(fields[i])) continue;
        if (fields[i].source == FieldSource::link) {
            tags = true;
            continue;
        }
        const bool moment = asOf && fields[i].type == FieldType::moment && fields[i].source == FieldSource::column;
        columns += ", " + (moment ? valueOn(Kind::client, fields[i], "c", *asOf).sql : fieldExpression(fields[i]));
        places.push_back(i);
        scores = scores || fields[i].source == FieldSource::score;
    }
    const bool custom = !customFields(database, Kind::client).empty() &&
                        (only.empty() || std::any_of(only.begin(), only.end(), [](const Field* field) {
                             return field && field->source == FieldSource::custom;
                         }));
    Statement statement =
        database.prepare("SELECT " + columns + " FROM client c " +
                         (scores ? "LEFT JOIN client_score s ON s.client = c.id " : "") + "WHERE c.id = ?");
    std::vector<ClientRow> rows;
    rows.reserve(ids.size());
    for (const RecordId id : ids) {
        statement.reset().bind(1, id);
        if (!statement.step()) continue;
        ClientRow& row = rows.emplace_back();
        row.id = id;
        row.values.resize(fields.size());
        int column = 1;
        for (const std::size_t place : places) row.values[place] = statement.value(column++);
        if (tags) row.tags = tagsOfClient(database, id);
        if (custom) {
            Record record(Kind::client);
            record.setId(id);
            readCustomValues(database, record);
            row.custom = record.custom();
        }
    }
    return rows;
}

std::vector<std::pair<std::string, std::int64_t>> distinctTexts(Database& database, std::string_view fieldKey,
                                                                int limit) {
    const std::string column = fieldExpression(fieldOf(Kind::client, fieldKey));
    Statement statement = database.prepare(
        "SELECT " + column +
        ", count(*) AS n FROM client c LEFT JOIN client_score s ON s.client = c.id WHERE c.deleted_at IS NULL AND " +
        column + " IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT " + std::to_string(limit));
    std::vector<std::pair<std::string, std::int64_t>> texts;
    while (statement.step()) texts.emplace_back(std::string(statement.text(0)), statement.integer(1));
    return texts;
}

}  // namespace meike
