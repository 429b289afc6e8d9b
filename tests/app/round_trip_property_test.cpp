// SPDX-License-Identifier: GPL-3.0-or-later
// What goes out comes back, whatever a workspace holds: into the same workspace as nothing new, into an empty one as
// the same content.
#include <gtest/gtest.h>

#include "app/content_digest.h"
#include "app/export.h"
#include "app/import.h"
#include "app/record_texts.h"
#include "storage/maintenance.h"
#include "storage/record_query.h"
#include "tests/support/random_workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

struct Form {
    const char* ending;
    bool excelSafe;
    bool forPeople;
};
constexpr Form kForms[] = {
    {".csv", true, false}, {".csv", false, false}, {".csv", true, true}, {".xlsx", true, false}, {".xlsx", true, true}};

std::string nameOf(const Form& form) {
    return std::string(form.ending) + (form.excelSafe ? " safe" : " exact") + (form.forPeople ? " people" : "");
}

std::vector<std::string> columnsOf(Database& reader, Kind kind) {
    std::vector<std::string> columns;
    for (const ImportField& field : importFields(ImportKind(reader, kind)))
        if (field.field && field.kind == kind) columns.emplace_back(field.field->key);
    return columns;
}

/// Everything of a kind into a file; how many records that were.
std::int64_t exportAll(const Workspace& workspace, Kind kind, const Form& form, const std::filesystem::path& file) {
    const auto reader = workspace.openReader();
    RecordQuery query;
    query.kind = kind;
    const auto ids = queryRecordIds(*reader, query);
    ExportOptions options = machineExport(file, columnsOf(*reader, kind));
    options.excelSafe = form.excelSafe;
    options.forPeople = form.forPeople;
    if (form.forPeople) options.language = Language::zh;
    NoProgress quiet;
    return kind == Kind::client ? exportClients(*reader, ids, options, quiet).rows
                                : exportRecords(*reader, kind, ids, options, quiet).rows;
}

/// As the window proposes it.
ImportPlan planFor(const Workspace& workspace, Kind kind, const std::filesystem::path& file) {
    const auto reader = workspace.openReader();
    ImportPlan plan;
    plan.kind = kind;
    plan.custom = ImportKind(*reader, kind).custom;
    plan.file = file;
    // Somebody may be called 合计.
    plan.source.keepTotals = true;
    plan.repeat = RepeatPolicy::all;
    auto source = valueOrThrow(TableSource::open(file, plan.source));
    plan.mapping = suggestMapping(*source, plan.importKind());
    plan.matchKeys = suggestedMatchKeys(*source, kind, plan.mapping);
    return plan;
}

std::string told(const ImportReport& report) {
    std::string text = std::string(kindRow(report.kind).key) + ": " + std::to_string(report.created) + " new, " +
                       std::to_string(report.changed) + " changed, " + std::to_string(report.same) + " same, " +
                       std::to_string(report.rejected) + " rejected of " + std::to_string(report.rows);
    for (const Reject& reject : report.rejects)
        text += "\n  line " + std::to_string(reject.line) + " " + reject.reason.key + " " + reject.reason.field + " [" +
                reject.reason.text + "] " + reject.text;
    return text;
}

std::string content(const Workspace& workspace) {
    NoProgress quiet;
    return contentDigest(*workspace.openReader(), quiet);
}

