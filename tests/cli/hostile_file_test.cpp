// SPDX-License-Identifier: GPL-3.0-or-later
// Files that lie about what they are: every command answers, none crashes or waits, and none runs what is in them.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "app/session.h"
#include "app/words/error_words.h"
#include "base/error_code.h"
#include "storage/workspace.h"

namespace meike::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Every command that looks at a workspace or writes to it.
std::vector<std::vector<std::string>> everyCommand(const std::string& workspace, const std::string& other) {
    return {{"info", workspace},       {"check", workspace},           {"clients", workspace},
            {"assess", workspace},     {"history", workspace},         {"undo", workspace},
            {"redo", workspace},       {"segment", workspace, "list"}, {"records", workspace, "contacts", "list"},
            {"duplicates", workspace}, {"backup", workspace, other}};
}

/// The file is changed behind Meike's back, past what its own connections would refuse.
void damage(const std::string& path, const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    char* problem = nullptr;
    EXPECT_EQ(sqlite3_exec(database, ("PRAGMA foreign_keys = OFF; " + sql).c_str(), nullptr, nullptr, &problem),
              SQLITE_OK)
        << (problem ? problem : "");
    sqlite3_free(problem);
    sqlite3_close(database);
}

class HostileFile : public Cli {
protected:
    void SetUp() override { makeSmall(); }
    std::string damaged(const std::string& sql) {
        std::filesystem::copy_file(path("a.meike"), path("d.meike"), std::filesystem::copy_options::overwrite_existing);
        damage(path("d.meike"), sql);
        return path("d.meike");
    }
    /// By how a window opens it.
    static ErrorDetail opening(const std::string& workspace) {
        try {
            Session::open(workspace);
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::damaged) << error.what();
            return error.detail();
        }
        return {};
    }
};

TEST_F(HostileFile, ANumberOfTheSchemaThatNobodyWroteIsRefused) {
    for (const char* number : {"-1", "-8", "-2147483648", "0"}) {
        const std::string file = damaged("PRAGMA user_version = " + std::string(number));
        for (const auto& command : everyCommand(file, path("copy.meike"))) {
            const Outcome outcome = run(command);
            EXPECT_EQ(outcome.code, 1) << command.front();
            EXPECT_THAT(outcome.err, HasSubstr("the file says that it has schema " + std::string(number)))
                << command.front();
        }
        EXPECT_EQ(opening(file).code, ErrorCode::schema_number_wrong);
    }
    // A file that says it is older than it is: its migrations would meet what they make.
    const std::string older = damaged("PRAGMA user_version = 4");
    for (const auto& command : everyCommand(older, path("copy.meike"))) {
        const Outcome outcome = run(command);
        EXPECT_EQ(outcome.code, 1) << command.front();
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("not built as Meike builds it"), Not(HasSubstr("duplicate column"))));
    }
}

TEST_F(HostileFile, AMissingTableIsNamedByEveryCommandThatNeedsIt) {
    for (const char* table : {"client", "client_order", "contact", "client_score", "history", "setting"}) {
        const std::string file = damaged(std::string("DROP TABLE ") + table);
        for (const auto& command : everyCommand(file, path("copy.meike"))) {
            const Outcome outcome = run(command);
            EXPECT_THAT(outcome.err, Not(HasSubstr("no such table"))) << command.front() << " without " << table;
            EXPECT_THAT(outcome.err, Not(HasSubstr("map::at"))) << command.front() << " without " << table;
            if (outcome.code != 0) {
                EXPECT_THAT(outcome.out + outcome.err, HasSubstr(table)) << command.front();
            }
            std::filesystem::remove(path("copy.meike"));
        }
        EXPECT_EQ(opening(file).plain(), std::string("table_missing(") + table + ")");
    }
}

