// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in groups: by every field that makes groups, over random clients, the groups, their sums and their order are
// what a plain count over the rows gives. And which rows a list in groups has. MEIKE_ROUNDS sets how many bases.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "app/records/record_writer.h"
#include "app/view/list_groups.h"
#include "app/view/list_state.h"
#include "storage/custom_fields.h"
#include "storage/records.h"
#include "storage/score_store.h"
#include "tests/support/random_workspace.h"
#include "tests/support/synthetic_orders.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using test::Numbers;
using ::testing::ElementsAre;

/// A base whose fields are filled at random, with values that many clients share.
class GroupedBase {
public:
    explicit GroupedBase(std::uint64_t seed) : m_numbers(seed) {
        workspace = Workspace::create(m_folder / "g.meike", "CNY", m_clock);
        workspace->edit({"add", {}}, [&](Edit& edit) {
            addRecord(edit, Record(Kind::custom_field)
                                .set("kind", "clients")
                                .set("name", "渠道级别")
                                .set("type", "choice")
                                .set("options", "一级\n二级\n三级"));
            addRecord(edit,
                      Record(Kind::custom_field).set("kind", "clients").set("name", "样刊").set("type", "integer"));
            for (const char* name : {"王芳", "Anna", "李娜", "阿强"})
                m_people.push_back(
                    addRecord(edit, Record(Kind::person).set("name", name).set("role", "account_manager")));
            for (int i = 0; i < 3; ++i)
                m_industries.push_back(addRecord(
                    edit, Record(Kind::pick_item).set("list", "industry").set("name", "行业" + std::to_string(9 - i))));
        });
        const auto fields = fieldsOfKind(database(), Kind::client);
        workspace->edit({"add", {}}, [&](Edit& edit) {
            for (int i = 0; i < 60; ++i) {
                Record client(Kind::client);
                client.set("name", "客户" + std::to_string(m_numbers.below(1'000'000)) + "_" + std::to_string(i));
                for (const Field* field : fields)
                    if (isStored(field->source) && field->editable && isEmpty(client.get(field->key)) &&
                        !field->key.ends_with("_from") && !field->key.ends_with("_until"))
                        if (Value value = some(*field); !isEmpty(value)) client.set(field->key, std::move(value));
                m_clients.push_back(addRecord(edit, std::move(client)));
            }
        });
        std::vector<ClientScore> scores;
        for (const RecordId client : m_clients) {
            if (m_numbers.chance(15)) continue;
            ClientScore score;
            score.client = client;
            for (const std::string_view key : scoreFields()) score.values.push_back(some(fieldOf(Kind::client, key)));
            scores.push_back(std::move(score));
        }
        workspace->writeDerived([&](Database& writer) { writeScores(writer, scores, {}, nullptr); });
    }

    Database& database() { return workspace->database(); }

