// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QAbstractItemModel>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "ui/kit/theme/theme.h"
#include "ui/shell/main_frame.h"

using namespace meike::ui;
using namespace Qt::StringLiterals;

namespace {

struct FrameTest : ::testing::Test {
    void SetUp() override {
        Theme::apply(*qApp, ThemeChoice::light);
        addPage(
            u"clients"_s, [this] { return language + u"Clients"_s; }, Qt::Key_1, new QLineEdit);
        addPage(
            u"dashboard"_s, [this] { return language + u"Dashboard"_s; }, Qt::Key_2, new QWidget);
        frame.addPage(u"welcome"_s, new QWidget);
        frame.show();
        QApplication::setActiveWindow(&frame);
        ASSERT_TRUE(QTest::qWaitForWindowActive(&frame));
    }
    void addPage(const QString& key, const LiveText& title, Qt::Key digit, QWidget* page) {
        frame.addPage(key, page);
        frame.sidebar().addPage(key, u"users"_s, title);
        frame.actions().add({.id = u"page."_s + key,
                             .group = MenuGroup::view,
                             .text = title,
                             .shortcuts = {Qt::CTRL | digit},
                             .run = [this, key] { frame.setCurrentPage(key); }});
    }
    NavItem* nav(const QString& key) { return frame.findChild<NavItem*>(u"nav_"_s + key); }
    QPushButton* messageAction() { return frame.findChild<QPushButton*>(u"messageAction"_s); }

    QString language;
    MainFrame frame;
};

}  // namespace

TEST_F(FrameTest, PagesByClickShortcutAndName) {
    EXPECT_EQ(frame.currentPage(), u"clients"_s);
    QSignalSpy changed(&frame, &MainFrame::pageChanged);
    QTest::mouseClick(nav(u"dashboard"_s), Qt::LeftButton);
    EXPECT_EQ(frame.currentPage(), u"dashboard"_s);
    QTest::keyClick(&frame, Qt::Key_1, Qt::ControlModifier);
    EXPECT_EQ(frame.currentPage(), u"clients"_s);
    EXPECT_TRUE(nav(u"clients"_s)->isChecked());
    frame.setCurrentPage(u"welcome"_s);
    EXPECT_FALSE(nav(u"clients"_s)->isChecked()) << "a page outside the sidebar marks none of its lines";
    frame.setCurrentPage(u"no such page"_s);
    EXPECT_EQ(frame.currentPage(), u"welcome"_s);
    EXPECT_EQ(changed.count(), 3);
}

TEST_F(FrameTest, CountsAreSpoken) {
    frame.setCount(u"clients"_s, 23570);
    EXPECT_EQ(nav(u"clients"_s)->accessibleName(), u"Clients, 23,570"_s);
}

TEST_F(FrameTest, CtrlKReachesTheSearchEvenFromALineEdit) {
    // Line edits know Ctrl+K as "delete to the end of the line" on some systems.
    auto* edit = static_cast<QLineEdit*>(frame.page(u"clients"_s));
    edit->setText(u"abc"_s);
    edit->setFocus();
    edit->setCursorPosition(0);
    QTest::keyClick(edit, Qt::Key_K, Qt::ControlModifier);
    EXPECT_TRUE(frame.search()->hasFocus());
    EXPECT_EQ(edit->text(), u"abc"_s);
}

TEST_F(FrameTest, EveryActionIsInAMenuAndInTheListOfShortcuts) {
    int runs = 0;
    frame.actions().add({.id = u"client.new"_s,
                         .group = MenuGroup::client,
                         .text = [this] { return language + u"New client"_s; },
                         .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_N)},
                         .run = [&runs] { ++runs; }});
    QTest::keyClick(&frame, Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(runs, 1);
    QMenu* menu = frame.actions().menu(MenuGroup::client);
    ASSERT_EQ(menu->actions().size(), 1);
    menu->actions().constFirst()->trigger();
    EXPECT_EQ(runs, 2);

    QTest::keyClick(&frame, Qt::Key_Slash, Qt::ControlModifier);
    const auto* table = frame.findChild<QTableView*>();
    ASSERT_TRUE(table) << "Ctrl+/ opens the list";
    EXPECT_EQ(table->model()->rowCount(), frame.actions().actions().size());
    QStringList names;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        names.append(table->model()->index(row, 0).data().toString() + u'=' +
                     table->model()->index(row, 1).data().toString());
    EXPECT_TRUE(names.contains(u"New client=Ctrl+N"_s)) << names.join(u'\n').toStdString();

    // Added again under the same id: replaced, not doubled.
    frame.actions().add({.id = u"client.new"_s,
                         .group = MenuGroup::client,
                         .text = [] { return u"New"_s; },
                         .run = [&runs] { runs += 10; }});
    frame.actions().action(u"client.new"_s)->trigger();
    EXPECT_EQ(runs, 12);
}

