// SPDX-License-Identifier: GPL-3.0-or-later
// Backups that make themselves, and the way back, by clicks.
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <fstream>

#include "app/backups/shelf.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/text.h"
#include "ui/parts/backups_sheet.h"
#include "ui/rooms/settings/backup_section.h"
#include "ui/shell/backup_keeper.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

namespace fs = std::filesystem;

class BackupsTest : public RoomsTest {
protected:
    BackupsTest() : window(std::make_unique<MainWindow>(context)) {
        context.settings().setValue(u"window/workspace"_s, QVariant());
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
        path = folder / "office.meike";
        auto made = Session::create(path, "CNY");
        made->edit({"add", {}}, [](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string("甲"))); });
        context.setSession(std::move(made));
    }
    ~BackupsTest() override {
        context.settings().setValue(u"window/workspace"_s, QVariant());
        window.reset();
    }
    void addClient(const std::string& name) {
        ASSERT_TRUE(
            context.edit({"add", {}}, [&](Edit& edit) { edit.insert(Record(Kind::client).set("name", name)); }));
    }
    std::vector<Backup> backups() { return BackupShelf(path).list(); }
    std::int64_t clients() { return countRecords(context.reader(), Kind::client); }
    void keep(std::size_t expected) {
        window->findChild<BackupKeeper*>()->keepNow();
        ASSERT_TRUE(QTest::qWaitFor([&] { return backups().size() == expected; }, 30'000));
    }
    /// What the sheet does when its verb is pressed, up to the workspace being open again.
    void pressRestore(QDialog* sheet) {
        QSignalSpy opened(window.get(), &MainWindow::opened);
        for (auto* button : sheet->findChildren<QPushButton*>())
            if (button->text() == u"Restore"_s) button->click();
        ASSERT_TRUE(QTest::qWaitFor([&] { return opened.size() == 1; }, 60'000));
    }
    QDialog* openSheet() {
        openBackupsSheet(context, window.get());
        return window->findChild<QDialog*>(u"backupsSheet"_s);
    }
    std::unique_ptr<MainWindow> window;
    fs::path path;
};

TEST_F(BackupsTest, AreMadeByThemselvesAndOnClosingAndNotTwice) {
    keep(1);
    EXPECT_EQ(backups()[0].manifest.cause, "timer");
    addClient("乙");
    context.setSession(nullptr);
    context.closing().wait();
    ASSERT_EQ(backups().size(), 2U);
    EXPECT_EQ(backups()[0].manifest.cause, "close");
    EXPECT_EQ(backups()[0].manifest.counts.at("clients"), 2);
    // Opened, looked at and closed: nothing has changed.
    context.setSession(Session::open(path));
    context.setSession(nullptr);
    context.closing().wait();
    EXPECT_EQ(backups().size(), 2U);
}

TEST_F(BackupsTest, AreShownWithWhatDiffersAndRestoredAndThatIsTakenBack) {
    keep(1);
    addClient("乙");
    addClient("丙");
    QDialog* sheet = openSheet();
    ASSERT_TRUE(sheet);
    auto* table = sheet->findChild<QTableWidget*>(u"backupsTable"_s);
    ASSERT_EQ(table->rowCount(), 1);
    EXPECT_EQ(table->item(0, 2)->text(), u"1"_s);
    EXPECT_EQ(table->item(0, 5)->text(), u"Verified"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !table->item(0, 4)->text().isEmpty(); }, 30'000));
    EXPECT_EQ(table->item(0, 4)->text(), u"2 clients fewer; 2 changes since"_s);
    pressRestore(sheet);
    ASSERT_TRUE(context.session());
    EXPECT_EQ(clients(), 1);
    // What the restore has replaced is what Undo restores.
    QPushButton* undo = nullptr;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            for (auto* button : window->findChildren<QPushButton*>())
                if (button->text() == u"Undo"_s && button->isVisible()) undo = button;
            return undo != nullptr;
        },
        30'000));
    QSignalSpy opened(window.get(), &MainWindow::opened);
    undo->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.size() == 1; }, 60'000));
    EXPECT_EQ(clients(), 3);
}

TEST_F(BackupsTest, AnEncryptedOneAsksForItsPassphrase) {
    fs::create_directory(folder / "usb");
    BackupShelf(path).setSettings({folder / "usb", sealKeyOf("a long passphrase")});
    keep(2);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !backups()[1].manifest.fileHash.empty(); }, 30'000));
    addClient("乙");
    QDialog* sheet = openSheet();
    auto* table = sheet->findChild<QTableWidget*>(u"backupsTable"_s);
    auto* phrase = sheet->findChild<QLineEdit*>(u"backupPassphrase"_s);
    int sealed = -1;
    for (int row = 0; row < table->rowCount(); ++row) {
        table->selectRow(row);
        if (table->item(row, 5)->text().contains(u"encrypted"_s)) sealed = row;
        EXPECT_EQ(phrase->isEnabled(), sealed == row);
    }
    ASSERT_GE(sealed, 0);
    // What is made before a restore comes into the list above it.
    const Backup chosen = backups()[static_cast<std::size_t>(sealed)];
    table->selectRow(sealed);
    for (auto* button : sheet->findChildren<QPushButton*>())
        if (button->text() == u"Restore"_s) button->click();
    EXPECT_TRUE(sheet->isVisible()) << "without a passphrase nothing happens";
    EXPECT_TRUE(context.session());
    // A wrong one leaves everything as it was.
    phrase->setText(u"another passphrase"_s);
    errors.clear();
    pressRestore(sheet);
    ASSERT_EQ(errors.size(), 1);
    EXPECT_TRUE(errors[0].contains(u"passphrase is another"_s)) << u8(errors[0]);
    EXPECT_EQ(clients(), 2);
    ASSERT_TRUE(chosen.manifest.sealed);
    context.restoreBackup(qsPath(chosen.file), u"a long passphrase"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.session() && clients() == 1; }, 60'000));
}

TEST_F(BackupsTest, ADriveThatIsGoneIsToldOnce) {
    fs::create_directory(folder / "usb");
    BackupShelf(path).setSettings({folder / "usb", {}});
    fs::remove(folder / "usb");
    errors.clear();
    keep(1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return errors.size() == 1; }, 30'000));
    EXPECT_TRUE(errors[0].contains(u"second place"_s)) << u8(errors[0]);
    addClient("乙");
    keep(2);
    QTest::qWait(0);
    EXPECT_EQ(errors.size(), 1);
    BackupSection section(context);
    EXPECT_TRUE(section.findChild<QLabel*>(u"newestBackup"_s)->text().contains(u"verified"_s));
}

}  // namespace
}  // namespace meike::ui::test