    std::unique_ptr<Workspace> workspace;

private:
    Value some(const Field& field) {
        if (m_numbers.chance(25)) return {};
        switch (field.type) {
            case FieldType::choice: {
                // A scale of one's own has keys that the table does not know.
                if (field.source == FieldSource::score && m_numbers.chance(10)) return std::string("own");
                return std::string(field
                                       .choices[static_cast<std::size_t>(
                                           m_numbers.below(static_cast<std::int64_t>(field.choices.size())))]
                                       .key);
            }
            case FieldType::boolean:
                return m_numbers.below(2);
            case FieldType::integer:
                return field.maximum > 0 ? m_numbers.between(field.minimum, field.maximum) : m_numbers.below(40);
            case FieldType::decimal:
                return m_numbers.below(10'000);
            case FieldType::money:
                return m_numbers.chance(3) ? std::int64_t{999'999'999'999'999} : m_numbers.below(50'000'000);
            case FieldType::date:
                return isoDate(dateOfDay(20'000 + static_cast<int>(m_numbers.below(300))));
            case FieldType::pick:
                return field.target == "industry" ? Value{one(m_industries)} : Value{};
            case FieldType::reference:
                return field.refersTo == Kind::person ? Value{one(m_people)} : Value{};
            case FieldType::text:
                if (!groupingOf(field)) return {};
                return std::string(m_numbers.chance(50) ? "上海" : m_numbers.chance(50) ? "北京" : "Berlin");
            default:
                return {};
        }
    }
    RecordId one(const std::vector<RecordId>& of) {
        return of[static_cast<std::size_t>(m_numbers.below(static_cast<std::int64_t>(of.size())))];
    }

    test::TemporaryFolder m_folder;
    FixedClock m_clock{dateOfDay(20'500)};
    Numbers m_numbers;
    std::vector<RecordId> m_people, m_industries, m_clients;
};

/// What a client has in common with the others of its group, from its row.
Value keyOf(const ClientRow& row, const Field& field) {
    const Value& value = row.value(field);
    if (groupingOf(field)->key == GroupKey::month && !isEmpty(value)) return textOrEmpty(value).substr(0, 7);
    return value;
}

GroupFigure plainFigure(const std::vector<ClientRow>& rows, const Field& field) {
    GroupFigure figure;
    for (const ClientRow& row : rows) {
        if (!isEmpty(row.value(field))) {
            ++figure.clients;
            figure.total += integerOr(row.value(field), 0);
        } else if (field.key == "monetary" && !isEmpty(row.value(fieldOf(Kind::client, "frequency")))) {
            ++figure.open;
        }
    }
    return figure;
}

/// The keys in the order in which a list that is sorted by the field has them.
std::vector<Value> keysAsSorted(Database& database, ClientQuery query, const Field& field, bool descending) {
    query.grouping = {};
    query.sorts = {{std::string(field.key), descending}};
    std::vector<Value> keys;
    for (const ClientRow& row : readClientRows(database, queryClientIds(database, query)))
        if (const Value key = keyOf(row, field); keys.empty() || keys.back() != key) keys.push_back(key);
    return keys;
}

TEST(GroupedClientsProperty, GroupsSumsAndOrderAreWhatAPlainCountGives) {
    const std::uint64_t rounds = test::rounds(3);
    for (std::uint64_t seed = 1; seed <= rounds; ++seed) {
        GroupedBase base(seed);
        Numbers numbers(seed * 77);
        std::vector<std::string> figures;
        std::vector<const Field*> groupable;
        for (const Field* field : fieldsOfKind(base.database(), Kind::client)) {
            if (tallyOf(*field) != Tally::none) figures.emplace_back(field->key);
            if (groupingOf(*field)) groupable.push_back(field);
        }
        ASSERT_GT(groupable.size(), 25U);
        for (const Field* field : groupable) {
            SCOPED_TRACE(std::string(field->key) + " seed " + std::to_string(seed));
            ClientQuery query;
            query.asOf = dateOfDay(20'500);
            query.sorts = {{"monetary", numbers.chance(50)}, {"city", false}};
            if (numbers.chance(40)) query.rule = Rule::condition("city", "any_of", {"上海"});
            const std::vector<RecordId> flat = queryClientIds(base.database(), query);
            query.grouping.field = field->key;
            const GroupedClients found = queryGroupedClients(base.database(), query, figures);
            EXPECT_EQ(queryClientIds(base.database(), query), found.ids) << "an export has the rows in this order";
            ASSERT_EQ(found.figures, figures);

            std::map<RecordId, std::size_t> place;
            for (std::size_t i = 0; i < flat.size(); ++i) place[flat[i]] = i;
            std::vector<Value> keys;
            std::size_t at = 0;
            for (const ClientGroup& group : found.groups) {
                keys.push_back(group.key);
                ASSERT_LE(at + static_cast<std::size_t>(group.count), found.ids.size());
                const std::vector<RecordId> ids(found.ids.begin() + static_cast<std::ptrdiff_t>(at),
                                                found.ids.begin() + static_cast<std::ptrdiff_t>(at) + group.count);
                at += ids.size();
                for (std::size_t i = 1; i < ids.size(); ++i)
                    EXPECT_LT(place.at(ids[i - 1]), place.at(ids[i])) << "inside a group in the list's order";
                const auto rows = readClientRows(base.database(), ids);
                for (const ClientRow& row : rows) EXPECT_EQ(keyOf(row, *field), group.key);
                for (std::size_t i = 0; i < figures.size(); ++i)
                    EXPECT_EQ(group.figures[i], plainFigure(rows, *findField(Kind::client, figures[i]))) << figures[i];
            }
            EXPECT_EQ(at, flat.size()) << "every client is in one group";
            EXPECT_EQ(std::set<Value>(keys.begin(), keys.end()).size(), keys.size()) << "no group twice";
            for (std::size_t i = 0; i + 1 < keys.size(); ++i) EXPECT_FALSE(isEmpty(keys[i])) << "without a value: last";
            EXPECT_EQ(keys, keysAsSorted(base.database(), query, *field, groupingOf(*field)->largestFirst));

            // Sorted by the field itself, the other way round.
            query.sorts = {{std::string(field->key), !groupingOf(*field)->largestFirst}};
            std::vector<Value> turned;
            for (const ClientGroup& group : queryGroupedClients(base.database(), query).groups)
                turned.push_back(group.key);
            EXPECT_EQ(turned, keysAsSorted(base.database(), query, *field, !groupingOf(*field)->largestFirst));

            // The largest first, by count and by figures; without a value still last.
            query.grouping.by = ClientQuery::Grouping::kByCount;
            const auto byCount = queryGroupedClients(base.database(), query).groups;
            for (std::size_t i = 1; i < byCount.size(); ++i)
                EXPECT_TRUE(byCount[i - 1].count >= byCount[i].count || isEmpty(byCount[i].key));
            for (const char* key : {"monetary", "value_score"}) {
                query.grouping.by = key;
                const auto bySize = queryGroupedClients(base.database(), query);
                ASSERT_THAT(bySize.figures, ElementsAre(key))
                    << "what orders them is counted even if no column shows it";
                const auto size = [&](const ClientGroup& group) {
                    return key == std::string("monetary") ? static_cast<double>(group.figures[0].total)
                                                          : group.figures[0].mean();
                };
                for (std::size_t i = 1; i < bySize.groups.size(); ++i)
                    EXPECT_TRUE(size(bySize.groups[i - 1]) >= size(bySize.groups[i]) || isEmpty(bySize.groups[i].key));
            }
        }
    }
}

TEST(GroupedClients, WhatHoldsSeveralValuesOrNamesOneClientMakesNoGroups) {
    for (const char* key : {"tags", "roles", "media_channels", "name", "phone", "notes", "monetary", "frequency"})
        EXPECT_FALSE(groupingOf(fieldOf(Kind::client, key))) << key;
    for (const char* key : {"owner", "tier", "stage", "city", "region", "industry", "key_account", "created_on", "r"})
        EXPECT_TRUE(groupingOf(fieldOf(Kind::client, key))) << key;
    ListState list;
    EXPECT_FALSE(list.groupBy("tags"));
    EXPECT_FALSE(list.grouping);
    EXPECT_TRUE(list.groupBy("owner"));
    list.orderGroupsBy("count");
    EXPECT_TRUE(list.groupBy("tier")) << "another field, its own order";
    EXPECT_EQ(list.query({}).grouping, (ClientQuery::Grouping{"tier", {}}));
    EXPECT_TRUE(list.groupBy({}));
    EXPECT_FALSE(list.query({}).grouping);
    GroupedBase base(1);
    ClientQuery query;
    query.grouping.field = "tags";
    EXPECT_THROW(queryClientIds(base.database(), query), Error);
}

TEST(GroupedClients, FiguresBeyondTheirRangeAreHeldAtItsEnd) {
    GroupedBase base(1);
    base.workspace->edit({"change", {}}, [&](Edit& edit) {
        for (const RecordId client : queryClientSet(edit.database(), {}))
            edit.set(Kind::client, client, "credit_limit", Value{std::int64_t{9'000'000'000'000'000'000}});
    });
    ClientQuery query;
    query.grouping.field = "city";
    for (const ClientGroup& group : queryGroupedClients(base.database(), query, {"credit_limit"}).groups)
        if (group.count > 1) {
            EXPECT_EQ(group.figures[0].total, std::numeric_limits<std::int64_t>::max());
        }
}

// ---- Rows ----

ClientGroup group(Value key, std::int64_t count) { return {std::move(key), count, {}}; }

/// A row as text: "#1" is the heading of group 1, "5" the client at place 5.
std::vector<std::string> rowsOf(const ListGroups& list) {
    std::vector<std::string> rows;
    for (std::size_t row = 0; row < list.rows(); ++row) {
        const ListGroups::Row at = list.at(row);
        rows.push_back(at.group ? "#" + std::to_string(*at.group) : std::to_string(at.place));
        if (at.group) {
            EXPECT_EQ(list.headingRow(*at.group), row);
        } else {
            EXPECT_EQ(list.rowOf(at.place), row);
        }
    }
    return rows;
}

TEST(ListGroups, HeadingsStandOverTheirClientsAndClosedOnesHideThem) {
    ListGroups list;
    EXPECT_EQ(list.rows(), 0U);
    list.set({}, {}, {}, 3);
    EXPECT_THAT(rowsOf(list), ElementsAre("0", "1", "2"));
    const ClientQuery::Grouping byCity{"city", {}};
    const std::vector<ClientGroup> groups{group(std::string("上海"), 2), group(std::string("北京"), 1), group({}, 2)};
    list.set(byCity, groups, {}, 5);
    EXPECT_THAT(rowsOf(list), ElementsAre("#0", "0", "1", "#1", "2", "#2", "3", "4"));
    EXPECT_TRUE(list.setClosed(1, true));
    EXPECT_FALSE(list.setClosed(1, true));
    EXPECT_THAT(rowsOf(list), ElementsAre("#0", "0", "1", "#1", "#2", "3", "4"));
    EXPECT_FALSE(list.rowOf(2));
    EXPECT_EQ(list.groupOf(2), 1U);
    EXPECT_FALSE(list.rowOf(5)) << "nobody is there";
    // Another answer: the group that was closed still is, wherever it stands now.
    EXPECT_TRUE(list.makesSameRows(byCity, groups, 5));
    list.set(byCity, {groups[1], groups[0]}, {}, 3);
    EXPECT_FALSE(list.makesSameRows(byCity, groups, 5));
    EXPECT_THAT(rowsOf(list), ElementsAre("#0", "#1", "1", "2"));
    list.setAllClosed(true);
    EXPECT_THAT(rowsOf(list), ElementsAre("#0", "#1"));
    EXPECT_FALSE(list.isAnyOpen());
    list.setAllClosed(false);
    EXPECT_THAT(rowsOf(list), ElementsAre("#0", "0", "#1", "1", "2"));
    // By another field nothing is closed, even where a key is the same.
    list.setClosed(0, true);
    list.set({"province", {}}, groups, {}, 5);
    EXPECT_EQ(list.rows(), 8U);
}

}  // namespace
}  // namespace meike
