// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to the file of an open workspace behind its back.
#include "storage/file_watch.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>

#include "base/error_code.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

namespace fs = std::filesystem;

class FileWatchTest : public ::testing::Test {
protected:
    static Record client(const std::string& name) { return Record(Kind::client).set("name", name); }
    void add(const std::string& name) {
        workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(client(name)); });
    }
    /// A workspace of other people beside ours, closed.
    fs::path another() {
        const fs::path other = folder / "other.meike";
        const auto made = Workspace::create(other, "CNY");
        made->edit({"add", {}}, [&](Edit& edit) {
            for (int i = 0; i < 50; ++i) edit.insert(client("other " + std::to_string(i)));
        });
        return other;
    }
    std::int64_t clientsIn(const fs::path& file) {
        const auto opened = Workspace::open(file);
        return countRecords(opened->database(), Kind::client);
    }

    test::TemporaryFolder folder;
    fs::path path = folder / "w.meike";
    std::unique_ptr<Workspace> workspace = Workspace::create(path, "CNY");
};

TEST_F(FileWatchTest, OurOwnEditsUndoAndDerivedWritesAreNoNews) {
    EXPECT_FALSE(workspace->fileProblem());
    // Enough for the log to be folded into the file more than once.
    for (int round = 0; round < 4; ++round) {
        workspace->edit({"add", {}}, [&](Edit& edit) {
            for (int i = 0; i < 3'000; ++i) edit.insert(client("client " + std::to_string(i)));
        });
        EXPECT_FALSE(workspace->fileProblem());
        workspace->undo();
        EXPECT_FALSE(workspace->fileProblem());
    }
    workspace->writeDerived([](Database& database) { database.exec("DELETE FROM client_score"); });
    EXPECT_FALSE(workspace->fileProblem());
    fs::last_write_time(path, fs::last_write_time(path) + std::chrono::hours(1));
    EXPECT_FALSE(workspace->fileProblem()) << "touched, not changed";
}

struct Loss {
    const char* name;
    ErrorCode code;
    std::function<void(const fs::path& path, const fs::path& other)> happens;
};

TEST_F(FileWatchTest, EveryLossIsNamedAndNoEditGoesThere) {
    const Loss losses[] = {
        {"deleted", ErrorCode::file_gone, [](const fs::path& path, const fs::path&) { fs::remove(path); }},
        {"renamed", ErrorCode::file_gone,
         [](const fs::path& path, const fs::path&) { fs::rename(path, path.parent_path() / "away.meike"); }},
        {"replaced", ErrorCode::file_replaced,
         [](const fs::path& path, const fs::path& other) {
             fs::copy_file(other, path.parent_path() / "copy.meike");
             fs::rename(path.parent_path() / "copy.meike", path);
         }},
        {"overwritten", ErrorCode::file_overwritten,
         [](const fs::path& path, const fs::path& other) {
             // As cp does it: the file stays, what is in it does not.
             std::ifstream in(other, std::ios::binary);
             std::ofstream out(path, std::ios::binary | std::ios::in);
             out << in.rdbuf();
         }},
        {"cut short", ErrorCode::file_cut_short,
         [](const fs::path& path, const fs::path&) { fs::resize_file(path, fs::file_size(path) / 2); }},
        {"emptied", ErrorCode::file_cut_short, [](const fs::path& path, const fs::path&) { fs::resize_file(path, 0); }},
    };
    for (const Loss& loss : losses) {
        SCOPED_TRACE(loss.name);
        const test::TemporaryFolder room;
        const fs::path other = room / "other.meike";
        {
            const auto made = Workspace::create(other, "CNY");
            made->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("theirs")); });
        }
        const fs::path file = room / "w.meike";
        auto open = Workspace::create(file, "CNY");
        open->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("ours")); });
        loss.happens(file, other);
        const auto problem = open->fileProblem();
        ASSERT_TRUE(problem);
        EXPECT_EQ(errorCodeName(problem->detail().code), std::string(errorCodeName(loss.code)));
        try {
            open->edit({"add", {}}, [&](Edit& edit) { edit.insert(client("late")); });
            FAIL() << "an edit to a file that is lost";
        } catch (const Error& error) {
            EXPECT_EQ(error.detail().code, loss.code);
            EXPECT_TRUE(error.nothingChanged());
        }
        EXPECT_THROW(open->undo(), Error);
        EXPECT_THROW(open->writeDerived([](Database&) {}), Error);
    }
}

TEST_F(FileWatchTest, AFileThatWasWrittenOverIsNotSpoiledByOurLog) {
    const fs::path other = another();
    add("ours");
    {
        std::ifstream in(other, std::ios::binary);
        std::ofstream out(path, std::ios::binary | std::ios::in | std::ios::trunc);
        out << in.rdbuf();
    }
    workspace.reset();
    EXPECT_EQ(clientsIn(path), 50);
    const auto opened = Workspace::open(path);
    EXPECT_TRUE(checkDatabase(opened->database()).empty());
}

TEST_F(FileWatchTest, AFileThatWasReplacedIsNotSpoiledByOurLog) {
    const fs::path other = another();
    add("ours");
    fs::rename(other, path);
    workspace.reset();
    EXPECT_EQ(clientsIn(path), 50);
}

TEST_F(FileWatchTest, AFileThatWasMovedKeepsWhatWasSaved) {
    add("ours");
    fs::rename(path, folder / "moved.meike");
    workspace.reset();
    EXPECT_EQ(clientsIn(folder / "moved.meike"), 1);
}

TEST_F(FileWatchTest, AFilePutBackIsWellAgain) {
    fs::rename(path, folder / "away.meike");
    EXPECT_TRUE(workspace->fileProblem());
    fs::rename(folder / "away.meike", path);
    EXPECT_FALSE(workspace->fileProblem());
    add("after");
    EXPECT_EQ(countRecords(workspace->database(), Kind::client), 1);
}

TEST_F(FileWatchTest, ABackupIsNotWrittenOverTheWorkspaceItself) {
    NoProgress quiet;
    EXPECT_THROW(backupTo(workspace->database(), path, quiet, {}), Error);
    EXPECT_FALSE(workspace->fileProblem());
}

TEST_F(FileWatchTest, WhatIsGoneCanStillBeSavedElsewhere) {
    add("ours");
    const std::string before = digest(workspace->database());
    fs::remove(path);
    NoProgress quiet;
    backupTo(workspace->database(), folder / "copy.meike", quiet, {});
    Database copy(folder / "copy.meike", Database::Mode::read);
    EXPECT_EQ(digest(copy), before);
}

}  // namespace
}  // namespace meike
