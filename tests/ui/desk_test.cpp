// SPDX-License-Identifier: GPL-3.0-or-later
// A morning's work at the client desk in the real window, and everything taken back: what is left is the start.
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <algorithm>

#include "app/view/saved_views.h"
#include "storage/maintenance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/clients/cells_sheet.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/duplicates/duplicates_page.h"
#include "ui/rooms/duplicates/merge_panel.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class DeskTest : public RoomsTest {
protected:
    DeskTest() {
        context.settings().setValue(u"clients/columns"_s, QVariant());
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~DeskTest() override { window.reset(); }

    ClientsPage& page() { return window->page<ClientsPage>(); }
    ClientListModel& model() { return page().model(); }
    DuplicatesPage& duplicates() { return window->page<DuplicatesPage>(); }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
    }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QApplication::setActiveWindow(window.get());
        page().table().setFocus();
        QTest::keyClick(&page().table(), key, modifiers);
    }
    void click(const QString& button) {
        auto* found = window->findChild<QPushButton*>(button);
        ASSERT_TRUE(found && found->isVisible() && found->isEnabled()) << u8(button);
        QTest::mouseClick(found, Qt::LeftButton);
        settled();
    }
    void clickHeader(const QString& column) {
        QHeaderView* header = page().table().horizontalHeader();
        const int section = static_cast<int>(model().columns().indexOf(column));
        page().table().scrollTo(model().index(0, section));
        QTest::mouseClick(
            header->viewport(), Qt::LeftButton, {},
            QPoint(header->sectionViewportPosition(section) + header->sectionSize(section) / 2, header->height() / 2));
        settled();
    }

    // The parts of the morning; each leaves a step of the history.
    void keepAViewChangeAndRevertIt();
    void pasteFromASpreadsheet();
    void tagMany();
    void mergeAPair();

    std::unique_ptr<MainWindow> window;
};

void DeskTest::keepAViewChangeAndRevertIt() {
    page().showRule(Rule::all({Rule::condition("tier", "any_of", {"core", "key"})}), {});
    settled();
    clickHeader(u"monetary"_s);
    click(u"saveViewAsButton"_s);
    const QPointer<FormDialog> sheet(window->findChild<FormDialog*>(u"viewSheet"_s));
    ASSERT_TRUE(sheet);
    sheet->findChild<QLineEdit*>(u"viewNameEdit"_s)->setText(u"重点按价值"_s);
    sheet->accept();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    settled();
    QApplication::setActiveWindow(window.get());
    ASSERT_EQ(savedViews(context.reader(), session().actor()).size(), 1U) << u8(errors.join(u' '));
    ASSERT_FALSE(page().isViewChanged());
    const auto kept = model().ids();
    clickHeader(u"name"_s);
    ASSERT_TRUE(page().isViewChanged());
    click(u"revertViewButton"_s);
    EXPECT_FALSE(page().isViewChanged());
    EXPECT_EQ(model().ids(), kept);
}

void DeskTest::pasteFromASpreadsheet() {
    page().showView(u"all"_s);
    settled();
    model().setColumns({u"name"_s, u"city"_s, u"industry"_s, u"tags"_s});
    const std::vector<RecordId> clients(model().ids().begin() + 2, model().ids().begin() + 5);
    page().table().selectClient(clients.front());
    page().table().setCurrentIndex(model().index(2, 1));
    QGuiApplication::clipboard()->setText(u"拉萨\t新行业\t粘来的\r\n林芝\t新行业\t\r\n那曲\t\t粘来的\r\n"_s);
    press(Qt::Key_V, Qt::ControlModifier);
    QPointer<CellsSheet> sheet;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (sheet = window->findChild<CellsSheet*>()) && sheet->plan(); }, 5'000));
    EXPECT_EQ(sheet->plan()->clients, 3);
    QTest::mouseClick(sheet->primaryButton(), Qt::LeftButton);
    settled();
    EXPECT_EQ(readRecord(context.reader(), Kind::client, clients[1])->text("city"), "林芝") << u8(errors.join(u' '));
}

