// SPDX-License-Identifier: GPL-3.0-or-later
// Events in the real window: clients invited from the list, ticked off at the door, the day moved, taken back.
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

#include "app/events.h"
#include "storage/maintenance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/text.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/clients/invite_sheet.h"
#include "ui/rooms/events/event_sheet.h"
#include "ui/rooms/events/events_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class EventsPageTest : public RoomsTest {
protected:
    EventsPageTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
        openEmpty();
        one = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
        two = insert(Record(Kind::client).set("name", std::string("澄川旅行")));
        insert(Record(Kind::contact).set("client", one).set("name", std::string("王总")));
    }
    ~EventsPageTest() override { window.reset(); }
    EventsPage& page() { return window->page<EventsPage>(); }
    void go() {
        context.openPage(u"events"_s);
        settled();
    }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
        QTest::qWait(1);
        EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    }
    QString state(int row) { return page().guests()->item(row, 3)->text(); }
    std::unique_ptr<MainWindow> window;
    RecordId one = 0, two = 0;
};

TEST_F(EventsPageTest, FromTheInvitationToTheDoor) {
    go();
    EXPECT_EQ(page().events()->rowCount(), 0);
    session().settle();
    const std::string before = digest(*session().openReader());
    context.openPage(u"clients"_s);
    auto& clients = window->page<ClientsPage>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return clients.isSettled(); }, 20'000));
    clients.table().selectAll();
    window->actions().action(u"client.invite"_s)->trigger();
    auto* sheet = window->findChild<InviteSheet*>();
    ASSERT_TRUE(sheet);
    sheet->accept();
    EXPECT_TRUE(sheet->isVisible()) << "without a name";
    sheet->findChild<QLineEdit*>(u"inviteName"_s)->setText(u"客户答谢会"_s);
    sheet->accept();
    go();
    ASSERT_EQ(page().events()->rowCount(), 1);
    ASSERT_EQ(page().guests()->rowCount(), 2);
    EXPECT_EQ(page().guests()->item(1, 1)->text(), u"王总"_s) << "with its contact";

    // At the door, by keyboard.
    page().guests()->setFocus();
    page().guests()->selectRow(1);
    QTest::keyClick(page().guests(), Qt::Key_Space);
    settled();
    EXPECT_EQ(state(1), u"Came"_s);
    page().guests()->clearSelection();
    page().guests()->selectRow(0);
    QTest::mouseClick(window->findChild<QPushButton*>(u"guest-declined"_s), Qt::LeftButton);
    settled();
    EXPECT_EQ(state(0), u"Declined"_s);
    EXPECT_TRUE(window->findChild<QLabel*>(u"eventAbout"_s)->text().contains(u"2 invited, 1 coming, 1 came"_s))
        << u8(window->findChild<QLabel*>(u"eventAbout"_s)->text());

    // Another day and what it cost: the guests know.
    QTest::mouseClick(window->findChild<QPushButton*>(u"editEventButton"_s), Qt::LeftButton);
    auto* form = window->findChild<EventSheet*>();
    ASSERT_TRUE(form);
    form->findChild<FieldEditor*>(u"event-date"_s)->setValue(Value{std::string("2026-12-31")});
    form->findChild<FieldEditor*>(u"event-cost"_s)->setValue(Value{std::int64_t{500'000}});
    form->accept();
    settled();
    for (const Record& guest : allRecords(*session().openReader(), Kind::event_guest))
        EXPECT_EQ(guest.text("date"), "2026-12-31");
    EXPECT_TRUE(window->findChild<QLabel*>(u"eventAbout"_s)->text().contains(u"a guest who came"_s));
    QTest::mouseClick(window->findChild<QPushButton*>(u"removeEventButton"_s), Qt::LeftButton);
    settled();
    EXPECT_EQ(page().events()->rowCount(), 0);
    EXPECT_EQ(countRecords(*session().openReader(), Kind::event_guest), 0);
    for (int i = 0; i < 5; ++i) context.undo();
    session().settle();
    EXPECT_EQ(digest(*session().openReader()), before);
}

}  // namespace
}  // namespace meike::ui::test
