// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening_check.h"

#include <gtest/gtest.h>

#include "app/profiles.h"
#include "app/score_book.h"
#include "app/segments.h"
#include "app/words/error_sentence.h"
#include "app/words/error_words.h"
#include "base/error_code.h"
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

TEST(OpeningConcerns, AClockBehindTheLastChangeIsSaid) {
    const test::TemporaryFolder folder;
    FixedClock clock{valueOrThrow(makeDate(2026, 3, 9))};
    const auto workspace = Workspace::create(folder / "w.meike", "CNY", clock);
    EXPECT_TRUE(openingConcerns(workspace->database(), clock).empty());
    const FixedClock wrong{valueOrThrow(makeDate(2020, 1, 1))};
    const auto concerns = openingConcerns(workspace->database(), wrong);
    ASSERT_EQ(concerns.size(), 1U);
    EXPECT_EQ(concerns[0].code, ErrorCode::clock_behind);
    EXPECT_NE(errorWords(concerns[0], Language::zh).find("2020-01-01"), std::string::npos);
    EXPECT_NE(errorWords(concerns[0], Language::en).find("2026-03-09"), std::string::npos);
}

TEST(OpeningConcerns, AFolderThatIsSynchronisedIsSaidByItsProgram) {
    const test::TemporaryFolder folder;
    const auto in = [&](const std::string& name) {
        std::filesystem::create_directories(folder / name);
        return synchronisedBy(folder / name / "w.meike");
    };
    EXPECT_EQ(in("plain/clients"), "");
    EXPECT_EQ(in("Dropbox/clients"), "Dropbox");
    EXPECT_EQ(in("OneDrive - 公司"), "OneDrive");
    EXPECT_EQ(in("我的坚果云/客户"), "坚果云");
    EXPECT_EQ(in("BaiduSyncdisk"), "百度网盘");
    std::filesystem::create_directories(folder / "shared/.stfolder");
    EXPECT_EQ(in("shared/clients"), "Syncthing");
    const auto workspace = Workspace::create(folder / "Dropbox" / "w.meike", "CNY");
    const auto concerns = openingConcerns(workspace->database(), systemClock());
    ASSERT_EQ(concerns.size(), 1U);
    EXPECT_EQ(concerns[0].code, ErrorCode::place_synchronised);
}

/// What can become of a file and its place, with the words that say what happened and the way on.
TEST(Troubles, EachIsSaidInBothLanguagesWithTheWayOn) {
    struct Trouble {
        const char* name;
        Error error;
        const char* zh;
        const char* zhWay;
        const char* en;
        const char* enWay;
    };
    const Error full(ErrorKind::disk_full, "/d/w.meike", {ErrorCode::system_says, {"No space left on device"}});
    const Trouble troubles[] = {
        {"full disk", full, "磁盘已满", "腾出空间", "disk is full", "Free some space"},
        {"limit of size",
         {ErrorKind::disk_full, "w", ErrorCode::size_limit_reached},
         "上限",
         "请",
         "largest size",
         "limit"},
        {"read-only", {ErrorKind::read_only, "/d/w.meike"}, "不可写入", "权限", "may not be written", "permissions"},
        {"second instance",
         {ErrorKind::locked, "/d/w.meike", {ErrorCode::open_in_process, {"7", "vm"}}},
         "占用",
         "关闭",
         "in use",
         "Close it there"},
        {"vanished",
         {ErrorKind::not_found, "/d/w.meike", ErrorCode::file_gone},
         "w.meike",
         "",
         "deleted, moved or renamed",
         ""},
        {"replaced",
         {ErrorKind::damaged, "/d/w.meike", ErrorCode::file_replaced},
         "w.meike",
         "",
         "in the place of",
         ""},
        {"cut short",
         {ErrorKind::damaged, "/d/w.meike", ErrorCode::file_cut_short},
         "w.meike",
         "备份",
         "cut off",
         "backup"},
        {"written over",
         {ErrorKind::damaged, "/d/w.meike", ErrorCode::file_overwritten},
         "w.meike",
         "备份",
         "w.meike",
         "backup"},
        {"no memory",
         {ErrorKind::io, "/d/w.meike", ErrorCode::out_of_memory},
         "内存不足",
         "重试",
         "not enough memory",
         "try again"},
        {"altered backup",
         {ErrorKind::damaged, "/d/b.meike", ErrorCode::backup_altered},
         "已被改动",
         "换用另一份",
         "not as it was made",
         "another one"},
        {"drive not there",
         {ErrorKind::not_found, "/usb", ErrorCode::second_place_missing},
         "第二个备份位置",
         "不受影响",
         "second place",
         "all the same"},
        {"network",
         {ErrorKind::io, "w", ErrorCode::place_on_network},
         "网络驱动器",
         "本机磁盘",
         "network drive",
         "disk of this computer"},
        {"sync folder",
         {ErrorKind::io, "w", {ErrorCode::place_synchronised, {"Dropbox"}}},
         "Dropbox",
         "第二位置",
         "Dropbox",
         "second place"},
        {"wrong clock",
         {ErrorKind::io, "w", {ErrorCode::clock_behind, {"2020", "2026"}}},
         "时钟",
         "校准时钟",
         "clock",
         "set the clock"},
    };
    for (const Trouble& trouble : troubles) {
        const std::string zh = errorSentence(trouble.error, Language::zh);
        const std::string en = errorSentence(trouble.error, Language::en);
        for (const char* part : {trouble.zh, trouble.zhWay})
            EXPECT_NE(zh.find(part), std::string::npos) << trouble.name << ": " << zh;
        for (const char* part : {trouble.en, trouble.enWay})
            EXPECT_NE(en.find(part), std::string::npos) << trouble.name << ": " << en;
    }
}

}  // namespace
}  // namespace meike