TEST_F(HostileFile, WhatIsNotBuiltAsOursIsFoundAndNotWrittenTo) {
    const std::pair<const char*, const char*> cases[] = {
        {"CREATE TRIGGER t AFTER UPDATE ON client BEGIN DELETE FROM client_order; END", "the trigger t was not made"},
        {"CREATE VIEW v AS SELECT 1", "the view v was not made"},
        {"DROP VIEW client_tags; CREATE VIEW client_tags AS SELECT client, tag, id AS position FROM client_tag",
         "the view client_tags is not as"},
        {"ALTER TABLE need ADD COLUMN more TEXT", "the table need is not as"},
        {"CREATE UNIQUE INDEX u ON client (city)", "the index u was not made"},
        {"DROP INDEX client_name", "the index client_name is missing"},
    };
    for (const auto& [sql, words] : cases) {
        const std::string file = damaged(sql);
        const Outcome check = run({"check", file});
        EXPECT_EQ(check.code, 1) << sql;
        EXPECT_THAT(check.out, HasSubstr(words));
        EXPECT_EQ(opening(file).code, ErrorCode::schema_altered) << sql;
        // It can still be looked at, and that is said.
        const Outcome list = run({"clients", file});
        EXPECT_EQ(list.code, 0) << list.err;
        EXPECT_THAT(list.out, HasSubstr("甲"));
        EXPECT_THAT(list.err, HasSubstr("careful: the file is not built as Meike builds it"));
    }
    // What changes nothing keeps nobody out, and is named.
    const std::string file = damaged("CREATE TABLE mine (a); CREATE INDEX more ON client (city)");
    EXPECT_TRUE(opening(file).empty());
    EXPECT_THAT(run({"check", file}).out,
                AllOf(HasSubstr("the table mine was not made by Meike"), HasSubstr("the index more was not made")));
    EXPECT_EQ(run({"clients", file}).err, "");
}

TEST_F(HostileFile, AViewWithoutEndInThePlaceOfATableEndsSomeTime) {
    const std::string file = damaged(
        "ALTER TABLE client RENAME TO hidden; CREATE VIEW client AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT "
        "i + 1 FROM n) SELECT hidden.* FROM hidden, n WHERE i < 0");
    const Outcome list = run({"clients", file});
    EXPECT_EQ(list.code, 1);
    EXPECT_THAT(list.err, HasSubstr("not built as Meike builds it: "));
    EXPECT_EQ(run({"check", file}).code, 1);
    EXPECT_EQ(opening(file).code, ErrorCode::schema_altered);
}

TEST_F(HostileFile, PipesFoldersAndDevicesAreNoWorkspaces) {
    ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
    ASSERT_TRUE(std::filesystem::create_directory(path("folder")));
    for (const std::string& name : {path("pipe"), path("folder"), std::string("/dev/zero")})
        for (const auto& command : everyCommand(name, path("copy.meike"))) {
            const Outcome outcome = run(command);
            EXPECT_EQ(outcome.code, 1) << command.front() << ' ' << name;
            EXPECT_THAT(outcome.err, HasSubstr(name == path("folder") ? "this is a folder" : "not an ordinary file"))
                << command.front() << ' ' << name;
        }
    const std::string clients = write("c.csv", "name\n丙\n");
    EXPECT_EQ(run({"restore", path("pipe"), path("x.meike")}).code, 1);
    EXPECT_EQ(run({"restore", path("a.meike"), path("pipe")}).code, 1);
    EXPECT_EQ(run({"import", path("pipe"), clients, "--kind", "clients"}).code, 1);
    // As a source, a rule, a profile.
    for (const std::string& name : {path("pipe"), std::string("/dev/zero")}) {
        EXPECT_EQ(run({"import", path("a.meike"), name, "--kind", "clients"}).code, 1) << name;
        EXPECT_EQ(run({"clients", path("a.meike"), "--rule", name}).code, 1) << name;
        EXPECT_EQ(run({"assess", path("a.meike"), "--profile", name}).code, 1) << name;
        EXPECT_EQ(run({"unarchive", name, path("y.meike")}).code, 1) << name;
        EXPECT_NE(run({"import", path("a.meike"), clients, "--kind", "clients", "--mapping", name}).code, 0) << name;
        EXPECT_EQ(run({"backup", path("a.meike"), path("z.sealed"), "--passphrase-file", name}).code, 1) << name;
        EXPECT_EQ(run({"restore", name, path("a.meike")}).code, 1) << name;
    }
}

TEST_F(HostileFile, PipesAmongTheBackupsAreNotWaitedFor) {
    ASSERT_EQ(run({"backups", path("a.meike"), "make"}).code, 0);
    const std::string folder = path("a.meike.backups/");
    ASSERT_EQ(::mkfifo((folder + "a_pipe.meike").c_str(), 0600), 0);
    ASSERT_EQ(::mkfifo((folder + "a_other.meike.json").c_str(), 0600), 0);
    std::filesystem::copy_file(path("a.meike"), folder + "a_other.meike");
    ASSERT_EQ(::mkfifo((folder + "settings.json").c_str(), 0600), 0);
    EXPECT_EQ(run({"backups", path("a.meike")}).code, 0);
    EXPECT_EQ(run({"backups", path("a.meike"), "check"}).code, 0);
    EXPECT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(run({"backups", path("a.meike"), "make"}).code, 0);
}

