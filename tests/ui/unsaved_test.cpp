// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <atomic>
#include <fstream>
#include <map>
#include <thread>

#include "app/profiles.h"
#include "app/segments.h"
#include "exchange/profile_json.h"
#include "storage/client_query.h"
#include "storage/maintenance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/context/room.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/client/client_page.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/import/import_dialog.h"
#include "ui/rooms/playbooks/playbooks_page.h"
#include "ui/rooms/segments/segment_detail.h"
#include "ui/rooms/segments/segments_page.h"
#include "ui/rooms/settings/profile_editor.h"
#include "ui/rooms/settings/settings_page.h"
#include "ui/rooms/what_if/what_if_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace_door.h"

namespace meike::ui::test {
namespace {

const Rule kCoreTier = Rule::all({Rule::condition("tier", "any_of", {"core"})});

class UnsavedTest : public RoomsTest {
protected:
    UnsavedTest() : window(std::make_unique<MainWindow>(context)) {
        window->resize(1280, 800);
        window->show();
    }
    ~UnsavedTest() override { window.reset(); }

    void open() {
        openDemo();
        settle();
        window->setCurrentPage(u"segments"_s);
    }
    void edit(const QString& name) {
        window->setCurrentPage(u"segments"_s);
        window->page<SegmentsPage>().showNew(name, kCoreTier);
        // Elsewhere it is as easily forgotten.
        window->setCurrentPage(u"clients"_s);
    }
    std::vector<RecordId> anyClients() {
        ClientQuery query;
        query.asOf = context.today();
        return queryClientIds(context.reader(), query);
    }
    FormDialog* sheet() {
        for (auto* each : window->findChildren<FormDialog*>(u"unsavedSheet"_s))
            if (each->isVisible()) return each;
        return nullptr;
    }
    void press(const QString& button) {
        ASSERT_TRUE(sheet());
        QTest::mouseClick(sheet()->findChild<QPushButton*>(button), Qt::LeftButton);
        QTest::qWait(1);
    }
    void cancel() {
        ASSERT_TRUE(sheet());
        QTest::keyClick(sheet(), Qt::Key_Escape);
        QTest::qWait(1);
    }

