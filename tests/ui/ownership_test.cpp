// SPDX-License-Identifier: GPL-3.0-or-later
// Whose clients are, in the real window: taken from the pool, handed over with a note, given back, a line given away.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTimeEdit>

#include "app/pool.h"
#include "app/records/complaints.h"
#include "app/records/record_writer.h"
#include "storage/maintenance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/text.h"
#include "ui/rooms/clients/bulk_edit_sheet.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/clients/handover_sheet.h"
#include "ui/rooms/settings/ownership_section.h"
#include "ui/rooms/today/today_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class OwnershipTest : public RoomsTest {
protected:
    OwnershipTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
        openEmpty();
        zhang =
            insert(Record(Kind::person).set("name", std::string("张伟")).set("role", std::string("account_manager")));
        li = insert(Record(Kind::person).set("name", std::string("李娜")).set("role", std::string("account_manager")));
        owned = insert(Record(Kind::client).set("name", std::string("知夏美妆")).set("owner", zhang));
        free = insert(Record(Kind::client).set("name", std::string("澄川旅行")));
    }
    ~OwnershipTest() override { window.reset(); }
    ClientsPage& clients() { return window->page<ClientsPage>(); }
    void choose(RecordId client) {
        window->actions().action(u"page.clients"_s)->trigger();
        session().settle();
        ASSERT_TRUE(QTest::qWaitFor([&] { return clients().isSettled(); }, 20'000)) << u8(errors.join(u' '));
        ASSERT_TRUE(clients().table().selectClient(client));
    }
    Record stored(RecordId client) { return *readRecord(*session().openReader(), Kind::client, client); }
    std::unique_ptr<MainWindow> window;
    RecordId zhang = 0, li = 0, owned = 0, free = 0;
};

TEST_F(OwnershipTest, HandedOverWithANoteAndTakenBack) {
    insert(Record(Kind::task)
               .set("client", owned)
               .set("title", std::string("回访"))
               .set("due", std::string("2026-12-01"))
               .set("owner", zhang));
    session().settle();
    const std::string before = digest(*session().openReader());
    choose(owned);
    window->actions().action(u"client.hand_over"_s)->trigger();
    auto* sheet = window->findChild<HandoverSheet*>();
    ASSERT_TRUE(sheet);
    auto* to = sheet->findChild<QComboBox*>(u"handoverTo"_s);
    EXPECT_EQ(to->findText(u"张伟"_s), -1) << "has it already";
    QTest::keyClick(sheet, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(sheet->isVisible()) << "to nobody";
    to->setCurrentIndex(to->findText(u"李娜"_s));
    sheet->accept();
    EXPECT_TRUE(sheet->isVisible()) << "without a note";
    sheet->findChild<QPlainTextEdit*>(u"handoverNote"_s)->setPlainText(u"张伟转岗，十二月续约"_s);
    sheet->accept();
    session().settle();
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    EXPECT_EQ(stored(owned).integer("owner"), li);
    const auto tasks = allRecords(*session().openReader(), Kind::task);
    EXPECT_EQ(tasks.front().integer("owner"), li);
    EXPECT_EQ(allRecords(*session().openReader(), Kind::handover).front().text("note"), "张伟转岗，十二月续约");
    context.undo();
    session().settle();
    EXPECT_EQ(digest(*session().openReader()), before);
}

TEST_F(OwnershipTest, TakenFromThePoolByWhoeverSitsHere) {
    choose(free);
    window->actions().action(u"client.take"_s)->trigger();
    EXPECT_EQ(stored(free).integer("owner"), 0) << "nobody in particular sits here";
    EXPECT_FALSE(messages.isEmpty());
    context.setActor(li);
    choose(free);
    window->actions().action(u"client.take"_s)->trigger();
    session().settle();
    EXPECT_EQ(stored(free).integer("owner"), li);
    EXPECT_EQ(allRecords(*session().openReader(), Kind::handover).front().text("what"), "take");
    choose(owned);
    window->actions().action(u"client.take"_s)->trigger();
    EXPECT_EQ(stored(owned).integer("owner"), zhang) << "is somebody's";
}

TEST_F(OwnershipTest, WhoGoesBackIsShownWithTheReasonAndConfirmed) {
    const auto open = [&] {
        window->actions().action(u"client.reclaim"_s)->trigger();
        auto* sheet = window->findChild<ReclaimSheet*>();
        EXPECT_TRUE(sheet &&
                    QTest::qWaitFor([&] { return !sheet->findChild<QLabel*>(u"reclaimNone"_s)->text().isEmpty(); }));
        return QPointer<ReclaimSheet>(sheet);
    };
    choose(owned);
    QPointer<ReclaimSheet> sheet = open();
    EXPECT_EQ(sheet->findChild<QTableWidget*>()->rowCount(), 0) << "they were added today";
    EXPECT_FALSE(sheet->primaryButton()->isEnabled());
    sheet->reject();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

    // A good year later: two of them have been silent, one is kept.
    const RecordId kept = insert(Record(Kind::client).set("name", std::string("若蘅美妆")).set("owner", li));
    context.setSession(nullptr);
    static const FixedClock later(valueOrThrow(makeDate(2028, 2, 1)));
    // Whoever still reads lets go of the file in their own time.
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            try {
                context.setSession(Session::open(folder / "w.meike", later));
            } catch (const Error&) {
                return false;
            }
            return true;
        },
        20'000));
    choose(owned);
    sheet = open();
    auto* table = sheet->findChild<QTableWidget*>();
    ASSERT_EQ(table->rowCount(), 2);
    for (int row = 0; row < 2; ++row)
        if (table->item(row, 0)->text() == u"若蘅美妆"_s) table->item(row, 0)->setCheckState(Qt::Unchecked);
    sheet->accept();
    session().settle();
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    EXPECT_EQ(stored(owned).integer("owner"), 0);
    EXPECT_EQ(stored(kept).integer("owner"), li);
    const auto moves = allRecords(*session().openReader(), Kind::handover);
    ASSERT_EQ(moves.size(), 1U);
    EXPECT_EQ(moves.front().text("what"), "reclaim");
    EXPECT_EQ(moves.front().integer("from_person"), zhang);
    EXPECT_TRUE(moves.front().text("note").starts_with("has never ordered")) << moves.front().text("note");
    context.undo();
    session().settle();
    EXPECT_EQ(stored(owned).integer("owner"), zhang);
}

TEST_F(OwnershipTest, RulesAndCapsAreSetInTheSettings) {
    context.openPage(u"settings"_s);
    QTest::qWait(1);
    auto* section = window->findChild<OwnershipSection*>();
    ASSERT_TRUE(section);
    auto* save = section->findChild<QPushButton*>(u"ownershipSave"_s);
    EXPECT_FALSE(save->isEnabled());
    const auto type = [&](const QString& name, const QString& text) {
        auto* box = section->findChild<QLineEdit*>(name);
        ASSERT_TRUE(box) << u8(name);
        box->setText(text);
    };
    section->findChild<QCheckBox*>(u"poolOn"_s)->click();
    type(u"poolProspectDays"_s, u"90"_s);
    type(u"ownerCap"_s, u"30"_s);
    type(u"ownerCap-core"_s, u"5"_s);
    type(u"planHours"_s, u"12.5"_s);
    type(u"careTouches"_s, u"0"_s);
    save->click();
    EXPECT_FALSE(readPoolRules(*session().openReader()).on) << "no touch at all is no limit that can be kept";
    type(u"careTouches"_s, u"3"_s);
    save->click();
    session().settle();
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    const auto reader = session().openReader();
    EXPECT_TRUE(readPoolRules(*reader).on);
    EXPECT_EQ(readPoolRules(*reader).prospectDays, 90);
    EXPECT_EQ(ownerCap(*reader, {}), 30);
    EXPECT_EQ(ownerCap(*reader, "core"), 5);
    EXPECT_EQ(setting(*reader, "plan_hours"), "12.5");
    EXPECT_EQ(setting(*reader, "care_limit_touches"), "3");
    context.undo();
    session().settle();
    EXPECT_FALSE(readPoolRules(*session().openReader()).on);
}

TEST_F(OwnershipTest, HoursOfComplaintsAreSetInTheSettings) {
    context.openPage(u"settings"_s);
    QTest::qWait(1);
    auto* section = window->findChild<OwnershipSection*>();
    ASSERT_TRUE(section);
    auto* save = section->findChild<QPushButton*>(u"ownershipSave"_s);
    auto* until = section->findChild<QTimeEdit*>(u"workUntil"_s);
    ASSERT_TRUE(until);
    EXPECT_EQ(until->time(), QTime(18, 0));
    EXPECT_FALSE(save->isEnabled());
    until->setTime(QTime(8, 0));
    save->click();
    EXPECT_EQ(readComplaintHours(*session().openReader()).work, WorkingHours()) << "ends before it begins";
    until->setTime(QTime(17, 30));
    section->findChild<QLineEdit*>(u"complaintHours-critical"_s)->setText(u"2"_s);
    save->click();
    session().settle();
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    const ComplaintHours hours = readComplaintHours(*session().openReader());
    EXPECT_EQ(hours.work.until, 17 * 60 + 30);
    EXPECT_EQ(hours.hours.at("critical"), 2);
    // What is typed in a form is due by them.
    RecordId id = 0;
    session().edit({"add", {}}, [&](Edit& edit) {
        id = RecordWriter(edit).add(Record(Kind::complaint)
                                        .set("client", owned)
                                        .set("date", std::string("2026-03-09"))
                                        .set("time", std::string("9点半"))
                                        .set("severity", std::string("critical"))
                                        .set("summary", std::string("报告晚到")));
    });
    EXPECT_EQ(readRecord(*session().openReader(), Kind::complaint, id)->text("due_time"), "11:30");
}

TEST_F(OwnershipTest, OwnersStandWithTheirClientsAgainstTheirCaps) {
    const RecordId head = insert(Record(Kind::client).set("name", std::string("知夏集团")).set("owner", li));
    session().edit({"change", {}}, [&](Edit& edit) {
        changeField(edit, Kind::client, owned, "parent", Value{head});
        changeField(edit, Kind::client, free, "owner", Value{zhang});
        RecordWriter(edit).setSetting("owner_cap", "1");
    });
    session().settle();
    context.openPage(u"settings"_s);
    auto* table = window->findChild<QTableWidget*>(u"ownerTable"_s);
    ASSERT_TRUE(table);
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->rowCount() == 2 && table->item(0, 1); }, 20'000));
    EXPECT_EQ(table->item(0, 0)->text(), u"张伟"_s);
    EXPECT_TRUE(table->item(0, 1)->text().contains(u"2 of 1"_s)) << u8(table->item(0, 1)->text());
    EXPECT_EQ(table->item(1, 1)->text(), u"1"_s);
    auto* shared = window->findChild<QLabel*>(u"sharedBusinesses"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return shared->isVisibleTo(shared->parentWidget()); }, 20'000));
    EXPECT_TRUE(shared->text().contains(u"知夏美妆 (张伟)"_s)) << u8(shared->text());
    // A line opens its clients.
    emit table->cellActivated(0, 0);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return clients().isSettled() && clients().table().model()->rowCount() == 2; }, 20'000));
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