TEST_F(HostileFile, AnAuditOrAHistoryThatWasCutIsNoticed) {
    EXPECT_EQ(run({"check", path("a.meike")}).code, 0);
    const std::pair<const char*, const char*> cases[] = {
        {"DELETE FROM audit", "audit_chain: lines are missing at the end"},
        {"DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", "audit_chain: lines are missing at the end"},
        {"DELETE FROM audit; DELETE FROM meta WHERE key = 'audit_head'", "audit_chain: lines are missing at the end"},
        {"DELETE FROM history_part WHERE seq = (SELECT max(seq) FROM history)", "history: what is stored of step"},
        {"UPDATE history_part SET changes = substr(changes, 1, length(changes) - 1)",
         "history: what is stored of step"},
    };
    for (const auto& [sql, words] : cases) {
        const Outcome check = run({"check", damaged(sql)});
        EXPECT_EQ(check.code, 1) << sql;
        EXPECT_THAT(check.out, HasSubstr(words)) << sql;
    }
}

TEST_F(HostileFile, AnAlteredDigitOfAStoredStepIsNotUndone) {
    // The day of an order, as the changeset holds it, becomes another.
    const std::string file = damaged("SELECT 1");
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    sqlite3_stmt* row = nullptr;
    ASSERT_EQ(sqlite3_prepare_v2(database,
                                 "SELECT seq, part, changes FROM history_part WHERE instr(changes, CAST('2025-02-10' "
                                 "AS BLOB)) > 0",
                                 -1, &row, nullptr),
              SQLITE_OK);
    ASSERT_EQ(sqlite3_step(row), SQLITE_ROW);
    std::string changes(static_cast<const char*>(sqlite3_column_blob(row, 2)),
                        static_cast<std::size_t>(sqlite3_column_bytes(row, 2)));
    changes[changes.find("2025-02-10") + 9] = '9';
    sqlite3_stmt* write = nullptr;
    sqlite3_prepare_v2(database, "UPDATE history_part SET changes = ?1 WHERE seq = ?2 AND part = ?3", -1, &write,
                       nullptr);
    sqlite3_bind_blob(write, 1, changes.data(), static_cast<int>(changes.size()), SQLITE_STATIC);
    sqlite3_bind_int64(write, 2, sqlite3_column_int64(row, 0));
    sqlite3_bind_int64(write, 3, sqlite3_column_int64(row, 1));
    ASSERT_EQ(sqlite3_step(write), SQLITE_DONE);
    sqlite3_finalize(write);
    sqlite3_finalize(row);
    sqlite3_close(database);

    EXPECT_THAT(run({"check", file}).out, HasSubstr("history: what is stored of step"));
    const std::string before = Json::parse(run({"info", file, "--format", "json"}).out).at("digest");
    const Outcome undo = run({"undo", file});
    EXPECT_EQ(undo.code, 1);
    EXPECT_THAT(undo.err, HasSubstr("what is stored of this step is damaged"));
    EXPECT_EQ(Json::parse(run({"info", file, "--format", "json"}).out).at("digest"), before);
}

TEST_F(HostileFile, AStepThatIsNoChangesetIsRefusedAtOnce) {
    // Without checksums, as steps of before have none. A table of so many columns, lengths that go backwards.
    const std::string bodies[] = {
        "X'5401'",
        "X'540301000074616700'",
        "X'54030100006E6F5F7375636800120003'",
        // A row of `tag` whose text says that it is 2^32 - 16 bytes long.
        "X'5402010074616700120003' || X'8FFFFFFFF0' || CAST('a' AS BLOB)",
        "CAST('not a changeset' AS BLOB)",
    };
    for (const std::string& body : bodies) {
        const std::string file =
            damaged("UPDATE history_part SET changes = CAST(" + body +
                    " AS BLOB), hash = NULL; UPDATE history SET byte_count = (SELECT sum(length(changes)) FROM "
                    "history_part WHERE history_part.seq = history.seq)");
        const Outcome undo = run({"undo", file});
        EXPECT_EQ(undo.code, 1) << body;
        EXPECT_THAT(undo.err, HasSubstr("what is stored of this step is damaged")) << body;
        EXPECT_THAT(run({"check", file}).out, HasSubstr("history: what is stored of step")) << body;
    }
}

TEST_F(HostileFile, AValueTooLargeToBeReadIsNamed) {
    const std::string file = damaged(
        "PRAGMA ignore_check_constraints = ON; UPDATE client SET city = printf('%.*c', 17000000, 'x') WHERE id "
        "= 2");
    const Outcome check = run({"check", file});
    EXPECT_EQ(check.code, 1);
    EXPECT_THAT(check.out, HasSubstr("cells: row 2 of client is too large to be read"));
}

}  // namespace
}  // namespace meike::cli