/// Where two workspaces say different things.
std::string difference(const Workspace& one, const Workspace& other) {
    std::string text;
    const auto rowsOf = [](const Workspace& workspace, Kind kind) {
        const auto reader = workspace.openReader();
        RecordQuery query;
        query.kind = kind;
        std::vector<std::string> rows;
        const auto columns = columnsOf(*reader, kind);
        const auto add = [&](const RowTexts& texts) {
            for (const auto& cells : texts.read(queryRecordIds(*reader, query))) {
                std::string& row = rows.emplace_back();
                for (std::size_t i = 0; i < cells.size(); ++i)
                    if (!cells[i].empty()) row += std::string(texts.fields()[i]->label.en) + "=[" + cells[i] + "] ";
            }
        };
        if (kind == Kind::client)
            add(ClientTexts(*reader, columns, false));
        else
            add(RecordTexts(*reader, kind, columns, false));
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    for (const Kind kind : importableKinds()) {
        const auto a = rowsOf(one, kind);
        const auto b = rowsOf(other, kind);
        for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
            const std::string left = i < a.size() ? a[i] : "-";
            const std::string right = i < b.size() ? b[i] : "-";
            if (left == right) continue;
            // From the field before the first difference on.
            const auto at = static_cast<std::size_t>(
                std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first - left.begin());
            const std::size_t from = at < 60 ? 0 : at - 60;
            return std::string(kindRow(kind).key) + "\n  " + left.substr(from, 200) + "\n  " + right.substr(from, 200);
        }
    }
    return "nothing found";
}

/// An empty workspace that has the same fields of its own; those of a list for people are known by their names alone.
std::unique_ptr<Workspace> emptyLike(const Workspace& model, bool byName, const std::filesystem::path& path,
                                     const Clock& clock) {
    auto workspace = Workspace::create(path, "CNY", clock);
    workspace->edit({"change", {}}, [&](Edit& edit) {
        RecordWriter writer(edit);
        for (Record field : allRecords(*model.openReader(), Kind::custom_field))
            writer.add(byName ? field.set("key", Value{}) : field);
    });
    return workspace;
}

/// The first workspace goes through every form, each other one through a text and a workbook: files take their time.
bool isTried(const Form& form, std::uint64_t seed) {
    const auto at = static_cast<std::uint64_t>(&form - kForms);
    constexpr std::uint64_t kTexts = 3;
    return seed == 1 || (at < kTexts ? at == seed % kTexts : at - kTexts == seed % (std::size(kForms) - kTexts));
}

void checkRoundTrip(std::uint64_t seed) {
    test::Numbers numbers(seed);
    const test::TemporaryFolder folder;
    const FixedClock clock(parseIsoDate("2025-06-15").value());
    const auto workspace = Workspace::create(folder / "a.meike", "CNY", clock);
    test::RandomPlan plan;
    plan.kinds = {Kind::person, Kind::pick_item, Kind::tag};
    plan.kinds.insert(plan.kinds.end(), importableKinds().begin(), importableKinds().end());
    test::RandomWorkspace(*workspace, numbers, plan).fill();
    const std::string before = digest(workspace->database());
    const std::string expected = content(*workspace);
    NoProgress quiet;
    for (const Form& form : kForms) {
        if (!isTried(form, seed)) continue;
        const std::string where = nameOf(form) + ", seed " + std::to_string(seed) + "\n";
        const auto other =
            emptyLike(*workspace, form.forPeople, folder / ("b" + std::to_string(&form - kForms) + ".meike"), clock);
        for (const Kind kind : importableKinds()) {
            const auto file = folder / (std::string(kindRow(kind).key) + form.ending);
            const std::int64_t rows = exportAll(*workspace, kind, form, file);
            if (rows == 0) continue;
            const ImportReport again = runImport(*workspace, planFor(*workspace, kind, file), quiet);
            if (again.same != rows || again.rows != rows) ADD_FAILURE() << where << told(again);
            const ImportReport fresh = runImport(*other, planFor(*other, kind, file), quiet);
            if (fresh.created != rows || fresh.rows != rows) ADD_FAILURE() << where << told(fresh);
        }
        EXPECT_EQ(digest(workspace->database()), before) << where;
        if (content(*other) != expected) ADD_FAILURE() << where << difference(*workspace, *other);
    }
}

TEST(RoundTrip, WhatGoesOutComesBack) {
    for (std::uint64_t seed = 1; seed <= test::rounds(8); ++seed) checkRoundTrip(seed);
}

}  // namespace
}  // namespace meike
