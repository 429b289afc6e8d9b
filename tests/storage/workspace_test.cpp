// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include "storage/client_query.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

Date day(int year, unsigned month, unsigned dayOfMonth) { return valueOrThrow(makeDate(year, month, dayOfMonth)); }

class WorkspaceTest : public ::testing::Test {
protected:
    test::TemporaryFolder folder;
    FixedClock clock{day(2026, 3, 9)};
    std::filesystem::path file = folder / "agency.meike";

    static Record client(const std::string& name) {
        Record record(Kind::client);
        record.set("name", name);
        return record;
    }
    static Record order(RecordId of, const std::string& date, std::int64_t amount) {
        Record record(Kind::order);
        record.set("client", of).set("date", date).set("amount", amount).set("currency", std::string("CNY"));
        return record;
    }
};

TEST_F(WorkspaceTest, UidsOfManyAreThoseOfEach) {
    auto workspace = Workspace::create(file, "CNY", clock);
    std::vector<RecordId> ids;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        for (const char* name : {"一", "二", "三"}) ids.push_back(edit.insert(client(name)));
    });
    Database& database = workspace->database();
    const std::vector<RecordId> asked{ids[2], 4711, ids[0], ids[2]};
    const auto texts = uidTexts(database, Kind::client, asked);
    ASSERT_EQ(texts.size(), asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto uid = uidOf(database, Kind::client, asked[i]);
        EXPECT_EQ(texts[i], uid ? uidText(*uid) : "") << i;
    }
    EXPECT_TRUE(uidTexts(database, Kind::client, {}).empty());
    EXPECT_EQ(uidTexts(database, Kind::setting, ids), std::vector<std::string>(3));
}

TEST_F(WorkspaceTest, RemembersWhatAnEditWrote) {
    RecordId id = 0;
    {
        auto workspace = Workspace::create(file, "CNY", clock);
        const Change change = workspace->edit({"add", {"@clients", "知夏美妆"}},
                                              [&](Edit& edit) { id = edit.insert(client("知夏美妆")); });
        EXPECT_EQ(change.rowCount, 1);
        EXPECT_EQ(change.clients, std::vector<RecordId>{id});
        EXPECT_TRUE(change.touches(Kind::client));
    }
    auto workspace = Workspace::open(file, clock);
    const auto stored = readRecord(workspace->database(), Kind::client, id);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->text("name"), "知夏美妆");
    EXPECT_EQ(baseCurrency(workspace->database()), "CNY");
    EXPECT_EQ(commandText(*workspace->undoCommand(), Language::zh), "新增客户“知夏美妆”");
}

TEST_F(WorkspaceTest, AFailedEditLeavesNothing) {
    auto workspace = Workspace::create(file, "CNY", clock);
    const std::string before = digest(workspace->database());
    EXPECT_THROW(workspace->edit({"add", {}},
                                 [&](Edit& edit) {
                                     edit.insert(client("A"));
                                     throw Error(ErrorKind::cancelled, "test");
                                 }),
                 Error);
    EXPECT_EQ(digest(workspace->database()), before);
    EXPECT_EQ(countRecords(workspace->database(), Kind::client), 0);
    EXPECT_FALSE(workspace->undoCommand()) << "the making of the workspace is no step to be undone";
}

TEST_F(WorkspaceTest, AnEditThatChangesNothingIsNoStep) {
    auto workspace = Workspace::create(file, "CNY", clock);
    const auto steps = history(workspace->database()).size();
    const Change change =
        workspace->edit({"settings", {}}, [](Edit& edit) { edit.setSetting("base_currency", "CNY"); });
    EXPECT_TRUE(change.empty());
    EXPECT_EQ(history(workspace->database()).size(), steps);
}

TEST_F(WorkspaceTest, UndoAndRedoWorkAcrossRestarts) {
    std::string start;
    std::string end;
    {
        auto workspace = Workspace::create(file, "CNY", clock);
        start = digest(workspace->database());
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = edit.insert(client("甲")); });
        workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(order(id, "2026-01-02", 500)); });
        end = digest(workspace->database());
    }
    auto workspace = Workspace::open(file, clock);
    EXPECT_EQ(workspace->undo().rowCount, 1);
    EXPECT_EQ(workspace->undo().rowCount, 1);
    EXPECT_EQ(digest(workspace->database()), start);
    EXPECT_EQ(workspace->redoCommand()->key, "add");
    workspace->redo();
    const Change last = workspace->redo();
    EXPECT_EQ(last.cause, Change::Cause::redo);
    EXPECT_TRUE(last.touches(Kind::order));
    EXPECT_EQ(digest(workspace->database()), end);
    EXPECT_TRUE(workspace->redo().empty());
}

TEST_F(WorkspaceTest, ANewEditDropsWhatWasUndone) {
    auto workspace = Workspace::create(file, "CNY", clock);
    workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("甲")); });
    workspace->undo();
    workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("乙")); });
    EXPECT_FALSE(workspace->redoCommand());
    EXPECT_EQ(history(workspace->database()).size(), 2U);
}

