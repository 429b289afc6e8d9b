// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening_check.h"

#include <gtest/gtest.h>

#include "app/profiles.h"
#include "app/score_book.h"
#include "app/segments.h"
#include "app/words/error_words.h"
#include "storage/maintenance.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class OpeningCheckTest : public ::testing::Test {
protected:
    /// What is said of the workspace after `damage`.
    ErrorDetail after(const std::string& damage) {
        const test::TemporaryFolder folder;
        const auto path = folder / "w.meike";
        {
            const auto workspace = Workspace::create(path, "CNY");
            workspace->edit({"settings", {}}, [](Edit& edit) {
                ScoringProfile harder = profileInUse(edit.database());
                harder.tiers[0].limit = 8000;
                saveProfile(edit, harder);
                const RecordId list = saveSegment(edit, "list", Rule::fixedList({}), {});
                edit.set(Kind::segment, list, "fixed_on", std::string("2026-01-31"));
            });
        }
        if (!damage.empty()) Database(path, Database::Mode::write).exec("PRAGMA foreign_keys = OFF; " + damage);
        Database reader(path, Database::Mode::read);
        try {
            checkOpening(reader);
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::damaged) << error.what();
            EXPECT_NE(error.subject().find("w.meike"), std::string::npos) << error.subject();
            return error.detail();
        }
        return {};
    }
};

TEST_F(OpeningCheckTest, AWholeWorkspaceOpens) { EXPECT_TRUE(after({}).empty()); }

TEST_F(OpeningCheckTest, SaysWhatIsMissingOrDamaged) {
    for (const char* table : {"task", "client_score", "client_search", "history", "tag_member", "assessment_score"})
        EXPECT_EQ(after(std::string("DROP TABLE ") + table).plain(), std::string("table_missing(") + table + ")");
    EXPECT_EQ(after("ALTER TABLE need DROP COLUMN notes").plain(), "schema_altered(need)");
    EXPECT_EQ(after("UPDATE scoring_profile SET body = '{\"window_days\": 0}'").plain(),
              "rules_in_use_unreadable(@window_days, expected(whole_number_between(1, 36500)))");
    EXPECT_EQ(errorWords(after("UPDATE scoring_profile SET body = '{\"window_days\": 0}'"), Language::en),
              "the scoring rules in use cannot be read: days of the window: expected a whole number from 1 to 36500");
}

TEST_F(OpeningCheckTest, WhatIsDamagedInOneSegmentKeepsNobodyOut) {
    EXPECT_TRUE(after("UPDATE segment SET fixed_on = '2026-02-31'").empty());
    EXPECT_TRUE(after("UPDATE segment SET rule = '{'").empty());
}

}  // namespace
}  // namespace meike
