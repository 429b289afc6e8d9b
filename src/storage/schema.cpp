// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema.h"

#include "generated/embedded_resources.h"
#include "storage/maintenance.h"

namespace meike {

namespace {
/// Append-only: migration i brings schema i to i + 1.
constexpr std::string_view kMigrations[] = {"migrations/0001_records.sql", "migrations/0002_forecasts.sql",
                                            "migrations/0003_rules.sql", "migrations/0004_clients_in_use.sql"};
static_assert(std::size(kMigrations) == kSchemaVersion);
}  // namespace

int schemaVersion(Database& database) {
    const std::string name = database.path().string();
    if (database.integer("PRAGMA application_id") != kApplicationId)
        throw Error(ErrorKind::damaged, name, "this is not a Meike workspace");
    const auto version = static_cast<int>(database.integer("PRAGMA user_version"));
    if (version > kSchemaVersion)
        throw Error(ErrorKind::newer_version, name,
                    "the file has schema " + std::to_string(version) + ", this program knows up to " +
                        std::to_string(kSchemaVersion));
    return version;
}

void migrate(Database& database) {
    const bool empty = database.integer("SELECT count(*) FROM sqlite_schema") == 0;
    int version = empty ? 0 : schemaVersion(database);
    if (empty) database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    for (; version < kSchemaVersion; ++version) {
        const std::string_view sql = embeddedResource(kMigrations[version]);
        if (sql.empty())
            throw Error(ErrorKind::internal, std::string(kMigrations[version]), "the migration is missing");
        Transaction transaction(database);
        database.exec(std::string(sql));
        database.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

const std::vector<std::string>& truthTables() {
    static const std::vector<std::string> kTables = [] {
        std::vector<std::string> tables;
        for (const KindRow& row : kindTable()) tables.emplace_back(row.table);
        return tables;
    }();
    return kTables;
}

const KindRow* kindOfTable(std::string_view table) {
    for (const KindRow& row : kindTable())
        if (row.table == table) return &row;
    return nullptr;
}

}  // namespace meike
