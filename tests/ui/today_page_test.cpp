// SPDX-License-Identifier: GPL-3.0-or-later
// A morning in the real window, by keyboard: done with a line, moved, skipped, opened, taken back.
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>

#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/rooms/client/client_page.h"
#include "ui/rooms/today/today_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class TodayPageTest : public RoomsTest {
protected:
    TodayPageTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~TodayPageTest() override { window.reset(); }
    TodayPage& page() { return window->page<TodayPage>(); }
    QTableWidget& table() { return *page().findChild<QTableWidget*>(u"todayTable"_s); }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
        QTest::qWait(1);
    }
    QStringList what() {
        QStringList texts;
        for (const TodayItem& item : page().list()->items) texts << qs(item.what);
        return texts;
    }
    void key(Qt::Key pressed) {
        QApplication::setActiveWindow(window.get());
        table().setFocus();
        QTest::keyClick(&table(), pressed);
    }
    void sheet(const QString& name, const QString& field, const QString& text) {
        const QPointer<FormDialog> found(window->findChild<FormDialog*>(name));
        ASSERT_TRUE(found);
        found->findChild<QLineEdit*>(field)->setText(text);
        found->accept();
        EXPECT_FALSE(found && found->isVisible()) << u8(errors.join(u' '));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        settled();
    }
    RecordId task(const std::string& title, const std::string& due) {
        return insert(Record(Kind::task).set("client", client).set("title", title).set("due", due));
    }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    std::unique_ptr<MainWindow> window;
    RecordId client = 0;
};

TEST_F(TodayPageTest, AMorningByKeyboardAlone) {
    openEmpty();
    client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    task("a", "2026-11-20");
    task("b", "2026-11-22");
    task("c", "2026-11-25");
    task("d", "2026-12-10");
    const std::string before = stateNow();
    QTest::keyClick(window.get(), Qt::Key_0, Qt::ControlModifier);
    EXPECT_EQ(window->currentPage(), u"today"_s);
    settled();
    EXPECT_EQ(what(), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    ASSERT_TRUE(page().current());
    EXPECT_EQ(page().current()->what, "a") << "the first line, not its heading";

    key(Qt::Key_D);
    sheet(u"todayDoneSheet"_s, u"todayLine"_s, u"电话 谈好了"_s);
    EXPECT_EQ(what(), (QStringList{u"b"_s, u"c"_s, u"d"_s}));
    EXPECT_EQ(countRecords(context.reader(), Kind::interaction), 1);

    key(Qt::Key_M);
    auto* menu = page().findChild<QMenu*>(u"todayMoveMenu"_s);
    ASSERT_TRUE(menu);
    menu->actions().constFirst()->trigger();
    menu->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    settled();
    EXPECT_EQ(isoDate(page().list()->items.at(0).due), "2026-11-23");

    key(Qt::Key_S);
    sheet(u"todaySkipSheet"_s, u"todayReason"_s, u"客户在休假"_s);
    EXPECT_EQ(what().size(), 2);

    for (int i = 0; i < 3; ++i) context.undo();
    settled();
    EXPECT_EQ(what(), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    EXPECT_EQ(stateNow(), before);

    key(Qt::Key_Return);
    EXPECT_EQ(window->currentPage(), u"client"_s);
    EXPECT_EQ(window->page<ClientPage>().client(), client);
}

TEST_F(TodayPageTest, ItIsOnesOwnWhoeverSitsHereAndAPastDayIsOnlyLookedAt) {
    openDemo();
    const auto people = allRecords(context.reader(), Kind::person);
    context.openPage(u"today"_s);
    settled();
    const std::size_t all = page().list()->items.size();
    EXPECT_GT(all, 5U) << "the demo has something for every morning";
    std::size_t sum = 0;
    auto* whose = page().findChild<QComboBox*>(u"todayPerson"_s);
    for (int i = 1; i < whose->count(); ++i) {
        whose->setCurrentIndex(i);
        emit whose->activated(i);
        settled();
        sum += page().list()->items.size();
    }
    EXPECT_EQ(sum, all) << "every line is somebody's, or nobody's";
    whose->setCurrentIndex(0);
    emit whose->activated(0);
    context.setAsOf(fixedClock().today() - std::chrono::days(20));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 20'000));
    settled();
    EXPECT_FALSE(page().findChild<QPushButton*>(u"todayDone"_s)->isEnabled());
    EXPECT_FALSE(page().findChild<QPushButton*>(u"addTaskButton"_s)->isEnabled());
}

}  // namespace
}  // namespace meike::ui::test
