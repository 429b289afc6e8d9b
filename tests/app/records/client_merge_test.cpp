// SPDX-License-Identifier: GPL-3.0-or-later
// Two clients become one: everything that hangs on the one hangs on the other, by the tables of kinds and fields, and
// undo brings both back to the last byte.
#include "tests/app/records/two_clients.h"

#include <set>

#include "app/records/client_edits.h"
#include "app/records/contact_moves.h"
#include "domain/custom_field.h"

namespace meike {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;
using What = MergeConflict::What;

class ClientMerge : public test::TwoClients {};

TEST_F(ClientMerge, WhateverPointsToTheOnePointsToTheOther) {
    const RecordId other = client("别家");
    const auto pointing = pointEverything(gone, other);
    std::set<Kind> kinds;
    for (const Pointing& each : pointing) kinds.insert(each.kind);
    EXPECT_GE(kinds.size(), 20U) << "every kind that has to do with clients";
    const std::string before = digest(database());
    std::map<Kind, std::int64_t> counted;
    for (const KindRow& row : kindTable()) counted[row.kind] = countRecords(database(), row.kind);

    merge();
    std::set<Kind> stay;
    for (const Pointing& each : pointing) {
        const auto record = readRecord(database(), each.kind, each.id);
        ASSERT_TRUE(record) << kindRow(each.kind).key;
        const RecordId now = record->integer(each.field);
        if (now == gone) stay.insert(each.kind);
        // What was saved once is not told of another.
        EXPECT_EQ(now, kindRow(each.kind).snapshot ? gone : keep) << kindRow(each.kind).key << "." << each.field;
    }
    EXPECT_THAT(stay, ElementsAre(Kind::assessment_score));
    for (const KindRow& row : kindTable())
        // What was open at both is settled: that makes allocations.
        if (row.kind != Kind::setting && row.kind != Kind::allocation) {
            EXPECT_EQ(countRecords(database(), row.kind), counted[row.kind]) << row.key;
        }
    EXPECT_FALSE(isEmpty(read(gone).get("deleted_at"))) << "it is in the bin";
    EXPECT_EQ(read(gone).text("name"), "云舟传媒") << "as it was";
    EXPECT_EQ(database().integer("SELECT count(*) FROM pragma_foreign_key_check"), 0);

    const std::string after = digest(database());
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
    EXPECT_TRUE(isEmpty(read(gone).get("deleted_at")));
    workspace->redo();
    EXPECT_EQ(digest(database()), after);
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(ClientMerge, TheTablesKnowEveryRelation) {
    // The relations of the preview are those that the columns of the file have.
    std::set<std::pair<std::string, std::string>> known;
    for (const ClientRelation& relation : clientRelations())
        known.emplace(kindRow(relation.kind).table, relation.field);
    std::set<std::pair<std::string, std::string>> stored;
    Statement tables = database().prepare(
        "SELECT m.name, f.\"from\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND "
        "f.\"table\" = 'client'");
    while (tables.step()) stored.emplace(std::string(tables.text(0)), std::string(tables.text(1)));
    for (const auto& each : stored) EXPECT_TRUE(known.contains(each)) << each.first << "." << each.second;
    EXPECT_GE(known.size(), 20U);
}

TEST_F(ClientMerge, ThePreviewIsWhatHappens) {
    set(keep, "city", std::string("上海"));
    set(keep, "notes", std::string("我们的"));
    set(keep, "brands", std::string("甲、乙"));
    set(gone, "notes", std::string("他们的"));
    set(gone, "brands", std::string("乙、丙"));
    set(gone, "short_name", std::string("云舟"));
    set(gone, "code", std::string("B-7"));
    set(gone, "city", std::string("北京"));
    const std::string key = customKey("-merged");
    workspace->edit({"add", {}}, [&](Edit& edit) {
        addRecord(edit, Record(Kind::custom_field)
                            .set("key", key)
                            .set("kind", std::string("clients"))
                            .set("name", std::string("门店数"))
                            .set("type", std::string("integer")));
    });
    set(gone, key, Value{std::int64_t{12}});
    const std::string before = digest(database());

    const MergePreview preview = previewMerge(database(), keep, gone);
    EXPECT_EQ(digest(database()), before) << "a look writes nothing";
    EXPECT_EQ(fieldOfPreview(preview, "short_name")->taken, MergeSide::gone) << "the filled one";
    EXPECT_EQ(fieldOfPreview(preview, "city")->taken, MergeSide::keep) << "the kept one where both are";
    EXPECT_TRUE(fieldOfPreview(preview, "city")->differs());
    EXPECT_EQ(fieldOfPreview(preview, "province")->result, Value{std::string("上海")});
    EXPECT_EQ(fieldOfPreview(preview, "industry"), nullptr) << "empty at both";
    EXPECT_TRUE(fieldOfPreview(preview, "notes")->mayBoth);
    EXPECT_FALSE(fieldOfPreview(preview, "name")->mayBoth);

    merge();
    Record after = read(keep);
    EXPECT_EQ(after.text("name"), "云舟文化传媒有限公司");
    EXPECT_EQ(after.text("short_name"), "云舟");
    EXPECT_EQ(after.text("code"), "B-7");
    EXPECT_EQ(after.text("city"), "上海");
    EXPECT_EQ(after.text("notes"), "我们的");
    EXPECT_EQ(after.get(key), Value{std::int64_t{12}});
    for (const MergeField& row : preview.fields) EXPECT_EQ(after.get(*row.field), row.result) << row.field->key;
    EXPECT_EQ(read(gone).text("notes"), "他们的") << "nothing is lost: it lies in the bin";
    workspace->undo();
    EXPECT_EQ(digest(database()), before);

    MergeChoices choices;
    choices.take = {{"name", MergeSide::gone},
                    {"city", MergeSide::gone},
                    {"notes", MergeSide::both},
                    {"brands", MergeSide::both},
                    {"short_name", MergeSide::keep}};
    merge(choices);
    after = read(keep);
    EXPECT_EQ(after.text("name"), "云舟传媒");
    EXPECT_EQ(after.text("city"), "北京");
    EXPECT_EQ(after.text("province"), "北京") << "of one piece with the city";
    EXPECT_EQ(after.text("notes"), "我们的\n他们的");
    EXPECT_EQ(after.text("brands"), "甲、乙、丙");
    EXPECT_EQ(after.text("short_name"), "") << "chosen to be empty";
    workspace->undo();
    EXPECT_EQ(digest(database()), before);

    choices.take = {{"name", MergeSide::both}};
    EXPECT_THAT(refusal([&] { merge(choices); }), HasSubstr("one of the two"));
    choices.take = {{"value_score", MergeSide::gone}};
    EXPECT_THAT(refusal([&] { merge(choices); }), HasSubstr("no such field"));
    choices.take = {{"deleted_at", MergeSide::gone}};
    EXPECT_THAT(refusal([&] { merge(choices); }), HasSubstr("no such field"));
}

TEST_F(ClientMerge, ATierByHandComesWithItsReason) {
    const auto override = [&](RecordId id, const std::string& tier, const std::string& reason) {
        set(id, "tier_override", tier);
        if (!reason.empty()) set(id, "tier_override_reason", reason);
    };
    override(gone, "core", "老板的朋友");
    set(keep, "tier_override_reason", std::string("旧理由，已取消"));
    merge();
    EXPECT_EQ(read(keep).text("tier_override"), "core");
    EXPECT_EQ(read(keep).text("tier_override_reason"), "老板的朋友") << "not the other one's reason";
    workspace->undo();
    override(keep, "general", "");
    set(keep, "tier_override_reason", {});
    merge();
    EXPECT_EQ(read(keep).text("tier_override"), "general");
    EXPECT_EQ(read(keep).text("tier_override_reason"), "") << "the reason was another tier's";
}

TEST_F(ClientMerge, FieldsOfOnePieceNameAFieldOfTheirKind) {
    std::size_t parts = 0;
    for (const KindRow& row : kindTable())
        for (const Field& field : row.fields) {
            if (field.partOf.empty()) continue;
            ++parts;
            const Field* whole = findField(row.kind, field.partOf);
            ASSERT_TRUE(whole) << field.key;
            EXPECT_TRUE(whole->partOf.empty()) << field.key << ": one level is enough";
        }
    EXPECT_GE(parts, 8U);
}

TEST_F(ClientMerge, TagsOfBothAreUnited) {
    const RecordId both[] = {keep, gone};
    workspace->edit({"tag", {}}, [&](Edit& edit) {
        tagClients(edit, both, "双十一");
        tagClients(edit, std::span(both).first(1), "年框");
        tagClients(edit, std::span(both).last(1), "短视频");
    });
    const std::string before = digest(database());
    const MergePreview preview = previewMerge(database(), keep, gone);
    EXPECT_EQ(preview.tags.size(), 3U);
    ASSERT_EQ(preview.newTags.size(), 1U);
    EXPECT_EQ(recordName(database(), Kind::tag, preview.newTags.front()), "短视频");
    merge();
    EXPECT_EQ(tagsOfClient(database(), keep).size(), 3U);
    EXPECT_EQ(countRecords(database(), Kind::client_tag), 3);
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(ClientMerge, TheSameTieIsKeptOnce) {
    const RecordId person = add(Record(Kind::person).set("name", std::string("张伟")));
    const RecordId other = client("别家");
    const RecordId adviser = add(Record(Kind::contact).set("client", other).set("name", std::string("李娜")));
    for (const RecordId of : {keep, gone}) {
        add(Record(Kind::team_member).set("client", of).set("person", person));
        add(Record(Kind::contact_role).set("client", of).set("contact", adviser).set("title", std::string("顾问")));
    }
    add(Record(Kind::team_member).set("client", gone).set("person", person).set("notes", std::string("另一职责")));
    // Contacts of the one that have a part at the other.
    const RecordId own = add(Record(Kind::contact).set("client", gone).set("name", std::string("王芳")));
    add(Record(Kind::contact_role).set("client", keep).set("contact", own));
    const std::string before = digest(database());
    merge();
    EXPECT_EQ(findRecords(database(), Kind::team_member, "client", Value{keep}).size(), 2U);
    std::vector<std::string> people;
    for (const ClientContact& each : contactsOfClient(database(), keep)) people.push_back(each.name);
    EXPECT_THAT(people, UnorderedElementsAre("王芳", "李娜")) << "each once";
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(ClientMerge, NobodyStandsAboveThemselves) {
    const RecordId group = client("集团");
    // The one above the other.
    set(keep, "parent", gone);
    set(gone, "parent", group);
    EXPECT_THAT(conflicts(), ElementsAre(What::above));
    merge();
    EXPECT_EQ(read(keep).integer("parent"), group) << "the group of the one that went";
    workspace->undo();
    set(gone, "parent", {});
    merge();
    EXPECT_EQ(read(keep).integer("parent"), 0);
    workspace->undo();

    set(keep, "parent", {});
    set(gone, "parent", keep);
    merge();
    EXPECT_EQ(read(keep).integer("parent"), 0);
    workspace->undo();

    // In a circle over a third: keep below middle, middle below gone.
    const RecordId middle = client("中间");
    set(gone, "parent", {});
    set(middle, "parent", gone);
    set(keep, "parent", middle);
    EXPECT_THAT(conflicts(), ElementsAre(What::circle));
    const std::string before = digest(database());
    merge();
    EXPECT_EQ(read(keep).integer("parent"), 0);
    EXPECT_EQ(read(middle).integer("parent"), keep);
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
    MergeChoices choices;
    choices.take["parent"] = MergeSide::keep;
    EXPECT_THAT(refusal([&] { merge(choices); }), HasSubstr("itself"));

    // Nor is anybody their own agent.
    set(keep, "parent", {});
    set(keep, "agent", gone);
    EXPECT_THAT(conflicts(), ElementsAre(What::above));
    merge();
    EXPECT_EQ(read(keep).integer("agent"), 0);
}

}  // namespace
}  // namespace meike
