// SPDX-License-Identifier: GPL-3.0-or-later
// contact move, needs, framework and group: from what is typed to what is said and stored.
#include "tests/cli/cli_fixture.h"

namespace meike::cli {
namespace {

class DeskCli : public Cli {
protected:
    void SetUp() override { makeSmall(); }
    std::string add(const std::string& kind, const std::string& client, const std::vector<std::string>& values) {
        std::vector<std::string> arguments{"records",  path("a.meike"), kind,       "add",
                                           "--client", client,          "--format", "json"};
        for (const std::string& value : values) arguments.insert(arguments.end(), {"--set", value});
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return outcome.code == 0 ? std::string(Json::parse(outcome.out).at("id")) : std::string();
    }
    Json records(const std::string& kind, const std::string& client) {
        return Json::parse(
            run({"records", path("a.meike"), kind, "list", "--client", client, "--format", "json", "--purpose", "test"})
                .out);
    }
    Outcome desk(const std::string& command, std::vector<std::string> more) {
        more.insert(more.begin(), {command, path("a.meike")});
        return run(more);
    }
};

TEST_F(DeskCli, AContactMovesAndIsUndone) {
    const std::string wang = add("contacts", "甲", {"name=王建国", "title=总监"});
    const std::string before = digestBesideRegister();
    const Outcome moved = desk("contact", {"move", "王建国", "--to", "B", "--title", "总经理", "--on", "2025-03-01"});
    ASSERT_EQ(moved.code, 0) << moved.err;
    EXPECT_EQ(moved.out, "Move contact “王建国” to “乙”\n" + wang + "\n");
    EXPECT_EQ(records("contacts", "甲"), Json::array());
    const Json there = records("contacts", "乙");
    ASSERT_EQ(there.size(), 1U);
    EXPECT_EQ(there[0].at("id"), wang);
    EXPECT_EQ(there[0].at("title"), "总经理");
    EXPECT_EQ(records("contact_roles", "甲").at(0).at("finish"), "2025-02-28");
    EXPECT_EQ(records("contact_roles", "乙").at(0).at("start"), "2025-03-01");
    // What was listed with a purpose stays noted.
    ASSERT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(digestBesideRegister(), before);
    // By id, and for programs.
    const Outcome json = desk("contact", {"move", wang, "--to", "乙", "--format", "json"});
    ASSERT_EQ(json.code, 0) << json.err;
    EXPECT_EQ(Json::parse(json.out).at("id"), wang);
}

TEST_F(DeskCli, AMoveThatCannotBeSaysWhyAndChangesNothing) {
    add("contacts", "甲", {"name=李娜"});
    add("contacts", "乙", {"name=李娜"});
    add("contacts", "乙", {"name=张三"});
    const std::string before = digestNow();
    const auto refused = [&](std::vector<std::string> arguments, int code, const std::string& says) {
        const Outcome outcome = desk("contact", std::move(arguments));
        EXPECT_EQ(outcome.code, code) << outcome.err;
        EXPECT_NE(outcome.err.find(says), std::string::npos) << outcome.err;
    };
    refused({"move", "李娜", "--to", "Prospect"}, 1, "say which one by its id");
    refused({"move", "没有", "--to", "乙"}, 1, "没有");
    refused({"move", "张三", "--to", "丙"}, 1, "named by name or code");
    refused({"move", "张三", "--to", "乙"}, 1, "is there already");
    refused({"move", "张三", "--client", "甲", "--to", "Prospect"}, 1, "张三");
    refused({"move", "张三", "--to", "甲", "--on", "2025-02-30"}, 2, "--on 2025-02-30");
    refused({"move", "张三"}, 2, "--to");
    refused({"push", "张三", "--to", "甲"}, 2, "ACTION");
    EXPECT_EQ(digestNow(), before);
    EXPECT_EQ(desk("contact", {"move", "李娜", "--client", "乙", "--to", "Prospect"}).code, 0);
}

TEST_F(DeskCli, NeedsArePutInOrder) {
    for (const char* title : {"曝光", "转化", "口碑", "线索"})
        add("needs", "甲", {std::string("title=") + title, "date=2025-01-0" + std::to_string(1 + (title[0] & 1))});
    add("needs", "乙", {"title=别人的", "date=2025-01-01"});
    const auto titles = [](const Outcome& outcome) {
        std::string all;
        for (const Json& need : Json::parse(outcome.out))
            all +=
                need.at("title").get<std::string>() + (need.at("rank").is_null() ? "- " : need.at("rank").dump() + " ");
        return all;
    };
    EXPECT_EQ(titles(desk("needs", {"list", "--client", "甲", "--format", "json"})), "曝光- 转化- 口碑- 线索- ");
    const Outcome ranked = desk("needs", {"rank", "口碑", "曝光", "--client", "甲", "--format", "json"});
    ASSERT_EQ(ranked.code, 0) << ranked.err;
    EXPECT_EQ(titles(ranked), "口碑1 曝光2 转化3 线索4 ");
    ASSERT_EQ(desk("needs", {"rank", "线索", "--client", "A"}).code, 0);
    EXPECT_EQ(titles(desk("needs", {"list", "--client", "甲", "--format", "json"})), "线索1 口碑2 曝光3 转化4 ");
    const Outcome table = desk("needs", {"list", "--client", "甲"});
    EXPECT_NE(table.out.find("4 needs"), std::string::npos) << table.out;
    EXPECT_EQ(desk("needs", {"list", "--client", "甲", "--format", "csv"}).out.substr(0, 19), "id,rank,title,date\n");

    const Outcome history = run({"history", path("a.meike"), "--format", "json", "--limit", "1"});
    EXPECT_EQ(Json::parse(history.out).at(0).at("what"), "Rank the needs of “甲”");
    EXPECT_EQ(desk("needs", {"rank", "--client", "甲"}).code, 2);
    EXPECT_EQ(desk("needs", {"rank", "曝光", "曝光", "--client", "甲"}).code, 2);
    EXPECT_EQ(desk("needs", {"rank", "别人的", "--client", "甲"}).code, 1) << "it is another client's";
    EXPECT_EQ(desk("needs", {"list", "曝光", "--client", "甲"}).code, 2);
    EXPECT_EQ(desk("needs", {"list"}).code, 2) << "whose?";
}

TEST_F(DeskCli, AFrameworkContractSaysHowFarItHasCome) {
    const std::string frame =
        add("framework_contracts", "甲", {"title=年框", "start=2025-01-01", "finish=2025-12-31", "committed=1000"});
    add("framework_contracts", "乙", {"title=另一个", "start=2025-02-01", "finish=2025-12-31", "committed=0"});
    add("orders", "甲", {"date=2025-02-01", "amount=250.5", "framework_contract=年框"});
    add("orders", "甲", {"date=2025-06-01", "amount=100", "framework_contract=年框"});
    add("orders", "甲", {"date=2025-03-01", "amount=70", "currency=USD", "framework_contract=年框"});
    const Outcome all = desk("framework", {"--format", "json"});
    ASSERT_EQ(all.code, 0) << all.err;
    const Json list = Json::parse(all.out);
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0], Json::parse(R"({"id": ")" + frame +
                                   R"(", "client": "甲", "title": "年框", "start": "2025-01-01", "finish": "2025-12-31",
        "currency": "CNY", "committed": 1000.00, "ordered": 350.50, "completion": 0.3505, "orders": 3,
        "other_currencies": "USD 70.00", "tax_unclear": 0})"));
    EXPECT_TRUE(list[1].at("completion").is_null()) << "nothing was committed";
    const Json past =
        Json::parse(desk("framework", {"--client", "甲", "--as-of", "2025-02-28", "--format", "json"}).out);
    ASSERT_EQ(past.size(), 1U);
    EXPECT_EQ(past[0].at("ordered"), 250.5);
    EXPECT_EQ(past[0].at("orders"), 1);
    EXPECT_NE(desk("framework", {"--client", "甲"}).out.find("1 framework contract\n"), std::string::npos);
    EXPECT_EQ(desk("framework", {"--as-of", "gestern"}).code, 2);
    EXPECT_EQ(desk("framework", {"--client", "谁"}).code, 1);
}

