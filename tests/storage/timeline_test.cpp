// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "domain/fact_days.h"
#include "storage/workspace.h"
#include "tests/support/days.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class TimelineTest : public ::testing::Test {
protected:
    TimelineTest() {
        edit([&](Edit& edit) {
            client = edit.insert(Record(Kind::client).set("name", std::string("知夏")));
            other = edit.insert(Record(Kind::client).set("name", std::string("长风")));
            wang = edit.insert(Record(Kind::contact).set("client", client).set("name", std::string("王建国")));
        });
    }

    void edit(const std::function<void(Edit&)>& fn) { workspace->edit({"add", {}}, fn); }
    RecordId insert(const Record& record) {
        RecordId id = 0;
        edit([&](Edit& edit) { id = edit.insert(record); });
        return id;
    }
    static Record talk(RecordId client, const std::string& date, const std::string& summary) {
        return Record(Kind::interaction)
            .set("client", client)
            .set("date", date)
            .set("kind", std::string("call"))
            .set("summary", summary);
    }
    Timeline read(TimelineQuery query = {}, const FieldHistory* history = nullptr) {
        query.client = client;
        if (query.asOf == Date()) query.asOf = clock.today();
        return readTimeline(workspace->database(), query, history);
    }
    static std::string told(const Timeline& timeline) {
        std::string text;
        for (const TimelineEntry& entry : timeline.entries)
            text += (text.empty() ? "" : " ") + isoDate(dateOfDay(entry.day)) + "/" +
                    std::string(kindName(entry.kind)) + std::to_string(entry.id) + (entry.pinned ? "*" : "");
        return text;
    }
    /// A record of before everything that is looked at.
    RecordId pointedTo(Kind kind) {
        const KindRow& row = kindRow(kind);
        Record record(kind);
        record.set(row.nameField, std::string("x"));
        for (const Field& field : row.fields)
            if (field.required && field.type == FieldType::choice)
                record.set(field.key, std::string(field.choices.front().key));
        if (!row.owner.empty()) record.set(row.owner, other);
        if (!row.day.empty()) record.set(row.day, std::string("2020-01-01"));
        return insert(record);
    }
    /// Whatever the kind needs, on a day.
    Record sample(const KindRow& row, const std::string& day) {
        Record record(row.kind);
        for (const Field& field : row.fields) {
            if (field.source != FieldSource::column) continue;
            if (field.key == row.day || (field.key == row.done && factDays(row.kind)->planned)) {
                record.set(field.key, day);
                continue;
            }
            if (!field.required) continue;
            if (field.type == FieldType::reference)
                record.set(field.key, field.refersTo == Kind::account_plan || field.refersTo == Kind::key_criterion ||
                                              field.refersTo == Kind::event
                                          ? pointedTo(field.refersTo)
                                          : client);
            else if (field.type == FieldType::date)
                record.set(field.key, day);
            else if (field.type == FieldType::choice)
                record.set(field.key, std::string(field.choices.front().key));
            else if (field.type == FieldType::text || field.type == FieldType::long_text)
                record.set(field.key, std::string("CNY"));
            else
                record.set(field.key, std::int64_t{1});
        }
        record.set(row.owner, client);  // tasks may be of nobody
        return record;
    }

    test::TemporaryFolder folder;
    FixedClock clock{iso("2026-03-09")};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "t.meike", "CNY", clock);
    RecordId client = 0, other = 0, wang = 0;
};

TEST_F(TimelineTest, EveryKindOfAClientThatHasADayStandsOnIt) {
    int kinds = 0;
    for (const Kind kind : timelineKinds()) {
        if (kind == Kind::assessment_score || kind == Kind::client) continue;
        ++kinds;
        const RecordId id = insert(sample(kindRow(kind), "2026-03-08"));
        const Timeline found = read({.kinds = {kind}});
        ASSERT_EQ(found.entries.size(), 1U) << kindName(kind);
        EXPECT_EQ(found.entries[0].id, id) << kindName(kind);
        EXPECT_EQ(dateOfDay(found.entries[0].day), iso("2026-03-08")) << kindName(kind);
        EXPECT_TRUE(read({.asOf = iso("2026-03-07"), .kinds = {kind}}).entries.empty()) << kindName(kind);
        EXPECT_EQ(read({.asOf = iso("2026-03-08"), .kinds = {kind}}).entries.size(), 1U) << kindName(kind);
    }
    EXPECT_GE(kinds, 9);
    EXPECT_EQ(read().entries.size(), static_cast<std::size_t>(kinds));
}

