// SPDX-License-Identifier: GPL-3.0-or-later
// Every field of every kind, the workspace's own too: typed as in a form, shown as in a list, taken out as CSV and XLSX
// in both languages and for machines, and brought in again. And all of it undone.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/export.h"
#include "app/field_text.h"
#include "app/import.h"
#include "app/record_texts.h"
#include "app/records/client_edits.h"
#include "app/records/pick_lists.h"
#include "app/records/record_check.h"
#include "storage/custom_fields.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/every_field.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class EveryWay : public ::testing::TestWithParam<Kind> {
protected:
    std::unique_ptr<Workspace> furnished(const std::string& name) {
        auto made = Workspace::create(folder / name, "CNY", clock);
        made->edit({"add", {}}, [&](Edit& edit) {
            RecordWriter writer(edit);
            test::furnish(writer, GetParam());
        });
        return made;
    }
    /// Fields that go out and come in again: all but those that are named with a reason.
    std::vector<const Field*> fields(Database& database) {
        std::vector<const Field*> found;
        for (const Field* field : fieldsOfKind(database, GetParam())) {
            if (test::isLeftOut(test::kNotByFile, GetParam(), *field)) continue;
            EXPECT_NE(test::everyCell(GetParam(), *field, 0).first, "")
                << field->key << ": say what it may hold (every_field.h), or why it does not travel";
            found.push_back(field);
        }
        return found;
    }
    static RecordId newest(Database& database) {
        RecordId newest = 0;
        for (const Record& record : allRecords(database, GetParam())) newest = std::max(newest, record.id());
        return newest;
    }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'500)};
};

TEST_P(EveryWay, AFieldIsTheSameInFormListAndFiles) {
    const Kind kind = GetParam();
    const auto workspace = furnished("w.meike");
    Database& database = workspace->database();
    const std::vector<const Field*> all = fields(database);
    const std::string before = digest(database);
    RecordId id = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        // A form makes entries and people that it is told of.
        for (const Field* field : all) {
            const std::string name = test::everyCell(kind, *field, 0).first;
            if (field->type == FieldType::pick) addPickItem(edit, field->target, name);
        }
        addRecord(edit, Record(Kind::person).set("name", std::string("同事0")));
        std::vector<Kind> named{Kind::client};
        for (const auto& [pointed, name] : test::kPointedTo) named.push_back(pointed);
        const NameBook names(edit.database(), named);
        Record record = newRecord(edit.database(), kind, clock.today());
        ParseContext context;
        context.names = &names;
        context.currency = kindRow(kind).moneyIn.empty() ? "CNY" : "USD";
        for (const Field* field : all) {
            if (!isStored(field->source)) continue;
            auto value = parseText(*field, test::everyCell(kind, *field, 0).first, context);
            ASSERT_TRUE(value) << field->key << ": " << value.error().what();
            record.set(*field, std::move(*value));
        }
        EXPECT_TRUE(checkRecord(edit.database(), record).empty());
        id = addRecord(edit, std::move(record));
        if (kind != Kind::client) return;
        const RecordId ids[] = {id};
        tagClients(edit, ids, test::everyCell(kind, fieldOf(kind, "tags"), 0).first);
    });
    ASSERT_NE(id, 0);

    std::vector<std::string> columns;
    for (const Field* field : all) columns.emplace_back(field->key);
    const auto texts = [&](Database& of, RecordId record) {
        return kind == Kind::client ? ClientTexts(of, columns, false).read({record}).at(0)
                                    : RecordTexts(of, kind, columns, false).read({record}).at(0);
    };
    const std::vector<std::string> shown = texts(database, id);
    for (std::size_t i = 0; i < all.size(); ++i)
        EXPECT_EQ(shown[i], test::everyCell(kind, *all[i], 0).second) << all[i]->key;

    struct Way {
        const char* file;
        bool forPeople;
        Language language;
    };
    const Way ways[] = {{"machine.csv", false, Language::en}, {"zh.csv", true, Language::zh},
                        {"en.csv", true, Language::en},       {"zh.xlsx", true, Language::zh},
                        {"en.xlsx", true, Language::en},      {"machine.xlsx", false, Language::en}};
    NoProgress quiet;
    for (const Way& way : ways) {
        SCOPED_TRACE(way.file);
        ExportOptions options = machineExport(folder / way.file, columns);
        options.forPeople = way.forPeople;
        options.language = way.language;
        if (kind == Kind::client)
            exportClients(database, {id}, options, quiet);
        else
            exportRecords(database, kind, {id}, options, quiet);
        const auto copy = furnished(std::string(way.file) + ".meike");
        ImportPlan plan;
        plan.kind = kind;
        plan.custom = ImportKind(copy->database(), kind).custom;
        plan.file = options.file;
        const ImportReport report = runImport(*copy, plan, quiet);
        for (const auto& [reason, count] : report.reasons()) ADD_FAILURE() << reason << " x" << count;
        ASSERT_EQ(report.created, 1);
        EXPECT_EQ(texts(copy->database(), newest(copy->database())), shown);
    }
    workspace->undo();
    EXPECT_EQ(digest(database), before);
}

// A field that does not go a way is named with its reason; a kind that goes it is not.
TEST(EveryField, GoesEveryWayOrIsNamed) {
    for (const auto& [list, ways] : {std::pair<std::span<const test::LeftOut>, const char*>{test::kNotByFile, "file"},
                                     {test::kNotByCommand, "command"}})
        for (const test::LeftOut& each : list) {
            SCOPED_TRACE(std::string(ways) + ": " + std::string(kindRow(each.kind).key));
            EXPECT_FALSE(each.why.empty());
            if (each.field == "*") continue;
            EXPECT_FALSE(test::isLeftOut(list, each.kind)) << "named twice";
            EXPECT_NE(findField(each.kind, each.field), nullptr) << each.field;
        }
    for (const KindRow& row : kindTable()) {
        const auto kinds = importableKinds();
        const bool imported = std::find(kinds.begin(), kinds.end(), row.kind) != kinds.end();
        EXPECT_EQ(imported, !test::isLeftOut(test::kNotByFile, row.kind)) << row.key;
        EXPECT_EQ(row.edited, !test::isLeftOut(test::kNotByCommand, row.kind)) << row.key;
        for (const Field& field : row.fields) {
            const bool fills = field.editable || field.fillable;
            if (imported) {
                EXPECT_EQ(fills, !test::isLeftOut(test::kNotByFile, row.kind, field)) << row.key << '.' << field.key;
            }
            if (row.edited && field.source != FieldSource::link) {
                EXPECT_EQ(fills, !test::isLeftOut(test::kNotByCommand, row.kind, field)) << row.key << '.' << field.key;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(EveryKind, EveryWay, ::testing::ValuesIn(importableKinds().begin(), importableKinds().end()),
                         [](const auto& kind) { return std::string(kindRow(kind.param).key); });

}  // namespace
}  // namespace meike
