// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/name_order.h"

#include <gtest/gtest.h>

#include <random>

#include "storage/client_query.h"
#include "storage/records.h"
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

/// Every field that a list can be sorted by, both ways, over values that are equal, empty, or lead to nothing.
TEST_F(NameOrderTest, SortsAsSqliteWouldByEveryField) {
    std::mt19937 random(20261130);
    static const char* const kSyllables[] = {"美", "博", "安", "盛", "Ω", "zeta", "科", "A", "中", "远"};
    const auto words = [&](int count) {
        std::string text;
        for (int part = 0; part < count; ++part) text += kSyllables[random() % std::size(kSyllables)];
        return text;
    };
    std::vector<RecordId> clients;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        std::vector<RecordId> people;
        std::vector<RecordId> industries;
        for (int i = 0; i < 5; ++i) {
            people.push_back(
                edit.insert(Record(Kind::person).set("name", words(2)).set("role", std::string("sales_lead"))));
            industries.push_back(edit.insert(Record(Kind::pick_item)
                                                 .set("list", std::string("industry"))
                                                 .set("name", words(2))
                                                 .set("position", std::int64_t{7 - i})));
        }
        const RecordId tag = edit.insert(Record(Kind::tag).set("name", std::string("双十一")));
        for (int i = 0; i < 600; ++i) {
            Record client(Kind::client);
            client.set("name", words(3));
            if (random() % 3) client.set("influence", static_cast<std::int64_t>(1 + random() % 3));
            if (random() % 2) client.set("credit_limit", static_cast<std::int64_t>(random() % 5) * 100);
            if (random() % 2) client.set("owner", people[random() % people.size()]);
            if (random() % 2) client.set("industry", industries[random() % industries.size()]);
            if (random() % 2) client.set("city", words(1));
            if (random() % 2) client.set("credit_grade", std::string(1, static_cast<char>('A' + random() % 4)));
            if (random() % 2) client.set("verified_on", "2026-0" + std::to_string(1 + random() % 3) + "-01");
            if (i > 10 && random() % 4 == 0) client.set("parent", clients[random() % clients.size()]);
            clients.push_back(edit.insert(client));
            if (random() % 4 == 0) edit.addTag(clients.back(), tag);
        }
    });
    Database& database = workspace->database();
    std::vector<std::vector<ClientQuery::Sort>> orders = {
        {}, {{"credit_limit", true}, {"influence", false}}, {{"owner", true}, {"industry", false}, {"city", true}}};
    for (const Field& field : kindRow(Kind::client).fields)
        for (const bool descending : {false, true}) orders.push_back({{std::string(field.key), descending}});
    for (const auto& sorts : orders) {
        SCOPED_TRACE(sorts.empty() ? "name" : sorts[0].field);
        for (const char* search : {"", "a", "zeta"}) {  // all, many, and so few that another way is taken
            ClientQuery query;
            query.sorts = sorts;
            query.search = search;
            EXPECT_EQ(queryClientIds(database, query), bySql(database, query)) << search;
        }
        ClientQuery few;
        few.sorts = sorts;
        few.among = std::make_shared<const std::vector<RecordId>>(
            std::vector<RecordId>{clients[599], clients[3], clients[77], clients[12], clients[400]});
        EXPECT_EQ(queryClientIds(database, few), bySql(database, few));
    }
}

}  // namespace
}  // namespace meike