TEST_F(TimelineTest, IsOrderedAndEndsOnItsDay) {
    const RecordId a = insert(talk(client, "2026-02-01", "一"));
    const RecordId b = insert(talk(client, "2026-03-01", "二"));
    const RecordId c = insert(talk(client, "2026-03-01", "三"));
    insert(talk(client, "2026-03-10", "明天"));
    insert(talk(other, "2026-03-01", "别人的"));
    const RecordId order = insert(Record(Kind::order)
                                      .set("client", client)
                                      .set("date", std::string("2026-03-01"))
                                      .set("amount", 100)
                                      .set("currency", std::string("CNY")));
    // A task stands where it was done, not where it was due; one not done stands nowhere.
    const RecordId task = insert(Record(Kind::task)
                                     .set("client", client)
                                     .set("title", std::string("回访"))
                                     .set("due", std::string("2026-02-20"))
                                     .set("done_on", std::string("2026-03-05")));
    insert(Record(Kind::task)
               .set("client", client)
               .set("title", std::string("回访"))
               .set("due", std::string("2026-02-20")));
    const auto id = [](const char* kind, RecordId record) { return std::string(kind) + std::to_string(record); };
    EXPECT_EQ(told(read()), "2026-03-05/" + id("task", task) + " 2026-03-01/" + id("order", order) + " 2026-03-01/" +
                                id("interaction", c) + " 2026-03-01/" + id("interaction", b) + " 2026-02-01/" +
                                id("interaction", a));
    EXPECT_EQ(told(read({.asOf = iso("2026-02-28")})), "2026-02-01/" + id("interaction", a));
    EXPECT_EQ(told(read({.kinds = {Kind::order, Kind::task}})),
              "2026-03-05/" + id("task", task) + " 2026-03-01/" + id("order", order));
}

TEST_F(TimelineTest, IsSearchedInTextsNamesAndLabels) {
    const RecordId a = insert(talk(client, "2026-03-01", "谈续约 100% OK").set("contact", wang));
    const RecordId b = insert(talk(client, "2026-03-02", "發票").set("next_step", std::string("寄 Invoice")));
    const auto found = [&](const char* search) {
        std::vector<RecordId> ids;
        for (const TimelineEntry& entry : read({.search = search}).entries) ids.push_back(entry.id);
        return ids;
    };
    using ::testing::ElementsAre;
    EXPECT_THAT(found("续约"), ElementsAre(a));
    EXPECT_THAT(found("100%"), ElementsAre(a));
    EXPECT_THAT(found("1_0"), ElementsAre());
    EXPECT_THAT(found("王建"), ElementsAre(a));
    EXPECT_THAT(found("ＩＮＶＯＩＣＥ"), ElementsAre(b));
    EXPECT_THAT(found("发票"), ElementsAre(b)) << "traditional characters";
    EXPECT_THAT(found("电话"), ElementsAre(b, a)) << "the label of a choice";
    EXPECT_THAT(found("没有"), ElementsAre());
}

TEST_F(TimelineTest, TellsChangesOfTheTierBySavedAssessments) {
    const auto assess = [&](const char* name, const char* day, const char* tier) {
        edit([&](Edit& edit) {
            const RecordId assessment = edit.insert(Record(Kind::assessment)
                                                        .set("name", std::string(name))
                                                        .set("as_of", std::string(day))
                                                        .set("profile_name", std::string("agency"))
                                                        .set("profile_version", 1)
                                                        .set("profile_body", std::string("{}"))
                                                        .set("tier_scale", std::string("x")));
            edit.insert(Record(Kind::assessment_score)
                            .set("assessment", assessment)
                            .set("client", client)
                            .set("tier", textValue(tier)));
        });
    };
    assess("Q3", "2025-09-30", "growth");
    assess("Q1", "2026-02-28", "core");
    assess("Q4", "2025-12-31", "growth");
    const Timeline all = read();
    ASSERT_EQ(all.entries.size(), 2U);
    EXPECT_EQ(dateOfDay(all.entries[0].day), iso("2026-02-28"));
    EXPECT_EQ(all.tierChanges[all.entries[0].detail].before, "growth");
    EXPECT_EQ(all.tierChanges[all.entries[0].detail].after, "core");
    EXPECT_EQ(all.tierChanges[all.entries[1].detail].before, "");
    EXPECT_EQ(read({.asOf = iso("2026-01-31")}).entries.size(), 1U);
    EXPECT_EQ(read({.search = "核心"}).entries.size(), 1U);
}

