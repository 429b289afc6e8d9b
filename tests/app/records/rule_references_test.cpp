// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a rule can name may be renamed, merged and deleted, and taken back: members and log stay true. The cases
// come from the tables of fields and operators.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "app/membership.h"
#include "app/records/client_edits.h"
#include "app/records/pick_lists.h"
#include "app/records/record_writer.h"
#include "app/segments.h"
#include "app/session.h"
#include "app/words/error_words.h"
#include "domain/operators.h"
#include "domain/related.h"
#include "domain/rule_references.h"
#include "exchange/profile_json.h"
#include "exchange/rule_json.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Ids = std::vector<RecordId>;

/// The first, which the rules name; and another one. Belongs to a client where that kind does.
struct Target {
    std::map<RecordId, RecordId> ofClient;  ///< the record that each client's field points to
    RecordId first = 0, other = 0;
    std::string firstName, otherName;
};

/// One way in which a rule names records of a sort.
struct Naming {
    Kind about = Kind::client;     ///< the kind that has the field
    const Field* field = nullptr;  ///< nullptr: the node of a segment
    const OperatorRow* op = nullptr;
    NameSort sort;

    std::string label() const {
        return field ? std::string(kindRow(about).key) + "." + std::string(field->key) + " " + std::string(op->key)
                     : "segment";
    }
    Rule rule(const std::vector<std::string>& names) const {
        if (!field) return Rule::inSegment(names.front());
        const Rule condition = Rule::condition(std::string(field->key), std::string(op->key),
                                               op->operands == OperandCount::one ? std::vector{names.front()} : names);
        return about == Kind::client ? condition : Rule::exists(std::string(kindRow(about).key), {condition});
    }
    /// What the rule means once both are one.
    Rule ofEither(const Target& target) const;
};

Rule Naming::ofEither(const Target& target) const {
    Naming wide = *this;
    if (op->key == "equals" || op->key == "all_of") wide.op = findOperator("any_of");
    if (op->key == "not_equals") wide.op = findOperator("none_of");
    return wide.rule({target.firstName, target.otherName});
}

std::vector<Naming> allNamings() {
    std::vector<Naming> namings{{Kind::client, nullptr, nullptr, {Kind::segment, {}}}};
    std::vector<Kind> kinds{Kind::client};
    kinds.insert(kinds.end(), relatedKinds().begin(), relatedKinds().end());
    for (const Kind kind : kinds)
        for (const Field& field : kindRow(kind).fields) {
            if (!isFilterable(kind, field)) continue;
            for (const OperatorRow& op : operatorTable()) {
                if (!appliesTo(op, field.type)) continue;
                const auto sort = nameSortOf(Rule::condition(std::string(field.key), std::string(op.key), {"x"}), kind);
                if (sort) namings.push_back({kind, &field, &op, *sort});
            }
        }
    return namings;
}

using Sort = std::pair<Kind, std::string>;
Sort sortOf(const Naming& naming) { return {naming.sort.kind, std::string(naming.sort.list)}; }

class RuleReferences : public ::testing::Test {
protected:
    void SetUp() override {
        session->edit({"add", {}}, [&](Edit& edit) {
            for (const char* name : {"知夏", "长风", "Alpha", "云岭"})
                clients.push_back(edit.insert(Record(Kind::client).set("name", std::string(name))));
            for (const Naming& naming : allNamings()) target(edit, sortOf(naming));
            for (const Naming& naming : allNamings()) point(edit, naming);
        });
        session->edit({"add", {}}, [&](Edit& edit) {
            for (const Naming& naming : allNamings()) {
                const Target& named = targets.at(sortOf(naming));
                segments[saveSegment(edit, naming.label(), naming.rule({named.firstName}))] = naming;
                if (!naming.op || naming.op->operands != OperandCount::many || naming.op->key == "all_of") continue;
                const std::string both = naming.label() + " two";
                segments[saveSegment(edit, both, naming.rule({named.firstName, named.otherName}))] = naming;
            }
            // Rules of tags, and segments that name segments, live on the same names.
            for (const Naming& naming : allNamings()) {
                if (naming.sort.kind == Kind::tag || naming.sort.kind == Kind::tag_group) continue;
                const RecordId tag = findOrAddTag(edit, "by rule " + naming.label());
                changeField(edit, Kind::tag, tag, "rule",
                            Value{ruleJson(Rule::none({naming.rule({targets.at(sortOf(naming)).firstName})}))});
                tags.push_back(tag);
            }
        });
        session->settle();
    }

