// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backups/shelf.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error_code.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/file_text.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

namespace fs = std::filesystem;

class Shelf : public ::testing::Test {
protected:
    void SetUp() override {
        fs::create_directory(m_folder / "usb");
        m_workspace = Workspace::create(m_file, "CNY", m_clock);
        addClient("甲");
    }
    void addClient(const std::string& name) {
        m_workspace->edit({"add", {}}, [&](Edit& edit) { edit.insert(Record(Kind::client).set("name", name)); });
    }
    KeptBackup keep(BackupCause cause = BackupCause::timer) {
        NoProgress quiet;
        return BackupShelf(m_file).keep(*m_workspace->openReader(), cause, m_clock, quiet, {});
    }
    std::vector<fs::path> filesIn(const fs::path& folder) {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path().filename());
        std::sort(files.begin(), files.end());
        return files;
    }
    void setSecondPlace(const SealKey& key = {}) { BackupShelf(m_file).setSettings({m_folder / "usb", key}); }
    fs::path restore(const fs::path& backup, std::string_view phrase = {}) {
        m_workspace.reset();
        NoProgress quiet;
        fs::path kept;
        try {
            kept = restoreBackup(backup, m_file, phrase, quiet, {});
        } catch (...) {
            m_workspace = Workspace::open(m_file, m_clock);
            throw;
        }
        m_workspace = Workspace::open(m_file, m_clock);
        return kept;
    }

    test::TemporaryFolder m_folder;
    FixedClock m_clock{valueOrThrow(makeDate(2026, 3, 9))};
    const fs::path m_file = m_folder / "办公室.meike";
    std::unique_ptr<Workspace> m_workspace;
};

TEST_F(Shelf, ABackupIsMadeWhenSomethingHasChangedAndSaysWhatIsInIt) {
    const KeptBackup first = keep();
    ASSERT_TRUE(first.made);
    EXPECT_EQ(first.made->manifest.digest, digest(m_workspace->database()));
    EXPECT_EQ(first.made->manifest.counts.at("clients"), 1);
    EXPECT_TRUE(first.made->manifest.verified);
    EXPECT_FALSE(keep().made) << "nothing has changed";
    addClient("乙");
    const KeptBackup second = keep(BackupCause::close);
    ASSERT_TRUE(second.made);
    const auto list = BackupShelf(m_file).list();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list.front().manifest, second.made->manifest);
    EXPECT_EQ(list.front().manifest.cause, "close");
    EXPECT_EQ(digest(*Workspace::openReader(list.back().file)), first.made->manifest.digest);
    // One taken back is a change, too.
    m_workspace->undo();
    EXPECT_TRUE(keep().made);
    EXPECT_EQ(static_cast<unsigned>(fs::status(BackupShelf(m_file).folder()).permissions()), 0700U);
}

TEST_F(Shelf, WhatDiffersFromNowIsCounted) {
    const BackupManifest then = keep().made->manifest;
    addClient("乙");
    addClient("丙");
    Database& database = m_workspace->database();
    const auto differences = countsThatDiffer(manifestOf(database), then);
    ASSERT_EQ(differences.size(), 1U);
    EXPECT_EQ(differences[0].now, 3);
    EXPECT_EQ(differences[0].then, 1);
    EXPECT_EQ(changesSince(database, then.auditHead), 2);
    EXPECT_EQ(words::backupDifference(differences, 2, Language::zh), "客户少 2；此后改动 2 次");
    EXPECT_EQ(words::backupDifference(differences, 2, Language::en), "2 clients fewer; 2 changes since");
    // Another workspace's log never ended there.
    EXPECT_EQ(changesSince(Workspace::create(m_folder / "b.meike", "CNY", m_clock)->database(), then.auditHead),
              std::nullopt);
}

TEST_F(Shelf, TheSecondPlaceHasThemTooAndSealedOnesAreOpenedByThePassphraseAlone) {
    setSecondPlace();
    EXPECT_FALSE(keep().elsewhere);
    EXPECT_EQ(filesIn(m_folder / "usb").size(), 2U);
    setSecondPlace(sealKeyOf("a long passphrase"));
    addClient("机密甲乙丙");
    const KeptBackup second = keep();
    EXPECT_FALSE(second.elsewhere);
    fs::path sealed;
    for (const Backup& backup : BackupShelf(m_file).list())
        if (backup.manifest.sealed) sealed = backup.file;
    ASSERT_TRUE(isSealed(sealed));
    EXPECT_EQ(test::fileText(sealed).find("机密甲乙丙"), std::string::npos);
    EXPECT_NE(test::fileText(second.made->file).find("机密甲乙丙"), std::string::npos);
    const std::string then = digest(m_workspace->database());
    addClient("丁");
    EXPECT_THROW(restore(sealed), Error);
    EXPECT_THROW(restore(sealed, "another passphrase"), Error);
    EXPECT_NE(digest(m_workspace->database()), then);
    restore(sealed, "a long passphrase");
    EXPECT_EQ(digest(m_workspace->database()), then);
    EXPECT_FALSE(fs::exists(m_file.string() + ".opened"));
}

