// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/record_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/records/record_check.h"
#include "app/records/tag_names.h"
#include "app/segments.h"
#include "app/words/error_words.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RecordWriterTest : public ::testing::Test {
protected:
    RecordWriterTest() : clock(parseIsoDate("2025-06-15").value()) {
        workspace = Workspace::create(folder / "a.meike", "CNY", clock);
        client = add(Record(Kind::client).set("name", "甲"));
    }

    Change run(const std::function<void(RecordWriter&)>& fn, RecordWriter::Pace pace = RecordWriter::Pace::each) {
        return workspace->edit({"change", {}}, [&](Edit& edit) {
            RecordWriter writer(edit, pace);
            fn(writer);
            if (pace == RecordWriter::Pace::batch) writer.finish();
        });
    }
    RecordId add(const Record& record) {
        RecordId id = 0;
        run([&](RecordWriter& writer) { id = writer.add(record); });
        return id;
    }
    std::string refusal(const std::function<void(RecordWriter&)>& fn) {
        const std::string before = digest(database());
        try {
            run(fn);
        } catch (const Error& error) {
            EXPECT_EQ(digest(database()), before) << "nothing is half done";
            return errorLine(error, Language::en);
        }
        return "no failure";
    }
    Database& database() { return workspace->database(); }
    Record read(Kind kind, RecordId id) { return readRecord(database(), kind, id).value(); }

    test::TemporaryFolder folder;
    FixedClock clock;
    std::unique_ptr<Workspace> workspace;
    RecordId client = 0;
};

TEST_F(RecordWriterTest, CleansAndCompletesWhatIsNew) {
    EXPECT_EQ(read(Kind::client, client).text("created_on"), "2025-06-15");
    const RecordId order = add(Record(Kind::order)
                                   .set("client", client)
                                   .set("date", "2025-06-01")
                                   .set("amount", 100)
                                   .set("number", " HT\n1 ")
                                   .set("notes", "one\r\ntwo ")
                                   .set("currency", "usd"));
    EXPECT_EQ(read(Kind::order, order).text("currency"), "USD");
    EXPECT_EQ(read(Kind::order, order).text("number"), "HT 1");
    EXPECT_EQ(read(Kind::order, order).text("notes"), "one\ntwo");
    const RecordId plain = add(Record(Kind::order).set("client", client).set("date", "2025-06-01").set("amount", 100));
    EXPECT_EQ(read(Kind::order, plain).text("currency"), "CNY") << "the base currency";
    const RecordId person = add(Record(Kind::person).set("name", "林晓"));
    EXPECT_EQ(read(Kind::person, person).text("role"), "account_manager");
    EXPECT_EQ(read(Kind::person, person).integer("active"), 1);
    add(Record(Kind::pick_item).set("list", "region").set("name", "华东"));
    const RecordId item = add(Record(Kind::pick_item).set("list", "region").set("name", "华北"));
    EXPECT_EQ(read(Kind::pick_item, item).integer("position"), 2);
    EXPECT_EQ(read(Kind::pick_item, item).integer("archived", 9), 0);
    const RecordId tag = add(Record(Kind::tag).set("name", "重点"));
    EXPECT_EQ(read(Kind::tag, tag).integer("colour", -1), tagColour("重点"));
}

TEST_F(RecordWriterTest, GivesWhatARecordNeedsAndNobodyEnters) {
    int given = 0;
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            if (!field.required || field.editable || !row.edited) continue;
            Record record(row.kind);
            completeRecord(database(), record, parseIsoDate("2025-06-15").value());
            EXPECT_FALSE(isEmpty(record.get(field.key))) << row.key << "." << field.key;
            ++given;
        }
    EXPECT_GT(given, 0);
}

TEST_F(RecordWriterTest, SaysWhatIsWrongAndWritesNothing) {
    EXPECT_EQ(
        refusal([&](RecordWriter& writer) {
            writer.add(Record(Kind::person).set("name", "林晓"));
            writer.add(Record(Kind::order).set("client", RecordId{77}).set("date", "2025-06-01").set("amount", 1));
        }),
        "client: does not exist");
    const Record project = Record(Kind::project)
                               .set("client", client)
                               .set("name", "春季")
                               .set("start", "2025-05-01")
                               .set("finish", "2025-04-01");
    EXPECT_EQ(refusal([&](RecordWriter& writer) { writer.add(project); }), "finish: is before the start");
    EXPECT_EQ(refusal([&](RecordWriter& writer) { writer.set(Kind::client, 77, "city", "北京"); }),
              "clients: the record is gone");
    EXPECT_EQ(refusal([&](RecordWriter& writer) { writer.setSetting("base_currency", "yuan"); }),
              "yuan: not a currency code such as CNY");
}

