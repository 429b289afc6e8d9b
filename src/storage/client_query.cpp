// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/client_query.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "base/error_code.h"
#include "base/pinyin.h"
#include "base/unicode.h"
#include "domain/field.h"
#include "storage/access.h"
#include "storage/client_groups.h"
#include "storage/client_query_sql.h"
#include "storage/custom_fields.h"
#include "storage/facts_as_of.h"
#include "storage/name_order.h"
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
        const Field& field = fieldOf(Kind::client, sort.field);
        const std::string expression = query.codePointNames && field.key == "name" ? "c.name" : sortExpression(field);
        sql += expression + (sort.descending ? " DESC" : "") + " NULLS LAST, ";
    }
    return sql + (query.codePointNames ? "c.name, c.id" : "q.sort_key, c.id");
}

/// What a sort makes of one column: a number for each row, smaller for what comes first; nothing for an empty value.
class SortColumn {
public:
    SortColumn(Database& database, const ClientQuery::Sort& sort, const NameOrder& names)
        : m_database(database),
          m_field(fieldOf(Kind::client, sort.field)),
          m_descending(sort.descending),
          m_names(names) {
        switch (m_field.type) {
            case FieldType::integer:
            case FieldType::decimal:
            case FieldType::money:
            case FieldType::boolean:
            case FieldType::moment:
            case FieldType::choice:
                m_sort = Sorted::number;
                break;
            default:
                m_sort = m_field.key == "name" && m_field.source == FieldSource::column ? Sorted::name : Sorted::text;
        }
    }

    /// What is asked for: values as they lie. Their places are found once for each different one.
    std::string sql() const {
        if (m_sort == Sorted::name) return "c.id";
        const bool lies = m_field.type == FieldType::text || m_field.type == FieldType::long_text ||
                          m_field.type == FieldType::reference || m_field.type == FieldType::pick;
        return lies ? fieldExpression(m_field) : sortExpression(m_field);
    }

    void take(const Statement& row, int column) {
        Key key{row.isNull(column), 0};
        if (!key.empty) {
            if (m_sort == Sorted::number) key.value = row.integer(column);
            if (m_sort == Sorted::name) key.value = m_names.rankOf(row.integer(column));
            if (m_sort == Sorted::text) key.value = numberOf(row.text(column));
        }
        m_keys.push_back(key);
    }

    /// Puts positions of rows into this order; what is equal keeps the order it has.
    void sort(std::vector<std::uint32_t>& order) {
        if (m_sort == Sorted::text) rank();
        std::vector<std::pair<Key, std::uint32_t>> rows(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            Key key = m_keys[order[i]];
            if (m_descending && !key.empty) key.value = ~key.value;
            rows[i] = {key, order[i]};
        }
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
            return a.first.empty != b.first.empty ? b.first.empty : a.first.value < b.first.value;
        });
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = rows[i].second;
    }

private:
    enum class Sorted { number, name, text };
    struct Key {
        bool empty = false;
        std::int64_t value = 0;
    };

    /// The number of a text among the different ones, in the order of meeting them.
    std::int64_t numberOf(std::string_view text) {
        const auto [at, isNew] = m_numbers.try_emplace(std::string(text), static_cast<std::int64_t>(m_texts.size()));
        if (isNew) m_texts.push_back(at->first);
        return at->second;
    }

    /// What a text is compared by; nothing for a reference that leads nowhere.
    std::optional<std::string> keyOf(const std::string& text) {
        const RecordId id = m_field.type == FieldType::reference || m_field.type == FieldType::pick
                                ? std::strtoll(text.c_str(), nullptr, 10)
                                : 0;
        switch (m_field.type) {
            case FieldType::text:
            case FieldType::long_text:
                return sortKey(text);
            case FieldType::pick: {
                Statement& look = m_database.cached("SELECT printf('%020d', position) FROM pick_item WHERE id = ?");
                if (!look.bind(1, id).step() || look.isNull(0)) return {};
                return std::string(look.text(0));
            }
            case FieldType::reference: {
                const KindRow& kind = kindRow(m_field.refersTo);
                Statement& look = m_database.cached("SELECT " + std::string(kind.nameField) + " FROM " +
                                                    std::string(kind.table) + " WHERE id = ?");
                if (!look.bind(1, id).step() || look.isNull(0)) return {};
                return sortKey(look.text(0));
            }
            default:
                return text;
        }
    }

    /// Makes places of the numbers.
    void rank() {
        std::vector<std::optional<std::string>> keys;
        keys.reserve(m_texts.size());
        for (const std::string& text : m_texts) keys.push_back(keyOf(text));
        std::vector<std::optional<std::string>> distinct = keys;
        std::sort(distinct.begin(), distinct.end());
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        std::vector<std::int64_t> places;
        places.reserve(keys.size());
        for (const auto& key : keys)
            places.push_back(std::lower_bound(distinct.begin(), distinct.end(), key) - distinct.begin());
        for (Key& key : m_keys) {
            if (key.empty) continue;
            const auto number = static_cast<std::size_t>(key.value);
            key = {!keys[number], places[number]};
        }
    }

    Database& m_database;
    const Field& m_field;
    bool m_descending;
    const NameOrder& m_names;
    Sorted m_sort = Sorted::number;
    std::vector<Key> m_keys;
    std::unordered_map<std::string, std::int64_t> m_numbers;
    std::vector<std::string> m_texts;
};

