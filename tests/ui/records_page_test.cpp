// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of records in the real window: chosen, filtered, searched, sorted, summed, edited in their form, deleted, taken
// back, copied, taken out as they are seen.
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "app/field_text.h"
#include "app/records/client_edits.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/support/file_text.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/format.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/parts/export_dialog.h"
#include "ui/rooms/records/kind_list.h"
#include "ui/rooms/records/record_list_model.h"
#include "ui/rooms/records/record_list_table.h"
#include "ui/rooms/records/records_page.h"
#include "ui/rooms/records/totals_bar.h"
#include "ui/rules/condition_editor.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAreArray;

class RecordsPageTest : public RoomsTest {
protected:
    RecordsPageTest() {
        // What this computer remembers of the lists.
        context.settings().setValue(u"records/kind"_s, QVariant());
        for (const Kind kind : listedKinds())
            for (const QString& what : {u"columns"_s, u"sorts"_s})
                context.settings().setValue(u"records/%1/%2"_s.arg(qs(kindRow(kind).key), what), QVariant());
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~RecordsPageTest() override { window.reset(); }

    RecordsPage& page() { return window->page<RecordsPage>(); }
    RecordListModel& model() { return page().model(); }
    RecordListTable& table() { return page().table(); }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
        QTest::qWait(1);
    }
    void enter(const VisitRecords& wanted = {}) {
        context.go(u"records"_s, wanted);
        settled();
    }
    RecordId order(RecordId of, const std::string& day, std::int64_t amount, const std::string& currency = "CNY") {
        return insert(
            Record(Kind::order).set("client", of).set("date", day).set("amount", amount).set("currency", currency));
    }
    /// Two clients with some orders.
    void openSmall() {
        openEmpty();
        beauty = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
        food = insert(Record(Kind::client).set("name", std::string("云舟食品")));
        first = order(beauty, "2026-01-02", 10'000'00);
        second = order(food, "2026-02-03", 300'000'50);
        third = order(beauty, "2026-03-04", 50'000'00);
        enter();
    }
    int columnOf(const QString& key) { return static_cast<int>(model().columns().indexOf(key)); }
    QString cell(int row, const QString& key) {
        return model().index(row, columnOf(key)).data(Qt::DisplayRole).toString();
    }
    void clickHeader(const QString& column, Qt::KeyboardModifiers modifiers = {}) {
        QHeaderView* header = table().horizontalHeader();
        const int section = columnOf(column);
        table().scrollTo(model().index(0, section));
        const QPoint at(header->sectionViewportPosition(section) + header->sectionSize(section) - 20,
                        header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, at);
        settled();
    }
    void clickRow(int row, const QString& column, Qt::KeyboardModifiers modifiers = {}) {
        const QRect rect = table().visualRect(model().index(row, columnOf(column)));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, rect.center());
        settled();
    }
    QString totals() { return page().totalsBar().accessibleName(); }
    RecordForm* form() {
        for (auto* each : window->findChildren<RecordForm*>())
            if (each->isVisible()) return each;
        return nullptr;
    }
    void gone() {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QApplication::setActiveWindow(window.get());
    }
    /// A condition as one makes it: the field is typed, the number too.
    void addCondition(const QString& field, const QString& value) {
        QTest::mouseClick(page().findChild<QWidget*>(u"addConditionChip"_s), Qt::LeftButton);
        auto* picker = page().findChild<PopupPicker*>(u"fieldPicker"_s);
        if (!picker) picker = window->findChild<PopupPicker*>(u"fieldPicker"_s);
        ASSERT_TRUE(picker);
        picker->edit()->insert(field);
        QTest::keyClick(picker->edit(), Qt::Key_Return);
        QTest::qWait(1);
        auto* editor = window->findChild<ConditionEditor*>(u"conditionEditor"_s);
        ASSERT_TRUE(editor && editor->isVisible());
        auto* line = editor->findChild<QLineEdit*>(u"valueEdit"_s);
        ASSERT_TRUE(line);
        line->setText(value);
        QTest::keyClick(line, Qt::Key_Return);
        settled();
    }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    Record stored(RecordId id) { return *readRecord(context.reader(), Kind::order, id); }

    std::unique_ptr<MainWindow> window;
    RecordId beauty = 0;
    RecordId food = 0;
    RecordId first = 0;
    RecordId second = 0;
    RecordId third = 0;
};