    std::unique_ptr<MainWindow> window;
};

TEST_F(UnsavedTest, ClosingTheWindowAsksAndSaves) {
    open();
    edit(u"Kept"_s);
    EXPECT_FALSE(window->close());
    ASSERT_TRUE(sheet());
    EXPECT_TRUE(sheet()->windowTitle().contains(u"Kept"_s)) << u8(sheet()->windowTitle());
    EXPECT_FALSE(window->close()) << "asked once, not twice";
    EXPECT_EQ(window->findChildren<FormDialog*>(u"unsavedSheet"_s).size(), 1);
    cancel();
    EXPECT_FALSE(sheet());
    EXPECT_TRUE(window->isVisible());
    EXPECT_EQ(window->page<SegmentsPage>().detail().name(), u"Kept"_s) << "Cancel leaves everything as it is";
    EXPECT_FALSE(findSegment(context.reader(), "Kept"));

    EXPECT_FALSE(window->close());
    press(u"unsavedSaveButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000));
    ASSERT_TRUE(findSegment(context.reader(), "Kept"));
    EXPECT_EQ(findSegment(context.reader(), "Kept")->rule, kCoreTier);
}

TEST_F(UnsavedTest, LeavingTheWorkspaceAsksAndDiscards) {
    open();
    edit(u"Lost"_s);
    const auto path = session().path();
    window->closeWorkspace();
    ASSERT_TRUE(sheet());
    ASSERT_TRUE(context.session()) << "still open while it asks";
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !context.session(); }, 5'000));
    QSignalSpy opened(window.get(), &MainWindow::opened);
    window->openWorkspace(path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() == 1; }, 20'000));
    EXPECT_FALSE(findSegment(context.reader(), "Lost"));

    // Opening another one is leaving, too; what is complete and saved asks nothing.
    const auto other = folder / "other.meike";
    edit(u"Lost"_s);
    window->door().create(other, u"CNY"_s);
    ASSERT_TRUE(sheet());
    EXPECT_FALSE(window->isOpening());
    press(u"unsavedSaveButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() == 2; }, 20'000));
    EXPECT_EQ(session().path(), other);
    window->page<SegmentsPage>().showNew({}, Rule::all({}));
    EXPECT_TRUE(window->close()) << "a new one in which nothing stands is nothing to lose";
}

TEST_F(UnsavedTest, AnArchiveOverTheWorkspaceThatIsOpenIsAnswered) {
    open();
    const auto path = session().path();
    const std::string before = digest(context.reader());
    window->door().unarchive(qsPath(folder / "a.zip"), qsPath(path));
    ASSERT_FALSE(messages.isEmpty());
    EXPECT_TRUE(messages.back().contains(u"another name"_s)) << u8(messages.back());
    EXPECT_TRUE(errors.isEmpty());
    EXPECT_EQ(session().path(), path);
    EXPECT_EQ(digest(context.reader()), before);
}

TEST_F(UnsavedTest, AnArchiveNeverTakesThePlaceOfAnotherWorkspaceAndNobodyIsAskedWhetherItShall) {
    open();
    const auto other = folder / "other.meike";
    std::filesystem::copy_file(session().path(), other);
    std::ofstream(folder / "a.zip") << "no archive";
    messages.clear();
    window->door().unarchive(qsPath(folder / "a.zip"), qsPath(other));
    ASSERT_FALSE(messages.isEmpty());
    EXPECT_TRUE(messages.back().contains(u"“other.meike” is there already"_s)) << u8(messages.back());
    EXPECT_TRUE(errors.isEmpty());
    EXPECT_FALSE(window->isOpening());
    EXPECT_TRUE(std::filesystem::exists(other));
    // The question for a place does not offer to replace what is there.
    window->door().choosePlaceOf(qsPath(folder / "a.zip"));
    auto* dialog = window->findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(dialog->testOption(QFileDialog::DontConfirmOverwrite));
    dialog->reject();
}

TEST_F(UnsavedTest, WhatCannotBeSavedIsShownAndStays) {
    open();
    edit({});
    messages.clear();
    EXPECT_FALSE(window->close());
    press(u"unsavedSaveButton"_s);
    EXPECT_FALSE(sheet());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !messages.isEmpty(); }, 5'000));
    EXPECT_TRUE(window->isVisible());
    EXPECT_EQ(window->currentPage(), u"segments"_s);
    EXPECT_TRUE(messages.contains(u"Give the segment a name."_s)) << u8(messages.join(u'|'));
    EXPECT_EQ(window->page<SegmentsPage>().detail().rule(), kCoreTier);
    EXPECT_FALSE(window->close());
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000));
}

TEST_F(UnsavedTest, ASegmentThatWasLeftIsAskedAboutToo) {
    open();
    window->page<SegmentsPage>().showNew(u"Left"_s, kCoreTier);
    window->page<SegmentsPage>().showSegment(allSegments(context.reader()).front().id);
    context.showMessage([] { return u"something else"_s; });  // the offer to go on is gone from the bar
    EXPECT_FALSE(window->close());
    ASSERT_TRUE(sheet());
    EXPECT_TRUE(sheet()->windowTitle().contains(u"Left"_s)) << u8(sheet()->windowTitle());
    press(u"unsavedSaveButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000));
    EXPECT_TRUE(findSegment(context.reader(), "Left"));
}

TEST_F(UnsavedTest, ASegmentsEditIsTakenUpWhereItWasLeft) {
    open();
    SegmentsPage& page = window->page<SegmentsPage>();
    const auto segments = allSegments(context.reader());
    ASSERT_GE(segments.size(), 2U);
    page.showSegment(segments[0].id);
    auto* name = page.detail().findChild<QLineEdit*>(u"segmentNameEdit"_s);
    ASSERT_TRUE(name);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"Renamed"_s);
    page.showSegment(segments[1].id);
    EXPECT_EQ(page.detail().name(), qs(segments[1].name));
    page.showSegment(segments[0].id);
    EXPECT_EQ(page.detail().name(), u"Renamed"_s);
    EXPECT_TRUE(page.detail().isChanged());
    EXPECT_FALSE(window->close());
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000)) << "one edit, one question";
    EXPECT_TRUE(findSegment(context.reader(), segments[0].name));
}

