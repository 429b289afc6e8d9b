// SPDX-License-Identifier: GPL-3.0-or-later
// Deleted for good: not a byte of it is left in the file once the workspace was closed; until then it can be undone.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/records/client_edits.h"
#include "app/records/record_writer.h"
#include "app/session.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

constexpr const char* kName = "瑰丽堡珠宝";
constexpr const char* kPhone = "13912345678";

class ErasureTest : public ::testing::Test {
protected:
    /// In the workspace and in what lies beside it.
    bool isAnywhere(const std::string& text) {
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            std::ostringstream bytes;
            bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            if (bytes.str().find(text) != std::string::npos) return true;
        }
        return false;
    }
    void addClient(Session& session) {
        session.edit({"add", {"@clients", kName}}, [&](Edit& edit) {
            client = edit.insert(Record(Kind::client).set("name", std::string(kName)));
            edit.insert(Record(Kind::contact)
                            .set("client", client)
                            .set("name", std::string("王"))
                            .set("phone", std::string(kPhone)));
        });
        session.edit({"add", {"@clients", "乙"}},
                     [](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string("乙"))); });
    }
    void purge(Session& session) {
        session.edit(clientsCommand("purge", 1), [&](Edit& edit) { purgeClients(edit, std::vector{client}); });
    }

    test::TemporaryFolder folder;
    std::filesystem::path file = folder / "a.meike";
    RecordId client = 0;
};

TEST_F(ErasureTest, WhatIsDeletedForGoodIsGoneWhenTheWorkspaceWasClosed) {
    {
        const auto session = Session::create(file, "CNY");
        addClient(*session);
        session->settle();
        purge(*session);
        // As long as it is open it can be taken back.
        EXPECT_EQ(session->undo().command.key, "purge");
        EXPECT_EQ(countRecords(*session->openReader(), Kind::client), 2);
        session->redo();
        session->edit({"add", {}},
                      [](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string("丙"))); });
        session->settle();
    }
    EXPECT_FALSE(isAnywhere(kPhone));
    EXPECT_FALSE(isAnywhere(kName));
    const auto session = Session::open(file);
    EXPECT_TRUE(checkDatabase(*session->openReader()).empty());
    // What was done behind it can still be undone, and that is where the history ends.
    EXPECT_EQ(session->undo().command.key, "add");
    EXPECT_FALSE(session->undoStep());
    EXPECT_EQ(countRecords(*session->openReader(), Kind::client), 1);
}

TEST_F(ErasureTest, WhoeverIsKilledBeforeLosesItAtTheNextOpening) {
    {
        const auto session = Session::create(file, "CNY");
        addClient(*session);
        purge(*session);
        session->settle();
        std::filesystem::create_directory(folder / "left");
        for (const char* tail : {"", "-wal"})
            std::filesystem::copy_file(file.string() + tail, (folder / "left" / "a.meike").string() + tail);
    }
    std::filesystem::rename(folder / "left" / "a.meike", folder / "b.meike");
    std::filesystem::rename(folder / "left" / "a.meike-wal", folder / "b.meike-wal");
    ASSERT_TRUE(isAnywhere(kPhone));
    { const auto session = Session::open(folder / "b.meike"); }
    EXPECT_FALSE(isAnywhere(kPhone));
}

TEST_F(ErasureTest, AContactThatIsDeletedIsGoneLikewise) {
    for (const bool many : {false, true}) {
        {
            const auto session = Session::create(file, "CNY");
            addClient(*session);
            const auto reader = session->openReader();
            const RecordId contact = allRecords(*reader, Kind::contact).front().id();
            session->edit(many ? removeManyCommand(Kind::contact, 1) : removeCommand(*reader, Kind::contact, contact),
                          [&](Edit& edit) { removeRecord(edit, Kind::contact, contact); });
            session->settle();
            EXPECT_EQ(session->undo().rowCount, 1);
            session->redo();
        }
        EXPECT_FALSE(isAnywhere(kPhone)) << many;
        EXPECT_TRUE(isAnywhere(kName)) << "its client is there";
        {
            const auto session = Session::open(file);
            EXPECT_FALSE(session->undoStep());
            // What is no person goes as ever.
            RecordId tag = 0;
            session->edit({"add", {}},
                          [&](Edit& edit) { tag = edit.insert(Record(Kind::tag).set("name", std::string("冬季"))); });
            session->edit(removeCommand(*session->openReader(), Kind::tag, tag),
                          [&](Edit& edit) { removeRecord(edit, Kind::tag, tag); });
        }
        EXPECT_TRUE(Session::open(file)->undoStep());
        std::filesystem::remove(file);
    }
}

TEST_F(ErasureTest, WhatWasTakenBackStays) {
    {
        const auto session = Session::create(file, "CNY");
        addClient(*session);
        purge(*session);
        session->undo();
    }
    const auto session = Session::open(file);
    EXPECT_EQ(countRecords(*session->openReader(), Kind::client), 2);
    EXPECT_EQ(session->undo().command.key, "add");
    EXPECT_EQ(Workspace::create(folder / "c.meike", "CNY")->database().integer("PRAGMA secure_delete"), 1);
}

}  // namespace
}  // namespace meike
