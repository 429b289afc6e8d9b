// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/client_query.h"

#include <algorithm>

#include "base/error_code.h"
#include "base/pinyin.h"
#include "domain/field.h"
#include "storage/custom_fields.h"
#include "storage/facts_as_of.h"
#include "storage/name_order.h"
#include "storage/records.h"
#include "storage/rule_sql.h"

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

/// FROM and WHERE of a query. client_score is written without a schema name, so that a TEMP table of that name hides
/// the stored one.
SqlPiece source(Database& database, const ClientQuery& query) {
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

void bindAll(Statement& statement, const SqlPiece& piece) {
    int index = 1;
    for (const Value& value : piece.parameters) statement.bind(index++, value);
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

/// The same order as SQLite's, for sorts by whole numbers and then by name: values are fetched as they lie, and only
/// numbers are compared. Sorting by the keys of names in SQL takes three times as long.
std::vector<RecordId> orderedIds(Database& database, const ClientQuery& query) {
    // Values and names of one moment.
    std::optional<Transaction> snapshot;
    if (!database.inTransaction()) snapshot.emplace(database, false);
    const SqlPiece piece = source(database, query);
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
            const bool empty = statement.isNull(column);
            const std::int64_t value = empty ? 0 : statement.integer(column);
            keys.push_back({empty, query.sorts[i].descending && !empty ? ~value : value});
        }
    }
    std::vector<std::uint32_t> order = NameOrder::of(database).order(ids);
    // From the least important to the first: each keeps what the one before has made of equal values.
    const std::size_t width = query.sorts.size();
    std::vector<std::pair<Key, std::uint32_t>> rows(width == 0 ? 0 : ids.size());
    for (std::size_t i = width; i-- > 0;) {
        for (std::size_t row = 0; row < order.size(); ++row) rows[row] = {keys[order[row] * width + i], order[row]};
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
            return a.first.empty != b.first.empty ? b.first.empty : a.first.value < b.first.value;
        });
        for (std::size_t row = 0; row < order.size(); ++row) order[row] = rows[row].second;
    }
    std::vector<RecordId> ordered(ids.size());
    for (std::size_t row = 0; row < order.size(); ++row) ordered[row] = ids[order[row]];
    return ordered;
}

}  // namespace

std::vector<RecordId> queryClientIds(Database& database, const ClientQuery& query) {
    // Of a few SQLite keeps no more than those while it sorts.
    if (query.limit < 0 && !query.codePointNames && std::all_of(query.sorts.begin(), query.sorts.end(), isPlainSort))
        return orderedIds(database, query);
    const SqlPiece piece = source(database, query);
    std::string sql = "SELECT c.id" + piece.sql + orderBy(query);
    if (query.limit >= 0) sql += " LIMIT " + std::to_string(query.limit);
    Statement statement = database.prepare(sql);
    bindAll(statement, piece);
    std::vector<RecordId> ids;
    while (statement.step()) ids.push_back(statement.integer(0));
    return ids;
}

std::vector<RecordId> queryClientSet(Database& database, const ClientQuery& query) {
    const SqlPiece piece = source(database, query);
    Statement statement = database.prepare("SELECT c.id" + piece.sql);
    bindAll(statement, piece);
    std::vector<RecordId> ids;
    while (statement.step()) ids.push_back(statement.integer(0));
    std::sort(ids.begin(), ids.end());
    return ids;
}

ClientTotals queryClientTotals(Database& database, const ClientQuery& query) {
    const SqlPiece piece = source(database, query);
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
