// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of records are what plain computation over the same records says: which they are, in which order, and what they
// come to. Every kind that hangs on a client, by the tables.
#include "storage/record_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <variant>

#include "exchange/rule_json.h"
#include "tests/support/random_agency.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using test::RandomAgency;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Keys = std::vector<std::optional<std::variant<std::int64_t, std::string>>>;

/// What a record is sorted by, said the plain way.
Keys sortKeysOf(const RandomAgency& agency, const std::vector<ClientQuery::Sort>& sorts, const Record& record) {
    const test::ReferencePredicate plain(agency.world);
    Keys keys;
    for (const ClientQuery::Sort& sort : sorts) {
        const Field& field = fieldOf(record.kind(), sort.field);
        auto& key = keys.emplace_back();
        const Value& value = record.get(field.key);
        if (isEmpty(value)) continue;
        const auto place = [&](std::string_view choice) {
            std::int64_t at = 0;
            while (at < static_cast<std::int64_t>(field.choices.size()) &&
                   field.choices[static_cast<std::size_t>(at)].key != choice)
                ++at;
            return at;
        };
        switch (field.type) {
            case FieldType::text:
            case FieldType::long_text:
                key = field.identifier ? textOrEmpty(value) : sortKey(textOrEmpty(value));
                break;
            case FieldType::date:
                key = textOrEmpty(value);
                break;
            case FieldType::choice:
                key = place(textOrEmpty(value));
                break;
            case FieldType::choices:
                key = place(splitKeys(textOrEmpty(value)).front());
                break;
            case FieldType::pick:
                key = agency.world.find(Kind::pick_item, integerOr(value, 0))->integer("position");
                break;
            case FieldType::reference: {
                const Record* named = agency.world.find(field.refersTo, integerOr(value, 0));
                const std::string_view name = kindRow(field.refersTo).nameField;
                if (!name.empty() && !isEmpty(named->get(name))) key = sortKey(named->text(name));
                break;
            }
            default:
                if (const auto number = plain.figure(field, record)) key = *number;
        }
    }
    return keys;
}

std::vector<RecordId> plainOrder(const RandomAgency& agency, const RecordQuery& query,
                                 std::vector<const Record*> rows) {
    const bool latestFirst = !query.sorts.empty() && query.sorts.back().descending;
    std::sort(rows.begin(), rows.end(), [&](const Record* a, const Record* b) {
        const Keys x = sortKeysOf(agency, query.sorts, *a);
        const Keys y = sortKeysOf(agency, query.sorts, *b);
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (x[i] == y[i]) continue;
            if (!x[i] || !y[i]) return x[i].has_value();
            return query.sorts[i].descending ? *y[i] < *x[i] : *x[i] < *y[i];
        }
        return latestFirst ? b->id() < a->id() : a->id() < b->id();
    });
    std::vector<RecordId> ids;
    for (const Record* row : rows) ids.push_back(row->id());
    return ids;
}

std::vector<std::string> numberFields(Kind kind) {
    std::vector<std::string> keys;
    for (const Field& field : kindRow(kind).fields)
        if (field.source == FieldSource::column &&
            (field.type == FieldType::money || field.type == FieldType::decimal || field.type == FieldType::integer))
            keys.emplace_back(field.key);
    return keys;
}

void expectTotals(const RandomAgency& agency, const RecordTotals& totals, const std::vector<const Record*>& rows) {
    const test::ReferencePredicate plain(agency.world);
    EXPECT_EQ(totals.count, static_cast<std::int64_t>(rows.size()));
    std::int64_t foreign = 0;
    for (const Record* row : rows) {
        const std::string_view currency = kindRow(row->kind()).moneyIn;
        if (!currency.empty() && row->text(currency) != agency.world.currency) ++foreign;
    }
    EXPECT_EQ(totals.foreign, foreign);
    for (const RecordTotals::Figure& figure : totals.figures) {
        SCOPED_TRACE(figure.field);
        std::int64_t sum = 0;
        std::int64_t known = 0;
        std::int64_t without = 0;
        for (const Record* row : rows) {
            const Field& field = fieldOf(row->kind(), figure.field);
            if (const auto number = plain.figure(field, *row)) {
                sum += *number;
                ++known;
            } else if (!isEmpty(row->get(field.key))) {
                ++without;
            }
        }
        EXPECT_EQ(figure.sum, sum);
        EXPECT_EQ(figure.known, known);
        EXPECT_EQ(figure.without, without);
    }
}

