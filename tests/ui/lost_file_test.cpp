// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace that cannot be opened, and the file taken away under the open window, page by page.
#include <sys/stat.h>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <fstream>

#include <tuple>

#include "app/profiles.h"
#include "app/score_book.h"
#include "app/segments.h"
#include "storage/maintenance.h"
#include "storage/schema.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/banner.h"
#include "ui/kit/text.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/import/import_dialog.h"
#include "ui/rooms/settings/settings_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

namespace fs = std::filesystem;

class LostFileTest : public RoomsTest {
protected:
    LostFileTest() : window(std::make_unique<MainWindow>(context)) {
        // What a page reads of a file that was cut short ends at the barrier, which is what it is for.
        qApp->setProperty("throwsOnPurpose", true);
        context.settings().setValue(u"window/workspace"_s, QVariant());
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~LostFileTest() override {
        context.settings().setValue(u"window/workspace"_s, QVariant());
        window.reset();
        qApp->setProperty("throwsOnPurpose", false);
    }
    /// Waits until the window has opened a workspace, or has given up.
    bool opens(const fs::path& path) {
        QSignalSpy opened(window.get(), &MainWindow::opened);
        window->openWorkspace(path);
        EXPECT_TRUE(QTest::qWaitFor([&] { return opened.size() == 1; }, 60'000));
        return opened.size() == 1 && opened[0][0].toBool();
    }
    QString last() { return context.settings().value(u"window/workspace"_s).toString(); }
    Banner* banner() {
        auto* found = window->findChild<Banner*>(u"fileBanner"_s);
        return found && found->isVisible() ? found : nullptr;
    }
    QString bannerText() { return banner() ? banner()->accessibleName() : QString(); }
    QPushButton* bannerButton(const QString& text) {
        for (auto* button : banner()->findChildren<QPushButton*>())
            if (button->text() == text && button->isVisible()) return button;
        return nullptr;
    }
    fs::path copyOfDemo(const std::string& name) {
        fs::copy_file(demoFile(), folder / name);
        return folder / name;
    }
    std::unique_ptr<MainWindow> window;
};

TEST_F(LostFileTest, EveryPageSaysThatTheFileIsLostAndNothingIsEdited) {
    struct Loss {
        const char* name;
        QString says;
        std::function<void(const fs::path&)> happens;
        bool canBeCopied;
    };
    const fs::path other = copyOfDemo("other.meike");
    const Loss losses[] = {
        {"deleted", u"deleted, moved or renamed"_s, [](const fs::path& path) { fs::remove(path); }, true},
        {"replaced", u"in the place of"_s,
         [&](const fs::path& path) {
             fs::copy_file(other, folder / "third.meike");
             fs::rename(folder / "third.meike", path);
         },
         true},
        {"cut short", u"cut off"_s, [](const fs::path& path) { fs::resize_file(path, 8'192); }, false},
        {"emptied", u"cut off"_s, [](const fs::path& path) { fs::resize_file(path, 0); }, false},
        {"a folder in its place", u"in the place of"_s,
         [](const fs::path& path) {
             fs::remove(path);
             fs::create_directory(path);
         },
         true},
    };
    int number = 0;
    for (const Loss& loss : losses) {
        SCOPED_TRACE(loss.name);
        const fs::path path = copyOfDemo("lost" + std::to_string(number++) + ".meike");
        context.setSession(Session::open(path, fixedClock()));
        window->setCurrentPage(u"clients"_s);
        ASSERT_TRUE(QTest::qWaitFor([&] { return window->page<ClientsPage>().isSettled(); }, 60'000));
        session().settle();
        loss.happens(path);
        context.checkFile();
        for (const char16_t* page :
             {u"clients", u"segments", u"dashboard", u"model", u"bin", u"what_if", u"assessments", u"settings"}) {
            window->setCurrentPage(QString::fromUtf16(page));
            QTest::qWait(1);
            EXPECT_EQ(window->currentPage(), QString::fromUtf16(page));
            ASSERT_TRUE(banner()) << "nothing is said on " << u8(QString::fromUtf16(page));
            EXPECT_TRUE(bannerText().contains(loss.says)) << u8(bannerText());
            for (const char* action : {"Open again", "Restore a backup...", "Save a copy...", "Choose another..."})
                EXPECT_TRUE(bannerButton(qs(action))) << action;
            errors.clear();
            bool ran = false;
            EXPECT_FALSE(context.edit({"add", {}}, [&](Edit&) { ran = true; }));
            EXPECT_FALSE(ran);
            ASSERT_EQ(errors.size(), 1) << "it is said why";
        }
        bool copied = false;
        bool ended = false;
        const fs::path copy = folder / ("copy" + std::to_string(number) + ".meike");
        context.saveCopy(fixedText(u"copy"_s), copy, [&](bool done) {
            copied = done;
            ended = true;
        });
        ASSERT_TRUE(QTest::qWaitFor([&] { return ended; }, 60'000));
        EXPECT_EQ(copied, loss.canBeCopied);
        if (loss.canBeCopied) {
            EXPECT_GT(countRecords(*Workspace::openReader(copy), Kind::client), 100);
        }
        context.setSession(nullptr);
        context.closing().wait();
        EXPECT_FALSE(banner()) << "it was of that workspace";
    }
}

TEST_F(LostFileTest, AFilePutBackIsWellAgain) {
    openDemo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->page<ClientsPage>().isSettled(); }, 60'000));
    fs::rename(folder / "w.meike", folder / "away.meike");
    context.checkFile();
    EXPECT_TRUE(QTest::qWaitFor([&] { return banner() != nullptr; }));
    fs::rename(folder / "away.meike", folder / "w.meike");
    context.checkFile();
    EXPECT_FALSE(banner());
    EXPECT_TRUE(context.edit({"add", {}},
                             [](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string("back"))); }));
}

TEST_F(LostFileTest, AReplacedFileIsOpenedAgainFromItsBanner) {
    const fs::path path = copyOfDemo("a.meike");
    ASSERT_TRUE(opens(path));
    {
        const auto other = Workspace::create(folder / "b.meike", "CNY");
        other->edit({"new_workspace", {}}, [](Edit& edit) { fillDefaults(edit); });
    }
    fs::rename(folder / "b.meike", path);
    context.checkFile();
    ASSERT_TRUE(QTest::qWaitFor([&] { return banner() != nullptr; }));
    QSignalSpy opened(window.get(), &MainWindow::opened);
    bannerButton(u"Open again"_s)->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.size() == 1; }, 60'000));
    EXPECT_TRUE(opened[0][0].toBool()) << u8(errors.join(u' '));
    EXPECT_FALSE(banner());
    EXPECT_EQ(countRecords(context.reader(), Kind::client), 0);
}

TEST_F(LostFileTest, WhatCannotBeOpenedShowsTheWelcomePageAndIsNotOpenedByItselfAgain) {
    const char* damages[] = {"UPDATE scoring_profile SET body = '{'", "DROP TABLE task"};
    int number = 0;
    for (const char* damage : damages) {
        SCOPED_TRACE(damage);
        const fs::path path = copyOfDemo("d" + std::to_string(number++) + ".meike");
        ASSERT_TRUE(opens(path)) << u8(errors.join(u' '));
        EXPECT_EQ(last(), qsPath(path));
        session().edit({"settings", {}}, [](Edit& edit) {
            ScoringProfile harder = profileInUse(edit.database());
            harder.tiers[0].limit = 8000;
            saveProfile(edit, harder);
        });
        session().settle();
        // As at the end of the program: what is open is opened again next time.
        context.setSession(nullptr);
        context.closing().wait();
        Database(path, Database::Mode::write).exec(std::string("PRAGMA foreign_keys = OFF; ") + damage);
        errors.clear();
        EXPECT_FALSE(opens(path));
        EXPECT_EQ(window->currentPage(), u"welcome"_s);
        ASSERT_EQ(errors.size(), 1) << u8(errors.join(u' '));
        EXPECT_TRUE(errors[0].contains(u"is damaged"_s)) << u8(errors[0]);
        EXPECT_TRUE(window->messages().isVisible());
        EXPECT_EQ(window->messages().currentText(), errors[0]);
        EXPECT_EQ(last(), QString()) << "the next start would end in the same way";
    }
    const fs::path sound = copyOfDemo("sound.meike");
    EXPECT_TRUE(opens(sound));
    EXPECT_EQ(last(), qsPath(sound)) << "opened by hand: so it is next time";
}

TEST_F(LostFileTest, AFileThatIsNotBuiltAsOursIsRefusedInWordsAndLeftAsItIs) {
    struct Lie {
        const char* sql;
        QString en;
        QString zh;
    };
    const Lie lies[] = {
        {"CREATE TRIGGER t AFTER UPDATE ON client BEGIN DELETE FROM client_order; END", u"has changed how “"_s,
         u"的结构被其他软件改动过"_s},
        {"DROP VIEW client_tags; CREATE VIEW client_tags AS SELECT client, tag, id AS position FROM client_tag",
         u"has changed how “"_s, u"的结构被其他软件改动过"_s},
        {"PRAGMA user_version = -1", u"has schema -1"_s, u"结构版本 -1"_s},
        {"PRAGMA user_version = 5", u"has changed how “"_s, u"的结构被其他软件改动过"_s},
    };
    int number = 0;
    for (const Lie& lie : lies) {
        SCOPED_TRACE(lie.sql);
        const fs::path path = copyOfDemo("lie" + std::to_string(number++) + ".meike");
        Database(path, Database::Mode::write).exec(lie.sql);
        // It was the workspace of last time, which opens by itself.
        context.settings().setValue(u"window/workspace"_s, qsPath(path));
        const auto size = fs::file_size(path);
        errors.clear();
        EXPECT_FALSE(opens(path));
        EXPECT_EQ(window->currentPage(), u"welcome"_s);
        EXPECT_EQ(last(), QString());
        ASSERT_EQ(errors.size(), 1) << u8(errors.join(u' '));
        EXPECT_TRUE(errors[0].contains(lie.en)) << u8(errors[0]);
        context.setLanguage(Language::zh);
        const QString said = window->messages().currentText();
        EXPECT_TRUE(said.contains(lie.zh)) << u8(said);
        EXPECT_TRUE(said.contains(u"文件保持原样"_s)) << u8(said);
        context.setLanguage(Language::en);
        EXPECT_EQ(fs::file_size(path), size);
        EXPECT_FALSE(fs::exists(path.string() + ".before-schema-" + std::to_string(newestSchema())));
    }
}

TEST_F(LostFileTest, AFolderOrAPipeIsNotWaitedFor) {
    fs::create_directory(folder / "papers.meike");
    ASSERT_EQ(::mkfifo((folder / "pipe.meike").c_str(), 0600), 0);
    for (const auto& [name, en, zh] : {std::tuple("papers.meike", u"folder"_s, u"文件夹"_s),
                                       {"pipe.meike", u"not an ordinary file"_s, u"不是普通文件"_s}}) {
        errors.clear();
        EXPECT_FALSE(opens(folder / name));
        EXPECT_EQ(window->currentPage(), u"welcome"_s);
        ASSERT_EQ(errors.size(), 1) << u8(errors.join(u' '));
        EXPECT_TRUE(errors[0].contains(en)) << u8(errors[0]);
        context.setLanguage(Language::zh);
        EXPECT_TRUE(window->messages().currentText().contains(zh)) << u8(window->messages().currentText());
        context.setLanguage(Language::en);
    }
}

TEST_F(LostFileTest, AListWithADamagedDayIsNamedAndTheWorkspaceOpens) {
    const fs::path path = copyOfDemo("list.meike");
    ASSERT_TRUE(opens(path)) << u8(errors.join(u' '));
    session().edit({"settings", {}}, [](Edit& edit) {
        const RecordId list = saveSegment(edit, "a list", Rule::fixedList({}), {});
        edit.set(Kind::segment, list, "fixed_on", std::string("2026-01-31"));
    });
    session().settle();
    context.setSession(nullptr);
    context.closing().wait();
    Database(path, Database::Mode::write).exec("UPDATE segment SET fixed_on = '2026-02-31' WHERE name = 'a list'");
    errors.clear();
    EXPECT_TRUE(opens(path)) << u8(errors.join(u' '));
    EXPECT_NE(window->currentPage(), u"welcome"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return errors.join(u' ').contains(u"2026-02-31"_s); }, 10'000))
        << u8(errors.join(u' '));
}

TEST_F(LostFileTest, ATableThatIsOpenedAsAWorkspaceCanBeImported) {
    const fs::path table = folder / "clients.csv";
    std::ofstream(table) << "客户名称,行业\n星河,汽车\n";
    openEmpty();
    EXPECT_FALSE(opens(table));
    const QString said = window->messages().currentText();
    EXPECT_TRUE(said.contains(u"not a Meike workspace"_s)) << u8(said);
    EXPECT_FALSE(said.contains(u"is damaged"_s)) << u8(said);
    auto* import = window->findChild<QPushButton*>(u"messageAction"_s);
    ASSERT_TRUE(import->isVisible());
    EXPECT_EQ(import->text(), u"Import it..."_s);
    import->click();
    auto* dialog = window->findChild<ImportDialog*>();
    ASSERT_TRUE(dialog);
    EXPECT_TRUE(dialog->isVisible());
    dialog->reject();
}

TEST_F(LostFileTest, AFailedRestoreLeavesTheWorkspaceOpen) {
    const fs::path path = copyOfDemo("r.meike");
    ASSERT_TRUE(opens(path));
    const auto clients = countRecords(context.reader(), Kind::client);
    std::ofstream(folder / "no_backup.meike") << "this is no workspace";
    errors.clear();
    QSignalSpy opened(window.get(), &MainWindow::opened);
    context.restoreBackup(qsPath(folder / "no_backup.meike"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.size() == 1; }, 60'000));
    ASSERT_TRUE(context.session()) << "the old file is closed";
    EXPECT_EQ(context.session()->path(), path);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), clients);
    ASSERT_EQ(errors.size(), 1);
    EXPECT_TRUE(errors[0].contains(u"no_backup.meike"_s)) << u8(errors[0]);
    EXPECT_TRUE(errors[0].contains(u"Nothing was changed"_s)) << u8(errors[0]);
    EXPECT_NE(window->currentPage(), u"welcome"_s);
}

}  // namespace
}  // namespace meike::ui::test