/// The same order as SQLite's: values are fetched as they lie, every different one is looked at once, and only numbers
/// are compared. Sorting in SQL, by the keys of names, takes up to ten times as long.
std::vector<RecordId> orderedIds(Database& database, const ClientQuery& query) {
    // Values and names of one moment.
    std::optional<Transaction> snapshot;
    if (!database.inTransaction()) snapshot.emplace(database, false);
    const NameOrder& names = NameOrder::of(database);
    std::vector<SortColumn> columns;
    std::string sql = "SELECT c.id";
    for (const ClientQuery::Sort& sort : query.sorts) sql += ", " + columns.emplace_back(database, sort, names).sql();
    const SqlPiece piece = clientSource(database, query);
    Statement statement = database.prepare(sql + piece.sql);
    bindAll(statement, piece);
    std::vector<RecordId> ids;
    while (statement.step()) {
        ids.push_back(statement.integer(0));
        for (std::size_t i = 0; i < columns.size(); ++i) columns[i].take(statement, static_cast<int>(i) + 1);
    }
    std::vector<std::uint32_t> order = names.order(ids);
    // From the least important to the first.
    for (std::size_t i = columns.size(); i-- > 0;) columns[i].sort(order);
    std::vector<RecordId> ordered(ids.size());
    for (std::size_t row = 0; row < order.size(); ++row) ordered[row] = ids[order[row]];
    return ordered;
}

}  // namespace

SqlPiece clientSource(Database& database, const ClientQuery& query) {
    SqlPiece piece;
    const std::string needle = searchNeedle(query.search);
    if (needle.empty() || query.among)
        piece.sql =
            " FROM client c LEFT JOIN client_score s ON s.client = c.id LEFT JOIN client_search q ON q.client = c.id ";
    else
        // What is typed is looked for first, in the order of the table that holds it: a quarter less than by clients.
        piece.sql =
            std::string(" FROM client_search q CROSS JOIN client c") +
            (query.shelf == ClientQuery::Shelf::active && !isShadowed(database) ? " INDEXED BY client_in_use" : "") +
            " ON c.id = q.client LEFT JOIN client_score s ON s.client = c.id ";
    piece.sql += "WHERE ";
    piece.sql += shelfCondition(query.shelf);
    if (query.among) {
        // One parameter whatever the length; a list of as many marks has an upper limit.
        std::string ids = "[";
        for (const RecordId id : *query.among) ids += (ids.size() > 1 ? "," : "") + std::to_string(id);
        piece.sql += " AND c.id IN (SELECT value FROM json_each(?))";
        piece.parameters.emplace_back(ids + "]");
    }
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
    for (const ClientQuery::Sort& sort : query.sorts)
        if (!findField(Kind::client, sort.field))
            throw Error(ErrorKind::invalid_value, sort.field, ErrorCode::no_sort_field);
    // Of a few SQLite keeps no more than those while it sorts.
    if (query.limit < 0 && !query.codePointNames) return orderedIds(database, query);
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

bool hasScores(Database& database) { return database.integer("SELECT EXISTS (SELECT 1 FROM client_score)") != 0; }

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
