// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/client_query.h"

#include <gtest/gtest.h>

#include "domain/operators.h"
#include "storage/records.h"
#include "storage/rule_sql.h"
#include "storage/score_store.h"
#include "storage/workspace.h"
#include "tests/support/random_rule.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class ClientQueryTest : public ::testing::Test {
protected:
    void SetUp() override {
        workspace = Workspace::create(folder / "q.meike", "CNY", clock);
        workspace->edit({"add", {}}, [&](Edit& edit) {
            Record person(Kind::person);
            lin = edit.insert(person.set("name", std::string("林晓")).set("role", std::string("account_manager")));
            Record pick(Kind::pick_item);
            beauty = edit.insert(pick.set("list", std::string("industry"))
                                     .set("name", std::string("美妆"))
                                     .set("name_en", std::string("Beauty")));
            Record tagRecord(Kind::tag);
            tag = edit.insert(tagRecord.set("name", std::string("双十一")));
            Record client(Kind::client);
            a = edit.insert(client.set("name", std::string("知夏美妆"))
                                .set("short_name", std::string("知夏"))
                                .set("owner", lin)
                                .set("industry", beauty)
                                .set("roles", std::string("advertiser,brand"))
                                .set("influence", 4)
                                .set("verified_on", std::string("2026-03-01"))
                                .set("city", std::string("上海 Pudong")));
            b = edit.insert(
                Record(Kind::client).set("name", std::string("Alpha Media")).set("credit_limit", 1'000'000));
            c = edit.insert(Record(Kind::client)
                                .set("name", std::string("重庆银行"))
                                .set("roles", std::string("brand"))
                                .set("influence", 2)
                                .set("key_account", 1));
            edit.addTag(a, tag);
        });
    }

    std::vector<RecordId> ids(Rule rule, std::vector<ClientQuery::Sort> sorts = {}) {
        ClientQuery query;
        query.rule = std::move(rule);
        query.sorts = std::move(sorts);
        query.asOf = clock.today();
        return queryClientIds(workspace->database(), query);
    }
    std::vector<RecordId> where(const char* field, const char* op, std::vector<std::string> values = {}) {
        return ids(Rule::condition(field, op, std::move(values)));
    }
    std::vector<RecordId> search(const std::string& text) {
        ClientQuery query;
        query.search = text;
        return queryClientIds(workspace->database(), query);
    }
    using Ids = std::vector<RecordId>;

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    std::unique_ptr<Workspace> workspace;
    RecordId lin = 0, beauty = 0, tag = 0, a = 0, b = 0, c = 0;
};