TEST_F(WorkspaceTest, UndoStopsAtAConflictAndChangesNothing) {
    auto workspace = Workspace::create(file, "CNY", clock);
    RecordId id = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) { id = edit.insert(client("甲")); });
    // Something that is not an edit changes the row behind the history's back.
    workspace->writeDerived([](Database& database) { database.exec("UPDATE client SET city = 'X'"); });
    const std::string before = digest(workspace->database());
    try {
        workspace->undo();
        FAIL() << "the conflict went unnoticed";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::conflict);
    }
    EXPECT_EQ(digest(workspace->database()), before);
    EXPECT_EQ(workspace->undoCommand()->key, "add");
}

TEST_F(WorkspaceTest, ASecondWriterIsToldWhoHoldsIt) {
    auto workspace = Workspace::create(file, "CNY", clock);
    try {
        Workspace::open(file, clock);
        FAIL() << "opened twice";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::locked);
        EXPECT_NE(error.detail().plain().find(std::to_string(::getpid())), std::string::npos);
    }
    workspace.reset();
    EXPECT_NO_THROW(Workspace::open(file, clock));
}

TEST_F(WorkspaceTest, ASecondNameIsTheSameFileWhateverTheEnvironmentSays) {
    const char* const before = std::getenv("XDG_RUNTIME_DIR");
    const std::string kept = before ? before : "";
    const std::filesystem::path other = folder / "other.meike";
    std::filesystem::create_directories(folder / "run");
    ASSERT_EQ(setenv("XDG_RUNTIME_DIR", (folder / "run").c_str(), 1), 0);
    {
        auto workspace = Workspace::create(file, "CNY", clock);
        std::filesystem::create_hard_link(file, other);
        const std::string run = folder / "run";
        for (const char* place : {"", "/tmp", run.c_str()}) {
            if (*place == '\0')
                unsetenv("XDG_RUNTIME_DIR");
            else
                setenv("XDG_RUNTIME_DIR", place, 1);
            try {
                Workspace::open(other, clock);
                ADD_FAILURE() << "opened twice for writing, with “" << place << "”";
            } catch (const Error& error) {
                EXPECT_EQ(error.kind(), ErrorKind::locked);
            }
        }
    }
    EXPECT_NO_THROW(Workspace::open(other, clock));
    if (before)
        setenv("XDG_RUNTIME_DIR", kept.c_str(), 1);
    else
        unsetenv("XDG_RUNTIME_DIR");
}

TEST_F(WorkspaceTest, AKilledProcessLosesNothingItHadAcknowledged) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        auto workspace = Workspace::create(file, "CNY", clock);
        workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("committed")); });
        workspace->edit({"add", {}}, [&](Edit& edit) {
            edit.insert(client("half"));
            ::kill(::getpid(), SIGKILL);
        });
        ::_exit(0);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    auto workspace = Workspace::open(file, clock);
    ASSERT_EQ(countRecords(workspace->database(), Kind::client), 1);
    EXPECT_EQ(allRecords(workspace->database(), Kind::client).front().text("name"), "committed");
    EXPECT_TRUE(checkDatabase(workspace->database()).empty());
}

TEST_F(WorkspaceTest, RefusesWhatIsNoWorkspaceAndWhatIsNewer) {
    {
        Database other(folder / "other.db", Database::Mode::create);
        other.exec("CREATE TABLE t (a)");
    }
    try {
        Workspace::open(folder / "other.db", clock);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::damaged);
    }
    Workspace::create(file, "CNY", clock);
    {
        Database newer(file, Database::Mode::write);
        newer.exec("PRAGMA user_version = 99");
    }
    try {
        Workspace::open(file, clock);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::newer_version);
    }
}

TEST_F(WorkspaceTest, DeletingAClientTakesItsRecordsAndFreesThoseThatPointToIt) {
    auto workspace = Workspace::create(file, "CNY", clock);
    RecordId id = 0;
    RecordId boss = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        id = edit.insert(client("甲"));
        const RecordId original = edit.insert(order(id, "2026-01-02", 500));
        edit.insert(order(id, "2026-01-05", -100).set("refund_of", original));
        Record contact(Kind::contact);
        contact.set("client", id).set("name", std::string("王总"));
        boss = edit.insert(contact);
        edit.insert(contact.set("name", std::string("小李")).set("reports_to", boss));
    });
    const std::string full = digest(workspace->database());
    workspace->edit({"remove", {}}, [&](Edit& edit) { edit.remove(Kind::contact, boss); });
    const auto contacts = recordsOfClient(workspace->database(), Kind::contact, id);
    ASSERT_EQ(contacts.size(), 1U);
    EXPECT_TRUE(isEmpty(contacts.front().get("reports_to")));
    workspace->edit({"remove", {}}, [&](Edit& edit) { edit.remove(Kind::client, id); });
    EXPECT_EQ(countRecords(workspace->database(), Kind::order), 0);
    EXPECT_TRUE(checkDatabase(workspace->database()).empty());
    workspace->undo();
    workspace->undo();
    EXPECT_EQ(digest(workspace->database()), full);
}

