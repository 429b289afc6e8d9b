// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableWidget>

#include "tests/support/xlsx_book.h"
#include "tests/ui/import_dialog_fixture.h"

namespace meike::ui::test {
namespace {

TEST_F(ImportDialogTest, ImportsClientsAndUndoesThem) {
    const std::int64_t steps = countRecords(context.reader(), Kind::client);
    load(write("clients.csv", u"公司名称,行业,城市,邮编\n星河文旅,文旅,成都,610000\n知夏传媒,餐饮,长沙,410000\n"_s));
    goTo(Step::columns);
    EXPECT_EQ(meaning(0)->currentData().toString(), u"name"_s);
    EXPECT_EQ(meaning(1)->currentData().toString(), u"industry"_s);
    EXPECT_EQ(meaning(3)->currentData().toString(), QString()) << "no field for a postcode";
    goTo(Step::check);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    EXPECT_EQ(next()->text(), u"Import 2 rows"_s);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), steps) << "checking writes nothing";
    goTo(Step::result);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), steps + 2);
    EXPECT_FALSE(messages.isEmpty());
    auto* undo = dialog.findChild<QPushButton*>(u"undoImportButton"_s);
    ASSERT_TRUE(undo->isVisible());
    undo->click();
    EXPECT_EQ(countRecords(context.reader(), Kind::client), steps);
    EXPECT_FALSE(dialog.isVisible());
}

TEST_F(ImportDialogTest, NobodyGoesOnWithTheTableBeforeWhileAnotherIsRead) {
    load(write("a.csv", u"公司名称,行业\n星河文旅,文旅\n"_s));
    ASSERT_TRUE(next()->isEnabled());
    dialog.setFile(write("b.csv", u"客户,日期,金额\n星河文旅,2026-03-01,5\n"_s));
    EXPECT_FALSE(next()->isEnabled()) << "what is shown is still the other table";
    next()->click();
    dialog.next();
    EXPECT_EQ(dialog.step(), Step::file);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    goTo(Step::columns);
    EXPECT_EQ(meaning(1)->currentData().toString(), u"date"_s);
}

TEST_F(ImportDialogTest, TwoColumnsOfAmountsAreShownAsOneMapping) {
    load(write("l.csv", u"日期,客户,收入,支出\n2026-03-01,甲,100,\n2026-03-02,甲,,30\n2026-03-03,甲,5,6\n"_s));
    goTo(Step::columns);
    EXPECT_EQ(meaning(2)->currentData().toString(), u"income"_s);
    EXPECT_EQ(meaning(2)->currentText(), u"Income column (counts as plus)"_s);
    EXPECT_EQ(meaning(3)->currentText(), u"Expense column (counts as minus)"_s);
    auto* note = dialog.findChild<QLabel*>(u"sidesNote"_s);
    ASSERT_TRUE(note->isVisible());
    EXPECT_EQ(note->text(),
              u"The columns 收入 and 支出 are one amount: what stands in the first counts as plus, in the second as "
              u"minus"_s);
    goTo(Step::check);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    EXPECT_EQ(next()->text(), u"Import 2 rows"_s);
    goTo(Step::result);
    const auto orders = allRecords(context.reader(), Kind::order);
    ASSERT_EQ(orders.size(), 2U);
    EXPECT_EQ(orders[0].integer("amount"), 10'000);
    EXPECT_EQ(orders[1].integer("amount"), -3'000);
}

TEST_F(ImportDialogTest, TitlesOfTheCheckedColumnsAreWhole) {
    load(write("l.csv", u"日期,客户,收入,支出\n2026-03-01,甲,100,\n2026-03-02,甲,,30\n"_s));
    goTo(Step::check);
    auto* table = dialog.findChild<ImportCheckPage*>()->findChild<QTableWidget*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->columnCount() > 5; }, 10'000));
    for (int column = 0; column < table->columnCount(); ++column) {
        if (table->isColumnHidden(column)) continue;
        EXPECT_GE(table->columnWidth(column), table->horizontalHeader()->sectionSizeHint(column))
            << u8(table->horizontalHeaderItem(column)->text());
    }
}

TEST_F(ImportDialogTest, RecordsOfOtherKindsInARowAreCountedOnTheirOwn) {
    load(write("l.csv",
               u"客户,日期,合同编号,合同金额,联系人,应收日期,应收金额\n甲,2026-03-01,N1,100,王芳,2026-05-01,100\n"
               u"甲,2026-03-02,N2,50,王芳,,0\n"_s));
    goTo(Step::columns);
    EXPECT_EQ(meaning(5)->currentData().toString(), u"receivable.due"_s);
    goTo(Step::check);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    EXPECT_TRUE(shownText().contains(u"Contacts: 1 new, 0 changed, 1 same, 0 rejected"_s)) << u8(shownText());
    EXPECT_TRUE(shownText().contains(u"Receivables: 1 new, 0 changed, 0 same, 0 rejected"_s));
    goTo(Step::result);
    EXPECT_EQ(countRecords(context.reader(), Kind::receivable), 1);
    EXPECT_EQ(countRecords(context.reader(), Kind::contact), 1);
}

TEST_F(ImportDialogTest, AnUnknownParentIsAskedAbout) {
    check(write("p.csv", u"客户名称,上级集团\n子公司,集团\n别家,无此公司\n集团,\n"_s));
    EXPECT_EQ(next()->text(), u"Import 2 rows"_s);
    auto* page = dialog.findChild<ImportCheckPage*>();
    QTest::qWait(1);
    EXPECT_TRUE(shownText().contains(u"1 row is refused because it names a client that is not there, “无此公司”."_s))
        << u8(shownText());
    QPushButton* add = page->findChild<QPushButton*>(u"addClientsButton"_s);
    ASSERT_NE(add, nullptr);
    QSignalSpy checked(page, &ImportCheckPage::checked);
    add->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return checked.count() == 2; }, 10'000));
    EXPECT_EQ(next()->text(), u"Import 3 rows"_s);
    // The choice is kept on the way back.
    dialog.back();
    auto* box = dialog.findChild<QCheckBox*>(u"createClientsBox"_s);
    EXPECT_TRUE(box->isVisible());
    EXPECT_TRUE(box->isChecked());
    goTo(Step::result);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), 4);
}