    /// A record with everything that is required of its kind.
    static Record filled(Kind kind, RecordId client) {
        Record record(kind);
        for (const Field& field : kindRow(kind).fields) {
            if (!field.required || field.source != FieldSource::column) continue;
            switch (field.type) {
                case FieldType::date:
                    record.set(field.key, std::string("2026-03-01"));
                    break;
                case FieldType::choice:
                    record.set(field.key, std::string(field.choices.front().key));
                    break;
                case FieldType::reference:
                    if (field.refersTo == Kind::client) record.set(field.key, client);
                    break;
                case FieldType::text:
                case FieldType::long_text:
                    record.set(field.key, std::string(field.key == "currency" ? "CNY" : "x"));
                    break;
                default:
                    record.set(field.key, std::int64_t{1});
            }
        }
        if (findField(kind, "client")) record.set("client", client);
        if (kind == Kind::assessment)
            record.set("profile_body", profileJson(ScoringProfile())).set("tier_scale", tierScale(ScoringProfile()));
        if (kind == Kind::segment) record.set("version", 1);
        return record;
    }

    void target(Edit& edit, const Sort& sort) {
        if (targets.contains(sort)) return;
        const auto& [kind, list] = sort;
        Target& made = targets[sort];
        const std::string key = std::string(kindRow(kind).key) + list;
        made.firstName = "甲" + key;
        made.otherName = "乙" + key;
        const auto make = [&, kind = kind, list = list](const std::string& name, RecordId client) {
            Record record = filled(kind, client);
            record.set(kindRow(kind).nameField, name);
            if (kind == Kind::pick_item) record.set("list", list).set("name_en", name + " in English");
            if (kind == Kind::segment)
                record.set("rule",
                           ruleJson(Rule::condition("name", "equals", {name.starts_with("甲") ? "知夏" : "Alpha"})));
            return edit.insert(record);
        };
        const bool owned = findField(kind, "client") != nullptr;
        made.first = make(made.firstName, clients[0]);
        made.other = make(made.otherName, clients[owned ? 2 : 0]);
        made.ofClient = {{clients[0], made.first}, {clients[2], made.other}};
        made.ofClient[clients[1]] = owned ? make(made.firstName, clients[1]) : made.first;
    }

    /// The same, with what it has to point to.
    Record pointing(Kind kind, RecordId client) {
        Record record = filled(kind, client);
        for (const Field& field : kindRow(kind).fields)
            if (field.required && field.type == FieldType::reference && isEmpty(record.get(field)))
                record.set(field, targets.at({field.refersTo, {}}).ofClient.at(client));
        return record;
    }

    /// The first two clients have to do with the first record, the third with the other one.
    void point(Edit& edit, const Naming& naming) {
        if (!naming.field) return;
        const auto sort = sortOf(naming);
        if (sort.first == Kind::tag_group) {
            for (const auto& [client, group] : targets.at(sort).ofClient) {
                const RecordId tag = findOrAddTag(edit, "in group " + std::to_string(group));
                edit.set(Kind::tag, tag, "tag_group", group);
                edit.addTag(client, tag);
            }
            return;
        }
        if (!pointed.insert({naming.about, std::string(naming.field->key)}).second) return;
        for (const auto& [client, id] : targets.at(sort).ofClient) {
            if (naming.field->type == FieldType::tags)
                edit.addTag(client, id);
            else if (naming.about == Kind::client)
                edit.set(Kind::client, client, naming.field->key, id);
            else
                edit.insert(pointing(naming.about, client).set(naming.field->key, id));
        }
    }

    struct State {
        std::map<RecordId, Ids> members;
        std::map<RecordId, Ids> tagged;
        std::size_t log = 0;
    };
    State state() {
        session->settle();
        const auto reader = session->openReader();
        State now;
        for (const auto& [segment, naming] : segments) {
            now.members[segment] = segmentMembers(*reader, segment);
            now.log += membershipLog(*reader, segment).size();
        }
        for (const RecordId tag : tags) now.tagged[tag] = tagMembers(*reader, tag);
        return now;
    }
    void expectSame(const State& now, const State& before, const std::string& what) {
        for (const auto& [segment, members] : before.members)
            EXPECT_EQ(now.members.at(segment), members) << what << ": " << segments.at(segment).label();
        EXPECT_EQ(now.tagged, before.tagged) << what;
        const auto reader = session->openReader();
        for (const Segment& segment : allSegments(*reader))
            for (const RuleGap& gap : ruleGaps(*reader, segment.rule))
                ADD_FAILURE() << what << ": " << segment.name << ": " << gap.in(Language::en);
    }
    /// Back and forth again; ends where it was before the step.
    void expectUndoAndRedo(const State& before, const State& after, const std::string& what) {
        session->undo();
        expectSame(state(), before, what + ", undone");
        session->redo();
        expectSame(state(), after, what + ", redone");
        session->undo();
        expectSame(state(), before, what + ", undone again");
    }
    std::string refusal(const std::function<void(Edit&)>& fn) {
        const std::string before = digest(*session->openReader());
        try {
            session->edit({"change", {}}, fn);
        } catch (const Error& error) {
            EXPECT_EQ(digest(*session->openReader()), before) << "nothing is half done";
            return errorWords(error.detail(), Language::en);
        }
        return "no error";
    }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    std::unique_ptr<Session> session = Session::create(folder / "s.meike", "CNY", clock);
    Ids clients;
    Ids tags;
    std::map<Sort, Target> targets;
    std::map<RecordId, Naming> segments;
    std::set<std::pair<Kind, std::string>> pointed;
};

