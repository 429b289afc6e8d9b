// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/name_order.h"

#include <gtest/gtest.h>

#include <random>

#include "storage/client_query.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class NameOrderTest : public ::testing::Test {
protected:
    void SetUp() override { workspace = Workspace::create(folder / "names.meike", "CNY", clock); }

    RecordId add(const std::string& name, int influence = 0) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) {
            Record client(Kind::client);
            client.set("name", name);
            if (influence) client.set("influence", influence);
            id = edit.insert(client);
        });
        return id;
    }
    void rename(RecordId id, const std::string& name) {
        workspace->edit({"rename", {}}, [&](Edit& edit) {
            Record client = *readRecord(workspace->database(), Kind::client, id);
            client.set("name", name);
            edit.update(client);
        });
    }
    /// As SQLite sorts it by itself: with a limit the kept order is not asked.
    static std::vector<RecordId> bySql(Database& database, ClientQuery query) {
        query.limit = 1'000'000;
        return queryClientIds(database, query);
    }

    test::TemporaryFolder folder;
    FixedClock clock{*parseIsoDate("2026-03-31")};
    std::unique_ptr<Workspace> workspace;
};

TEST_F(NameOrderTest, AKeptOrderFollowsWhatAnotherConnectionHasRenamed) {
    const RecordId first = add("阿里");
    const RecordId second = add("百度");
    const auto reader = workspace->openReader();
    EXPECT_EQ(queryClientIds(*reader, {}), (std::vector{first, second}));
    rename(first, "字节");
    EXPECT_EQ(queryClientIds(*reader, {}), (std::vector{second, first}));
    const RecordId third = add("安踏");
    EXPECT_EQ(queryClientIds(*reader, {}), (std::vector{third, second, first}));
}

TEST_F(NameOrderTest, AKeptOrderFollowsWhatItsOwnConnectionHasWritten) {
    const RecordId first = add("阿里");
    const RecordId second = add("百度");
    EXPECT_EQ(queryClientIds(workspace->database(), {}), (std::vector{first, second}));
    rename(first, "字节");
    EXPECT_EQ(queryClientIds(workspace->database(), {}), (std::vector{second, first}));
}

TEST_F(NameOrderTest, WhomTheSearchIndexDoesNotHaveComesFirst) {
    const RecordId first = add("阿里");
    const RecordId second = add("百度");
    const RecordId third = add("腾讯");
    workspace->database().exec("DELETE FROM client_search WHERE client = " + std::to_string(third));
    EXPECT_EQ(queryClientIds(workspace->database(), {}), (std::vector{third, first, second}));
}

TEST_F(NameOrderTest, SortsAsSqliteWouldWhateverTheValues) {
    std::mt19937 random(20261130);
    static const char* const kSyllables[] = {"美", "博", "安", "盛", "Ω", "zeta", "科", "A", "中", "远"};
    workspace->edit({"add", {}}, [&](Edit& edit) {
        for (int i = 0; i < 600; ++i) {
            Record client(Kind::client);
            std::string name;
            for (int part = 0; part < 3; ++part) name += kSyllables[random() % std::size(kSyllables)];
            client.set("name", name);
            if (random() % 3) client.set("influence", static_cast<std::int64_t>(1 + random() % 3));
            if (random() % 2) client.set("credit_limit", static_cast<std::int64_t>(random() % 5) * 100);
            edit.insert(client);
        }
    });
    Database& database = workspace->database();
    for (const auto& sorts :
         std::vector<std::vector<ClientQuery::Sort>>{{},
                                                     {{"influence", false}},
                                                     {{"influence", true}},
                                                     {{"credit_limit", true}, {"influence", false}},
                                                     {{"influence", true}, {"credit_limit", true}}}) {
        for (const char* search : {"", "a", "zeta"}) {  // all, many, and so few that another way is taken
            ClientQuery query;
            query.sorts = sorts;
            query.search = search;
            EXPECT_EQ(queryClientIds(database, query), bySql(database, query)) << search;
            query.among = std::make_shared<const std::vector<RecordId>>(std::vector<RecordId>{599, 3, 77, 12, 400});
            EXPECT_EQ(queryClientIds(database, query), bySql(database, query)) << search;
        }
    }
}

}  // namespace
}  // namespace meike
