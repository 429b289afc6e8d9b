// SPDX-License-Identifier: GPL-3.0-or-later
// A backup put in a workspace's place: whatever lies there, and wherever it was cut off.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "app/session.h"
#include "base/error_code.h"
#include "storage/workspace.h"

namespace meike::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Restore : public Cli {
protected:
    void SetUp() override {
        makeSmall();
        m_then = digestNow();
        ASSERT_EQ(run({"backup", path("a.meike"), path("b.meike")}).code, 0);
        ASSERT_EQ(run({"import", path("a.meike"), write("more.csv", "name\n丁\n"), "--kind", "clients"}).code, 0);
        m_now = digestNow();
        ASSERT_NE(m_then, m_now);
    }
    std::string digestOf(const std::string& workspace) {
        const Outcome info = run({"info", workspace, "--format", "json"});
        EXPECT_EQ(info.code, 0) << info.err;
        return info.code == 0 ? std::string(Json::parse(info.out).at("digest")) : std::string();
    }
    /// A log with the last edit in it, as a killed process leaves one, beside no file.
    void leaveLog(const std::string& name) {
        {
            const auto workspace = Workspace::open(path("a.meike"));
            workspace->edit({"add", {}},
                            [](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string("戊"))); });
            ASSERT_GT(fs::file_size(path("a.meike-wal")), 0U);
            fs::copy_file(path("a.meike-wal"), path(name));
        }
    }
    std::vector<std::string> namesLike(const std::string& part) {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(path(".")))
            if (entry.path().filename().string().find(part) != std::string::npos)
                names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    std::string m_then;
    std::string m_now;
};

TEST_F(Restore, ALogWithoutItsFileDoesNotGetIntoTheRestoredOne) {
    leaveLog("lost.meike-wal");
    ASSERT_EQ(run({"restore", path("b.meike"), path("lost.meike")}).code, 0);
    EXPECT_EQ(digestOf(path("lost.meike")), m_then);
    EXPECT_EQ(run({"check", path("lost.meike")}).code, 0);
    // And it is kept: somebody's last edits may be in it.
    EXPECT_EQ(namesLike("lost.meike-wal.left"), std::vector<std::string>{"lost.meike-wal.left-1"});
    // The same for a copy, and for what is made anew.
    leaveLog("copy.meike-wal");
    ASSERT_EQ(run({"backup", path("b.meike"), path("copy.meike")}).code, 0);
    EXPECT_EQ(digestOf(path("copy.meike")), m_then);
    leaveLog("new.meike-wal");
    ASSERT_EQ(run({"new", path("new.meike")}).code, 0);
    EXPECT_EQ(run({"check", path("new.meike")}).code, 0);
    EXPECT_EQ(namesLike("new.meike-wal.left").size(), 1U);
    leaveLog("made.meike-wal");
    ASSERT_EQ(run({"archive", path("b.meike"), path("b.zip"), "--purpose", "test"}).code, 0);
    ASSERT_EQ(run({"unarchive", path("b.zip"), path("made.meike")}).code, 0);
    EXPECT_EQ(run({"check", path("made.meike")}).code, 0);
    EXPECT_EQ(namesLike("made.meike-wal.left").size(), 1U);
}

TEST_F(Restore, WhatWasCutOffBetweenTheTwoRenamesIsFinishedByTheNextOpening) {
    for (const bool reader : {true, false}) {
        // As a kill leaves it: the old file aside, its log not yet, the verified copy waiting.
        for (const char* name : {"w.meike", "w.meike.replaced-1", "w.meike.replaced-1-wal"}) fs::remove(path(name));
        fs::copy_file(path("b.meike"), path("w.meike.incoming"));
        fs::copy_file(path("a.meike"), path("w.meike.replaced-1"));
        write("w.meike-wal", "the log of the replaced file");
        write("w.meike.incoming.part", "half of another");
        if (reader)
            EXPECT_EQ(digestOf(path("w.meike")), m_then);
        else
            EXPECT_NO_THROW(Session::open(path("w.meike")));
        EXPECT_EQ(digestOf(path("w.meike")), m_then);
        EXPECT_EQ(digestOf(path("a.meike")), m_now);
        EXPECT_EQ(read("w.meike.replaced-1-wal"), "the log of the replaced file");
        EXPECT_TRUE(namesLike("incoming").empty());
    }
}

TEST_F(Restore, LeftoversOfACutThatChangedNothingGoWithTheNextOpening) {
    write("a.meike.incoming", "half");
    write("a.meike.incoming.part", "half");
    write("a.meike.incoming.part-wal", "half");
    EXPECT_NO_THROW(Session::open(path("a.meike")));
    EXPECT_TRUE(namesLike("incoming").empty());
    EXPECT_EQ(digestNow(), m_now);
}

TEST_F(Restore, AFolderStaysAndALinkGoesOnLeadingToItsFile) {
    fs::create_directory(path("folder"));
    write("folder/papers", "x");
    const Outcome folder = run({"restore", path("b.meike"), path("folder")});
    EXPECT_EQ(folder.code, 1);
    EXPECT_THAT(folder.err, HasSubstr("this is a folder"));
    EXPECT_TRUE(fs::exists(path("folder/papers")));
    fs::create_directory(path("far"));
    fs::rename(path("a.meike"), path("far/a.meike"));
    fs::create_symlink("far/a.meike", path("a.meike"));
    ASSERT_EQ(run({"restore", path("b.meike"), path("a.meike")}).code, 0);
    EXPECT_TRUE(fs::is_symlink(path("a.meike")));
    EXPECT_EQ(digestOf(path("far/a.meike")), m_then);
    EXPECT_EQ(digestOf(path("far/a.meike.replaced-1")), m_now);
    // A link whose file is not there yet.
    fs::create_symlink("far/c.meike", path("c.meike"));
    ASSERT_EQ(run({"restore", path("b.meike"), path("c.meike")}).code, 0);
    EXPECT_TRUE(fs::is_symlink(path("c.meike")));
    EXPECT_EQ(digestOf(path("far/c.meike")), m_then);
}

TEST_F(Restore, TheReplacedFileIsPrivateToo) {
    fs::permissions(path("a.meike"), static_cast<fs::perms>(0666));
    ASSERT_EQ(run({"restore", path("b.meike"), path("a.meike")}).code, 0);
    EXPECT_EQ(fs::status(path("a.meike.replaced-1")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::status(path("a.meike")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Restore, AFileIsOpenedOnceWhateverItIsCalled) {
    fs::create_symlink("a.meike", path("link.meike"));
    fs::create_hard_link(path("a.meike"), path("hard.meike"));
    fs::create_directory(path("far"));
    fs::create_hard_link(path("a.meike"), path("far/hard.meike"));
    const std::vector<std::string> names = {"a.meike", "link.meike", "hard.meike", "far/hard.meike", "far/../a.meike"};
    for (const std::string& first : names) {
        const auto session = Session::open(path(first));
        for (const std::string& second : names) {
            const Outcome undo = run({"undo", path(second)});
            EXPECT_EQ(undo.code, 1) << first << ' ' << second;
            EXPECT_THAT(undo.err, HasSubstr("it is open in process")) << first << ' ' << second;
        }
        EXPECT_THAT(run({"restore", path("b.meike"), path("hard.meike")}).err, HasSubstr("it is open in process"));
    }
    EXPECT_EQ(run({"undo", path("far/hard.meike")}).code, 0);
}

}  // namespace
}  // namespace meike::cli
