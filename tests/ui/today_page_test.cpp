// SPDX-License-Identifier: GPL-3.0-or-later
// A morning in the real window, by keyboard: done with a line, moved, skipped, opened, taken back.
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTableWidget>
#include <numeric>

#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/context/latest_read.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/rooms/client/client_page.h"
#include "ui/rooms/today/today_out.h"
#include "ui/rooms/today/today_page.h"
#include "ui/rooms/today/week_strip.h"
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
    /// A playbook with a step by hand that has been due for everybody for some days.
    void playbook(const std::vector<RecordId>& clients, const std::string& title, const std::string& what = "review") {
        // In one edit: else who is in would be noticed before it can be said since when.
        session().edit({"add", {}}, [&](Edit& edit) {
            const RecordId id = edit.insert(Record(Kind::playbook)
                                                .set("name", std::string("月度维护"))
                                                .set("rule", std::string(R"({"all": []})"))
                                                .set("enabled_on", std::string("2026-11-15"))
                                                .set("priority", std::int64_t{5}));
            edit.insert(Record(Kind::playbook_step)
                            .set("playbook", id)
                            .set("title", title)
                            .set("what", what)
                            .set("occasion", std::string("interval"))
                            .set("days", std::int64_t{10})
                            .set("done_by", std::string("hand"))
                            .set("who", std::string("owner"))
                            .set("minutes", std::int64_t{30})
                            .set("stake", std::string("tier"))
                            .set("text", std::string("{contact}您好，{client}的{last_project}怎么样？")));
            for (const RecordId each : clients)
                edit.insert(Record(Kind::playbook_entry)
                                .set("client", each)
                                .set("playbook", id)
                                .set("entered_on", std::string("2026-11-15"))
                                .set("founding", std::int64_t{1}));
        });
        session().settle();
    }
    /// Keys go where they would go for somebody without a mouse.
    void answer(const QString& name, const QString& typed) {
        const QPointer<FormDialog> open(window->findChild<FormDialog*>(name));
        ASSERT_TRUE(open) << u8(name);
        auto* line = qobject_cast<QLineEdit*>(open->focusWidget());
        ASSERT_TRUE(line) << "the keyboard is in the line";
        QTest::keyClicks(line, typed);
        QTest::keyClick(line, Qt::Key_Return);
        EXPECT_FALSE(open && open->isVisible()) << u8(errors.join(u' '));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        settled();
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
    EXPECT_EQ(what(), (QStringList{u"a"_s, u"b"_s, u"c"_s})) << "what is later is counted, and read when it is opened";
    EXPECT_EQ(page().list()->counts[static_cast<std::size_t>(TodayUrgency::later)], 1);
    page().setFolded(TodayUrgency::later, false);
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

TEST_F(TodayPageTest, TwelveLinesByKeyboardAloneAndBack) {
    openEmpty();
    std::vector<RecordId> clients;
    for (int i = 0; i < 6; ++i) clients.push_back(insert(Record(Kind::client).set("name", "客户" + std::to_string(i))));
    client = clients.front();
    playbook(clients, "月度复盘");
    for (int i = 0; i < 6; ++i) task("task " + std::to_string(i), "2026-11-2" + std::to_string(i % 3));
    const std::string before = stateNow();
    QTest::keyClick(window.get(), Qt::Key_0, Qt::ControlModifier);
    settled();
    ASSERT_EQ(page().list()->items.size(), 12U);
    const QStringList morning = what();
    int done = 0;
    int moved = 0;
    int skipped = 0;
    // Down the list as it stands: every line gets its stroke, and the next one is chosen by itself.
    for (int i = 0; i < 12; ++i) {
        ASSERT_TRUE(page().current()) << i;
        if (i % 3 == 0) {
            key(Qt::Key_D);
            answer(u"todayDoneSheet"_s, i == 6 ? QString() : u"call went well"_s);
            ++done;
        } else if (i % 3 == 1) {
            key(Qt::Key_M);
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            ASSERT_TRUE(menu);
            QTest::keyClick(menu, Qt::Key_Down);  // in three days
            QTest::keyClick(menu, Qt::Key_Return);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            settled();
            ++moved;
        } else {
            key(Qt::Key_S);
            answer(u"todaySkipSheet"_s, u"on holiday"_s);
            ++skipped;
        }
        EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
        ASSERT_FALSE(QTest::currentTestFailed());
    }
    EXPECT_EQ(done, 4);
    EXPECT_EQ(page().list()->counts[0] + page().list()->counts[1], 0) << "the morning is done";
    int outcomes = 0;
    for (const Record& each : allRecords(context.reader(), Kind::task))
        outcomes += each.text("outcome").empty() ? 0 : 1;
    EXPECT_EQ(outcomes, 6) << "what playbooks wanted is decided, and kept";
    EXPECT_EQ(countRecords(context.reader(), Kind::interaction), 3);
    for (int i = 0; i < 12; ++i) QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    settled();
    EXPECT_EQ(what(), morning);
    EXPECT_EQ(stateNow(), before);
}

TEST_F(TodayPageTest, TheWeekSaysWhatFitsAndADayNarrowsTheList) {
    openEmpty();
    const RecordId anna = insert(Record(Kind::person)
                                     .set("name", std::string("Anna"))
                                     .set("role", std::string("account_manager"))
                                     .set("care_hours", std::int64_t{10}));
    std::vector<RecordId> clients;
    for (int i = 0; i < 4; ++i)
        clients.push_back(insert(Record(Kind::client).set("name", "客户" + std::to_string(i)).set("owner", anna)));
    client = clients.front();
    playbook(clients, "月度复盘");
    task("later this week", "2026-11-25");
    context.openPage(u"today"_s);
    settled();
    // An hour a week, four times half an hour: two fit, two are named.
    EXPECT_EQ(page().list()->fitting, 2);
    EXPECT_EQ(page().list()->counts[static_cast<std::size_t>(TodayUrgency::dropped)], 2);
    EXPECT_EQ(page().list()->missing, 60);
    EXPECT_TRUE(page().week().text().contains(u"2 of 4 fit"_s)) << u8(page().week().text());
    EXPECT_TRUE(table().item(table().rowCount() - 3, 0)->text().startsWith(u"Does not fit"_s));

    const int all = table().rowCount();
    auto cells = page().week().findChildren<DayCell*>();
    ASSERT_EQ(cells.size(), kTodayDays);
    QTest::mouseClick(cells[3], Qt::LeftButton);  // Wednesday
    ASSERT_EQ(table().rowCount(), 2) << "its heading and it";
    ASSERT_TRUE(page().current());
    EXPECT_EQ(page().current()->what, "later this week");
    QTest::mouseClick(cells[5], Qt::LeftButton);
    EXPECT_FALSE(page().current());
    EXPECT_TRUE(table().item(0, 0)->text().contains(u"Nothing is planned for 2026-11-27"_s));
    key(Qt::Key_Escape);
    EXPECT_EQ(table().rowCount(), all);

    // What can be said to the client is there to be copied, with its names in it.
    page().choose(0);
    while (page().current() && page().current()->step == 0) page().choose(1);
    EXPECT_TRUE(page().stepText().contains(u"客户"_s)) << u8(page().stepText());
    EXPECT_FALSE(page().stepText().contains(u'{')) << u8(page().stepText());
}

TEST_F(TodayPageTest, WhatAGuardHoldsBackSaysSoAndIsMovedWithAReason) {
    openEmpty();
    insert(Record(Kind::setting).set("key", std::string("care_limit_touches")).set("value", std::string("1")));
    client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    playbook({client}, "月度问候", "care");
    playbook({client}, "季度问候", "call");
    context.openPage(u"today"_s);
    settled();
    ASSERT_EQ(page().list()->counts[static_cast<std::size_t>(TodayUrgency::waiting)], 1);
    EXPECT_TRUE(page().week().text().contains(u"1 held back"_s)) << u8(page().week().text());
    std::size_t held = 0;
    while (!page().list()->items[held].waiting) ++held;
    page().choose(held);
    ASSERT_TRUE(page().current());
    EXPECT_TRUE(page().findChild<QLabel*>(u"todayWhy"_s)->text().contains(u"Waits: 1 touch of care"_s));
    const std::string origin = page().current()->origin;
    key(Qt::Key_M);
    auto* menu = page().findChild<QMenu*>(u"todayMoveMenu"_s);
    ASSERT_TRUE(menu);
    menu->actions().constFirst()->trigger();
    menu->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const QPointer<FormDialog> why(window->findChild<FormDialog*>(u"todayMoveReasonSheet"_s));
    ASSERT_TRUE(why) << "it asks why it shall be then";
    why->accept();
    EXPECT_TRUE(why && why->isVisible()) << "an answer is needed";
    why->findChild<QLineEdit*>(u"todayMoveReason"_s)->setText(u"客户约的"_s);
    why->accept();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    settled();
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    for (const TodayItem& item : page().list()->items) {
        if (item.origin != origin) continue;
        EXPECT_FALSE(item.waiting);
        EXPECT_EQ(isoDate(item.due), "2026-11-23");
    }
}

TEST_F(TodayPageTest, PrintedAndAsACalendarItLeavesWithANote) {
    openEmpty();
    client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    playbook({client}, "月度复盘");
    task("寄合同", "2026-11-20");
    context.openPage(u"today"_s);
    settled();
    QTest::mouseClick(page().findChild<QPushButton*>(u"todayPrint"_s), Qt::LeftButton);
    auto* sheet = window->findChild<FormDialog*>(u"todayOutSheet"_s);
    ASSERT_TRUE(sheet);
    sheet->accept();
    EXPECT_TRUE(sheet->isVisible()) << "a purpose is asked for";
    sheet->reject();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const auto out = [&](TodayFormat format, const QString& file) {
        LatestRead writer(context);
        writeTodayOut(context, &writer, std::make_shared<const TodayList>(*page().list()), u"Everybody"_s, format,
                      u"晨会"_s, file);
        EXPECT_TRUE(QTest::qWaitFor([&] { return QFile::exists(file) && !writer.running(); }, 20'000));
    };
    out(TodayFormat::pdf, path("today.pdf"));
    out(TodayFormat::ics, path("today.ics"));
    QFile calendar(path("today.ics"));
    ASSERT_TRUE(calendar.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(calendar.readAll());
    EXPECT_EQ(text.count(u"BEGIN:VEVENT"_s), 2);
    EXPECT_TRUE(text.contains(u"寄合同"_s));
    QFile pdf(path("today.pdf"));
    ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
    EXPECT_TRUE(pdf.read(5) == "%PDF-");
    const auto notes = allRecords(context.reader(), Kind::borrow_record);
    ASSERT_EQ(notes.size(), 2U);
    EXPECT_EQ(notes[0].text("purpose"), "晨会");
    EXPECT_EQ(notes[0].text("file"), "today.pdf");
}

TEST_F(TodayPageTest, APastDayNamesWhatItCannotKnow) {
    openEmpty();
    client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    playbook({client}, "月度复盘");
    insert(Record(Kind::interaction)
               .set("client", client)
               .set("date", std::string("2026-11-10"))
               .set("kind", std::string("call"))
               .set("summary", std::string("谈了")));
    context.openPage(u"today"_s);
    settled();
    auto* banner = page().findChild<QWidget*>(u"todayDrift"_s);
    ASSERT_TRUE(banner);
    EXPECT_FALSE(banner->isVisible());
    context.setAsOf(fixedClock().today() - std::chrono::days(5));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 20'000));
    settled();
    QString told;
    for (const QLabel* label : banner->findChildren<QLabel*>()) told += label->text();
    // Records carry the moment of this computer's clock: these were all entered after that day, or before it.
    const bool later = !readPlanDrift(context.reader(), context.asOf(), Language::en).empty();
    EXPECT_EQ(banner->isVisible(), later);
    if (later) {
        EXPECT_TRUE(told.contains(u"月度维护"_s)) << u8(told);
        EXPECT_TRUE(told.contains(u"1 record"_s)) << u8(told);
    }
}

TEST_F(TodayPageTest, TheClientsPageHasThePlanAndItsStrokes) {
    openEmpty();
    client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    playbook({client}, "月度复盘");
    const std::string before = stateNow();
    context.go(u"client"_s, VisitClient{.client = client});
    ClientPage& shown = window->page<ClientPage>();
    const auto rows = [&] {
        QList<QAbstractButton*> list;
        for (auto* row : shown.findChildren<QAbstractButton*>(u"plannedRow"_s))
            if (row->isVisible()) list << row;
        return list;
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return shown.isSettled() && rows().size() == 1; }, 20'000));
    EXPECT_TRUE(rows().first()->toolTip().contains(u"月度维护"_s)) << u8(rows().first()->toolTip());
    rows().first()->setFocus();
    QTest::keyClick(rows().first(), Qt::Key_S);
    const QPointer<FormDialog> sheet(window->findChild<FormDialog*>(u"todaySkipSheet"_s));
    ASSERT_TRUE(sheet);
    sheet->findChild<QLineEdit*>(u"todayReason"_s)->setText(u"客户在休假"_s);
    sheet->accept();
    session().settle();
    EXPECT_EQ(allRecords(context.reader(), Kind::task).at(0).text("outcome"), "skipped");
    // The next one has come in its place: ten days after the day on which this was due.
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            const auto plan = readPlanOfClient(context.reader(), client, context.asOf(), Language::en);
            return plan.size() == 1 && isoDate(plan[0].due) == "2026-11-26" && shown.isSettled() && rows().size() == 1;
        },
        20'000));
    context.undo();
    EXPECT_EQ(stateNow(), before);
}

TEST_F(TodayPageTest, ItIsOnesOwnWhoeverSitsHereAndAPastDayIsOnlyLookedAt) {
    openDemo();
    const auto people = allRecords(context.reader(), Kind::person);
    context.openPage(u"today"_s);
    settled();
    const auto lines = [&] {
        const auto& counts = page().list()->counts;
        return std::accumulate(counts.begin(), counts.end(), 0);
    };
    const int all = lines();
    EXPECT_GT(all, 5) << "the demo has something for every morning";
    int sum = 0;
    QStringList loads;
    auto* whose = page().findChild<QComboBox*>(u"todayPerson"_s);
    for (int i = 1; i < whose->count(); ++i) {
        whose->setCurrentIndex(i);
        emit whose->activated(i);
        settled();
        sum += lines();
        loads << whose->itemText(i);
    }
    EXPECT_EQ(sum, all) << "every line is somebody's, or nobody's";
    for (int i = 1; i < whose->count(); ++i)
        EXPECT_EQ(whose->itemText(i), loads.at(i - 1)) << "what the others have does not hang on whom one looks at";
    whose->setCurrentIndex(0);
    emit whose->activated(0);
    context.setAsOf(fixedClock().today() - std::chrono::days(20));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 20'000));
    settled();
    EXPECT_FALSE(page().findChild<QPushButton*>(u"todayDone"_s)->isEnabled());
    EXPECT_FALSE(page().findChild<QPushButton*>(u"addTaskButton"_s)->isEnabled());
}

/// More lines than anybody reads are not made at once: the rest is counted, comes on Enter, and is found when it is
/// gone to.
TEST_F(TodayPageTest, ALongDayShowsItsBeginningAndTheRestOnEnter) {
    openDemoWithoutPlaybooks();
    const RecordId one = allRecords(context.reader(), Kind::client).front().id();
    session().edit({"add", {}}, [&](Edit& edit) {
        for (int i = 0; i < 700; ++i)
            edit.insert(Record(Kind::task)
                            .set("client", one)
                            .set("title", "第" + std::to_string(i) + "件")
                            .set("due", isoDate(fixedClock().today())));
    });
    window->actions().action(u"page.today"_s)->trigger();
    settled();
    const auto linesOf = [&] {
        int found = 0;
        for (int row = 0; row < table().rowCount(); ++row) {
            const QTableWidgetItem* due = table().item(row, 3);
            found += due && due->text() == u"today"_s ? 1 : 0;
        }
        return found;
    };
    const auto rowOfMore = [&] {
        for (int row = 0; row < table().rowCount(); ++row)
            if (table().item(row, 0)->text().contains(u"more: Enter"_s)) return row;
        return -1;
    };
    const int all = page().list()->counts[1];
    ASSERT_GE(all, 700);
    EXPECT_EQ(linesOf(), 100);
    ASSERT_GE(rowOfMore(), 0);
    EXPECT_TRUE(table().item(rowOfMore(), 0)->text().startsWith(QString::number(all - 100)))
        << u8(table().item(rowOfMore(), 0)->text());
    table().setCurrentCell(rowOfMore(), 0);
    key(Qt::Key_Return);
    settled();
    EXPECT_EQ(linesOf(), 200);
    EXPECT_TRUE(page().current()) << "the keyboard is at the first of them";
    // Whoever goes to the last one comes to it.
    std::size_t last = 0;
    for (std::size_t i = 0; i < page().list()->items.size(); ++i)
        if (page().list()->items[i].urgency == TodayUrgency::today) last = i;
    page().choose(last);
    ASSERT_TRUE(page().current());
    EXPECT_EQ(page().current(), &page().list()->items[last]);
    EXPECT_EQ(linesOf(), 200);
    EXPECT_GE(rowOfMore(), 0);
    // Back at the first line its heading is to be seen too.
    EXPECT_GT(table().verticalScrollBar()->value(), 0);
    table().setCurrentCell(3, 0);
    key(Qt::Key_Up);
    key(Qt::Key_Up);
    ASSERT_EQ(table().currentRow(), 1);
    EXPECT_EQ(table().verticalScrollBar()->value(), 0);
}

}  // namespace
}  // namespace meike::ui::test
