// SPDX-License-Identifier: GPL-3.0-or-later
// Many cells of the list at once, by keys in the real window: pasted from a spreadsheet, filled down, set in one sheet.
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "app/cells.h"
#include "storage/custom_fields.h"
#include "storage/maintenance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/clients/bulk_edit_sheet.h"
#include "ui/rooms/clients/cells_sheet.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/import/import_dialog.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class ClientCellsTest : public RoomsTest {
protected:
    ClientCellsTest() {
        context.settings().setValue(u"clients/columns"_s, QVariant());
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
        openDemo();
        context.openPage(u"clients"_s);
        settled();
        model().setColumns({u"name"_s, u"tier"_s, u"city"_s, u"industry"_s, u"owner"_s, u"credit_limit"_s, u"tags"_s});
        // By what nothing recomputes: rows stand still while models are fitted.
        page().showRule(Rule{}, {});
        QHeaderView* titles = table().horizontalHeader();
        settled();
        QTest::mouseClick(titles->viewport(), Qt::LeftButton, {}, QPoint(titles->sectionViewportPosition(0) + 20, 10));
        settled();
        at(0, u"name"_s);
        before = stateNow();
    }
    ~ClientCellsTest() override { window.reset(); }

    ClientsPage& page() { return window->page<ClientsPage>(); }
    ClientTable& table() { return page().table(); }
    ClientListModel& model() { return page().model(); }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
    }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    int columnOf(const QString& key) { return static_cast<int>(model().columns().indexOf(key)); }
    void at(int row, const QString& column) {
        table().selectionModel()->setCurrentIndex(model().index(row, columnOf(column)),
                                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        table().setFocus();
    }
    void select(int first, int last, const QString& column) {
        at(first, column);
        for (int row = first + 1; row <= last; ++row)
            table().selectionModel()->select(model().index(row, 0),
                                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    std::string text(RecordId client, std::string_view field) {
        return readRecord(context.reader(), Kind::client, client)->text(field);
    }
    void clipboard(const QString& text) { QGuiApplication::clipboard()->setText(text); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) {
        QApplication::setActiveWindow(window.get());
        QTest::keyClick(&table(), key, modifiers);
    }
    /// The sheet that is open, once it knows what would change.
    CellsSheet* sheet() {
        CellsSheet* found = nullptr;
        const bool known = QTest::qWaitFor(
            [&] {
                for (auto* each : window->findChildren<CellsSheet*>())
                    if (each->isVisible() && each->plan()) found = each;
                return found != nullptr;
            },
            5'000);
        return known ? found : nullptr;
    }
    QString cell(CellsSheet& sheet, int row, int column) {
        return sheet.findChild<QTableView*>(u"cellsTable"_s)->model()->index(row, column).data().toString();
    }
    QString noted(CellsSheet& sheet) {
        QString all;
        for (const QLabel* label : sheet.findChildren<QLabel*>())
            if (!label->isHidden()) all += label->text() + u'\n';
        return all;
    }
    void undone() {
        context.undo();
        settled();
        EXPECT_EQ(stateNow(), before);
    }

    std::unique_ptr<MainWindow> window;
    std::string before;
};

TEST_F(ClientCellsTest, CtrlVShowsWhatWouldChangeAndIsOneStep) {
    const RecordId first = model().idAt(1);
    const RecordId second = model().idAt(2);
    const QString firstCity = model().index(1, columnOf(u"city"_s)).data().toString();
    at(1, u"city"_s);
    clipboard(u"拉萨\t全新行业\r\n\"日喀则\"\t全新行业\r\n"_s);
    press(Qt::Key_V);
    CellsSheet* shown = sheet();
    ASSERT_TRUE(shown) << u8(messages.join(u' ') + errors.join(u' '));
    EXPECT_EQ(stateNow(), before) << "a look writes nothing";
    EXPECT_EQ(cell(*shown, 0, 0), model().index(1, 0).data().toString());
    EXPECT_EQ(cell(*shown, 0, 1), u"City"_s);
    EXPECT_EQ(cell(*shown, 0, 2), firstCity);
    EXPECT_EQ(cell(*shown, 0, 3), u"拉萨"_s);
    EXPECT_TRUE(noted(*shown).contains(u"全新行业"_s)) << u8(noted(*shown));
    EXPECT_EQ(shown->primaryButton()->text(), u"Change 2 clients"_s);
    QTest::mouseClick(shown->primaryButton(), Qt::LeftButton);
    settled();
    EXPECT_EQ(text(first, "city"), "拉萨");
    EXPECT_EQ(text(second, "city"), "日喀则");
    EXPECT_EQ(text(first, "province"), "西藏");
    const RecordId industry = readRecord(context.reader(), Kind::client, first)->integer("industry");
    EXPECT_EQ(recordName(context.reader(), Kind::pick_item, industry), "全新行业");
    EXPECT_TRUE(messages.join(u' ').contains(u"Paste 4 cells into 2 clients"_s)) << u8(messages.join(u' '));
    undone();
}

TEST_F(ClientCellsTest, WhatCannotBePastedSaysWhy) {
    at(model().rowCount() - 1, u"tier"_s);
    clipboard(u"核心\t拉萨\t\t没有这个人\n关键\t拉萨\t\t\n"_s);
    press(Qt::Key_V);
    CellsSheet* shown = sheet();
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->plan()->rowsBeyond, 1);
    EXPECT_EQ(shown->plan()->refused, 1);
    const QString text = noted(*shown);
    EXPECT_TRUE(text.contains(u"Computed, and left out: Tier"_s)) << u8(text);
    EXPECT_TRUE(text.contains(u"below the end of the list"_s)) << u8(text);
    QString refused;
    for (int row = 0; row < 4; ++row)
        if (cell(*shown, row, 3).startsWith(u"✕")) refused = cell(*shown, row, 3);
    EXPECT_TRUE(refused.contains(u"没有这个人"_s)) << u8(refused);
    // Empty cells empty, unless one says otherwise.
    const auto emptied = shown->plan()->emptied;
    EXPECT_GT(emptied, 0);
    shown->findChild<QCheckBox*>(u"skipEmptyBox"_s)->click();
    ASSERT_TRUE(sheet());
    EXPECT_EQ(shown->plan()->emptied, 0);
    shown->reject();
    EXPECT_EQ(stateNow(), before);
}

TEST_F(ClientCellsTest, OneValueFillsAllThatAreSelected) {
    select(3, 6, u"city"_s);
    const std::vector<RecordId> clients = table().selectedIds();
    ASSERT_EQ(clients.size(), 4U);
    clipboard(u"拉萨"_s);
    press(Qt::Key_V);
    CellsSheet* shown = sheet();
    ASSERT_TRUE(shown);
    EXPECT_FALSE(shown->findChild<QPushButton*>(u"importInsteadButton"_s)) << "one word is no table";
    shown->accept();
    settled();
    for (const RecordId client : clients) EXPECT_EQ(text(client, "city"), "拉萨");
    undone();
}

TEST_F(ClientCellsTest, AWholeTableIsImportedAndEitherWayLeadsToTheOther) {
    const auto importOpensAndCloses = [&] {
        QPointer<ImportDialog> import;
        const bool opened = QTest::qWaitFor([&] {
            for (auto* each : window->findChildren<ImportDialog*>())
                if (each->isVisible()) import = each;
            return !import.isNull();
        });
        if (import) import->reject();
        return opened && QTest::qWaitFor([&] { return import.isNull(); });
    };
    at(1, u"name"_s);
    clipboard(u"客户名称\t城市\n星河文旅\t拉萨\n"_s);
    press(Qt::Key_V);
    ASSERT_TRUE(importOpensAndCloses());
    // The same into the cells, said by another key: the headings are known and left out.
    press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    CellsSheet* shown = sheet();
    ASSERT_TRUE(shown);
    EXPECT_TRUE(shown->findChild<QCheckBox*>(u"skipFirstBox"_s)->isChecked());
    EXPECT_EQ(shown->plan()->clients, 1);
    // And from there to the import.
    QTest::mouseClick(shown->findChild<QPushButton*>(u"importInsteadButton"_s), Qt::LeftButton);
    ASSERT_TRUE(importOpensAndCloses());
    // More columns than there are is no block of cells.
    at(1, u"tags"_s);
    clipboard(u"a\tb\nc\td\n"_s);
    press(Qt::Key_V);
    ASSERT_TRUE(importOpensAndCloses());
    EXPECT_EQ(stateNow(), before);
}

TEST_F(ClientCellsTest, CtrlDFillsDownAtOnceWhatIsSeenAtAGlance) {
    select(1, 3, u"city"_s);
    const RecordId top = model().idAt(1);
    const RecordId below[] = {model().idAt(2), model().idAt(3)};
    const std::string city = text(top, "city");
    ASSERT_FALSE(city.empty());
    press(Qt::Key_D);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return text(below[0], "city") == city && text(below[1], "city") == city; }, 5'000))
        << u8(messages.join(u' ') + errors.join(u' '));
    EXPECT_TRUE(messages.last().contains(u"city"_s)) << u8(messages.last());
    settled();
    undone();
    // One row alone, and what is computed, say so.
    at(1, u"city"_s);
    press(Qt::Key_D);
    EXPECT_TRUE(messages.last().contains(u"Select several rows"_s)) << u8(messages.last());
    for (const auto& [column, says] :
         {std::pair(u"tier"_s, u"computed"_s), std::pair(u"name"_s, u"each client's own"_s)}) {
        select(1, 3, column);
        press(Qt::Key_D);
        EXPECT_TRUE(messages.last().contains(says)) << u8(messages.last());
    }
    EXPECT_EQ(stateNow(), before);
}

TEST_F(ClientCellsTest, CtrlDShowsFirstWhatWritesOverMuch) {
    select(0, 40, u"city"_s);
    const std::string city = text(model().idAt(0), "city");
    ASSERT_FALSE(city.empty());
    std::vector<RecordId> clients;
    for (int row = 0; row <= 40; ++row) clients.push_back(model().idAt(row));
    press(Qt::Key_D);
    CellsSheet* shown = sheet();
    ASSERT_TRUE(shown);
    EXPECT_EQ(stateNow(), before);
    EXPECT_GT(shown->plan()->overwritten, 5);
    shown->accept();
    settled();
    for (const RecordId client : clients) EXPECT_EQ(text(client, "city"), city);
    undone();
}

TEST_F(ClientCellsTest, EveryFieldIsOfferedForManyOrNamedWithItsReason) {
    for (const int last : {0, 3}) {
        for (const Field* field : fieldsOfKind(context.reader(), Kind::client)) {
            SCOPED_TRACE(std::string(field->key));
            select(0, last, u"city"_s);
            page().actions().bulkEdit();
            QPointer<BulkEditSheet> sheet(window->findChild<BulkEditSheet*>());
            ASSERT_TRUE(sheet);
            auto* fields = sheet->findChild<QComboBox*>(u"fieldCombo"_s);
            const bool offered = fields->findData(qs(field->key)) >= 0;
            sheet->setField(*field);
            const CellBar bar = last == 0 ? cellBar(field) : barForMany(*field);
            EXPECT_EQ(offered, bar == CellBar::none);
            if (offered) {
                EXPECT_EQ(fields->currentData().toString(), qs(field->key));
                EXPECT_TRUE(sheet->editor()) << "there is something to type it into";
            } else {
                bool said = false;
                for (const QLabel* label : sheet->findChildren<QLabel*>())
                    said = said || label->text().contains(context.text(field->label) + u'”');
                EXPECT_TRUE(said) << "it says why not";
            }
            delete sheet;
        }
    }
}

TEST_F(ClientCellsTest, TagsAreAddedToManyInTheSheet) {
    select(0, 2, u"tags"_s);
    const std::vector<RecordId> clients = table().selectedIds();
    std::vector<std::size_t> had;
    for (const RecordId client : clients) had.push_back(tagsOfClient(context.reader(), client).size());
    page().actions().bulkEdit();
    QPointer<BulkEditSheet> sheet(window->findChild<BulkEditSheet*>());
    ASSERT_TRUE(sheet);
    auto* editor = qobject_cast<TagsEditor*>(sheet->editor());
    ASSERT_TRUE(editor) << "the column one stood in";
    sheet->accept();
    EXPECT_TRUE(sheet && sheet->isVisible()) << "which tags?";
    editor->addNew(u"新标签甲"_s);
    editor->addNew(u"新标签乙"_s);
    sheet->accept();
    settled();
    for (std::size_t i = 0; i < clients.size(); ++i)
        EXPECT_EQ(tagsOfClient(context.reader(), clients[i]).size(), had[i] + 2);
    undone();
}

}  // namespace
}  // namespace meike::ui::test
