// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiles.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/score_book.h"
#include "exchange/profile_json.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class ProfilesTest : public ::testing::Test {
protected:
    /// Clients whose value falls by half each, all of them with some purchases of the same days.
    ProfilesTest() {
        session->edit({"add", {}}, [&](Edit& edit) {
            std::int64_t amount = 64'000'00;
            for (int i = 0; i < 12; ++i) {
                const RecordId client =
                    edit.insert(Record(Kind::client).set("name", std::string("客户") + std::to_string(i)));
                for (int n = 0; n <= i % 3; ++n) {
                    edit.insert(Record(Kind::order)
                                    .set("client", client)
                                    .set("date", "2026-0" + std::to_string(n + 1) + "-05")
                                    .set("amount", amount)
                                    .set("currency", std::string("CNY")));
                }
                amount = amount * 2 / 3;
            }
            edit.insert(Record(Kind::client).set("name", std::string("没有订单")));
        });
        session->settle();
    }
    int save(const ScoringProfile& profile) {
        int version = 0;
        session->edit(saveProfileCommand(profile, Language::zh),
                      [&](Edit& edit) { version = saveProfile(edit, profile); });
        session->settle();
        return version;
    }
    std::size_t stored() { return allRecords(*session->openReader(), Kind::scoring_profile).size(); }

    test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    std::unique_ptr<Session> session = Session::create(folder / "p.meike", "CNY", clock);
};

TEST_F(ProfilesTest, ChangedRulesAreTheNextVersionAndOneStep) {
    const auto before = session->scores();
    ScoringProfile changed;
    changed.tiers[0].limit = 9900;
    changed.tiers[1].limit = 9800;
    EXPECT_EQ(save(changed), 2) << "version 1 is the preset";
    EXPECT_EQ(session->scores()->profile.tiers[0].limit, 9900);
    EXPECT_EQ(session->scores()->profile.version, 2);
    EXPECT_NE(session->scores()->assessment.tier, before->assessment.tier);
    changed.windowDays = 400;
    EXPECT_EQ(save(changed), 3);
    EXPECT_EQ(stored(), 2U);
    session->undo();
    session->undo();
    session->settle();
    EXPECT_EQ(stored(), 0U);
    EXPECT_EQ(session->scores()->profile, before->profile);
    EXPECT_EQ(session->scores()->assessment.tier, before->assessment.tier);
}

TEST_F(ProfilesTest, KnownRulesKeepTheirVersion) {
    ScoringProfile changed;
    changed.graceDays = 90;
    EXPECT_EQ(save(changed), 2);
    EXPECT_EQ(save(ScoringProfile()), 1) << "these are the preset's";
    EXPECT_EQ(profileInUse(*session->openReader()), ScoringProfile());
    changed.version = 7;  // what a file says of its version does not count
    EXPECT_EQ(save(changed), 2);
    EXPECT_EQ(stored(), 2U);
    EXPECT_EQ(findRecords(*session->openReader(), Kind::scoring_profile, "in_use", Value{1}).size(), 1U);
}

TEST_F(ProfilesTest, UnsoundRulesAreRefused) {
    ScoringProfile wrong;
    wrong.weights = {0, 0, 0, 0, 0};
    try {
        save(wrong);
        FAIL() << "stored";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::invalid_value);
        EXPECT_EQ(error.subject(), "value_score.weights.frequency");
    }
    EXPECT_EQ(stored(), 0U);
}

TEST_F(ProfilesTest, PreviewIsWhatScoringSays) {
    const auto before = session->scores();
    ScoringProfile changed;
    changed.tiers[0].limit = 5500;
    changed.tiers[1].limit = 4500;
    changed.tiers[2].limit = 4000;
    const auto after = session->scoresWith(changed, before->asOf);
    const auto reader = session->openReader();
    const ProfilePreview preview = previewProfile(*reader, *session, before, changed);
    ASSERT_TRUE(preview.sameScale);
    std::int64_t moved = 0, up = 0, down = 0, placed = 0;
    for (std::size_t i = 0; i < before->clients.size(); ++i) {
        const std::int8_t from = before->assessment.tier[i];
        const std::int8_t to = after->assessment.tier[i];
        if (from >= 0) ++placed;
        if (from == to) continue;
        ++moved;
        to < from ? ++up : ++down;
        const auto found = std::find_if(preview.moves.begin(), preview.moves.end(),
                                        [&](const ProfileMove& move) { return move.client == before->clients[i]; });
        ASSERT_NE(found, preview.moves.end());
        EXPECT_EQ(found->from, from);
        EXPECT_EQ(found->to, to);
        EXPECT_EQ(found->value, before->assessment.monetary[i]);
        EXPECT_EQ(found->name, readRecord(*reader, Kind::client, before->clients[i])->text("name"));
    }
    ASSERT_GT(up, 0);
    ASSERT_GT(down, 0);
    EXPECT_EQ(preview.moved.clients, moved);
    EXPECT_EQ(static_cast<std::int64_t>(preview.moves.size()), moved);
    EXPECT_EQ(preview.up.clients, up);
    EXPECT_EQ(preview.down.clients, down);
    EXPECT_EQ(preview.up.value + preview.down.value, preview.moved.value);
    std::int64_t inMatrix = 0;
    for (const auto& row : preview.matrix)
        for (const auto& cell : row) inMatrix += cell.clients;
    EXPECT_EQ(inMatrix, placed);
    std::int64_t scored = 0;
    for (const auto& row : preview.scores)
        for (const std::int64_t clients : row) scored += clients;
    EXPECT_EQ(scored, placed);
    EXPECT_EQ(preview.scores[after->assessment.r[0] - 1U][after->assessment.f[0] - 1U],
              std::count_if(after->clients.begin(), after->clients.end(), [&](RecordId id) {
                  const auto i = *after->indexOf(id);
                  return after->assessment.r[i] == after->assessment.r[0] &&
                         after->assessment.f[i] == after->assessment.f[0];
              }));
    EXPECT_TRUE(previewProfile(*reader, *session, before, before->profile).moves.empty());
}

TEST_F(ProfilesTest, AnotherScaleHasNoUpAndDown) {
    const auto before = session->scores();
    const ScoringProfile abc = valueOrThrow(presetProfile("abc"));
    const ProfilePreview preview = previewProfile(*session->openReader(), *session, before, abc, {}, 3);
    EXPECT_FALSE(preview.sameScale);
    EXPECT_EQ(preview.up.clients + preview.down.clients, 0);
    EXPECT_EQ(preview.moved.clients, 12);
    ASSERT_EQ(preview.moves.size(), 12U);
    EXPECT_FALSE(preview.moves[2].name.empty());
    EXPECT_TRUE(preview.moves[3].name.empty()) << "only as many names as are shown";
    EXPECT_GE(preview.moves[0].value, preview.moves[1].value);
}

}  // namespace
}  // namespace meike
