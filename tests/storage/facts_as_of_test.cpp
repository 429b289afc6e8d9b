// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/facts_as_of.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domain/fact_days.h"
#include "domain/related.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class FactsAsOfTest : public ::testing::Test {
protected:
    FactsAsOfTest() {
        workspace->edit({"add", {}}, [&](Edit& edit) {
            client = edit.insert(Record(Kind::client).set("name", std::string("知夏")));
            project = edit.insert(Record(Kind::project).set("client", client).set("name", std::string("x")));
            contact = edit.insert(Record(Kind::contact).set("client", client).set("name", std::string("王")));
            plan = edit.insert(Record(Kind::account_plan)
                                   .set("client", client)
                                   .set("title", std::string("x"))
                                   .set("start", std::string("2026-01-01")));
            criterion = edit.insert(Record(Kind::key_criterion).set("name", std::string("x")));
            event = edit.insert(Record(Kind::event)
                                    .set("name", std::string("x"))
                                    .set("type", std::string("thanks"))
                                    .set("date", std::string("2026-01-01")));
            assessment = edit.insert(Record(Kind::assessment)
                                         .set("name", std::string("Q1"))
                                         .set("as_of", std::string("2026-01-01"))
                                         .set("profile_name", std::string("agency"))
                                         .set("profile_version", 1)
                                         .set("profile_body", std::string("{}"))
                                         .set("tier_scale", std::string("x")));
        });
    }
    static Date at(int days) { return valueOrThrow(makeDate(2026, 3, 9)) + std::chrono::days(days); }
    /// Whatever the kind needs, on a day.
    Record sample(Kind kind, Date on) {
        Record record(kind);
        for (const Field& field : kindRow(kind).fields) {
            if (!field.required || field.source != FieldSource::column) continue;
            if (field.type == FieldType::reference)
                record.set(field.key, field.refersTo == Kind::assessment      ? assessment
                                      : field.refersTo == Kind::project       ? project
                                      : field.refersTo == Kind::contact       ? contact
                                      : field.refersTo == Kind::account_plan  ? plan
                                      : field.refersTo == Kind::key_criterion ? criterion
                                      : field.refersTo == Kind::event         ? event
                                                                              : client);
            else if (field.type == FieldType::date)
                record.set(field.key, isoDate(on));
            else if (field.type == FieldType::choice)
                record.set(field.key, std::string(field.choices.front().key));
            else if (field.type == FieldType::text || field.type == FieldType::long_text)
                record.set(field.key, std::string("CNY"));
            else
                record.set(field.key, std::int64_t{1});
        }
        record.set(factDays(kind)->day, isoDate(on));
        return record;
    }
    RecordId insert(const Record& record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) {
            if (record.kind() == Kind::borrow_record) edit.leaveOutOfHistory();
            id = edit.insert(record);
        });
        return id;
    }
    std::vector<RecordId> existing(Kind kind, Date asOf) {
        std::vector<RecordId> ids;
        for (const Record& record : allRecords(workspace->database(), kind, asOf)) ids.push_back(record.id());
        std::erase(ids, kind == Kind::assessment     ? assessment
                        : kind == Kind::project      ? project
                        : kind == Kind::account_plan ? plan
                        : kind == Kind::event        ? event
                                                     : 0);
        return ids;
    }

    test::TemporaryFolder folder;
    FixedClock clock{at(0)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    RecordId client = 0;
    RecordId assessment = 0;
    RecordId project = 0;
    RecordId contact = 0;
    RecordId plan = 0;
    RecordId criterion = 0, event = 0;
};

TEST_F(FactsAsOfTest, EveryKindThatHappensOnADayHasItsRow) {
    for (const KindRow& row : kindTable()) {
        if (isDatedFact(row.kind)) {
            ASSERT_NE(factDays(row.kind), nullptr) << row.key;
            EXPECT_EQ(factDays(row.kind)->day, "date") << row.key;
        }
        // A kind with a day that rules count by is a fact of it.
        if (isRelated(row.kind) && dayField(row.kind) && row.kind != Kind::contact) {
            ASSERT_NE(factDays(row.kind), nullptr) << row.key;
            EXPECT_EQ(factDays(row.kind)->day, dayField(row.kind)->key) << row.key;
        }
    }
    for (const FactDays& days : factDaysTable()) {
        EXPECT_EQ(fieldOf(days.kind, days.day).type, FieldType::date);
        if (!days.settledOn.empty()) {
            EXPECT_EQ(fieldOf(days.kind, days.settledOn).type, FieldType::date);
        }
        for (const std::string_view field : days.settledWith) EXPECT_NE(findField(days.kind, field), nullptr);
    }
}

TEST_F(FactsAsOfTest, ARecordExistsFromItsDayAndAPlanFromItsEntry) {
    for (const FactDays& days : factDaysTable()) {
        SCOPED_TRACE(std::string(kindRow(days.kind).key));
        clock.setToday(at(0));
        const RecordId past = insert(sample(days.kind, at(-5)));
        const RecordId next = insert(sample(days.kind, at(5)));
        clock.setToday(at(30));
        const RecordId later = insert(sample(days.kind, at(40)));
        const auto all = [](std::initializer_list<RecordId> ids) { return std::vector<RecordId>(ids); };
        EXPECT_EQ(existing(days.kind, at(-6)), all({})) << "before it was entered, and before its day";
        EXPECT_EQ(existing(days.kind, at(-5)), all({past}));
        EXPECT_EQ(existing(days.kind, at(-1)), all({past})) << "what is planned was not entered yet";
        EXPECT_EQ(existing(days.kind, at(0)), days.planned ? all({past, next}) : all({past}));
        EXPECT_EQ(existing(days.kind, at(5)), all({past, next}));
        EXPECT_EQ(existing(days.kind, at(29)), all({past, next}));
        EXPECT_EQ(existing(days.kind, at(30)), days.planned ? all({past, next, later}) : all({past, next}));
        EXPECT_EQ(existing(days.kind, at(40)), all({past, next, later}));
    }
}

