// SPDX-License-Identifier: GPL-3.0-or-later
// duplicates and merge, as a script runs them.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

namespace meike::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class DuplicatesCli : public Cli {
protected:
    void SetUp() override {
        ASSERT_EQ(run({"new", path("a.meike")}).code, 0);
        load("clients",
             "客户名称,客户编号,税号,电话,城市,备注\n"
             "云舟文化传媒有限公司,A,91350100M000100Y43,13812345678,上海,\n"
             "云舟文化传媒,B,,138 1234 5678,,爱喝茶\n"
             "予湾食品,C,,,,\n"
             "予湾食品有限公司,D,,,,\n"
             "独一家,E,,021-62881234,,\n"
             "别一处,F,,02162881234,,\n");
        load("orders",
             "client,date,amount,number\nA,2025-01-10,100,HT-1\nB,2025-02-10,200,HT-1\nB,2025-03-10,300,HT-2\n");
    }
    void load(const std::string& kind, const std::string& text) {
        const Outcome outcome = run({"import", path("a.meike"), write(kind + ".csv", text), "--kind", kind});
        ASSERT_EQ(outcome.code, 0) << outcome.err;
    }
    Outcome duplicates(std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"duplicates", path("a.meike")});
        return run(more);
    }
    Json found(std::vector<std::string> more = {}) {
        more.insert(more.end(), {"--format", "json"});
        const Outcome outcome = duplicates(more);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return Json::parse(outcome.out);
    }
    std::size_t countOf(const std::string& kind) {
        return Json::parse(
                   run({"records", path("a.meike"), kind, "list", "--columns", "title", "--format", "json"}).out)
            .size();
    }
    Outcome merge(std::vector<std::string> more) {
        more.insert(more.begin(), {"merge", path("a.meike")});
        return run(more);
    }
};

TEST_F(DuplicatesCli, PairsCarryWhyAndHowSure) {
    const Json pairs = found();
    ASSERT_EQ(pairs.size(), 3U);
    const Json& first = pairs.at(0);
    EXPECT_EQ(first.at("name_a"), "云舟文化传媒有限公司");
    EXPECT_EQ(first.at("name_b"), "云舟文化传媒");
    EXPECT_EQ(first.at("a").get<std::string>().size(), 36U);
    EXPECT_EQ(first.at("certain"), true);
    EXPECT_EQ(first.at("level"), "certain");
    EXPECT_EQ(first.at("why"), (Json{"name", "phone"}));
    EXPECT_GE(first.at("score").get<double>(), 0.95);
    EXPECT_LE(first.at("score").get<double>(), 1);
    EXPECT_EQ(pairs.at(1).at("level"), "likely");
    EXPECT_EQ(pairs.at(2).at("why"), Json{"phone"});
    EXPECT_EQ(found({"--min", "likely"}).size(), 2U);
    EXPECT_EQ(found({"--min", "certain"}).size(), 1U);
    EXPECT_EQ(found({"--client", "F"}).size(), 1U);
    EXPECT_EQ(found({"--limit", "1"}).size(), 1U);
    // For people, and for tables; phones are personal and are not told.
    const Outcome people = duplicates();
    EXPECT_THAT(people.out, HasSubstr("the same phone number"));
    EXPECT_THAT(people.out, Not(HasSubstr("6288")));
    EXPECT_THAT(people.out, HasSubstr("3 pairs"));
    const Outcome csv = duplicates({"--format", "csv"});
    EXPECT_THAT(csv.out, HasSubstr("a,b,name_a,name_b,score,level,certain,why\n"));
    EXPECT_THAT(csv.out, HasSubstr(",true,\"name,phone\"\n"));
    EXPECT_EQ(duplicates({"--min", "sure"}).code, 2);
}

