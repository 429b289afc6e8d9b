// SPDX-License-Identifier: GPL-3.0-or-later
// What a client's page says besides its records: the group it is in, who else works it, what was verified.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/client_group.h"
#include "app/records/client_edits.h"
#include "app/records/record_writer.h"
#include "app/view/other_owners.h"
#include "app/view/verification.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ClientCare : public ::testing::Test {
protected:
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    void set(Kind kind, RecordId id, std::string_view field, const Value& value) {
        workspace->edit({"change", {}}, [&](Edit& edit) { changeField(edit, kind, id, field, value); });
    }
    RecordId person(const std::string& name) { return add(Record(Kind::person).set("name", name)); }
    RecordId client(const std::string& name, RecordId owner = 0) {
        Record record(Kind::client);
        record.set("name", name);
        if (owner != 0) record.set("owner", owner);
        return add(std::move(record));
    }
    std::vector<std::string> warnings(RecordId id) {
        std::vector<std::string> texts;
        for (const OtherOwner& each : otherOwners(database(), id, clock.today()))
            texts.push_back(otherOwnerText(database(), each, Language::en));
        return texts;
    }
    /// section: day, ! where stale
    std::vector<std::string> verified(RecordId id) {
        std::vector<std::string> texts;
        for (const SectionVerification& each : sectionVerifications(database(), id, clock.today()))
            if (each.filled > 0)
                texts.push_back(std::string(each.section->key) + ": " + each.on + (each.stale ? "!" : ""));
        return texts;
    }
    std::string day(int ago) { return isoDate(clock.today() - std::chrono::days(ago)); }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'500)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
};

TEST_F(ClientCare, AGroupIsEverybodyBelowItsHead) {
    const RecordId head = client("集团");
    const RecordId one = client("一");
    const RecordId two = client("二");
    const RecordId below = client("二下");
    const RecordId other = client("别人");
    for (const auto& [child, parent] : {std::pair(one, head), {two, head}, {below, two}})
        set(Kind::client, child, "parent", Value{parent});
    for (const RecordId each : {head, one, two, below}) EXPECT_EQ(groupHead(database(), each), head);
    EXPECT_EQ(groupHead(database(), other), other);
    EXPECT_THAT(groupMembers(database(), head), ElementsAre(head, one, two, below));
    EXPECT_THAT(groupMembers(database(), other), ElementsAre(other));
    // Who is in the bin is not counted; who is below them still is.
    workspace->edit({"bin", {}},
                    [&](Edit& edit) { edit.set(Kind::client, two, "deleted_at", Value{std::int64_t{1}}); });
    EXPECT_THAT(groupMembers(database(), head), ElementsAre(head, one, below));

    for (const auto& [who, amount] : {std::pair(head, 100), {one, 200}, {below, 300}, {other, 50}})
        add(Record(Kind::order)
                .set("client", who)
                .set("date", "2026-01-10")
                .set("amount", std::int64_t{amount})
                .set("currency", "CNY"));
    ScoreBook book;
    book.load(database());
    const Scores scores = book.score(ScoringProfile(), clock.today());
    const auto group = groupScore(book, scores, groupMembers(database(), head));
    ASSERT_TRUE(group);
    EXPECT_EQ(group->scored, 3U);
    EXPECT_EQ(group->monetary, 600);
    EXPECT_EQ(group->frequency, 3);
    EXPECT_FALSE(groupScore(book, scores, {999}));
}