TEST(RecordQuery, RowsOrderAndSumsAreWhatPlainComputationSays) {
    const test::TemporaryFolder folder;
    std::int64_t some = 0;
    std::int64_t asked = 0;
    for (unsigned round = 0; round < 3; ++round) {
        RandomAgency agency(folder / ("lists" + std::to_string(round) + ".meike"), 300 + round);
        Database& database = agency.workspace->database();
        const test::ReferencePredicate plain(agency.world);
        DeterministicRandom random(round);
        for (const Kind kind : relatedKinds()) {
            std::vector<std::string> sortable;
            for (const Field& field : kindRow(kind).fields)
                if (isSortable(field)) sortable.emplace_back(field.key);
            const std::vector<std::string> figures = numberFields(kind);
            for (int each = 0; each < 8; ++each) {
                RecordQuery query;
                query.kind = kind;
                query.asOf = agency.words.asOf;
                if (each > 0) query.where = test::someRule(random, kind, agency.words, 2);
                for (std::int64_t i = random.between(0, 3); i > 0; --i)
                    query.sorts.push_back({random.pick(sortable), random.chance(50)});
                SCOPED_TRACE(std::string(kindRow(kind).key) + " " + (query.where ? ruleJson(*query.where) : ""));
                std::vector<const Record*> rows;
                for (const Record& record : agency.world.of(kind))
                    if (!query.where || plain.holds(*query.where, record)) rows.push_back(&record);
                const auto ids = queryRecordIds(database, query);
                ASSERT_EQ(ids, plainOrder(agency, query, rows));
                expectTotals(agency, queryRecordTotals(database, query, figures), rows);
                std::vector<const Record*> chosen;
                std::vector<RecordId> chosenIds;
                for (const Record* row : rows) {
                    if (random.chance(50)) continue;
                    chosen.push_back(row);
                    chosenIds.push_back(row->id());
                }
                expectTotals(agency, totalsOfRecords(database, query, chosenIds, figures), chosen);
                ASSERT_FALSE(testing::Test::HasFailure());
                ++asked;
                if (!ids.empty() && ids.size() < agency.world.of(kind).size()) ++some;
            }
        }
    }
    EXPECT_GT(some, asked / 4) << "most lists would hold everything or nothing";
}

TEST(RecordQuery, EveryFieldPutsTheListIntoItsOrder) {
    const test::TemporaryFolder folder;
    RandomAgency agency(folder / "orders.meike", 411);
    for (const Kind kind : relatedKinds())
        for (const Field& field : kindRow(kind).fields) {
            if (field.source != FieldSource::column) continue;
            for (const bool descending : {false, true}) {
                RecordQuery query;
                query.kind = kind;
                query.asOf = agency.words.asOf;
                query.sorts = {{std::string(field.key), descending}};
                std::vector<const Record*> rows;
                for (const Record& record : agency.world.of(kind)) rows.push_back(&record);
                EXPECT_EQ(queryRecordIds(agency.workspace->database(), query), plainOrder(agency, query, rows))
                    << kindRow(kind).key << '.' << field.key << (descending ? " down" : " up");
            }
        }
}

