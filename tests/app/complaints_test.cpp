// SPDX-License-Identifier: GPL-3.0-or-later
// A complaint: due by its severity in working hours, its first receiver kept, opening it again counted, its kind of
// cause.
#include "app/records/complaints.h"

#include <gtest/gtest.h>

#include "app/import.h"
#include "app/records/record_check.h"
#include "app/records/record_writer.h"
#include "app/view/satisfaction.h"
#include "app/view/today.h"
#include "base/error_code.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class ComplaintTest : public ::testing::Test {
protected:
    ComplaintTest() {
        lin = add(Record(Kind::person).set("name", std::string("林晓")));
        chen = add(Record(Kind::person).set("name", std::string("陈晨")));
        client = add(Record(Kind::client).set("name", std::string("知夏")).set("owner", lin));
    }
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    Record draft(const char* severity, const char* time = "") {
        Record record(Kind::complaint);
        record.set("client", client).set("date", std::string("2026-03-13")).set("summary", std::string("报告晚到"));
        record.set("receiver", lin).set("severity", textValue(severity)).set("time", textValue(time));
        return record;
    }
    RecordId complaint(const char* severity, const char* time = "") { return add(draft(severity, time)); }
    std::string due(RecordId id) {
        const Record record = *readRecord(database(), Kind::complaint, id);
        return record.text("due") + (record.text("due_time").empty() ? "" : " " + record.text("due_time"));
    }
    void set(RecordId id, const char* field, const std::string& text) {
        workspace->edit({"change", {}},
                        [&](Edit& edit) { changeField(edit, Kind::complaint, id, field, textValue(text)); });
    }
    Record read(RecordId id) { return *readRecord(database(), Kind::complaint, id); }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 13))};  // a Friday
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    RecordId client = 0, lin = 0, chen = 0;
};