TEST_F(RuleReferences, AreWrittenAnewWhenTheirNameChanges) {
    const State before = state();
    std::size_t empty = 0;
    for (const auto& [segment, members] : before.members) empty += members.empty() ? 1 : 0;
    EXPECT_LT(empty * 4, segments.size()) << "rules that hold for nobody show nothing";
    for (const auto& [sort, target] : targets) {
        const std::string what = std::string(kindRow(sort.first).key) + sort.second;
        session->edit({"change", {}}, [&, kind = sort.first, id = target.first](Edit& edit) {
            changeField(edit, kind, id, kindRow(kind).nameField, Value{std::string("新的名称")});
        });
        const State after = state();
        expectSame(after, before, what + " renamed");
        EXPECT_EQ(after.log, before.log) << what << ": nobody came and nobody left";
        expectUndoAndRedo(before, after, what);
        EXPECT_EQ(state().log, before.log) << what;
    }
}

TEST_F(RuleReferences, GoOverToWhatARecordIsMergedInto) {
    const State before = state();
    int merged = 0;
    for (const auto& [sort, target] : targets) {
        // Of what a client has, two of one client are merged: the other one is another client's.
        if (!mayMerge(sort.first) || findField(sort.first, "client")) continue;
        ++merged;
        const std::string what = std::string(kindRow(sort.first).key) + sort.second;
        State expected = before;
        const auto reader = session->openReader();
        const auto matching = [&](const Rule& rule) { return clientsMatching(*reader, rule, clock.today()); };
        for (auto& [segment, members] : expected.members)
            if (sortOf(segments.at(segment)) == sort) members = matching(segments.at(segment).ofEither(target));
        std::size_t at = 0;
        for (const Naming& naming : allNamings()) {
            if (naming.sort.kind == Kind::tag || naming.sort.kind == Kind::tag_group) continue;
            const RecordId tag = tags[at++];
            if (sortOf(naming) == sort) expected.tagged[tag] = matching(Rule::none({naming.ofEither(target)}));
        }
        session->edit({"merge", {}}, [&, kind = sort.first, &target = target](Edit& edit) {
            RecordWriter(edit).merge(kind, target.first, target.other);
        });
        const State after = state();
        expectSame(after, expected, what + " merged");
        expectUndoAndRedo(before, after, what);
    }
    EXPECT_EQ(merged, 10) << "people, seven lists, tags, groups";
}

TEST_F(RuleReferences, KeepWhatTheyNameFromBeingDeleted) {
    for (const auto& [sort, target] : targets) {
        const std::string what = std::string(kindRow(sort.first).key) + sort.second;
        const auto remove = [&, kind = sort.first](RecordId id) {
            return [kind, id](Edit& edit) { removeRecord(edit, kind, id); };
        };
        const bool owned = findField(sort.first, "client") != nullptr;
        if (owned) {
            // Another one has the name: the rule still means somebody.
            EXPECT_EQ(refusal(remove(target.ofClient.at(clients[1]))), "no error") << what;
        }
        EXPECT_THAT(refusal(remove(target.first)), HasSubstr("refers to it")) << what;
        if (owned) {
            EXPECT_THAT(refusal([&](Edit& edit) {
                            purgeClients(edit, Ids{clients[0], clients[3]});
                        }),
                        HasSubstr("refers to it"))
                << what;
        }
    }
    session->edit({"remove", {}}, [&](Edit& edit) {
        for (const RecordId tag : tags) removeRecord(edit, Kind::tag, tag);
        for (const auto& [segment, naming] : segments) removeRecord(edit, Kind::segment, segment);
    });
    for (const auto& [sort, target] : targets)
        EXPECT_EQ(refusal([&, kind = sort.first, id = target.first](Edit& edit) { removeRecord(edit, kind, id); }),
                  "no error")
            << kindRow(sort.first).key << ": nothing names it any more";
}

