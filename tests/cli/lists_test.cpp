// SPDX-License-Identifier: GPL-3.0-or-later
// clients, export, tag and segment: the same clients whichever way they are asked for.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include <map>

#include "storage/workspace.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(Cli, ListsAndExportsSayThatATierIsProvisional) {
    makeSmall();
    ASSERT_EQ(run({"export", path("a.meike"), "--output", path("a.csv")}).code, 0);
    for (const std::string& csv : {run({"clients", path("a.meike"), "--format", "csv"}).out, read("a.csv")}) {
        const std::string head = csv.substr(0, csv.find('\n'));
        EXPECT_THAT(head, HasSubstr(",tier,"));
        EXPECT_THAT(head, HasSubstr("provisional"));
        EXPECT_THAT(csv, HasSubstr(",true"));
    }
}

TEST_F(Cli, ClientsAndExportsAreTheSameRows) {
    makeSmall();
    const std::string rule = write("r.json", R"({"not": {"field": "name", "op": "equals", "value": "Prospect"}})");
    const std::vector<std::string> what{"--rule", rule,           "--columns", "name,code,tags,roles,orders",
                                        "--sort", "-orders,name", "--as-of",   "2025-03-01"};
    std::vector<std::string> list{"clients", path("a.meike"), "--format", "csv"};
    list.insert(list.end(), what.begin(), what.end());
    const std::string rows = run(list).out;
    EXPECT_EQ(rows, "name,code,tags,roles,orders\n乙,B,,,2\n甲,A,\"vip,新\",brand,1\n");
    std::vector<std::string> file{"export", path("a.meike"), "--output", path("out.csv")};
    file.insert(file.end(), what.begin(), what.end());
    EXPECT_EQ(run(file).code, 0);
    EXPECT_EQ(read("out.csv"), rows);
    list[3] = "json";
    const Json json = Json::parse(run(list).out);
    EXPECT_EQ(json.at(1).at("tags"), Json::parse(R"(["vip", "新"])"));
    EXPECT_EQ(json.at(0).at("orders"), 2);
    EXPECT_TRUE(
        Json::parse(run({"clients", path("a.meike"), "--format", "json", "--limit", "1"}).out).at(0).contains("id"));
    EXPECT_EQ(run({"clients", path("a.meike"), "--search", "yi", "--columns", "name", "--format", "csv"}).out,
              "name\n乙\n");
    EXPECT_EQ(run({"clients", path("a.meike"), "--columns", "name", "--format", "csv", "--limit", "1"}).out,
              "name\nProspect\n");
    EXPECT_EQ(
        run({"export", path("a.meike"), "--columns", "name", "--encoding", "gb18030", "--output", path("gb.csv")}).code,
        0);
    EXPECT_EQ(read("gb.csv"), "name\nProspect\n\xD2\xD2\n\xBC\xD7\n");
    EXPECT_THAT(run({"clients", path("a.meike")}).out, HasSubstr("3 clients"));
}

TEST_F(Cli, EveryCommandGivesAClientTheSameId) {
    makeSmall();
    std::string orders = "client,date,amount,currency\n";
    for (int i = 0; i < 6; ++i)
        orders += "客户" + std::to_string(i) + ",2025-0" + std::to_string(i + 1) + "-01,10,USD\n";
    ASSERT_EQ(
        run({"import", path("a.meike"), write("o.csv", orders), "--kind", "orders", "--create-missing-clients"}).code,
        0);
    const std::string many = write("many.json", R"({"field": "orders", "op": ">", "value": 1})");
    const std::string any = write("any.json", R"({"field": "orders", "op": ">", "value": 0})");
    for (const std::string& rule : {many, any})
        ASSERT_EQ(run({"segment", path("a.meike"), "save", "有订单", "--rule", rule}).code, 0);
    ASSERT_EQ(run({"segment", path("a.meike"), "save", "又有", "--rule", any}).code, 0);
    const auto json = [&](std::vector<std::string> command) {
        command.insert(command.begin() + 1, path("a.meike"));
        command.insert(command.end(), {"--format", "json"});
        return Json::parse(run(command).out);
    };
    std::map<std::string, std::string> ids;
    for (const Json& client : json({"clients", "--columns", "id,name"})) ids[client.at("name")] = client.at("id");
    ASSERT_EQ(ids.size(), 9U);
    const auto expectSame = [&](const Json& clients, std::size_t count, const char* where) {
        EXPECT_EQ(clients.size(), count) << where;
        for (const Json& client : clients)
            EXPECT_EQ(client.at("id"), ids.at(client.at("name").get<std::string>())) << where;
    };
    const Json assessed = json({"assess", "--as-of", "2025-12-31"});
    expectSame(assessed.at("clients"), 9, "assess");
    expectSame(assessed.at("blocked"), 6, "blocked");
    expectSame(json({"fit", "--as-of", "2025-12-31", "--per-client"}).at("per_client"), 8, "fit");
    for (const Json& region : json({"segment", "overlap", "有订单", "又有"}))
        expectSame(region.at("clients"), region.at("in").size() == 2 ? 8 : 0, "overlap");
    const Json changes = json({"segment", "changes", "有订单"});
    expectSame(changes.at("events"), 7, "events");
    expectSame(changes.at("entered"), 7, "entered");
}