TEST_F(ImportDialogTest, AColumnThatMeansNothingKnownBecomesAField) {
    load(write("n.csv", u"公司名称,门店数,开户行\n星河文旅,12,001\n知夏传媒,3,002\n"_s));
    goTo(Step::columns);
    QComboBox* shops = meaning(1);
    EXPECT_EQ(shops->currentData().toString(), QString());
    EXPECT_GE(shops->findText(u"New field “门店数” (Whole number)"_s), 0);
    EXPECT_GE(shops->findText(u"New field “门店数” (Text)"_s), 0) << "what only looks like a number";
    shops->setCurrentIndex(shops->findText(u"New field “门店数” (Whole number)"_s));
    QComboBox* bank = meaning(2);
    EXPECT_EQ(bank->findText(u"New field “开户行” (Whole number)"_s), -1) << "001 names something";
    bank->setCurrentIndex(bank->findText(u"New field “开户行” (Text)"_s));
    goTo(Step::result);
    const auto fields = ImportKind(context.reader(), Kind::client).custom;
    ASSERT_EQ(fields.size(), 2U);
    EXPECT_EQ(allRecords(context.reader(), Kind::client)[0].integer(fields[0]->key), 12);
    EXPECT_EQ(allRecords(context.reader(), Kind::client)[1].text(fields[1]->key), "002");
    dialog.findChild<QPushButton*>(u"undoImportButton"_s)->click();
    EXPECT_TRUE(ImportKind(context.reader(), Kind::client).custom.empty());
}

TEST_F(ImportDialogTest, RequiredFieldsBlockNext) {
    load(write("x.csv", u"wann,wieviel\n2026-03-01,5\n"_s));
    goTo(Step::columns);
    EXPECT_FALSE(next()->isEnabled());
    dialog.setKind(Kind::order);
    meaning(0)->setCurrentIndex(meaning(0)->findData(u"date"_s));
    EXPECT_FALSE(next()->isEnabled());
    meaning(1)->setCurrentIndex(meaning(1)->findData(u"amount"_s));
    EXPECT_FALSE(next()->isEnabled()) << "whose order is it?";
}