TEST_F(OwnershipTest, SettingTheOwnerInTheListWarnsAsHandingOverDoes) {
    session().edit({"change", {}}, [](Edit& edit) { RecordWriter(edit).setSetting("owner_cap", "1"); });
    choose(free);
    window->actions().action(u"client.bulk_edit"_s)->trigger();
    auto* sheet = window->findChild<BulkEditSheet*>();
    ASSERT_TRUE(sheet);
    sheet->setField(fieldOf(Kind::client, "owner"));
    auto* warnings = sheet->findChild<QLabel*>(u"bulkWarnings"_s);
    ASSERT_TRUE(warnings);
    EXPECT_FALSE(warnings->isVisible());
    sheet->editor()->setValue(Value{zhang});
    emit sheet->editor()->edited();
    ASSERT_TRUE(QTest::qWaitFor([&] { return warnings->isVisible(); }, 20'000)) << u8(errors.join(u' '));
    EXPECT_TRUE(warnings->text().contains(u"more than the cap of 1"_s)) << u8(warnings->text());
    sheet->editor()->setValue(Value{li});
    emit sheet->editor()->edited();
    EXPECT_FALSE(warnings->isVisible()) << "she has none yet";
    sheet->accept();
    session().settle();
    EXPECT_EQ(stored(free).integer("owner"), li) << "a warning refuses nothing";
}

TEST_F(OwnershipTest, ALineOfTodayIsGivenToSomebodyElse) {
    const RecordId task = insert(Record(Kind::task)
                                     .set("client", owned)
                                     .set("title", std::string("回访"))
                                     .set("due", std::string("2026-11-22"))
                                     .set("owner", zhang));
    insert(Record(Kind::interaction)
               .set("client", owned)
               .set("date", std::string("2026-11-20"))
               .set("kind", std::string("call"))
               .set("summary", std::string("谈预算"))
               .set("person", zhang)
               .set("next_step", std::string("送方案"))
               .set("next_step_on", std::string("2026-11-23")));
    context.setActor(zhang);
    QTest::keyClick(window.get(), Qt::Key_0, Qt::ControlModifier);
    auto& page = window->page<TodayPage>();
    const auto settled = [&] {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page.isSettled(); }, 20'000));
        QTest::qWait(1);
    };
    settled();
    ASSERT_EQ(page.list()->items.size(), 2U);
    const auto give = [&] {
        QApplication::setActiveWindow(window.get());
        auto* table = page.findChild<QTableWidget*>(u"todayTable"_s);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_G);
        auto* menu = page.findChild<QMenu*>(u"todayGiveMenu"_s);
        ASSERT_TRUE(menu);
        ASSERT_EQ(menu->actions().size(), 1) << "not to oneself";
        menu->actions().constFirst()->trigger();
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        settled();
    };
    give();
    EXPECT_EQ(readRecord(*session().openReader(), Kind::task, task)->integer("owner"), li);
    ASSERT_EQ(page.list()->items.size(), 1U);
    EXPECT_EQ(page.list()->items.front().what, "送方案");
    give();
    EXPECT_TRUE(page.list()->items.empty());
    EXPECT_EQ(countRecords(*session().openReader(), Kind::task), 2) << "what was agreed is a task of hers";
    context.setActor(li);
    settled();
    EXPECT_EQ(page.list()->items.size(), 2U);
    context.undo();
    context.undo();
    settled();
    EXPECT_TRUE(page.list()->items.empty());
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

}  // namespace
}  // namespace meike::ui::test
