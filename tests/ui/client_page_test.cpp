// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one client in the real window: everything about it made, edited where it stands, found, taken back.
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>
#include <fstream>
#include <sstream>

#include "app/export.h"
#include "app/score_book.h"
#include "app/view/client_glance.h"
#include "storage/client_query.h"
#include "storage/custom_fields.h"
#include "storage/maintenance.h"
#include "tests/ui/client_page_fixture.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/kit/labels.h"
#include "ui/kit/points_bar.h"
#include "ui/kit/split_bar.h"
#include "ui/kit/text.h"
#include "ui/parts/quick_log.h"
#include "ui/rooms/client/chain_row.h"
#include "ui/rooms/client/client_facts.h"
#include "ui/rooms/client/client_page.h"
#include "ui/rooms/client/client_side.h"
#include "ui/rooms/client/client_timeline.h"
#include "ui/rooms/client/field_line.h"
#include "ui/rooms/client/timeline_model.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

TEST_F(ClientPageTest, AWholeClientIsMadeEditedFoundExportedAndTakenBack) {
    openEmpty();
    const std::string before = stateNow();

    const RecordId client = add(Kind::client, {{"name", "知夏美妆"}});
    const RecordId other = add(Kind::client, {{"name", "青禾乳业"}});
    const RecordId boss = addOf(client, Kind::contact, {{"name", "王若蘅"}, {"decision_role", "decision_maker"}});
    const RecordId helper =
        addOf(client, Kind::contact, {{"name", "唐可心"}, {"reports_to", boss}, {"influence", std::int64_t{3}}});
    addOf(other, Kind::contact_role, {{"contact", helper}, {"title", "顾问"}});
    const RecordId contract = addOf(client, Kind::framework_contract,
                                    {{"title", "2026 年框"},
                                     {"start", "2026-01-01"},
                                     {"finish", "2026-12-31"},
                                     {"committed", std::int64_t{100'000'000}}});
    for (const char* day : {"2026-03-01", "2026-06-01"})
        addOf(client, Kind::order,
              {{"date", day}, {"amount", std::int64_t{25'000'000}}, {"framework_contract", contract}});
    addOf(client, Kind::receivable, {{"due", "2026-10-01"}, {"amount", std::int64_t{1'000'000}}});
    addOf(client, Kind::need, {{"date", "2026-05-01"}, {"title", "更多短视频"}});
    addOf(client, Kind::complaint, {{"date", "2026-07-01"}, {"summary", "素材晚上线一天"}});
    ASSERT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));

    show(client);
    EXPECT_EQ(names(u"chainRow"_s), (QStringList{u"王若蘅"_s, u"唐可心"_s}));
    EXPECT_EQ(entries(Kind::order), 2);
    EXPECT_EQ(entries(Kind::complaint), 1);
    EXPECT_EQ(entries(Kind::need), 1);
    auto* completion = page().findChild<SplitBar*>(u"completionBar"_s);
    ASSERT_NE(completion, nullptr);
    EXPECT_THAT(u8(completion->accessibleName()), ::testing::HasSubstr("500"));
    ASSERT_NE(page().findChild<SplitBar*>(u"receivablesBar"_s), nullptr);
    // The one at two clients is seen at both.
    show(other);
    EXPECT_EQ(names(u"chainRow"_s), QStringList{u"唐可心"_s});
    show(client);

    // Edited where it stands: Enter stores, Esc leaves.
    line("city").startEditing();
    ASSERT_TRUE(line("city").isEditing());
    auto* typed = line("city").findChild<QLineEdit*>();
    ASSERT_NE(typed, nullptr);
    typed->setText(u"苏州"_s);
    QTest::keyClick(typed, Qt::Key_Return);
    settled();
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->text("city"), "苏州");
    EXPECT_FALSE(line("city").isEditing());
    line("city").startEditing();
    line("city").findChild<QLineEdit*>()->setText(u"别处"_s);
    QTest::keyClick(line("city").findChild<QLineEdit*>(), Qt::Key_Escape);
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->text("city"), "苏州");

    // A field of the workspace's own behaves like the others.
    add(Kind::custom_field, {{"kind", "clients"}, {"name", "爱喝"}, {"type", "text"}});
    settled();
    ASSERT_EQ(customFields(context.reader(), Kind::client).size(), 1U);
    const std::string own(customFields(context.reader(), Kind::client).front()->key);
    line(own).startEditing();
    auto* drink = line(own).findChild<QLineEdit*>();
    ASSERT_NE(drink, nullptr);
    drink->setText(u"龙井"_s);
    QTest::keyClick(drink, Qt::Key_Return);
    settled();
    ClientQuery query;
    query.asOf = context.asOf();
    query.rule = Rule::all({Rule::condition(own, "contains", {"龙"})});
    EXPECT_EQ(queryClientIds(context.reader(), query), std::vector<RecordId>{client});
    NoProgress progress;
    exportClients(context.reader(), {client}, machineExport(folder / "out.csv", {"name", own}), progress);
    std::ifstream in(folder / "out.csv");
    std::stringstream file;
    file << in.rdbuf();
    EXPECT_EQ(file.str(), "name," + own + "\n知夏美妆,龙井\n");

    ASSERT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    for (int steps = 0; session().undoStep() && steps < 40; ++steps) {
        if (session().undoCommand()->key == "new_workspace") break;
        session().undo();
    }
    EXPECT_EQ(stateNow(), before);
}

