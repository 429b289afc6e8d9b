// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "app/import.h"
#include "app/records/record_check.h"
#include "app/records/record_writer.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike::test {

/// A workspace into which tests import texts, and what became of them.
class ImportWorkspace : public ::testing::Test {
protected:
    ImportWorkspace()
        : clock(parseIsoDate("2025-06-15").value()), workspace(Workspace::create(folder / "a.meike", "CNY", clock)) {}

    ImportPlan planFor(Kind kind, const std::string& bytes, const std::string& name = "in.csv") {
        ImportPlan plan;
        plan.kind = kind;
        plan.file = folder / name;
        plan.createMissingClients = true;
        std::ofstream(plan.file, std::ios::binary) << bytes;
        return plan;
    }
    /// Tries it first: a dry run promises exactly what happens.
    ImportReport run(const ImportPlan& plan) {
        NoProgress quiet;
        preview = previewImport(*workspace->openReader(), plan, 100, quiet);
        ImportReport report = runImport(*workspace, plan, quiet);
        EXPECT_EQ(tallyOf(preview.report), tallyOf(report));
        EXPECT_EQ(preview.report.reasons(), report.reasons());
        EXPECT_EQ(preview.report.clientsCreated, report.clientsCreated);
        EXPECT_EQ(preview.report.besideCreated, report.besideCreated);
        EXPECT_EQ(besidesOf(preview.report), besidesOf(report));
        for (const BesideTally& beside : report.beside)
            EXPECT_EQ(beside.rows, beside.created + beside.changed + beside.same + beside.rejected);
        EXPECT_EQ(report.rows, report.created + report.changed + report.same + report.rejected);
        return report;
    }
    ImportReport run(Kind kind, const std::string& bytes) { return run(planFor(kind, bytes)); }
    /// new/changed/same/rejected
    static std::string tallyOf(const ImportReport& report) {
        return std::to_string(report.created) + "/" + std::to_string(report.changed) + "/" +
               std::to_string(report.same) + "/" + std::to_string(report.rejected);
    }
    /// `contacts 1/0/0/0, receivables 2/0/0/0`: the kinds that rows speak of besides their own.
    static std::string besidesOf(const ImportReport& report) {
        std::string text;
        for (const BesideTally& beside : report.beside)
            text += (text.empty() ? "" : ", ") + std::string(kindRow(beside.kind).key) + " " +
                    std::to_string(beside.created) + "/" + std::to_string(beside.changed) + "/" +
                    std::to_string(beside.same) + "/" + std::to_string(beside.rejected);
        return text;
    }
    std::string tally(const ImportPlan& plan) { return tallyOf(run(plan)); }
    std::string tally(Kind kind, const std::string& bytes) { return tallyOf(run(kind, bytes)); }
    /// The reasons by their stable keys.
    static std::vector<std::string> keysOf(const ImportReport& report) {
        std::vector<std::string> keys;
        for (const Reject& reject : report.rejects)
            keys.push_back(reject.reason.key + (reject.reason.field.empty() ? "" : ":" + reject.reason.field));
        return keys;
    }
    static std::vector<std::string> notesOf(const ImportReport& report) {
        std::vector<std::string> texts;
        for (const ImportNote& note : report.notes) texts.push_back(noteText(note, Language::en));
        return texts;
    }
    std::string refusal(const ImportPlan& plan) {
        NoProgress quiet;
        const std::string before = digest(database());
        try {
            runImport(*workspace, plan, quiet);
        } catch (const Error& error) {
            EXPECT_EQ(digest(database()), before);
            return errorCodeName(error.detail().code);
        }
        return "none";
    }
    Database& database() { return workspace->database(); }
    std::vector<Record> all(Kind kind) { return allRecords(database(), kind); }
    Record only(Kind kind) {
        const auto records = all(kind);
        EXPECT_EQ(records.size(), 1u);
        return records.empty() ? Record(kind) : records.front();
    }
    std::vector<std::int64_t> amounts(Kind kind = Kind::order) {
        std::vector<std::int64_t> values;
        for (const Record& record : all(kind)) values.push_back(record.integer("amount"));
        return values;
    }
    RecordId add(const Record& record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, record); });
        return id;
    }

    TemporaryFolder folder;
    FixedClock clock;
    std::unique_ptr<Workspace> workspace;
    ImportPreview preview;
};

}  // namespace meike::test
