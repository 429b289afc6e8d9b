// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/audit.h"
#include "storage/maintenance.h"
#include "storage/schema.h"
#include "storage/search_index.h"

namespace meike {

namespace {

/// The pattern on date columns lets 2025-02-30 through; the calendar does not.
void checkDates(Database& database, std::vector<Finding>& findings) {
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            if (field.type != FieldType::date || field.source != FieldSource::column) continue;
            const std::string column(field.key);
            Statement wrong =
                database.prepare("SELECT count(*), min(id) FROM " + std::string(row.table) + " WHERE " + column +
                                 " IS NOT NULL AND date(" + column + ", '+0 days') IS NOT " + column);
            if (wrong.step() && wrong.integer(0) > 0)
                findings.push_back({"dates",
                                    std::to_string(wrong.integer(0)) + " rows of " + std::string(row.key) +
                                        " have no real day in " + column + ", first in row " +
                                        std::to_string(wrong.integer(1)),
                                    false});
        }
}

}  // namespace

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
