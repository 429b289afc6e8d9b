// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema.h"

#include <map>
#include <mutex>

#include "base/error_code.h"
#include "base/path_text.h"
#include "generated/embedded_resources.h"
#include "storage/content_sum.h"
#include "storage/maintenance.h"

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

/// From one schema to the next, in a transaction of the caller.
void bringUp(Database& database, int version) {
    database.exec(std::string(embeddedResource(migrations()[static_cast<std::size_t>(version)])));
    database.exec("PRAGMA user_version = " + std::to_string(version + 1));
}

/// Brings a database from one schema to another, in one: who is killed between two migrations would leave a file of a
/// version that nobody had, and the next opening would take its backup of that one, over the one of before.
void migrateBetween(Database& database, int from, int to) {
    if (from >= to) return;
    Transaction transaction(database);
    for (int version = from; version < to; ++version) bringUp(database, version);
    content_sum::forget(database);
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
    if (const auto found = known.find(version); found != known.end()) return found->second;
    // Known when it is whole: what fails half-way, for want of memory say, must not be remembered as an answer.
    Database empty(":memory:", Database::Mode::create);
    createSchema(empty, version);
    std::vector<std::string> tables;
    for (const std::string& table : truthTables())
        if (hasTable(empty, table)) tables.push_back(table);
    return known.emplace(version, std::move(tables)).first->second;
}
}  // namespace

int newestSchema() { return static_cast<int>(migrations().size()); }

int schemaVersion(Database& database) {
    const std::string name = pathText(database.path());
    if (database.integer("PRAGMA application_id") != kApplicationId)
        throw Error(ErrorKind::damaged, name, ErrorCode::not_a_workspace);
    const auto version = static_cast<int>(database.integer("PRAGMA user_version"));
    // The number is an index of migrations: one that was never written must not get that far.
    if (version < 1) throw Error(ErrorKind::damaged, name, {ErrorCode::schema_number_wrong, {version}});
    if (version > newestSchema())
        throw Error(ErrorKind::newer_version, name, {ErrorCode::newer_schema, {version, newestSchema()}});
    return version;
}

void createSchema(Database& database, int version) {
    // In one: who is killed meanwhile leaves an empty file, and no half of a workspace.
    Transaction transaction(database);
    database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    for (int made = 0; made < version; ++made) bringUp(database, made);
    transaction.commit();
}

bool holdsNothing(Database& database) { return database.integer("SELECT count(*) FROM sqlite_schema") == 0; }

void migrate(Database& database) {
    if (holdsNothing(database))
        createSchema(database, newestSchema());
    else
        migrateBetween(database, schemaVersion(database), newestSchema());
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