TEST_F(RuleReferences, CoverEveryKindThatARuleCanName) {
    const auto kinds = nameableKinds();
    for (const auto& [sort, target] : targets) EXPECT_THAT(kinds, Contains(sort.first));
    for (const Kind kind : kinds) {
        const bool covered =
            std::any_of(targets.begin(), targets.end(), [&](const auto& each) { return each.first.first == kind; });
        EXPECT_TRUE(covered || kind == Kind::client) << kindRow(kind).key;
    }
}

TEST_F(RuleReferences, InEnglishFollowTheEnglishName) {
    const Target& target = targets.at({Kind::pick_item, "region"});
    RecordId id = 0;
    const auto values = [&] { return segmentOf(*session->openReader(), id)->rule.values; };
    session->edit({"add", {}}, [&](Edit& edit) {
        id = saveSegment(edit, "English", Rule::condition("region", "any_of", {target.firstName + " in English"}));
    });
    session->edit({"change", {}}, [&](Edit& edit) { renamePickItem(edit, target.first, "东", "East"); });
    EXPECT_EQ(values(), std::vector<std::string>{"East"});
    session->edit({"change", {}}, [&](Edit& edit) { renamePickItem(edit, target.first, "东", ""); });
    EXPECT_EQ(values(), std::vector<std::string>{"东"}) << "without an English name the other one stands for it";
    session->settle();
    EXPECT_EQ(segmentMembers(*session->openReader(), id), (Ids{clients[0], clients[1]}));
}

TEST_F(RuleReferences, ToSeveralOfOneNameNameThemAllOn) {
    RecordId one = 0, two = 0, segment = 0;
    session->edit({"add", {}}, [&](Edit& edit) {
        one = addRecord(edit, Record(Kind::person).set("name", "王伟"));
        two = addRecord(edit, Record(Kind::person).set("name", "王伟"));
        changeField(edit, Kind::client, clients[0], "owner", one);
        changeField(edit, Kind::client, clients[1], "owner", two);
        segment = saveSegment(edit, "王伟的客户", Rule::condition("owner", "equals", {"王伟"}));
    });
    session->settle();
    const Ids members = segmentMembers(*session->openReader(), segment);
    ASSERT_EQ(members, (Ids{clients[0], clients[1]}));
    session->edit({"change", {}}, [&](Edit& edit) { changeField(edit, Kind::person, one, "name", Value{"王大伟"}); });
    session->settle();
    EXPECT_EQ(segmentMembers(*session->openReader(), segment), members);
    EXPECT_EQ(segmentOf(*session->openReader(), segment)->rule, Rule::condition("owner", "any_of", {"王伟", "王大伟"}));
    // A name that a rule means is not given to somebody else: the rule would then mean both.
    RecordId third = 0;
    session->edit({"add", {}}, [&](Edit& edit) { third = addRecord(edit, Record(Kind::person).set("name", "李娜")); });
    EXPECT_THAT(refusal([&](Edit& edit) { changeField(edit, Kind::person, third, "name", Value{"王大伟"}); }),
                HasSubstr("王伟的客户"));
    session->edit({"merge", {}}, [&](Edit& edit) { RecordWriter(edit).merge(Kind::person, one, two); });
    session->settle();
    EXPECT_EQ(segmentOf(*session->openReader(), segment)->rule, Rule::condition("owner", "any_of", {"王伟"}));
    EXPECT_EQ(segmentMembers(*session->openReader(), segment), members);
}

TEST_F(RuleReferences, OfAFieldAreFound) {
    const auto reader = session->openReader();
    EXPECT_EQ(rulesNamingField(*reader, Kind::project, "owner").size(), 10U) << "six segments and four tags";
    EXPECT_THAT(rulesNamingField(*reader, Kind::client, "city"), IsEmpty());
    Rule sum = Rule::exists("orders");
    sum.aggregate = "sum";
    sum.field = "net";
    sum.op = ">";
    sum.values = {"1"};
    sum.period.dateField = "service_end";
    sum.period.withinDays = 30;
    session->edit({"add", {}}, [&](Edit& edit) { saveSegment(edit, "net", Rule::any({sum})); });
    for (const char* field : {"net", "service_end"}) {
        const auto uses = rulesNamingField(*session->openReader(), Kind::order, field);
        ASSERT_EQ(uses.size(), 1U) << field;
        EXPECT_EQ(uses.front().name, "net");
    }
}

}  // namespace
}  // namespace meike