TEST_F(ImportDialogTest, AsksForAnAmbiguousDateOnce) {
    load(write("o.csv", u"customer,order date,amount\nA,03/04/2025,100\nB,05/06/2025,200\nA,07/07/2025,300\n"_s));
    goTo(Step::check);
    auto* page = dialog.findChild<ImportCheckPage*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !page->findChildren<QRadioButton*>().isEmpty(); }, 10'000));
    EXPECT_FALSE(next()->isEnabled()) << "although the third row needs no answer";
    page->findChildren<QRadioButton*>().front()->click();  // the day comes first
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    goTo(Step::result);
    const std::vector<Record> orders = allRecords(context.reader(), Kind::order);
    ASSERT_EQ(orders.size(), 3U);
    EXPECT_EQ(orders[0].text("date"), "2025-04-03");
    EXPECT_EQ(orders[0].integer("amount"), 10'000);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), 2)
        << "an empty workspace takes the clients from the orders";
}

TEST_F(ImportDialogTest, RefusedRowsAreSavedWithTheirReason) {
    load(write("o.csv", u"customer,date,amount\nA,2025-03-04,100\n,2025-03-04,50\nB,yesterday,70\n"_s));
    goTo(Step::result);
    EXPECT_EQ(countRecords(context.reader(), Kind::order), 1);
    ASSERT_TRUE(dialog.findChild<QPushButton*>(u"saveRejectsButton"_s)->isVisible());
    dialog.findChild<ImportResultPage*>()->saveRejects(path("rejects.csv"));
    QFile file(path("rejects.csv"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    EXPECT_TRUE(text.contains(u"yesterday"_s));
    EXPECT_TRUE(text.contains(u"reject_reason"_s));
    EXPECT_FALSE(text.contains(u"A,2025"_s));
}

TEST_F(ImportDialogTest, ShowsWhatWouldChangeCellByCell) {
    insert(Record(Kind::client).set("name", "星河文旅").set("city", "重庆"));
    load(write("c.csv", u"公司名称,城市\n星河文旅,成都\n"_s));
    goTo(Step::check);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    QStringList cells;
    const auto* table = dialog.findChild<ImportCheckPage*>()->findChild<QTableWidget*>();
    for (int column = 0; column < table->columnCount(); ++column) cells << table->item(0, column)->text();
    EXPECT_TRUE(cells.contains(u"重庆 → 成都"_s)) << u8(cells.join(u'|'));
    EXPECT_EQ(cells[1], u"Changed"_s);
}

TEST_F(ImportDialogTest, ReadsChineseEncodings) {
    QFile file(path("gb.csv"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(
        "\xb9\xab\xcb\xbe\xc3\xfb\xb3\xc6,\xb3\xc7\xca\xd0\n\xd0\xc7\xba\xd3,\xb3\xc9\xb6\xbc\n");  // 公司名称,城市 /
                                                                                                    // 星河,成都
    file.close();
    load(path("gb.csv"));
    goTo(Step::result);
    EXPECT_EQ(allRecords(context.reader(), Kind::client).front().text("name"), "星河");
}

TEST_F(ImportDialogTest, SaysWhyAFileCannotBeRead) {
    dialog.show();
    dialog.setFile(path("none.csv"));
    const auto said = [&] {
        for (const QLabel* label : dialog.findChild<ImportFilePage*>()->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(u"none.csv"_s)) return true;
        return false;
    };
    EXPECT_TRUE(QTest::qWaitFor(said, 10'000));
    EXPECT_FALSE(next()->isEnabled());
    EXPECT_EQ(dialog.step(), Step::file);
}

/// A workbook as an office has it: a title, two sheets, a total; the wizard shows it and is told.
TEST_F(ImportDialogTest, AWorkbookWithTwoSheetsATitleAndATotal) {
    using meike::test::BookCell;
    meike::test::Book book;
    book.sheets = {{"说明", {{BookCell("本表由财务导出")}}},
                   {"三月",
                    {{BookCell("2025年3月 投放台账")},
                     {BookCell("客户名称"), BookCell("签约日期"), BookCell("合同金额(万元)")},
                     {BookCell("星河文旅"), meike::test::day("2025-03-09"), BookCell(3.5)},
                     {BookCell("知夏传媒"), meike::test::day("2025-03-10"), BookCell(12)},
                     {BookCell("合计"), BookCell(), BookCell(15.5)}}}};
    const std::string bytes = meike::test::XlsxBook(book, meike::test::xlsxDialects().front()).bytes();
    QFile file(path("ledger.xlsx"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
    file.close();
    dialog.show();
    dialog.setFile(path("ledger.xlsx"));
    auto* sheet = dialog.findChild<QComboBox*>(u"sheetCombo"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return sheet->count() == 2; }, 10'000));
    EXPECT_TRUE(sheet->isVisible());
    EXPECT_EQ(sheet->currentText(), u"三月"_s) << "the first with a table";
    auto* rows = dialog.findChild<ImportFilePage*>()->findChild<QTableWidget*>();
    ASSERT_EQ(rows->rowCount(), 5) << "as it stands in the file";
    EXPECT_EQ(rows->item(0, 0)->text(), u"2025年3月 投放台账"_s);
    EXPECT_EQ(rows->horizontalHeaderItem(0)->text(), u"客户名称"_s);
    EXPECT_TRUE(rows->item(4, 0)->toolTip().contains(u"total"_s)) << u8(rows->item(4, 0)->toolTip());

    // Said otherwise by a click, and back by the list.
    auto* header = dialog.findChild<QComboBox*>(u"headerCombo"_s);
    emit rows->cellClicked(0, 0);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return rows->horizontalHeaderItem(0)->text() == u"2025年3月 投放台账"_s; }, 10'000));
    EXPECT_EQ(header->currentData().toInt(), 1);
    header->setCurrentIndex(0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return rows->horizontalHeaderItem(0)->text() == u"客户名称"_s; }, 10'000));

    goTo(Step::columns);
    dialog.setKind(Kind::order);
    EXPECT_EQ(meaning(0)->currentData().toString(), u"client"_s);
    EXPECT_EQ(meaning(1)->currentData().toString(), u"date"_s);
    EXPECT_EQ(meaning(2)->currentData().toString(), u"amount"_s);
    for (auto* box : dialog.findChildren<QCheckBox*>(u"createClientsBox"_s)) box->setChecked(true);
    goTo(Step::check);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    goTo(Step::result);
    const auto orders = allRecords(context.reader(), Kind::order);
    ASSERT_EQ(orders.size(), 2U) << "the total is no order";
    EXPECT_EQ(orders[0].integer("amount"), 3'500'000) << "万元";
    EXPECT_EQ(orders[0].text("date"), "2025-03-09");
}

TEST_F(ImportDialogTest, AClientNamedOnlyOnceIsFilledDownWhenAskedFor) {
    dialog.show();
    dialog.setFile(write("gaps.csv",
                         u"客户名称,签约日期,合同金额\n甲公司,2025-03-01,100\n,2025-03-02,200\n,2025-03-03,300\n"
                         "乙公司,2025-03-04,400\n,2025-03-05,500\n丙公司,2025-03-06,600\n,2025-03-07,700\n"_s));
    QCheckBox* box = nullptr;
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return (box = dialog.findChild<QCheckBox*>(u"fillDown0"_s)) != nullptr; }, 10'000));
    EXPECT_FALSE(box->isChecked()) << "offered, never done in silence";
    box->click();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return next()->isEnabled() && dialog.findChild<QCheckBox*>(u"fillDown0"_s)->isChecked(); }, 10'000));
    goTo(Step::columns);
    dialog.setKind(Kind::order);
    for (auto* each : dialog.findChildren<QCheckBox*>(u"createClientsBox"_s)) each->setChecked(true);
    goTo(Step::check);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    goTo(Step::result);
    EXPECT_EQ(countRecords(context.reader(), Kind::order), 7);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), 3);
}

TEST_F(ImportDialogTest, TheSameLedgerAgainDoublesNothing) {
    const QString ledger =
        u"客户名称,合同编号,签约日期,合同金额\n甲公司,HT-1,2025-03-01,100\n甲公司,HT-2,2025-03-02,200\n"
        "乙公司,HT-3,2025-03-02,200\n"_s;
    load(write("a.csv", ledger));
    goTo(Step::result);
    ASSERT_EQ(countRecords(context.reader(), Kind::order), 3);
    ImportDialog again(context);
    again.show();
    again.setFile(write("b.csv", ledger));
    auto* step = again.findChild<QPushButton*>(u"nextButton"_s);
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return step->isEnabled(); }, 10'000));
        step->click();
    }
    auto* page = again.findChild<ImportCheckPage*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->findChild<QTableWidget*>()->rowCount() == 3; }, 10'000));
    EXPECT_FALSE(step->isEnabled()) << "all the same: there is nothing to import";
}