TEST_F(RecordWriterTest, NamesOfTheWorkspaceAreGivenOnce) {
    const RecordId group = add(Record(Kind::tag_group).set("name", "行业"));
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.add(Record(Kind::tag_group).set("name", " 行业 ")); }),
                HasSubstr("another tag group has this name already"));
    add(Record(Kind::tag).set("name", "VIP").set("tag_group", group));
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.add(Record(Kind::tag).set("name", "ｖｉｐ")); }),
                HasSubstr("merge the two instead"));
    const RecordId item =
        add(Record(Kind::pick_item).set("list", "region").set("name", "华东").set("name_en", "East China"));
    EXPECT_THAT(refusal([&](RecordWriter& writer) {
                    writer.add(Record(Kind::pick_item).set("list", "region").set("name", "east china"));
                }),
                HasSubstr("the list has an entry of this name"));
    add(Record(Kind::pick_item).set("list", "industry").set("name", "华东"));
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.set(Kind::pick_item, item, "list", "service"); }),
                HasSubstr("stays in its list"));
}

/// A file of an older version may hold what no longer may be written.
TEST_F(RecordWriterTest, WhatWasWrongBeforeDoesNotStandInTheWayOfAnotherChange) {
    RecordId old = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        old = edit.insert(Record(Kind::client).set("name", "乙").set("growth_potential", 9));
    });
    run([&](RecordWriter& writer) { EXPECT_TRUE(writer.set(Kind::client, old, "city", "北京")); });
    EXPECT_EQ(refusal([&](RecordWriter& writer) { writer.set(Kind::client, old, "growth_potential", 8); }),
              "growth_potential: not between 1 and 5");
}

TEST_F(RecordWriterTest, ABatchAllocatesAtItsEndAndLeavesWhatIsAllocated) {
    RecordId early = 0, late = 0, paid = 0, open = 0;
    const auto money = [&](Kind kind, const char* day, std::int64_t amount) {
        return Record(kind)
            .set("client", client)
            .set(kind == Kind::receipt ? "date" : "due", std::string(day))
            .set("amount", amount);
    };
    run(
        [&](RecordWriter& writer) {
            early = writer.add(money(Kind::receivable, "2025-01-01", 100));
            late = writer.add(money(Kind::receivable, "2025-02-01", 100));
            paid = writer.add(money(Kind::receipt, "2025-03-01", 100));
            writer.add(Record(Kind::allocation).set("receipt", paid).set("receivable", late).set("amount", 100));
            open = writer.add(money(Kind::receipt, "2025-03-02", 30));
        },
        RecordWriter::Pace::batch);
    std::vector<std::tuple<RecordId, RecordId, std::int64_t>> rows;
    for (const Record& row : allRecords(database(), Kind::allocation))
        rows.emplace_back(row.integer("receipt"), row.integer("receivable"), row.integer("amount"));
    EXPECT_THAT(rows, ElementsAre(std::tuple(paid, late, 100), std::tuple(open, early, 30)));
}

TEST_F(RecordWriterTest, MergesPeopleWhereverTheyAreNamed) {
    const RecordId from = add(Record(Kind::person).set("name", "林 晓"));
    const RecordId into = add(Record(Kind::person).set("name", "林晓"));
    run([&](RecordWriter& writer) {
        writer.set(Kind::client, client, "owner", from);
        writer.set(Kind::client, client, "sponsor", into);
        writer.add(Record(Kind::project).set("client", client).set("name", "春季").set("owner", from));
        writer.add(Record(Kind::task).set("title", "回访").set("owner", from));
    });
    const std::string before = digest(database());
    std::int64_t changed = 0;
    run([&](RecordWriter& writer) { changed = writer.merge(Kind::person, from, into); });
    EXPECT_EQ(changed, 3);
    EXPECT_EQ(read(Kind::client, client).integer("owner"), into);
    EXPECT_EQ(allRecords(database(), Kind::task).front().integer("owner"), into);
    EXPECT_FALSE(readRecord(database(), Kind::person, from));
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.merge(Kind::person, into, into); }),
                HasSubstr("with itself"));
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.merge(Kind::client, client, client); }),
                HasSubstr("cannot be merged"));
    const RecordId second = add(Record(Kind::client).set("name", "乙"));
    const RecordId here = add(Record(Kind::project).set("client", client).set("name", "夏季"));
    const RecordId there = add(Record(Kind::project).set("client", second).set("name", "夏季"));
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.merge(Kind::project, here, there); }),
                HasSubstr("of one client"));
}

TEST_F(RecordWriterTest, DeletingAPersonEmptiesWhatPointedToThem) {
    const RecordId person = add(Record(Kind::person).set("name", "林晓"));
    run([&](RecordWriter& writer) {
        writer.set(Kind::client, client, "owner", person);
        writer.add(Record(Kind::task).set("title", "回访").set("owner", person));
    });
    const std::string before = digest(database());
    const Change change = run([&](RecordWriter& writer) { writer.remove(Kind::person, person); });
    EXPECT_EQ(change.rowCount, 3);
    EXPECT_THAT(change.clients, ElementsAre(client)) << "their scores and lists follow";
    EXPECT_TRUE(isEmpty(read(Kind::client, client).get("owner")));
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
    EXPECT_GE(mostRecordsPointingTo(database(), Kind::person), 2);
    EXPECT_EQ(mostRecordsPointingTo(database(), Kind::rate), 0);
}

