// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "storage/client_query.h"
#include "storage/records.h"
#include "storage/rule_sql.h"
#include "storage/score_store.h"
#include "storage/workspace.h"
#include "tests/support/random_rule.h"
#include "tests/support/reference_rule.h"

namespace meike::test {

/// A small agency in a file and, the same, in memory.
class RandomAgency {
public:
    RandomAgency(const std::filesystem::path& path, std::uint64_t seed) : m_random(seed) {
        words.asOf = valueOrThrow(makeDate(2026, 3, 9)) + std::chrono::days(m_random.between(-800, 800));
        world.asOf = words.asOf;
        world.currency = m_random.pick(std::vector<std::string>{"CNY", "JPY", "KWD"});
        // Some agencies are entered before the day that is looked at, some after it.
        clock.setToday(words.asOf + std::chrono::days(m_random.between(-30, 30)));
        world.enteredOn = clock.today();
        workspace = Workspace::create(path, world.currency, clock);
        workspace->edit({"add", {}}, [&](Edit& edit) { fill(edit); });
        forgetWhatEndedLater();
        scores();
        for (const Record& client : world.of(Kind::client))
            words.uids.push_back(uidText(*uidOf(workspace->database(), Kind::client, client.id())));
        for (std::size_t i = 0; i < words.uids.size(); ++i) world.uids[world.of(Kind::client)[i].id()] = words.uids[i];
    }