TEST_F(ClientPageTest, TheTimelineFiltersSearchesPinsAndPutsValuesBack) {
    openEmpty();
    const RecordId client = add(Kind::client, {{"name", "知夏美妆"}});
    const RecordId call =
        addOf(client, Kind::interaction, {{"date", "2026-11-01"}, {"kind", "call"}, {"summary", "谈续约"}});
    addOf(client, Kind::interaction, {{"date", "2026-11-05"}, {"kind", "wechat"}, {"summary", "发方案"}});
    addOf(client, Kind::order, {{"date", "2026-10-01"}, {"amount", std::int64_t{1'000'000}}});
    show(client);
    TimelineModel& model = page().timeline().model();
    EXPECT_EQ(model.total(), 3);
    EXPECT_EQ(model.rowCount(), 5) << "two months with a heading each";
    auto* orders = page().findChild<QPushButton*>(u"timeline_order"_s);
    ASSERT_NE(orders, nullptr);
    QTest::mouseClick(orders, Qt::LeftButton);
    EXPECT_EQ(model.rowCount(), 2);
    QTest::mouseClick(page().findChild<QPushButton*>(u"timelineAll"_s), Qt::LeftButton);
    EXPECT_EQ(model.rowCount(), 5);

    page().findChild<QLineEdit*>(u"timelineSearch"_s)->setText(u"续约"_s);
    settled();
    EXPECT_EQ(model.total(), 1);
    page().findChild<QLineEdit*>(u"timelineSearch"_s)->clear();
    settled();

    // P pins the row: it stands at the top as well, and undo takes the pin off.
    QListView& list = page().timeline().list();
    list.setFocus();
    list.setCurrentIndex(model.index(model.rowOf(Kind::interaction, call)));
    QTest::keyClick(&list, Qt::Key_P);
    settled();
    EXPECT_EQ(model.lineAt(0), TimelineModel::Line::pins);
    ASSERT_NE(model.entryAt(1), nullptr);
    EXPECT_EQ(model.entryAt(1)->id, call);
    session().undo();
    settled();
    EXPECT_EQ(model.lineAt(0), TimelineModel::Line::month);

    // A changed field is an entry, and R puts the value before back.
    for (const char* city : {"苏州", "杭州"})
        session().edit({"change", {}}, [&](Edit& edit) {
            Record record = *readRecord(edit.database(), Kind::client, client);
            edit.update(record.set("city", city));
        });
    settled();
    EXPECT_EQ(entries(Kind::client), 2);
    int row = -1;
    for (int i = 0; i < model.rowCount() && row < 0; ++i)
        if (const TimelineEntry* entry = model.entryAt(i); entry && entry->kind == Kind::client) row = i;
    ASSERT_GE(row, 0);
    EXPECT_THAT(model.textsAt(row).caption, ::testing::HasSubstr("杭州"));
    list.setCurrentIndex(model.index(row));
    QTest::keyClick(&list, Qt::Key_R);
    settled();
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->text("city"), "苏州");
}

TEST_F(ClientPageTest, ALineIsReadAsADraftBeforeItIsStored) {
    openEmpty();
    const RecordId client = add(Kind::client, {{"name", "知夏美妆"}});
    const RecordId wang = addOf(client, Kind::contact, {{"name", "王若蘅"}, {"title", "市场总监"}});
    show(client);
    auto* typed = page().timeline().findChild<QLineEdit*>(u"logEdit"_s);
    ASSERT_NE(typed, nullptr);
    // 2026-11-22 is a Sunday: 周三 is the 18th, 下周五 the 27th.
    typed->insert(u"周三 电话 王总 续约 下周五回访"_s);
    EXPECT_EQ(page().findChild<Pill*>(u"draftKind"_s)->text(), u"Call"_s);
    EXPECT_THAT(u8(page().findChild<Pill*>(u"draftDate"_s)->text()), ::testing::HasSubstr("11-18"));
    EXPECT_EQ(page().findChild<Pill*>(u"draftContact"_s)->text(), u"王若蘅"_s);
    EXPECT_THAT(u8(page().findChild<Pill*>(u"draftNext"_s)->text()), ::testing::HasSubstr("11-27"));
    EXPECT_EQ(countRecords(context.reader(), Kind::interaction), 0) << "nothing is stored before Enter";
    QTest::keyClick(typed, Qt::Key_Return);
    settled();
    const auto made = allRecords(context.reader(), Kind::interaction);
    ASSERT_EQ(made.size(), 1U);
    EXPECT_EQ(made.front().text("date"), "2026-11-18");
    EXPECT_EQ(made.front().text("kind"), "call");
    EXPECT_EQ(made.front().integer("contact"), wang);
    EXPECT_EQ(made.front().text("summary"), "续约");
    EXPECT_EQ(made.front().text("next_step"), "回访");
    EXPECT_EQ(made.front().text("next_step_on"), "2026-11-27");
    EXPECT_TRUE(typed->text().isEmpty());
    EXPECT_EQ(entries(Kind::interaction), 1);
}

