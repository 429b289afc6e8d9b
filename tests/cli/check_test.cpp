// SPDX-License-Identifier: GPL-3.0-or-later
// check: what it finds, names and repairs.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include "app/session.h"
#include "storage/workspace.h"

namespace meike::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(Cli, CheckFindsAndRepairsDerivedTables) {
    makeSmall();
    EXPECT_THAT(run({"check", path("a.meike")}).out, HasSubstr("all is well"));
    Workspace::open(path("a.meike"))->writeDerived([](Database& database) {
        database.exec("UPDATE client_search SET document = 'x'");
    });
    const Outcome found = run({"check", path("a.meike")});
    EXPECT_EQ(found.code, 1);
    EXPECT_THAT(found.out, HasSubstr("search_index"));
    // On a copy first, with what is repaired in numbers; the workspace stays as it is.
    const Outcome copied = run({"check", path("a.meike"), "--repair", "--copy", path("copy.meike")});
    EXPECT_EQ(copied.code, 0) << copied.err;
    EXPECT_THAT(copied.out, HasSubstr("repaired search_index: 3 clients are not indexed"));
    EXPECT_EQ(run({"check", path("copy.meike")}).code, 0);
    EXPECT_EQ(run({"check", path("a.meike")}).code, 1);
    EXPECT_EQ(run({"check", path("a.meike"), "--repair"}).code, 0);
    EXPECT_EQ(run({"check", path("a.meike")}).code, 0);
}

TEST_F(Cli, CheckComparesWhoIsInASegmentAndWhatRulesPutOn) {
    makeSmall();
    const std::string rule = write("rule.json", R"({"field": "orders", "op": ">", "value": 0})");
    ASSERT_EQ(run({"segment", path("a.meike"), "save", "有订单", "--rule", rule}).code, 0);
    ASSERT_EQ(run({"tag", path("a.meike"), "rule", "活跃", "--segment", "有订单"}).code, 0);
    EXPECT_THAT(run({"check", path("a.meike")}).out, HasSubstr("all is well"));
    Workspace::open(path("a.meike"))->writeDerived([](Database& database) {
        database.exec("DELETE FROM segment_member WHERE client = (SELECT min(client) FROM segment_member)");
        database.exec("DELETE FROM tag_member WHERE client = (SELECT min(client) FROM tag_member)");
    });
    const Outcome found = run({"check", path("a.meike")});
    EXPECT_EQ(found.code, 1);
    EXPECT_THAT(found.out, HasSubstr("memberships: segment “有订单”: its members are not those that its rule finds"));
    EXPECT_THAT(found.out, HasSubstr("tags_by_rule: tag “活跃” is not on the clients that its rule finds: 1 client "
                                     "missing, 0 too many (--repair rebuilds it)"));
    const Outcome repaired = run({"check", path("a.meike"), "--repair"});
    EXPECT_EQ(repaired.code, 0) << repaired.out;
    EXPECT_THAT(repaired.out, HasSubstr("repaired memberships"));
    EXPECT_THAT(repaired.out, HasSubstr("repaired tags_by_rule"));
    EXPECT_THAT(run({"check", path("a.meike")}).out, HasSubstr("all is well"));
}

TEST_F(Cli, AListWithADamagedDayIsNamedWhereverItWouldBeAsked) {
    makeSmall();
    const std::string rule = write("rule.json", R"({"field": "orders", "op": ">", "value": 0})");
    ASSERT_EQ(run({"segment", path("a.meike"), "snapshot", "名单", "--rule", rule}).code, 0);
    ASSERT_EQ(run({"segment", path("a.meike"), "save", "有订单", "--rule", rule}).code, 0);
    {
        Database database(folder / "a.meike", Database::Mode::write);
        database.exec("PRAGMA ignore_check_constraints = ON");
        database.exec("UPDATE segment SET fixed_on = '2025-02-31' WHERE name = '名单'");
    }
    const Outcome check = run({"check", path("a.meike")});
    EXPECT_EQ(check.code, 1);
    EXPECT_THAT(check.out, HasSubstr("the day of segment “名单” cannot be read: there is no such day"));
    const Outcome list = run({"segment", path("a.meike"), "list"});
    EXPECT_EQ(list.code, 0) << list.err;
    EXPECT_THAT(list.out, HasSubstr("cannot be asked: fixed_on: there is no such day"));
    EXPECT_THAT(list.out, HasSubstr("有订单"));
    const Outcome asked = run({"clients", path("a.meike"), "--segment", "名单"});
    EXPECT_EQ(asked.code, 1);
    EXPECT_THAT(asked.err, HasSubstr("no such day"));
    EXPECT_EQ(run({"clients", path("a.meike"), "--segment", "有订单"}).code, 0);
    EXPECT_THAT(run({"assess", path("a.meike")}).err, HasSubstr("Segment 名单 is left out"));
}

TEST_F(Cli, CheckNamesADamagedDayAndGoesOn) {
    makeSmall();
    ASSERT_EQ(run({"clients", path("a.meike")}).code, 0);
    {
        // As a window leaves it: scored, and current by its stamp.
        const auto session = Session::open(path("a.meike"));
        session->settle();
    }
    {
        Database database(folder / "a.meike", Database::Mode::write);
        database.exec("PRAGMA ignore_check_constraints = ON");
        database.exec("UPDATE client_order SET date = '2025-02-31', number = 'HT-7' WHERE amount = 20000");
        database.exec("UPDATE client_score SET monetary = 1 WHERE client = (SELECT id FROM client WHERE name = '甲')");
        database.exec("UPDATE client_search SET document = 'x' WHERE client = 1");
    }
    const Outcome check = run({"check", path("a.meike")});
    EXPECT_EQ(check.code, 1);
    EXPECT_THAT(check.out, HasSubstr("乙")) << "which client";
    EXPECT_THAT(check.out, HasSubstr("HT-7")) << "which record";
    EXPECT_THAT(check.out, HasSubstr("2025-02-31"));
    EXPECT_THAT(check.out, HasSubstr("search_index")) << "and whatever else there is";
    EXPECT_THAT(check.out, HasSubstr("scores"));
    EXPECT_EQ(check.err, "");
    const Outcome assess = run({"assess", path("a.meike"), "--as-of", "2025-03-01", "--format", "csv"});
    EXPECT_EQ(assess.code, 0) << assess.err;
    EXPECT_THAT(assess.out, HasSubstr("甲"));
    EXPECT_THAT(assess.out, Not(HasSubstr("乙")));
    EXPECT_THAT(assess.err, HasSubstr("乙")) << "who is left out, and why";
    EXPECT_THAT(assess.err, HasSubstr("2025-02-31"));
}

}  // namespace
}  // namespace meike::cli