TEST_F(RecordsPageTest, OrdersAreFilteredSortedSearchedAndSummed) {
    openSmall();
    EXPECT_EQ(page().state().kind, Kind::order);
    EXPECT_THAT(model().ids(), ElementsAre(third, second, first)) << "the latest first";
    EXPECT_EQ(cell(1, u"client"_s), u"云舟食品"_s);
    EXPECT_EQ(cell(1, u"amount"_s), u"¥300,000.50"_s) << "nothing is rounded in a list of papers";
    EXPECT_EQ(cell(2, u"amount"_s), u"¥10,000.00"_s);
    EXPECT_EQ(page().totals()->figures.front().sum, 360'000'50);
    EXPECT_TRUE(totals().startsWith(u"3 orders"_s)) << u8(totals());
    EXPECT_TRUE(totals().contains(moneyShort(360'000'50, "CNY"))) << u8(totals());

    addCondition(u"Gross"_s, u"20000"_s);
    EXPECT_THAT(model().ids(), ElementsAre(third, second));
    EXPECT_EQ(page().totals()->figures.front().sum, 350'000'50);
    EXPECT_TRUE(totals().startsWith(u"2 orders"_s)) << u8(totals());

    clickHeader(u"amount"_s);
    EXPECT_THAT(model().ids(), ElementsAre(second, third));
    clickHeader(u"amount"_s);
    EXPECT_THAT(model().ids(), ElementsAre(third, second));
    clickHeader(u"client"_s);
    EXPECT_THAT(model().ids(), ElementsAre(second, third)) << "yun before zhi";
    clickHeader(u"date"_s, Qt::ShiftModifier);
    EXPECT_EQ(page().state().sorts.size(), 2U);

    auto* search = page().findChild<SearchField*>(u"recordSearch"_s);
    search->setText(u"zhixia"_s);
    settled();
    EXPECT_THAT(model().ids(), ElementsAre(third));
    EXPECT_EQ(page().totals()->figures.front().sum, 50'000'00);
    search->setText(u"nobody"_s);
    settled();
    EXPECT_TRUE(model().ids().empty());
    auto* clear = page().findChild<QPushButton*>(u"clearRecordFiltersButton"_s);
    ASSERT_TRUE(clear && clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    settled();
    EXPECT_EQ(model().ids().size(), 3U);
    EXPECT_TRUE(search->text().isEmpty());

    // Each kind keeps its own; the order is remembered beyond the program.
    page().showKind(Kind::receivable);
    settled();
    EXPECT_EQ(context.settings().value(u"records/orders/sorts"_s).toString(), u"client,-date"_s);
    page().showKind(Kind::order);
    settled();
    EXPECT_EQ(page().state().sorts.size(), 2U);
}

TEST_F(RecordsPageTest, WhatIsSelectedIsSummedInThePlaceOfAll) {
    openSmall();
    clickRow(0, u"date"_s);
    EXPECT_TRUE(totals().startsWith(u"3 orders"_s)) << "of one everything stands in its row: " << u8(totals());
    clickRow(2, u"date"_s, Qt::ControlModifier);
    EXPECT_TRUE(totals().startsWith(u"2 orders selected"_s)) << u8(totals());
    EXPECT_TRUE(totals().contains(moneyShort(60'000'00, "CNY"))) << u8(totals());
    // What another question does not hold is not selected any more, and nothing in its place.
    page().findChild<SearchField*>(u"recordSearch"_s)->setText(u"nobody"_s);
    settled();
    EXPECT_FALSE(table().hasSelection());
    page().clearFilters();
    settled();
    EXPECT_TRUE(totals().startsWith(u"3 orders"_s)) << u8(totals());
    EXPECT_FALSE(table().hasSelection());
    clickRow(0, u"date"_s);
    page().findChild<SearchField*>(u"recordSearch"_s)->setText(u"云舟"_s);
    settled();
    ASSERT_EQ(model().rowCount(), 1);
    EXPECT_FALSE(table().hasSelection());
    page().clearFilters();
    settled();
    QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
    settled();
    EXPECT_TRUE(totals().startsWith(u"3 orders selected"_s)) << u8(totals());
}

TEST_F(RecordsPageTest, AmountsInOtherCurrenciesAreConvertedOrSaidToBeLeftOut) {
    openSmall();
    order(food, "2026-04-01", 100'00, "USD");
    settled();
    EXPECT_EQ(page().totals()->figures.front().sum, 360'000'50);
    EXPECT_EQ(page().totals()->figures.front().without, 1);
    EXPECT_TRUE(TotalsBar::figures(context, Kind::order, *page().totals()).front().text.endsWith(u'*'));
    EXPECT_EQ(cell(0, u"amount"_s), u"$100.00"_s) << "each in its own";
    insert(Record(Kind::rate)
               .set("currency", std::string("USD"))
               .set("day", std::string("2026-01-01"))
               .set("rate", std::int64_t{7'000'000'000}));
    settled();
    EXPECT_EQ(page().totals()->figures.front().sum, 360'700'50);
    EXPECT_FALSE(TotalsBar::figures(context, Kind::order, *page().totals()).front().text.endsWith(u'*'));
}

TEST_F(RecordsPageTest, ARecordIsEditedInItsFormDeletedAndEverythingTakenBack) {
    openSmall();
    const std::string before = stateNow();
    page().enter();
    table().selectRecord(second);
    QTest::keyClick(&table(), Qt::Key_Return);
    ASSERT_TRUE(form());
    EXPECT_EQ(form()->recordId(), second);
    form()->editor("number")->setValue(std::string("HT-1"));
    form()->save();
    gone();
    settled();
    EXPECT_EQ(stored(second).text("number"), "HT-1");
    EXPECT_EQ(cell(1, u"number"_s), u"HT-1"_s);

    // Double click on whose it is leads to the client, elsewhere to the form.
    const QRect day = table().visualRect(model().index(1, columnOf(u"date"_s)));
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, day.center());
    const QSignalSpy doubled(&table(), &QTableView::doubleClicked);
    QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, day.center());
    EXPECT_EQ(doubled.count(), 1);
    ASSERT_TRUE(form());
    form()->reject();
    gone();

    clickRow(0, u"date"_s);
    clickRow(1, u"date"_s, Qt::ShiftModifier);
    QTest::keyClick(&table(), Qt::Key_Delete);
    settled();
    EXPECT_THAT(model().ids(), ElementsAre(first));
    EXPECT_EQ(page().totals()->figures.front().sum, 10'000'00);
    EXPECT_TRUE(messages.last().contains(u"2 orders"_s)) << u8(messages.last());
    // The keyboard stays in the list.
    EXPECT_EQ(table().currentRecord(), first);

    context.undo();
    settled();
    EXPECT_EQ(model().ids().size(), 3U);
    context.undo();
    settled();
    EXPECT_EQ(stateNow(), before);
}

TEST_F(RecordsPageTest, TheFirstColumnLeadsToTheClientAndStaysInView) {
    openSmall();
    auto* owners = table().findChild<QTableView*>(u"recordTableFrozen"_s);
    ASSERT_TRUE(owners);
    const QPoint at = owners->visualRect(model().index(1, 0)).center();
    QTest::mouseClick(owners->viewport(), Qt::LeftButton, {}, at);
    EXPECT_EQ(table().currentRecord(), second);
    EXPECT_EQ(table().currentClient(), food);
    QTest::mouseDClick(owners->viewport(), Qt::LeftButton, {}, at);
    QTest::qWait(1);
    EXPECT_EQ(window->currentPage(), u"client"_s);
    EXPECT_FALSE(form());
    // By keyboard too.
    enter();
    page().enter();
    table().selectRecord(first);
    QTest::keyClick(&table(), Qt::Key_Return, Qt::AltModifier);
    QTest::qWait(1);
    EXPECT_EQ(window->currentPage(), u"client"_s);
}

TEST_F(RecordsPageTest, ANewRecordIsSelectedWhereItStands) {
    openSmall();
    auto* add = page().findChild<QPushButton*>(u"newRecordButton"_s);
    EXPECT_EQ(add->text(), u"New order"_s);
    QTest::mouseClick(add, Qt::LeftButton);
    ASSERT_TRUE(form());
    form()->editor("client")->setValue(food);
    form()->editor("date")->setValue(std::string("2026-02-20"));
    form()->editor("amount")->setValue(std::int64_t{123'00});
    form()->save();
    gone();
    settled();
    ASSERT_EQ(model().ids().size(), 4U);
    EXPECT_EQ(table().currentRecord(), model().idAt(1));
    EXPECT_EQ(cell(1, u"amount"_s), u"¥123.00"_s);
}

TEST_F(RecordsPageTest, TheFileAndTheClipboardHoldWhatIsSeen) {
    openSmall();
    addCondition(u"Gross"_s, u"20000"_s);
    clickHeader(u"amount"_s);
    page().exportList();
    auto* dialog = window->findChild<ExportDialog*>();
    ASSERT_TRUE(dialog);
    EXPECT_TRUE(dialog->filePath().contains(u"Orders_"_s)) << u8(dialog->filePath());
    EXPECT_TRUE(dialog->filePath().endsWith(u".xlsx"_s) || dialog->filePath().endsWith(u".csv"_s));
    dialog->setFilePath(path("out.csv"));
    const QSignalSpy exported(dialog, &ExportDialog::exported);
    dialog->accept();
    ASSERT_TRUE(QTest::qWaitFor([&] { return exported.count() == 1; }, 20'000)) << u8(errors.join(u' '));
    EXPECT_TRUE(messages.last().startsWith(u"2 orders"_s)) << u8(messages.last());
    gone();

    table().selectAll();
    page().copyRows();
    ASSERT_TRUE(QTest::qWaitFor([&] { return messages.last().startsWith(u"Copied 2 orders"_s); }, 20'000));
    // Both hold the columns and rows of the list in their order: what is seen, cell by cell.
    const QStringList file = QString::fromUtf8(QByteArray::fromStdString(meike::test::fileText(folder / "out.csv")))
                                 .remove(QChar(0xFEFF))
                                 .split(u"\r\n"_s, Qt::SkipEmptyParts);
    const QStringList copied = QGuiApplication::clipboard()->text().split(u"\r\n"_s, Qt::SkipEmptyParts);
    ASSERT_EQ(file.size(), 3);
    ASSERT_EQ(copied.size(), 3);
    const NameBook names(context.reader());
    for (int row = 0; row < 2; ++row) {
        QStringList seen;
        for (int column = 0; column < model().columnCount(); ++column)
            seen << model().index(row, column).data(Qt::DisplayRole).toString();
        const QStringList cells = copied[row + 1].split(u'\t');
        ASSERT_EQ(cells.size(), seen.size());
        EXPECT_EQ(cells[0], seen[0]);
        EXPECT_EQ(cells[1], seen[1]);
        EXPECT_TRUE(file[row + 1].startsWith(seen[0] + u',' + seen[1])) << u8(file[row + 1]);
    }
    EXPECT_TRUE(copied[1].contains(u"300,000.50"_s)) << u8(copied[1]);
}

TEST_F(RecordsPageTest, PersonalColumnsAreTakenOutForAPurposeAndNoted) {
    openEmpty();
    const RecordId client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    insert(Record(Kind::contact)
               .set("client", client)
               .set("name", std::string("王若蘅"))
               .set("mobile", std::string("13800138000")));
    enter({.kind = Kind::contact});
    EXPECT_EQ(cell(0, u"mobile"_s), u"138****8000"_s) << "whole only in the form";
    page().exportList();
    auto* dialog = window->findChild<ExportDialog*>();
    ASSERT_TRUE(dialog);
    dialog->setFilePath(path("people.csv"));
    const QSignalSpy exported(dialog, &ExportDialog::exported);
    dialog->accept();
    EXPECT_TRUE(dialog->isVisible()) << "for what?";
    dialog->findChild<QLineEdit*>(u"purposeEdit"_s)->setText(u"mailing"_s);
    dialog->accept();
    ASSERT_TRUE(QTest::qWaitFor([&] { return exported.count() == 1; }, 20'000));
    const auto notes = allRecords(context.reader(), Kind::borrow_record);
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes.front().text("purpose"), "mailing");
    gone();
}

TEST_F(RecordsPageTest, ColumnsAreChosenForEachKindAndRemembered) {
    openSmall();
    const QStringList usual = model().columns();
    EXPECT_FALSE(usual.contains(u"notes"_s));
    table().chooseColumns();
    auto* picker = window->findChild<PopupPicker*>(u"columnPicker"_s);
    ASSERT_TRUE(picker);
    picker->edit()->insert(u"Notes"_s);
    QTest::keyClick(picker->edit(), Qt::Key_Return);
    EXPECT_EQ(model().columns().last(), u"notes"_s);
    QTest::keyClick(picker->edit(), Qt::Key_Escape);
    settled();
    page().showKind(Kind::contact);
    settled();
    EXPECT_TRUE(model().columns().contains(u"mobile"_s));
    page().showKind(Kind::order);
    settled();
    EXPECT_EQ(model().columns().last(), u"notes"_s);
    EXPECT_EQ(model().columns().first(), u"client"_s);
}

TEST_F(RecordsPageTest, EveryKindIsShownByTheTables) {
    openDemo();
    enter();
    for (const Kind kind : listedKinds()) {
        SCOPED_TRACE(std::string(kindRow(kind).key));
        page().showKind(kind);
        settled();
        EXPECT_EQ(page().kinds().kind(), kind);
        EXPECT_EQ(u8(page().findChild<QLabel*>(u"recordsTitle"_s)->text()), kindRow(kind).many.en);
        ASSERT_TRUE(page().totals());
        EXPECT_EQ(page().totals()->count, static_cast<std::int64_t>(model().ids().size()));
        for (int row = 0; row < std::min(3, model().rowCount()); ++row)
            for (int column = 0; column < model().columnCount(); ++column)
                model().index(row, column).data(Qt::DisplayRole);
        EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    }
}

TEST_F(RecordsPageTest, ALineOfTheSearchBoxLeadsToTheList) {
    openDemo();
    enter();
    QAction* action = window->actions().action(u"records.complaints"_s);
    ASSERT_TRUE(action);
    EXPECT_EQ(action->text(), u"List of complaints"_s);
    context.openPage(u"clients"_s);
    action->trigger();
    settled();
    EXPECT_TRUE(page().isVisible());
    EXPECT_EQ(page().state().kind, Kind::complaint);
    EXPECT_FALSE(page().state().isNarrowed());
}

TEST_F(RecordsPageTest, ItIsOpenedWithConditionsAndOfGivenClients) {
    openSmall();
    enter({.kind = Kind::order,
           .where = Rule::all({Rule::condition("amount", ">=", {"20000"})}),
           .clients = std::make_shared<const std::vector<RecordId>>(std::vector<RecordId>{beauty}),
           .name = u"知夏美妆"_s});
    EXPECT_THAT(model().ids(), ElementsAre(third));
    EXPECT_TRUE(page().listName().contains(u"知夏美妆"_s)) << u8(page().listName());
    QTest::mouseClick(page().findChild<QPushButton*>(u"newRecordButton"_s), Qt::LeftButton);
    ASSERT_TRUE(form());
    EXPECT_EQ(form()->editor("client")->value(), Value{beauty}) << "a new one is that client's";
    form()->reject();
    gone();
    page().clearFilters();
    settled();
    EXPECT_EQ(model().ids().size(), 3U);
}

TEST_F(RecordsPageTest, APastDayShowsWhatWasKnownOnItAndChangesNothing) {
    openSmall();
    context.setAsOf(valueOrThrow(makeDate(2026, 2, 15)));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast() && page().isSettled(); }, 20'000));
    EXPECT_THAT(model().ids(), ElementsAre(second, first));
    EXPECT_EQ(page().totals()->figures.front().sum, 310'000'50);
    EXPECT_FALSE(page().findChild<QPushButton*>(u"newRecordButton"_s)->isEnabled());
    table().selectRecord(first);
    QTest::keyClick(&table(), Qt::Key_Delete);
    QTest::keyClick(&table(), Qt::Key_Return);
    EXPECT_FALSE(form());
    EXPECT_EQ(countRecords(context.reader(), Kind::order), 3);
    context.setAsOf({});
    settled();
    EXPECT_EQ(model().ids().size(), 3U);
}

TEST_F(RecordsPageTest, TheKindsAreAComboBoxWhereThereIsNoRoomForThem) {
    openSmall();
    auto* combo = page().kinds().combo();
    EXPECT_TRUE(page().kinds().isVisible());
    EXPECT_FALSE(combo->isVisible());
    window->resize(960, 600);
    QTest::qWait(1);
    EXPECT_FALSE(page().kinds().isVisible());
    ASSERT_TRUE(combo->isVisible());
    const int contacts = combo->findText(u"Contacts · 0"_s);
    ASSERT_GE(contacts, 0);
    combo->setFocus();
    combo->setCurrentIndex(contacts);
    emit combo->activated(contacts);
    settled();
    EXPECT_EQ(page().state().kind, Kind::contact);
    EXPECT_EQ(page().kinds().kind(), Kind::contact);
}

}  // namespace
}  // namespace meike::ui::test
