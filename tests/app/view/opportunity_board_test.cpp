// SPDX-License-Identifier: GPL-3.0-or-later
// The board of opportunities: what stands in which column, what it is worth, what happens when one is moved.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/records/client_edits.h"
#include "app/records/opportunity_moves.h"
#include "app/records/record_writer.h"
#include "app/view/opportunity_board.h"
#include "domain/choices.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class OpportunityBoardTest : public ::testing::Test {
protected:
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    std::string day(int ago) { return isoDate(clock.today() - std::chrono::days(ago)); }
    Record opportunity(const std::string& title, const std::string& stage, int openedAgo) {
        return Record(Kind::opportunity)
            .set("client", client)
            .set("title", title)
            .set("stage", stage)
            .set("date", day(openedAgo))
            .set("currency", std::string("CNY"));
    }
    void move(RecordId id, const std::string& stage, int ago, const std::string& reason = {}) {
        workspace->edit({"move", {}}, [&](Edit& edit) {
            moveOpportunity(edit, id, stage, clock.today() - std::chrono::days(ago), reason);
        });
    }
    /// The titles of a column as of so many days ago.
    std::vector<std::string> titles(const std::string& stage, int ago = 0, RecordId owner = 0) {
        const Date today = clock.today();
        const OpportunityBoard board = readOpportunityBoard(database(), today - std::chrono::days(ago), today, owner);
        std::vector<std::string> found;
        for (const OpportunityBoard::Column& column : board.columns)
            if (column.stage == stage)
                for (const OpportunityBoard::Card& card : column.cards) found.push_back(card.title);
        return found;
    }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'500)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    RecordId client = add(Record(Kind::client).set("name", std::string("知夏美妆")));
};

TEST_F(OpportunityBoardTest, EveryStageHasItsColumnAndItsSum) {
    for (const Choice& stage : choices::opportunityStages()) {
        add(opportunity(std::string(stage.key), std::string(stage.key), 10).set("amount", std::int64_t{100}));
        add(opportunity(std::string(stage.key) + " abroad", std::string(stage.key), 10)
                .set("amount", std::int64_t{900})
                .set("currency", std::string("USD")));
    }
    const OpportunityBoard board = readOpportunityBoard(database(), clock.today(), clock.today(), 0);
    ASSERT_EQ(board.columns.size(), choices::opportunityStages().size());
    for (std::size_t i = 0; i < board.columns.size(); ++i) {
        const OpportunityBoard::Column& column = board.columns[i];
        EXPECT_EQ(column.stage, choices::opportunityStages()[i].key);
        EXPECT_EQ(column.count, 2U);
        EXPECT_EQ(column.sum, 100) << "dollars are not added to yuan";
        EXPECT_EQ(column.unsummed, 1U);
    }
}

TEST_F(OpportunityBoardTest, TheNextExpectedComesFirstAndWhatIsLateSaysSo) {
    add(opportunity("some day", "lead", 5));
    add(opportunity("next month", "lead", 5).set("expected_on", day(-30)));
    add(opportunity("last week", "lead", 5).set("expected_on", day(7)));
    EXPECT_THAT(titles("lead"), ElementsAre("last week", "next month", "some day"));
    const OpportunityBoard board = readOpportunityBoard(database(), clock.today(), clock.today(), 0);
    EXPECT_TRUE(board.columns[0].cards[0].late);
    EXPECT_FALSE(board.columns[0].cards[1].late);
}

TEST_F(OpportunityBoardTest, WonAndLostAreClosedAndComeBackOpen) {
    const RecordId id = add(opportunity("pitch", "quote", 20));
    const std::string before = digest(database());
    move(id, "lost", 3, "价格");
    auto record = readRecord(database(), Kind::opportunity, id);
    EXPECT_EQ(record->text("closed_on"), day(3));
    EXPECT_EQ(record->text("reason_lost"), "价格");
    EXPECT_THAT(titles("lost"), ElementsAre("pitch"));
    move(id, "won", 1, "is not kept");
    record = readRecord(database(), Kind::opportunity, id);
    EXPECT_EQ(record->text("closed_on"), day(1));
    EXPECT_EQ(record->text("reason_lost"), "");
    move(id, "needs", 0);
    record = readRecord(database(), Kind::opportunity, id);
    EXPECT_EQ(record->text("closed_on"), "");
    EXPECT_THAT(titles("needs"), ElementsAre("pitch"));
    for (int step = 0; step < 3; ++step) workspace->undo();
    EXPECT_EQ(digest(database()), before);
    EXPECT_THROW(move(id, "somewhere", 0), Error);
    EXPECT_THROW(move(id + 1'000, "lead", 0), Error);
}

TEST_F(OpportunityBoardTest, APastDayHasWhatWasOpenThen) {
    const RecordId id = add(opportunity("pitch", "quote", 20));
    add(opportunity("new", "lead", 2));
    move(id, "won", 5);
    EXPECT_THAT(titles("", 10), ElementsAre("pitch")) << "won five days later, and the other one not known yet";
    EXPECT_THAT(titles("won", 10), IsEmpty());
    EXPECT_THAT(titles("won", 5), ElementsAre("pitch"));
    EXPECT_THAT(titles("", 1), ElementsAre("new"));
    EXPECT_THAT(titles("", 30), IsEmpty());
}

TEST_F(OpportunityBoardTest, OldOnesOtherOwnersAndClientsPutAsideAreLeftOut) {
    const RecordId anna = add(Record(Kind::person).set("name", std::string("Anna")));
    move(add(opportunity("long ago", "quote", 300)), "won", kClosedDays + 1);
    move(add(opportunity("just in", "quote", 300)), "won", kClosedDays);
    add(opportunity("hers", "lead", 3).set("owner", anna));
    add(opportunity("nobody's", "lead", 3));
    EXPECT_THAT(titles("won"), ElementsAre("just in"));
    EXPECT_THAT(titles("lead", 0, anna), ElementsAre("hers"));
    workspace->edit({"archive", {}}, [&](Edit& edit) { archiveClients(edit, std::vector<RecordId>{client}); });
    EXPECT_THAT(titles("lead"), IsEmpty());
}

}  // namespace
}  // namespace meike
