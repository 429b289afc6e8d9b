// SPDX-License-Identifier: GPL-3.0-or-later
// satisfaction, key-accounts: through the front door.
#include <gtest/gtest.h>

#include "tests/cli/cli_fixture.h"

namespace meike::cli {
namespace {

class CareCli : public Cli {};

TEST_F(CareCli, SatisfactionIsToldWithItsIntervalOrNotAtAll) {
    makeSmall();
    std::string rows = "client,date,metric,score\n";
    for (int i = 0; i < 9; ++i) rows += "甲,2025-01-1" + std::to_string(i) + ",NPS,10\n";
    ASSERT_EQ(run({"import", path("a.meike"), write("s.csv", rows), "--kind", "surveys"}).code, 0);
    const std::vector<std::string> ask{"satisfaction", path("a.meike"), "--as-of", "2025-03-01"};
    Json all = json(ask);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].at("nps_answers"), 9);
    EXPECT_TRUE(all[0].at("nps").is_null()) << "too few";
    ASSERT_EQ(run({"import", path("a.meike"), write("t.csv", "client,date,metric,score\n乙,2025-02-20,NPS,3\n"),
                   "--kind", "surveys"})
                  .code,
              0);
    all = json(ask);
    EXPECT_NEAR(all[0].at("nps").get<double>(), 0.8, 1e-9);
    EXPECT_LT(all[0].at("nps_low").get<double>(), 0.8);
    auto by = ask;
    by.insert(by.end(), {"--by", "month"});
    const Json months = json(by);
    ASSERT_EQ(months.size(), 2U);
    EXPECT_EQ(months[0].at("month"), "2025-01");
    EXPECT_EQ(run({"satisfaction", path("a.meike"), "--by", "colour"}).code, 2);
    EXPECT_NE(run(ask).out.find("fewer than 10 answers"), std::string::npos) << "of CSAT there are none";
}

TEST_F(CareCli, AKeyAccountJoinsIsKeptAndLeavesWithItsReasons) {
    makeSmall();
    const std::string before = digestNow();
    ASSERT_EQ(run({"records", path("a.meike"), "key_criteria", "add", "--set", "name=频次", "--set",
                   R"(rule={"field": "orders", "op": ">=", "value": 2})"})
                  .code,
              0);
    ASSERT_EQ(run({"records", path("a.meike"), "key_criteria", "add", "--set", "name=目标"}).code, 0);
    const auto key = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments{"key-accounts", path("a.meike")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    };
    const Outcome doubted = key({"join", "--client", "甲"});
    EXPECT_EQ(doubted.code, 1);
    EXPECT_NE(doubted.err.find("频次"), std::string::npos) << doubted.err;
    ASSERT_EQ(key({"check", "--client", "乙", "--criterion", "目标", "--note", "签了"}).code, 0);
    ASSERT_EQ(run({"assess", path("a.meike")}).code, 0);
    ASSERT_EQ(key({"join", "--client", "甲", "--reason", "集团客户"}).code, 0);
    Json list = json({"key-accounts", path("a.meike"), "list"});
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].at("name"), "甲");
    EXPECT_EQ(list[0].at("met"), 0);
    EXPECT_EQ(list[0].at("criteria"), 2);
    EXPECT_EQ(list[0].at("not_met"), Json::parse(R"(["频次", "目标"])"));
    EXPECT_EQ(key({"keep", "--client", "甲"}).code, 2);
    ASSERT_EQ(key({"keep", "--client", "甲", "--reason", "再看", "--until", "2099-12-31"}).code, 0);
    EXPECT_EQ(json({"key-accounts", path("a.meike"), "list"})[0].at("kept_until"), "2099-12-31");
    const Outcome left = key({"leave", "--client", "甲", "--reason", "收回自营"});
    ASSERT_EQ(left.code, 0) << left.err;
    EXPECT_NE(left.out.find("no playbook"), std::string::npos) << left.out;
    EXPECT_EQ(json({"key-accounts", path("a.meike"), "list"}).size(), 0U);
    EXPECT_EQ(json({"records", path("a.meike"), "key_decisions", "list"}).size(), 3U);
    for (int i = 0; i < 6; ++i) ASSERT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(digestNow(), before);
}

}  // namespace
}  // namespace meike::cli