TEST_F(TimelineTest, ADamagedDayStandsNowhere) {
    const RecordId id = insert(talk(client, "2026-03-01", "一"));
    workspace->database().exec("UPDATE interaction SET date = '2026-02-30' WHERE id = " + std::to_string(id));
    EXPECT_TRUE(read().entries.empty());
}

TEST_F(TimelineTest, TenThousandEntriesAreReadInNoTime) {
    edit([&](Edit& edit) {
        for (int i = 0; i < 10'000; ++i)
            edit.insert(talk(client, isoDate(iso("2026-03-09") - std::chrono::days(i % 1'000)),
                             "第 " + std::to_string(i) + " 次"));
    });
    const auto reader = workspace->openReader();
    const auto start = std::chrono::steady_clock::now();
    const Timeline timeline = readTimeline(*reader, {.client = client, .asOf = clock.today()});
    const auto took = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(timeline.entries.size(), 10'000U);
    EXPECT_TRUE(std::is_sorted(timeline.entries.begin(), timeline.entries.end(),
                               [](const TimelineEntry& a, const TimelineEntry& b) { return a.day > b.day; }));
    // Far above what tests/bench measures: a busy machine, a build without optimisation.
    EXPECT_LT(took, std::chrono::milliseconds(500));
}

TEST_F(TimelineTest, FieldsThatWereChangedStandOnItWithOldAndNew) {
    clock.setToday(iso("2026-03-01"));
    workspace->edit({"change", {}},
                    [&](Edit& edit) { edit.set(Kind::client, client, "name", std::string("知夏美妆")); });
    clock.setToday(iso("2026-03-05"));
    workspace->edit({"change", {}}, [&](Edit& edit) {
        edit.set(Kind::client, client, "name", std::string("知夏集团"));
        edit.set(Kind::client, client, "growth_potential", std::int64_t{4});
        edit.set(Kind::client, other, "name", std::string("别人"));
    });
    workspace->edit({"change", {}}, [&](Edit& edit) { edit.set(Kind::client, client, "name", std::string("收回")); });
    workspace->undo();
    const FieldHistory history = readFieldHistory(workspace->database(), Kind::client, client);
    EXPECT_TRUE(history.complete);
    ASSERT_EQ(history.changes.size(), 3U);
    EXPECT_EQ(history.changes[0].field, "name");
    EXPECT_EQ(textOrEmpty(history.changes[0].before), "知夏美妆");
    EXPECT_EQ(textOrEmpty(history.changes[0].after), "知夏集团");
    EXPECT_EQ(history.changes[1].field, "growth_potential");
    EXPECT_TRUE(isEmpty(history.changes[1].before));
    EXPECT_EQ(textOrEmpty(history.changes[2].before), "知夏");
    EXPECT_EQ(read({}, &history).entries.size(), 3U);
    EXPECT_EQ(read({.asOf = iso("2026-03-02")}, &history).entries.size(), 1U);
    EXPECT_EQ(read({.search = "美妆"}, &history).entries.size(), 2U);
    EXPECT_EQ(read({.kinds = {Kind::order}}, &history).entries.size(), 0U);
    EXPECT_FALSE(readFieldHistory(workspace->database(), Kind::client, client, 10).complete) << "too little is read";
}

TEST_F(TimelineTest, CustomFieldsHaveAHistoryToo) {
    edit([&](Edit& edit) {
        edit.insert(Record(Kind::custom_field)
                        .set("key", std::string("custom_0123456789ab"))
                        .set("kind", std::string("clients"))
                        .set("name", std::string("评级"))
                        .set("type", std::string("text")));
    });
    const auto set = [&](const Value& value) {
        workspace->edit({"change", {}},
                        [&](Edit& edit) { edit.set(Kind::client, client, "custom_0123456789ab", value); });
    };
    set(std::string("甲"));
    set(std::string("乙"));
    set({});
    const FieldHistory history = readFieldHistory(workspace->database(), Kind::client, client);
    std::vector<std::string> told;
    for (const FieldChange& change : history.changes)
        told.push_back(textOrEmpty(change.before) + ">" + textOrEmpty(change.after));
    EXPECT_THAT(told, ::testing::ElementsAre("乙>", "甲>乙", ">甲"));
}

}  // namespace
}  // namespace meike
