// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segments.h"
#include "app/short_name.h"
#include "app/words/error_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/membership.h"
#include "app/records/client_edits.h"
#include "app/records/pick_lists.h"
#include "app/records/stored_rules.h"
#include "app/records/tag_names.h"
#include "app/records/tags.h"
#include "app/session.h"
#include "exchange/rule_json.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Ids = std::vector<RecordId>;

class SegmentsTest : public ::testing::Test {
protected:
    void SetUp() override {
        session->edit({"add", {}}, [&](Edit& edit) {
            a = edit.insert(Record(Kind::client).set("name", std::string("知夏")).set("city", std::string("上海")));
            b = edit.insert(Record(Kind::client).set("name", std::string("长风")).set("city", std::string("北京")));
            c = edit.insert(Record(Kind::client).set("name", std::string("Alpha")));
            order(edit, a, "2026-03-01", 500'000);
            order(edit, a, "2026-01-10", 100'000);
            order(edit, b, "2025-11-01", 200'000);
        });
        session->settle();
    }
    static void order(Edit& edit, RecordId of, const char* date, std::int64_t amount) {
        edit.insert(Record(Kind::order)
                        .set("client", of)
                        .set("date", std::string(date))
                        .set("amount", amount)
                        .set("currency", std::string("CNY")));
    }
    RecordId save(const std::string& name, const Rule& rule) {
        RecordId id = 0;
        session->edit(saveSegmentCommand(*reader(), name), [&](Edit& edit) { id = saveSegment(edit, name, rule); });
        session->settle();
        return id;
    }
    std::unique_ptr<Database> reader() { return session->openReader(); }
    Ids members(RecordId segment) { return segmentMembers(*reader(), segment); }
    std::string refusal(const std::function<void(Edit&)>& fn) {
        try {
            session->edit({"change", {}}, fn);
        } catch (const Error& error) {
            return errorWords(error.detail(), Language::en);
        }
        return "no error";
    }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    std::unique_ptr<Session> session = Session::create(folder / "s.meike", "CNY", clock);
    RecordId a = 0, b = 0, c = 0;
    const Rule recent = [] {
        Rule rule = Rule::exists("orders");
        rule.period.withinDays = 90;
        return rule;
    }();
};

TEST_F(SegmentsTest, AreSavedUnderANameAndCountTheChangesOfTheirRule) {
    const RecordId id = save("  近期合作 ", recent);
    auto stored = segmentNamed(*reader(), "近期合作");
    EXPECT_EQ(stored.id, id);
    EXPECT_EQ(stored.rule, recent);
    EXPECT_EQ(stored.version, 1);
    EXPECT_EQ(save("近期合作", recent), id);
    EXPECT_EQ(segmentNamed(*reader(), "近期合作").version, 1) << "the same rule is no new version";
    EXPECT_EQ(save("近期合作", Rule::none({recent})), id);
    EXPECT_EQ(segmentNamed(*reader(), "近期合作").version, 2);
    session->undo();
    EXPECT_EQ(segmentNamed(*reader(), "近期合作").rule, recent);
    EXPECT_FALSE(findSegment(*reader(), "远期"));
    EXPECT_EQ(refusal([&](Edit& edit) { saveSegment(edit, " ", recent); }), "a segment needs a name");
    EXPECT_EQ(refusal([&](Edit& edit) { saveSegment(edit, "x", Rule::condition("shoe", "empty")); }),
              "clients have no field \"shoe\"");
}

TEST_F(SegmentsTest, MembersFollowDataRuleAndDay) {
    const RecordId id = save("近期", recent);
    EXPECT_EQ(members(id), Ids{a});
    EXPECT_TRUE(membershipLog(*reader(), id).empty()) << "who was there at the first look did not come";
    session->edit({"add", {}}, [&](Edit& edit) { order(edit, c, "2026-03-02", 10'000); });
    session->settle();
    EXPECT_EQ(members(id), (Ids{a, c}));
    session->edit({"change", {}}, [&](Edit& edit) { saveSegment(edit, "近期", Rule::none({recent})); });
    session->settle();
    EXPECT_EQ(members(id), Ids{b});
    clock.setToday(valueOrThrow(makeDate(2026, 5, 30)));
    session->refreshDay();
    session->settle();
    EXPECT_EQ(members(id), (Ids{a, b})) << "1 March is past 90 days, 2 March is not yet";
    const auto log = membershipLog(*reader(), id);
    ASSERT_EQ(log.size(), 5U);
    EXPECT_EQ(log[4].client, c);
    EXPECT_EQ(log[4].cause, "data");
    EXPECT_EQ(log[4].version, 1);
    EXPECT_EQ(log[3].cause, "rule");
    EXPECT_EQ(log[3].version, 2);
    EXPECT_EQ(log[0].client, a);
    EXPECT_TRUE(log[0].entered);
    EXPECT_EQ(log[0].cause, "day");
    EXPECT_EQ(log[0].asOf, "2026-05-30");
}

TEST_F(SegmentsTest, SomethingMoreUrgentIsLetThrough) {
    const RecordId id = save("近期", recent);
    session->edit({"add", {}}, [&](Edit& edit) { saveSegment(edit, "空", Rule::any({})); });
    session->settle();
    session.reset();
    const auto workspace = Workspace::open(folder / "s.meike", clock);
    workspace->edit({"add", {}}, [&](Edit& edit) { order(edit, c, "2026-03-02", 1); });
    const auto refresh = [&](int rules) {
        return refreshMemberships(
            workspace->database(),
            [&](const auto& fn) {
                workspace->writeDerived(fn);
                return true;
            },
            clock, {}, [&rules] { return rules-- == 0; });
    };
    EXPECT_FALSE(refresh(0).complete);
    EXPECT_EQ(segmentMembers(workspace->database(), id), Ids{a});
    const auto all = refresh(2);
    EXPECT_TRUE(all.complete && all.changed);
    EXPECT_EQ(segmentMembers(workspace->database(), id), (Ids{a, c}));
    EXPECT_FALSE(refresh(2).changed);
}

TEST_F(SegmentsTest, ARunOfChangesIsToldFromADay) {
    const RecordId id = save("近期", recent);
    const std::int64_t start = clock.nowUtcMs();
    clock.setToday(valueOrThrow(makeDate(2026, 3, 11)));
    session->edit({"add", {}}, [&](Edit& edit) {
        order(edit, b, "2026-03-10", 1);
        order(edit, c, "2026-03-10", 1);
    });
    session->settle();
    session->undo();
    session->settle();
    session->edit({"add", {}}, [&](Edit& edit) { order(edit, c, "2026-03-10", 1); });
    session->settle();
    const auto changes = changesSince(*reader(), id, start + 1);
    EXPECT_TRUE(changes.known);
    EXPECT_EQ(changes.entered, Ids{c}) << "b came and went again";
    EXPECT_THAT(changes.left, IsEmpty());
    EXPECT_EQ(changes.events.size(), 5U);
    const auto before = changesSince(*reader(), id, start - 1000);
    EXPECT_FALSE(before.known) << "nobody looked then";
    EXPECT_EQ(before.since, start);
}

TEST_F(SegmentsTest, MayNameEachOtherButNotInACircle) {
    save("近期", recent);
    const RecordId outer =
        save("近期上海", Rule::all({Rule::inSegment("近期"), Rule::condition("city", "equals", {"上海"})}));
    EXPECT_EQ(members(outer), Ids{a});
    EXPECT_EQ(refusal([&](Edit& edit) { saveSegment(edit, "近期", Rule::inSegment("近期上海")); }),
              "the segment refers to itself");
    EXPECT_EQ(refusal([&](Edit& edit) { saveSegment(edit, "x", Rule::inSegment("没有")); }),
              "there is no such segment");
    const RecordId inner = segmentNamed(*reader(), "近期").id;
    EXPECT_EQ(refusal([&](Edit& edit) { removeSegment(edit, inner); }), "the segment “近期上海” refers to it");
    const auto uses = rulesNaming(*reader(), Kind::segment, inner);
    ASSERT_EQ(uses.size(), 1U);
    EXPECT_EQ(uses[0].id, outer);
    EXPECT_TRUE(rulesNaming(*reader(), Kind::segment, outer).empty());
    session->edit({"change", {}}, [&](Edit& edit) { renameSegment(edit, inner, "最近"); });
    EXPECT_EQ(segmentNamed(*reader(), "近期上海").rule.children.at(0), Rule::inSegment("最近"));
    EXPECT_EQ(segmentNamed(*reader(), "近期上海").version, 1) << "it means what it meant";
    EXPECT_EQ(refusal([&](Edit& edit) { renameSegment(edit, inner, "近期上海"); }),
              "another segment has this name already");
    session->undo();
    EXPECT_EQ(segmentNamed(*reader(), "近期上海").rule.children.at(0), Rule::inSegment("近期"));
    // What the inner one means is what the outer one means.
    session->edit({"change", {}}, [&](Edit& edit) { saveSegment(edit, "近期", Rule::none({recent})); });
    session->settle();
    EXPECT_EQ(members(outer), Ids{});
    const auto log = membershipLog(*reader(), outer);
    ASSERT_EQ(log.size(), 1U);
    EXPECT_EQ(log[0].cause, "rule");
}

TEST_F(SegmentsTest, ASnapshotStaysAsItWas) {
    RecordId id = 0;
    session->edit(snapshotCommand("三月名单"), [&](Edit& edit) {
        id = saveSnapshot(edit, "三月名单", {b, a}, clock.today(), "for the fair");
    });
    session->settle();
    const Segment segment = segmentNamed(*reader(), "三月名单");
    EXPECT_EQ(segment.fixedOn, clock.today());
    EXPECT_EQ(segment.rule.type, Rule::Type::clients);
    EXPECT_EQ(segment.notes, "for the fair");
    EXPECT_EQ(members(id), (Ids{a, b}));
    session->edit({"purge", {}}, [&](Edit& edit) { edit.remove(Kind::client, b); });
    session->settle();
    EXPECT_EQ(members(id), Ids{a});
    session->undo();
    session->settle();
    EXPECT_EQ(members(id), (Ids{a, b})) << "who comes back is who was on the list";
    EXPECT_EQ(refusal([&](Edit& edit) { saveSnapshot(edit, "三月名单", {}, clock.today()); }),
              "another segment has this name already");
    session->edit({"remove", {}}, [&](Edit& edit) { removeSegment(edit, id); });
    session->settle();
    EXPECT_EQ(members(id), Ids{});
}

TEST_F(SegmentsTest, CountAndValueOfARule) {
    const auto totals = ruleTotals(*reader(), Rule::none({Rule::condition("city", "empty")}), clock.today());
    EXPECT_EQ(totals.count, 2);
    EXPECT_EQ(totals.monetary, 800'000);
    EXPECT_EQ(rulePreview(*reader(), Rule{}, clock.today(), 2), (Ids{a, b})) << "highest value first";
}

TEST_F(SegmentsTest, ExplainsWhyAClientIsInOrOut) {
    save("近期", recent);
    Rule sum = Rule::exists("orders");
    sum.aggregate = "sum";
    sum.field = "amount";
    sum.op = ">=";
    sum.values = {"3000"};
    const Rule rule = Rule::all({Rule::inSegment("近期"), sum, Rule::condition("city", "any_of", {"上海", "广州"}),
                                 Rule::condition("tags", "empty")});
    const RuleExplanation why = explainRule(*reader(), rule, b, clock.today());
    EXPECT_FALSE(why.holds);
    EXPECT_EQ(why.sentenceIn(Language::en), "All of these");
    ASSERT_EQ(why.children.size(), 4U);
    EXPECT_FALSE(why.children[0].holds);
    EXPECT_EQ(why.children[0].sentenceIn(Language::zh), "属于细分“近期”");
    ASSERT_EQ(why.children[0].children.size(), 1U);
    EXPECT_EQ(why.children[0].children[0].heldIn(Language::zh), "0 条");
    EXPECT_FALSE(why.children[1].holds);
    EXPECT_EQ(why.children[1].heldIn(Language::en), "CNY 2,000");
    EXPECT_EQ(why.children[1].heldIn(Language::zh), "2,000 元");
    EXPECT_EQ(why.children[2].heldIn(Language::zh), "北京");
    EXPECT_TRUE(why.children[3].holds);
    EXPECT_EQ(why.children[3].heldIn(Language::en), "no tags");
    EXPECT_TRUE(explainRule(*reader(), rule, a, clock.today()).holds);
    const RuleExplanation silent = explainRule(*reader(), Rule::none({recent}), b, clock.today());
    EXPECT_TRUE(silent.holds);
    EXPECT_EQ(silent.sentenceIn(Language::zh), "最近 90 天没有订单");
    EXPECT_EQ(silent.heldIn(Language::zh), "0 条");
    EXPECT_THAT(silent.children, IsEmpty());
    EXPECT_EQ(explainRule(*reader(), Rule::condition("city", "empty"), c, clock.today()).heldIn(Language::en), "empty");
}

TEST_F(SegmentsTest, OverlapsOfTwoAndThree) {
    const Rule city = Rule::condition("city", "not_empty");
    const auto two = overlap(*reader(), {city, recent}, clock.today());
    ASSERT_EQ(two.size(), 3U);
    EXPECT_EQ(two[0].clients, Ids{b}) << "the first alone";
    EXPECT_THAT(two[1].clients, IsEmpty());
    EXPECT_EQ(two[2].clients, Ids{a});
    EXPECT_EQ(two[2].monetary, 600'000);
    const auto three = overlap(*reader(), {city, recent, Rule{}}, clock.today());
    ASSERT_EQ(three.size(), 7U);
    EXPECT_EQ(three[0b100 - 1].clients, Ids{c});
    EXPECT_EQ(three[0b111 - 1].clients, Ids{a});
    EXPECT_THROW(overlap(*reader(), {city}, clock.today()), Error);
}

TEST_F(SegmentsTest, NamesWhatARuleCountsOnAndIsNotThere) {
    session->edit({"add", {}}, [&](Edit& edit) {
        findOrAddTag(edit, "VIP");
        addPickItem(edit, "region", "华东", "East");
        edit.insert(Record(Kind::order)
                        .set("client", a)
                        .set("date", std::string("2026-03-01"))
                        .set("amount", 1)
                        .set("currency", std::string("EUR")));
    });
    Rule sum = Rule::exists("orders", {Rule::condition("service", "any_of", {"短视频"})});
    sum.aggregate = "sum";
    sum.field = "amount";
    sum.op = ">";
    sum.values = {"1"};
    const Rule rule =
        Rule::all({Rule::condition("tags", "any_of", {"VIP", "没有的"}), Rule::inSegment("哪个"),
                   Rule::condition("region", "any_of", {"East", "West"}), sum, sum,
                   Rule::condition("owner", "equals", {"谁"}), Rule::condition("tags", "any_in_group", {"组"})});
    std::vector<std::string> english;
    for (const RuleGap& gap : ruleGaps(*reader(), rule)) english.push_back(gap.in(Language::en));
    EXPECT_THAT(english, ElementsAre("there is no tag “没有的”", "there is no segment “哪个”",
                                     "there is no “West” in the list Region",
                                     "there is no rate for EUR; such amounts of orders are left out",
                                     "there is no “短视频” in the list Service type", "there is no person “谁”",
                                     "there is no tag group “组”"));
    EXPECT_EQ(ruleGaps(*reader(), rule)[0].in(Language::zh), "没有叫“没有的”的标签");
    EXPECT_THAT(ruleGaps(*reader(), recent), IsEmpty());
    const auto gaps = ruleGaps(*reader(), Rule::condition("tier", "any_of", {"core", "platinum"}));
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_EQ(gaps[0].in(Language::zh), "当前的评分方案没有等级“platinum”");
}

TEST_F(SegmentsTest, ARuleThatCannotBeReadIsToldAndHoldsForNobody) {
    session->edit({"add", {}}, [&](Edit& edit) {
        edit.insert(Record(Kind::segment).set("name", std::string("坏")).set("rule", std::string("{")));
    });
    session->settle();
    const Segment segment = segmentNamed(*reader(), "坏");
    ASSERT_TRUE(segment.problem);
    EXPECT_EQ(ruleTotals(*reader(), segment.rule, clock.today()).count, 0);
    EXPECT_FALSE(session->scoringProblem()) << "one bad rule does not stop the others";
}

class TagsTest : public SegmentsTest {
protected:
    RecordId tag(const std::string& name, const std::vector<RecordId>& clients) {
        session->edit({"tag_many", {}}, [&](Edit& edit) {
            findOrAddTag(edit, name);
            tagClients(edit, clients, name);
        });
        return *findTag(*reader(), name);
    }
    void rule(RecordId tag, const std::optional<Rule>& rule) {
        session->edit(tagRuleCommand(*reader(), tag), [&](Edit& edit) { setTagRule(edit, tag, rule); });
        session->settle();
    }
    Ids having(const std::string& name) {
        return clientsMatching(*reader(), Rule::condition("tags", "any_of", {name}), clock.today());
    }
};

TEST_F(TagsTest, ARulePutsATagOnAndTakesItOff) {
    const RecordId active = tag("活跃", {b});
    const std::string digestBefore = digest(*reader());
    rule(active, recent);
    EXPECT_EQ(having("活跃"), Ids{a}) << "whom people had given it has it no longer";
    EXPECT_EQ(tagsOfClient(*reader(), a), Ids{active});
    EXPECT_EQ(tagRule(*reader(), active), recent);
    session->edit({"add", {}}, [&](Edit& edit) { order(edit, c, "2026-03-02", 1); });
    session->settle();
    EXPECT_EQ(having("活跃"), (Ids{a, c}));
    EXPECT_EQ(refusal([&](Edit& edit) { tagClients(edit, Ids{b}, "活跃"); }),
              "a rule puts this tag on and takes it off; change the rule instead");
    EXPECT_EQ(refusal([&](Edit& edit) { untagClients(edit, Ids{a}, "活跃"); }),
              "a rule puts this tag on and takes it off; change the rule instead");
    session->undo();
    session->undo();
    session->settle();
    EXPECT_EQ(digest(*reader()), digestBefore);
    EXPECT_EQ(having("活跃"), Ids{b});
    session->redo();
    session->settle();
    EXPECT_EQ(having("活跃"), Ids{a});
    rule(active, std::nullopt);
    EXPECT_EQ(having("活跃"), Ids{});
}

TEST_F(TagsTest, AnotherDayHasItsOwnTagsByRule) {
    const RecordId active = tag("活跃", {});
    rule(active, recent);
    const auto other = reader();
    overlayTags(*other, clock.today() - std::chrono::days(120));
    EXPECT_THAT(tagsOfClient(*other, a), IsEmpty());
    EXPECT_EQ(clientsMatching(*other, Rule::condition("tags", "any_of", {"活跃"}), clock.today()), Ids{b});
    EXPECT_EQ(having("活跃"), Ids{a}) << "the file is as it was";
}

TEST_F(TagsTest, RulesOfTagsSeeOnlyTagsPutOnByHand) {
    const RecordId vip = tag("VIP", {a, b});
    const RecordId active = tag("活跃", {});
    const Rule asking = Rule::all({recent, Rule::condition("tags", "any_of", {"VIP"})});
    rule(active, asking);
    EXPECT_EQ(having("活跃"), Ids{a});
    EXPECT_NE(refusal([&](Edit& edit) { setTagRule(edit, vip, recent); }), "no error") << "another rule asks for it";
    EXPECT_NE(refusal([&](Edit& edit) { setTagRule(edit, active, Rule::condition("tags", "none_of", {"活跃"})); }),
              "no error")
        << "a rule that would put itself on and off";
    // Segments see both sorts.
    const RecordId segment = save("有标签", Rule::condition("tags", "all_of", {"VIP", "活跃"}));
    EXPECT_EQ(members(segment), Ids{a});
}

TEST_F(TagsTest, RenamingAndMergingReachTheRules) {
    const RecordId vip = tag("VIP", {a});
    const RecordId key = tag("重点", {a, b});
    const RecordId segment = save("s", Rule::condition("tags", "any_of", {"VIP", "重点"}));
    session->edit(renameTagCommand(*reader(), vip), [&](Edit& edit) { renameTag(edit, vip, "贵宾"); });
    EXPECT_EQ(segmentNamed(*reader(), "s").rule.values, (std::vector<std::string>{"贵宾", "重点"}));
    EXPECT_NE(refusal([&](Edit& edit) { renameTag(edit, vip, "重点"); }), "no error");
    const std::string before = digest(*reader());
    std::int64_t count = 0;
    session->edit(mergeTagsCommand(*reader(), key, vip), [&](Edit& edit) { count = mergeTags(edit, key, vip); });
    session->settle();
    EXPECT_EQ(count, 1) << "one of the two had both";
    EXPECT_EQ(having("贵宾"), (Ids{a, b}));
    EXPECT_FALSE(findTag(*reader(), "重点"));
    EXPECT_EQ(segmentNamed(*reader(), "s").rule.values, (std::vector<std::string>{"贵宾"}));
    EXPECT_EQ(members(segment), (Ids{a, b}));
    session->undo();
    EXPECT_EQ(digest(*reader()), before);
    rule(vip, recent);
    EXPECT_NE(refusal([&](Edit& edit) { mergeTags(edit, key, vip); }), "no error") << "the rule would lose them again";
}

TEST_F(SegmentsTest, NamesAreShortInWhatRefusesADeletion) {
    std::string longName;
    for (int i = 0; i < 100; ++i) longName += "很长的";
    const RecordId used = save(longName, recent);
    save(longName + "乙", Rule::inSegment(longName));
    const std::string said = refusal([&](Edit& edit) { removeSegment(edit, used); });
    EXPECT_LT(said.size(), 200U) << said;
    EXPECT_NE(said.find("很长的很长的"), std::string::npos) << said;
    EXPECT_NE(said.find("…"), std::string::npos) << said;
    EXPECT_EQ(shortName("近期"), "近期");
    EXPECT_EQ(shortName(std::string(40, 'x')), std::string(40, 'x'));
    EXPECT_EQ(shortName(std::string(41, 'x')), std::string(39, 'x') + "…");
}

}  // namespace
}  // namespace meike