TEST_F(DuplicatesCli, TwoThatAreNotTheSameAreSaidSoOnce) {
    const std::string before = digestNow();
    Outcome outcome = duplicates({"--not-same", "予湾食品", "D"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("Keep “予湾食品” and “予湾食品有限公司” apart"));
    EXPECT_EQ(found().size(), 2U);
    EXPECT_THAT(duplicates().err, HasSubstr("1 pairs are left out"));
    EXPECT_EQ(duplicates({"--not-same", "D", "C"}).out, "nothing to change\n");
    EXPECT_EQ(duplicates({"--ask-again", "D", "C"}).code, 0);
    EXPECT_EQ(found().size(), 3U);
    EXPECT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(found().size(), 2U);
    EXPECT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(digestNow(), before);
    EXPECT_EQ(duplicates({"--not-same", "C"}).code, 2);
    EXPECT_EQ(duplicates({"--not-same", "C", "D", "--ask-again", "C", "D"}).code, 2);
    EXPECT_EQ(duplicates({"--not-same", "C", "nobody"}).code, 1);
}

TEST_F(DuplicatesCli, AMergeIsShownThenDoneThenUndone) {
    const std::string before = digestNow();
    const Outcome shown = merge({"A", "B", "--dry-run"});
    EXPECT_EQ(shown.code, 0) << shown.err;
    EXPECT_EQ(digestNow(), before);
    EXPECT_THAT(shown.out, HasSubstr("云舟文化传媒 into 云舟文化传媒有限公司"));
    EXPECT_THAT(shown.out, HasSubstr("1 order with the same number at both: HT-1"));
    EXPECT_THAT(shown.out, HasSubstr("two have different client codes"));
    EXPECT_THAT(shown.out, HasSubstr("nothing was changed"));
    EXPECT_THAT(shown.out, Not(HasSubstr("1381234"))) << "personal";
    const Outcome json = merge({"A", "B", "--dry-run", "--format", "json", "--take", "name=gone"});
    const Json preview = Json::parse(json.out);
    EXPECT_TRUE(preview.at("batch").is_null());
    const Json& one = preview.at("merges").at(0);
    EXPECT_EQ(one.at("fields").at(0), (Json{{"field", "name"},
                                            {"keep", "云舟文化传媒有限公司"},
                                            {"gone", "云舟文化传媒"},
                                            {"taken", "gone"},
                                            {"result", "云舟文化传媒"}}));
    bool orders = false;
    for (const Json& relation : one.at("relations"))
        if (relation.at("kind") == "orders") {
            orders = true;
            EXPECT_EQ(relation.at("keep"), 1);
            EXPECT_EQ(relation.at("gone"), 2);
            EXPECT_EQ(relation.at("moves"), true);
        }
    EXPECT_TRUE(orders);

    const Outcome done = merge({"A", "B", "--take", "code=gone"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_THAT(done.out, HasSubstr("merged (batch "));
    const Json clients =
        Json::parse(run({"clients", path("a.meike"), "--columns", "name,code,notes,orders", "--format", "json"}).out);
    ASSERT_EQ(clients.size(), 5U);
    bool seen = false;
    for (const Json& client : clients)
        if (client.at("name") == "云舟文化传媒有限公司") {
            seen = true;
            EXPECT_EQ(client.at("code"), "B");
            EXPECT_EQ(client.at("notes"), "爱喝茶");
            EXPECT_EQ(client.at("orders"), 3);
        }
    EXPECT_TRUE(seen);
    EXPECT_EQ(found().size(), 2U);
    // A script that goes on naming the other one means this one.
    EXPECT_EQ(run({"import", path("a.meike"), write("more.csv", "client,date,amount\n云舟文化传媒,2025-04-10,50\n"),
                   "--kind", "orders"})
                  .code,
              0);
    EXPECT_EQ(run({"undo", path("a.meike")}).code, 0);
    const Outcome undone = run({"undo", path("a.meike")});
    EXPECT_THAT(undone.out, HasSubstr("Merge client “云舟文化传媒” into “云舟文化传媒有限公司”"));
    EXPECT_EQ(digestNow(), before);
}

TEST_F(DuplicatesCli, AContactOfBothBecomesOneUnlessSaidOtherwise) {
    EXPECT_EQ(run({"import", path("a.meike"),
                   write("people.csv", "client,name,wechat,email\nA,李娜,lina,\nB,李娜,LINA,lina@example.com\n"),
                   "--kind", "contacts"})
                  .code,
              0);
    const std::string before = digestNow();
    const auto contacts = [&] { return countOf("contacts"); };
    const auto all = contacts();
    const Outcome shown = merge({"A", "B", "--dry-run"});
    EXPECT_THAT(shown.out, HasSubstr("contacts of both"));
    EXPECT_THAT(shown.out, HasSubstr("wechat"));
    EXPECT_THAT(shown.out, Not(HasSubstr("李娜"))) << "personal";
    const Json one =
        Json::parse(merge({"A", "B", "--dry-run", "--format", "json"}).out).at("merges").at(0).at("contacts");
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.at(0).at("same"), "wechat");
    EXPECT_EQ(one.at(0).at("one"), true);
    EXPECT_EQ(merge({"A", "B"}).code, 0);
    EXPECT_EQ(contacts(), all - 1);
    EXPECT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(digestNow(), before);
    EXPECT_EQ(merge({"A", "B", "--both-contacts"}).code, 0);
    EXPECT_EQ(contacts(), all);
    EXPECT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(digestNow(), before);
}

TEST_F(DuplicatesCli, SeveralBecomeOneInOneStep) {
    const std::string before = digestNow();
    EXPECT_EQ(merge({"A", "B", "E", "F"}).code, 0);
    const auto clients = Json::parse(run({"clients", path("a.meike"), "--format", "json"}).out);
    EXPECT_EQ(clients.size(), 3U);
    EXPECT_THAT(run({"history", path("a.meike")}).out, HasSubstr("Merge 3 clients into “云舟文化传媒有限公司”"));
    EXPECT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(digestNow(), before);
}

TEST_F(DuplicatesCli, WhatCannotBeIsSaidAndNothingIsHalfDone) {
    const std::string before = digestNow();
    EXPECT_EQ(merge({"A"}).code, 2);
    EXPECT_EQ(merge({"A", "B", "--take", "name"}).code, 2);
    EXPECT_EQ(merge({"A", "B", "--take", "name=mine"}).code, 2);
    EXPECT_EQ(merge({"A", "A"}).code, 1);
    EXPECT_THAT(merge({"A", "B", "--take", "colour=gone"}).err, HasSubstr("no such field"));
    EXPECT_THAT(merge({"A", "nobody"}).err, HasSubstr("no such client"));
    EXPECT_EQ(merge({"A", "B", "B"}).code, 1) << "it is in the bin by then";
    EXPECT_EQ(digestNow(), before);
    // Two of one name are told apart by their ids.
    const Json pairs = found();
    EXPECT_EQ(merge({pairs.at(1).at("a").get<std::string>(), pairs.at(1).at("b").get<std::string>()}).code, 0);
}

}  // namespace
}  // namespace meike::cli
