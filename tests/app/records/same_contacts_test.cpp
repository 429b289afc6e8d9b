// SPDX-License-Identifier: GPL-3.0-or-later
// A person who is a contact of both clients is one contact of the merged one, with all that hung on either.
#include "app/records/same_contacts.h"

#include "app/view/merge_view.h"
#include "domain/custom_field.h"
#include "tests/app/records/two_clients.h"

namespace meike::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using What = MergeConflict::What;

class SameContacts : public TwoClients {
protected:
    Record person(RecordId of, const std::string& name) {
        return Record(Kind::contact).set("client", of).set("name", name);
    }
    Record contact(RecordId id) { return *readRecord(database(), Kind::contact, id); }
    std::vector<RecordId> contactsOf(RecordId client) {
        return findRecords(database(), Kind::contact, "client", Value{client});
    }
};

TEST_F(SameContacts, AreOfOneNameAndReachedTheSameWay) {
    const auto by = [&](Record ours, Record theirs) {
        add(std::move(ours));
        add(std::move(theirs));
        const auto found = sameContacts(database(), gone, keep);
        const auto text = found.empty()              ? "none"
                          : found.front().by.empty() ? std::string("everything")
                                                     : std::string(found.front().by.front());
        workspace->undo();
        workspace->undo();
        return text;
    };
    const auto of = [&](RecordId client, std::string_view field, const std::string& value,
                        const std::string& name = "李娜") { return person(client, name).set(field, textValue(value)); };
    EXPECT_EQ(by(of(gone, "mobile", "138 0013 8000"), of(keep, "mobile", "+86-13800138000")), "mobile");
    EXPECT_EQ(by(of(gone, "mobile", "13800138000"), of(keep, "phone", "13800138000")), "mobile") << "noted elsewhere";
    EXPECT_EQ(by(of(gone, "phone", "021-62881234"), of(keep, "phone", "(021) 6288 1234")), "phone");
    EXPECT_EQ(by(of(gone, "email", "Li.Na@Example.com"), of(keep, "email", "li.na@example.com")), "email");
    EXPECT_EQ(by(of(gone, "wechat", "LiNa_88"), of(keep, "wechat", "lina_88")), "wechat");
    EXPECT_EQ(by(of(gone, "wechat", "x1", "張偉"), of(keep, "wechat", "x1", "张伟")), "wechat") << "either script";
    EXPECT_EQ(by(of(gone, "title", "总监"), of(keep, "title", "总监")), "everything") << "nothing differs";
    EXPECT_EQ(by(of(gone, "title", "总监"), of(keep, "title", "经理")), "none") << "a name alone is anybody's";
    EXPECT_EQ(by(of(gone, "mobile", "13800138000"), of(keep, "mobile", "13900139000")), "none");
    EXPECT_EQ(by(of(gone, "mobile", "13800138000"), of(keep, "mobile", "13800138000", "王芳")), "none")
        << "a number of the front desk";
}

TEST_F(SameContacts, BecomeOneWithAllThatHangsOnThem) {
    const RecordId ours = add(person(keep, "李娜")
                                  .set("mobile", std::string("13800138000"))
                                  .set("title", std::string("总监"))
                                  .set("notes", std::string("喜欢茶")));
    const RecordId theirs = add(person(gone, "李娜")
                                    .set("mobile", std::string("138-0013-8000"))
                                    .set("title", std::string("经理"))
                                    .set("email", std::string("lina@example.com"))
                                    .set("notes", std::string("周五不在")));
    const RecordId alone = add(person(gone, "王芳"));
    // A record for every field of every kind that points to a contact, by the tables.
    struct Pointing {
        Kind kind;
        std::string_view field;
        RecordId id;
    };
    std::vector<Pointing> all;
    workspace->edit({"add", {}}, [&](Edit& edit) {
        const RecordId event = edit.insert(Record(Kind::event)
                                               .set("name", std::string("x"))
                                               .set("type", std::string("thanks"))
                                               .set("date", std::string("2026-01-01")));
        std::map<Kind, RecordId> pointed{{Kind::contact, alone}, {Kind::event, event}};
        for (const KindRow& row : kindTable())
            for (const Field& field : row.fields) {
                if (field.type != FieldType::reference || field.refersTo != Kind::contact) continue;
                Record record = filled(row.kind, gone, pointed);
                record.set(field.key, theirs);
                all.push_back({row.kind, field.key, edit.insert(record)});
            }
    });
    ASSERT_GE(all.size(), 5U);
    const std::string before = digest(database());

    const MergePreview preview = previewMerge(database(), keep, gone);
    ASSERT_THAT(preview.contacts, SizeIs(1));
    EXPECT_TRUE(preview.contacts.front().folded);
    EXPECT_THAT(preview.contacts.front().same.differing, ElementsAre("title", "mobile", "notes"));
    for (const MergeConflict& each : preview.conflicts) EXPECT_NE(each.what, What::shared_key) << "it is settled";
    const MergeView view = readMergeView(database(), keep, gone, {}, Language::en);
    ASSERT_THAT(view.contacts, SizeIs(1));
    EXPECT_EQ(view.contacts.front().name, "李娜");
    EXPECT_EQ(view.contacts.front().by, "Mobile");
    EXPECT_THAT(view.moves, ::testing::Contains(std::pair<std::string, std::int64_t>("Contacts", 2)))
        << "one of the three becomes the other's";
    EXPECT_EQ(digest(database()), before);

    merge();
    EXPECT_THAT(contactsOf(keep), SizeIs(3));
    EXPECT_FALSE(readRecord(database(), Kind::contact, theirs));
    for (const Pointing& each : all)
        EXPECT_EQ(readRecord(database(), each.kind, each.id)->integer(each.field), ours)
            << kindRow(each.kind).key << "." << each.field;
    const Record after = contact(ours);
    EXPECT_EQ(after.text("title"), "总监") << "the kept one's";
    EXPECT_EQ(after.text("email"), "lina@example.com") << "what only the other has";
    EXPECT_EQ(after.text("notes"), "喜欢茶\n周五不在");
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
    workspace->redo();
    workspace->undo();
    EXPECT_EQ(digest(database()), before);

    // Chosen to stay two: by either of them, and all at once.
    for (MergeChoices choices : {MergeChoices{.contactsApart = {theirs}}, MergeChoices{.contactsApart = {ours}},
                                 MergeChoices{.allContactsApart = true}}) {
        EXPECT_FALSE(previewMerge(database(), keep, gone, choices).contacts.front().folded);
        EXPECT_THAT(readMergeView(database(), keep, gone, choices, Language::en).warnings,
                    ::testing::Contains(HasSubstr("李娜")));
        merge(choices);
        EXPECT_THAT(contactsOf(keep), SizeIs(4));
        EXPECT_EQ(contact(theirs).text("title"), "经理");
        workspace->undo();
        EXPECT_EQ(digest(database()), before);
    }
}

