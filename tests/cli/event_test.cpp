// SPDX-License-Identifier: GPL-3.0-or-later
// event: through the front door.
#include <gtest/gtest.h>

#include "tests/cli/cli_fixture.h"

namespace meike::cli {
namespace {

class EventCli : public Cli {};

TEST_F(EventCli, InvitedComingCameAndWhatItCost) {
    makeSmall();
    const std::string file = path("a.meike");
    EXPECT_EQ(json({"event", file, "list"}).size(), 0U);
    ASSERT_EQ(run({"records", file, "events", "add", "--set", "name=答谢会", "--set", "type=thanks", "--set",
                   "date=2025-02-20", "--set", "cost=900.00"})
                  .code,
              0);
    EXPECT_EQ(run({"event", file, "invite", "答谢会"}).code, 2) << "whom?";
    EXPECT_EQ(run({"event", file, "invite", "没有", "甲"}).code, 1);
    Outcome done = run({"event", file, "invite", "答谢会", "甲", "乙", "Prospect"});
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_NE(done.out.find("3 clients invited"), std::string::npos) << done.out;
    done = run({"event", file, "invite", "答谢会", "甲"});
    EXPECT_NE(done.out.find("0 clients invited"), std::string::npos) << "is on the list already";
    EXPECT_EQ(run({"event", file, "mark", "答谢会", "甲", "--state", "late"}).code, 2);
    ASSERT_EQ(run({"event", file, "mark", "答谢会", "甲", "乙", "--state", "came"}).code, 0);
    ASSERT_EQ(run({"event", file, "mark", "答谢会", "Prospect", "--state", "coming"}).code, 0);
    const Json list = json({"event", file, "list"});
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].at("invited"), 3);
    EXPECT_EQ(list[0].at("coming"), 3);
    EXPECT_EQ(list[0].at("came"), 2);
    EXPECT_DOUBLE_EQ(list[0].at("cost_per_guest").get<double>(), 450);
    EXPECT_EQ(json({"event", file, "guests", "答谢会"}).size(), 3U);
    // Rules know who came: a segment of them.
    const std::string rule = write("r.json", R"({"related": "event_guests", "aggregate": "exists",
        "where": {"field": "state", "op": "any_of", "value": ["came"]}})");
    const Outcome found = run({"clients", file, "--rule", rule, "--format", "json"});
    ASSERT_EQ(found.code, 0) << found.err;
    EXPECT_EQ(Json::parse(found.out).size(), 2U);
    ASSERT_EQ(run({"undo", file}).code, 0);
    EXPECT_EQ(json({"event", file, "list"})[0].at("coming"), 2);
}

}  // namespace
}  // namespace meike::cli
