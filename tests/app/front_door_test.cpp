// SPDX-License-Identifier: GPL-3.0-or-later
// Every field of every kind that can be imported, the workspace's own included, and every choice of it: from a cell of
// a file to what an export says and a rule finds.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "app/export.h"
#include "app/field_text.h"
#include "app/import.h"
#include "app/record_texts.h"
#include "app/records/record_writer.h"
#include "app/templates.h"
#include "domain/custom_field.h"
#include "domain/related.h"
#include "exchange/table_source.h"
#include "storage/custom_fields.h"
#include "storage/record_query.h"
#include "storage/records.h"
#include "tests/support/every_field.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class FrontDoor : public ::testing::TestWithParam<Kind> {
protected:
    FrontDoor() {
        workspace->edit({"add", {}}, [&](Edit& edit) {
            RecordWriter writer(edit);
            test::furnish(writer, GetParam());
        });
    }

    static std::pair<std::string, std::string> cell(const Field& field, std::size_t row) {
        return test::everyCell(GetParam(), field, row);
    }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'500)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
};

TEST_P(FrontDoor, EveryFieldAndChoiceComesThroughToExportAndRule) {
    const Kind kind = GetParam();
    Database& database = workspace->database();
    const ImportKind shape(database, kind);
    std::vector<const Field*> fields;
    std::size_t rows = 2;
    for (const ImportField& each : importFields(shape)) {
        if (!each.field || each.kind != kind) continue;
        ASSERT_NE(cell(*each.field, 0).first, "") << each.key << ": say what a file may hold (every_field.h)";
        fields.push_back(each.field);
        rows = std::max(rows, each.field->choices.size());
    }
    if (kind == Kind::rate) rows = 1;
    {
        std::ofstream file(folder / "rows.csv", std::ios::binary);
        for (std::size_t i = 0; i < fields.size(); ++i) file << (i > 0 ? "," : "") << fields[i]->label.zh;
        for (std::size_t row = 0; row < rows; ++row) {
            file << "\n";
            for (std::size_t i = 0; i < fields.size(); ++i)
                file << (i > 0 ? "," : "") << '"' << cell(*fields[i], row).first << '"';
        }
    }
    std::set<RecordId> before;
    for (const Record& record : allRecords(database, kind)) before.insert(record.id());
    ImportPlan plan;
    plan.kind = kind;
    plan.custom = shape.custom;
    plan.file = folder / "rows.csv";
    NoProgress quiet;
    const ImportReport report = runImport(*workspace, plan, quiet);
    for (const auto& [reason, count] : report.reasons())
        ADD_FAILURE() << kindRow(kind).key << ": " << reason << " x" << count;
    ASSERT_EQ(report.created, static_cast<std::int64_t>(rows));

    std::vector<RecordId> ids;
    for (const Record& record : allRecords(database, kind))
        if (!before.contains(record.id())) ids.push_back(record.id());
    ASSERT_EQ(ids.size(), rows);
    std::vector<std::string> columns;
    for (const Field* field : fields) columns.emplace_back(field->key);
    const auto exported = kind == Kind::client ? ClientTexts(database, columns, false).read(ids)
                                               : RecordTexts(database, kind, columns, false).read(ids);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const Field& field = *fields[i];
            EXPECT_EQ(exported[row][i], cell(field, row).second)
                << kindRow(kind).key << "." << field.key << " row " << row;
            if (!isFilterable(kind, field) || (kind != Kind::client && !isRelated(kind))) continue;
            if (field.type != FieldType::choice && field.source != FieldSource::custom) continue;
            // Without a rate an amount in another currency is no number.
            if (field.type == FieldType::money && !kindRow(kind).moneyIn.empty()) continue;
            const bool set = field.type == FieldType::choice || field.type == FieldType::choices;
            const bool flag = field.type == FieldType::boolean;
            const Rule rule =
                flag ? Rule::condition(std::string(field.key), exported[row][i] == "true" ? "is_true" : "is_false")
                     : Rule::condition(std::string(field.key), set ? "any_of" : "equals", {exported[row][i]});
            if (!validate(kind == Kind::client ? rule : Rule{}).has_value()) continue;
            std::vector<RecordId> found;
            if (kind == Kind::client) {
                ClientQuery query;
                query.rule = rule;
                query.asOf = clock.today();
                found = queryClientIds(database, query);
            } else {
                found = queryRecordIds(database, {.kind = kind, .where = rule, .asOf = clock.today()});
            }
            EXPECT_NE(std::find(found.begin(), found.end(), ids[row]), found.end())
                << kindRow(kind).key << "." << field.key << " = " << exported[row][i];
        }
    // The same file again brings nothing new where rows are matched by default.
    if (kindRow(kind).matchByDefault) {
        EXPECT_EQ(runImport(*workspace, plan, quiet).created, 0);
    }
    // The template knows the workspace's own fields.
    for (const Field* field : shape.custom)
        EXPECT_NE(templateText(shape, Language::zh, false).find(field->label.zh), std::string::npos);
}