void DeskTest::tagMany() {
    constexpr int kMany = 128;
    ASSERT_GT(model().rowCount(), kMany);
    page().table().selectClient(model().idAt(0));
    page().table().selectionModel()->select(
        QItemSelection(model().index(0, 0), model().index(kMany - 1, model().columnCount() - 1)),
        QItemSelectionModel::ClearAndSelect);
    press(Qt::Key_T);
    PopupPicker* picker = nullptr;
    for (auto* each : window->findChildren<PopupPicker*>(u"tagPicker"_s))
        if (each->isVisible()) picker = each;
    ASSERT_TRUE(picker);
    picker->edit()->insert(u"一百二十八家"_s);
    QTest::keyClick(picker->edit(), Qt::Key_Return);
    settled();
    const auto tags = findRecords(context.reader(), Kind::tag, "name", Value{std::string("一百二十八家")});
    ASSERT_EQ(tags.size(), 1U) << u8(errors.join(u' '));
    EXPECT_EQ(findRecords(context.reader(), Kind::client_tag, "tag", Value{tags.front()}).size(), std::size_t{kMany});
}

void DeskTest::mergeAPair() {
    context.openPage(u"duplicates"_s);
    const auto reviewed = [&] {
        session().settle();
        QTest::qWait(1);
        return QTest::qWaitFor([&] { return duplicates().isSettled(); }, 20'000);
    };
    ASSERT_TRUE(reviewed());
    const auto& pairs = duplicates().pairs();
    const auto at = std::find_if(pairs.begin(), pairs.end(), [&](const engine::DuplicatePair& each) {
        return recordName(context.reader(), Kind::client, each.a) == "云舟文化传媒有限公司";
    });
    ASSERT_NE(at, pairs.end());
    const auto pair = *at;
    duplicates().choosePair(static_cast<int>(at - pairs.begin()));
    ASSERT_TRUE(reviewed());
    // The same person was entered at both.
    ASSERT_TRUE(duplicates().panel().view());
    ASSERT_EQ(duplicates().panel().view()->contacts.size(), 1U);
    const QString box = u"contactBox%1"_s.arg(duplicates().panel().view()->contacts.front().gone);
    ASSERT_TRUE(duplicates().findChild<QCheckBox*>(box));
    EXPECT_TRUE(duplicates().findChild<QCheckBox*>(box)->isChecked());
    QTest::mouseClick(duplicates().findChild<QPushButton*>(u"mergeButton"_s), Qt::LeftButton);
    ASSERT_TRUE(reviewed());
    EXPECT_TRUE(isEmpty(readRecord(context.reader(), Kind::client, pair.a)->get("deleted_at")) !=
                isEmpty(readRecord(context.reader(), Kind::client, pair.b)->get("deleted_at")))
        << u8(errors.join(u' '));
    EXPECT_EQ(findRecords(context.reader(), Kind::contact, "name", Value{std::string("同一个人")}).size(), 1U);
    context.openPage(u"clients"_s);
    settled();
}

TEST_F(DeskTest, AMorningAtTheDeskIsTakenBackToTheStart) {
    openDemo();
    context.openPage(u"clients"_s);
    settled();
    // A pair that nothing rules out: one company entered twice, with one person.
    for (const char* name : {"云舟文化传媒有限公司", "云舟文化传媒（上海）有限公司"}) {
        const RecordId client = insert(Record(Kind::client)
                                           .set("name", std::string(name))
                                           .set("phone", std::string("021-62881234"))
                                           .set("website", std::string("yunzhou.example")));
        insert(Record(Kind::contact)
                   .set("client", client)
                   .set("name", std::string("同一个人"))
                   .set("mobile", std::string("13800138000")));
    }
    settled();
    const std::string before = stateNow();
    const auto start = context.nextUndo();
    ASSERT_TRUE(start);

    keepAViewChangeAndRevertIt();
    pasteFromASpreadsheet();
    tagMany();
    mergeAPair();
    if (HasFatalFailure()) return;
    EXPECT_NE(stateNow(), before);

    int steps = 0;
    while (context.nextUndo() && context.nextUndo()->step != start->step) {
        ASSERT_LT(++steps, 20) << "each part is one step";
        press(Qt::Key_Z, Qt::ControlModifier);
        settled();
    }
    EXPECT_EQ(steps, 4);
    EXPECT_EQ(stateNow(), before);
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

}  // namespace
}  // namespace meike::ui::test
