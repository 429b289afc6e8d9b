// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/score_store.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class SchemaTest : public ::testing::Test {
protected:
    std::string columnType(const std::string& table, std::string_view column) {
        Statement info =
            workspace->database().prepare("SELECT type FROM pragma_table_info('" + table + "') WHERE name = ?");
        info.bind(1, column);
        return info.step() ? std::string(info.text(0)) : std::string();
    }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'000)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "s.meike", "CNY", clock);
};

TEST_F(SchemaTest, EveryFieldHasAColumnOfItsType) {
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            if (field.source == FieldSource::link) continue;
            const bool text = field.type == FieldType::text || field.type == FieldType::long_text ||
                              field.type == FieldType::choice || field.type == FieldType::choices ||
                              field.type == FieldType::date;
            const std::string table = field.source == FieldSource::score ? "client_score" : std::string(row.table);
            EXPECT_EQ(columnType(table, field.key), text ? "TEXT" : "INTEGER") << row.key << "." << field.key;
        }
}

TEST_F(SchemaTest, EveryTableIsStrictHasAPrimaryKeyAndNoHiddenMachinery) {
    Statement tables = workspace->database().prepare(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE "
        "'sqlite%'");
    int count = 0;
    while (tables.step()) {
        ++count;
        const std::string name(tables.text(0));
        EXPECT_EQ(tables.integer(1), 1) << name;
        EXPECT_GT(workspace->database().integer("SELECT count(*) FROM pragma_table_info('" + name + "') WHERE pk > 0"),
                  0)
            << name;
        // Redo fails on cascades, and sessions do not see generated columns.
        EXPECT_EQ(workspace->database().integer("SELECT count(*) FROM pragma_foreign_key_list('" + name +
                                                "') WHERE on_delete <> 'NO ACTION' OR on_update <> 'NO ACTION'"),
                  0)
            << name;
        EXPECT_EQ(
            workspace->database().integer("SELECT count(*) FROM pragma_table_xinfo('" + name + "') WHERE hidden <> 0"),
            0)
            << name;
    }
    EXPECT_EQ(count, static_cast<int>(kindTable().size()) + 13);
    EXPECT_EQ(workspace->database().integer("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"), 0);
}

TEST_F(SchemaTest, ARecordOfEveryKindComesBackAsItWent) {
    // Every column gets a value, so that a swapped pair would show.
    workspace->edit({"add", {}}, [&](Edit& edit) {
        edit.leaveOutOfHistory();  // the register stands outside of it
        std::int64_t number = 0;
        for (const KindRow& row : kindTable()) {
            Record record(row.kind);
            for (const Field& field : row.fields) {
                if (field.source != FieldSource::column) continue;
                ++number;
                switch (field.type) {
                    case FieldType::boolean:
                        record.set(field.key, number % 2);
                        break;
                    case FieldType::date:
                        record.set(field.key, isoDate(dateOfDay(static_cast<DayNumber>(number))));
                        break;
                    case FieldType::pick:
                        record.set(field.key, 1);
                        break;
                    case FieldType::reference:
                        record.set(field.key, field.refersTo < row.kind ? Value{1} : Value{});
                        break;
                    case FieldType::integer:
                    case FieldType::decimal:
                    case FieldType::money:
                    case FieldType::moment:
                        record.set(field.key, number);
                        break;
                    default:
                        record.set(field.key, "v" + std::to_string(number));
                }
            }
            const RecordId id = edit.insert(record);
            record.setId(id);
            EXPECT_EQ(readRecord(edit.database(), row.kind, id), record) << row.key;
        }
    });
    EXPECT_TRUE(checkDatabase(workspace->database()).empty());
}

