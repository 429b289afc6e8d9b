// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/assessments.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "app/assessment_save.h"
#include "app/demo.h"
#include "app/review_pack.h"
#include "storage/assessment_rows.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

Date day(std::string_view iso) { return valueOrThrow(parseIsoDate(iso)); }

/// The demo agency, which has saved assessments of past quarters.
class AssessmentsTest : public ::testing::Test {
protected:
    AssessmentsTest() {
        session = Session::create(folder / "demo.meike", "CNY", clock);
        NoProgress quiet;
        session->runJob([](Workspace& workspace, Progress& progress,
                           const std::stop_token& stop) { fillDemo(workspace, Language::zh, progress, stop); },
                        quiet);
        session->settle();
        reader = session->openReader();
    }
    void save(const std::string& name, Date asOf, ScoringProfile profile = {}) {
        NoProgress quiet;
        session->runJob(
            [&](Workspace& workspace, Progress& progress, const std::stop_token& stop) {
                saveAssessment(workspace, profile, asOf, name, 0, progress, stop);
            },
            quiet);
        session->settle();
    }
    RecordId person() { return allRecords(*reader, Kind::person).front().id(); }

    test::TemporaryFolder folder;
    FixedClock clock{day("2026-11-22")};
    std::unique_ptr<Session> session;
    std::unique_ptr<Database> reader;
};

TEST_F(AssessmentsTest, ListsSignsAndDeletesUndoably) {
    save("now", day("2026-11-22"));
    const auto saved = readAssessments(*reader);
    ASSERT_FALSE(saved.empty());
    EXPECT_EQ(saved.front().name, "now") << "the newest first";
    EXPECT_EQ(std::accumulate(saved.front().byTier.begin(), saved.front().byTier.end(), std::int64_t{0}),
              saved.front().clients);
    std::int64_t scored = 0;
    for (const std::int8_t rank : session->scores()->assessment.heldTier) scored += rank >= 0 ? 1 : 0;
    EXPECT_EQ(saved.front().clients, scored);
    EXPECT_TRUE(saved.front().signedBy.empty());

    const RecordId id = saved.front().id;
    const RecordId signer = person();
    session->edit({"change", {}}, [&](Edit& edit) { signAssessment(edit, id, signer); });
    EXPECT_EQ(readAssessments(*reader).front().signedOn, day("2026-11-22"));
    EXPECT_THROW(session->edit({"change", {}}, [&](Edit& edit) { signAssessment(edit, id, signer); }), Error);

    const std::string before = digest(*reader);
    session->edit({"remove", {}}, [&](Edit& edit) { removeAssessment(edit, id); });
    EXPECT_EQ(readAssessments(*reader).size() + 1, saved.size());
    EXPECT_TRUE(readAssessmentRowIds(*reader, id).empty());
    session->undo();
    EXPECT_EQ(digest(*reader), before);
}

TEST_F(AssessmentsTest, DueFollowsTheLastAssessmentAndTheTiersRhythm) {
    session->settle();
    auto due = reassessmentsDue(*reader, *session->scores());
    ASSERT_EQ(due.size(), 4U);
    EXPECT_EQ(due[0].months, 3);
    EXPECT_EQ(due[2].months, 6);
    save("today", day("2026-11-22"));
    due = reassessmentsDue(*reader, *session->scores());
    for (const DueTier& tier : due) {
        EXPECT_TRUE(tier.due.empty()) << tier.tier.key;
        EXPECT_EQ(tier.next, tier.months == 3 ? day("2027-02-22") : day("2027-05-22")) << tier.tier.key;
    }
    // A quarter later core and key are due, all of them, and the others are not.
    const auto later = session->scoresAsOf(day("2027-02-22"));
    due = reassessmentsDue(*reader, *later);
    for (const DueTier& tier : due)
        EXPECT_EQ(static_cast<std::int64_t>(tier.due.size()), tier.months == 3 ? tier.clients : 0) << tier.tier.key;
}

