// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "storage/access.h"
#include "storage/audit.h"
#include "storage/content_sum.h"
#include "storage/history.h"
#include "storage/maintenance.h"
#include "storage/record_sql.h"
#include "storage/records.h"
#include "storage/register_chain.h"
#include "storage/schema.h"
#include "storage/schema_check.h"
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

/// A file that is not built as its version builds it.
void checkParts(Database& database, std::vector<Finding>& findings) {
    using What = SchemaDifference::What;
    static const std::map<What, std::string_view> kWords = {
        {What::missing, " is missing"},
        {What::altered, " is not as Meike makes it"},
        {What::foreign, " was not made by Meike"},
    };
    for (const SchemaDifference& difference : schemaDifferences(database))
        findings.push_back({"schema",
                            "the " + difference.type + " " + difference.name + std::string(kWords.at(difference.what)),
                            false, !difference.harmless});
}

/// Values that are too large to be read (Database sets the limit): no copy and no export gets past them. Whether there
/// are any.
bool checkCells(Database& database, std::vector<Finding>& findings) {
    // A table that is not ours may be no table at all.
    if (std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.stops; }))
        return false;
    const auto reads = [](Statement& rows) {
        try {
            while (rows.step()) {
            }
        } catch (const Error& error) {
            // Anything else is damage, which the check of integrity names better.
            return error.kind() != ErrorKind::invalid_value;
        }
        return true;
    };
    const std::size_t before = findings.size();
    for (const std::string& table : truthTablesOf(database)) {
        Statement all = database.prepare("SELECT * FROM " + table);
        if (reads(all)) continue;
        Statement ids = database.prepare("SELECT id FROM " + table + " ORDER BY id");
        while (ids.step()) {
            Statement one = database.prepare("SELECT * FROM " + table + " WHERE id = ?");
            one.bind(1, ids.integer(0));
            if (!reads(one))
                findings.push_back(
                    {"cells", "row " + std::to_string(ids.integer(0)) + " of " + table + " is too large to be read",
                     false, true});
        }
    }
    return findings.size() > before;
}

void checkRegister(Database& database, std::vector<Finding>& findings) {
    using What = register_chain::Break::What;
    const register_chain::Break found = register_chain::firstBreak(database);
    if (found.what == What::none) return;
    static const std::map<What, std::string_view> kWords = {
        {What::altered, " has been altered"}, {What::gone, " is gone"}, {What::foreign, " was not written by Meike"}};
    findings.push_back({"register",
                        found.what == What::cut
                            ? std::string("entries are missing at the end of the register of exports")
                            : "entry " + std::to_string(found.entry) + " of the register of exports" +
                                  std::string(kWords.at(found.what)),
                        false});
}

}  // namespace

void acceptContent(Database& database) { content_sum::accept(database); }

std::vector<Finding> checkDatabase(Database& database) {
    std::vector<Finding> findings;
    requireKeeper(accessOf(database));
    schemaVersion(database);
    checkParts(database, findings);
    if (checkCells(database, findings)) return findings;
    try {
        Statement integrity = database.prepare("PRAGMA integrity_check(20)");
        while (integrity.step())
            if (integrity.text(0) != "ok")
                findings.push_back({"integrity", std::string(integrity.text(0)), false, true});
    } catch (const Error& error) {
        // A file that is not built as ours is looked at for so long and no longer; what was found is said.
        if (error.kind() != ErrorKind::damaged || findings.empty()) throw;
        return findings;
    }
    if (std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.stops; }))
        return findings;
    Statement keys = database.prepare("PRAGMA foreign_key_check");
    while (keys.step())
        findings.push_back({"foreign_keys",
                            "row " + std::to_string(keys.integer(1)) + " of " + std::string(keys.text(0)) +
                                " refers to a missing row of " + std::string(keys.text(2)),
                            false});
    checkDates(database, findings);
    if (content_sum::differs(database))
        findings.push_back({"content",
                            "the records are not what was written: a value has changed on the disk, or by another "
                            "program; compare with a backup",
                            false});
    if (const std::int64_t line = firstBrokenAudit(database))
        findings.push_back(
            {"audit_chain", "line " + std::to_string(line) + " of the audit log has been altered", false});
    else if (auditIsCut(database))
        findings.push_back({"audit_chain", "lines are missing at the end of the audit log", false});
    checkRegister(database, findings);
    for (const std::int64_t step : history_store::damagedSteps(database))
        findings.push_back({"history",
                            "what is stored of step " + std::to_string(step) +
                                " is not what was written: it cannot be undone or redone",
                            false});
    if (const auto stale = staleSearchRows(database); !stale.empty())
        findings.push_back(
            {"search_index", std::to_string(stale.size()) + " clients are not indexed as their names say", true});
    return findings;
}

}  // namespace meike