TEST_F(DeskCli, AGroupIsItsMembersTakenAsOne) {
    const auto clients = Json::parse(
        run({"records", path("a.meike"), "clients", "list", "--format", "json", "--columns", "id,name"}).out);
    for (const Json& client : clients)
        if (client.at("name") != "甲") {
            const Outcome set =
                run({"records", path("a.meike"), "clients", "set", "--id", client.at("id"), "--set", "parent=甲"});
            ASSERT_EQ(set.code, 0) << set.err;
        }
    const Outcome json = desk("group", {"--client", "B", "--as-of", "2025-03-01", "--format", "json"});
    ASSERT_EQ(json.code, 0) << json.err;
    const Json rows = Json::parse(json.out);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].at("name"), "甲");
    EXPECT_EQ(rows[0].at("part"), "head");
    EXPECT_EQ(rows[1].at("part"), "member");
    const Json& group = rows[3];
    EXPECT_EQ(group.at("part"), "group");
    EXPECT_EQ(group.at("frequency"), 3);
    EXPECT_EQ(group.at("monetary"), 350.5);
    EXPECT_EQ(group.at("recency_days"), 19);
    EXPECT_FALSE(group.at("tier").is_null());
    // As of a day before the orders of 乙.
    EXPECT_EQ(Json::parse(desk("group", {"--client", "B", "--as-of", "2024-12-31", "--format", "json"}).out)
                  .at(3)
                  .at("monetary"),
              50.0);
    const Outcome table = desk("group", {"--client", "甲", "--as-of", "2025-03-01"});
    EXPECT_NE(table.out.find("3 members, 2 of them with purchases\n"), std::string::npos) << table.out;
    EXPECT_NE(table.out.find("Together ¥350.50 in the last 1,095 days, ¥300.50 of it in the last 365\n"),
              std::string::npos)
        << table.out;
    EXPECT_EQ(desk("group", {}).code, 2);
    EXPECT_EQ(desk("group", {"--client", "谁"}).code, 1);
}

TEST_F(DeskCli, AClientThatStandsAloneSaysSo) {
    const Outcome alone = desk("group", {"--client", "乙"});
    ASSERT_EQ(alone.code, 0) << alone.err;
    EXPECT_NE(alone.out.find("Nobody stands above or below it"), std::string::npos) << alone.out;
}

}  // namespace
}  // namespace meike::cli