TEST_F(Cli, TagsByNameAndByRule) {
    makeSmall();
    EXPECT_THAT(run({"tag", path("a.meike"), "add", "Q3", "--client", "B"}).out,
                HasSubstr("1 client tagged, 0 had it"));
    const std::string rule = write("r.json", R"({"field": "orders", "op": ">=", "value": 1})");
    EXPECT_THAT(run({"tag", path("a.meike"), "add", "ｑ3", "--rule", rule}).out,
                HasSubstr("1 client tagged, 1 had it"));
    const std::string tagged = write("t.json", R"({"field": "tags", "op": "any_of", "value": ["Q3"]})");
    EXPECT_EQ(run({"clients", path("a.meike"), "--rule", tagged, "--columns", "name", "--format", "csv"}).out,
              "name\n乙\n甲\n");
    EXPECT_EQ(run({"--quiet", "tag", path("a.meike"), "remove", "Q3", "--rule", tagged}).out, "");
    EXPECT_EQ(run({"clients", path("a.meike"), "--rule", tagged, "--columns", "name", "--format", "csv"}).out,
              "name\n");
    const std::string nobody = write("n.json", R"({"field": "orders", "op": ">", "value": 99})");
    const std::string before = digestNow();
    EXPECT_EQ(run({"tag", path("a.meike"), "add", "unused", "--rule", nobody}).code, 0);
    EXPECT_EQ(digestNow(), before);
}

TEST_F(Cli, MembersFollowTodayWhateverDayACommandAsksBy) {
    makeSmall();
    const std::string rule = write("rule.json", R"({"field": "orders", "op": ">", "value": 0})");
    // On that day nobody had ordered anything.
    ASSERT_EQ(run({"segment", path("a.meike"), "save", "有订单", "--rule", rule, "--as-of", "1999-01-01"}).code, 0);
    EXPECT_EQ(Workspace::openReader(path("a.meike"))->integer("SELECT count(*) FROM segment_member"), 2);
    ASSERT_EQ(run({"tag", path("a.meike"), "rule", "活跃", "--segment", "有订单", "--as-of", "1999-01-01"}).code, 0);
    EXPECT_EQ(Workspace::openReader(path("a.meike"))->integer("SELECT count(*) FROM tag_member"), 2);
}

TEST_F(Cli, ATagTakenOverByPeopleLosesWhatItsRulePutOnWhateverOtherTagsHave) {
    makeSmall();
    const std::string rule = write("rule.json", R"({"field": "orders", "op": ">", "value": 0})");
    for (const char* tag : {"活跃", "另一个"})
        ASSERT_EQ(run({"tag", path("a.meike"), "rule", tag, "--rule", rule}).code, 0);
    EXPECT_THAT(run({"tag", path("a.meike"), "by-hand", "活跃"}).out, HasSubstr("0 clients have 活跃"));
    EXPECT_EQ(Workspace::openReader(path("a.meike"))->integer("SELECT count(*) FROM tag_member"), 2);
}

TEST_F(Cli, ATagWhoseRuleIsGoneIsSeenOnNobody) {
    makeSmall();
    const std::string rule = write("rule.json", R"({"field": "orders", "op": ">", "value": 0})");
    ASSERT_EQ(run({"tag", path("a.meike"), "rule", "活跃", "--rule", rule}).code, 0);
    const std::vector<std::string> tagged = {"clients", path("a.meike"), "--columns", "name,tags", "--format", "csv"};
    EXPECT_THAT(run(tagged).out, HasSubstr("活跃"));
    ASSERT_EQ(run({"undo", path("a.meike")}).code, 0);
    Workspace::open(path("a.meike"))->edit({"add", {}}, [](Edit& edit) {
        edit.insert(Record(Kind::tag).set("name", std::string("活跃")));
    });
    EXPECT_THAT(run(tagged).out, Not(HasSubstr("活跃")));
}

}  // namespace
}  // namespace meike::cli
