// SPDX-License-Identifier: GPL-3.0-or-later
// What there is to do on a day: every source, when it comes and what takes it away; what is done with a line of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/records/client_edits.h"
#include "app/records/record_writer.h"
#include "app/records/today_moves.h"
#include "app/view/today.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class TodayTest : public ::testing::Test {
protected:
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    std::string day(int ahead) { return isoDate(clock.today() + std::chrono::days(ahead)); }
    std::vector<TodayItem> items(int ahead = 0, std::optional<RecordId> person = {}) {
        return readToday(database(), clock.today() + std::chrono::days(ahead), person, Language::en).items;
    }
    /// "task overdue", ...
    std::vector<std::string> told(int ahead = 0, std::optional<RecordId> person = {}) {
        static constexpr const char* kUrgencies[] = {"overdue", "today", "week", "later", "waiting", "dropped"};
        std::vector<std::string> all;
        for (const TodayItem& item : items(ahead, person))
            all.push_back(std::string(todaySourceRow(item.source).key) + " " +
                          kUrgencies[static_cast<std::size_t>(item.urgency)]);
        return all;
    }
    Record task(const std::string& title, int due) {
        return Record(Kind::task).set("client", client).set("title", title).set("due", day(due));
    }
    Record interaction(int on) {
        return Record(Kind::interaction)
            .set("client", client)
            .set("date", day(on))
            .set("kind", std::string("call"))
            .set("summary", std::string("talked"));
    }
    Record order(int on) {
        return Record(Kind::order)
            .set("client", client)
            .set("date", day(on))
            .set("amount", std::int64_t{100'000})
            .set("currency", std::string("CNY"));
    }
    void edit(const std::function<void(Edit&)>& fn) { workspace->edit({"change", {}}, fn); }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'500)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    RecordId anna =
        add(Record(Kind::person).set("name", std::string("Anna")).set("role", std::string("account_manager")));
    RecordId ben =
        add(Record(Kind::person).set("name", std::string("Ben")).set("role", std::string("account_manager")));
    RecordId client = add(Record(Kind::client).set("name", std::string("知夏美妆")).set("owner", anna));
};

TEST_F(TodayTest, TasksComeByTheirDayUntilTheyAreDone) {
    add(task("late", -2));
    add(task("now", 0));
    add(task("soon", 7));
    add(task("later", 8));
    add(task("far", 31));
    EXPECT_THAT(told(), ElementsAre("task overdue", "task today", "task week", "task later"));
    const TodayItem now = items().at(1);
    EXPECT_EQ(now.what, "now");
    const std::string before = digest(database());
    edit([&](Edit& each) { finishItem(each, now, "", anna); });
    EXPECT_THAT(told(), ElementsAre("task overdue", "task week", "task later"));
    EXPECT_EQ(countRecords(database(), Kind::interaction), 0) << "no word, no interaction";
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
    edit([&](Edit& each) { finishItem(each, now, "电话 谈了续约 下周五回访", anna); });
    const auto logged = allRecords(database(), Kind::interaction);
    ASSERT_EQ(logged.size(), 1U);
    EXPECT_EQ(logged[0].text("kind"), "call");
    EXPECT_EQ(logged[0].integer("person"), anna);
    EXPECT_FALSE(logged[0].text("next_step_on").empty());
    workspace->undo();
    EXPECT_EQ(digest(database()), before) << "the task and the interaction are one step";
    // As of a day before it was done it is there again.
    edit([&](Edit& each) { each.set(Kind::task, now.record, "done_on", Value{day(0)}); });
    EXPECT_EQ(told(-1).size(), 4U);
}

TEST_F(TodayTest, MovedAndSkipped) {
    const RecordId id = add(task("call", -2));
    const TodayItem item = items().at(0);
    edit([&](Edit& each) { moveItem(each, item, clock.today() + std::chrono::days(3)); });
    EXPECT_THAT(told(), ElementsAre("task week"));
    EXPECT_THROW(edit([&](Edit& each) { skipItem(each, item, "  "); }), Error);
    edit([&](Edit& each) { skipItem(each, item, "客户在休假"); });
    EXPECT_THAT(told(), IsEmpty());
    EXPECT_EQ(readRecord(database(), Kind::task, id)->text("notes"), "客户在休假");
}

TEST_F(TodayTest, ANextStepLastsUntilSomethingIsNotedAfterIt) {
    add(interaction(-10).set("next_step", std::string("send the offer")).set("next_step_on", day(-1)));
    EXPECT_THAT(told(), ElementsAre("next_step overdue"));
    EXPECT_EQ(items().at(0).what, "send the offer");
    EXPECT_THAT(told(-5), ElementsAre("next_step week"));
    EXPECT_THAT(told(-11), IsEmpty()) << "nobody had agreed on it yet";
    const TodayItem step = items().at(0);
    edit([&](Edit& each) { moveItem(each, step, clock.today()); });
    EXPECT_THAT(told(), ElementsAre("next_step today"));
    edit([&](Edit& each) { finishItem(each, step, "sent it", 0); });
    EXPECT_THAT(told(), IsEmpty());
    workspace->undo();
    edit([&](Edit& each) { finishItem(each, step, "", 0); });
    EXPECT_THAT(told(), IsEmpty());
    workspace->undo();
    edit([&](Edit& each) { skipItem(each, step, "not needed"); });
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(TodayTest, AComplaintUntilItIsClosed) {
    const RecordId id = add(Record(Kind::complaint)
                                .set("client", client)
                                .set("date", day(-3))
                                .set("summary", std::string("late"))
                                .set("receiver", ben)
                                .set("due", day(1)));
    EXPECT_THAT(told(), ElementsAre("complaint week"));
    EXPECT_EQ(items().at(0).person, ben) << "whoever heard of it first";
    edit([&](Edit& each) { each.set(Kind::complaint, id, "closed_on", Value{day(0)}); });
    EXPECT_THAT(told(), IsEmpty());
    EXPECT_THAT(told(-1), ElementsAre("complaint week"));
    EXPECT_THROW(edit([&](Edit& each) {
                     TodayItem item;
                     item.source = TodaySource::complaint;
                     moveItem(each, item, clock.today());
                 }),
                 Error)
        << "its day follows from records";
}

TEST_F(TodayTest, MoneyIsOneLineForAClientUntilItIsPaid) {
    for (const int due : {-18, -3, 4, 20})
        add(Record(Kind::receivable)
                .set("client", client)
                .set("due", day(due))
                .set("amount", std::int64_t{10'000})
                .set("currency", std::string("CNY")));
    // The list asks the stored scores for who owes anything.
    database().exec("INSERT INTO client_score (client, overdue, monetary) VALUES (" + std::to_string(client) +
                    ", 20000, 5)");
    EXPECT_THAT(told(), ElementsAre("receivable overdue", "receivable week"));
    EXPECT_EQ(items().at(0).value, 20'000);
    EXPECT_THAT(items().at(0).why, ::testing::HasSubstr("2 overdue"));
    EXPECT_THAT(items().at(0).why, ::testing::HasSubstr("18 days"));
    add(Record(Kind::receipt)
            .set("client", client)
            .set("date", day(0))
            .set("amount", std::int64_t{20'000})
            .set("currency", std::string("CNY")));
    EXPECT_THAT(told(), ElementsAre("receivable week"));
}

TEST_F(TodayTest, ARenewalUntilAnOrderFollows) {
    add(order(-300).set("service_start", day(-300)).set("service_end", day(40)));
    EXPECT_THAT(told(), ElementsAre("renewal later"));
    EXPECT_THAT(told(45), ElementsAre("renewal overdue"));
    EXPECT_THAT(told(80), IsEmpty()) << "left to be for over a month";
    add(order(-1).set("service_start", day(41)).set("service_end", day(400)));
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(TodayTest, ContractsOpportunitiesAndBirthdays) {
    add(Record(Kind::framework_contract)
            .set("client", client)
            .set("title", std::string("2026"))
            .set("start", day(-300))
            .set("finish", day(5))
            .set("committed", std::int64_t{100})
            .set("currency", std::string("CNY"))
            .set("status", std::string("active")));
    add(Record(Kind::opportunity)
            .set("client", client)
            .set("title", std::string("pitch"))
            .set("stage", std::string("quote"))
            .set("date", day(-40))
            .set("expected_on", day(-1))
            .set("owner", ben)
            .set("currency", std::string("CNY")));
    const Date born = clock.today() + std::chrono::days(3);
    const std::string text = "1990" + isoDate(born).substr(4);
    const RecordId contact =
        add(Record(Kind::contact).set("client", client).set("name", std::string("王若蘅")).set("birthday", text));
    EXPECT_THAT(told(), ::testing::UnorderedElementsAre("opportunity overdue", "contract_end week", "birthday week"));
    EXPECT_THAT(told(3), ::testing::Contains("birthday today"));
    add(interaction(0).set("contact", contact));
    EXPECT_THAT(told(), ::testing::Contains("birthday week")) << "not yet wished";
    EXPECT_THAT(told(0, ben), ElementsAre("opportunity overdue"));
    EXPECT_THAT(told(0, anna).size(), 2U);
    const TodayList all = readToday(database(), clock.today(), {}, Language::zh);
    EXPECT_EQ(all.load.at(anna), 2);
    EXPECT_EQ(all.load.at(ben), 1);
    edit([&](Edit& each) { archiveClients(each, std::vector<RecordId>{client}); });
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(TodayTest, WhatIsAtStakeComesFirstWithinItsUrgency) {
    const RecordId rich = add(Record(Kind::client).set("name", std::string("rich")));
    database().exec("INSERT INTO client_score (client, tier, monetary) VALUES (" + std::to_string(rich) +
                    ", 'core', 900000)");
    add(task("poor", 0));
    add(Record(Kind::task).set("client", rich).set("title", std::string("rich")).set("due", day(0)));
    EXPECT_EQ(items().at(0).what, "rich");
    EXPECT_EQ(items().at(0).tier, "core");
}

}  // namespace
}  // namespace meike