TEST_F(ClientCare, TwoOwnersOfOneClientAreTold) {
    const RecordId lin = person("林晓");
    const RecordId zhou = person("周航");
    const RecordId he = person("何苗");
    const RecordId id = client("知夏", lin);
    EXPECT_THAT(warnings(id), IsEmpty());
    const auto opportunity = [&](RecordId owner, const char* title) {
        return add(Record(Kind::opportunity)
                       .set("client", id)
                       .set("title", title)
                       .set("stage", "quote")
                       .set("date", day(3))
                       .set("owner", owner));
    };
    opportunity(lin, "自己的");
    opportunity(zhou, "甲");
    const RecordId second = opportunity(zhou, "乙");
    EXPECT_THAT(warnings(id), ElementsAre("周航 also works the opportunity “乙” and 1 more"));
    set(Kind::opportunity, second, "stage", std::string("won"));
    EXPECT_THAT(warnings(id), ElementsAre("周航 also works the opportunity “甲”"));
    add(Record(Kind::project).set("client", id).set("name", "P").set("owner", he).set("status", "running"));
    add(Record(Kind::project).set("client", id).set("name", "Q").set("owner", he).set("status", "finished"));
    add(Record(Kind::task).set("client", id).set("title", "T").set("owner", he));
    EXPECT_THAT(warnings(id), ElementsAre("周航 also works the opportunity “甲”", "何苗 also runs the project “P”",
                                          "何苗 also has the open task “T”"));
    // Who is of the team is expected there.
    add(Record(Kind::team_member).set("client", id).set("person", he));
    EXPECT_THAT(warnings(id), ElementsAre("周航 also works the opportunity “甲”"));
    set(Kind::person, zhou, "active", Value{std::int64_t{0}});
    EXPECT_THAT(warnings(id), IsEmpty());
    set(Kind::person, zhou, "active", Value{std::int64_t{1}});
    set(Kind::client, id, "sponsor", Value{zhou});
    EXPECT_THAT(warnings(id), IsEmpty());

    const RecordId agent = client("代理", zhou);
    const RecordId twin = client("知夏有限公司", person("唐宁"));
    set(Kind::client, id, "agent", Value{agent});
    set(Kind::client, id, "sponsor", {});
    for (const RecordId each : {id, twin})
        set(Kind::client, each, "registration_no", std::string("91350100M000100Y43"));
    EXPECT_THAT(warnings(id), ElementsAre("周航 also works the opportunity “甲”", "周航 owns its agent “代理”",
                                          "唐宁 owns “知夏有限公司”, which has the same registration number"));
    EXPECT_THAT(warnings(agent), ElementsAre("林晓 owns “知夏”, which comes through it"));
    set(Kind::client, id, "owner", {});
    EXPECT_THAT(warnings(id), IsEmpty()) << "nobody owns it";
}

TEST_F(ClientCare, NeedsAreRankedAsTheyStand) {
    const RecordId id = client("知夏");
    std::vector<RecordId> needs;
    for (const char* title : {"甲", "乙", "丙"})
        needs.push_back(add(Record(Kind::need).set("client", id).set("title", title).set("date", day(1))));
    const auto rank = [&](std::vector<RecordId> order) {
        std::int64_t changed = 0;
        workspace->edit(rankNeedsCommand(database(), id), [&](Edit& edit) { changed = rankNeeds(edit, order); });
        return changed;
    };
    EXPECT_EQ(rank(needs), 3);
    EXPECT_EQ(rank({needs[1], needs[0], needs[2]}), 2);
    EXPECT_EQ(readRecord(database(), Kind::need, needs[1])->integer("rank"), 1);
    EXPECT_EQ(readRecord(database(), Kind::need, needs[2])->integer("rank"), 3);
    EXPECT_EQ(commandText(*workspace->undoCommand(), Language::zh), "为“知夏”的需求排序");
    workspace->undo();
    EXPECT_EQ(readRecord(database(), Kind::need, needs[0])->integer("rank"), 1);
}

TEST_F(ClientCare, WhatWasVerifiedIsKnownPartByPart) {
    const RecordId lin = person("林晓");
    const RecordId id = add(Record(Kind::client)
                                .set("name", "知夏")
                                .set("phone", "021")
                                .set("registration_no", "91350100M000100Y43")
                                .set("ad_budget", "2m_10m"));
    EXPECT_THAT(verified(id), ElementsAre("basics: !", "media: !", "legal: !"));
    const auto look = [&](const char* section, int ago) {
        add(Record(Kind::verification)
                .set("client", id)
                .set("section", section)
                .set("date", day(ago))
                .set("person", lin));
    };
    look("basics", 700);
    look("media", 100);
    look("legal", 300);
    look("media", 200);
    // Names hold for two years, phones and budgets for half of one.
    EXPECT_THAT(verified(id), ElementsAre("basics: " + day(700), "media: " + day(100), "legal: " + day(300) + "!"));
    ASSERT_EQ(staleClients(database(), clock.today()).size(), 1U);
    EXPECT_EQ(staleClients(database(), clock.today())[0].sections.size(), 1U);
    // Later looks do not exist on an earlier day.
    const auto then = sectionVerifications(database(), id, clock.today() - std::chrono::days(150));
    EXPECT_EQ(then[1].on, day(200));
    EXPECT_EQ(then[1].by, lin);
    // The whole was every part.
    set(Kind::client, id, "verified_on", day(10));
    EXPECT_THAT(verified(id), ElementsAre("basics: " + day(10), "media: " + day(10), "legal: " + day(10)));
    EXPECT_THAT(staleClients(database(), clock.today()), IsEmpty());
    add(Record(Kind::contact).set("client", id).set("name", "王总"));
    EXPECT_THAT(verified(id),
                ElementsAre("basics: " + day(10), "media: " + day(10), "legal: " + day(10), "contacts: " + day(10)));
}

}  // namespace
}  // namespace meike