TEST_F(ImportDialogTest, AsksForTheYearOfDaysThatSayNone) {
    load(write("o.csv", u"客户名称,日期,金额\n甲,3月4日,100\n乙,12月30日,200\n"_s));
    goTo(Step::columns);
    dialog.setKind(Kind::order);
    goTo(Step::check);
    auto* page = dialog.findChild<ImportCheckPage*>();
    QSpinBox* year = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (year = page->findChild<QSpinBox*>(u"yearSpin"_s)) != nullptr; }, 10'000));
    EXPECT_FALSE(next()->isEnabled());
    year->setValue(2024);
    page->findChild<QPushButton*>(u"takeYearButton"_s)->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    goTo(Step::result);
    const auto orders = allRecords(context.reader(), Kind::order);
    ASSERT_EQ(orders.size(), 2U);
    EXPECT_EQ(orders[0].text("date"), "2024-03-04");
}

TEST_F(ImportDialogTest, AsksWhatRowsOfOneNumberAre) {
    load(write(
        "o.csv",
        u"客户名称,合同编号,日期,金额\n甲,HT-1,2025-03-04,100\n甲,HT-1,2025-03-04,50\n乙,HT-2,2025-03-05,200\n"_s));
    goTo(Step::columns);
    dialog.setKind(Kind::order);
    for (QCheckBox* box : dialog.findChild<ImportColumnsPage*>()->findChildren<QCheckBox*>())
        if (box->property("key").toString() == u"number"_s) box->setChecked(true);
    goTo(Step::check);
    auto* page = dialog.findChild<ImportCheckPage*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->findChildren<QRadioButton*>().size() == 3; }, 10'000));
    EXPECT_FALSE(next()->isEnabled());
    page->findChildren<QRadioButton*>().front()->click();  // lines of one document
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    goTo(Step::result);
    const auto orders = allRecords(context.reader(), Kind::order);
    ASSERT_EQ(orders.size(), 2U);
    EXPECT_EQ(orders[0].integer("amount"), 15'000);
}