TEST_F(AssessmentsTest, TellsMovedLimitsFromChangedClients) {
    const auto scores = session->scores();
    // The same day under lower limits: no client has changed.
    ScoringProfile easier = scores->profile;
    easier.tiers[0].limit -= 1500;
    easier.tiers[1].limit -= 1500;
    const auto limits = tierChanges(*session, *scores, easier, scores->asOf);
    ASSERT_FALSE(limits.empty());
    for (const TierChange& change : limits) EXPECT_TRUE(change.thresholdsMoved);
    EXPECT_TRUE(tierChanges(*session, *scores, scores->profile, scores->asOf).empty());
    // Under the same rules half a year ago most of those who moved have changed themselves.
    const auto clients = tierChanges(*session, *scores, scores->profile, day("2026-05-22"));
    std::size_t own = 0;
    for (const TierChange& change : clients) own += change.thresholdsMoved ? 0 : 1;
    EXPECT_GT(own, clients.size() / 2);
}

TEST_F(AssessmentsTest, ThePackAddsUp) {
    save("Q4", day("2026-11-22"));
    const auto saved = readAssessments(*reader);
    const ReviewPack pack = readReviewPack(*session, *reader, saved.front().id, Language::en);
    EXPECT_EQ(pack.name, "Q4");
    ASSERT_TRUE(pack.movement);
    const engine::Movement& movement = pack.movement->movement;
    std::size_t moved = 0;
    for (std::size_t r = 0; r < movement.matrix.size(); ++r) {
        std::size_t row = movement.lost[r];
        for (std::size_t c = 0; c < movement.matrix.size(); ++c) {
            row += movement.matrix[r][c];
            if (r != c) moved += movement.matrix[r][c];
        }
        EXPECT_EQ(static_cast<std::int64_t>(row), pack.tiers[r].before)
            << "what was there before stayed, moved or left";
    }
    EXPECT_EQ(pack.moved, moved);
    for (std::size_t i = 1; i < pack.movers.size(); ++i)
        EXPECT_GE(pack.movers[i - 1].tier - pack.movers[i - 1].from, pack.movers[i].tier - pack.movers[i].from);
    std::set<RecordId> atRisk;
    const auto scores = session->scores();
    for (std::size_t i = 0; i < scores->clients.size(); ++i)
        if (scores->assessment.tier[i] >= 0 && scores->assessment.tier[i] < 2 &&
            scores->assessment.stage[i] == Stage::at_risk)
            atRisk.insert(scores->clients[i]);
    EXPECT_EQ(pack.atRiskAll, atRisk.size());
    for (const ReviewPack::Line& line : pack.atRisk) {
        EXPECT_TRUE(atRisk.count(line.client));
        EXPECT_FALSE(line.name.empty());
        EXPECT_FALSE(line.reason.empty());
    }
    EXPECT_THROW(readReviewPack(*session, *reader, 999'999, Language::en), Error);
}

TEST_F(AssessmentsTest, APackSaysWhatWasSavedWhateverCameInLater) {
    const AssessmentSummary saved = readAssessments(*reader).front();
    // Orders of the time before are entered late: computed anew, everybody would be worth more.
    session->edit({"import", {}}, [&](Edit& edit) {
        int n = 0;
        for (const RecordId client : session->scores()->clients) {
            if (++n > 40) break;
            Record order(Kind::order);
            order.set("client", client).set("date", isoDate(saved.asOf)).set("amount", std::int64_t{900'000'000});
            order.set("currency", "CNY").set("net", std::int64_t{900'000'000}).set("cost", std::int64_t{0});
            edit.insert(order);
        }
    });
    session->settle();
    const ReviewPack pack = readReviewPack(*session, *reader, saved.id, Language::en);
    ASSERT_TRUE(pack.movement);
    for (std::size_t i = 0; i < pack.tiers.size(); ++i) {
        EXPECT_EQ(pack.tiers[i].clients, saved.byTier[i]) << pack.tiers[i].tier.key;
        EXPECT_FALSE(pack.tiers[i].tier.label.in(Language::en).empty());
        std::size_t column = pack.movement->movement.added[i];
        for (const auto& row : pack.movement->movement.matrix) column += row[i];
        EXPECT_EQ(static_cast<std::int64_t>(column), pack.tiers[i].clients) << "who is there now stayed or came";
    }
    // Without a saved one, the day that is looked at.
    EXPECT_EQ(readReviewPack(*session, *reader, 0, Language::en, {}, day("2026-03-31")).asOf, day("2026-03-31"));
    EXPECT_EQ(readReviewPack(*session, *reader, 0, Language::en).asOf, day("2026-11-22"));
}

TEST_F(AssessmentsTest, ComparesTwoAndTellsWhy) {
    const auto scores = session->scores();
    ScoringProfile easier = scores->profile;
    easier.tiers[0].limit -= 1500;
    easier.tiers[1].limit -= 1500;
    save("half a year ago", day("2026-05-22"), scores->profile);
    save("now, easier", day("2026-11-22"), easier);
    const auto saved = readAssessments(*reader);
    const auto find = [&](std::string_view name) {
        return *std::find_if(saved.begin(), saved.end(), [&](const AssessmentSummary& s) { return s.name == name; });
    };
    const AssessmentMoves moves = compareAssessments(*session, *reader, find("now, easier"), find("half a year ago"));
    const engine::Movement& movement = moves.table.movement;
    EXPECT_EQ(moves.moves.size(), movement.up() + movement.down());
    EXPECT_EQ(std::accumulate(moves.byCause.begin(), moves.byCause.end(), std::size_t{0}), moves.moves.size());
    EXPECT_GT(moves.byCause[static_cast<std::size_t>(MoveCause::limits)], 0U);
    EXPECT_GT(moves.byCause[static_cast<std::size_t>(MoveCause::client)], 0U);
    std::size_t up = 0;
    for (std::size_t i = 0; i < moves.moves.size(); ++i) {
        const AssessmentMove& move = moves.moves[i];
        EXPECT_NE(move.from, move.to);
        up += move.to < move.from ? 1 : 0;
        if (i == 0) continue;
        const AssessmentMove& before = moves.moves[i - 1];
        EXPECT_GE(before.to - before.from, move.to - move.from) << "falls first";
    }
    EXPECT_EQ(up, movement.up());
    // Only limits between two of the same day.
    save("today", day("2026-11-22"), scores->profile);
    const auto again = readAssessments(*reader);
    const auto today = std::find_if(again.begin(), again.end(), [](const auto& s) { return s.name == "today"; });
    const AssessmentMoves sameDay = compareAssessments(*session, *reader, find("now, easier"), *today);
    ASSERT_FALSE(sameDay.moves.empty());
    EXPECT_EQ(sameDay.byCause[static_cast<std::size_t>(MoveCause::client)], 0U);
}

TEST_F(AssessmentsTest, ThePackSaysWhoseTierIsSetByHand) {
    const auto scores = session->scores();
    const ReviewPack before = readReviewPack(*session, *reader, 0, Language::en);
    RecordId client = 0;
    for (std::size_t i = 0; i < scores->clients.size(); ++i)
        if (scores->assessment.tier[i] == 3 && scores->assessment.heldTier[i] == 3) client = scores->clients[i];
    session->edit({"change", {}}, [&](Edit& edit) {
        edit.set(Kind::client, client, "tier_override", std::string("core"));
        edit.set(Kind::client, client, "tier_override_reason", std::string("a word from the top"));
    });
    session->settle();
    const ReviewPack pack = readReviewPack(*session, *reader, 0, Language::en);
    EXPECT_EQ(pack.byHand, before.byHand + 1);
    for (std::size_t i = 0; i < pack.tiers.size(); ++i) EXPECT_EQ(pack.tiers[i].clients, before.tiers[i].clients);
}

}  // namespace
}  // namespace meike
