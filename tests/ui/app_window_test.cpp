// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <set>

#include "app/profiles.h"
#include "app/score_book.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/banner.h"
#include "ui/kit/format.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/parts/tag_picker.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/welcome/new_workspace_sheet.h"
#include "ui/rooms/welcome/welcome_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/workspace_door.h"

namespace meike::ui::test {
namespace {

class MainWindowTest : public RoomsTest {
protected:
    MainWindowTest() : window(std::make_unique<MainWindow>(context)) {
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~MainWindowTest() override { window.reset(); }
    std::unique_ptr<MainWindow> window;
};

TEST_F(MainWindowTest, NoTwoActionsShareAShortcutAndEachHasAName) {
    std::set<QString> seen;
    for (QAction* action : window->actions().actions()) {
        EXPECT_FALSE(action->text().isEmpty()) << u8(action->objectName());
        for (const QKeySequence& shortcut : action->shortcuts())
            EXPECT_TRUE(seen.insert(shortcut.toString()).second)
                << u8(action->objectName() + u' ' + shortcut.toString());
    }
    EXPECT_GT(seen.size(), 25u);
}

TEST_F(MainWindowTest, ActionsOfClientsWaitForASelection) {
    const auto enabled = [&](const QString& id) { return window->actions().action(id)->isEnabled(); };
    EXPECT_FALSE(enabled(u"client.tag"_s));
    EXPECT_FALSE(enabled(u"client.new"_s));
    EXPECT_TRUE(enabled(u"workspace.open"_s));
    openDemo();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return window->page<ClientsPage>().isSettled() && window->page<ClientsPage>().table().hasSelection(); },
        20'000));
    EXPECT_TRUE(enabled(u"client.tag"_s));
    EXPECT_TRUE(enabled(u"client.new"_s));
    window->setCurrentPage(u"dashboard"_s);
    EXPECT_FALSE(enabled(u"client.tag"_s));
    context.setSession(nullptr);
    EXPECT_EQ(window->currentPage(), u"welcome"_s);
    EXPECT_FALSE(enabled(u"client.new"_s));
}

TEST_F(MainWindowTest, APastDaySaysWhyNothingCanBeChanged) {
    openDemo();
    ClientsPage& page = window->page<ClientsPage>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.isSettled() && page.table().hasSelection(); }, 20'000));
    tagClients(context, {page.table().currentClient()}, u"昨天"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return session().undoCommand().has_value(); }, 5'000));
    auto* undo = window->findChild<QPushButton*>(u"undoButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return undo->isEnabled(); }, 5'000));
    context.setAsOf(fixedClock().today() - std::chrono::days(100));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 10'000));
    EXPECT_TRUE(window->messages().currentText().isEmpty()) << "an Undo that would be refused";
    EXPECT_FALSE(undo->isEnabled());
    EXPECT_TRUE(undo->toolTip().contains(u"past day"_s)) << u8(undo->toolTip());

    const auto before = session().undoCommand();
    for (const char16_t* id :
         {u"client.edit_cell", u"client.tag", u"client.bin", u"client.archive", u"client.new", u"client.open",
          u"client.bulk_edit", u"edit.paste", u"edit.paste_cells", u"edit.fill_down", u"client.add_order", u"edit.undo",
          u"file.import", u"dashboard.save", u"view.log"}) {
        const QString key = QString::fromUtf16(id);
        messages.clear();
        ASSERT_TRUE(window->actions().action(key)->isEnabled()) << u8(key);
        window->actions().action(key)->trigger();
        ASSERT_EQ(messages.size(), 1) << u8(key);
        EXPECT_TRUE(messages[0].contains(u"past day"_s)) << u8(messages[0]);
    }
    EXPECT_EQ(session().undoCommand(), before);
    for (const QDialog* dialog : window->findChildren<QDialog*>()) EXPECT_FALSE(dialog->isVisible());
    EXPECT_FALSE(window->messages().currentText().isEmpty());
    context.setAsOf({});
    EXPECT_TRUE(window->messages().currentText().isEmpty()) << "it would speak of a day that is not shown any more";
    EXPECT_TRUE(undo->isEnabled());
}

TEST_F(MainWindowTest, ANewWorkspaceAsksForNameAndCurrency) {
    window->door().chooseNew();
    auto* sheet = window->findChild<NewWorkspaceSheet*>();
    ASSERT_NE(sheet, nullptr);
    auto* name = sheet->findChild<QLineEdit*>(u"nameEdit"_s);
    sheet->findChild<QLineEdit*>(u"folderEdit"_s)->setText(QString::fromStdString(folder.path().string()));
    auto* currency = sheet->findChild<QComboBox*>(u"currencyCombo"_s);
    QSignalSpy opened(window.get(), &MainWindow::opened);
    name->setText(u"a/b"_s);
    QTest::mouseClick(sheet->primaryButton(), Qt::LeftButton);
    EXPECT_TRUE(sheet->isVisible());
    name->setText(u"星桥"_s);
    currency->setCurrentText(u"usd"_s);
    QTest::mouseClick(sheet->primaryButton(), Qt::LeftButton);
    ASSERT_TRUE(opened.count() > 0 || opened.wait(20'000));
    ASSERT_TRUE(opened[0][0].toBool()) << u8(errors.join(u' '));
    EXPECT_EQ(context.currency(), "USD");
    EXPECT_TRUE(std::filesystem::exists(folder / "星桥.meike"));
    EXPECT_GT(countRecords(context.reader(), Kind::pick_item), 10);
    EXPECT_EQ(window->windowTitle(), u"星桥 - Meike"_s);
}

TEST_F(MainWindowTest, AFileThatIsNoneIsRefusedAndTheOpenWorkspaceStays) {
    openEmpty();
    QSignalSpy opened(window.get(), &MainWindow::opened);
    window->openWorkspace(folder / "nothing.meike");
    ASSERT_TRUE(opened.wait(20'000));
    EXPECT_FALSE(opened[0][0].toBool());
    EXPECT_EQ(errors.size(), 1);
    EXPECT_TRUE(window->messages().showsError());
    EXPECT_NE(context.session(), nullptr);
    EXPECT_EQ(window->currentPage(), u"clients"_s);
}

TEST_F(MainWindowTest, AWorkspaceThatWasJustClosedOpensAgain) {
    openDemo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->page<ClientsPage>().isSettled(); }, 20'000));
    // A past day is being computed: closing waits for it on a worker, and opening waits for the closing.
    context.setAsOf(fixedClock().today() - std::chrono::days(100));
    window->closeWorkspace();
    EXPECT_EQ(context.session(), nullptr);
    EXPECT_EQ(window->currentPage(), u"welcome"_s);
    QSignalSpy opened(window.get(), &MainWindow::opened);
    window->openWorkspace(folder / "w.meike");
    ASSERT_TRUE(opened.wait(20'000));
    EXPECT_TRUE(opened[0][0].toBool()) << u8(errors.join(u' '));
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    EXPECT_FALSE(context.inThePast());
    context.settings().setValue(u"window/workspace"_s, QVariant());
}

TEST_F(MainWindowTest, TheSearchBoxFindsCommandsAndTags) {
    openDemo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->page<ClientsPage>().isSettled(); }, 20'000));
    auto* search = window->search();
    auto* popup = window->findChild<SuggestPopup*>(u"searchPopup"_s);
    const auto find = [&](const QString& text) {
        search->setFocus();
        search->clear();
        search->insert(text);
        QStringList found;
        (void)QTest::qWaitFor([&] { return popup->isVisible() && popup->list()->itemCount() > 0; }, 5'000);
        for (int row = 0; row < popup->list()->itemCount(); ++row)
            found << popup->list()->model()->index(row, 0).data(Qt::DisplayRole).toString();
        return found;
    };
    EXPECT_TRUE(find(u"shortcuts"_s).contains(u"Keyboard shortcuts"_s));
    EXPECT_TRUE(find(u"dsp"_s).contains(u"短视频"_s));
    // What begins with the letters comes before what only holds them.
    ASSERT_FALSE(find(u"zx"_s).isEmpty());
    EXPECT_EQ(find(u"zx"_s).front(), u"知夏美妆"_s);
    // Contacts are read once in the background and follow.
    const Record contact =
        recordsOfClient(context.reader(), Kind::contact,
                        findRecords(context.reader(), Kind::client, "name", Value{std::string("知夏美妆")}).at(0))
            .at(0);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return !find(qs(contact.text("name"))).filter(qs(contact.text("name"))).isEmpty(); }, 5'000));
    QTest::keyClick(search, Qt::Key_Escape);
    EXPECT_FALSE(popup->isVisible());
}

TEST_F(MainWindowTest, TheLanguageChangesEveryWordAtOnce) {
    openEmpty();
    context.setLanguage(Language::zh, false);
    QTest::qWait(1);
    EXPECT_EQ(window->actions().action(u"client.new"_s)->text(), u"新建客户…"_s);
    auto* title = window->findChild<QLabel*>(u"clientsTitle"_s);
    EXPECT_EQ(title->text(), u"全部客户"_s);
    context.setLanguage(Language::en, false);
    QTest::qWait(1);
    EXPECT_EQ(title->text(), u"All clients"_s);
}

TEST_F(MainWindowTest, TheDayAndTheRulesAreChosenInOneGo) {
    openDemo();
    ScoringProfile harder = profileInUse(context.reader());
    harder.tiers[0].limit = 8000;
    session().edit({"settings", {}}, [&](Edit& edit) { saveProfile(edit, harder); });
    settle();
    window->actions().action(u"view.as_of"_s)->trigger();
    auto* popup = window->findChild<QWidget*>(u"asOfPopup"_s);
    ASSERT_TRUE(popup->isVisible());
    auto* rules = popup->findChild<QComboBox*>(u"asOfRulesCombo"_s);
    ASSERT_EQ(rules->count(), 2);
    rules->setCurrentIndex(1);
    emit rules->activated(1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 20'000));
    EXPECT_EQ(context.asOf(), context.today());
    EXPECT_TRUE(popup->isVisible()) << "the day is still to be chosen";
    auto* banner = window->findChild<Banner*>(u"pastBanner"_s);
    ASSERT_TRUE(banner);
    const auto says = [&](const QString& words) {
        for (const QLabel* label : banner->findChildren<QLabel*>())
            if (label->text().contains(words)) return true;
        for (const QPushButton* button : banner->findChildren<QPushButton*>())
            if (button->text() == words) return true;
        return false;
    };
    EXPECT_TRUE(says(u"not those in use"_s));
    EXPECT_TRUE(says(u"Back to the rules in use"_s));
    messages.clear();
    EXPECT_FALSE(context.mayEdit());
    ASSERT_EQ(messages.size(), 1);
    EXPECT_TRUE(messages[0].contains(u"other rules"_s)) << u8(messages[0]);

    popup->findChild<QPushButton*>(u"asOfQuarterButton"_s)->click();
    const Date quarter = valueOrThrow(makeDate(2026, 9, 30));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.asOf() == quarter; }, 20'000));
    ASSERT_TRUE(context.otherRules());
    EXPECT_FALSE(popup->isVisible());
    EXPECT_TRUE(says(u"Back to today"_s));
    window->actions().action(u"view.as_of"_s)->trigger();
    popup->findChild<QPushButton*>(u"asOfYearButton"_s)->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.asOf() == valueOrThrow(makeDate(2025, 12, 31)); }, 20'000));
    window->actions().action(u"view.as_of"_s)->trigger();
    popup->findChild<QPushButton*>(u"asOfTodayButton"_s)->click();
    EXPECT_FALSE(context.inThePast());
    EXPECT_FALSE(context.otherRules());
}

TEST_F(MainWindowTest, AnotherValueBasisIsToldWithBothTotals) {
    openDemo();
    settle();
    const MinorUnits before = session().scores()->assessment.base.monetaryTotal;
    messages.clear();
    ScoringProfile other = profileInUse(context.reader());
    ASSERT_EQ(other.valueBasis, BasisChoice::contribution);
    other.valueBasis = BasisChoice::net;
    session().edit({"settings", {}}, [&](Edit& edit) { saveProfile(edit, other); });
    const auto told = [&] { return messages.filter(u"now counted as net revenue, no longer as contribution"_s); };
    ASSERT_TRUE(QTest::qWaitFor([&] { return !told().isEmpty(); }, 20'000));
    settle();
    ASSERT_EQ(told().size(), 1) << "once";
    EXPECT_TRUE(told()[0].contains(moneyFull(before, "CNY"))) << u8(told()[0]);
    EXPECT_TRUE(told()[0].contains(moneyFull(session().scores()->assessment.base.monetaryTotal, "CNY")));
}

TEST_F(MainWindowTest, RoomsOfTheDashboardAreMarkedInTheSidebar) {
    openDemo();
    for (const QString& page : {u"what_if"_s, u"assessments"_s}) {
        window->setCurrentPage(u"clients"_s);
        window->setCurrentPage(page);
        QStringList marked;
        for (const NavItem* item : window->sidebar().findChildren<NavItem*>())
            if (item->isChecked() && item->isVisible()) marked << item->accessibleName();
        EXPECT_TRUE(marked.join(u' ').contains(u"Dashboard"_s)) << u8(marked.join(u' '));
    }
}

}  // namespace
}  // namespace meike::ui::test