/// What is typed into the line under the client's pane.
class UnsavedLogTest : public UnsavedTest {
protected:
    void begin() {
        open();
        window->setCurrentPage(u"clients"_s);
        ASSERT_TRUE(QTest::qWaitFor(
            [&] {
                return window->page<ClientsPage>().isSettled() && window->page<ClientsPage>().panel().client() != 0;
            },
            20'000));
        first = window->page<ClientsPage>().panel().client();
        before = countRecords(context.reader(), Kind::interaction);
    }
    QLineEdit* line() { return window->page<ClientsPage>().panel().findChild<QLineEdit*>(u"logEdit"_s); }
    std::int64_t logged() { return countRecords(context.reader(), Kind::interaction) - before; }
    RecordId first = 0;
    std::int64_t before = 0;
};

TEST_F(UnsavedLogTest, WhatWasTypedIsLoggedOrThrownAwayButNotLost) {
    begin();
    line()->setFocus();
    line()->insert(u"谈了续约"_s);
    EXPECT_FALSE(window->close());
    ASSERT_TRUE(sheet());
    const QString name = qs(recordName(context.reader(), Kind::client, first));
    EXPECT_TRUE(sheet()->windowTitle().contains(name)) << u8(sheet()->windowTitle());
    cancel();
    EXPECT_TRUE(window->isVisible());
    EXPECT_EQ(line()->text(), u"谈了续约"_s);
    EXPECT_EQ(logged(), 0);

    window->closeWorkspace();
    ASSERT_TRUE(sheet());
    press(u"unsavedSaveButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !context.session(); }, 5'000));
    context.closing().wait();
    context.setSession(Session::open(folder / "w.meike", fixedClock()));
    ASSERT_EQ(logged(), 1);
    const auto last = recordsOfClient(context.reader(), Kind::interaction, first).front();
    EXPECT_EQ(last.text("summary"), "谈了续约");
}

TEST_F(UnsavedLogTest, WhatWaitsForOtherClientsIsAskedAboutOneByOne) {
    begin();
    window->page<ClientsPage>().panel().showClient(first);
    line()->insert(u"一"_s);
    const auto clients = anyClients();
    const RecordId second = clients.front() == first ? clients.back() : clients.front();
    window->page<ClientsPage>().panel().showClient(second);
    line()->insert(u"二"_s);
    context.setLanguage(Language::zh);
    QTest::qWait(1);
    EXPECT_EQ(line()->text(), u"二"_s) << "the language takes nothing away";
    context.setLanguage(Language::en);
    context.setTheme(ThemeChoice::dark);
    QTest::qWait(1);
    EXPECT_EQ(line()->text(), u"二"_s) << "nor does the theme";
    context.setTheme(ThemeChoice::light);
    EXPECT_FALSE(window->close());
    ASSERT_TRUE(sheet());
    press(u"unsavedSaveButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return sheet() != nullptr; }, 5'000)) << "the other one";
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000));
    EXPECT_EQ(logged(), 1);
}

TEST_F(UnsavedTest, ARunningJobIsNotStoppedWithoutAsking) {
    open();
    std::atomic<bool> stopped = false;
    std::atomic<bool> go = false;
    const auto start = [&] {
        context.runJob([] { return u"Importing clients.csv"_s; },
                       [&](Workspace&, Progress&, const std::stop_token& stop) {
                           while (!go && !stop.stop_requested()) std::this_thread::yield();
                           stopped = stop.stop_requested();
                       });
    };
    start();
    EXPECT_FALSE(window->close());
    ASSERT_TRUE(sheet());
    EXPECT_TRUE(sheet()->windowTitle().contains(u"clients.csv"_s)) << u8(sheet()->windowTitle());
    press(u"unsavedSaveButton"_s);
    EXPECT_TRUE(window->isVisible());
    EXPECT_FALSE(stopped);
    window->closeWorkspace();
    ASSERT_TRUE(sheet());
    ASSERT_TRUE(context.session());
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !context.session(); }, 5'000));
    EXPECT_TRUE(context.closing().wait_for(std::chrono::seconds(5)) == std::future_status::ready);
    EXPECT_TRUE(stopped);
    EXPECT_FALSE(sheet());
    // One that ends by itself asks nothing any more.
    context.closing().wait();
    context.setSession(Session::open(folder / "w.meike", fixedClock()));
    go = true;
    start();
    QSignalSpy ended(&context, &AppContext::jobEnded);
    ASSERT_TRUE(ended.count() == 1 || ended.wait(5'000));
    EXPECT_TRUE(window->close());
}

TEST_F(UnsavedTest, AnImportIsPreparedOnlyOnce) {
    open();
    QFile file(path("clients.csv"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("公司名称,行业\n新来的客户一,餐饮\n");
    file.close();
    window->importTable();
    auto* dialog = window->findChild<ImportDialog*>();
    ASSERT_TRUE(dialog);
    dialog->setFile(path("clients.csv"));
    auto* next = dialog->findChild<QPushButton*>(u"nextButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next->isEnabled(); }, 10'000));
    next->click();
    ASSERT_EQ(dialog->step(), ImportDialog::Step::columns);
    window->closeWorkspace();
    ASSERT_TRUE(sheet());
    press(u"unsavedSaveButton"_s);
    EXPECT_TRUE(context.session());
    EXPECT_EQ(dialog->step(), ImportDialog::Step::columns);
    window->closeWorkspace();
    press(u"unsavedDiscardButton"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !context.session(); }, 5'000));
}

TEST_F(UnsavedTest, AFormIsSavedFromTheQuestion) {
    open();
    const RecordId client = anyClients().front();
    ASSERT_TRUE(editRecord(context, window.get(), Kind::client, client));
    auto* form = window->findChild<RecordForm*>();
    qobject_cast<QLineEdit*>(form->editor("name")->input())->setText(u"改过的名字"_s);
    const auto file = session().path();
    window->openWorkspace(folder / "other.meike");
    ASSERT_TRUE(sheet()) << "another workspace under an open form";
    press(u"unsavedSaveButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isOpening() && !errors.isEmpty(); }, 20'000))
        << "there is no such file: the open one stays";
    EXPECT_EQ(recordName(context.reader(), Kind::client, client), "改过的名字");
}

TEST_F(UnsavedTest, RulesThatWereTriedAreAskedAbout) {
    open();
    window->setCurrentPage(u"what_if"_s);
    auto* slider = window->page<WhatIfPage>().findChild<QSlider*>(u"limit0Slider"_s);
    ASSERT_TRUE(slider);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Left);
    ASSERT_TRUE(window->page<WhatIfPage>().isChanged());
    window->setCurrentPage(u"clients"_s);
    const auto steps = history(context.reader()).size();
    EXPECT_FALSE(window->close());
    press(u"unsavedSaveButton"_s);
    EXPECT_EQ(window->currentPage(), u"what_if"_s) << "nothing is applied by a key: one is led back to it";
    EXPECT_TRUE(window->isVisible());
    EXPECT_EQ(history(context.reader()).size(), steps);
    EXPECT_FALSE(window->close());
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000));
    EXPECT_EQ(history(context.reader()).size(), steps);
}

TEST_F(UnsavedTest, ChangedScoringRulesAreAskedAbout) {
    open();
    window->setCurrentPage(u"settings"_s);
    window->page<SettingsPage>().showRules();
    auto* editor = window->findChild<ProfileEditor*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return editor->isVisible(); }, 5'000));
    EXPECT_FALSE(editor->isWorthKeeping());
    for (const std::string& preset : presetNames()) {
        editor->startFrom(preset);
        if (editor->isChanged()) break;
    }
    ASSERT_TRUE(editor->isWorthKeeping());
    window->setCurrentPage(u"clients"_s);
    EXPECT_FALSE(window->close());
    press(u"unsavedSaveButton"_s);
    EXPECT_EQ(window->currentPage(), u"settings"_s);
    EXPECT_TRUE(editor->isVisible());
    EXPECT_TRUE(editor->isChanged());
    EXPECT_FALSE(window->close());
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000));
}

TEST_F(UnsavedTest, SheetsWithSomethingTypedAreAskedAbout) {
    open();
    window->setCurrentPage(u"clients"_s);
    window->door().chooseNew();
    auto* create = window->findChild<FormDialog*>(u"newWorkspaceSheet"_s);
    ASSERT_TRUE(create);
    window->closeWorkspace();
    EXPECT_FALSE(sheet()) << "nothing was typed in it";
    ASSERT_FALSE(context.session());
    auto* name = create->findChild<QLineEdit*>(u"nameEdit"_s);
    name->setFocus();
    QTest::keyClicks(name, u"x"_s);
    EXPECT_FALSE(window->close());
    ASSERT_TRUE(sheet());
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000));
}

