// SPDX-License-Identifier: GPL-3.0-or-later
// plan, task, playbook: through the front door.
#include <gtest/gtest.h>

#include "base/date.h"
#include "tests/cli/cli_fixture.h"

namespace meike::cli {
namespace {

class PlanCli : public Cli {
protected:
    Json plan(std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"--quiet", "plan", path("a.meike"), "--format", "json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.code, 0) << outcome.err;
        return Json::parse(outcome.out);
    }
    /// 乙 is a key account of 张伟.
    void makeKeyAccount() {
        const std::string more = write("more.csv", "name,owner,key_account\n乙,张伟,yes\n");
        const Outcome imported = run({"import", path("a.meike"), more, "--kind", "clients"});
        ASSERT_EQ(imported.code, 0) << imported.err;
    }
    /// The one line of a title; null when there is none.
    Json line(const std::string& title) {
        for (const Json& each : plan())
            if (each.at("title") == title) return each;
        return nullptr;
    }
};

TEST_F(PlanCli, APlaybookIsListedEnabledFollowedDecidedAndDisabled) {
    makeSmall();
    EXPECT_EQ(plan(), Json::array());
    const Json list = Json::parse(run({"playbook", path("a.meike"), "list", "--format", "json"}).out);
    EXPECT_EQ(list.size(), 13U);
    const Outcome unknown = run({"playbook", path("a.meike"), "enable", "nobody"});
    EXPECT_EQ(unknown.code, 1);
    EXPECT_NE(unknown.err.find("there is no such playbook"), std::string::npos) << unknown.err;

    makeKeyAccount();
    const Outcome on = run({"playbook", path("a.meike"), "enable", "大客户维护"});
    ASSERT_EQ(on.code, 0) << on.err;
    EXPECT_NE(on.out.find("1 client under it"), std::string::npos) << on.out;
    const Json meeting = line("Monthly meeting");
    ASSERT_TRUE(meeting.is_object());
    EXPECT_EQ(meeting.at("client"), "乙");
    EXPECT_EQ(meeting.at("owner"), "张伟");
    EXPECT_EQ(meeting.at("kind"), "visit");
    EXPECT_EQ(meeting.at("source"), "Key accounts");
    EXPECT_EQ(meeting.at("minutes"), 90);
    EXPECT_EQ(meeting.at("state"), "due");
    const std::vector<std::string> keys{"origin", "client",  "kind",   "title", "due",   "moved_from",
                                        "owner",  "minutes", "source", "why",   "state", "value_at_stake"};
    std::vector<std::string> found;
    for (const auto& item : meeting.items()) found.push_back(item.key());
    EXPECT_EQ(found, keys);
    EXPECT_EQ(plan({"--person", "张伟"}).size(), plan().size());
    EXPECT_EQ(plan({"--to", "2001-01-01"}).size(), 0U);

    // Moved with the same key, skipped with a reason, gone, undone.
    const std::string origin = meeting.at("origin");
    EXPECT_EQ(run({"task", path("a.meike"), "move", origin}).code, 2);
    const std::string later =
        isoDate(valueOrThrow(parseIsoDate(meeting.at("due").get<std::string>())) + std::chrono::days(5));
    ASSERT_EQ(run({"task", path("a.meike"), "move", origin, "--to", later, "--reason", "客户约的"}).code, 0);
    EXPECT_EQ(line("Monthly meeting").at("origin"), origin);
    EXPECT_EQ(line("Monthly meeting").at("due"), later);
    EXPECT_EQ(line("Monthly meeting").at("moved_from"), meeting.at("due"));
    EXPECT_EQ(run({"task", path("a.meike"), "skip", origin}).code, 2);
    ASSERT_EQ(run({"task", path("a.meike"), "skip", origin, "--reason", "出差"}).code, 0);
    EXPECT_NE(line("Monthly meeting").is_null() ? Json() : line("Monthly meeting").at("origin"), origin);
    EXPECT_EQ(run({"task", path("a.meike"), "done", origin}).code, 1);
    ASSERT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(line("Monthly meeting").at("origin"), origin);
    // Done with a line: it is an interaction, and the next one is asked for from that day.
    ASSERT_EQ(run({"task", path("a.meike"), "done", origin, "--note", "拜访，谈了双十二"}).code, 0);
    EXPECT_NE(run({"records", path("a.meike"), "interactions", "list", "--columns", "date,kind,summary"})
                  .out.find("谈了双十二"),
              std::string::npos);
    EXPECT_NE(line("Monthly meeting").is_null() ? Json() : line("Monthly meeting").at("origin"), origin);

    const std::string why = run({"playbook", path("a.meike"), "explain", "key_account", "--client", "乙"}).out;
    EXPECT_NE(why.find("乙 is under it"), std::string::npos) << why;
    EXPECT_NE(why.find("Verify the data: every 180 days"), std::string::npos) << why;
    const std::string calendar = run({"plan", path("a.meike"), "--format", "ics"}).out;
    EXPECT_EQ(calendar.rfind("BEGIN:VCALENDAR\r\n", 0), 0U);
    EXPECT_NE(calendar.find("SUMMARY:乙: "), std::string::npos);
    for (std::size_t at = 0, end = 0; (end = calendar.find("\r\n", at)) != std::string::npos; at = end + 2)
        EXPECT_LE(end - at, 75U) << "lines are folded";

    // What became of it: one done with a line, by 张伟; nothing is counted twice.
    const auto counted = [&] {
        return Json::parse(run({"playbook", path("a.meike"), "completion", "key_account", "--format", "json"}).out);
    };
    const auto part = [](const Json& lines, const std::string& by, const std::string& name) {
        for (const Json& each : lines)
            if (each.at("part") == by && (name.empty() || each.at("name") == name)) return each;
        return Json();
    };
    const Json lines = counted();
    EXPECT_EQ(part(lines, "playbook", "").at("done"), 1);
    EXPECT_EQ(part(lines, "playbook", "").at("skipped"), 0);
    EXPECT_EQ(part(lines, "playbook", "").at("kept"), 1);
    EXPECT_EQ(part(lines, "step", "Monthly meeting").at("done"), 1);
    EXPECT_EQ(part(lines, "step", "Verify the data").at("done"), 0);
    EXPECT_EQ(part(lines, "owner", "张伟").at("done"), 1);
    EXPECT_EQ(part(lines, "tier", "").at("done"), 1);
    const std::string another = line("Verify the data").at("origin");
    ASSERT_EQ(run({"task", path("a.meike"), "skip", another, "--reason", "刚核过"}).code, 0);
    const Json afterwards = counted();
    EXPECT_EQ(part(afterwards, "owner", "张伟").at("skipped"), 1);
    EXPECT_EQ(part(afterwards, "owner", "张伟").at("kept"), 0.5);
    EXPECT_EQ(part(afterwards, "skipped because", "刚核过").at("skipped"), 1);
    ASSERT_EQ(run({"undo", path("a.meike")}).code, 0);
    EXPECT_EQ(counted(), lines);

    ASSERT_EQ(run({"playbook", path("a.meike"), "disable", "key_account"}).code, 0);
    EXPECT_EQ(plan(), Json::array()) << "no orphan stays";
    EXPECT_EQ(run({"check", path("a.meike")}).code, 0);
}

TEST_F(PlanCli, TheSameFileSaysTheSameTwiceAndAsOfADayBeforeThePlaybookNothing) {
    makeSmall();
    makeKeyAccount();
    ASSERT_EQ(run({"playbook", path("a.meike"), "enable", "key_account"}).code, 0);
    const Json first = plan();
    const std::string before = digestNow();
    EXPECT_EQ(plan(), first);
    EXPECT_EQ(digestNow(), before);
    EXPECT_EQ(plan({"--as-of", "2026-01-01"}), Json::array());
}

}  // namespace
}  // namespace meike::cli
