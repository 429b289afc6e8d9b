// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/record_order.h"

#include <algorithm>
#include <unordered_map>

#include "base/error_code.h"
#include "base/unicode.h"
#include "domain/field.h"
#include "domain/record.h"
#include "storage/rule_sql_parts.h"

namespace meike {

namespace {

using Places = std::unordered_map<RecordId, std::int64_t>;

/// What a row is sorted by: what comes first is smaller, and what is empty comes last.
struct SortKey {
    bool empty = true;
    std::int64_t value = 0;
};

/// 2026-03-09 as 20260309: days of the calendar compare as their numbers do. What is no day counts as the first.
std::int64_t dayOrder(std::string_view iso) {
    std::int64_t number = 0;
    for (const char c : iso) {
        if (c == '-') continue;
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

/// Where each name comes in the order of the alphabet; equal names share a place.
Places placesOf(std::vector<std::pair<std::string, RecordId>> keys) {
    std::sort(keys.begin(), keys.end());
    Places places;
    places.reserve(keys.size());
    std::int64_t place = 0;
    const std::string* before = nullptr;
    for (const auto& [key, id] : keys) {
        if (!before || key != *before) ++place;
        before = &key;
        places.emplace(id, place);
    }
    return places;
}

/// Where the records that a field points to come in their order.
Places placesOfPointedTo(Database& database, const Field& field) {
    if (field.type == FieldType::pick) {
        Statement items = database.prepare("SELECT id, position FROM pick_item WHERE list = ?");
        items.bind(1, std::string(field.target));
        Places places;
        while (items.step()) places.emplace(items.integer(0), items.integer(1));
        return places;
    }
    std::vector<std::pair<std::string, RecordId>> keys;
    const KindRow& kind = kindRow(field.refersTo);
    if (kind.kind == Kind::client) {
        // Their keys are stored.
        Statement rows = database.prepare("SELECT sort_key, client FROM client_search");
        while (rows.step()) {
            const auto key = rows.blob(0);
            keys.emplace_back(std::string(key.begin(), key.end()), rows.integer(1));
        }
    } else if (!kind.nameField.empty()) {
        const std::string name(kind.nameField);
        Statement rows = database.prepare("SELECT " + name + ", id FROM " + std::string(kind.table) + " WHERE " + name +
                                          " IS NOT NULL");
        while (rows.step()) keys.emplace_back(sortKey(rows.text(0)), rows.integer(1));
    }
    return placesOf(std::move(keys));
}

/// One field that is sorted by: how its column becomes a number.
class SortColumn {
public:
    SortColumn(Database& database, const Field& field, bool descending) : m_field(field), m_descending(descending) {
        if (field.type == FieldType::pick || field.type == FieldType::reference)
            m_places = placesOfPointedTo(database, field);
    }

    void add(const Statement& row, int column) {
        if (row.isNull(column)) {
            if (isText()) m_texts.emplace_back();
            m_keys.emplace_back();
            return;
        }
        SortKey key{false, 0};
        switch (m_field.type) {
            case FieldType::text:
            case FieldType::long_text:
                // Numbers of papers in the order of their signs; words as a dictionary has them.
                m_texts.push_back(m_field.identifier ? std::string(row.text(column)) : sortKey(row.text(column)));
                break;
            case FieldType::date:
                key.value = dayOrder(row.text(column));
                break;
            case FieldType::choice:
            case FieldType::choices:
                key.value = placeOfChoice(row.text(column));
                break;
            case FieldType::pick:
            case FieldType::reference: {
                const auto place = m_places.find(row.integer(column));
                key.empty = place == m_places.end();
                if (!key.empty) key.value = place->second;
                break;
            }
            default:
                key.value = row.integer(column);
        }
        m_keys.push_back(key);
    }

    /// To be called once when all rows are there.
    std::vector<SortKey> finish() {
        if (isText()) {
            std::vector<std::uint32_t> order(m_texts.size());
            for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
            std::sort(order.begin(), order.end(),
                      [this](std::uint32_t a, std::uint32_t b) { return m_texts[a] < m_texts[b]; });
            std::int64_t place = 0;
            for (std::size_t i = 0; i < order.size(); ++i) {
                if (i > 0 && m_texts[order[i]] != m_texts[order[i - 1]]) ++place;
                m_keys[order[i]].value = place;
            }
        }
        if (m_descending)
            for (SortKey& key : m_keys) key.value = ~key.value;
        return std::move(m_keys);
    }

private:
    bool isText() const { return m_field.type == FieldType::text || m_field.type == FieldType::long_text; }

    /// In the order of the table; of several the first. Keys that are not of the table come behind.
    std::int64_t placeOfChoice(std::string_view keys) const {
        const std::string_view first = keys.substr(0, keys.find(','));
        std::int64_t place = 0;
        for (const Choice& choice : m_field.choices) {
            if (choice.key == first) return place;
            ++place;
        }
        return place;
    }

    const Field& m_field;
    bool m_descending;
    Places m_places;
    std::vector<SortKey> m_keys;
    std::vector<std::string> m_texts;
};

bool standsBefore(const SortKey& a, const SortKey& b) {
    if (a.empty != b.empty) return b.empty;
    return !a.empty && a.value < b.value;
}

}  // namespace

bool isSortable(const Field& field) { return isStored(field.source) && field.type != FieldType::tags; }

std::vector<RecordId> orderedRecordIds(Database& database, const RecordQuery& query, const SqlPiece& rows,
                                       const std::string& currency) {
    const rule_sql::Frame frame{query.asOf, currency};
    SqlPiece piece{"SELECT x.id", {}};
    std::vector<SortColumn> columns;
    for (const ClientQuery::Sort& sort : query.sorts) {
        const Field* field = findField(query.kind, sort.field);
        if (!field || !isSortable(*field)) throw Error(ErrorKind::invalid_value, sort.field, ErrorCode::no_sort_field);
        piece += ", ";
        piece += rule_sql::rowValue(query.kind, *field, "x", frame);
        columns.emplace_back(database, *field, sort.descending);
    }
    piece += rows;
    Statement statement = database.prepare(piece.sql);
    int index = 1;
    for (const Value& value : piece.parameters) statement.bind(index++, value);
    std::vector<RecordId> ids;
    while (statement.step()) {
        ids.push_back(statement.integer(0));
        int column = 1;
        for (SortColumn& each : columns) each.add(statement, column++);
    }
    const bool latestFirst = !query.sorts.empty() && query.sorts.back().descending;
    if (columns.empty()) {
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    std::vector<std::vector<SortKey>> keys;
    keys.reserve(columns.size());
    for (SortColumn& each : columns) keys.push_back(each.finish());
    // The first key lies beside the row that it sorts: it decides nearly always.
    struct Row {
        SortKey key;
        RecordId id;
        std::uint32_t place;
    };
    std::vector<Row> order(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) order[i] = {keys.front()[i], ids[i], static_cast<std::uint32_t>(i)};
    std::sort(order.begin(), order.end(), [&](const Row& a, const Row& b) {
        if (standsBefore(a.key, b.key)) return true;
        if (standsBefore(b.key, a.key)) return false;
        for (std::size_t i = 1; i < keys.size(); ++i) {
            if (standsBefore(keys[i][a.place], keys[i][b.place])) return true;
            if (standsBefore(keys[i][b.place], keys[i][a.place])) return false;
        }
        return latestFirst ? b.id < a.id : a.id < b.id;
    });
    for (std::size_t i = 0; i < order.size(); ++i) ids[i] = order[i].id;
    return ids;
}

}  // namespace meike
