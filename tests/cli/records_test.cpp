// SPDX-License-Identifier: GPL-3.0-or-later
// records: any kind listed, shown, added, changed and deleted.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include "domain/field.h"
#include "storage/records.h"
#include "storage/workspace.h"

namespace meike::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class RecordsCli : public Cli {
protected:
    void SetUp() override { makeSmall(); }
    Outcome records(const std::string& kind, const std::string& action, const std::vector<std::string>& more = {}) {
        std::vector<std::string> all{"records", path("a.meike"), kind, action};
        all.insert(all.end(), more.begin(), more.end());
        return run(all);
    }
    Json listed(const std::string& kind, std::vector<std::string> more = {}) {
        more.insert(more.end(), {"--format", "json", "--purpose", "x"});
        const Outcome outcome = records(kind, "list", more);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return Json::parse(outcome.out);
    }
    /// The id of a record that was added.
    std::string added(const std::string& kind, std::vector<std::string> more) {
        more.insert(more.end(), {"--format", "json"});
        const Outcome outcome = records(kind, "add", more);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return Json::parse(outcome.out).at("id");
    }
};

TEST_F(RecordsCli, EveryKindIsListed) {
    for (const KindRow& row : kindTable())
        EXPECT_EQ(records(std::string(row.key), "list", {"--purpose", "x"}).code, 0) << row.key;
}

TEST_F(RecordsCli, ReferencesNameTheirRecordAndItsId) {
    const std::string client = listed("clients", {"--columns", "id,name"}).at(2).at("id");
    for (int i = 0; i < 2; ++i) added("needs", {"--client", "甲", "--set", "title=x"});
    added("needs", {"--set", "client=乙", "--set", "title=y"});
    const Json needs = listed("needs");
    ASSERT_EQ(needs.size(), 3U);
    EXPECT_EQ(needs.at(0).at("client").at("name"), "甲");
    EXPECT_EQ(needs.at(1).at("client"), needs.at(0).at("client"));
    EXPECT_EQ(needs.at(2).at("client").at("name"), "乙");
    for (const Json& need : needs) {
        EXPECT_EQ(need.at("id").get<std::string>().size(), 36U);
        EXPECT_EQ(need.at("client").at("uid").get<std::string>().size(), 36U);
        EXPECT_NE(need.at("client").at("uid"), need.at("id"));
    }
    EXPECT_EQ(client.size(), 36U);
}

TEST_F(RecordsCli, OneIsAddedChangedShownAndRemoved) {
    const std::string id = added("needs", {"--client", "甲", "--set", "title=一"});
    EXPECT_EQ(records("needs", "set", {"--id", id, "--set", "title=二"}).code, 0);
    EXPECT_THAT(records("needs", "show", {"--id", id}).out, HasSubstr("二"));
    EXPECT_EQ(records("needs", "set", {"--id", id, "--set", "nonsense=1"}).code, 2);
    EXPECT_EQ(records("needs", "remove", {"--id", id}).code, 0);
    EXPECT_EQ(records("needs", "show", {"--id", id}).code, 1);
    EXPECT_EQ(records("nonsense", "list").code, 2);
}

TEST_F(RecordsCli, AsOfADayTheyAreWhatTheyWereThen) {
    added("complaints", {"--client", "甲", "--set", "date=2025-06-02", "--set", "summary=延误", "--set",
                         "closed_on=2025-07-06", "--set", "satisfaction=4"});
    added("complaints", {"--client", "甲", "--set", "date=2025-08-01", "--set", "summary=报价"});
    const Json now = listed("complaints");
    ASSERT_EQ(now.size(), 2U);
    EXPECT_EQ(now.at(0).at("closed_on"), "2025-07-06");
    const Json then = listed("complaints", {"--as-of", "2025-06-30"});
    ASSERT_EQ(then.size(), 1U);
    EXPECT_EQ(then.at(0).at("summary"), "延误");
    EXPECT_TRUE(then.at(0).at("closed_on").is_null());
    EXPECT_TRUE(then.at(0).at("satisfaction").is_null());
    EXPECT_EQ(then.at(0).at("client"), now.at(0).at("client"));
    EXPECT_EQ(listed("complaints", {"--as-of", "2025-07-06"}).at(0).at("satisfaction"), 4);
    EXPECT_EQ(records("complaints", "list", {"--as-of", "gestern"}).code, 2);
    // What is written to a file is the same.
    ASSERT_EQ(records("complaints", "list",
                      {"--as-of", "2025-06-30", "--columns", "summary,closed_on", "--output", path("c.csv")})
                  .code,
              0);
    EXPECT_EQ(read("c.csv"), "summary,closed_on\n延误,\n");
}