// On a past day the list holds what rules see of that day: which records of a client exist is one table for all.
TEST(RecordQuery, OnAPastDayItHoldsWhatRulesSeeOfThatDay) {
    const test::TemporaryFolder folder;
    for (unsigned round = 0; round < 3; ++round) {
        RandomAgency agency(folder / ("past" + std::to_string(round) + ".meike"), 500 + round);
        DeterministicRandom random(round);
        for (const Kind kind : relatedKinds()) {
            if (kind == Kind::assessment_score) continue;  // of an assessment, which says the day
            RecordQuery query;
            query.kind = kind;
            query.asOf = agency.words.asOf;
            query.past = true;
            query.where = test::someRule(random, kind, agency.words, 1);
            std::set<RecordId> clients;
            for (const RecordId id : queryRecordIds(agency.workspace->database(), query))
                if (const RecordId client = agency.world.find(kind, id)->integer("client"); client != 0)
                    clients.insert(client);
            const auto expected = agency.expected(Rule::exists(std::string(kindRow(kind).key), {*query.where}));
            EXPECT_EQ(std::vector<RecordId>(clients.begin(), clients.end()), expected)
                << kindRow(kind).key << ' ' << ruleJson(*query.where);
        }
    }
}

class RecordQueryOfAFew : public ::testing::Test {
protected:
    Database& database() { return workspace->database(); }
    RecordId add(Record record) {
        RecordId id = 0;
        workspace->edit({"add", {}}, [&](Edit& edit) { id = edit.insert(record); });
        return id;
    }
    RecordId client(const std::string& name) { return add(Record(Kind::client).set("name", name)); }
    RecordId order(RecordId of, std::int64_t amount, const std::string& number = {}) {
        return add(Record(Kind::order)
                       .set("client", of)
                       .set("date", std::string("2026-01-05"))
                       .set("amount", amount)
                       .set("currency", std::string("CNY"))
                       .set("number", textValue(number)));
    }
    RecordQuery orders() const {
        RecordQuery query;
        query.kind = Kind::order;
        query.asOf = clock.today();
        query.clientsInUse = true;
        return query;
    }
    std::vector<RecordId> saying(Kind kind, const std::string& text) {
        RecordQuery query;
        query.kind = kind;
        query.asOf = clock.today();
        query.search = text;
        return queryRecordIds(database(), query);
    }