TEST_F(RecordWriterTest, AFieldThatPeopleAddedIsKeptWhileARuleAsksForIt) {
    const RecordId field = add(Record(Kind::custom_field)
                                   .set("kind", "needs")
                                   .set("name", "紧急程度")
                                   .set("type", "choice")
                                   .set("options", "高\n中\n低"));
    const std::string key = read(Kind::custom_field, field).text("key");
    add(Record(Kind::need).set("client", client).set("date", "2025-06-01").set("title", "直播").set(key, "高"));
    RecordId segment = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        segment = saveSegment(edit, "紧急", Rule::exists("needs", {Rule::condition(key, "any_of", {"高"})}));
    });
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.remove(Kind::custom_field, field); }), HasSubstr("紧急"));
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.set(Kind::custom_field, field, "options", "中\n低"); }),
                HasSubstr("紧急"));
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.set(Kind::custom_field, field, "type", "text"); }),
                HasSubstr("cannot be changed"));
    run([&](RecordWriter& writer) { EXPECT_TRUE(writer.set(Kind::custom_field, field, "options", "高\n低")); });
    run([&](RecordWriter& writer) {
        writer.remove(Kind::segment, segment);
        writer.remove(Kind::custom_field, field);
    });
    EXPECT_EQ(countRecords(database(), Kind::custom_value), 0);
}

TEST_F(RecordWriterTest, FieldsOfAKindAreCalledApart) {
    const auto field = [](const char* kind, const char* name) {
        return Record(Kind::custom_field).set("kind", kind).set("name", name).set("type", "text");
    };
    const RecordId own = add(field("needs", "紧急程度"));
    add(field("tasks", "紧急程度"));
    for (const char* taken : {"紧急程度", " 紧急程度 "})
        EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.add(field("needs", taken)); }), HasSubstr("this name"))
            << taken;
    for (const char* taken : {"刚需", "must-have"})
        EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.add(field("needs", taken)); }), HasSubstr("built in"))
            << taken;
    run([&](RecordWriter& writer) { EXPECT_TRUE(writer.set(Kind::custom_field, own, "name_en", "Urgency")); });
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.add(field("needs", "urgency")); }), HasSubstr("this name"));
}

TEST_F(RecordWriterTest, WhatAnOwnFieldAsksForIsAskedOfPeople) {
    const RecordId field = add(Record(Kind::custom_field)
                                   .set("kind", "needs")
                                   .set("name", "紧急程度")
                                   .set("type", "text")
                                   .set("required", std::int64_t{1}));
    const std::string key = read(Kind::custom_field, field).text("key");
    const Record need = Record(Kind::need).set("client", client).set("date", "2025-06-01").set("title", "直播");
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.add(need); }), HasSubstr("required"));
    EXPECT_EQ(checkRecord(database(), need).size(), 1U);
    const RecordId id = add(Record(need).set(key, "高"));
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.set(Kind::need, id, key, {}); }), HasSubstr("required"));
    run([&](RecordWriter& writer) { EXPECT_TRUE(writer.set(Kind::custom_field, field, "archived", std::int64_t{1})); });
    add(need);
}

TEST_F(RecordWriterTest, WhoGoesTakesTheValuesOfAddedFieldsAlong) {
    const RecordId field =
        add(Record(Kind::custom_field).set("kind", "needs").set("name", "预算说明").set("type", "text"));
    const std::string key = read(Kind::custom_field, field).text("key");
    const RecordId need = add(
        Record(Kind::need).set("client", client).set("date", "2025-06-01").set("title", "直播").set(key, " 两百万 "));
    EXPECT_EQ(read(Kind::need, need).text(key), "两百万");
    const std::string before = digest(database());
    run([&](RecordWriter& writer) { writer.remove(Kind::client, client); });
    EXPECT_EQ(countRecords(database(), Kind::need), 0);
    EXPECT_EQ(countRecords(database(), Kind::custom_value), 0);
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(RecordWriterTest, ManyRecordsAtOnceAreCheckedOnce) {
    const std::vector<RecordId> all{client, add(Record(Kind::client).set("name", "乙"))};
    run([&](RecordWriter& writer) {
        EXPECT_EQ(writer.setMany(Kind::client, all, "city", " 北京 "), 2);
        EXPECT_EQ(writer.setMany(Kind::client, all, "city", "北京"), 0);
    });
    EXPECT_THAT(refusal([&](RecordWriter& writer) { writer.setMany(Kind::client, all, "industry", RecordId{99}); }),
                HasSubstr("does not exist"));
    run([&](RecordWriter& writer) { writer.set(Kind::client, client, "tier_override_from", "2025-06-01"); });
    EXPECT_THAT(
        refusal([&](RecordWriter& writer) { writer.setMany(Kind::client, all, "tier_override_until", "2025-05-01"); }),
        HasSubstr("is before the start"))
        << "what hangs together is looked at record by record";
}

}  // namespace
}  // namespace meike
