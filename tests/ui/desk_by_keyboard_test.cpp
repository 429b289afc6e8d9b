// SPDX-License-Identifier: GPL-3.0-or-later
// The whole client desk with the keyboard alone: every key goes to whatever has the focus, and nothing is reached
// otherwise. Everything is taken back at the end: what is left is the start.
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QTest>
#include <functional>

#include "app/view/saved_views.h"
#include "storage/maintenance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/filter_chip.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/client/client_page.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/duplicates/duplicates_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class KeyboardTest : public RoomsTest {
protected:
    KeyboardTest() {
        context.settings().setValue(u"clients/columns"_s, QVariant());
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~KeyboardTest() override { window.reset(); }

    ClientsPage& page() { return window->page<ClientsPage>(); }
    ClientTable& table() { return page().table(); }
    ClientListModel& model() { return page().model(); }
    static QWidget* focus() { return QApplication::focusWidget(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        // What a desktop does by itself: the sheet that has come up is the one that hears the keys.
        QWidget* front = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : window.get();
        if (QApplication::activeWindow() != front) QApplication::setActiveWindow(front);
        QTest::keyClick(focus() ? focus() : front, key, modifiers);
    }
    void type(const QString& text) {
        // As an input method does: the letters arrive whole.
        auto* line = qobject_cast<QLineEdit*>(focus());
        ASSERT_TRUE(line) << "nothing to type into";
        line->insert(text);
    }
    /// Presses Tab until that has the keyboard.
    bool tabTo(const std::function<bool(QWidget*)>& there, int most = 20, Qt::KeyboardModifiers modifiers = {}) {
        for (int i = 0; i < most && !(focus() && there(focus())); ++i) press(Qt::Key_Tab, modifiers);
        return focus() && there(focus());
    }
    void settled() {
        session().settle();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
    }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    QString spoken(int row, const QString& column) {
        return model()
            .index(row, static_cast<int>(model().columns().indexOf(column)))
            .data(Qt::AccessibleTextRole)
            .toString();
    }

    void findAndReadATier();
    void tagAndLog();
    void filterAndKeepAView();
    void groupAndClose();
    void editACell();
    void mergeAPair();

    std::unique_ptr<MainWindow> window;
    RecordId client = 0;
};

void KeyboardTest::findAndReadATier() {
    press(Qt::Key_F, Qt::ControlModifier);
    ASSERT_TRUE(focus() && focus()->objectName() == u"listSearch"_s);
    type(u"知夏美妆"_s);
    settled();
    ASSERT_EQ(model().rowCount(), 1);
    press(Qt::Key_Down);
    ASSERT_EQ(focus(), &table()) << "Down goes from the search into the list";
    client = table().currentClient();
    ASSERT_EQ(client, findRecords(context.reader(), Kind::client, "name", Value{std::string("知夏美妆")}).at(0));
    EXPECT_EQ(spoken(0, u"tier"_s), u"Tier: Core"_s);
}

void KeyboardTest::tagAndLog() {
    press(Qt::Key_T);
    type(u"按键打的"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Escape);
    settled();
    const auto tags = findRecords(context.reader(), Kind::tag, "name", Value{std::string("按键打的")});
    ASSERT_EQ(tags.size(), 1U);
    EXPECT_THAT(tagsOfClient(context.reader(), client), ::testing::Contains(tags[0]));
    const std::int64_t before = countRecords(context.reader(), Kind::interaction);
    press(Qt::Key_L, Qt::ControlModifier);
    type(u"电话：谈了续约"_s);
    press(Qt::Key_Return);
    settled();
    EXPECT_EQ(countRecords(context.reader(), Kind::interaction), before + 1);
}

void KeyboardTest::filterAndKeepAView() {
    press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    settled();
    const int all = model().rowCount();
    press(Qt::Key_F, Qt::ControlModifier);
    ASSERT_TRUE(tabTo([](QWidget* each) { return qobject_cast<AddChip*>(each) != nullptr; }));
    press(Qt::Key_Space);
    type(u"Stage"_s);
    press(Qt::Key_Return);
    settled();
    // A list of choices: the second one, then Enter.
    ASSERT_TRUE(tabTo([](QWidget* each) { return each->objectName() == u"valueList"_s; }));
    press(Qt::Key_Down);
    press(Qt::Key_Space);
    press(Qt::Key_Return);
    settled();
    ASSERT_LT(model().rowCount(), all);
    ASSERT_GT(model().rowCount(), 0);
    press(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->findChild<FormDialog*>(u"viewSheet"_s) != nullptr; }));
    ASSERT_TRUE(tabTo([](QWidget* each) { return each->objectName() == u"viewNameEdit"_s; }));
    qobject_cast<QLineEdit*>(focus())->selectAll();
    type(u"按阶段看"_s);
    press(Qt::Key_Return);
    settled();
    ASSERT_EQ(savedViews(context.reader(), session().actor()).size(), 1U) << u8(errors.join(u' '));
    EXPECT_EQ(page().listName(), u"按阶段看"_s);
}