TEST_F(SameContacts, NobodyReportsToThemselves) {
    const auto reached = [&](RecordId of, const std::string& name) {
        return add(person(of, name).set("wechat", name));
    };
    const RecordId ours = reached(keep, "甲");
    const RecordId theirs = reached(gone, "甲");
    const RecordId middle = add(person(gone, "乙"));
    const RecordId boss = add(person(gone, "丙"));
    const auto above = [&](RecordId who, RecordId whom) {
        workspace->edit({"change", {}}, [&](Edit& edit) {
            edit.set(Kind::contact, who, "reports_to", whom == 0 ? Value{} : Value{whom});
        });
    };
    const std::string before = digest(database());
    // Each way in which the one stands above the other, straight or over a third.
    const auto after = [&](std::vector<std::pair<RecordId, RecordId>> chain) {
        for (const auto& [who, whom] : chain) above(who, whom);
        merge();
        const auto found = contact(ours).integer("reports_to");
        std::set<RecordId> seen;
        for (RecordId at = ours; at != 0; at = contact(at).integer("reports_to"))
            if (!seen.insert(at).second) {
                ADD_FAILURE() << "a circle";
                break;
            }
        workspace->undo();
        for (std::size_t i = 0; i < chain.size(); ++i) workspace->undo();
        EXPECT_EQ(digest(database()), before);
        return found;
    };
    EXPECT_EQ(after({{ours, theirs}}), 0);
    EXPECT_EQ(after({{theirs, ours}}), 0);
    EXPECT_EQ(after({{ours, middle}, {middle, theirs}}), 0);
    EXPECT_EQ(after({{theirs, middle}, {middle, ours}}), 0);
    EXPECT_EQ(after({{theirs, boss}}), boss);
    EXPECT_EQ(after({{ours, theirs}, {theirs, boss}}), boss) << "above the other stands another";
    EXPECT_EQ(after({{ours, middle}, {theirs, boss}}), middle) << "the kept one's";
}

TEST_F(SameContacts, ATieThatBothHaveIsKeptOnce) {
    const RecordId other = client("别家");
    const RecordId ours = add(person(keep, "李娜").set("wechat", std::string("lina")));
    const RecordId theirs = add(person(gone, "李娜").set("wechat", std::string("lina")));
    for (const RecordId of : {ours, theirs})
        add(Record(Kind::contact_role).set("client", other).set("contact", of).set("title", std::string("顾问")));
    add(Record(Kind::contact_role).set("client", other).set("contact", theirs).set("title", std::string("股东")));
    const std::string before = digest(database());
    merge();
    EXPECT_THAT(findRecords(database(), Kind::contact_role, "contact", Value{ours}), SizeIs(2));
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(SameContacts, OwnFieldsGoWithThem) {
    const std::string key = customKey("-abcdefabcdef");
    add(Record(Kind::custom_field)
            .set("key", key)
            .set("kind", std::string("contacts"))
            .set("name", std::string("鞋码"))
            .set("type", std::string("integer")));
    const RecordId ours = add(person(keep, "李娜").set("wechat", std::string("lina")));
    add(person(gone, "李娜").set("wechat", std::string("lina")).set(key, std::int64_t{38}));
    const std::string before = digest(database());
    merge();
    EXPECT_EQ(contact(ours).get(key), Value{std::int64_t{38}});
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
}

TEST_F(SameContacts, SeveralOfOneSideFoldIntoOne) {
    const RecordId ours = add(person(keep, "李娜").set("wechat", std::string("lina")));
    add(person(gone, "李娜").set("wechat", std::string("lina")));
    add(person(gone, "李娜").set("wechat", std::string("LINA")).set("email", std::string("lina@example.com")));
    merge();
    EXPECT_THAT(contactsOf(keep), ElementsAre(ours));
    EXPECT_EQ(contact(ours).text("email"), "lina@example.com");
}

}  // namespace
}  // namespace meike::test