TEST_F(WorkspaceTest, ChangeNamesTheClientsOfEveryRecord) {
    auto workspace = Workspace::create(file, "CNY", clock);
    RecordId a = 0;
    RecordId b = 0;
    RecordId bill = 0;
    RecordId paid = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        a = edit.insert(client("甲"));
        b = edit.insert(client("乙"));
        Record receivable(Kind::receivable);
        receivable.set("client", b)
            .set("due", std::string("2026-02-01"))
            .set("amount", 900)
            .set("currency", std::string("CNY"));
        bill = edit.insert(receivable);
    });
    RecordId orderId = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) { orderId = edit.insert(order(a, "2026-01-02", 500)); });
    // An update that leaves the client column alone still belongs to that client.
    EXPECT_EQ(workspace->edit({"change", {}}, [&](Edit& edit) { edit.set(Kind::order, orderId, "amount", Value{600}); })
                  .clients,
              std::vector<RecordId>{a});
    // Moving an order touches both.
    EXPECT_EQ(workspace->edit({"change", {}}, [&](Edit& edit) { edit.set(Kind::order, orderId, "client", Value{b}); })
                  .clients,
              (std::vector<RecordId>{a, b}));
    const Change change = workspace->edit({"add", {}}, [&](Edit& edit) {
        Record receipt(Kind::receipt);
        receipt.set("client", b)
            .set("date", std::string("2026-02-03"))
            .set("amount", 100)
            .set("currency", std::string("CNY"));
        paid = edit.insert(receipt);
        Record allocation(Kind::allocation);
        allocation.set("receipt", paid).set("receivable", bill).set("amount", 100);
        edit.insert(allocation);
    });
    EXPECT_EQ(change.clients, std::vector<RecordId>{b});
    EXPECT_EQ(workspace->undo().clients, std::vector<RecordId>{b});
}

TEST_F(WorkspaceTest, AFileThatWasMovedAwayTakesNoMoreEdits) {
    auto workspace = Workspace::create(file, "CNY", clock);
    workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("甲")); });
    std::filesystem::rename(file, folder / "elsewhere.meike");
    EXPECT_THROW(workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("乙")); }), Error);
    EXPECT_THROW(workspace->undo(), Error);
    std::filesystem::rename(folder / "elsewhere.meike", file);
    EXPECT_NO_THROW(workspace->undo());
}

TEST_F(WorkspaceTest, BackupIsTheSameWorkspaceAndRestoreKeepsTheReplacedOne) {
    NoProgress quiet;
    auto workspace = Workspace::create(file, "CNY", clock);
    workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("甲")); });
    const std::string then = digest(workspace->database());
    backupTo(*workspace->openReader(), folder / "copy.meike", quiet, {});
    workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("乙")); });
    const std::string now = digest(workspace->database());
    EXPECT_THROW(restoreFrom(folder / "copy.meike", file, quiet, {}), Error) << "the workspace is open";
    workspace.reset();
    const auto kept = restoreFrom(folder / "copy.meike", file, quiet, {});
    EXPECT_EQ(digest(*Workspace::openReader(file)), then);
    EXPECT_EQ(digest(*Workspace::openReader(kept)), now);
    EXPECT_EQ(std::filesystem::status(folder / "copy.meike").permissions() & std::filesystem::perms::group_all,
              std::filesystem::perms::none);
}

TEST_F(WorkspaceTest, CheckFindsWhatWasTamperedWith) {
    auto workspace = Workspace::create(file, "CNY", clock);
    workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("甲")); });
    EXPECT_TRUE(checkDatabase(workspace->database()).empty());
    workspace->writeDerived([](Database& database) {
        database.exec("UPDATE client_search SET document = 'x'");
        database.exec("UPDATE audit SET row_count = 7 WHERE seq = 1");
        database.exec("UPDATE client SET created_on = '2025-02-30'");
    });
    std::vector<std::string> found;
    for (const Finding& finding : checkDatabase(workspace->database())) found.push_back(finding.what);
    EXPECT_EQ(found, (std::vector<std::string>{"dates", "content", "audit_chain", "search_index"}));
    workspace->writeDerived(rebuildSearchIndex);
    EXPECT_EQ(checkDatabase(workspace->database()).size(), 3U);
}

TEST_F(WorkspaceTest, FilesArePrivate) {
    auto workspace = Workspace::create(file, "CNY", clock);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all), perms::none);
    EXPECT_EQ(workspace->database().integer("PRAGMA synchronous"), 2);
    EXPECT_EQ(workspace->database().integer("PRAGMA foreign_keys"), 1);
}

}  // namespace
}  // namespace meike
