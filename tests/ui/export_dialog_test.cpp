// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

#include "tests/support/zip_text.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/text.h"
#include "ui/parts/export_dialog.h"
#include "ui/parts/file_choice.h"

namespace meike::ui::test {
namespace {

class ExportDialogTest : public RoomsTest {
protected:
    ExportDialogTest() {
        openDemo();
        settle();
        query.asOf = fixedClock().today();
        query.rule = Rule::all({Rule::condition("tier", "any_of", {"core"})});
    }
    QByteArray exportTo(ExportDialog& dialog, const QString& file) {
        dialog.show();
        dialog.setFilePath(file);
        QSignalSpy exported(&dialog, &ExportDialog::exported);
        dialog.accept();
        EXPECT_TRUE(exported.wait(20'000)) << u8(errors.join(u' '));
        QFile written(file);
        EXPECT_TRUE(written.open(QIODevice::ReadOnly));
        return written.readAll();
    }

    ClientQuery query;
};

TEST_F(ExportDialogTest, WritesTheListAsItIsShown) {
    context.setLanguage(Language::zh);
    context.settings().setValue(u"export/form"_s, {});
    ExportDialog dialog(context, query, {"name", "tier", "monetary"}, u"核心"_s);
    EXPECT_TRUE(dialog.filePath().endsWith(u"/客户_核心_2026-11-22.xlsx"_s)) << u8(dialog.filePath());
    const QByteArray bytes = exportTo(dialog, path("e.csv"));
    const std::vector<RecordId> ids = queryClientIds(context.reader(), query);
    EXPECT_TRUE(bytes.startsWith("\xEF\xBB\xBF客户名称,等级,"));
    ASSERT_EQ(bytes.count('\n'), static_cast<qsizetype>(ids.size()) + 1);
    EXPECT_TRUE(bytes.split('\n').at(1).startsWith(
        QByteArray::fromStdString(recordName(context.reader(), Kind::client, ids.front()))));
    EXPECT_FALSE(dialog.isVisible());
    ASSERT_FALSE(messages.isEmpty());
    context.setLanguage(Language::en);
}

TEST_F(ExportDialogTest, AWorkbookIsWhatPeopleGet) {
    context.settings().setValue(u"export/form"_s, {});  // as if nobody had exported yet
    ExportDialog dialog(context, query, {"name", "tier", "monetary", "last_order"}, u"core"_s);
    auto* workbook = dialog.findChild<QRadioButton*>(u"exportWorkbookRadio"_s);
    EXPECT_TRUE(workbook->isChecked());
    dialog.setFilePath(path("x.csv"));
    EXPECT_FALSE(workbook->isChecked()) << "the ending and the form say the same";
    workbook->setChecked(true);
    EXPECT_EQ(dialog.filePath(), path("x.xlsx"));
    const QByteArray bytes = exportTo(dialog, path("x.xlsx"));
    EXPECT_TRUE(bytes.startsWith("PK"));
    const std::filesystem::path file = folder / "x.xlsx";
    const QString sheet = qs(meike::test::zipMember(file, "xl/worksheets/sheet1.xml"));
    const std::vector<RecordId> ids = queryClientIds(context.reader(), query);
    EXPECT_EQ(sheet.count(u"<row "_s), static_cast<qsizetype>(ids.size()) + 1);
    qsizetype at = 0;
    for (const RecordId id : ids) {
        const qsizetype found = sheet.indexOf(qs(recordName(context.reader(), Kind::client, id)), at);
        EXPECT_GE(found, at) << "in the order of the list";
        at = found;
    }
}

TEST_F(ExportDialogTest, NotesWhoTookItOut) {
    ExportDialog dialog(context, query, {"name", "tier"}, u"core"_s);
    dialog.show();
    dialog.setFilePath(path("e.csv"));
    dialog.findChild<QCheckBox*>(u"borrowCheck"_s)->setChecked(true);
    const std::int64_t before = countRecords(context.reader(), Kind::borrow_record);
    dialog.accept();
    EXPECT_TRUE(dialog.isVisible()) << "a purpose is needed";
    EXPECT_FALSE(QFile::exists(path("e.csv")));
    dialog.findChild<QLineEdit*>(u"purposeEdit"_s)->setText(u"季度复盘"_s);
    exportTo(dialog, path("e.csv"));
    const std::vector<Record> register_ = allRecords(context.reader(), Kind::borrow_record);
    ASSERT_EQ(static_cast<std::int64_t>(register_.size()), before + 1);
    EXPECT_EQ(register_.back().text("purpose"), "季度复盘");
    EXPECT_EQ(register_.back().integer("row_count"),
              static_cast<std::int64_t>(queryClientIds(context.reader(), query).size()));
}

TEST_F(ExportDialogTest, EveryExportIsNotedAndOnlyPersonalDataAskedFor) {
    const std::int64_t before = countRecords(context.reader(), Kind::borrow_record);
    ExportDialog dialog(context, query, {"name", "tier"}, u"core"_s);
    dialog.show();
    EXPECT_FALSE(dialog.findChild<QCheckBox*>(u"borrowCheck"_s)->isChecked());
    exportTo(dialog, path("plain.csv"));
    const std::vector<Record> register_ = allRecords(context.reader(), Kind::borrow_record);
    ASSERT_EQ(static_cast<std::int64_t>(register_.size()), before + 1);
    EXPECT_EQ(register_.back().text("file"), "plain.csv");
    EXPECT_EQ(register_.back().text("columns"), "name,tier");
    EXPECT_EQ(register_.back().text("purpose"), "");
    EXPECT_TRUE(isEmpty(register_.back().get("return_on")));
    // Undo has nothing to do with it.
    const auto next = context.session()->undoStep();
    EXPECT_TRUE(!next || next->command.key != "borrow");
}

TEST_F(ExportDialogTest, TheSuggestedNameIsNeverThatOfAFileThatIsThere) {
    context.setLanguage(Language::zh);
    context.settings().setValue(u"export/form"_s, {});
    context.settings().setValue(u"files/folder"_s, qsPath(folder.path()));
    const auto suggested = [&] { return ExportDialog(context, query, {"name"}, u"核心"_s).filePath(); };
    const auto touch = [&](const QString& file) {
        QFile written(file);
        EXPECT_TRUE(written.open(QIODevice::WriteOnly));
    };
    EXPECT_EQ(suggested(), path("客户_核心_2026-11-22.xlsx"));
    touch(suggested());
    EXPECT_EQ(suggested(), path("客户_核心_2026-11-22 (2).xlsx"));
    touch(suggested());
    ExportDialog dialog(context, query, {"name"}, u"核心"_s);
    EXPECT_EQ(dialog.filePath(), path("客户_核心_2026-11-22 (3).xlsx"));
    // Each form has its own numbers.
    dialog.findChild<QRadioButton*>(u"exportExactRadio"_s)->setChecked(true);
    EXPECT_EQ(dialog.filePath(), path("客户_核心_2026-11-22.csv"));
    context.settings().setValue(u"export/form"_s, {});
    context.settings().setValue(u"files/folder"_s, {});
    context.setLanguage(Language::en);
}

TEST_F(ExportDialogTest, AsksBeforeItReplacesAFile) {
    const QString file = path("mine.csv");
    const auto written = [&] {
        QFile read(file);
        EXPECT_TRUE(read.open(QIODevice::ReadOnly));
        return read.readAll();
    };
    {
        QFile mine(file);
        ASSERT_TRUE(mine.open(QIODevice::WriteOnly));
        mine.write("mine");
    }
    ExportDialog dialog(context, query, {"name"}, u"core"_s);
    dialog.show();
    QApplication::setActiveWindow(&dialog);
    auto* edit = dialog.findChild<QLineEdit*>(u"exportPathEdit"_s);
    edit->setText(file);
    auto* replace = dialog.findChild<QPushButton*>(u"replaceButton"_s);
    auto* keepBoth = dialog.findChild<QPushButton*>(u"keepBothButton"_s);
    QSignalSpy exported(&dialog, &ExportDialog::exported);
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_TRUE(replace->isVisible());
    EXPECT_EQ(dialog.focusWidget(), keepBoth) << "Enter replaces nothing";
    EXPECT_EQ(written(), "mine");
    // Another name takes the question back.
    edit->setText(path("other.csv"));
    EXPECT_FALSE(replace->isVisible());
    edit->setText(file);
    QTest::keyClick(edit, Qt::Key_Return);
    ASSERT_TRUE(keepBoth->isVisible());
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    ASSERT_TRUE(exported.count() == 1 || exported.wait(20'000));
    EXPECT_EQ(written(), "mine");
    EXPECT_TRUE(QFile::exists(path("mine (2).csv")));

    ExportDialog again(context, query, {"name"}, u"core"_s);
    again.show();
    again.setFilePath(file);
    QSignalSpy second(&again, &ExportDialog::exported);
    again.accept();
    EXPECT_EQ(written(), "mine");
    QTest::mouseClick(again.findChild<QPushButton*>(u"replaceButton"_s), Qt::LeftButton);
    ASSERT_TRUE(second.count() == 1 || second.wait(20'000));
    EXPECT_NE(written(), "mine") << "that was meant";
}

TEST_F(ExportDialogTest, EveryDialogToSaveSuggestsAFreeNameAndAsksItself) {
    context.settings().setValue(u"files/folder"_s, qsPath(folder.path()));
    {
        QFile mine(path("chart.png"));
        ASSERT_TRUE(mine.open(QIODevice::WriteOnly));
    }
    QWidget window;
    window.show();
    QStringList chosen;
    chooseFileToSave(context, &window, u"Save"_s, u"chart.png"_s, u"PNG (*.png)"_s,
                     [&](const QString& file) { chosen << file; });
    auto* dialog = window.findChild<QFileDialog*>();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"chart (2).png"_s);
    EXPECT_FALSE(dialog->testOption(QFileDialog::DontConfirmOverwrite)) << "it asks before replacing";
    dialog->reject();
    EXPECT_TRUE(chosen.isEmpty());
    context.settings().setValue(u"files/folder"_s, {});
}

TEST_F(ExportDialogTest, StaysOpenWhenTheFileCannotBeWritten) {
    ExportDialog dialog(context, query, {"name"}, u"core"_s);
    dialog.show();
    for (const QString& wrong : {path("no/such/folder.csv"), path("e.pdf"), QString()}) {
        dialog.setFilePath(wrong);
        dialog.accept();
        QTest::qWait(20);
        EXPECT_TRUE(dialog.isVisible()) << u8(wrong);
    }
}

TEST_F(ExportDialogTest, ExportsThePastDayThatIsShown) {
    context.setAsOf(valueOrThrow(makeDate(2025, 11, 22)));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 10'000));
    query.asOf = context.asOf();
    const std::vector<RecordId> then = queryClientIds(context.reader(), query);
    ExportDialog dialog(context, query, {"name"}, u"core"_s);
    EXPECT_EQ(exportTo(dialog, path("e.csv")).count('\n'), static_cast<qsizetype>(then.size()) + 1);
}

}  // namespace
}  // namespace meike::ui::test