TEST_F(ClientQueryTest, OnlyTheClientsOfAList) {
    workspace->edit({"archive", {}}, [&](Edit& edit) {
        edit.update(Record(*readRecord(edit.database(), Kind::client, b)).set("archived_at", std::int64_t{1}));
        edit.update(Record(*readRecord(edit.database(), Kind::client, c)).set("deleted_at", std::int64_t{1}));
    });
    ClientQuery query;
    query.among = std::make_shared<const Ids>(Ids{c, b, a, 987'654});
    EXPECT_EQ(queryClientIds(workspace->database(), query), Ids{a}) << "on the shelf asked for";
    query.shelf = ClientQuery::Shelf::kept;
    EXPECT_EQ(queryClientIds(workspace->database(), query), (Ids{b, a})) << "archived ones too, by name";
    EXPECT_EQ(queryClientSet(workspace->database(), query), (Ids{a, b})) << "by id";
    EXPECT_EQ(queryClientTotals(workspace->database(), query).count, 2);
    query.rule = Rule::condition("owner", "empty");
    EXPECT_EQ(queryClientIds(workspace->database(), query), Ids{b}) << "conditions still hold";
    query.among = std::make_shared<const Ids>();
    EXPECT_TRUE(queryClientIds(workspace->database(), query).empty()) << "a list of nobody is not everybody";
}

TEST_F(ClientQueryTest, EveryOperatorOfTheTableHasSql) {
    std::vector<std::string> keys;
    for (const OperatorRow& row : operatorTable()) keys.emplace_back(row.key);
    EXPECT_EQ(compiledOperators(), keys);
}

TEST_F(ClientQueryTest, EveryFieldTakesEveryOperatorThatFitsIt) {
    DeterministicRandom random(1);
    test::RuleWords words;
    words.asOf = clock.today();
    for (const Field& field : kindRow(Kind::client).fields)
        for (const OperatorRow& op : operatorTable()) {
            if (!appliesTo(op, field.type)) continue;
            Rule rule = Rule::condition(std::string(field.key), {});
            test::someComparison(random, rule, op, field, words);
            EXPECT_NO_THROW({
                const auto found = ids(rule);
                // What the table says of empty values is what the SQL does: client b has next to nothing.
                const ClientRow row = readClientRows(workspace->database(), {b}).front();
                const auto index = static_cast<std::size_t>(&field - kindRow(Kind::client).fields.data());
                const bool none = field.type == FieldType::tags ? row.tags.empty() : isEmpty(row.values[index]);
                if (none) {
                    EXPECT_EQ(std::count(found.begin(), found.end(), b), op.matchesEmpty ? 1 : 0)
                        << field.key << " " << op.key;
                }
            }) << field.key
               << " " << op.key;
            EXPECT_NO_THROW(ids({}, {{std::string(field.key), true}})) << field.key;
        }
}

TEST_F(ClientQueryTest, FindsByNameShortNamePinyinAndInitials) {
    EXPECT_EQ(search("美妆"), Ids{a});
    EXPECT_EQ(search("zhixia"), Ids{a});
    EXPECT_EQ(search("zxmz"), Ids{a});
    EXPECT_EQ(search("ALPHA"), Ids{b});
    EXPECT_EQ(search("cqyh"), Ids{c});
    EXPECT_EQ(search("chongqing"), Ids{c});
    EXPECT_EQ(search("%"), Ids{});
    EXPECT_EQ(search("").size(), 3U);
}

TEST_F(ClientQueryTest, NamesSortByPinyinLatinFirst) { EXPECT_EQ(ids({}), (Ids{b, c, a})); }

TEST_F(ClientQueryTest, Conditions) {
    EXPECT_EQ(where("owner", "any_of", {"林晓"}), Ids{a});
    EXPECT_EQ(where("industry", "equals", {"Beauty"}), Ids{a});
    EXPECT_EQ(where("industry", "none_of", {"美妆"}), (Ids{b, c}));
    EXPECT_EQ(where("tags", "any_of", {"双十一"}), Ids{a});
    EXPECT_EQ(where("tags", "empty"), (Ids{b, c}));
    EXPECT_EQ(where("roles", "any_of", {"brand"}), (Ids{c, a}));
    EXPECT_EQ(where("roles", "all_of", {"brand", "advertiser"}), Ids{a});
    EXPECT_EQ(where("influence", "<", {"3"}), Ids{c});
    EXPECT_EQ(where("influence", "between", {"2", "4"}), (Ids{c, a}));
    EXPECT_EQ(where("credit_limit", ">=", {"10000"}), Ids{b}) << "amounts are given in major units";
    EXPECT_EQ(where("credit_limit", ">=", {"10000.01"}), Ids{});
    EXPECT_EQ(where("city", "contains", {"PUDONG"}), Ids{a});
    EXPECT_EQ(where("city", "not_contains", {"pudong"}), (Ids{b, c}));
    EXPECT_EQ(where("verified_on", "within_days", {"8"}), Ids{}) << "(as-of - 8, as-of] begins on 2 March";
    EXPECT_EQ(where("verified_on", "within_days", {"9"}), Ids{a});
    EXPECT_EQ(where("key_account", "is_true"), Ids{c});
    EXPECT_EQ(where("key_account", "is_false"), (Ids{b, a}));
    Rule none;
    none.type = Rule::Type::none;
    none.children = {Rule::condition("influence", ">", {"3"})};
    EXPECT_EQ(ids(none), (Ids{b, c}));
}

TEST_F(ClientQueryTest, RefusesWhatMakesNoSense) {
    EXPECT_THROW(where("colour", "equals", {"red"}), Error);
    EXPECT_THROW(where("name", "like", {"x"}), Error);
    EXPECT_THROW(where("name", "within_days", {"3"}), Error);
    EXPECT_THROW(where("influence", "<", {"many"}), Error);
    EXPECT_THROW(where("influence", "between", {"1"}), Error);
    EXPECT_THROW(where("roles", "any_of", {"king"}), Error);
    EXPECT_THROW(ids({}, {{"colour", false}}), Error);
}

TEST_F(ClientQueryTest, ALongRuleIsAskedAndATooLongOneRefused) {
    workspace->edit({"add", {}}, [&](Edit& edit) {
        edit.insert(Record(Kind::order)
                        .set("client", a)
                        .set("date", std::string("2026-03-09"))
                        .set("amount", 1)
                        .set("currency", std::string("CNY")));
    });
    std::vector<Rule> many;
    for (std::size_t i = 0; i < kMaxConditions; ++i) {
        many.push_back(Rule::exists("orders"));
        many.back().period.withinDays = static_cast<std::int64_t>(i) + 1;
    }
    EXPECT_EQ(ids(Rule::all(many)), Ids{a});
    EXPECT_EQ(ids(Rule::none(many)), (Ids{b, c}));
    // Nested as deeply as it may be, each group as wide as it may be there.
    Rule deep =
        Rule::exists("orders", {Rule::none({Rule::condition("amount", "empty"), Rule::condition("net", ">", {"1"})})});
    while (nesting(deep) < kMaxNesting - 1) deep = Rule::none({deep, Rule::any({}), Rule::any({})});
    many.resize(kMaxConditions - conditionCount(deep));
    many.push_back(deep);
    EXPECT_EQ(nesting(Rule::none(many)), kMaxNesting);
    EXPECT_NO_THROW(ids(Rule::none(many)));
    EXPECT_THROW(ids(Rule::none({Rule::none(many)})), Error);
    many.resize(kMaxConditions);
    many.push_back(Rule::condition("city", "empty"));
    EXPECT_THROW(ids(Rule::all(many)), Error);
}

TEST_F(ClientQueryTest, EmptyValuesComeLastEitherWay) {
    EXPECT_EQ(ids({}, {{"influence", false}}), (Ids{c, a, b}));
    EXPECT_EQ(ids({}, {{"influence", true}}), (Ids{a, c, b}));
    EXPECT_EQ(ids({}, {{"owner", true}}), (Ids{a, b, c}));
}

TEST_F(ClientQueryTest, AnOverlayHidesTheStoredScores) {
    ClientScore score;
    score.client = b;
    score.values.resize(scoreFields().size());
    score.values[scoreFieldIndex("tier")] = std::string("core");
    score.values[scoreFieldIndex("monetary")] = std::int64_t{12'300};
    const auto reader = workspace->openReader();
    ClientQuery query;
    query.rule = Rule::condition("tier", "any_of", {"core"});
    EXPECT_TRUE(queryClientIds(*reader, query).empty());
    overlayScores(*reader, {score});
    EXPECT_EQ(queryClientIds(*reader, query), Ids{b});
    EXPECT_EQ(queryClientTotals(*reader, query).monetary, 12'300);
    dropOverlay(*reader);
    EXPECT_TRUE(queryClientIds(*reader, query).empty());
}

TEST_F(ClientQueryTest, ArchivedAndDeletedClientsHaveTheirOwnShelves) {
    workspace->edit({"archive", {}}, [&](Edit& edit) {
        edit.set(Kind::client, a, "archived_at", Value{1});
        edit.set(Kind::client, b, "deleted_at", Value{1});
    });
    ClientQuery query;
    EXPECT_EQ(queryClientIds(workspace->database(), query), Ids{c});
    query.shelf = ClientQuery::Shelf::archived;
    EXPECT_EQ(queryClientIds(workspace->database(), query), Ids{a});
    query.shelf = ClientQuery::Shelf::bin;
    EXPECT_EQ(queryClientIds(workspace->database(), query), Ids{b});
}

TEST_F(ClientQueryTest, TheWholeOrderIsThatOfAnyNumberOfFirstOnes) {
    // Without a limit the order is made of numbers, with one SQLite makes it.
    workspace->edit({"add", {}}, [&](Edit& edit) {
        const char* const names[] = {"云岭", "Beta", "重庆", "长沙", "云岭", "zeta", "甲"};
        for (std::int64_t i = 0; i < 2'400; ++i) {
            Record client(Kind::client);
            client.set("name", std::string(names[i % 7]) + (i % 3 == 0 ? "" : std::to_string(i % 11)));
            if (i % 4 != 0) client.set("influence", i % 5 + 1);
            if (i % 5 != 0) client.set("credit_limit", (i % 3 - 1) * INT64_MAX);
            if (i % 6 != 0) client.set("credit_grade", std::string(1, static_cast<char>('A' + i % 4)));
            if (i % 2 != 0) client.set("key_account", i % 3 == 0 ? 1 : 0);
            edit.insert(client);
        }
    });
    std::size_t compared = 0;
    for (const std::vector<std::string>& fields : {std::vector<std::string>{},
                                                   {"influence"},
                                                   {"credit_limit"},
                                                   {"credit_grade", "influence"},
                                                   {"key_account"},
                                                   {"value_score"},
                                                   {"influence", "credit_limit", "key_account"}})
        for (const char* search : {"", "yl", "云岭1", "b"})
            for (const bool descending : {false, true}) {
                ClientQuery query;
                query.asOf = clock.today();
                query.search = search;
                for (const std::string& field : fields) query.sorts.push_back({field, descending});
                const auto whole = queryClientIds(workspace->database(), query);
                query.limit = 1'000'000;
                EXPECT_EQ(whole, queryClientIds(workspace->database(), query))
                    << ::testing::PrintToString(fields) << search << descending;
                compared += whole.size();
            }
    EXPECT_GT(compared, 40'000U);
}

}  // namespace
}  // namespace meike
