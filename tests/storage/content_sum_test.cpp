// SPDX-License-Identifier: GPL-3.0-or-later
// The sum over all values follows every edit, undo and redo of every kind, and knows a digit that a disk has altered.
#include "storage/content_sum.h"

#include <gtest/gtest.h>

#include "storage/maintenance.h"
#include "storage/meta.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/damaged_file.h"
#include "tests/support/random_records.h"
#include "tests/support/temporary_folder.h"

namespace meike::test {
namespace {

class ContentSum : public ::testing::Test {
protected:
    /// Found by adding up all tables, and by what the edits said.
    static void expectFollowed(Workspace& workspace, const std::string& where) {
        Database& database = workspace.database();
        const std::string followed = meta::text(database, "content_sum");
        EXPECT_TRUE(followed.starts_with(std::to_string(meta::integer(database, "data_version")) + ":")) << where;
        EXPECT_FALSE(content_sum::differs(database)) << where;
        workspace.writeDerived(content_sum::accept);
        EXPECT_EQ(meta::text(database, "content_sum"), followed) << where;
    }

    TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    const std::filesystem::path file = folder / "a.meike";
};

TEST_F(ContentSum, FollowsEveryKindAndEveryWay) {
    auto workspace = Workspace::create(file, "CNY", clock);
    Numbers numbers(5);
    for (int round = 0; round < 3; ++round)
        for (const KindRow& row : kindTable()) {
            const Kind kind = row.kind;
            const auto number = [&] { return static_cast<std::uint32_t>(numbers.next()); };
            workspace->edit({"add", {}}, [&](Edit& edit) {
                if (round == 1) edit.expectMany();
                for (int i = 0; i < 5; ++i)
                    if (const auto record = someRecord(edit.database(), kind, number())) edit.insert(*record);
            });
            expectFollowed(*workspace, std::string(row.key) + " added");
            // Changed, deleted, and added and changed in one.
            workspace->edit({"change", {}}, [&](Edit& edit) {
                const auto all = allRecords(edit.database(), kind);
                if (all.empty()) return;
                if (auto record = someRecord(edit.database(), kind, number())) {
                    record->setId(all[all.size() / 2].id());
                    edit.update(*record);
                    const RecordId fresh = edit.insert(*someRecord(edit.database(), kind, number()));
                    if (auto again = someRecord(edit.database(), kind, number())) {
                        again->setId(fresh);
                        edit.update(*again);
                    }
                }
                if (round == 2) edit.remove(kind, all.front().id());
            });
            expectFollowed(*workspace, std::string(row.key) + " changed");
        }
    while (!workspace->undo().empty()) {
    }
    expectFollowed(*workspace, "undone");
    while (!workspace->redo().empty()) {
    }
    expectFollowed(*workspace, "done again");
}

TEST_F(ContentSum, KnowsADigitThatADiskHasAltered) {
    {
        auto workspace = Workspace::create(file, "CNY", clock);
        workspace->edit({"add", {}}, [](Edit& edit) {
            const RecordId client = edit.insert(Record(Kind::client).set("name", std::string("甲")));
            edit.insert(Record(Kind::order)
                            .set("client", client)
                            .set("date", std::string("2026-01-02"))
                            .set("amount", std::int64_t{500})
                            .set("currency", std::string("CNY")));
        });
    }
    BareDatabase(file.string()).run("UPDATE client_order SET amount = 501");
    {
        auto workspace = Workspace::open(file, clock);
        const auto findings = checkDatabase(workspace->database());
        ASSERT_EQ(findings.size(), 1U);
        EXPECT_EQ(findings.front().what, "content");
        // What is done now does not hide it.
        workspace->edit({"add", {}},
                        [](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string("乙"))); });
        EXPECT_EQ(checkDatabase(workspace->database()).size(), 1U);
        workspace->writeDerived(acceptContent);
        EXPECT_TRUE(checkDatabase(workspace->database()).empty());
    }
    // A file of before, or one that another version has written to, has no sum: it gets one.
    BareDatabase(file.string()).run("DELETE FROM meta WHERE key = 'content_sum'");
    expectFollowed(*Workspace::open(file, clock), "without");
    BareDatabase(file.string())
        .run("UPDATE meta SET value = value + 1 WHERE key = 'data_version'; UPDATE client SET city = 'x'");
    expectFollowed(*Workspace::open(file, clock), "of another version");
}

}  // namespace
}  // namespace meike::test