TEST_F(Shelf, ADriveThatIsNotThereIsSaidAndGetsItsCopyLater) {
    setSecondPlace();
    fs::rename(m_folder / "usb", m_folder / "unplugged");
    const KeptBackup kept = keep();
    EXPECT_TRUE(kept.made);
    ASSERT_TRUE(kept.elsewhere);
    EXPECT_EQ(kept.elsewhere->detail().code, ErrorCode::second_place_missing);
    EXPECT_FALSE(fs::exists(m_folder / "usb"));
    fs::rename(m_folder / "unplugged", m_folder / "usb");
    const KeptBackup again = keep();
    EXPECT_FALSE(again.made);
    EXPECT_FALSE(again.elsewhere);
    EXPECT_EQ(filesIn(m_folder / "usb").size(), 2U);
}

TEST_F(Shelf, AnAlteredOneIsFoundIsNotRestoredAndDoesNotPushOutAGoodOne) {
    Backup backup = *keep().made;
    addClient("乙");
    keep();
    std::string bytes = test::fileText(backup.file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    std::ofstream(backup.file, std::ios::binary) << bytes;
    const std::string before = digest(m_workspace->database());
    try {
        restore(backup.file);
        ADD_FAILURE() << "it was restored";
    } catch (const Error& error) {
        EXPECT_EQ(error.detail().code, ErrorCode::backup_altered);
    }
    EXPECT_EQ(digest(m_workspace->database()), before);
    EXPECT_FALSE(BackupShelf(m_file).check(backup, m_clock));
    EXPECT_FALSE(BackupShelf(m_file).list().back().manifest.verified);
    EXPECT_TRUE(BackupShelf(m_file).list().front().manifest.verified);
}

TEST_F(Shelf, ARestoreIsTakenBackByRestoringWhatItReplaced) {
    const Backup backup = *keep().made;
    addClient("乙");
    const std::string before = digest(m_workspace->database());
    const fs::path kept = restore(backup.file);
    EXPECT_EQ(digest(m_workspace->database()), backup.manifest.digest);
    // It stands in the list of what can be restored.
    bool listed = false;
    const auto list = BackupShelf(m_file).list();
    for (const Backup& each : list) listed = listed || (each.file == kept && each.manifest.cause == "replaced");
    EXPECT_TRUE(listed);
    restore(kept);
    EXPECT_EQ(digest(m_workspace->database()), before);
}

TEST_F(Shelf, ManyDaysAreThinnedAndTheNewestStays) {
    for (int day = 0; day < 40; ++day) {
        m_clock.setToday(dateOfDay(dayNumber(valueOrThrow(makeDate(2026, 3, 9))) + day));
        addClient("客户" + std::to_string(day));
        ASSERT_TRUE(keep().made);
    }
    const auto list = BackupShelf(m_file).list();
    EXPECT_LE(list.size(), 20U);
    EXPECT_GE(list.size(), 12U + 4U);
    EXPECT_EQ(list.front().manifest.digest, digest(m_workspace->database()));
    // Each with its manifest, and nothing else.
    EXPECT_EQ(filesIn(BackupShelf(m_file).folder()).size(), 2 * list.size());
}

TEST_F(Shelf, WithoutRoomTheOldOnesStay) {
    const Backup backup = *keep().made;
    addClient("乙");
    std::stop_source stop;
    stop.request_stop();
    NoProgress quiet;
    EXPECT_THROW(
        BackupShelf(m_file).keep(*m_workspace->openReader(), BackupCause::timer, m_clock, quiet, stop.get_token()),
        Error);
    const auto list = BackupShelf(m_file).list();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list.front().file, backup.file);
    EXPECT_EQ(filesIn(BackupShelf(m_file).folder()).size(), 2U);
}

TEST_F(Shelf, AManifestOfSomebodyElseEndsNothing) {
    const Backup backup = *keep().made;
    for (const char* text :
         {"", "[]", "{\"meike_backup\": 1, \"at\": -5}", "{\"meike_backup\": 1, \"at\": 99999999999999999}",
          "{\"meike_backup\": \"x\"}", "{\"meike_backup\": 1, \"counts\": [1], \"bytes\": -1}"}) {
        std::ofstream(backup.file.string() + ".json", std::ios::binary) << text;
        const auto list = BackupShelf(m_file).list();
        ASSERT_EQ(list.size(), 1U) << text;
        EXPECT_FALSE(list.front().manifest.verified) << text;
    }
    // Then there is none that is known to be good: another is made.
    EXPECT_TRUE(keep().made);
}

}  // namespace
}  // namespace meike
