// SPDX-License-Identifier: GPL-3.0-or-later
// pool, task give, playbook effect: through the front door.
#include <gtest/gtest.h>

#include "tests/cli/cli_fixture.h"

namespace meike::cli {
namespace {

class PoolCli : public Cli {
protected:
    void people() {
        for (const char* name : {"张伟", "李娜"})
            ASSERT_EQ(run({"records", path("a.meike"), "people", "add", "--set", std::string("name=") + name}).code, 0);
    }
};

TEST_F(PoolCli, TakenGivenHandedOverAndPutBack) {
    makeSmall();
    people();
    const std::string file = path("a.meike");
    const std::size_t pool = json({"pool", file, "list"}).size();
    ASSERT_GE(pool, 1U);
    Outcome done = run({"pool", file, "give", "乙", "--to", "张伟"});
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_NE(done.out.find("1 client"), std::string::npos) << done.out;
    EXPECT_EQ(json({"pool", file, "list"}).size(), pool - 1);
    ASSERT_EQ(run({"records", file, "tasks", "add", "--set", "client=乙", "--set", "title=回访", "--set",
                   "due=2025-03-02", "--set", "owner=张伟"})
                  .code,
              0);
    EXPECT_EQ(run({"pool", file, "handover", "乙"}).code, 2) << "to whom?";
    EXPECT_EQ(run({"pool", file, "handover", "乙", "--to", "李娜"}).code, 1) << "why?";
    done = run({"pool", file, "handover", "乙", "--to", "李娜", "--note", "转岗"});
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_NE(done.out.find("1 open task with it"), std::string::npos) << done.out;
    const Json moves = json({"records", file, "handovers", "list"});
    ASSERT_EQ(moves.size(), 2U);
    done = run({"pool", file, "reclaim", "乙", "--note", "不再合作"});
    ASSERT_EQ(done.code, 0) << done.err;
    const Json list = json({"pool", file, "list"});
    EXPECT_EQ(list.size(), pool);
    bool noted = false;
    for (const Json& each : list) noted = noted || (each.at("client") == "乙" && each.at("note") == "不再合作");
    EXPECT_TRUE(noted);
    ASSERT_EQ(run({"undo", file}).code, 0);
    EXPECT_EQ(json({"pool", file, "list"}).size(), pool - 1);
    EXPECT_EQ(run({"pool", file, "give", "乙", "--to", "没有这个人"}).code, 1);
}

TEST_F(PoolCli, RulesAreSentencesAndRefuseWhatMakesNoSense) {
    makeSmall();
    const std::string file = path("a.meike");
    Outcome done = run({"pool", file, "rules", "--rules", "on", "--prospect-days", "90"});
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_NE(done.out.find("Rules of the pool: on"), std::string::npos) << done.out;
    EXPECT_NE(done.out.find("after 90 days without a touch"), std::string::npos) << done.out;
    EXPECT_EQ(run({"pool", file, "rules", "--prospect-days", "-3"}).code, 1);
    EXPECT_EQ(json({"pool", file, "due"}).size(), 0U);
    done = run({"pool", file, "reclaim", "--all-due"});
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_NE(done.out.find("nobody goes back"), std::string::npos) << done.out;
}

TEST_F(PoolCli, ATaskIsGivenAndAPlaybooksEffectIsTold) {
    makeSmall();
    people();
    const std::string file = path("a.meike");
    ASSERT_EQ(run({"records", file, "tasks", "add", "--set", "client=乙", "--set", "title=回访", "--set",
                   "due=2025-03-02", "--set", "owner=张伟"})
                  .code,
              0);
    const Json plan = json({"--quiet", "plan", file});
    ASSERT_EQ(plan.size(), 1U);
    const std::string origin = plan[0].at("origin");
    EXPECT_EQ(run({"task", file, "give", origin}).code, 2);
    const Outcome done = run({"task", file, "give", origin, "--to", "李娜"});
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_EQ(json({"--quiet", "plan", file, "--person", "李娜"}).size(), 1U);
    EXPECT_EQ(json({"--quiet", "plan", file, "--person", "张伟"}).size(), 0U);

    const Json effect = json({"playbook", file, "effect", "core"});
    ASSERT_EQ(effect.size(), 1U);
    EXPECT_EQ(effect[0].at("key"), "nobody");
    EXPECT_EQ(run({"playbook", file, "effect", "nothing"}).code, 1);
}

}  // namespace
}  // namespace meike::cli
