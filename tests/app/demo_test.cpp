// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/defaults.h"
#include "app/demo_material.h"
#include "app/plan/playbooks.h"
#include "app/score_book.h"
#include "app/session.h"
#include "app/view/today.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
using test::TemporaryFolder;

namespace {

Date dayOf(std::string_view iso) { return valueOrThrow(parseIsoDate(iso)); }

/// The demo agency as of one day, made once for all tests that only read it.
struct Agency {
    TemporaryFolder folder;
    FixedClock clock{dayOf("2026-11-22")};
    std::unique_ptr<Workspace> workspace;
    std::string emptyDigest;
    Scores scores;

    Agency() {
        workspace = Workspace::create(folder.path() / "demo.meike", "CNY", clock);
        emptyDigest = digest(workspace->database());
        NoProgress quiet;
        fillDemo(*workspace, Language::zh, quiet, {});
        ScoreBook book;
        book.load(workspace->database());
        scores = book.score(profileInUse(workspace->database()), clock.today());
    }
    Database& database() { return workspace->database(); }
};

Agency& agency() {
    static Agency instance;
    return instance;
}

std::vector<Record> all(Kind kind) { return allRecords(agency().database(), kind); }

std::map<RecordId, Record> byId(Kind kind) {
    std::map<RecordId, Record> records;
    for (Record& record : all(kind)) records.emplace(record.id(), std::move(record));
    return records;
}

/// Percentage of scored clients in each tier, in tenths.
std::map<std::string, int> tierShares(const Scores& scores) {
    std::map<std::string, int> counts;
    int scored = 0;
    for (std::size_t i = 0; i < scores.assessment.clients(); ++i) {
        if (scores.assessment.tier[i] < 0) continue;
        ++scored;
        ++counts[scores.assessment.tierNames[static_cast<std::size_t>(scores.assessment.tier[i])].key];
    }
    for (auto& [key, count] : counts) count = count * 1000 / scored;
    return counts;
}

TEST(Demo, IsMarkedAndNamed) {
    EXPECT_TRUE(isDemoWorkspace(agency().database()));
    EXPECT_EQ(setting(agency().database(), "name"), "星桥传媒");
    EXPECT_EQ(agency().workspace->undoCommand(), (Command{"demo", {}}));
}

TEST(Demo, SameDaySameRecords) {
    TemporaryFolder folder;
    FixedClock clock(dayOf("2026-11-22"));
    const auto other = Workspace::create(folder.path() / "again.meike", "CNY", clock);
    EXPECT_FALSE(isDemoWorkspace(other->database()));
    NoProgress quiet;
    fillDemo(*other, Language::zh, quiet, {});
    for (const KindRow& row : kindTable()) {
        auto one = allRecords(other->database(), row.kind);
        auto two = all(row.kind);
        // A decision names its occurrence by uids.
        if (row.kind == Kind::task)
            for (auto* list : {&one, &two})
                for (Record& task : *list) task.set("origin", {});
        EXPECT_EQ(one, two) << row.key;
    }
}

TEST(Demo, PlaybooksAreOnAndTheirMorningIsOne) {
    EXPECT_EQ(countRecords(agency().database(), Kind::playbook), static_cast<std::int64_t>(playbookPresets().size()));
    std::map<std::string, int> outcomes;
    for (const Record& task : all(Kind::task)) ++outcomes[task.text("outcome")];
    EXPECT_GE(outcomes["done"], 30);
    EXPECT_GE(outcomes["skipped"], 2);
    EXPECT_GE(outcomes["moved"], 1);
    // Of one playbook a share is held out, and a day is fixed on which that is read.
    int heldOut = 0;
    for (const Record& entry : all(Kind::playbook_entry)) heldOut += entry.integer("held_out") != 0 ? 1 : 0;
    EXPECT_GE(heldOut, 3);
    for (const Record& playbook : all(Kind::playbook))
        EXPECT_EQ(playbook.integer("held_out") > 0, !isEmpty(playbook.get("effect_on"))) << playbook.text("name");
    TemporaryFolder folder;
    const auto session = Session::create(folder.path() / "morning.meike", "CNY", agency().clock);
    NoProgress quiet;
    session->runJob([](Workspace& workspace, Progress& progress,
                       const std::stop_token& stop) { fillDemo(workspace, Language::zh, progress, stop); },
                    quiet);
    session->settle();
    const auto reader = session->openReader();
    // Nobody comes under a playbook by opening the file: they have been there.
    const TodayList team = readToday(*reader, agency().clock.today(), {}, Language::zh);
    int people = 0;
    for (const auto& [person, load] : team.load) {
        const TodayList own = readToday(*reader, agency().clock.today(), person, Language::zh);
        people += person != 0 && own.counts[0] > 0 ? 1 : 0;
        EXPECT_LE(own.counts[0] + own.counts[1], 40) << person;
    }
    EXPECT_GE(people, 3);
    EXPECT_GE(team.counts[0], 10);
    EXPECT_GE(team.counts[1], 3);
    EXPECT_LE(team.counts[0] + team.counts[1], 130);
}

TEST(Demo, NumbersOfRecords) {
    Database& database = agency().database();
    std::int64_t onDesk = 0, archived = 0, deleted = 0;
    for (const Record& client : all(Kind::client)) {
        archived += isEmpty(client.get("archived_at")) ? 0 : 1;
        deleted += isEmpty(client.get("deleted_at")) ? 0 : 1;
        onDesk += isEmpty(client.get("archived_at")) && isEmpty(client.get("deleted_at")) ? 1 : 0;
    }
    EXPECT_EQ(onDesk, 412);
    EXPECT_EQ(archived, 6);
    EXPECT_EQ(deleted, 2);
    EXPECT_EQ(countRecords(database, Kind::person), 8);
    EXPECT_EQ(countRecords(database, Kind::tag), 30);
    EXPECT_EQ(countRecords(database, Kind::assessment), 2);
    EXPECT_EQ(countRecords(database, Kind::scoring_profile), 1);
    for (const auto& [kind, least] :
         std::map<Kind, std::int64_t>{{Kind::contact, 500},      {Kind::project, 150},
                                      {Kind::order, 2'000},      {Kind::receivable, 1'000},
                                      {Kind::receipt, 1'000},    {Kind::interaction, 2'000},
                                      {Kind::need, 100},         {Kind::complaint, 7},
                                      {Kind::survey, 80},        {Kind::task, 30},
                                      {Kind::client_tag, 400},   {Kind::team_member, 100},
                                      {Kind::verification, 100}, {Kind::contact_role, 4},
                                      {Kind::milestone, 200},    {Kind::framework_contract, 30},
                                      {Kind::benefit, 20},       {Kind::opportunity, 50},
                                      {Kind::file_link, 40},     {Kind::custom_value, 150},
                                      {Kind::rate, 20}})
        EXPECT_GE(countRecords(database, kind), least) << kindRow(kind).key;
}

TEST(Demo, TiersInPlausibleProportions) {
    const auto shares = tierShares(agency().scores);
    EXPECT_THAT(shares.at("core"), testing::AllOf(testing::Ge(40), testing::Le(85)));
    EXPECT_THAT(shares.at("key"), testing::AllOf(testing::Ge(110), testing::Le(190)));
    EXPECT_THAT(shares.at("growth"), testing::AllOf(testing::Ge(180), testing::Le(290)));
    EXPECT_THAT(shares.at("general"), testing::AllOf(testing::Ge(480), testing::Le(640)));
}

TEST(Demo, TiersStayPlausibleOnOtherDays) {
    for (const std::string_view iso : {"2027-02-28", "2027-06-15"}) {
        TemporaryFolder folder;
        FixedClock clock(dayOf(iso));
        const auto workspace = Workspace::create(folder.path() / "demo.meike", "CNY", clock);
        NoProgress quiet;
        fillDemo(*workspace, Language::en, quiet, {});
        ScoreBook book;
        book.load(workspace->database());
        const auto shares = tierShares(book.score(profileInUse(workspace->database()), clock.today()));
        EXPECT_THAT(shares.at("core"), testing::AllOf(testing::Ge(35), testing::Le(90))) << iso;
        EXPECT_THAT(shares.at("general"), testing::AllOf(testing::Ge(460), testing::Le(660))) << iso;
    }
}

TEST(Demo, EveryClassOccurs) {
    const engine::Assessment& assessment = agency().scores.assessment;
    std::set<Stage> stages(assessment.stage.begin(), assessment.stage.end());
    std::set<Dormancy> dormancies(assessment.dormancy.begin(), assessment.dormancy.end());
    std::set<Behaviour> behaviours(assessment.behaviour.begin(), assessment.behaviour.end());
    std::set<AbcClass> abc(assessment.abc.begin(), assessment.abc.end());
    stages.erase(Stage::none);
    EXPECT_EQ(stages.size(), stageRows().size() - 1);
    EXPECT_EQ(dormancies.size(), dormancyRows().size());
    behaviours.erase(Behaviour::none);
    EXPECT_EQ(behaviours.size(), behaviourRows().size() - 1);
    abc.erase(AbcClass::none);
    EXPECT_EQ(abc.size(), abcRows().size() - 1);
    std::set<std::pair<int, int>> cells;
    for (std::size_t i = 0; i < assessment.clients(); ++i)
        if (assessment.r[i] > 0) cells.emplace(assessment.r[i], assessment.f[i]);
    EXPECT_GE(cells.size(), 22U);
}

TEST(Demo, RevenueIsParetoLike) {
    const engine::Assessment& assessment = agency().scores.assessment;
    std::vector<MinorUnits> values;
    MinorUnits total = 0;
    for (std::size_t i = 0; i < assessment.clients(); ++i)
        if (assessment.tier[i] >= 0) {
            values.push_back(assessment.monetary[i]);
            total += assessment.monetary[i];
        }
    std::sort(values.rbegin(), values.rend());
    MinorUnits top = 0;
    for (std::size_t i = 0; i < values.size() / 5; ++i) top += values[i];
    EXPECT_GE(top * 100 / total, 68);
    EXPECT_LE(top * 100 / total, 82);
    EXPECT_EQ(assessment.base.basis, ValueBasis::contribution);
}

TEST(Demo, FewTiersAreProvisional) {
    const engine::Assessment& assessment = agency().scores.assessment;
    const auto provisional = std::count_if(assessment.provisional.begin(), assessment.provisional.end(),
                                           [](std::uint16_t bits) { return bits != 0; });
    EXPECT_GE(provisional, 15);
    EXPECT_LE(provisional, 110);
}

TEST(Demo, AnAtRiskKeyAccount) {
    for (const Record& client : all(Kind::client)) {
        if (client.text("name") != "锦程汽车销售") continue;
        EXPECT_EQ(client.integer("key_account"), 1);
        const auto index = agency().scores.indexOf(client.id());
        ASSERT_TRUE(index);
        const engine::Assessment& assessment = agency().scores.assessment;
        EXPECT_EQ(assessment.stage[*index], Stage::at_risk);
        EXPECT_LE(assessment.tier[*index], 1);
        EXPECT_GT(assessment.overdue[*index], 0);
        return;
    }
    FAIL() << "the client is missing";
}

TEST(Demo, OverridesHoldToday) {
    int tiers = 0, stages = 0;
    for (const Record& client : all(Kind::client)) {
        const auto index = agency().scores.indexOf(client.id());
        if (!index) continue;
        const engine::Assessment& assessment = agency().scores.assessment;
        if (!client.text("tier_override").empty()) {
            ++tiers;
            EXPECT_NE(assessment.tier[*index], assessment.heldTier[*index]);
            EXPECT_FALSE(client.text("tier_override_reason").empty());
        }
        if (!client.text("stage_override").empty()) {
            ++stages;
            EXPECT_NE(assessment.stage[*index], assessment.computedStage[*index]);
            EXPECT_FALSE(client.text("stage_override_until").empty());
        }
    }
    EXPECT_EQ(tiers, 1);
    EXPECT_EQ(stages, 1);
}

TEST(Demo, MoneyAddsUp) {
    const auto receivables = byId(Kind::receivable);
    const auto receipts = byId(Kind::receipt);
    std::map<RecordId, std::int64_t> ofReceivable, ofReceipt;
    for (const Record& allocation : all(Kind::allocation)) {
        const Record& receivable = receivables.at(allocation.integer("receivable"));
        const Record& receipt = receipts.at(allocation.integer("receipt"));
        EXPECT_EQ(receivable.integer("client"), receipt.integer("client"));
        EXPECT_EQ(receivable.text("currency"), receipt.text("currency"));
        EXPECT_GT(allocation.integer("amount"), 0);
        ofReceivable[receivable.id()] += allocation.integer("amount");
        ofReceipt[receipt.id()] += allocation.integer("amount");
    }
    for (const auto& [id, amount] : ofReceivable) EXPECT_LE(amount, receivables.at(id).integer("amount"));
    for (const auto& [id, receipt] : receipts) EXPECT_EQ(ofReceipt[id], receipt.integer("amount"));
    int overdue = 0;
    const std::string today = isoDate(agency().clock.today());
    std::set<RecordId> late;
    for (const auto& [id, receivable] : receivables)
        if (receivable.text("due") < today && ofReceivable[id] < receivable.integer("amount")) {
            ++overdue;
            late.insert(receivable.integer("client"));
        }
    EXPECT_GE(overdue, 8);
    EXPECT_GE(late.size(), 8U);
    EXPECT_LE(late.size(), 12U);
}

TEST(Demo, RefundsStayWithTheirOrder) {
    const auto orders = byId(Kind::order);
    int refunds = 0, linked = 0, foreign = 0, costUnknown = 0;
    for (const auto& [id, order] : orders) {
        foreign += order.text("currency") != "CNY";
        if (order.integer("amount") > 0) costUnknown += isEmpty(order.get("cost"));
        if (order.integer("amount") >= 0) {
            EXPECT_TRUE(isEmpty(order.get("refund_of")));
            continue;
        }
        ++refunds;
        if (isEmpty(order.get("refund_of"))) continue;
        ++linked;
        const Record& original = orders.at(order.integer("refund_of"));
        EXPECT_EQ(original.integer("client"), order.integer("client"));
        EXPECT_EQ(original.text("currency"), order.text("currency"));
        EXPECT_GE(original.integer("amount"), -order.integer("amount"));
        EXPECT_LT(original.text("date"), order.text("date"));
    }
    EXPECT_GE(refunds, 15);
    EXPECT_GE(linked, 10);
    EXPECT_GT(refunds, linked);
    EXPECT_GE(foreign, 20);
    EXPECT_GE(costUnknown, 8);
}

/// Facts lie in the past; what is planned lies at most a year ahead (a running contract's end).
TEST(Demo, NoFactLiesInTheFuture) {
    const std::string today = isoDate(agency().clock.today());
    const std::string ahead = isoDate(agency().clock.today() + std::chrono::days(366));
    const std::set<std::string> planned = {
        "due",         "finish", "service_end", "next_step_on", "tier_override_until", "stage_override_until", "start",
        "expected_on", "until",  "review_on",   "effect_on"};
    for (const KindRow& row : kindTable()) {
        for (const Record& record : all(row.kind))
            for (const Field& field : row.fields) {
                if (field.type != FieldType::date || field.source != FieldSource::column) continue;
                const std::string& date = record.text(field.key);
                if (date.empty()) continue;
                // `date` is a day ahead where the kind says so: of a benefit that is promised.
                const bool mayLieAhead = field.key == "date" ? row.planned : planned.contains(std::string(field.key));
                EXPECT_LE(date, mayLieAhead ? ahead : today) << row.key << "." << field.key;
                EXPECT_GE(date, "1960-01-01");
            }
    }
}

TEST(Demo, SomebodysBirthdayIsThisWeek) {
    int soon = 0, lunar = 0;
    std::set<std::string> week;
    for (int i = 0; i < 7; ++i) week.insert(isoDate(agency().clock.today() + std::chrono::days(i)).substr(5));
    for (const Record& contact : all(Kind::contact)) {
        if (contact.integer("birthday_lunar") == 1)
            ++lunar;
        else if (!contact.text("birthday").empty())
            soon += week.contains(contact.text("birthday").substr(5));
    }
    EXPECT_GE(soon, 1);
    EXPECT_GE(lunar, 5);
}

TEST(Demo, EveryKindOfProspectAndADuplicatePair) {
    std::set<std::string> kinds;
    std::map<std::string, int> registrations;
    std::set<std::string> names;
    for (const Record& client : all(Kind::client)) {
        kinds.insert(client.text("prospect_kind"));
        EXPECT_TRUE(names.insert(client.text("name")).second) << client.text("name");
        if (!client.text("registration_no").empty()) ++registrations[client.text("registration_no")];
    }
    EXPECT_THAT(kinds, testing::ElementsAre("", "near", "refusing", "unexplored"));
    const auto pairs =
        std::count_if(registrations.begin(), registrations.end(), [](const auto& row) { return row.second == 2; });
    EXPECT_EQ(pairs, 1);
}

TEST(Demo, DecisionChainsStayInsideAClient) {
    const auto contacts = byId(Kind::contact);
    int chains = 0;
    for (const auto& [id, contact] : contacts) {
        if (isEmpty(contact.get("reports_to"))) continue;
        ++chains;
        EXPECT_EQ(contacts.at(contact.integer("reports_to")).integer("client"), contact.integer("client"));
    }
    EXPECT_GE(chains, 80);
}

TEST(Demo, EveryChoiceIsAKnownOne) {
    for (const KindRow& row : kindTable())
        for (const Record& record : all(row.kind))
            for (const Field& field : row.fields) {
                if (field.source != FieldSource::column) continue;
                if (field.type != FieldType::choice && field.type != FieldType::choices) continue;
                for (const std::string_view key : splitKeys(record.text(field.key)))
                    EXPECT_NE(findChoice(field.choices, key), nullptr) << row.key << "." << field.key << " " << key;
            }
}

TEST(Demo, NoBlankIsLeftInATemplate) {
    for (const KindRow& row : kindTable()) {
        // Rules of profiles, segments, playbooks and criteria are JSON, and texts of steps have blanks for names.
        if (row.kind == Kind::scoring_profile || row.kind == Kind::assessment || row.kind == Kind::segment ||
            row.kind == Kind::playbook || row.kind == Kind::playbook_step || row.kind == Kind::key_criterion)
            continue;
        for (const Record& record : all(row.kind))
            for (const Value& value : record.values())
                EXPECT_EQ(textOrEmpty(value).find_first_of("{}"), std::string::npos)
                    << row.key << ": " << textOrEmpty(value);
    }
}

TEST(Demo, AssessmentsAreThoseOfTheirDay) {
    const auto assessments = all(Kind::assessment);
    ASSERT_EQ(assessments.size(), 2U);
    EXPECT_EQ(assessments[0].text("name"), "2026Q2 评估");
    EXPECT_EQ(assessments[0].text("as_of"), "2026-06-30");
    EXPECT_EQ(assessments[1].text("as_of"), "2026-09-30");
    std::map<RecordId, std::map<RecordId, Record>> stored;
    for (Record& score : all(Kind::assessment_score))
        stored[score.integer("assessment")].emplace(score.integer("client"), std::move(score));
    ScoreBook book;
    book.load(agency().database());
    for (const Record& assessment : assessments) {
        const Scores scores = book.score(profileInUse(agency().database()), dayOf(assessment.text("as_of")));
        const auto rows = scores.rows();
        ASSERT_EQ(stored[assessment.id()].size(), rows.size());
        for (const ClientScore& row : rows)
            for (const std::string_view key : {"tier", "tier_computed", "value_score", "stage", "monetary"})
                EXPECT_EQ(stored[assessment.id()].at(row.client).get(key), row.values.at(scoreFieldIndex(key))) << key;
    }
    EXPECT_FALSE(stored[assessments[1].id()].begin()->second.text("reasons").empty());
}

TEST(Demo, RefusesAWorkspaceWithClientsOrAnotherCurrency) {
    TemporaryFolder folder;
    NoProgress quiet;
    const auto used = Workspace::create(folder.path() / "used.meike", "CNY", agency().clock);
    used->edit({"add", {}}, [](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string("已有客户"))); });
    const std::string before = digest(used->database());
    EXPECT_THROW(fillDemo(*used, Language::zh, quiet, {}), Error);
    EXPECT_EQ(digest(used->database()), before);
    const auto pounds = Workspace::create(folder.path() / "gbp.meike", "GBP", agency().clock);
    EXPECT_THROW(fillDemo(*pounds, Language::zh, quiet, {}), Error);
}

