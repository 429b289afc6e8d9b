// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/records.h"

#include <algorithm>

#include "storage/custom_fields.h"
#include "storage/record_sql.h"

namespace meike {

bool hasUid(Kind kind) { return kindRow(kind).uid; }

namespace {

std::vector<Record> recordsWhere(Database& database, Kind kind, const std::string& rest,
                                 const std::vector<Value>& parameters) {
    Statement& statement =
        database.cached("SELECT " + recordColumns(kind) + " FROM " + std::string(kindRow(kind).table) + " " + rest);
    int index = 1;
    for (const Value& parameter : parameters) statement.bind(index++, parameter);
    std::vector<Record> records;
    while (statement.step()) records.push_back(recordFrom(statement, kind));
    statement.reset();
    if (!customFields(database, kind).empty())
        for (Record& record : records) readCustomValues(database, record);
    return records;
}

}  // namespace

std::optional<Record> readRecord(Database& database, Kind kind, RecordId id) {
    auto records = recordsWhere(database, kind, "WHERE id = ?", {Value{id}});
    if (records.empty()) return std::nullopt;
    return std::move(records.front());
}

std::vector<Record> readRecords(Database& database, Kind kind, std::span<const RecordId> ids) {
    std::vector<Record> records;
    records.reserve(ids.size());
    for (const RecordId id : ids)
        if (auto record = readRecord(database, kind, id)) records.push_back(std::move(*record));
    return records;
}

std::vector<Record> allRecords(Database& database, Kind kind) {
    return recordsWhere(database, kind, "ORDER BY id", {});
}

std::vector<Record> recordsOfClient(Database& database, Kind kind, RecordId client, int limit) {
    const std::string day(kindRow(kind).day);
    const std::string order = day.empty() ? "id DESC" : day + " DESC, id DESC";
    return recordsWhere(database, kind, "WHERE client = ? ORDER BY " + order + " LIMIT ?",
                        {Value{client}, Value{std::int64_t{limit}}});
}

std::vector<RecordId> findRecords(Database& database, Kind kind, std::string_view field, const Value& value) {
    const std::string column(fieldOf(kind, field).key);
    Statement& statement = database.cached("SELECT id FROM " + std::string(kindRow(kind).table) + " WHERE " + column +
                                           (isEmpty(value) ? " IS NULL" : " = ?1") + " ORDER BY id");
    if (!isEmpty(value)) statement.bind(1, value);
    std::vector<RecordId> ids;
    while (statement.step()) ids.push_back(statement.integer(0));
    statement.reset();
    return ids;
}

bool recordExists(Database& database, Kind kind, RecordId id) {
    Statement& look = database.cached("SELECT 1 FROM " + std::string(kindRow(kind).table) + " WHERE id = ?");
    const bool there = look.bind(1, id).step();
    look.reset();
    return there;
}

std::int64_t countRecords(Database& database, Kind kind) {
    return database.integer("SELECT count(*) FROM " + std::string(kindRow(kind).table));
}

std::optional<Uid> uidOf(Database& database, Kind kind, RecordId id) {
    if (!hasUid(kind)) return std::nullopt;
    Statement& statement = database.cached("SELECT uid FROM " + std::string(kindRow(kind).table) + " WHERE id = ?");
    statement.bind(1, id);
    std::optional<Uid> uid;
    if (statement.step()) {
        const auto bytes = statement.blob(0);
        uid.emplace();
        std::copy_n(bytes.begin(), std::min(bytes.size(), uid->size()), uid->begin());
    }
    statement.reset();
    return uid;
}

std::vector<std::string> uidTexts(Database& database, Kind kind, std::span<const RecordId> ids) {
    std::vector<std::string> texts(ids.size());
    if (ids.empty() || !hasUid(kind)) return texts;
    std::string list;
    for (const RecordId id : ids) (list += list.empty() ? '[' : ',') += std::to_string(id);
    Statement& statement = database.cached("SELECT wanted.key, record.uid FROM json_each(?) AS wanted CROSS JOIN " +
                                           std::string(kindRow(kind).table) + " AS record ON record.id = wanted.value");
    statement.bind(1, list + "]");
    while (statement.step()) {
        const auto bytes = statement.blob(1);
        Uid uid{};
        std::copy_n(bytes.begin(), std::min(bytes.size(), uid.size()), uid.begin());
        texts[static_cast<std::size_t>(statement.integer(0))] = uidText(uid);
    }
    statement.reset();
    return texts;
}

std::string setting(Database& database, std::string_view key, const std::string& fallback) {
    Statement& statement = database.cached("SELECT value FROM setting WHERE key = ?");
    statement.bind(1, key);
    std::string value = statement.step() && !statement.isNull(0) ? std::string(statement.text(0)) : fallback;
    statement.reset();
    return value;
}

std::string baseCurrency(Database& database) { return setting(database, "base_currency", "CNY"); }

namespace {
/// The column that names a record in a language: pick items have an English name beside the first one.
std::string nameExpression(Kind kind, Language language) {
    if (kind == Kind::pick_item && language == Language::en) return "coalesce(name_en, name)";
    const std::string_view field = kindRow(kind).nameField;
    return field.empty() ? "''" : "coalesce(" + std::string(field) + ", '')";
}
}  // namespace

std::string recordName(Database& database, Kind kind, RecordId id, Language language) {
    if (id == 0) return {};
    Statement& statement = database.cached("SELECT " + nameExpression(kind, language) + " FROM " +
                                           std::string(kindRow(kind).table) + " WHERE id = ?");
    statement.bind(1, id);
    std::string name = statement.step() ? std::string(statement.text(0)) : std::string();
    statement.reset();
    return name;
}

std::map<RecordId, std::string> recordNames(Database& database, Kind kind, Language language,
                                            std::string_view pickList) {
    const std::string where = pickList.empty() ? "" : " WHERE list = ?";
    Statement& statement = database.cached("SELECT id, " + nameExpression(kind, language) + " FROM " +
                                           std::string(kindRow(kind).table) + where);
    if (!pickList.empty()) statement.bind(1, pickList);
    std::map<RecordId, std::string> names;
    while (statement.step()) names.emplace(statement.integer(0), std::string(statement.text(1)));
    statement.reset();
    return names;
}

std::vector<RecordId> tagsOfClient(Database& database, RecordId client) {
    Statement& statement = database.cached("SELECT tag FROM client_tags WHERE client = ? ORDER BY position, tag");
    statement.bind(1, client);
    std::vector<RecordId> tags;
    while (statement.step()) tags.push_back(statement.integer(0));
    statement.reset();
    return tags;
}

}  // namespace meike