TEST_F(ImportDialogTest, ATableFromTheClipboard) {
    dialog.show();
    auto* page = dialog.findChild<ImportFilePage*>();
    QGuiApplication::clipboard()->clear();
    EXPECT_FALSE(page->paste());
    QGuiApplication::clipboard()->setText(u"客户名称\t行业\n星河文旅\t文旅\n知夏传媒\t\"餐饮\"\n"_s);
    page->findChild<QPushButton*>(u"pasteTableButton"_s)->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    goTo(Step::check);
    ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000));
    goTo(Step::result);
    EXPECT_EQ(countRecords(context.reader(), Kind::client), 2);
}

TEST_F(ImportDialogTest, RefusedRowsAreSavedWhereNothingCanBeImported) {
    check(write("o.csv", u"customer,date,amount\nA,yesterday,100\nB,tomorrow,70\n"_s));
    EXPECT_FALSE(next()->isEnabled());
    auto* save = dialog.findChild<QPushButton*>(u"saveRefusedButton"_s);
    ASSERT_NE(save, nullptr);
    EXPECT_TRUE(save->isVisible());
    EXPECT_FALSE(shownText().contains(u"afterwards"_s)) << u8(shownText());
    dialog.findChild<ImportCheckPage*>()->saveRejects(path("refused.csv"));
    EXPECT_TRUE(shownText().contains(path("refused.csv"))) << u8(shownText());
    QFile file(path("refused.csv"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    EXPECT_TRUE(text.contains(u"yesterday"_s));
    EXPECT_TRUE(text.contains(u"reject_reason"_s));

    check(write("more.csv", u"customer,date,amount\nA,yesterday,100\nB,2025-03-04,70\n"_s));
    EXPECT_FALSE(save->isVisible()) << "after the import";
}

TEST_F(ImportDialogTest, AColumnMayOnlyFillWhatIsEmpty) {
    const RecordId client = insert(Record(Kind::client).set("name", "星河文旅").set("city", "成都"));
    const RecordId other = insert(Record(Kind::client).set("name", "知夏传媒"));
    load(write("clients.csv", u"公司名称,城市\n星河文旅,长沙\n知夏传媒,长沙\n"_s));
    goTo(Step::columns);
    auto* update = dialog.findChild<QComboBox*>(u"updateCombo1"_s);
    ASSERT_NE(update, nullptr);
    update->setCurrentIndex(update->findData(static_cast<int>(ColumnUpdate::empty)));
    goTo(Step::result);
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->text("city"), "成都");
    EXPECT_EQ(readRecord(context.reader(), Kind::client, other)->text("city"), "长沙");
}

}  // namespace
}  // namespace meike::ui::test