TEST_F(FactsAsOfTest, WhatEndedLaterIsOpenStill) {
    for (const FactDays& days : factDaysTable()) {
        if (days.settledOn.empty()) continue;
        SCOPED_TRACE(std::string(kindRow(days.kind).key));
        clock.setToday(at(2));
        Record record = sample(days.kind, at(-5));
        for (const std::string_view with : days.settledWith) {
            const Field& field = fieldOf(days.kind, with);
            if (field.type == FieldType::reference) continue;
            if (field.type == FieldType::integer)
                record.set(with, std::int64_t{4});
            else
                record.set(with, std::string("x"));
        }
        record.set(days.settledOn, isoDate(at(2)));
        const RecordId id = insert(record);
        const auto on = [&](Date day) {
            for (Record& each : allRecords(workspace->database(), days.kind, day))
                if (each.id() == id) return each;
            return Record(days.kind);
        };
        EXPECT_EQ(on(at(2)).text(days.settledOn), isoDate(at(2)));
        EXPECT_TRUE(isEmpty(on(at(1)).get(days.settledOn)));
        for (const std::string_view with : days.settledWith) {
            EXPECT_EQ(on(at(2)).get(with), record.get(with));
            EXPECT_TRUE(isEmpty(on(at(1)).get(with))) << with;
        }
    }
}

TEST_F(FactsAsOfTest, APartAtAClientMayHaveAnEndAheadAndNeedsNoBeginning) {
    const auto part = [&](const char* start, Date finish) {
        return insert(Record(Kind::contact_role)
                          .set("client", client)
                          .set("contact", contact)
                          .set("start", textValue(start))
                          .set("finish", isoDate(finish)));
    };
    const RecordId noted = part("", at(20));
    clock.setToday(at(10));
    const RecordId later = part("", at(8));
    const auto finishes = [&](Date day) {
        std::map<RecordId, std::string> texts;
        for (const Record& each : allRecords(workspace->database(), Kind::contact_role, day))
            texts[each.id()] = each.text("finish");
        return texts;
    };
    using Texts = std::map<RecordId, std::string>;
    EXPECT_EQ(finishes(at(5)), (Texts{{noted, isoDate(at(20))}, {later, ""}})) << "its end was entered on day 10";
    EXPECT_EQ(finishes(at(9)), (Texts{{noted, isoDate(at(20))}, {later, isoDate(at(8))}}));
    EXPECT_TRUE(changedAfter(workspace->database(), Kind::contact_role, later, at(9)));
    EXPECT_FALSE(changedAfter(workspace->database(), Kind::contact_role, later, at(10)));
}

TEST_F(FactsAsOfTest, ReceivablesAreOpenByWhatHadComeIn) {
    const RecordId old = insert(sample(Kind::receivable, at(-40)).set("amount", 900));
    const RecordId paid = insert(sample(Kind::receivable, at(-60)).set("amount", 100));
    for (const auto& [bill, day, amount] :
         {std::tuple{paid, at(-50), 100}, std::tuple{old, at(-10), 300}, std::tuple{old, at(10), 600}}) {
        const RecordId receipt = insert(sample(Kind::receipt, day).set("amount", amount));
        insert(Record(Kind::allocation).set("receipt", receipt).set("receivable", bill).set("amount", amount));
    }
    const auto open = [&](Date day, int limit = -1) {
        std::vector<std::pair<RecordId, MinorUnits>> list;
        for (const OpenReceivable& each : receivablesOfClient(workspace->database(), client, day, limit))
            list.emplace_back(each.record.id(), each.open);
        return list;
    };
    using List = std::vector<std::pair<RecordId, MinorUnits>>;
    EXPECT_EQ(open(at(-20)), (List{{old, 900}, {paid, 0}}));
    EXPECT_EQ(open(at(0)), (List{{old, 600}, {paid, 0}}));
    EXPECT_EQ(open(at(10)), (List{{old, 0}, {paid, 0}}));
    EXPECT_EQ(open(at(-55)), (List{{paid, 100}}));
    EXPECT_EQ(open(at(0), 1), (List{{old, 600}})) << "what is open comes before what is newer and settled";
}

TEST_F(FactsAsOfTest, TheNewestUpToADayAreRead) {
    for (int i = 0; i < 30; ++i) insert(sample(Kind::order, at(i)).set("number", "HT-" + std::to_string(i)));
    std::vector<std::string> numbers;
    for (const Record& order : recordsOfClient(workspace->database(), Kind::order, client, at(9), 3))
        numbers.push_back(order.text("number"));
    EXPECT_EQ(numbers, (std::vector<std::string>{"HT-9", "HT-8", "HT-7"}));
}

}  // namespace
}  // namespace meike