    std::vector<RecordId> found(const Rule& rule) {
        ClientQuery query;
        query.rule = rule;
        query.asOf = words.asOf;
        query.shelf = ClientQuery::Shelf::all;
        std::vector<RecordId> ids = queryClientIds(workspace->database(), query);
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    std::vector<RecordId> expected(const Rule& rule) const {
        const ReferencePredicate predicate(world);
        std::vector<RecordId> ids;
        for (const Record& client : world.of(Kind::client))
            if (predicate.holds(rule, client)) ids.push_back(client.id());
        return ids;
    }
    /// Asked of one client alone.
    bool holdsFor(const Rule& rule, RecordId client) {
        const SqlPiece piece = compileRule(rule, words.asOf, world.currency, client);
        Statement statement = workspace->database().prepare(
            "SELECT " + piece.sql + " FROM client c LEFT JOIN client_score s ON s.client = c.id WHERE c.id = ?");
        int index = 1;
        for (const Value& value : piece.parameters) statement.bind(index++, value);
        statement.bind(index, client);
        EXPECT_TRUE(statement.step());
        return !statement.isNull(0) && statement.integer(0) == 1;
    }

    FixedClock clock{Date{}};
    RuleWords words;
    ReferenceWorld world;
    std::unique_ptr<Workspace> workspace;

private:
    Value some(const Field& field) {
        if (!field.required && m_random.chance(35)) return {};
        switch (field.type) {
            case FieldType::boolean:
                return m_random.between(0, 1);
            case FieldType::integer:
                return m_random.between(-1, 9);
            case FieldType::decimal:
                return m_random.between(-4, 48) * minorPerMajor(std::min(field.scale, 6)) / 4;
            case FieldType::money:
                return m_random.between(-200, 1'200);
            case FieldType::moment:
                return m_random.chance(85) ? Value{} : Value{std::int64_t{1'700'000'000'000}};
            case FieldType::date:
                return isoDate(someDate(m_random, words.asOf));
            case FieldType::choice:
                return field.choices.empty() ? std::string("core") : std::string(m_random.pick(field.choices).key);
            case FieldType::choices: {
                std::vector<std::string> keys;
                for (const Choice& choice : field.choices)
                    if (m_random.chance(30)) keys.emplace_back(choice.key);
                return keys.empty() ? Value{} : Value{joinKeys(keys)};
            }
            case FieldType::pick:
            case FieldType::reference: {
                std::vector<RecordId> ids;
                for (const Record& record : world.of(field.type == FieldType::pick ? Kind::pick_item : field.refersTo))
                    if (field.type != FieldType::pick || record.text("list") == field.target)
                        ids.push_back(record.id());
                return ids.empty() ? Value{} : Value{m_random.pick(ids)};
            }
            default:
                break;
        }
        if (field.key == "currency")
            return m_random.pick(std::vector<std::string>{world.currency, world.currency, "USD", "JPY", "KWD", "EUR"});
        // Names that rules can ask for, now and then twice.
        return m_random.chance(50) ? "n" + std::to_string(m_random.between(1, 4)) : someText(m_random, words.texts);
    }

    void put(Edit& edit, Record record) {
        record.setId(edit.insert(record));
        world.records[record.kind()].push_back(std::move(record));
    }

    /// In memory alone: as of the day nobody knew it.
    void forgetWhatEndedLater() {
        const auto forget = [&](Kind kind, const char* end, std::initializer_list<const char*> with) {
            for (Record& record : world.records[kind]) {
                if (record.text(end) <= isoDate(words.asOf)) continue;
                record.set(end, Value{});
                for (const char* field : with) record.set(field, Value{});
            }
        };
        forget(Kind::complaint, "closed_on", {"closure", "satisfaction"});
        forget(Kind::survey, "corrected_on", {});
        forget(Kind::task, "done_on", {});
        forget(Kind::milestone, "done_on", {});
        forget(Kind::account_goal, "done_on", {});
        forget(Kind::playbook_entry, "left_on", {});
        forget(Kind::opportunity, "closed_on", {"stage", "reason_lost"});
        // Until when somebody is there may be known before.
        if (world.enteredOn > words.asOf) forget(Kind::contact_role, "finish", {});
    }

    void fill(Edit& edit) {
        const auto named = [&](Kind kind, const char* name) {
            return std::move(Record(kind).set("name", std::string(name)));
        };
        for (const char* name : {"林晓", "周宁"})
            put(edit, named(Kind::person, name).set("role", std::string("account_manager")));
        for (const Choice& list : pickLists())
            for (const auto& [zh, en] : {std::pair{"美妆", "Beauty"}, std::pair{"汽车", "Cars"}, std::pair{"其他", ""}})
                put(edit, named(Kind::pick_item, zh).set("list", std::string(list.key)).set("name_en", textValue(en)));
        for (const char* name : {"活动", "级别"}) put(edit, named(Kind::tag_group, name));
        const auto& groups = world.of(Kind::tag_group);
        put(edit, named(Kind::tag, "双十一").set("tag_group", groups[0].id()));
        put(edit, named(Kind::tag, "重点").set("tag_group", groups[1].id()));
        put(edit, named(Kind::tag, "VIP"));
        for (const char* currency : {"USD", "JPY", "KWD"})
            for (std::int64_t i = m_random.between(0, 2); i > 0; --i) {
                const std::string day = isoDate(someDate(m_random, words.asOf));
                // Two of one day now and then: the one entered last counts.
                for (std::int64_t twice = m_random.between(1, 2); twice > 0; --twice)
                    put(edit, Record(Kind::rate)
                                  .set("currency", std::string(currency))
                                  .set("day", day)
                                  .set("rate", m_random.between(1, 20'000'000'000)));
            }
        put(edit, named(Kind::playbook, "维护").set("rule", std::string(R"({"all": []})")));
        put(edit, named(Kind::key_criterion, "贡献"));
        put(edit, named(Kind::event, "答谢会").set("type", std::string("thanks")).set("date", isoDate(words.asOf)));
        for (int i = 0; i < 14; ++i) put(edit, someRecord(Kind::client));
        put(edit, someRecord(Kind::assessment));
        for (const Record& client : world.of(Kind::client))
            for (const Record& tag : world.of(Kind::tag))
                if (m_random.chance(30))
                    put(edit, Record(Kind::client_tag).set("client", client.id()).set("tag", tag.id()));
        for (const Kind kind : relatedKinds())
            for (std::int64_t i = m_random.between(10, 40); i > 0; --i) put(edit, someRecord(kind));
    }

    Record someRecord(Kind kind) {
        Record record(kind);
        for (const Field& field : kindRow(kind).fields)
            if (field.source == FieldSource::column) record.set(field.key, some(field));
        return record;
    }

    void scores() {
        std::vector<ClientScore> rows;
        for (Record& client : world.records[Kind::client]) {
            if (m_random.chance(15)) continue;  // not scored: all of its scores are empty
            ClientScore score;
            score.client = client.id();
            for (const std::string_view key : scoreFields()) {
                const Value value = some(fieldOf(Kind::client, key));
                score.values.push_back(value);
                client.set(key, value);
            }
            rows.push_back(std::move(score));
        }
        workspace->writeDerived([&](Database& database) { writeScores(database, rows, {}, nullptr); });
    }

    DeterministicRandom m_random;
};

}  // namespace meike::test
