// SPDX-License-Identifier: GPL-3.0-or-later
// What answers and complaints come to, in groups; a low score, what is done about it, and what it has brought.
#include "app/view/satisfaction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/records/record_writer.h"
#include "app/records/satisfaction_moves.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SatisfactionTest : public ::testing::Test {
protected:
    SatisfactionTest() {
        lin = add(Record(Kind::person).set("name", std::string("林晓")).set("role", std::string("account_manager")));
        video = add(Record(Kind::pick_item).set("list", std::string("service")).set("name", std::string("短视频")));
        client = add(Record(Kind::client).set("name", std::string("知夏")).set("owner", lin));
        other = add(Record(Kind::client).set("name", std::string("青禾")));
    }
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = addRecord(edit, std::move(record)); });
        return id;
    }
    std::string day(int ahead) { return isoDate(clock.today() + std::chrono::days(ahead)); }
    RecordId answer(RecordId of, int on, const char* metric, int score) {
        return add(Record(Kind::survey)
                       .set("client", of)
                       .set("date", day(on))
                       .set("metric", std::string(metric))
                       .set("score", std::int64_t{score}));
    }
    RecordId complaint(RecordId of, int on, std::optional<int> closed, const char* cause, int due = 100) {
        Record record(Kind::complaint);
        record.set("client", of).set("date", day(on)).set("summary", std::string("x")).set("cause", std::string(cause));
        record.set("due", day(on + due));
        if (closed) record.set("closed_on", day(*closed));
        return add(std::move(record));
    }
    Satisfaction read(SatisfactionBy by = SatisfactionBy::all, int days = 365) {
        return readSatisfaction(database(), clock.today(), days, by, Language::zh);
    }
    std::vector<std::string> names(SatisfactionBy by) {
        std::vector<std::string> all;
        for (const SatisfactionGroup& group : read(by).groups)
            all.push_back(group.name + " " + std::to_string(group.answers.csat) + "/" +
                          std::to_string(group.complaints.complaints));
        return all;
    }
    void edit(const std::function<void(Edit&)>& fn) { workspace->edit({"change", {}}, fn); }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};  // a Monday
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    RecordId client = 0, other = 0, lin = 0, video = 0;
};

TEST_F(SatisfactionTest, AnswersAreCountedByWhatTheyAreAskedFor) {
    for (int i = 0; i < 9; ++i) answer(client, -10, "csat", 5);
    EXPECT_FALSE(read().all.answers.csatFigure()) << "too few";
    answer(other, -40, "csat", 3);
    answer(client, -400, "csat", 1);
    ASSERT_TRUE(read().all.answers.csatFigure());
    EXPECT_NEAR(read().all.answers.csatFigure()->value, 0.9, 1e-12);
    EXPECT_EQ(read(SatisfactionBy::all, 0).all.answers.csat, 11);
    EXPECT_EQ(isoDate(read(SatisfactionBy::all, 0).from), day(-400)) << "since the first answer";
    EXPECT_THAT(names(SatisfactionBy::owner), ElementsAre("林晓 9/0", " 1/0")) << "nobody's comes last";
    EXPECT_THAT(names(SatisfactionBy::month), ElementsAre("2026-01 1/0", "2026-02 9/0"));
    // About what the client had last by then, unless the answer says something else.
    add(Record(Kind::order)
            .set("client", client)
            .set("date", day(-20))
            .set("amount", std::int64_t{100})
            .set("currency", std::string("CNY"))
            .set("service", video));
    EXPECT_THAT(names(SatisfactionBy::service), ElementsAre("短视频 9/0", " 1/0"));
    // Who is put aside does not count.
    edit([&](Edit& e) { changeField(e, Kind::client, other, "archived_at", Value{std::int64_t{1}}); });
    EXPECT_EQ(read().all.answers.csat, 9);
}