TEST_F(RecordsCli, OnDaysBeforeItAnArchivingIsNotThereYet) {
    // 20 March 2025, at noon in any zone of the world's own day.
    const std::int64_t at = std::int64_t{dayNumber(parseIsoDate("2025-03-20").value())} * 86'400'000 + 43'200'000;
    std::string uid;
    {
        const auto workspace = Workspace::open(path("a.meike"));
        const RecordId client =
            findRecords(workspace->database(), Kind::client, "name", Value{std::string("甲")}).at(0);
        uid = uidTexts(workspace->database(), Kind::client, std::vector<RecordId>{client}).at(0);
        workspace->edit({"archive", {}}, [&](Edit& edit) {
            edit.set(Kind::client, client, "archived_at", Value{at});
            edit.set(Kind::client, client, "deleted_at", Value{at + 86'400'000 * 10});
        });
    }
    const auto on = [&](const std::string& day) {
        std::vector<std::string> more{"--id", uid, "--columns", "name,archived_at,deleted_at"};
        if (!day.empty()) more.insert(more.end(), {"--as-of", day});
        return listed("clients", more).at(0);
    };
    EXPECT_THAT(on("").at("archived_at").get<std::string>(), HasSubstr("2025-03-20"));
    EXPECT_FALSE(on("").at("deleted_at").is_null());
    EXPECT_TRUE(on("2025-03-18").at("archived_at").is_null());
    EXPECT_EQ(on("2025-03-21").at("archived_at"), on("").at("archived_at"));
    EXPECT_TRUE(on("2025-03-21").at("deleted_at").is_null());
    EXPECT_FALSE(on("2025-04-01").at("deleted_at").is_null());
}

TEST_F(RecordsCli, AListIsSortedSearchedAndSummed) {
    const auto amounts = [](const Json& rows) {
        std::vector<std::string> all;
        for (const Json& row : rows) all.push_back(row.at("amount").dump());
        return all;
    };
    EXPECT_THAT(amounts(listed("orders", {"--sort", "-amount"})), ElementsAre("200.0", "100.5", "50.0"));
    EXPECT_THAT(amounts(listed("orders", {"--sort", "client,date"})), ElementsAre("50.0", "100.5", "200.0"));
    EXPECT_THAT(amounts(listed("orders", {"--search", "乙", "--sort", "date"})), ElementsAre("100.5", "200.0"));
    EXPECT_EQ(records("orders", "list", {"--sort", "nonsense"}).code, 2);

    const auto sums = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"--sum", "--format", "json"});
        const Outcome outcome = records("orders", "list", more);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return Json::parse(outcome.out).at(0);
    };
    EXPECT_EQ(sums({}).at("count"), 3);
    EXPECT_EQ(sums({}).at("amount").dump(), "350.5");
    EXPECT_EQ(sums({"--client", "甲"}).at("amount").dump(), "50.0");
    const std::string where = write("large.json", R"({"field": "amount", "op": ">", "value": "100"})");
    EXPECT_EQ(sums({"--where", where}).at("amount").dump(), "300.5");
    EXPECT_EQ(sums({"--as-of", "2025-01-31"}).at("count"), 2);
    // Amounts in a currency without a rate are left out, and that is said.
    added("orders", {"--client", "甲", "--set", "date=2025-03-01", "--set", "currency=USD", "--set", "amount=7"});
    const Outcome outcome = records("orders", "list", {"--sum", "--format", "json"});
    EXPECT_EQ(Json::parse(outcome.out).at(0).at("amount").dump(), "350.5");
    EXPECT_THAT(outcome.err, HasSubstr("amount: 1 left out"));
    EXPECT_EQ(records("clients", "list", {"--sum"}).code, 2);
    EXPECT_EQ(records("orders", "show", {"--sum", "--id", "x"}).code, 2);
}

}  // namespace
}  // namespace meike::cli
