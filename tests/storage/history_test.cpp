// SPDX-License-Identifier: GPL-3.0-or-later
// How much of the past is kept.
#include <gtest/gtest.h>

#include <array>
#include <memory>

#include "base/error.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class HistoryTest : public ::testing::Test {
protected:
    void add() {
        workspace->edit({"add", {}}, [&](Edit& edit) {
            edit.insert(Record(Kind::client).set("name", "客户" + std::to_string(++made)));
        });
    }
    void reopen() {
        workspace.reset();
        workspace = Workspace::open(folder / "w.meike");
    }
    /// The numbers of the oldest and the newest step, and how many there are.
    std::array<std::int64_t, 3> kept() {
        Database& database = workspace->database();
        return {database.integer("SELECT min(seq) FROM history"), database.integer("SELECT max(seq) FROM history"),
                database.integer("SELECT count(*) FROM history")};
    }
    std::int64_t partsOfNobody() {
        return workspace->database().integer(
            "SELECT count(*) FROM history_part WHERE seq NOT IN (SELECT seq FROM history)");
    }
    void claim(std::int64_t step, std::int64_t megabytes) {
        workspace->writeDerived([&](Database& database) {
            database.exec("UPDATE history SET byte_count = " + std::to_string(megabytes * 1024 * 1024) +
                          " WHERE seq = " + std::to_string(step));
        });
    }

    test::TemporaryFolder folder;
    int made = 0;
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY");
};

TEST_F(HistoryTest, KeepsFiveHundredSteps) {
    const std::int64_t first = kept()[1];
    for (int i = 0; i < 505; ++i) add();
    EXPECT_EQ(kept(), (std::array<std::int64_t, 3>{first + 6, first + 505, 500}));
    EXPECT_EQ(partsOfNobody(), 0);
    reopen();
    add();
    EXPECT_EQ(kept()[2], 500);
}

TEST_F(HistoryTest, KeepsHalfAGigabyteAndTheNewestStepWhateverItsSize) {
    const std::int64_t first = kept()[1];
    for (int i = 0; i < 6; ++i) add();
    claim(first + 2, 200);
    claim(first + 3, 200);
    claim(first + 4, 100);
    reopen();  // what is claimed was not counted as it was written
    add();
    EXPECT_EQ(kept(), (std::array<std::int64_t, 3>{first, first + 7, 8})) << "500 megabytes fit";
    claim(first + 7, 100);
    reopen();
    add();
    EXPECT_EQ(kept(), (std::array<std::int64_t, 3>{first + 3, first + 8, 6})) << "the oldest go, the small ones too";
    for (int i = 0; i < 3; ++i) add();
    EXPECT_EQ(kept()[0], first + 3) << "what is gone is not counted any more";
    EXPECT_EQ(partsOfNobody(), 0);
    // Steps that are undone and dropped by a new edit make room.
    workspace->undo();
    claim(first + 11, 400);  // not before: a step of another size is not undone
    reopen();
    add();
    EXPECT_EQ(kept(), (std::array<std::int64_t, 3>{first + 3, first + 11, 9}));
    // An edit that fails has taken nothing off the count.
    claim(first + 3, 500);
    reopen();
    EXPECT_THROW(workspace->edit({"add", {}},
                                 [](Edit& edit) {
                                     edit.insert(Record(Kind::client).set("name", std::string("乙")));
                                     throw Error(ErrorKind::invalid_value, "x");
                                 }),
                 Error);
    EXPECT_EQ(kept()[0], first + 3);
    add();
    EXPECT_EQ(kept()[0], first + 4);
}

}  // namespace
}  // namespace meike