TEST_F(SatisfactionTest, ComplaintsAreTimedInWorkingDaysAndTheirCausesStandInOrder) {
    // Wednesday to Monday: the weekend does not count.
    complaint(client, -5, 0, "报告晚到");
    // Two days of the Spring Festival of 2026: nobody works.
    complaint(client, -19, -17, "报告晚到", 1);
    complaint(other, -12, {}, "价格", 2);
    add(Record(Kind::interaction)
            .set("client", client)
            .set("date", day(-4))
            .set("kind", std::string("call"))
            .set("summary", std::string("x")));
    const Satisfaction shown = read(SatisfactionBy::owner);
    EXPECT_EQ(shown.all.complaints.complaints, 3);
    EXPECT_EQ(shown.all.complaints.open, 1);
    EXPECT_EQ(shown.all.complaints.late, 2) << "closed after its day, and open past it";
    EXPECT_THAT(shown.all.complaints.closed, ::testing::UnorderedElementsAre(3, 0));
    EXPECT_THAT(shown.all.complaints.answered, ::testing::UnorderedElementsAre(1, 0))
        << "the call the day after; what was closed was answered by then";
    ASSERT_EQ(shown.causes.size(), 2U);
    EXPECT_EQ(shown.causes[0].name, "报告晚到");
    EXPECT_EQ(shown.causes[0].count, 2);
    EXPECT_THAT(names(SatisfactionBy::owner), ElementsAre("林晓 0/2", " 0/1"));
    // As noted, before anything that one could guess.
    edit([&](Edit& e) {
        const auto all = allRecords(e.database(), Kind::complaint);
        changeField(e, Kind::complaint, all.back().id(), "answered_on", Value{day(-12)});
        changeField(e, Kind::complaint, all.back().id(), "reopened", Value{std::int64_t{2}});
    });
    EXPECT_THAT(read().all.complaints.answered, ::testing::UnorderedElementsAre(1, 0, 0));
    EXPECT_EQ(read().all.complaints.reopened, 2);
}

TEST_F(SatisfactionTest, ALowScoreBecomesATaskAndIsClosedWithANewOne) {
    const RecordId low = answer(client, -3, "csat", 2);
    answer(client, -3, "csat", 3);
    answer(other, -5, "nps", 6);
    auto shown = read();
    ASSERT_EQ(shown.lows.size(), 2U);
    EXPECT_EQ(shown.lows[0].survey, low) << "the newest first";
    EXPECT_EQ(shown.lows[0].state, Correction::open);
    EXPECT_EQ(shown.lows[0].ownerName, "林晓");
    const std::string before = digest(database());

    EXPECT_THROW(edit([&](Edit& e) { correctScore(e, low, "  ", clock.today(), lin); }), Error);
    EXPECT_EQ(digest(database()), before);
    edit([&](Edit& e) { correctScore(e, low, "补投素材", clock.today() + std::chrono::days(7), lin); });
    shown = read();
    EXPECT_EQ(shown.lows[1].state, Correction::planned);
    EXPECT_EQ(shown.lows[1].action, "补投素材");
    EXPECT_EQ(isoDate(*shown.lows[1].due), day(7));
    // Said anew, it is the same task.
    edit([&](Edit& e) { correctScore(e, low, "补投素材", clock.today() + std::chrono::days(9), lin); });
    EXPECT_EQ(countRecords(database(), Kind::task), 1);
    // Done elsewhere, the new score is still to be asked for.
    edit([&](Edit& e) {
        changeField(e, Kind::task, allRecords(e.database(), Kind::task).front().id(), "done_on", Value{day(0)});
    });
    EXPECT_EQ(read().lows[1].state, Correction::done);
    EXPECT_THROW(edit([&](Edit& e) { closeCorrection(e, low, clock.today(), 6, {}); }), Error) << "CSAT ends at 5";
    EXPECT_THROW(edit([&](Edit& e) { closeCorrection(e, low, clock.today() - std::chrono::days(9), 4, {}); }), Error);
    edit([&](Edit& e) { closeCorrection(e, low, clock.today(), 4, "好多了"); });
    shown = read();
    EXPECT_EQ(shown.lows.back().state, Correction::closed);
    EXPECT_EQ(shown.lows.back().newScore, 4);
    EXPECT_EQ(shown.all.answers.csat, 3);
    for (int i = 0; i < 4; ++i) workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

}  // namespace
}  // namespace meike