TEST_F(UnsavedTest, WhatIsTypedIntoTheListIsStoredOrAskedAbout) {
    open();
    window->setCurrentPage(u"clients"_s);
    QApplication::setActiveWindow(window.get());
    ClientTable& table = window->page<ClientsPage>().table();
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return window->page<ClientsPage>().isSettled() && table.hasSelection(); }, 20'000));
    const RecordId client = table.currentClient();
    const auto typeInto = [&](const char16_t* field, const QString& text) {
        const int column =
            static_cast<int>(window->page<ClientsPage>().model().columns().indexOf(QString::fromUtf16(field)));
        ASSERT_GE(column, 0);
        table.setCurrentIndex(
            window->page<ClientsPage>().model().index(window->page<ClientsPage>().model().rowOf(client), column));
        table.editCurrentCell();
        ASSERT_TRUE(table.isEditing());
        auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        ASSERT_TRUE(line);
        line->selectAll();
        line->insert(text);
    };
    typeInto(u"name", u"改在格子里"_s);
    context.setTheme(ThemeChoice::dark);
    context.setTheme(ThemeChoice::light);
    QTest::qWait(1);
    ASSERT_TRUE(table.isEditing()) << "the theme closes no editor";
    window->closeWorkspace();
    ASSERT_FALSE(context.session());
    context.closing().wait();
    context.setSession(Session::open(folder / "w.meike", fixedClock()));
    EXPECT_EQ(recordName(context.reader(), Kind::client, client), "改在格子里");

    // What cannot be understood cannot be stored.
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return window->page<ClientsPage>().isSettled() && table.hasSelection(); }, 20'000));
    QStringList columns = window->page<ClientsPage>().model().columns();
    window->page<ClientsPage>().model().setColumns(columns << u"verified_on"_s);
    typeInto(u"verified_on", u"neulich"_s);
    EXPECT_FALSE(window->close());
    ASSERT_TRUE(sheet());
    cancel();
    ASSERT_TRUE(table.isEditing());
    EXPECT_FALSE(window->close());
    press(u"unsavedDiscardButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window->isVisible(); }, 5'000));
}

