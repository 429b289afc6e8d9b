// SPDX-License-Identifier: GPL-3.0-or-later
// complaint, pool owners and pool shared: through the front door.
#include <gtest/gtest.h>

#include "tests/cli/cli_fixture.h"

namespace meike::cli {
namespace {

class ComplaintCli : public Cli {};

TEST_F(ComplaintCli, DueBySeverityReassignedAndOpenedAgain) {
    makeSmall();
    const std::string file = path("a.meike");
    for (const char* name : {"张伟", "李娜"})
        ASSERT_EQ(run({"records", file, "people", "add", "--set", std::string("name=") + name}).code, 0);
    const Outcome refused = run({"complaint", file, "hours", "--work", "18:00-9:00"});
    EXPECT_EQ(refused.code, 1) << refused.out;
    EXPECT_EQ(run({"complaint", file, "hours", "--work", "morning"}).code, 2);
    EXPECT_EQ(run({"complaint", file, "hours", "--critical", "1000"}).code, 2);
    const Json hours = json({"complaint", file, "hours", "--critical", "2", "--work", "8:30-17:30"});
    ASSERT_EQ(hours.size(), 4U);
    EXPECT_EQ(hours[0].at("severity"), "critical");
    EXPECT_EQ(hours[0].at("hours"), 2);
    ASSERT_EQ(run({"records", file, "complaints", "add", "--set", "client=甲", "--set", "date=2025-03-03", "--set",
                   "time=9点", "--set", "severity=critical", "--set", "summary=报告晚到", "--set", "receiver=张伟"})
                  .code,
              0);
    Json open = json({"complaint", file, "list"});
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].at("due"), "2025-03-03");
    EXPECT_EQ(open[0].at("due_time"), "11:00");
    const std::string id = open[0].at("id");
    EXPECT_EQ(run({"complaint", file, "reassign", id, "--to", "李娜"}).code, 2) << "why?";
    EXPECT_EQ(run({"records", file, "complaints", "set", "--id", id, "--set", "receiver=李娜"}).code, 1) << "why?";
    EXPECT_EQ(run({"complaint", file, "reassign", "nobody", "--to", "李娜", "--reason", "x"}).code, 1);
    ASSERT_EQ(run({"complaint", file, "reassign", id, "--to", "李娜", "--reason", "张伟休假"}).code, 0);
    open = json({"complaint", file, "list"});
    EXPECT_EQ(open[0].at("responsible"), "李娜");
    EXPECT_EQ(open[0].at("received_first_by"), "张伟");
    ASSERT_EQ(run({"records", file, "complaints", "set", "--id", id, "--set", "closed_on=2025-03-04"}).code, 0);
    const Outcome again = run({"complaint", file, "reopen", id});
    ASSERT_EQ(again.code, 0) << again.err;
    open = json({"complaint", file, "list"});
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].at("reopened"), 1);

    // A file cannot pass the question either: the row is refused, and the others go in.
    const std::string rows = write("c.csv",
                                   "客户,日期,内容,责任人\n"
                                   "甲,2025-03-03,报告晚到,王强\n"
                                   "乙,2025-03-03,价格不符,王强\n");
    const Json report = json({"import", file, rows, "--kind", "complaints", "--mode", "both"});
    EXPECT_EQ(report.at("rejected"), 1) << report.dump();
    EXPECT_EQ(report.at("new"), 1) << report.dump();
}

TEST_F(ComplaintCli, OwnersWithTheirCapsAndSharedBusinesses) {
    makeSmall();
    const std::string file = path("a.meike");
    for (const char* name : {"张伟", "李娜"})
        ASSERT_EQ(run({"records", file, "people", "add", "--set", std::string("name=") + name}).code, 0);
    ASSERT_EQ(run({"pool", file, "give", "甲", "--to", "张伟"}).code, 0);
    ASSERT_EQ(run({"pool", file, "give", "乙", "--to", "李娜"}).code, 0);
    const Json owners = json({"pool", file, "owners"});
    ASSERT_EQ(owners.size(), 2U);
    EXPECT_EQ(owners[0].at("clients"), 1);
    EXPECT_TRUE(owners[0].at("over_cap").is_null() || owners[0].at("over_cap") == "");
    EXPECT_TRUE(json({"pool", file, "shared"}).empty());
    std::string id;
    for (const Json& each : json({"records", file, "clients", "list", "--columns", "id,name"}))
        if (each.at("name") == "乙") id = each.at("id");
    ASSERT_EQ(run({"records", file, "clients", "set", "--id", id, "--set", "parent=甲"}).code, 0);
    const Json shared = json({"pool", file, "shared"});
    ASSERT_EQ(shared.size(), 2U);
    EXPECT_EQ(shared[0].at("what"), "group");
    EXPECT_EQ(shared[0].at("name"), "甲");
}

}  // namespace
}  // namespace meike::cli