TEST(Demo, StoppedLeavesNothing) {
    TemporaryFolder folder;
    const auto workspace = Workspace::create(folder.path() / "stopped.meike", "CNY", agency().clock);
    const std::string before = digest(workspace->database());
    std::stop_source source;
    class StopHalfway final : public Progress {
    public:
        explicit StopHalfway(std::stop_source& source) : m_source(source) {}
        void report(const char* /*phase*/, std::int64_t done, std::int64_t total) override {
            if (done * 2 > total) m_source.request_stop();
        }

    private:
        std::stop_source& m_source;
    } progress(source);
    try {
        fillDemo(*workspace, Language::zh, progress, source.get_token());
        FAIL() << "it did not stop";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    }
    EXPECT_EQ(digest(workspace->database()), before);
}

TEST(Demo, UndoAndRedoOfTheWhole) {
    TemporaryFolder folder;
    const auto workspace = Workspace::create(folder.path() / "undo.meike", "CNY", agency().clock);
    const std::string before = digest(workspace->database());
    NoProgress quiet;
    fillDemo(*workspace, Language::zh, quiet, {});
    const std::string full = digest(workspace->database());
    EXPECT_NE(full, before);
    workspace->undo();
    EXPECT_EQ(digest(workspace->database()), before);
    EXPECT_FALSE(isDemoWorkspace(workspace->database()));
    workspace->redo();
    EXPECT_EQ(digest(workspace->database()), full);
}