TEST_F(FrameTest, ErrorsStayUntilTheNextStepAndMessagesCarryTheirUndo) {
    MessageBar& bar = frame.messages();
    int undone = 0;
    frame.showMessage({fixedText(u"Tagged 128 clients"_s), fixedText(u"Undo"_s), [&] { ++undone; }});
    EXPECT_EQ(bar.currentText(), u"Tagged 128 clients"_s);
    frame.showError({fixedText(u"The disk is full"_s)});
    frame.showError({fixedText(u"The disk is full"_s)});
    EXPECT_EQ(bar.currentText(), u"The disk is full"_s);
    EXPECT_FALSE(messageAction()->isVisible());
    frame.findChild<QToolButton*>(u"messageDismiss"_s)->click();
    EXPECT_EQ(bar.currentText(), u"Tagged 128 clients"_s) << "the same error twice is one";
    frame.showError({fixedText(u"The disk is full"_s)});
    frame.showMessage({fixedText(u"Tagged 2 clients"_s), fixedText(u"Undo"_s), [&] { undone += 100; }});
    EXPECT_EQ(bar.currentText(), u"Tagged 2 clients"_s) << "what was done since is not hidden behind an old error";
    messageAction()->click();
    EXPECT_EQ(undone, 100);
    EXPECT_TRUE(bar.currentText().isEmpty()) << "an Undo can be used once";
}

TEST_F(FrameTest, JobsAppearWhenTheyTakeLongAndCanBeCancelled) {
    bool cancelled = false;
    const int quick = frame.startJob([] { return u"Quick"_s; }, {});
    const int slow = frame.startJob([] { return u"Importing"_s; }, [&] { cancelled = true; });
    frame.setJobProgress(slow, 3, 10);
    frame.endJob(quick);
    EXPECT_FALSE(frame.findChild<QProgressBar*>()->isVisible());
    QList<ProgressRow*> rows;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            rows = frame.messages().findChildren<ProgressRow*>();
            return rows.size() == 1 && rows[0]->isVisible();
        },
        10'000));
    rows[0]->findChild<QPushButton*>()->click();
    EXPECT_TRUE(cancelled);
    frame.endJob(slow);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(frame.messages().findChildren<ProgressRow*>().isEmpty());
}

TEST_F(FrameTest, UndoAndRedoNameTheirSteps) {
    auto* undo = frame.findChild<QPushButton*>(u"undoButton"_s);
    EXPECT_FALSE(undo->isEnabled());
    frame.topBar().setUndo(u"add tag"_s);
    EXPECT_TRUE(undo->isEnabled());
    EXPECT_EQ(undo->accessibleName(), u"Undo: add tag"_s);
    QSignalSpy clicked(&frame.topBar(), &TopBar::undoClicked);
    undo->click();
    EXPECT_EQ(clicked.count(), 1);
}

TEST_F(FrameTest, SpeaksTheNewLanguageAtOnce) {
    language = u"zh:"_s;
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&frame, &change);
    EXPECT_EQ(nav(u"clients"_s)->text(), u"zh:Clients"_s);
    EXPECT_EQ(frame.actions().action(u"page.clients"_s)->text(), u"zh:Clients"_s);
}

TEST_F(FrameTest, SavedViewsKeepTheirMark) {
    QSignalSpy wanted(&frame, &MainFrame::savedViewRequested);
    frame.setSavedViews({{u"mine"_s, u"My clients"_s, 64}, {u"risk"_s, u"At risk"_s, 19, Tone::risk}});
    frame.sidebar().setCurrentView(u"mine"_s);
    const auto items = frame.sidebar().findChildren<NavItem*>();
    const auto find = [&](const QString& name) {
        for (NavItem* item : items)
            if (item->text() == name) return item;
        return static_cast<NavItem*>(nullptr);
    };
    ASSERT_TRUE(find(u"My clients"_s));
    EXPECT_TRUE(find(u"My clients"_s)->isChecked());
    find(u"At risk"_s)->click();
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.last().value(0).toString(), u"risk"_s);
    EXPECT_TRUE(find(u"My clients"_s)->isChecked()) << "the page decides which view is shown";
    frame.setSavedViews({{u"mine"_s, u"My clients"_s, 65}, {u"risk"_s, u"At risk"_s, 18, Tone::risk}});
    EXPECT_EQ(find(u"My clients"_s)->accessibleName(), u"My clients, 65"_s);
}

TEST_F(FrameTest, BareShowsOnlyThePage) {
    frame.setBare(true);
    EXPECT_FALSE(frame.sidebar().isVisible());
    EXPECT_FALSE(frame.topBar().isVisible());
    frame.setBare(false);
    EXPECT_TRUE(frame.sidebar().isVisible());
}

TEST_F(FrameTest, CloseMayBeRefused) {
    QObject::connect(&frame, &MainFrame::closing, [](bool* allowed) { *allowed = false; });
    EXPECT_FALSE(frame.close());
    EXPECT_TRUE(frame.isVisible());
}
