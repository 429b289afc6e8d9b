// SPDX-License-Identifier: GPL-3.0-or-later
// What is said before two clients become one, and what follows beside their records: rules, pins, money, files, scores.
#include "tests/app/records/two_clients.h"

#include "app/records/client_edits.h"
#include "app/records/kept_apart.h"
#include "app/records/timeline_pins.h"
#include "app/segments.h"
#include "app/session.h"
#include "app/words/merge_words.h"
#include "exchange/rule_json.h"
#include "storage/field_history.h"
#include "storage/timeline.h"

namespace meike {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;
using What = MergeConflict::What;

class MergeFollows : public test::TwoClients {};

TEST_F(MergeFollows, WhatToLookAtIsSaidBefore) {
    EXPECT_THAT(conflicts(), IsEmpty());
    set(keep, "registration_no", std::string("91350100M000100Y43"));
    set(gone, "registration_no", std::string("310000400000001"));
    set(keep, "code", std::string("A"));
    set(gone, "code", std::string("B"));
    const auto order = [&](RecordId of, const std::string& number) {
        Record record(Kind::order);
        record.set("client", of).set("date", std::string("2026-01-05")).set("amount", std::int64_t{100});
        if (!number.empty()) record.set("number", number);
        return add(record);
    };
    order(keep, "HT-1");
    order(gone, "HT-1");
    order(keep, "");
    order(gone, "HT-2");
    for (const RecordId of : {keep, gone})
        add(Record(Kind::contact)
                .set("client", of)
                .set("name", std::string("李娜"))
                .set("title", std::string(of == keep ? "总监" : "经理")));
    workspace->edit({"x", {}}, [&](Edit& edit) { keepApart(edit, keep, gone); });
    const MergePreview preview = previewMerge(database(), keep, gone);
    EXPECT_THAT(conflicts(), ElementsAre(What::registration_no, What::code, What::kept_apart, What::shared_key,
                                         What::shared_key, What::same_records));
    std::vector<std::string> texts;
    for (const MergeConflict& each : preview.conflicts)
        for (const Language language : {Language::zh, Language::en})
            texts.push_back(words::mergeConflictWords(mergeConflictName(each.what), each.kind, each.field, each.values,
                                                      each.count, language));
    EXPECT_THAT(texts, Contains("1 order with the same number at both: HT-1"));
    EXPECT_THAT(texts, Contains("两边有 1 个联系人的姓名相同：李娜"));
    EXPECT_THAT(texts, Contains(HasSubstr("重复计算")));
    for (const std::string& text : texts) EXPECT_THAT(text, Not(HasSubstr("{")));
    for (const MergeRelation& row : preview.relations) {
        if (row.relation.kind != Kind::order) continue;
        EXPECT_EQ(row.keep, 2);
        EXPECT_EQ(row.gone, 2);
        EXPECT_EQ(row.same, 1);
    }
    // Said, and done all the same when somebody wants it: both orders are there.
    merge();
    EXPECT_EQ(findRecords(database(), Kind::order, "client", Value{keep}).size(), 4U);
}

TEST_F(MergeFollows, WhoCannotBeMergedIsSaid) {
    EXPECT_THAT(refusal([&] { previewMerge(database(), keep, keep); }), HasSubstr("with itself"));
    EXPECT_THAT(refusal([&] { previewMerge(database(), keep, 999); }), HasSubstr("no such client"));
    const RecordId bin[] = {gone};
    workspace->edit({"bin", {}}, [&](Edit& edit) { binClients(edit, bin); });
    EXPECT_THAT(refusal([&] { merge(); }), HasSubstr("recycle bin"));
}

TEST_F(MergeFollows, RulesThatNameItNameTheOther) {
    const RecordId member = client("下属公司");
    set(member, "parent", gone);
    RecordId byName = 0;
    RecordId list = 0;
    RecordId both = 0;
    RecordId tag = 0;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        byName = saveSegment(edit, "旗下", Rule::condition("parent", "equals", {"云舟传媒"}));
        list = saveSnapshot(edit, "名单", {gone, member}, valueOrThrow(makeDate(2026, 3, 1)));
        both = saveSnapshot(edit, "两个都在", {keep, gone}, valueOrThrow(makeDate(2026, 3, 1)));
        tag = findOrAddTag(edit, "按规则");
        changeField(edit, Kind::tag, tag, "rule",
                    Value{ruleJson(Rule::none({Rule::condition("agent", "any_of", {"云舟传媒", "别家"})}))});
    });
    const std::string before = digest(database());
    std::vector<std::string> named;
    for (const RuleUse& use : previewMerge(database(), keep, gone).rules) named.push_back(use.name);
    EXPECT_THAT(named, UnorderedElementsAre("旗下", "名单", "两个都在", "按规则"));
    merge();
    const auto ruleOf = [&](Kind kind, RecordId id) {
        return valueOrThrow(parseRule(readRecord(database(), kind, id)->text("rule")));
    };
    EXPECT_EQ(ruleOf(Kind::segment, byName), Rule::condition("parent", "equals", {"云舟文化传媒有限公司"}));
    const RecordId ids[] = {keep, member};
    const auto uids = uidTexts(database(), Kind::client, ids);
    EXPECT_EQ(ruleOf(Kind::segment, list).values, (std::vector{uids[0], uids[1]}));
    EXPECT_EQ(ruleOf(Kind::segment, both).values, std::vector{uids[0]}) << "once";
    EXPECT_EQ(ruleOf(Kind::tag, tag),
              Rule::none({Rule::condition("agent", "any_of", {"云舟文化传媒有限公司", "别家"})}));
    ClientQuery query;
    query.rule = Rule::condition("parent", "equals", {"云舟文化传媒有限公司"});
    query.asOf = clock.today();
    const auto members = queryClientIds(database(), query);
    EXPECT_THAT(members, ElementsAre(member));
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(MergeFollows, PinsGoAlongAndTheHistoryOfItsFieldsStays) {
    set(gone, "city", std::string("北京"));
    set(gone, "city", std::string("上海"));
    const auto call = [&](RecordId of) {
        return add(Record(Kind::interaction)
                       .set("client", of)
                       .set("date", std::string("2026-03-01"))
                       .set("kind", std::string("call"))
                       .set("summary", std::string("聊了聊")));
    };
    const RecordId ours = call(keep);
    const RecordId theirs = call(gone);
    workspace->edit({"pin", {}}, [&](Edit& edit) {
        pinOnTimeline(edit, Kind::interaction, ours, true);
        pinOnTimeline(edit, Kind::interaction, theirs, true);
    });
    const std::string before = digest(database());
    const MergePreview preview = previewMerge(database(), keep, gone);
    EXPECT_EQ(preview.keepPins, 1);
    EXPECT_EQ(preview.gonePins, 1);
    merge();
    const Timeline timeline = readTimeline(database(), {.client = keep, .asOf = clock.today(), .pinnedOnly = true});
    EXPECT_EQ(timeline.entries.size(), 2U);
    const FieldHistory history = readFieldHistory(database(), Kind::client, gone);
    EXPECT_EQ(std::count_if(history.changes.begin(), history.changes.end(),
                            [](const FieldChange& each) { return each.field == "city"; }),
              2);
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(MergeFollows, MoneyThatWasOpenAtBothIsSettled) {
    add(Record(Kind::receivable)
            .set("client", keep)
            .set("amount", std::int64_t{10'000})
            .set("currency", std::string("CNY"))
            .set("due", std::string("2026-02-01")));
    const RecordId receipt = add(Record(Kind::receipt)
                                     .set("client", gone)
                                     .set("amount", std::int64_t{6'000})
                                     .set("currency", std::string("CNY"))
                                     .set("date", std::string("2026-02-10")));
    EXPECT_EQ(countRecords(database(), Kind::allocation), 0);
    const std::string before = digest(database());
    merge();
    const auto made = findRecords(database(), Kind::allocation, "receipt", Value{receipt});
    ASSERT_EQ(made.size(), 1U);
    EXPECT_EQ(readRecord(database(), Kind::allocation, made.front())->integer("amount"), 6'000);
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(MergeFollows, FilesThatGoOnNamingItMeanTheOther) {
    const RecordId third = client("云舟集团");
    merge();
    EXPECT_THAT(mergedClients(database()), UnorderedElementsAre(std::pair(gone, keep)));
    workspace->edit({"x", {}}, [&](Edit& edit) { mergeClients(edit, third, keep); });
    EXPECT_THAT(mergedClients(database()), UnorderedElementsAre(std::pair(gone, third), std::pair(keep, third)));
    const RecordId back[] = {gone};
    workspace->edit({"unbin", {}}, [&](Edit& edit) { unbinClients(edit, back); });
    EXPECT_THAT(mergedClients(database()), UnorderedElementsAre(std::pair(keep, third))) << "it is a client again";
}

TEST_F(MergeFollows, TheScoresAreThoseOfAllTheOrders) {
    for (int i = 0; i < 6; ++i)
        add(Record(Kind::order)
                .set("client", i % 2 == 0 ? keep : gone)
                .set("date", "2026-01-0" + std::to_string(i + 1))
                .set("amount", std::int64_t{10'000}));
    workspace.reset();
    const auto session = Session::open(folder / "w.meike", clock);
    session->settle();
    const auto orders = [&](RecordId of) {
        session->settle();
        return session->openReader()->integer("SELECT orders FROM client_score WHERE client = " + std::to_string(of),
                                              -1);
    };
    EXPECT_EQ(orders(keep), 3);
    session->edit({"x", {}}, [&](Edit& edit) { mergeClients(edit, keep, gone); });
    EXPECT_EQ(orders(keep), 6);
    EXPECT_EQ(orders(gone), -1);
    session->undo();
    EXPECT_EQ(orders(keep), 3);
    EXPECT_EQ(orders(gone), 3);
}

}  // namespace
}  // namespace meike
