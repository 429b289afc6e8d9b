// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error_code.h"
#include "base/path_text.h"
#include "storage/audit.h"
#include "storage/maintenance.h"
#include "storage/record_sql.h"
#include "storage/records.h"
#include "storage/schema.h"
#include "storage/search_index.h"

namespace meike {

namespace {

constexpr std::int64_t kNamed = 20;

/// `orders HT-7 (row 12) of 乙`.
std::string nameOf(Database& database, const KindRow& kind, RecordId id) {
    const std::string name = recordName(database, kind.kind, id);
    const auto record = readRecord(database, kind.kind, id);
    const RecordId client = record && findField(kind.kind, "client") ? record->integer("client") : 0;
    std::string text(kind.key);
    if (!name.empty()) text += " " + name;
    text += " (row " + std::to_string(id) + ")";
    return client == 0 ? text : text + " of " + recordName(database, Kind::client, client);
}

/// The pattern on date columns lets 2025-02-30 through; the calendar does not.
void checkDates(Database& database, std::vector<Finding>& findings) {
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            if (field.type != FieldType::date || field.source != FieldSource::column) continue;
            const std::string column(field.key);
            Statement wrong =
                database.prepare("SELECT id, " + column + " FROM " + std::string(row.table) + " WHERE " + column +
                                 " IS NOT NULL AND date(" + column + ", '+0 days') IS NOT " + column + " ORDER BY id");
            std::int64_t count = 0;
            for (; wrong.step(); ++count)
                if (count < kNamed)
                    findings.push_back({"dates",
                                        nameOf(database, row, wrong.integer(0)) + ": " + column + " is " +
                                            std::string(wrong.text(1)) + ", which is no day",
                                        false});
            if (count > kNamed)
                findings.push_back({"dates",
                                    std::to_string(count - kNamed) + " more of " + std::string(row.key) +
                                        " have no real day in " + column,
                                    false});
        }
}

}  // namespace

void checkTables(Database& database) {
    const auto missing = [&](std::string_view name) {
        return Error(ErrorKind::damaged, pathText(database.path()), {ErrorCode::table_missing, {name}});
    };
    Database whole(":memory:", Database::Mode::create);
    migrate(whole);
    Statement expected = whole.prepare("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'");
    Statement there = database.prepare("SELECT count(*) FROM main.sqlite_schema WHERE name = ?");
    while (expected.step()) {
        there.reset().bind(1, expected.text(0));
        if (!there.step() || there.integer(0) == 0) throw missing(expected.text(0));
    }
    for (const KindRow& row : kindTable()) {
        try {
            database.prepare("SELECT " + recordColumns(row.kind) + " FROM " + std::string(row.table));
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::internal) throw;
            throw missing(row.table);
        }
    }
}

std::vector<Finding> checkDatabase(Database& database) {
    std::vector<Finding> findings;
    schemaVersion(database);
    Statement integrity = database.prepare("PRAGMA integrity_check(20)");
    while (integrity.step())
        if (integrity.text(0) != "ok") findings.push_back({"integrity", std::string(integrity.text(0)), false});
    if (!findings.empty()) return findings;  // the rest would stumble over the same damage
    Statement keys = database.prepare("PRAGMA foreign_key_check");
    while (keys.step())
        findings.push_back({"foreign_keys",
                            "row " + std::to_string(keys.integer(1)) + " of " + std::string(keys.text(0)) +
                                " refers to a missing row of " + std::string(keys.text(2)),
                            false});
    checkDates(database, findings);
    if (const std::int64_t line = firstBrokenAudit(database))
        findings.push_back(
            {"audit_chain", "line " + std::to_string(line) + " of the audit log has been altered", false});
    if (const auto stale = staleSearchRows(database); !stale.empty())
        findings.push_back(
            {"search_index", std::to_string(stale.size()) + " clients are not indexed as their names say", true});
    return findings;
}

}  // namespace meike
