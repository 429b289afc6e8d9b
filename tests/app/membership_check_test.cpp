// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/membership_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "app/records/client_edits.h"
#include "app/records/tags.h"
#include "app/segments.h"
#include "app/session.h"
#include "storage/membership.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The same day, and a moment later at every look.
class TickingClock final : public Clock {
public:
    Date today() const override { return m_fixed.today(); }
    std::int64_t nowUtcMs() const override { return m_fixed.nowUtcMs() + ++m_ticks; }

private:
    FixedClock m_fixed{valueOrThrow(makeDate(2026, 3, 9))};
    mutable std::atomic<std::int64_t> m_ticks = 0;
};

/// A workspace with a live segment over orders, one over scores, a fixed list and a tag by rule, closed in good order.
class MembershipCheckTest : public ::testing::Test {
protected:
    void SetUp() override {
        Ids ids;
        session->edit({"add", {}}, [&](Edit& edit) {
            for (const char* name : {"知夏", "长风", "Alpha"}) ids.push_back(edit.insert(client(name)));
            order(edit, ids[0], "2026-03-01");
            order(edit, ids[1], "2025-12-20");
        });
        session->settle();
        a = ids[0], b = ids[1], c = ids[2];
        session->edit({"add", {}}, [&](Edit& edit) {
            Rule orders = Rule::exists("orders");
            orders.period.withinDays = 90;
            recent = saveSegment(edit, "近期", orders);
            saveSegment(edit, "有价值", Rule::condition("monetary", ">", {"0"}));
            list = saveSnapshot(edit, "名单", {a, c}, valueOrThrow(makeDate(2026, 3, 9)));
            tag = findOrAddTag(edit, "活跃");
            setTagRule(edit, tag, Rule::inSegment("近期"));
            plain = findOrAddTag(edit, "手工");
        });
        session->settle();
        // b comes and goes, twice.
        for (int i = 0; i < 2; ++i) {
            session->edit({"change", {}}, [&](Edit& edit) { archive(edit, {b}); });
            session->settle();
            session->undo();
            session->settle();
        }
    }
    using Ids = std::vector<RecordId>;
    static Record client(const std::string& name) { return Record(Kind::client).set("name", name); }
    static void order(Edit& edit, RecordId of, const char* date) {
        edit.insert(Record(Kind::order)
                        .set("client", of)
                        .set("date", std::string(date))
                        .set("amount", std::int64_t{500'000})
                        .set("currency", std::string("CNY")));
    }
    void archive(Edit& edit, const Ids& clients) {
        for (const RecordId id : clients) edit.set(Kind::client, id, "archived_at", Value{1});
    }
    void close() { session.reset(); }
    void reopen() {
        session = Session::open(folder / "s.meike", clock);
        session->settle();
    }
    void damage(const std::string& sql) {
        close();
        Workspace::open(folder / "s.meike", clock)->writeDerived([&](Database& database) { database.exec(sql); });
    }
    std::vector<Finding> found() {
        const auto reader = Workspace::openReader(folder / "s.meike");
        return checkMemberships(*reader, scored());
    }
    std::vector<std::string> details() {
        std::vector<std::string> texts;
        for (const Finding& finding : found()) texts.push_back(finding.detail);
        return texts;
    }
    void repair() {
        const auto reader = Workspace::openReader(folder / "s.meike");
        Workspace::open(folder / "s.meike", clock)->writeDerived([&](Database& writing) {
            repairMemberships(*reader, scored(), writing);
        });
    }
    ScoredReader scored() {
        return [this](Date) { return Workspace::openReader(folder / "s.meike"); };
    }

    test::TemporaryFolder folder;
    TickingClock clock;
    std::unique_ptr<Session> session = Session::create(folder / "s.meike", "CNY", clock);
    RecordId a = 0, b = 0, c = 0;
    RecordId recent = 0, list = 0, tag = 0, plain = 0;
};

TEST_F(MembershipCheckTest, FindsNothingInWhatWasWrittenInGoodOrder) {
    ASSERT_THAT(segmentMembers(*session->openReader(), recent), ElementsAre(a, b));
    ASSERT_EQ(membershipLog(*session->openReader(), recent).size(), 4U);
    EXPECT_THAT(details(), IsEmpty());
    // A segment that was deleted and came back begins its log anew.
    session->edit({"delete", {}}, [&](Edit& edit) { removeSegment(edit, list); });
    session->settle();
    session->edit({"change", {}}, [&](Edit& edit) { archive(edit, {c}); });
    session->settle();
    session->undo();
    session->undo();
    session->settle();
    EXPECT_THAT(details(), IsEmpty());
    close();
    EXPECT_THAT(details(), IsEmpty());
}

TEST_F(MembershipCheckTest, SaysNothingOfWhatNoSessionHasFollowedYet) {
    close();
    {
        const auto workspace = Workspace::open(folder / "s.meike", clock);
        workspace->edit({"change", {}}, [&](Edit& edit) {
            archive(edit, {a});
            setTagRule(edit, tag, std::nullopt);
        });
    }
    EXPECT_THAT(details(), IsEmpty());
    reopen();
    EXPECT_THAT(segmentMembers(*session->openReader(), recent), ElementsAre(b));
    EXPECT_THAT(details(), IsEmpty());
}

TEST_F(MembershipCheckTest, FindsAndRepairsEveryKindOfDamage) {
    const auto sql = [&](std::string text) {
        const auto put = [&](const std::string& what, RecordId id) {
            while (text.find(what) != std::string::npos) text.replace(text.find(what), what.size(), std::to_string(id));
        };
        put(":recent", recent);
        put(":list", list);
        put(":tag", tag);
        put(":plain", plain);
        put(":a", a);
        put(":b", b);
        put(":c", c);
        return text;
    };
    struct Damage {
        const char* sql;
        const char* what;
        const char* detail;
    };
    const Damage damages[] = {
        {"DELETE FROM segment_member WHERE segment = :recent AND client = :a", "memberships",
         "segment “近期”: its members are not those that its rule finds as of 2026-03-09: 1 client missing, 0 too "
         "many"},
        {"INSERT INTO segment_member VALUES (:recent, :c)", "memberships", "0 clients missing, 1 too many"},
        {"DELETE FROM segment_member WHERE segment = :list", "memberships", "segment “名单”: its members are not"},
        {"INSERT INTO segment_member VALUES (:recent, 777)", "memberships",
         "segment “近期”: 1 of its members are archived, deleted or not there"},
        {"DELETE FROM segment_member WHERE segment = :recent AND client = :b", "memberships",
         "segment “近期”: its log says otherwise than its members for 1 client"},
        {"INSERT INTO segment_log (segment, client, entered, cause, version, as_of, at) SELECT segment, client, "
         "entered, cause, version, as_of, at FROM segment_log WHERE segment = :recent ORDER BY id DESC LIMIT 1",
         "memberships", "segment “近期”: 1 time its log has a client coming twice or leaving twice in a row"},
        {"DELETE FROM segment_log WHERE id = (SELECT max(id) FROM segment_log WHERE segment = :recent)", "memberships",
         "its log says otherwise than its members for 1 client"},
        {"UPDATE segment_state SET rule_hash = 'x' WHERE segment = :recent", "memberships", "another version"},
        {"UPDATE segment_state SET version = 7 WHERE segment = :recent", "memberships", "another version"},
        {"UPDATE segment_state SET as_of = '2026-02-30' WHERE segment = :recent", "memberships", "no real day"},
        {"INSERT INTO segment_member VALUES (777, :a)", "memberships", "1 member of segments that are not there"},
        {"DELETE FROM tag_member WHERE client = :a", "tags_by_rule",
         "tag “活跃” is not on the clients that its rule finds: 1 client missing, 0 too many"},
        {"INSERT INTO tag_member (client, tag) VALUES (:c, :tag)", "tags_by_rule", "0 clients missing, 1 too many"},
        {"INSERT INTO tag_member (client, tag) VALUES (:c, :plain)", "tags_by_rule",
         "1 tag put on by a rule that is not there"},
    };
    for (const Damage& each : damages) {
        damage(sql(each.sql));
        const auto findings = found();
        EXPECT_THAT(findings, ::testing::Contains(AllOf(::testing::Field(&Finding::what, each.what),
                                                        ::testing::Field(&Finding::detail, HasSubstr(each.detail)),
                                                        ::testing::Field(&Finding::repairable, true))))
            << each.sql;
        for (const Finding& finding : findings) EXPECT_EQ(finding.what, each.what) << each.sql << finding.detail;
        repair();
        EXPECT_THAT(details(), IsEmpty()) << each.sql;
        reopen();
        EXPECT_THAT(segmentMembers(*session->openReader(), recent), ElementsAre(a, b)) << each.sql;
        EXPECT_THAT(segmentMembers(*session->openReader(), list), ElementsAre(a, c)) << each.sql;
        EXPECT_THAT(tagMembers(*session->openReader(), tag), ElementsAre(a, b)) << each.sql;
        EXPECT_THAT(tagMembers(*session->openReader(), plain), IsEmpty()) << each.sql;
        EXPECT_THAT(details(), IsEmpty()) << each.sql;
        // The log speaks again, of what happens from now on.
        session->edit({"change", {}}, [&](Edit& edit) { archive(edit, {b}); });
        session->settle();
        session->undo();
        session->settle();
        EXPECT_THAT(details(), IsEmpty()) << each.sql;
    }
}

TEST_F(MembershipCheckTest, ALogThatContradictsItselfIsFoundWithoutAskingTheRule) {
    session->edit({"change", {}}, [&](Edit& edit) { edit.insert(client("新")); });
    damage("DELETE FROM segment_member WHERE segment = " + std::to_string(recent) +
           " AND client = " + std::to_string(b));
    {
        const auto workspace = Workspace::open(folder / "s.meike", clock);
        workspace->edit({"change", {}}, [&](Edit& edit) { edit.insert(client("更新")); });
    }
    int asked = 0;
    const auto reader = Workspace::openReader(folder / "s.meike");
    const auto findings = checkMemberships(*reader, [&](Date) {
        ++asked;
        return Workspace::openReader(folder / "s.meike");
    });
    EXPECT_EQ(asked, 0) << "nothing claims to be current";
    EXPECT_THAT(findings, ElementsAre(::testing::Field(&Finding::detail, HasSubstr("its log says otherwise"))));
}

TEST_F(MembershipCheckTest, RulesThatCannotBeReadAndListsWithADoubleAreToldNotMended) {
    damage(
        "UPDATE segment SET rule = '{' WHERE id = " + std::to_string(recent) +
        "; UPDATE tag SET rule = '[]' WHERE id = " + std::to_string(tag) +
        "; UPDATE segment SET rule = json_set(rule, '$.clients[1]', json_extract(rule, '$.clients[0]')) WHERE id = " +
        std::to_string(list));
    std::vector<std::string> details;
    for (const Finding& finding : found()) {
        if (finding.what != "rules") continue;
        EXPECT_FALSE(finding.repairable) << finding.detail;
        details.push_back(finding.detail);
    }
    EXPECT_THAT(details, ::testing::UnorderedElementsAre(HasSubstr("the rule of segment “近期” cannot be read"),
                                                         HasSubstr("the rule of tag “活跃” cannot be read"),
                                                         HasSubstr("the list of segment “名单” names 1 client twice")));
}

}  // namespace
}  // namespace meike