TEST_P(FrontDoor, EveryNameOfAFieldIsItsColumn) {
    const ImportKind shape(workspace->database(), GetParam());
    const auto fields = importFields(shape);
    const auto hasName = [](const ImportField& field, const std::string& name) {
        return ('|' + field.aliases + '|').find('|' + name + '|') != std::string::npos;
    };
    for (const ImportField& field : fields) {
        // Those of a record beside it (a client's contact) are told apart by their group, not by name alone.
        if (field.kind != GetParam()) continue;
        std::vector<std::string> names{field.key, std::string(field.label.zh), std::string(field.label.en)};
        std::stringstream aliases(field.aliases);
        for (std::string alias; std::getline(aliases, alias, '|');) names.push_back(alias);
        for (const std::string& name : names) {
            const auto source = TableSource::fromBytes('"' + name + "\",没有这样的字段\n文本,文本\n");
            ASSERT_TRUE(source);
            const auto columns = suggestMapping(**source, shape);
            ASSERT_EQ(columns.size(), 1U) << field.key << ": " << name;
            // A name of two fields is the likelier one's; which is told where both could be filled.
            const auto found = std::find_if(fields.begin(), fields.end(),
                                            [&](const ImportField& each) { return each.key == columns.front().field; });
            ASSERT_NE(found, fields.end());
            EXPECT_TRUE(found->key == field.key || (hasName(field, name) && hasName(*found, name)))
                << name << " of " << field.key << " became " << found->key;
        }
    }
}

TEST_P(FrontDoor, WhatAFileDoesNotSayIsGivenOrLeftOpen) {
    const Kind kind = GetParam();
    const ImportKind shape(workspace->database(), kind);
    std::string header;
    std::string row;
    std::set<std::string, std::less<>> typed;
    for (const ImportField& each : importFields(shape)) {
        if (!each.field || !each.required || each.key == kindRow(kind).moneyIn) continue;
        const auto text = cell(*each.field, 0).first;
        header += (header.empty() ? "\"" : ",\"") + std::string(each.label.zh) + '"';
        row += (row.empty() ? "\"" : ",\"") + text + '"';
        typed.insert(each.key);
    }
    ImportPlan plan;
    plan.kind = kind;
    plan.file = folder / "short.csv";
    std::ofstream(plan.file, std::ios::binary) << header << "\n" << row << "\n";
    NoProgress quiet;
    ASSERT_EQ(runImport(*workspace, plan, quiet).created, 1) << header;
    const std::map<std::string_view, Value> given = {{"currency", Value{std::string("CNY")}},
                                                     {"created_on", Value{isoDate(clock.today())}}};
    const Record made = allRecords(workspace->database(), kind).back();
    for (const Field& field : kindRow(kind).fields) {
        if (!isStored(field.source) || typed.contains(field.key)) continue;
        const auto expected = given.find(field.key);
        EXPECT_EQ(made.get(field.key), expected == given.end() ? Value{} : expected->second)
            << kindRow(kind).key << "." << field.key;
    }
}

INSTANTIATE_TEST_SUITE_P(EveryKind, FrontDoor, ::testing::ValuesIn(importableKinds().begin(), importableKinds().end()),
                         [](const auto& kind) { return std::string(kindRow(kind.param).key); });

}  // namespace
}  // namespace meike