TEST_F(UnsavedTest, WhatIsTypedInPlaceIsStoredBeforeTheWindowCloses) {
    open();
    window->setCurrentPage(u"settings"_s);
    QApplication::setActiveWindow(window.get());
    QLineEdit* name = window->page<SettingsPage>().findChild<QLineEdit*>(u"workspaceNameEdit"_s);
    ASSERT_TRUE(name);
    name->setFocus();
    name->selectAll();
    name->insert(u"新的名字"_s);
    EXPECT_TRUE(window->close());
    EXPECT_EQ(setting(context.reader(), "name"), "新的名字");
}

/// Every room: either something can be left unsaved in it, and then every way out asks, or it says that nothing can.
TEST_F(UnsavedTest, EveryRoomIsAskedOnEveryWayOut) {
    open();
    const std::map<QString, std::function<void()>> rooms = {
        {u"clients"_s,
         [&] {
             ClientsPage& page = window->page<ClientsPage>();
             ASSERT_TRUE(QTest::qWaitFor([&] { return page.isSettled() && page.panel().client() != 0; }, 20'000));
             page.panel().findChild<QLineEdit*>(u"logEdit"_s)->insert(u"谈了续约"_s);
         }},
        {u"client"_s,
         [&] {
             ClientsPage& list = window->page<ClientsPage>();
             context.go(u"client"_s, VisitClient{.client = list.model().idAt(0)});
             ClientPage& page = window->page<ClientPage>();
             ASSERT_TRUE(QTest::qWaitFor([&] { return page.isSettled(); }, 20'000));
             page.findChild<QLineEdit*>(u"logEdit"_s)->insert(u"谈了续约"_s);
         }},
        {u"segments"_s, [&] { window->page<SegmentsPage>().showNew(u"Core"_s, kCoreTier); }},
        {u"playbooks"_s,
         [&] {
             PlaybooksPage& page = window->page<PlaybooksPage>();
             page.open(0, {});
             page.findChild<QLineEdit*>(u"playbookName"_s)->insert(u"新方案"_s);
         }},
        {u"what_if"_s,
         [&] {
             auto* slider = window->page<WhatIfPage>().findChild<QSlider*>(u"limit0Slider"_s);
             slider->setFocus();
             QTest::keyClick(slider, Qt::Key_Left);
         }},
        {u"settings"_s,
         [&] {
             window->page<SettingsPage>().showRules();
             auto* editor = window->findChild<ProfileEditor*>();
             for (const std::string& preset : presetNames()) {
                 editor->startFrom(preset);
                 if (editor->isChanged()) break;
             }
         }},
        // The review pack, while it is written: AssessmentsPageTest. Nothing is entered in these.
        {u"assessments"_s, {}},
        {u"dashboard"_s, {}},
        {u"model"_s, {}},
        {u"duplicates"_s, {}},
        {u"today"_s, {}},
        {u"opportunities"_s, {}},  // its sheets are forms: they close themselves, or stay
        {u"records"_s, {}},        // and so is what is entered there
        {u"key_accounts"_s, {}},
        {u"satisfaction"_s, {}},
        {u"events"_s, {}},  // its sheet asks by itself
        {u"bin"_s, {}},
        {u"welcome"_s, {}},
    };
    const std::pair<const char*, std::function<void()>> ways[] = {
        {"closing the window", [&] { window->close(); }},
        {"quitting", [&] { window->actions().action(u"file.quit"_s)->trigger(); }},
        {"closing the workspace", [&] { window->closeWorkspace(); }},
        {"opening another", [&] { window->openWorkspace(folder / "other.meike"); }},
        {"opening the demo", [&] { window->door().openDemo(); }},
        {"restoring a backup", [&] { context.restoreBackup(path("backup.meike")); }},
    };
    for (const Room& room : allRooms()) {
        SCOPED_TRACE(u8(room.key));
        const auto row = rooms.find(room.key);
        if (row == rooms.end()) {
            ADD_FAILURE() << "a new room: say how something is left unsaved in it, or that nothing can be";
            continue;
        }
        if (!row->second) continue;
        window->setCurrentPage(room.key);
        row->second();
        for (const auto& [name, way] : ways) {
            SCOPED_TRACE(name);
            window->setCurrentPage(u"dashboard"_s);  // elsewhere it is as easily forgotten
            way();
            EXPECT_TRUE(sheet());
            if (!sheet()) continue;
            cancel();
            EXPECT_TRUE(window->isVisible() && context.session() && !window->isOpening());
        }
        // What changes only the look takes nothing away.
        context.setLanguage(Language::zh, false);
        context.setTheme(ThemeChoice::dark);
        QTest::qWait(1);
        context.setTheme(ThemeChoice::light);
        context.setLanguage(Language::en, false);
        window->closeWorkspace();
        press(u"unsavedDiscardButton"_s);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !context.session(); }, 5'000));
        context.closing().wait();
        context.setSession(Session::open(folder / "w.meike", fixedClock()));
        settle();
    }
}

}  // namespace
}  // namespace meike::ui::test