TEST_F(ClientPageTest, OneOfSeveralPeopleIsAskedFor) {
    openEmpty();
    const RecordId client = add(Kind::client, {{"name", "知夏美妆"}});
    addOf(client, Kind::contact, {{"name", "王若蘅"}, {"title", "市场总监"}});
    const RecordId second = addOf(client, Kind::contact, {{"name", "王强"}, {"title", "财务总监"}});
    show(client);
    auto* typed = page().timeline().findChild<QLineEdit*>(u"logEdit"_s);
    typed->insert(u"电话 王总 谈付款"_s);
    QTest::qWait(1);
    QList<Pill*> asked;
    for (Pill* each : page().findChildren<Pill*>(u"draftCandidate"_s))
        if (each->isVisibleTo(&page())) asked << each;
    ASSERT_EQ(asked.size(), 2);
    for (Pill* each : asked)
        if (each->text().contains(u"王强"_s)) {
            emit each->clicked();
            break;
        }
    QTest::keyClick(typed, Qt::Key_Return);
    settled();
    const auto made = allRecords(context.reader(), Kind::interaction);
    ASSERT_EQ(made.size(), 1U);
    EXPECT_EQ(made.front().integer("contact"), second);
}

TEST_F(ClientPageTest, TheListLeadsHereAndIsWalkedThrough) {
    openDemo();
    session().settle();
    window->setCurrentPage(u"clients"_s);
    ClientsPage& clients = window->page<ClientsPage>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return clients.isSettled() && clients.table().hasSelection(); }, 20'000));
    const RecordId first = clients.model().idAt(0);
    const RecordId second = clients.model().idAt(1);
    clients.table().selectClient(first);
    QAction* action = nullptr;
    for (QAction* each : window->QWidget::actions())
        if (each->objectName() == u"client.page"_s) action = each;
    ASSERT_NE(action, nullptr);
    action->trigger();
    EXPECT_EQ(window->currentPage(), u"client"_s);
    settled();
    EXPECT_EQ(page().client(), first);
    EXPECT_NE(page().findChild<PointsBar*>(u"headBar"_s), nullptr);
    auto* next = page().findChild<QAbstractButton*>(u"nextClientButton"_s);
    ASSERT_TRUE(next && next->isVisibleTo(&page()));
    QTest::mouseClick(next, Qt::LeftButton);
    settled();
    EXPECT_EQ(page().client(), second);
    QTest::mouseClick(page().findChild<QAbstractButton*>(u"backButton"_s), Qt::LeftButton);
    EXPECT_EQ(window->currentPage(), u"clients"_s);
}

TEST_F(ClientPageTest, WhatIsTypedInAFieldIsAskedAbout) {
    openEmpty();
    const RecordId client = add(Kind::client, {{"name", "知夏美妆"}});
    show(client);
    EXPECT_FALSE(page().unsaved());
    line("city").startEditing();
    line("city").findChild<QLineEdit*>()->setText(u"苏州"_s);
    const auto unsaved = page().unsaved();
    ASSERT_TRUE(unsaved);
    ASSERT_TRUE(unsaved->save());
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->text("city"), "苏州");
    EXPECT_FALSE(page().unsaved());
}

TEST_F(ClientPageTest, EmptyFieldsAreFoldedAwayBehindTheirNumber) {
    openEmpty();
    const RecordId client = add(Kind::client, {{"name", "知夏美妆"}});
    show(client);
    EXPECT_FALSE(line("city").isVisibleTo(&page()));
    auto* fold = page().findChild<QPushButton*>(u"emptyFieldsButton"_s);
    ASSERT_NE(fold, nullptr);
    QTest::mouseClick(fold, Qt::LeftButton);
    EXPECT_TRUE(line("city").isVisibleTo(&page()));
}

}  // namespace
}  // namespace meike::ui::test
