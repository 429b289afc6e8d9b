// SPDX-License-Identifier: GPL-3.0-or-later
// Views that people keep: stored, read back, put in order, whose they are, and what becomes of them when names change.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/records/record_writer.h"
#include "app/segments.h"
#include "app/view/saved_views.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;

class SavedViews : public ::testing::Test {
protected:
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    RecordId save(const SavedView& view) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = saveView(edit, view); });
        return id;
    }
    std::vector<std::string> names(RecordId person = 0) {
        std::vector<std::string> found;
        for (const SavedView& view : savedViews(database(), person)) found.push_back(view.name);
        return found;
    }
    SavedView view(const std::string& name) {
        return {.name = name, .rule = Rule::all({Rule::condition("city", "any_of", {"上海"})})};
    }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'500)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
};

TEST_F(SavedViews, ComeBackAsTheyWereKept) {
    SavedView kept = view("上海");
    kept.shelf = ClientQuery::Shelf::archived;
    kept.sorts = {{"monetary", true}, {"name", false}};
    kept.grouping = {"owner", "monetary"};
    kept.columns = {{"name", 220}, {"tier", 0}, {"rfm", 96}};
    const RecordId id = save(kept);
    const auto read = savedView(database(), id);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->showsAs(kept));
    EXPECT_EQ(read->name, "上海");
    EXPECT_EQ(read->rank, 1);
    EXPECT_EQ(sortsText(read->sorts), "-monetary,name");
    EXPECT_EQ(read->grouping, kept.grouping);
    // Any part of it makes another list.
    for (int part = 0; part < 6; ++part) {
        SavedView other = *read;
        if (part == 0) other.rule = Rule::all({});
        if (part == 1) other.shelf = ClientQuery::Shelf::active;
        if (part == 2) other.sorts.pop_back();
        if (part == 3) other.columns[0].width = 221;
        if (part == 4) other.grouping.field = "tier";
        if (part == 5) other.grouping.by.clear();
        EXPECT_FALSE(read->showsAs(other)) << part;
    }
}

TEST_F(SavedViews, TextsOfOrderAndColumnsAreReadAsFarAsTheyMakeSense) {
    EXPECT_EQ(sortsText(parseSorts("-monetary,,gone,tags,name")), "-monetary,name");
    EXPECT_THAT(parseColumns("name:220,,tier,rfm:x,city:-5,industry:999999"),
                ElementsAre(ListColumn{"name", 220}, ListColumn{"tier", 0}, ListColumn{"rfm", 0}, ListColumn{"city", 0},
                            ListColumn{"industry", 2'000}));
}

TEST_F(SavedViews, GroupsStandInTheTextOfTheOrderWhereAnOlderProgramLeavesThemOut) {
    const ClientQuery::Grouping byOwner{"owner", "count"};
    const std::vector<ClientQuery::Sort> sorts{{"monetary", true}};
    EXPECT_EQ(sortsText(sorts, byOwner), "@owner:count,-monetary");
    EXPECT_EQ(parseGrouping("@owner:count,-monetary"), byOwner);
    EXPECT_EQ(sortsText(parseSorts("@owner:count,-monetary")), "-monetary") << "a sort by nothing that is a field";
    EXPECT_EQ(parseGrouping("-monetary,@tier"), (ClientQuery::Grouping{"tier", {}}));
    EXPECT_EQ(parseGrouping("@city:phone"), (ClientQuery::Grouping{"city", {}})) << "no figure orders by a phone";
    for (const char* text : {"", "@", "@:", "@tags", "@gone:count", "owner", "-@owner"})
        EXPECT_FALSE(parseGrouping(text)) << text;
}

TEST_F(SavedViews, EverybodysAndOnesOwnInTheirOrder) {
    const RecordId anna =
        add(Record(Kind::person).set("name", std::string("Anna")).set("role", std::string("account_manager")));
    const RecordId ben =
        add(Record(Kind::person).set("name", std::string("Ben")).set("role", std::string("account_manager")));
    const RecordId all = save(view("all"));
    SavedView mine = view("hers");
    mine.person = anna;
    const RecordId hers = save(mine);
    const RecordId late = save(view("late"));
    EXPECT_THAT(names(), ElementsAre("all", "late"));
    EXPECT_THAT(names(anna), ElementsAre("all", "hers", "late"));
    EXPECT_THAT(names(ben), ElementsAre("all", "late"));
    const std::string before = digest(database());
    workspace->edit(rankViewsCommand(), [&](Edit& edit) { rankViews(edit, std::vector<RecordId>{late, hers, all}); });
    EXPECT_THAT(names(anna), ElementsAre("late", "hers", "all"));
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(SavedViews, NamesAreThereAndDifferForThoseWhoSeeThem) {
    const RecordId anna =
        add(Record(Kind::person).set("name", std::string("Anna")).set("role", std::string("account_manager")));
    save(view("上海"));
    EXPECT_THROW(save(view("  ")), Error);
    EXPECT_THROW(save(view(" 上海 ")), Error);
    SavedView hers = view("上海");
    hers.person = anna;
    EXPECT_THROW(save(hers), Error) << "she sees both";
    EXPECT_EQ(names(anna).size(), 1U);
}

TEST_F(SavedViews, FollowASegmentThatIsRenamedAndKeepItFromGoing) {
    RecordId segment = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        segment = saveSegment(edit, "近期", Rule::all({Rule::condition("city", "any_of", {"上海"})}));
    });
    SavedView kept{.name = "in it", .rule = Rule::all({Rule::inSegment("近期")})};
    const RecordId id = save(kept);
    workspace->edit({"change", {}},
                    [&](Edit& edit) { changeField(edit, Kind::segment, segment, "name", std::string("最近")); });
    EXPECT_EQ(savedView(database(), id)->rule.children.at(0).segment, "最近");
    try {
        workspace->edit({"remove", {}}, [&](Edit& edit) { removeRecord(edit, Kind::segment, segment); });
        ADD_FAILURE() << "the view would ask for what is gone";
    } catch (const Error& error) {
        EXPECT_EQ(error.detail().code, ErrorCode::segment_used_by_view);
    }
    EXPECT_THROW(save({.name = "gone", .rule = Rule::all({Rule::inSegment("nobody knows")})}), Error);
}

}  // namespace
}  // namespace meike