/// A copy of a workspace as an older version of the program left it.
std::filesystem::path released(const test::TemporaryFolder& folder, int schema) {
    const std::string name = "schema-" + std::to_string(schema) + ".meike";
    std::filesystem::copy_file(std::filesystem::path(MEIKE_TEST_DATA_DIR) / "workspaces" / name, folder / name);
    std::filesystem::permissions(folder / name,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return folder / name;
}

TEST_F(SchemaTest, WorkspacesOfOlderSchemasAreBroughtUpToDateWithTheirRecordsAndABackup) {
    // Digests of the records in the columns of today.
    const std::string digests[] = {"28de9f59c587d68f6eee37d30a9a1f10e77702f53824afeb7b21cf2a8eac8154",
                                   "091f1444d6ec36b685a8eefee153b092afb6de3f5b595d905ebce0516cb95edf",
                                   "502fd022fdb93866e1184d7ac209aba3426f862c2eaa46854bb1c7f7bd69013d",
                                   "fc45263011e36a18e1ed2774b4fcd5a021b9a6fd340179eb6d1c077019dfb442",
                                   "63e7f0918cc7162e48b9c3b8f863e0a3bcf875443159d16c181f96aa2a842285",
                                   "567d8f598353da3ecb521eef15786fbc9205e02a65852a6e455d4b9bceedcd93",
                                   "b248c3a9bdd80e332a3ed308d21bd3721187a559dfab6ad1336d4ea66d606cc3",
                                   "d381d64c7cd07f59b67c982ffcabf225538da3a95cf4948b847f9a1eba06b059",
                                   "064a2545c1ca95926b0940c9ee9ae6d00902efdf58e724f31fdf597873c7e660",
                                   "b10ef5aa0890ce7671b2bcf943937fa90e1877317f68b7b51a53bd5e626b441a",
                                   "727594e565f98ed505cffd5ab3783d16a1d95aeded36c77b78c4582dc632fe31"};
    // From this schema on no column of a table of truth was added: what was done before can still be undone.
    constexpr int kSameColumns = 12;
    constexpr std::string_view kNewIn6[] = {
        "sub_industry",       "province",     "parent", "channel_mix", "size",   "also_present",
        "framework_contract", "tax_included", "budget", "review",      "habits", "agent"};
    constexpr std::string_view kNewIn10[] = {"account_plan", "service",     "task",
                                             "after_task",   "answered_on", "reopened"};
    constexpr std::string_view kNewIn11[] = {"effect_days",     "effect_on", "first_receiver", "severity",
                                             "reassign_reason", "due_time",  "cause_type"};
    constexpr std::string_view kNewIn12[] = {"lead"};
    constexpr std::string_view kNewIn9[] = {"care_hours", "origin", "outcome", "origin_due", "reason"};
    ASSERT_EQ(std::size(digests) + 1, static_cast<std::size_t>(newestSchema()));
    for (int schema = 1; schema < newestSchema(); ++schema) {
        const std::filesystem::path path = released(folder, schema);
        {
            // A build that knows more tables than the file has can still say what is in it, and copy it.
            Database look(path, Database::Mode::read);
            NoProgress quiet;
            backupTo(look, folder / "copy.meike", quiet, {});
            restoreFrom(folder / "copy.meike", folder / "restored.meike", quiet, {});
            EXPECT_EQ(digest(Workspace::open(folder / "restored.meike", clock)->database()), digests[schema - 1]);
            std::filesystem::remove(folder / "restored.meike");
        }
        const auto old = Workspace::open(path, clock);
        EXPECT_EQ(schemaVersion(old->database()), newestSchema());
        EXPECT_EQ(digest(old->database()), digests[schema - 1]) << schema;
        for (const Finding& finding : checkDatabase(old->database()))
            ADD_FAILURE() << finding.what << ": " << finding.detail;
        EXPECT_EQ(countRecords(old->database(), Kind::order), schema + 2);
        EXPECT_EQ(countRecords(old->database(), Kind::client), schema + 1);
        EXPECT_TRUE(std::filesystem::exists(path.string() + ".before-schema-" + std::to_string(newestSchema())));
        if (schema < kSameColumns) {
            // Tables of truth have new columns, which no changeset of before knows: there is nothing to undo ...
            EXPECT_FALSE(old->undoCommand());
            EXPECT_TRUE(old->undo().empty());
        } else {
            EXPECT_FALSE(old->undo().empty());
            EXPECT_NE(digest(old->database()), digests[schema - 1]);
            old->redo();
            EXPECT_EQ(digest(old->database()), digests[schema - 1]);
        }
        // ... and the new columns are empty: nobody has filled them.
        for (const auto& [columns, since] : {std::pair(std::span<const std::string_view>(kNewIn6), 6),
                                             std::pair(std::span<const std::string_view>(kNewIn9), 9),
                                             std::pair(std::span<const std::string_view>(kNewIn10), 10),
                                             std::pair(std::span<const std::string_view>(kNewIn11), 11),
                                             std::pair(std::span<const std::string_view>(kNewIn12), 12)})
            for (const KindRow& row : kindTable())
                for (const Record& record : allRecords(old->database(), row.kind))
                    for (const std::string_view key : columns)
                        if (schema < since && findField(row.kind, key)) {
                            EXPECT_TRUE(isEmpty(record.get(key))) << row.key << "." << key;
                        }
        // What is done from now on can be undone always.
        const std::string before = digest(old->database());
        old->edit({"add", {}}, [&](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string("新"))); });
        EXPECT_EQ(old->undo().command.key, "add");
        EXPECT_EQ(digest(old->database()), before);
    }
}

TEST_F(SchemaTest, ScoresWithoutTheColumnsOfForecastsDoNotClaimToBeCurrent) {
    EXPECT_FALSE(scoreStamp(Workspace::open(released(folder, 1), clock)->database()));
}

TEST_F(SchemaTest, AReaderBringsAnOlderWorkspaceUpToDateToo) {
    const std::filesystem::path path = released(folder, 1);
    EXPECT_EQ(schemaVersion(*Workspace::openReader(path)), newestSchema());
}

TEST_F(SchemaTest, RequiredFieldsAreAskedFor) {
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            if (!field.required) continue;
            try {
                workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(Record(row.kind)); });
                ADD_FAILURE() << row.key << " was stored without " << field.key;
            } catch (const Error& error) {
                EXPECT_EQ(error.kind(), ErrorKind::invalid_value);
            }
        }
}

}  // namespace
}  // namespace meike