void KeyboardTest::groupAndClose() {
    press(Qt::Key_G, Qt::ControlModifier);
    type(u"Owner"_s);
    press(Qt::Key_Return);
    settled();
    ASSERT_TRUE(model().groups().grouped());
    ASSERT_TRUE(tabTo([&](QWidget* each) { return each == &table(); }));
    press(Qt::Key_Home, Qt::ControlModifier);
    const int open = model().rowCount();
    press(Qt::Key_Left);
    EXPECT_LT(model().rowCount(), open);
    press(Qt::Key_Right);
    EXPECT_EQ(model().rowCount(), open);
    press(Qt::Key_G, Qt::ControlModifier);
    type(u"No groups"_s);
    press(Qt::Key_Return);
    settled();
    ASSERT_FALSE(model().groups().grouped());
}

void KeyboardTest::editACell() {
    ASSERT_TRUE(tabTo([&](QWidget* each) { return each == &table(); }));
    press(Qt::Key_Home, Qt::ControlModifier);
    press(Qt::Key_Home);
    const RecordId edited = table().currentClient();
    ASSERT_NE(edited, 0);
    press(Qt::Key_F2);
    ASSERT_TRUE(qobject_cast<QLineEdit*>(focus()));
    qobject_cast<QLineEdit*>(focus())->selectAll();
    type(u"改名有限公司"_s);
    press(Qt::Key_Return);
    settled();
    EXPECT_EQ(readRecord(context.reader(), Kind::client, edited)->text("name"), "改名有限公司")
        << u8(errors.join(u' '));
}

void KeyboardTest::mergeAPair() {
    auto& duplicates = window->page<DuplicatesPage>();
    const auto reviewed = [&] {
        session().settle();
        QTest::qWait(1);
        return QTest::qWaitFor([&] { return duplicates.isSettled(); }, 20'000);
    };
    press(Qt::Key_K, Qt::ControlModifier);
    type(u"Find dupl"_s);
    auto* popup = window->findChild<SuggestPopup*>(u"searchPopup"_s);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            return popup->isVisible() && popup->list()->currentItem() &&
                   popup->list()->currentItem()->text.startsWith(u"Find duplicates"_s);
        },
        10'000));
    press(Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->currentPage() == u"duplicates"_s; }));
    ASSERT_TRUE(reviewed());
    ASSERT_FALSE(duplicates.pairs().empty());
    const auto before = duplicates.pairs().size();
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(reviewed());
    EXPECT_EQ(duplicates.pairs().size(), before - 1) << u8(errors.join(u' '));
}

TEST_F(KeyboardTest, TheDeskNeedsNoMouse) {
    openDemo();
    press(Qt::Key_2, Qt::ControlModifier);
    press(Qt::Key_1, Qt::ControlModifier);
    ASSERT_EQ(window->currentPage(), u"clients"_s);
    settled();
    EXPECT_EQ(focus(), &table());
    const std::string before = stateNow();

    findAndReadATier();
    if (!HasFatalFailure()) tagAndLog();
    if (!HasFatalFailure()) filterAndKeepAView();
    if (!HasFatalFailure()) groupAndClose();
    if (!HasFatalFailure()) editACell();
    if (!HasFatalFailure()) mergeAPair();
    ASSERT_FALSE(HasFatalFailure());
    EXPECT_NE(stateNow(), before);

    int steps = 0;
    for (; context.nextUndo() && steps < 20 && stateNow() != before; ++steps) {
        const auto next = context.nextUndo()->step;
        press(Qt::Key_Z, Qt::ControlModifier);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !context.nextUndo() || context.nextUndo()->step != next; }, 10'000));
    }
    EXPECT_EQ(steps, 5) << "tag, call, view, name, merge: one step each";
    EXPECT_EQ(stateNow(), before);
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

}  // namespace
}  // namespace meike::ui::test