    test::TemporaryFolder folder;
    FixedClock clock{dateOfDay(20'500)};
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "w.meike", "CNY", clock);
};

TEST_F(RecordQueryOfAFew, RecordsOfClientsThatWerePutAwayAreLeftOut) {
    const RecordId kept = client("甲");
    const RecordId archived = client("乙");
    const RecordId binned = client("丙");
    const RecordId mine = order(kept, 1);
    const RecordId other = order(archived, 2);
    order(binned, 4);
    // The first half of the day before yesterday, in any zone.
    const std::int64_t then = std::int64_t{20'498} * 86'400'000;
    workspace->edit({"archive", {}}, [&](Edit& edit) {
        edit.set(Kind::client, archived, "archived_at", Value{then});
        edit.set(Kind::client, binned, "deleted_at", Value{std::int64_t{1}});
    });
    EXPECT_THAT(queryRecordIds(database(), orders()), ElementsAre(mine));
    EXPECT_EQ(queryRecordTotals(database(), orders(), std::vector<std::string>{"amount"}).figures.at(0).sum, 1);
    RecordQuery before = orders();
    before.past = true;
    before.asOf = dateOfDay(20'490);
    EXPECT_THAT(queryRecordIds(database(), before), ElementsAre(mine, other)) << "archived only later";
    RecordQuery chosen = orders();
    chosen.clientsInUse = false;
    chosen.clients = std::make_shared<const std::vector<RecordId>>(std::vector<RecordId>{archived});
    EXPECT_THAT(queryRecordIds(database(), chosen), ElementsAre(other));
    // A task may be nobody's, and stays.
    const RecordId task = add(Record(Kind::task).set("title", std::string("x")));
    RecordQuery tasks = orders();
    tasks.kind = Kind::task;
    EXPECT_THAT(queryRecordIds(database(), tasks), ElementsAre(task));
}

TEST_F(RecordQueryOfAFew, SumsAreHeldAtTheEdgeInsteadOfFailing) {
    const RecordId one = client("甲");
    for (int i = 0; i < 3; ++i) order(one, INT64_MAX - 1);
    EXPECT_EQ(queryRecordTotals(database(), orders(), std::vector<std::string>{"amount"}).figures.at(0).sum, INT64_MAX);
    for (int i = 0; i < 5; ++i) order(one, INT64_MIN + 1);
    EXPECT_EQ(queryRecordTotals(database(), orders(), std::vector<std::string>{"amount"}).figures.at(0).sum,
              -INT64_MAX);
    order(one, INT64_MAX);
    order(one, INT64_MAX);
    EXPECT_EQ(queryRecordTotals(database(), orders(), std::vector<std::string>{"amount"}).figures.at(0).sum, -3);
    RecordQuery none = orders();
    none.where = Rule::all({Rule::condition("number", "not_empty")});
    EXPECT_EQ(queryRecordTotals(database(), none, std::vector<std::string>{"amount"}).figures.at(0).sum, 0);
}

TEST_F(RecordQueryOfAFew, WhatIsTypedIsFoundInTextsNamesNumbersAndLabels) {
    const RecordId shanghai = client("知夏美妆");
    const RecordId other = client("云舟食品");
    const RecordId paper = order(shanghai, 100, "HT-2026_08");
    order(other, 100, "HT-2026x08");
    const RecordId person = add(Record(Kind::contact)
                                    .set("client", other)
                                    .set("name", std::string("王若蘅"))
                                    .set("mobile", std::string("138 0013-8000")));
    const RecordId call = add(Record(Kind::interaction)
                                  .set("client", other)
                                  .set("contact", person)
                                  .set("date", std::string("2026-01-06"))
                                  .set("kind", std::string("call"))
                                  .set("summary", std::string("聊了短剧植入 100%")));
    EXPECT_THAT(saying(Kind::order, "zhixia"), ElementsAre(paper)) << "whose it is, by pinyin";
    EXPECT_THAT(saying(Kind::order, " 2026_08 "), ElementsAre(paper)) << "an underscore is one";
    EXPECT_THAT(saying(Kind::contact, "13800138000"), ElementsAre(person));
    EXPECT_THAT(saying(Kind::contact, "8"), ElementsAre(person)) << "as short as one likes";
    EXPECT_THAT(saying(Kind::interaction, "短剧"), ElementsAre(call));
    EXPECT_THAT(saying(Kind::interaction, "若蘅"), ElementsAre(call)) << "the name of the contact";
    EXPECT_THAT(saying(Kind::interaction, "电话"), ElementsAre(call)) << "the label of a choice";
    EXPECT_THAT(saying(Kind::interaction, "CALL"), ElementsAre(call));
    EXPECT_THAT(saying(Kind::interaction, "0%"), ElementsAre(call));
    EXPECT_THAT(saying(Kind::interaction, "没有这句话"), IsEmpty());
    EXPECT_THAT(saying(Kind::interaction, "  "), ElementsAre(call)) << "nothing was typed";
}

TEST_F(RecordQueryOfAFew, WhatCannotBeAskedIsRefused) {
    RecordQuery rates;
    rates.kind = Kind::rate;
    rates.asOf = clock.today();
    EXPECT_THAT(queryRecordIds(database(), rates), IsEmpty());
    rates.clients = std::make_shared<const std::vector<RecordId>>();
    EXPECT_THROW(queryRecordIds(database(), rates), Error);
    RecordQuery query = orders();
    query.sorts = {{"nonsense", false}};
    EXPECT_THROW(queryRecordIds(database(), query), Error);
}

}  // namespace
}  // namespace meike