TEST_F(ComplaintTest, IsDueByItsSeverityInWorkingHours) {
    EXPECT_EQ(due(complaint("")), "") << "nobody has said how grave it is";
    EXPECT_EQ(due(complaint("critical", "16:30")), "2026-03-16 11:30") << "over the weekend";
    EXPECT_EQ(due(complaint("critical")), "2026-03-13 13:00") << "first thing in the morning";
    EXPECT_EQ(due(complaint("serious")), "2026-03-13 18:00");
    EXPECT_EQ(due(complaint("normal")), "2026-03-17 18:00");
    EXPECT_EQ(due(complaint("minor")), "2026-03-19 18:00");
    Record typed = draft("critical");
    EXPECT_EQ(due(add(typed.set("due", std::string("2026-03-20")))), "2026-03-20") << "what is typed stands";
    workspace->edit(complaintHoursCommand(), [](Edit& edit) {
        ComplaintHours all = readComplaintHours(edit.database());
        all.work = {8 * 60, 12 * 60};
        all.hours["serious"] = 6;
        all.hours["minor"] = 0;
        writeComplaintHours(edit, all);
    });
    EXPECT_EQ(due(complaint("serious")), "2026-03-16 10:00");
    EXPECT_EQ(due(complaint("minor")), "") << "0: no time is set";
    EXPECT_THROW(workspace->edit(complaintHoursCommand(),
                                 [](Edit& edit) {
                                     ComplaintHours all;
                                     all.work = {18 * 60, 9 * 60};
                                     writeComplaintHours(edit, all);
                                 }),
                 Error);
    EXPECT_THROW(workspace->edit(complaintHoursCommand(),
                                 [](Edit& edit) {
                                     writeComplaintHours(edit, {{}, {{"minor", 1'000}}});
                                 }),
                 Error);
}

TEST_F(ComplaintTest, WhatWasComputedFollowsAndWhatWasTypedStays) {
    const RecordId id = complaint("normal", "10:00");
    ASSERT_EQ(due(id), "2026-03-18 10:00");
    set(id, "severity", "critical");
    EXPECT_EQ(due(id), "2026-03-13 14:00");
    set(id, "time", "16点半");
    EXPECT_EQ(due(id), "2026-03-16 11:30");
    set(id, "summary", "报告晚到两天");
    EXPECT_EQ(due(id), "2026-03-16 11:30");
    set(id, "due", "2026-03-20");
    EXPECT_EQ(due(id), "2026-03-20") << "the time belonged to the other day";
    set(id, "severity", "minor");
    EXPECT_EQ(due(id), "2026-03-20");
    EXPECT_THROW(set(id, "time", "25:00"), Error);
    for (int i = 0; i < 5; ++i) workspace->undo();
    EXPECT_EQ(due(id), "2026-03-18 10:00");
}

TEST_F(ComplaintTest, TheFirstReceiverStaysAndReassigningNeedsAReasonOfItsOwn) {
    const RecordId id = complaint("serious");
    const std::string before = digest(database());
    const auto give = [&](RecordId to, const char* why) {
        workspace->edit(reassignComplaintCommand(database(), id, to),
                        [&](Edit& edit) { reassignComplaint(edit, id, to, why); });
    };
    for (const char* why : {"", "   "}) {
        try {
            give(chen, why);
            ADD_FAILURE() << "no reason was given";
        } catch (const Error& error) {
            EXPECT_EQ(error.detail().code, ErrorCode::reassigning_needs_reason);
        }
    }
    EXPECT_EQ(digest(database()), before);
    give(chen, "林晓休假");
    EXPECT_EQ(read(id).integer("receiver"), chen);
    EXPECT_EQ(read(id).integer("first_receiver"), lin);
    EXPECT_THROW(give(lin, "林晓休假"), Error) << "the reason of the time before is none";
    EXPECT_THROW(give(0, ""), Error) << "nobody is somebody else as well";
    give(lin, "回到岗位");
    EXPECT_EQ(read(id).integer("first_receiver"), lin);
    // A form says so at the field, before anything is stored.
    Record typed = read(id);
    typed.set("receiver", chen);
    const auto problems = checkRecord(database(), typed);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems.front().field, "receiver");
    EXPECT_TRUE(checkRecord(database(), typed.set("reassign_reason", std::string("调岗"))).empty());
    // The one who has it now has its line in Today, and gives it away with what is open.
    give(chen, "调岗");
    const TodayList list = readToday(database(), clock.today(), chen, Language::zh);
    ASSERT_EQ(list.items.size(), 1U);
    EXPECT_NE(list.items.front().why.find("严重投诉"), std::string::npos) << list.items.front().why;
    EXPECT_NE(list.items.front().why.find("18:00"), std::string::npos) << list.items.front().why;
    EXPECT_TRUE(readToday(database(), clock.today(), lin, Language::zh).items.empty());
}

TEST_F(ComplaintTest, OneOfBeforeTakesItsReceiverForTheFirst) {
    // As a workspace of an older schema has it.
    RecordId id = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) { id = edit.insert(draft("")); });
    ASSERT_TRUE(isEmpty(read(id).get("first_receiver")));
    workspace->edit({"x", {}}, [&](Edit& edit) { reassignComplaint(edit, id, chen, "调岗"); });
    EXPECT_EQ(read(id).integer("first_receiver"), lin);
}

TEST_F(ComplaintTest, OpeningItAgainCounts) {
    const RecordId id = complaint("normal");
    set(id, "closed_on", "2026-03-13");
    EXPECT_TRUE(isEmpty(read(id).get("reopened")));
    workspace->edit(reopenComplaintCommand(database(), id), [&](Edit& edit) { reopenComplaint(edit, id); });
    EXPECT_EQ(read(id).integer("reopened"), 1);
    set(id, "closed_on", "2026-03-14");
    set(id, "closed_on", "2026-03-15");
    EXPECT_EQ(read(id).integer("reopened"), 1) << "another day is no opening";
    set(id, "closed_on", "");
    EXPECT_EQ(read(id).integer("reopened"), 2);
    EXPECT_EQ(
        readSatisfaction(database(), clock.today(), 365, SatisfactionBy::all, Language::zh).all.complaints.reopened, 2);
    workspace->undo();
    EXPECT_EQ(read(id).integer("reopened"), 1);
}

TEST_F(ComplaintTest, CausesComeFromTheListAndElseAsTyped) {
    const RecordId late = add(Record(Kind::pick_item)
                                  .set("list", std::string("complaint_cause"))
                                  .set("name", std::string("交付延误"))
                                  .set("name_en", std::string("Late delivery")));
    for (const char* words : {"审核驳回", "没有备用素材"}) {
        Record record = draft("");
        add(record.set("cause_type", late).set("cause", std::string(words)));
    }
    Record record = draft("");
    add(record.set("cause", std::string("late delivery")));
    const auto zh = readSatisfaction(database(), clock.today(), 365, SatisfactionBy::all, Language::zh).causes;
    ASSERT_EQ(zh.size(), 2U);
    EXPECT_EQ(zh[0].name, "交付延误");
    EXPECT_EQ(zh[0].count, 2);
    const auto en = readSatisfaction(database(), clock.today(), 365, SatisfactionBy::all, Language::en).causes;
    ASSERT_EQ(en.size(), 1U) << "typed in other letters, it is the same";
    EXPECT_EQ(en[0].count, 3);
}

}  // namespace
}  // namespace meike
