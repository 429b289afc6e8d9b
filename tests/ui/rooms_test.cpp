// SPDX-License-Identifier: GPL-3.0-or-later
// What every room of the window must do, row by row: a room that is added is in these tests at once.
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <set>

#include "tests/ui/rooms_fixture.h"
#include "ui/context/gallery.h"
#include "ui/context/page.h"
#include "ui/context/room.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/sidebar.h"

namespace meike::ui::test {
namespace {

class EveryRoom : public RoomsTest {
protected:
    EveryRoom() : window(std::make_unique<MainWindow>(context)) {
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~EveryRoom() override { window.reset(); }

    void open() {
        openDemo();
        settle();
    }
    QAction* actionOf(const Room& room) {
        return window->actions().action(room.action.isEmpty() ? u"page."_s + room.key : room.action);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window.get(), key, modifiers);
    }

    std::unique_ptr<MainWindow> window;
};

TEST_F(EveryRoom, IsWhole) {
    std::set<QString> keys;
    for (const Room& room : allRooms()) {
        SCOPED_TRACE(u8(room.key));
        EXPECT_TRUE(keys.insert(room.key).second);
        EXPECT_TRUE(QFile::exists(u":/icons/%1.svg"_s.arg(room.iconName)));
        EXPECT_FALSE(room.title().isEmpty());
        EXPECT_TRUE(room.make);
        if (!room.under.isEmpty()) {
            EXPECT_TRUE(std::any_of(allRooms().begin(), allRooms().end(),
                                    [&](const Room& other) { return other.key == room.under; }));
        }
    }
    EXPECT_GE(keys.size(), 9u);
}

TEST_F(EveryRoom, IsReachedByItsLineItsKeyAndTheSearch) {
    open();
    int numbered = 0;
    for (const Room& room : allRooms()) {
        SCOPED_TRACE(u8(room.key));
        QAction* action = actionOf(room);
        ASSERT_TRUE(action);
        if (!room.listed) continue;
        const QString away = room.key == u"clients"_s ? u"dashboard"_s : u"clients"_s;
        window->setCurrentPage(away);
        EXPECT_TRUE(action->isEnabled());
        action->trigger();
        EXPECT_EQ(window->currentPage(), room.key);
        QWidget* focus = QApplication::focusWidget();
        EXPECT_TRUE(focus && (focus == &window->room(room.key) || window->room(room.key).isAncestorOf(focus)))
            << "the keyboard is in the page";
        EXPECT_TRUE(window->actions().actions(room.group).contains(action)) << "it stands in a menu";
        if (room.place == RoomPlace::sidebar) {
            auto* line = window->findChild<NavItem*>(u"nav_"_s + room.key);
            ASSERT_TRUE(line);
            // Ctrl+9 is the archive's: rooms beyond the eighth are reached by their line and the search.
            if (room.shortcuts.isEmpty()) ++numbered;
            EXPECT_EQ(action->shortcut().isEmpty(), room.shortcuts.isEmpty() && numbered > 8);
            window->setCurrentPage(away);
            QTest::mouseClick(line, Qt::LeftButton);
            EXPECT_EQ(window->currentPage(), room.key);
            EXPECT_TRUE(line->isChecked());
        }
        window->setCurrentPage(away);
        press(Qt::Key_K, Qt::ControlModifier);
        auto* search = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        ASSERT_TRUE(search);
        search->insert(action->text());
        auto* popup = window->findChild<SuggestPopup*>(u"searchPopup"_s);
        const auto found = [&] {
            for (int i = 0; i < popup->list()->itemCount(); ++i)
                if (popup->list()->itemAt(i).text == action->text()) return true;
            return false;
        };
        EXPECT_TRUE(QTest::qWaitFor(found, 5'000)) << u8(action->text());
        search->clear();
    }
}

TEST_F(EveryRoom, IsClosedToWhoeverHasNoWorkspace) {
    for (const Room& room : allRooms()) EXPECT_EQ(actionOf(room)->isEnabled(), !room.needsWorkspace) << u8(room.key);
    EXPECT_EQ(window->currentPage(), u"welcome"_s);
    press(Qt::Key_4, Qt::ControlModifier);
    EXPECT_EQ(window->currentPage(), u"welcome"_s);
}

TEST_F(EveryRoom, HasPicturesWithNamesOfTheirOwn) {
    open();
    Gallery gallery(context, *window, path("pictures"));
    std::set<QString> names;
    for (const Room& room : allRooms()) {
        const qsizetype before = gallery.pictures().size();
        if (room.pictures) room.pictures(window->room(room.key), gallery);
        EXPECT_TRUE(!room.pictures || gallery.pictures().size() > before) << u8(room.key);
    }
    for (const Picture& picture : gallery.pictures())
        EXPECT_TRUE(names.insert(picture.name).second) << u8(picture.name);
}

TEST_F(EveryRoom, SpeaksBothLanguages) {
    open();
    for (const Room& room : allRooms()) {
        context.setLanguage(Language::zh, false);
        const QString zh = room.title();
        context.setLanguage(Language::en, false);
        EXPECT_NE(zh, room.title()) << u8(room.key);
    }
}

TEST_F(EveryRoom, F6LeadsThroughItAndBack) {
    open();
    for (const Room& room : allRooms()) {
        if (!room.listed) continue;
        SCOPED_TRACE(u8(room.key));
        actionOf(room)->trigger();
        QWidget* const start = QApplication::focusWidget();
        // What a room shows may still be on its way, and its areas with it: once they stand, every one is met.
        const auto areasNow = [&] {
            std::set<QWidget*> areas{&window->sidebar(), &window->topBar()};
            for (QWidget* area : window->room(room.key).areas())
                if (area->isVisible()) areas.insert(area);
            return areas;
        };
        const auto everyOneIsMet = [&] {
            const std::set<QWidget*> areas = areasNow();
            std::set<QWidget*> reached;
            for (int i = 0; i < 8; ++i) {
                press(Qt::Key_F6);
                for (QWidget* area : areas)
                    if (QWidget* focus = QApplication::focusWidget(); focus == area || area->isAncestorOf(focus))
                        reached.insert(area);
            }
            return areas.size() > 2 && reached == areas && areas == areasNow();
        };
        EXPECT_TRUE(QTest::qWaitFor(everyOneIsMet, 20'000));
        press(Qt::Key_F6);
        QWidget* const here = QApplication::focusWidget();
        // The plain key comes last: the program goes on believing in the last modifier that was pressed.
        press(Qt::Key_F6, Qt::ShiftModifier);
        press(Qt::Key_F6);
        EXPECT_EQ(QApplication::focusWidget(), here) << "back and there again";
        EXPECT_TRUE(start);
    }
}

}  // namespace
}  // namespace meike::ui::test
