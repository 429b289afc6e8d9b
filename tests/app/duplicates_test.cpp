// SPDX-License-Identifier: GPL-3.0-or-later
// The whole base looked through, what is remembered of it, and a client held against the rest while it is typed.
#include "app/duplicates.h"

#include <gmock/gmock.h>

#include <set>

#include "app/demo.h"
#include "app/records/client_edits.h"
#include "app/records/client_merge.h"
#include "app/words/duplicate_words.h"
#include "tests/app/import_fixture.h"

namespace meike {
namespace {

using engine::DuplicateLevel;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class Duplicates : public test::ImportWorkspace {
protected:
    FoundDuplicates find(DuplicateLevel least = DuplicateLevel::possible) {
        NoProgress quiet;
        return findDuplicates(*workspace->openReader(), least, quiet);
    }
    std::set<std::pair<RecordId, RecordId>> pairs() {
        std::set<std::pair<RecordId, RecordId>> ids;
        for (const engine::DuplicatePair& pair : find().pairs) ids.emplace(pair.a, pair.b);
        return ids;
    }
    RecordId client(const std::string& name) { return add(Record(Kind::client).set("name", name)); }
    void edit(const std::function<void(Edit&)>& fn) { last = workspace->edit({"change", {}}, fn); }
    Change last;
};

TEST_F(Duplicates, AreFoundByWhatClientsAndTheirContactsHave) {
    run(Kind::client,
        "客户名称,税号,电话,网站\n"
        "上海云舟文化传媒有限公司,,,\n"
        "云舟文化传媒（上海）有限公司,,,\n"
        "予湾餐饮,91350100M000100Y43,,\n"
        "某某集团,91350100M000100Y43,,\n"
        "锦里食品,,021-62881234,\n"
        "盛和数码,,,https://www.shenghe.com.cn\n"
        "独一家,,,\n");
    run(Kind::contact, "客户名称,姓名,手机,座机,邮箱\n独一家,李娜,,+86 21 6288 1234,li@shenghe.com.cn\n");
    EXPECT_EQ(pairs(), (std::set<std::pair<RecordId, RecordId>>{{1, 2}, {3, 4}, {5, 7}, {6, 7}}));
    EXPECT_EQ(find().clients, 7U);
    EXPECT_EQ(find(DuplicateLevel::likely).pairs.size(), 2U);
    for (const engine::DuplicatePair& pair : find().pairs)
        for (const Language language : {Language::zh, Language::en}) {
            EXPECT_FALSE(words::duplicateWords(pair, true, language).empty());
            EXPECT_THAT(words::duplicateWords(pair, false, language), Not(HasSubstr("6288"))) << "a phone is personal";
        }
    const auto byPhone = find().pairs.at(2);
    EXPECT_EQ(words::duplicateWords(byPhone, true, Language::zh), "电话相同：02162881234");
    EXPECT_EQ(words::duplicateWords(byPhone, false, Language::en), "the same phone number");
    // Who is in the bin is no client.
    const RecordId bin[] = {1};
    edit([&](Edit& e) { binClients(e, bin); });
    EXPECT_FALSE(pairs().contains({1, 2}));
}

TEST_F(Duplicates, TheDemoAgencysPairIsFound) {
    NoProgress quiet;
    fillDemo(*workspace, Language::zh, quiet, {});
    const auto found = find(DuplicateLevel::certain).pairs;
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(recordName(database(), Kind::client, found.front().a), "杭州澄一生物科技有限公司");
    EXPECT_EQ(recordName(database(), Kind::client, found.front().b), "澄一生物科技（杭州）有限公司");
    EXPECT_LE(find(DuplicateLevel::likely).pairs.size(), 10U) << "of 400 clients";
}

TEST_F(Duplicates, WhatIsNotTheSameStaysSo) {
    const RecordId a = client("云舟文化传媒有限公司");
    const RecordId b = client("云舟文化传媒");
    const RecordId c = client("予湾食品有限公司");
    const RecordId d = client("予湾食品");
    EXPECT_EQ(pairs(), (std::set<std::pair<RecordId, RecordId>>{{a, b}, {c, d}}));
    const std::string before = digest(database());
    edit([&](Edit& e) {
        EXPECT_TRUE(keepApart(e, b, a));
        EXPECT_FALSE(keepApart(e, a, b)) << "once is enough, whichever comes first";
    });
    EXPECT_EQ(pairs(), (std::set<std::pair<RecordId, RecordId>>{{c, d}}));
    EXPECT_EQ(find().apart, 1U);

    // It is a step of its own, and later ones are undone without it.
    edit([&](Edit& e) { changeField(e, Kind::client, a, "city", std::string("上海")); });
    workspace->undo();
    EXPECT_EQ(pairs().size(), 1U);
    // Files say what they say of both.
    run(Kind::client, "客户名称,城市\n云舟文化传媒有限公司,上海\n云舟文化传媒,杭州\n");
    EXPECT_EQ(pairs().size(), 1U);
    // Others are merged.
    edit([&](Edit& e) { mergeClients(e, c, d); });
    EXPECT_THAT(pairs(), IsEmpty());
    EXPECT_EQ(find().apart, 1U);
    for (int i = 0; i < 3; ++i) workspace->undo();
    EXPECT_EQ(digest(database()), before) << "the decision is taken back by its own step";
    EXPECT_EQ(pairs().size(), 2U);
    workspace->redo();
    EXPECT_EQ(pairs().size(), 1U);

    edit([&](Edit& e) {
        EXPECT_TRUE(askAgain(e, a, b));
        EXPECT_FALSE(askAgain(e, a, b));
    });
    EXPECT_EQ(pairs().size(), 2U);
    EXPECT_THROW(edit([&](Edit& e) { keepApart(e, a, a); }), Error);
    EXPECT_THROW(edit([&](Edit& e) { keepApart(e, a, 99); }), Error);
}

TEST_F(Duplicates, ADecisionGoesOnWithWhoIsMerged) {
    const RecordId a = client("云舟文化传媒有限公司");
    const RecordId b = client("云舟文化传媒");
    const RecordId c = client("云舟文化传媒集团");
    edit([&](Edit& e) {
        keepApart(e, a, b);
        keepApart(e, b, c);
    });
    EXPECT_EQ(pairs(), (std::set<std::pair<RecordId, RecordId>>{{a, c}}));
    const std::string before = digest(database());
    edit([&](Edit& e) { mergeClients(e, c, a); });
    EXPECT_THAT(pairs(), IsEmpty()) << "b is neither of them";
    EXPECT_EQ(find().apart, 1U);
    workspace->undo();
    EXPECT_EQ(digest(database()), before);
    // Two of whom it was said: the merge is the newer word.
    edit([&](Edit& e) { mergeClients(e, b, a); });
    const RecordId back[] = {a};
    edit([&](Edit& e) { unbinClients(e, back); });
    EXPECT_TRUE(pairs().contains({a, b}));
}

TEST_F(Duplicates, WhatAnImportWasToldIsNotAskedAgain) {
    client("上海予湾文化传媒有限公司");
    ImportPlan plan = planFor(Kind::client, "客户名称\n予湾文化传媒\n");
    plan.remember = true;
    plan.names.apart.insert("予湾文化传媒");
    run(plan);
    EXPECT_THAT(pairs(), IsEmpty());
    EXPECT_EQ(find().apart, 1U);
    // A second thing that they share is asked about.
    edit([&](Edit& e) {
        changeField(e, Kind::client, 1, "phone", std::string("13812345678"));
        changeField(e, Kind::client, 2, "phone", std::string("138 1234 5678"));
    });
    EXPECT_EQ(pairs().size(), 1U);
}

TEST_F(Duplicates, AFileThatNamesTheOneThatWentMeansTheOther) {
    run(Kind::client, "客户名称,客户编号\n云舟文化传媒有限公司,A-1\n云舟传媒,B-7\n");
    edit([&](Edit& e) { mergeClients(e, 1, 2); });
    EXPECT_EQ(tally(Kind::order, "客户,日期,金额\n云舟传媒,2025-03-09,100\nB-7,2025-03-10,200\n"), "2/0/0/0");
    EXPECT_EQ(countRecords(database(), Kind::client), 2);
    for (const Record& order : all(Kind::order)) EXPECT_EQ(order.integer("client"), 1);
    // The list of clients goes on as well, and the client keeps its own name and code.
    EXPECT_EQ(tally(Kind::client, "客户名称,客户编号,城市\n云舟传媒,B-7,上海\n"), "0/1/0/0");
    const Record kept = *readRecord(database(), Kind::client, 1);
    EXPECT_EQ(kept.text("name"), "云舟文化传媒有限公司");
    EXPECT_EQ(kept.text("code"), "A-1");
    EXPECT_EQ(kept.text("city"), "上海");
    // As long as it is in the bin; a client of its own again, it is that one.
    const RecordId back[] = {2};
    edit([&](Edit& e) { unbinClients(e, back); });
    EXPECT_EQ(tally(Kind::order, "客户,日期,金额\n云舟传媒,2025-04-09,300\n"), "1/0/0/0");
    EXPECT_EQ(all(Kind::order).back().integer("client"), 2);
}

TEST_F(Duplicates, AClientIsHeldAgainstTheRestAndTheRestMayChange) {
    client("云舟文化传媒有限公司");
    const RecordId far = client("予湾食品");
    NoProgress quiet;
    DuplicateFinder finder(database(), quiet);
    engine::DuplicateFacts typed;
    typed.name = "云舟文化传媒（集团）";
    const auto clientsLike = [&](const engine::DuplicateFacts& facts) {
        std::vector<RecordId> ids;
        for (const engine::DuplicatePair& pair : finder.likes(database(), facts)) ids.push_back(pair.b);
        return ids;
    };
    EXPECT_THAT(clientsLike(typed), ElementsAre(1));
    typed = {};
    typed.phones = {"021-62881234"};
    EXPECT_THAT(clientsLike(typed), IsEmpty());
    // A contact comes, is changed, and its client goes.
    edit([&](Edit& e) {
        addRecord(e, Record(Kind::contact)
                         .set("client", far)
                         .set("name", std::string("李娜"))
                         .set("phone", std::string("021 6288 1234")));
    });
    finder.follow(database(), last);
    EXPECT_THAT(clientsLike(typed), ElementsAre(far));
    edit([&](Edit& e) { changeField(e, Kind::contact, 1, "phone", std::string("021 6288 9999")); });
    finder.follow(database(), last);
    EXPECT_THAT(clientsLike(typed), IsEmpty());
    finder.follow(database(), workspace->undo());
    EXPECT_THAT(clientsLike(typed), ElementsAre(far));
    const RecordId bin[] = {far};
    edit([&](Edit& e) { binClients(e, bin); });
    finder.follow(database(), last);
    EXPECT_THAT(clientsLike(typed), IsEmpty());
    finder.follow(database(), workspace->undo());
    EXPECT_THAT(clientsLike(typed), ElementsAre(far));

    // One that is stored is held against the others, and decisions count.
    const RecordId twin = client("云舟文化传媒");
    Change everything;
    everything.everything = true;
    everything.rowCount = 1;
    finder.follow(database(), everything);
    ASSERT_EQ(finder.likes(database(), twin).size(), 1U);
    EXPECT_EQ(finder.likes(database(), twin).front().b, 1);
    edit([&](Edit& e) { keepApart(e, 1, twin); });
    finder.follow(database(), last);
    EXPECT_THAT(finder.likes(database(), twin), IsEmpty());
}

TEST_F(Duplicates, WhatSoManyShareIsSaidInBothLanguages) {
    const engine::CrowdedKey phone{engine::DuplicateKey::phone, "02162881234", 200};
    EXPECT_EQ(words::crowdedWords(phone, true, Language::zh),
              "200 个客户共用电话“02162881234”：只比较了另有相同之处的客户");
    EXPECT_THAT(words::crowdedWords(phone, false, Language::en), HasSubstr("200 clients share a phone number:"));
    const engine::CrowdedKey site{engine::DuplicateKey::domain, "example.com", 40};
    EXPECT_THAT(words::crowdedWords(site, false, Language::en), HasSubstr("share the domain example.com"));
    std::set<std::string> words;
    for (const engine::DuplicateKeyRow& row : engine::duplicateKeys())
        for (const Language language : {Language::zh, Language::en})
            words.insert(words::duplicateReasonWords({row.key, {}, false}, true, language));
    EXPECT_EQ(words.size(), 2 * engine::duplicateKeys().size()) << "each says something of its own";
    for (const engine::DuplicateKeyRow& row : engine::duplicateKeys())
        EXPECT_EQ(&engine::duplicateKeyRow(row.key), &row);
}

}  // namespace
}  // namespace meike
