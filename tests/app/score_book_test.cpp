// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/score_book.h"
#include "app/damaged_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/assessment_save.h"
#include "app/profiles.h"
#include "app/segments.h"
#include "app/session.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::HasSubstr;

class ScoreBookTest : public ::testing::Test {
protected:
    void open() {
        session.reset();
        session = Session::open(file(), clock);
        session->settle();
    }
    /// Ten clients with an order each and whatever else the engine reads of the first.
    void fill() {
        session = Session::create(file(), "CNY", clock);
        session->edit({"add", {}}, [&](Edit& edit) {
            for (int i = 0; i < 10; ++i) {
                clients.push_back(edit.insert(Record(Kind::client).set("name", "客户" + std::to_string(i))));
                edit.insert(Record(Kind::order)
                                .set("client", clients.back())
                                .set("number", "HT-" + std::to_string(i))
                                .set("date", "2026-02-0" + std::to_string(1 + i % 5))
                                .set("amount", 10'000 + 100 * i)
                                .set("currency", std::string("CNY")));
            }
            const RecordId first = clients.front();
            const auto add = [&](Kind kind, const char* day) {
                Record record(kind);
                record.set("client", first).set(day, std::string("2026-01-15"));
                return record;
            };
            edit.insert(
                add(Kind::project, "start").set("name", std::string("年框")).set("status", std::string("running")));
            const RecordId bill =
                edit.insert(add(Kind::receivable, "due").set("amount", 900).set("currency", std::string("CNY")));
            const RecordId receipt =
                edit.insert(add(Kind::receipt, "date").set("amount", 500).set("currency", std::string("CNY")));
            edit.insert(Record(Kind::allocation).set("receipt", receipt).set("receivable", bill).set("amount", 500));
            edit.insert(
                add(Kind::interaction, "date").set("kind", std::string("call")).set("summary", std::string("续约")));
            edit.insert(Record(Kind::rate)
                            .set("currency", std::string("USD"))
                            .set("day", std::string("2026-01-01"))
                            .set("rate", 7'000'000'000));
        });
        session->settle();
    }
    /// What a foreign program may leave behind: past the checks of the file.
    void damage(const std::string& sql) {
        session.reset();
        Database database(file(), Database::Mode::write);
        database.exec("PRAGMA ignore_check_constraints = ON");
        database.exec(sql);
    }
    std::filesystem::path file() const { return folder / "s.meike"; }
    std::size_t storedScores() { return readScores(*session->openReader()).size(); }
    bool stampIsCurrent() {
        const auto reader = session->openReader();
        const auto stamp = scoreStamp(*reader);
        return stamp && stamp->dataVersion == dataVersion(*reader);
    }
    void touch(RecordId client) {
        session->edit({"change", {}}, [&](Edit& edit) {
            edit.set(Kind::client, client, "influence", Value{std::int64_t{++touched % 5 + 1}});
        });
        session->settle();
    }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    std::unique_ptr<Session> session;
    std::vector<RecordId> clients;
    std::int64_t touched = 0;
};

TEST_F(ScoreBookTest, ATrialUnderAnotherTierScaleLeavesTheScoresAsTheyAre) {
    fill();
    session->edit({"change", {}}, [&](Edit& edit) {
        edit.set(Kind::client, clients[3], "tier_override", Value{std::string("core")});
        edit.set(Kind::client, clients[3], "tier_override_reason", Value{std::string("战略客户")});
    });
    session->settle();
    const auto scores = session->scores();
    const auto why = [&] { return *session->explain(scores, clients[3]); };
    ASSERT_TRUE(why().overridden);
    ASSERT_EQ(why().tier, 0);
    ScoringProfile other = scores->profile;
    other.growthTier = "gold";
    const char* const keys[] = {"silver", "gold", "core", "bronze"};
    for (std::size_t i = 0; i < other.tiers.size(); ++i) other.tiers[i].key = keys[i];
    ASSERT_TRUE(validate(other).empty());

    const auto reader = session->openReader();
    ScoringProfile heavier = scores->profile;
    heavier.weights.frequency += 10;
    const auto moved = [&] {
        const ProfilePreview preview = previewProfile(*reader, *session, scores, heavier);
        return std::pair(preview.matrix[0][0].clients, preview.moves.size());
    };
    const auto before = moved();
    EXPECT_EQ(session->scoresWithoutForecast(other, clock.today())->assessment.tier[3], 2) << "core is third there";
    EXPECT_TRUE(why().overridden) << "the trial has changed what explains the scores";
    EXPECT_EQ(moved(), before) << "and what other trials start from";
    EXPECT_EQ(session->scoresWith(other, clock.today())->assessment.tier[3], 2);
    EXPECT_TRUE(why().overridden);
    EXPECT_EQ(session->scoresAsOf(clock.today())->assessment.tier[3], 0);
}

TEST_F(ScoreBookTest, ADamagedDayIsNamedAndEverybodyElseScored) {
    struct Case {
        const char* table;
        const char* field;
        const char* kind;  ///< as the message names it
        bool client;       ///< whether it is a fact of the first client
    };
    const Case cases[] = {{"client_order", "date", "Order", true},
                          {"client_order", "service_end", "Order", true},
                          {"client_order", "service_start", "Order", true},
                          {"project", "start", "Project", true},
                          {"project", "finish", "Project", true},
                          {"receivable", "due", "Receivable", true},
                          {"receipt", "date", "Receipt", true},
                          {"interaction", "date", "Interaction", true},
                          {"client", "growth_potential_on", "客户0", true},
                          {"client", "tier_override_until", "客户0", true},
                          {"client", "stage_override_from", "客户0", true},
                          {"rate", "day", "Rate", false}};
    fill();
    session.reset();
    const auto whole = folder / "whole.meike";
    std::filesystem::copy_file(file(), whole);
    for (const Case& each : cases) {
        for (const char* wrong : {"2026-02-31", "gestern", "2026-1-1"}) {
            SCOPED_TRACE(std::string(each.table) + "." + each.field + " = " + wrong);
            session.reset();
            std::filesystem::copy_file(whole, file(), std::filesystem::copy_options::overwrite_existing);
            damage(std::string("UPDATE ") + each.table + " SET " + each.field + " = '" + wrong +
                   "' WHERE id = (SELECT min(id) FROM " + each.table + ")");
            open();
            const std::size_t scored = each.client ? 9 : 10;
            EXPECT_EQ(session->scores()->clients.size(), scored);
            EXPECT_EQ(storedScores(), scored) << "a score that is not known is not kept";
            const auto named = session->damagedRecords();
            ASSERT_EQ(named.size(), 1U);
            const std::string text = damagedText(named, Language::en);
            EXPECT_THAT(text, HasSubstr(each.kind));
            EXPECT_THAT(text, HasSubstr(wrong));
            EXPECT_THAT(damagedText(named, Language::zh), HasSubstr(wrong));
            if (each.client) {
                EXPECT_THAT(text, HasSubstr("客户0"));
            }
            EXPECT_FALSE(session->scoringProblem());
            touch(clients[5]);
            EXPECT_EQ(storedScores(), scored) << "an edit of one client leaves the scores of the others";
            EXPECT_TRUE(stampIsCurrent());
            EXPECT_EQ(session->damagedRecords(), named) << "it is still there";
        }
    }
}

TEST_F(ScoreBookTest, WhatIsRepairedIsScoredAgain) {
    fill();
    damage("UPDATE client_order SET date = '2026-02-31' WHERE id = 1");
    open();
    ASSERT_EQ(storedScores(), 9U);
    session->edit({"change", {}},
                  [](Edit& edit) { edit.set(Kind::order, 1, "date", Value{std::string("2026-02-28")}); });
    session->settle();
    EXPECT_EQ(storedScores(), 10U);
    EXPECT_TRUE(session->damagedRecords().empty());
}

TEST_F(ScoreBookTest, ASavedAssessmentWithADamagedDayIsLeftOut) {
    fill();
    NoProgress quiet;
    session->runJob(
        [&](Workspace& workspace, Progress& progress, const std::stop_token& stop) {
            saveAssessment(workspace, profileInUse(workspace.database()), clock.today() - std::chrono::days(5), "2月",
                           0, progress, stop);
        },
        quiet);
    damage("UPDATE assessment SET as_of = '2026-02-31'");
    open();
    EXPECT_EQ(storedScores(), 10U);
    touch(clients[5]);
    EXPECT_EQ(storedScores(), 10U);
    EXPECT_THAT(damagedText(session->damagedRecords(), Language::en), HasSubstr("2月"));
}

TEST_F(ScoreBookTest, AListWithADamagedDayIsNamedAndTheOthersStay) {
    fill();
    session->edit({"save", {}}, [&](Edit& edit) {
        saveSnapshot(edit, "一月名单", {clients[0], clients[1]}, clock.today());
        saveSnapshot(edit, "二月名单", {clients[2]}, clock.today());
        saveSegment(edit, "引用", Rule::inSegment("一月名单"));
    });
    session->settle();
    damage("UPDATE segment SET fixed_on = '2026-02-31' WHERE name = '一月名单'");
    open();
    EXPECT_EQ(storedScores(), 10U);
    for (int round = 0; round < 2; ++round) {
        const auto named = session->damagedRecords();
        ASSERT_EQ(named.size(), 1U);
        EXPECT_EQ(damagedText(named, Language::en),
                  "Segment 一月名单 is left out: “List taken on” is 2026-02-31, which is no day.");
        EXPECT_THAT(damagedText(named, Language::zh), HasSubstr("2026-02-31"));
        EXPECT_FALSE(session->scoringProblem());
        const auto reader = session->openReader();
        std::map<std::string, bool> damaged;
        for (const Segment& segment : allSegments(*reader)) damaged[segment.name] = segment.problem.has_value();
        EXPECT_EQ(damaged, (std::map<std::string, bool>{{"一月名单", true}, {"二月名单", false}, {"引用", false}}));
        EXPECT_THROW(resolved(*reader, Rule::inSegment("一月名单")), Error);
        EXPECT_EQ(clientsMatching(*reader, resolved(*reader, Rule::inSegment("二月名单")), clock.today()).size(), 1U);
        EXPECT_EQ(segmentMembers(*reader, segmentNamed(*reader, "一月名单").id).size(), 2U) << "they stay";
        touch(clients[5]);
    }
}

/// Whatever else keeps the records from being read once: the scores that stand stay, and the next reading is a whole
/// one.
TEST_F(ScoreBookTest, LoadingThatFailsOnceLosesNobodysScores) {
    fill();
    const std::string rules = [&] {
        session->edit({"rules", {}}, [&](Edit& edit) { saveProfile(edit, session->scores()->profile); });
        session->settle();
        return allRecords(*session->openReader(), Kind::scoring_profile).at(0).text("body");
    }();
    damage("UPDATE scoring_profile SET body = '{'");
    open();
    EXPECT_EQ(storedScores(), 10U);
    ASSERT_TRUE(session->scoringProblem());
    touch(clients[5]);
    EXPECT_EQ(storedScores(), 10U);
    EXPECT_FALSE(stampIsCurrent()) << "they are the scores of before, and say so";
    session->edit({"rules", {}}, [&](Edit& edit) { edit.set(Kind::scoring_profile, 1, "body", Value{rules}); });
    session->settle();
    EXPECT_EQ(session->scores()->clients.size(), 10U);
    EXPECT_EQ(storedScores(), 10U);
    EXPECT_TRUE(stampIsCurrent());
    EXPECT_FALSE(session->scoringProblem());
}

}  // namespace
}  // namespace meike
