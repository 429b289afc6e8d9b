// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema.h"

#include <map>
#include <mutex>

#include "base/error_code.h"
#include "base/path_text.h"
#include "generated/embedded_resources.h"
#include "storage/maintenance.h"
#include "storage/score_store.h"

namespace meike {

namespace {
/// The files of storage/migrations in the order of their numbers. Append-only: migration i brings schema i to i + 1.
const std::vector<std::string_view>& migrations() {
    static const std::vector<std::string_view> kNames = [] {
        std::vector<std::string_view> names = embeddedResourceNames();
        std::erase_if(names, [](std::string_view name) { return !name.starts_with("migrations/"); });
        return names;
    }();
    return kNames;
}

/// Brings a database from one schema to another; each migration is one transaction.
void migrateBetween(Database& database, int from, int to) {
    for (int version = from; version < to; ++version) {
        const std::string_view sql = embeddedResource(migrations()[static_cast<std::size_t>(version)]);
        Transaction transaction(database);
        database.exec(std::string(sql));
        database.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

/// Integers, decimals, money and yes or no are whole numbers; dates and choices are texts.
const char* scoreColumnType(const Field& field) {
    const bool text = field.type == FieldType::date || field.type == FieldType::choice;
    return text ? " TEXT" : " INTEGER";
}

void addScoreColumns(Database& database) {
    const std::vector<std::string_view> missing = missingScoreColumns(database);
    if (missing.empty()) return;
    Transaction transaction(database);
    for (const std::string_view key : missing)
        database.exec("ALTER TABLE client_score ADD COLUMN " + std::string(key) +
                      scoreColumnType(fieldOf(Kind::client, key)));
    transaction.commit();
}

bool hasTable(Database& database, const std::string& table) {
    Statement look = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
    return look.bind(1, table).step();
}

/// The tables of truth that a schema has, found by making an empty workspace of it in memory.
const std::vector<std::string>& truthTablesOfSchema(int version) {
    static std::mutex mutex;
    static std::map<int, std::vector<std::string>> known;
    const std::lock_guard lock(mutex);
    auto [found, fresh] = known.try_emplace(version);
    if (fresh) {
        Database empty(":memory:", Database::Mode::create);
        migrateBetween(empty, 0, version);
        for (const std::string& table : truthTables())
            if (hasTable(empty, table)) found->second.push_back(table);
    }
    return found->second;
}
}  // namespace

int newestSchema() { return static_cast<int>(migrations().size()); }

int schemaVersion(Database& database) {
    const std::string name = pathText(database.path());
    if (database.integer("PRAGMA application_id") != kApplicationId)
        throw Error(ErrorKind::damaged, name, ErrorCode::not_a_workspace);
    const auto version = static_cast<int>(database.integer("PRAGMA user_version"));
    if (version > newestSchema())
        throw Error(ErrorKind::newer_version, name, {ErrorCode::newer_schema, {version, newestSchema()}});
    return version;
}

void createSchema(Database& database, int version) {
    database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    migrateBetween(database, 0, version);
}

void migrate(Database& database) {
    const bool empty = database.integer("SELECT count(*) FROM sqlite_schema") == 0;
    const int version = empty ? 0 : schemaVersion(database);
    if (empty) database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    migrateBetween(database, version, newestSchema());
    addScoreColumns(database);
}

std::vector<std::string_view> missingScoreColumns(Database& database) {
    std::vector<std::string_view> missing;
    Statement look = database.prepare("SELECT 1 FROM pragma_table_info('client_score') WHERE name = ?");
    for (const std::string_view key : scoreFields())
        if (!look.reset().bind(1, std::string(key)).step()) missing.push_back(key);
    return missing;
}

const std::vector<std::string>& truthTables() {
    static const std::vector<std::string> kTables = [] {
        std::vector<std::string> tables;
        for (const KindRow& row : kindTable()) tables.emplace_back(row.table);
        return tables;
    }();
    return kTables;
}

std::vector<std::string> truthTablesOf(Database& database) {
    std::vector<std::string> tables = truthTablesOfSchema(schemaVersion(database));
    for (const std::string& table : tables)
        if (!hasTable(database, table))
            throw Error(ErrorKind::damaged, pathText(database.path()), {ErrorCode::table_missing, {table}});
    return tables;
}

const KindRow* kindOfTable(std::string_view table) {
    for (const KindRow& row : kindTable())
        if (row.table == table) return &row;
    return nullptr;
}

}  // namespace meike