TEST(Defaults, FillOnceAndKeepWhatPeopleChanged) {
    TemporaryFolder folder;
    const auto workspace = Workspace::create(folder.path() / "defaults.meike", "CNY", agency().clock);
    workspace->edit({"new_workspace", {}}, [](Edit& edit) { fillDefaults(edit); });
    const auto items = allRecords(workspace->database(), Kind::pick_item);
    ASSERT_GE(items.size(), 40U);
    std::set<std::string> lists;
    for (const Record& item : items) {
        lists.insert(item.text("list"));
        EXPECT_FALSE(item.text("name_en").empty()) << item.text("name");
    }
    EXPECT_EQ(lists.size(), pickLists().size());
    for (const Choice& list : pickLists()) EXPECT_TRUE(lists.contains(std::string(list.key))) << list.key;
    EXPECT_GE(countRecords(workspace->database(), Kind::tag_group), 3);

    workspace->edit({"pick_list", {}},
                    [&](Edit& edit) { edit.set(Kind::pick_item, items[0].id(), "name_en", std::string("Cosmetics")); });
    const std::string changed = digest(workspace->database());
    const Change again = workspace->edit({"new_workspace", {}}, [](Edit& edit) { fillDefaults(edit); });
    EXPECT_TRUE(again.empty());
    EXPECT_EQ(digest(workspace->database()), changed);
}

TEST(DemoMaterial, HasAWordForEveryMonth) {
    const demo::Material material = demo::loadMaterial();
    EXPECT_EQ(material.events.size(), 12U);
    EXPECT_EQ(material.campaigns.size(), 12U);
    EXPECT_EQ(demo::filled("{a}与{b}和{a}", {{"a", "甲"}, {"b", "乙"}}), "甲与乙和甲");
}

}  // namespace
}  // namespace meike
