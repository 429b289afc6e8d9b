// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema_check.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/schema.h"

namespace meike {

namespace {

struct SchemaPart {
    std::string type;
    std::string name;
    std::string table;
    std::string text;
};

std::vector<SchemaPart> partsOf(Database& database) {
    // Indexes of primary keys and statistics of the planner are SQLite's own; nothing else may be called so.
    Statement rows = database.prepare(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema "
        "WHERE NOT (name LIKE 'sqlite\\_%' ESCAPE '\\' AND type IN ('table', 'index')) ORDER BY name, type");
    std::vector<SchemaPart> parts;
    while (rows.step())
        parts.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                         std::string(rows.text(3))});
    return parts;
}

/// How this program builds a version of the schema.
const std::vector<SchemaPart>& partsOfVersion(int version) {
    static std::mutex mutex;
    static std::map<int, std::vector<SchemaPart>> known;
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(version); found != known.end()) return found->second;
    // Known when it is whole: without memory, say, nothing is remembered.
    Database empty(":memory:", Database::Mode::create);
    createSchema(empty, version);
    return known.emplace(version, partsOf(empty)).first->second;
}

bool changesNothing(const SchemaPart& part) {
    if (part.type == "table") return true;
    return part.type == "index" && part.text.find("UNIQUE") == std::string::npos;
}

}  // namespace

std::vector<SchemaDifference> schemaDifferences(Database& database) {
    using What = SchemaDifference::What;
    const std::vector<SchemaPart>& expected = partsOfVersion(schemaVersion(database));
    const std::vector<SchemaPart> there = partsOf(database);
    const auto named = [](const std::vector<SchemaPart>& parts, const std::string& name) {
        return std::find_if(parts.begin(), parts.end(), [&](const SchemaPart& part) { return part.name == name; });
    };
    std::vector<SchemaDifference> differences;
    for (const SchemaPart& part : expected) {
        const auto found = named(there, part.name);
        if (found == there.end())
            differences.push_back({What::missing, part.type, part.name, part.table, false});
        else if (found->type != part.type || found->table != part.table || found->text != part.text)
            differences.push_back({What::altered, part.type, part.name, part.table, false});
    }
    for (const SchemaPart& part : there)
        if (named(expected, part.name) == expected.end())
            differences.push_back({What::foreign, part.type, part.name, part.table, changesNothing(part)});
    return differences;
}

std::optional<Error> schemaProblem(Database& database) {
    // Of a table that is gone its indexes are gone too: the table is what is named.
    std::vector<SchemaDifference> differences = schemaDifferences(database);
    std::erase_if(differences, [](const SchemaDifference& difference) { return difference.harmless; });
    if (differences.empty()) return std::nullopt;
    const auto table = std::find_if(differences.begin(), differences.end(),
                                    [](const SchemaDifference& difference) { return difference.type == "table"; });
    const SchemaDifference& first = table == differences.end() ? differences.front() : *table;
    const bool missing = first.type == "table" && first.what == SchemaDifference::What::missing;
    return Error(ErrorKind::damaged, pathText(database.path()),
                 {missing ? ErrorCode::table_missing : ErrorCode::schema_altered, {first.name}});
}

void checkSchema(Database& database) {
    if (const auto problem = schemaProblem(database)) throw *problem;
}

}  // namespace meike
