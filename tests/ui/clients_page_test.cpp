// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStyleOption>
#include <algorithm>

#include "app/records/client_edits.h"
#include "tests/ui/clients_fixture.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/filter_chip.h"
#include "ui/kit/format.h"
#include "ui/kit/search_field.h"
#include "ui/kit/wrapped_header.h"
#include "ui/rooms/clients/bulk_edit_sheet.h"
#include "ui/rules/condition_editor.h"

namespace meike::ui::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAreArray;
using ::testing::Not;

TEST_F(ClientsPageTest, ShowsWhatTheQueryFinds) {
    open();
    ClientQuery query;
    query.sorts = {{"value_score", true}};
    EXPECT_THAT(model().ids(), ElementsAreArray(idsOf(query)));
    const ClientTotals totals = queryClientTotals(context.reader(), page->query());
    const QString subtitle = page->findChild<QLabel*>(u"clientsSubtitle"_s)->text();
    EXPECT_TRUE(subtitle.contains(clientCount(totals.count))) << u8(subtitle);
    EXPECT_TRUE(subtitle.contains(moneyShort(totals.monetary, "CNY"))) << u8(subtitle);
}

TEST_F(ClientsPageTest, HeadersSortAndShiftAddsKeys) {
    open();
    clickHeader(u"monetary"_s);
    ClientQuery query;
    query.sorts = {{"monetary", true}};
    EXPECT_THAT(model().ids(), ElementsAreArray(idsOf(query)));
    clickHeader(u"monetary"_s);
    query.sorts = {{"monetary", false}};
    EXPECT_THAT(model().ids(), ElementsAreArray(idsOf(query)));
    clickHeader(u"stage"_s);
    clickHeader(u"value_score"_s, Qt::ShiftModifier);
    query.sorts = {{"stage", false}, {"value_score", true}};
    EXPECT_THAT(model().ids(), ElementsAreArray(idsOf(query)));
    const auto head = [&](const QString& key) {
        return model().headerData(columnOf(key), Qt::Horizontal, Qt::DisplayRole).toString();
    };
    EXPECT_TRUE(head(u"stage"_s).endsWith(u"①")) << u8(head(u"stage"_s));
    EXPECT_TRUE(head(u"value_score"_s).endsWith(u"②")) << u8(head(u"value_score"_s));
    EXPECT_FALSE(head(u"monetary"_s).contains(u"↓"));
}

TEST_F(ClientsPageTest, AConditionIsBuiltWithTheKeyboardAndTakenOffAgain) {
    open();
    const auto all = model().ids();
    QTest::mouseClick(page->findChild<AddChip*>(u"addConditionChip"_s), Qt::LeftButton);
    PopupPicker* fields = picker(u"fieldPicker"_s);
    ASSERT_NE(fields, nullptr);
    QTest::keyClicks(fields->edit(), u"Stage"_s);
    QTest::keyClick(fields->edit(), Qt::Key_Return);
    auto* editor = page->findChild<ConditionEditor*>(u"conditionEditor"_s);
    ASSERT_NE(editor, nullptr);
    ASSERT_TRUE(editor->isVisible());
    auto* values = editor->findChild<QListWidget*>(u"valueList"_s);
    for (int i = 0; i < values->count(); ++i)
        if (values->item(i)->data(Qt::UserRole).toString() == u"loyal"_s) values->item(i)->setCheckState(Qt::Checked);
    QTest::keyClick(values, Qt::Key_Return);
    settled();
    EXPECT_FALSE(editor->isVisible());
    ClientQuery query = page->query();
    EXPECT_EQ(query.rule, Rule::all({Rule::condition("stage", "any_of", {"loyal"})}));
    ASSERT_LT(model().ids().size(), all.size());
    for (int row = 0; row < model().rowCount(); ++row) EXPECT_EQ(textOrEmpty(model().valueAt(row, "stage")), "loyal");
    auto* chip = page->findChild<FilterChip*>(u"chip0"_s);
    ASSERT_NE(chip, nullptr);
    EXPECT_EQ(chip->text(), u"Stage Loyal"_s);
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Delete);
    settled();
    EXPECT_EQ(model().ids(), all);
}

TEST_F(ClientsPageTest, TheLanguageMayChangeAfterAConditionWasEdited) {
    open();
    page->showRule(Rule::all({Rule::condition("tier", "any_of", {"core"})}), {});
    settled();
    QTest::mouseClick(page->findChild<FilterChip*>(u"chip0"_s), Qt::LeftButton);
    QPointer<ConditionEditor> editor = page->findChild<ConditionEditor*>(u"conditionEditor"_s);
    ASSERT_TRUE(editor && editor->isVisible());
    context.setLanguage(Language::zh, false);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !editor; }, 5'000));
    EXPECT_EQ(page->findChild<FilterChip*>(u"chip0"_s)->text(), u"等级 核心"_s);
    QTest::mouseClick(page->findChild<FilterChip*>(u"chip0"_s), Qt::LeftButton);
    EXPECT_NE(page->findChild<ConditionEditor*>(u"conditionEditor"_s), nullptr);
    context.setLanguage(Language::en, false);
}

TEST_F(ClientsPageTest, AMoneyConditionUnderstandsWan) {
    open();
    Rule rule = Rule::condition("monetary", ">=", {"1000000"});
    ConditionEditor editor(context, page.get());
    editor.openFor(Rule::condition("monetary", ">=", {}), page->findChild<AddChip*>(u"addConditionChip"_s));
    auto* value = editor.findChild<QLineEdit*>(u"valueEdit"_s);
    value->clear();
    value->insert(u"100万"_s);
    ASSERT_TRUE(editor.condition().has_value());
    EXPECT_EQ(editor.condition()->op, ">=");
    EXPECT_EQ(idsOf(ClientQuery{.rule = *editor.condition(), .search = {}, .sorts = {}, .asOf = {}}),
              idsOf(ClientQuery{.rule = rule, .search = {}, .sorts = {}, .asOf = {}}));
    value->clear();
    value->insert(u"many"_s);
    EXPECT_FALSE(editor.condition().has_value());
}

TEST_F(ClientsPageTest, AnEmptyListSaysWhichFilterAndClearsIt) {
    open();
    auto* search = page->findChild<SearchField*>(u"listSearch"_s);
    search->insert(u"没有这家公司"_s);
    settled();
    ASSERT_EQ(model().rowCount(), 0);
    auto* empty = page->findChild<EmptyState*>(u"clientsEmpty"_s);
    ASSERT_TRUE(empty->isVisible());
    EXPECT_TRUE(empty->accessibleDescription().contains(u"没有这家公司"_s));
    QTest::mouseClick(empty->findChild<QPushButton*>(u"clearFiltersButton"_s), Qt::LeftButton);
    settled();
    EXPECT_GT(model().rowCount(), 300);
    EXPECT_TRUE(table().isVisible());
}

TEST_F(ClientsPageTest, TheListIsSearchedByInitialsAndPinyin) {
    open();
    auto* search = page->findChild<SearchField*>(u"listSearch"_s);
    for (const char16_t* typed : {u"zxmz", u"zhixiamei", u"知夏"}) {
        search->clear();
        search->insert(QString::fromUtf16(typed));
        settled();
        ASSERT_GE(model().rowCount(), 1) << u8(QString::fromUtf16(typed));
        EXPECT_THAT(model().ids(), Contains(clientNamed("知夏美妆")));
    }
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_TRUE(table().hasFocus());
    EXPECT_NE(table().currentClient(), 0);
}

TEST_F(ClientsPageTest, ViewsCountWhatTheyShow) {
    QSignalSpy views(page.get(), &ClientsPage::viewsChanged);
    open();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return !views.isEmpty() && !views.back()[0].value<QList<SavedViewItem>>().isEmpty(); }, 10'000));
    const auto items = views.back()[0].value<QList<SavedViewItem>>();
    int shown = 0;
    for (const SavedViewItem& item : items) {
        page->showView(item.key);
        settled();
        EXPECT_EQ(model().rowCount(), item.count) << u8(item.key);
        shown += item.count > 0;
    }
    EXPECT_GE(shown, 5);  // the demo agency has something for nearly every view
}

TEST_F(ClientsPageTest, SelectionAndPlaceStayWithTheirClients) {
    open();
    clickHeader(u"name"_s);
    const RecordId first = model().idAt(3);
    const RecordId second = model().idAt(10);
    const RecordId third = model().idAt(11);
    table().selectClient(first);
    for (const RecordId id : {second, third})
        table().selectionModel()->select(model().index(model().rowOf(id), 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const RecordId renamed = model().idAt(200);
    session().edit({"change", {"@clients", "x"}},
                   [&](Edit& edit) { edit.set(Kind::client, renamed, "name", std::string("啊第一名")); });
    settled();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model().rowOf(renamed) < 3; }, 5'000)) << model().rowOf(renamed);
    EXPECT_EQ(model().rowOf(first), 4);
    EXPECT_THAT(table().selectedIds(), ElementsAreArray({first, second, third}));
    EXPECT_EQ(table().currentClient(), first);
}

TEST_F(ClientsPageTest, TheClientThatIsThereAtFirstIsFollowedThroughAnEdit) {
    open();
    clickHeader(u"name"_s);
    const RecordId shown = table().currentClient();
    ASSERT_NE(shown, 0);
    session().edit({"change", {"@clients", "x"}},
                   [&](Edit& edit) { edit.set(Kind::client, shown, "name", std::string("做最后一名")); });
    settled();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model().rowOf(shown) > 10; }, 5'000));
    EXPECT_EQ(table().currentClient(), shown);
}

TEST_F(ClientsPageTest, ACellIsEditedInPlaceAndTabGoesOn) {
    open();
    model().setColumns({u"name"_s, u"city"_s, u"short_name"_s, u"tier"_s});
    const RecordId client = clientNamed("知夏美妆");
    ASSERT_TRUE(table().selectClient(client));
    const int row = model().rowOf(client);
    table().setFocus();
    table().setCurrentIndex(model().index(row, columnOf(u"city"_s)));
    table().editCurrentCell();
    ASSERT_TRUE(table().isEditing());
    auto* edit = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(edit, nullptr);
    EXPECT_EQ(edit->text(), u"上海"_s);
    edit->selectAll();
    edit->insert(u"杭州"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->text("city"), "杭州");
    ASSERT_TRUE(table().isEditing());
    auto* next = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(next, nullptr);
    EXPECT_EQ(next->text(), u"知夏"_s);
    // What changes the list meanwhile does not tear the editor away.
    session().edit({"change", {"@clients", "x"}},
                   [&](Edit& e) { e.set(Kind::client, model().idAt(0), "name", std::string("另一个名字")); });
    session().settle();
    QTest::qWait(300);
    EXPECT_TRUE(table().isEditing());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_FALSE(table().isEditing());
    EXPECT_EQ(readRecord(context.reader(), Kind::client, client)->text("short_name"), "知夏");
    settled();
    EXPECT_EQ(cell(model().rowOf(client), u"city"_s), u"杭州"_s);
}

TEST_F(ClientsPageTest, APickCellOffersItsList) {
    open();
    const RecordId client = clientNamed("知夏美妆");
    table().selectClient(client);
    table().setCurrentIndex(model().index(model().rowOf(client), columnOf(u"region"_s)));
    table().editCurrentCell();
    PopupPicker* values = picker(u"valuePicker"_s);
    ASSERT_NE(values, nullptr);
    values->edit()->insert(u"South China"_s);
    QTest::keyClick(values->edit(), Qt::Key_Return);
    const RecordId region = readRecord(context.reader(), Kind::client, client)->integer("region");
    EXPECT_EQ(recordName(context.reader(), Kind::pick_item, region), "华南");
}

TEST_F(ClientsPageTest, TagsArePutOnAndTakenOffWithTwoStrokes) {
    open();
    const std::vector<RecordId> clients = {model().idAt(0), model().idAt(1), model().idAt(2)};
    table().selectClient(clients[0]);
    for (int row : {1, 2})
        table().selectionModel()->select(model().index(row, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    page->actions().tag();
    PopupPicker* tags = picker(u"tagPicker"_s);
    ASSERT_NE(tags, nullptr);
    tags->edit()->insert(u"全新标签"_s);
    QTest::keyClick(tags->edit(), Qt::Key_Return);
    const RecordId tag = tagNamed("全新标签");
    ASSERT_NE(tag, 0);
    for (const RecordId client : clients) EXPECT_THAT(tagsOf(client), Contains(tag));
    settled();
    EXPECT_TRUE(cell(model().rowOf(clients[0]), u"tags"_s).contains(u"全新标签"_s));
    EXPECT_THAT(table().selectedIds(), ::testing::UnorderedElementsAreArray(clients));
    // Typed in pinyin initials; all have it, so it comes off.
    page->actions().tag();
    tags = picker(u"tagPicker"_s);
    ASSERT_NE(tags, nullptr);
    QTest::keyClicks(tags->edit(), u"qxbq"_s);
    QTest::keyClick(tags->edit(), Qt::Key_Return);
    for (const RecordId client : clients) EXPECT_THAT(tagsOf(client), Not(Contains(tag)));
    context.undo();
    for (const RecordId client : clients) EXPECT_THAT(tagsOf(client), Contains(tag));
}

TEST_F(ClientsPageTest, AFieldOfManyIsSetInOneStepOnlyWhenAValueWasChosen) {
    open();
    const std::vector<RecordId> clients = {model().idAt(0), model().idAt(1), model().idAt(2)};
    table().selectClient(clients[0]);
    for (int row : {1, 2})
        table().selectionModel()->select(model().index(row, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    page->actions().bulkEdit();
    auto* sheet = page->findChild<BulkEditSheet*>();
    ASSERT_NE(sheet, nullptr);
    sheet->setField(fieldOf(Kind::client, "city"));
    const auto cities = [&] {
        std::vector<std::string> found;
        for (const Record& client : readRecords(context.reader(), Kind::client, clients))
            found.push_back(client.text("city"));
        return found;
    };
    const auto before = cities();
    QTest::mouseClick(sheet->primaryButton(), Qt::LeftButton);
    EXPECT_TRUE(sheet->isVisible());
    EXPECT_EQ(cities(), before);
    auto* input = qobject_cast<QLineEdit*>(sheet->editor()->input());
    ASSERT_NE(input, nullptr);
    input->insert(u"拉萨"_s);
    QTest::mouseClick(sheet->primaryButton(), Qt::LeftButton);
    EXPECT_THAT(cities(), ElementsAreArray({"拉萨", "拉萨", "拉萨"}));
    context.undo();
    EXPECT_EQ(cities(), before);
}

TEST_F(ClientsPageTest, RowsAreCopiedAsExcelPastesThem) {
    open();
    QGuiApplication::clipboard()->clear();
    table().selectClient(model().idAt(0));
    table().selectionModel()->select(model().index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    page->actions().copyRows();
    ASSERT_TRUE(QTest::qWaitFor([&] { return QGuiApplication::clipboard()->text().count(u'\n') >= 2; }, 5'000));
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QRegularExpression(u"\r?\n"_s), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 3);
    const QStringList head = lines[0].split(u'\t');
    EXPECT_EQ(head.size(), static_cast<qsizetype>(page->exportColumns().size()));
    EXPECT_EQ(head[0], u"Client"_s);
    EXPECT_EQ(head.indexOf(u"Provisional"_s), head.indexOf(u"Tier"_s) + 1) << "what the list marks goes with it";
    EXPECT_EQ(lines[1].split(u'\t')[0], cell(0, u"name"_s));
    EXPECT_EQ(lines[2].split(u'\t').size(), head.size());
}

TEST_F(ClientsPageTest, NoTitleOfAColumnIsCut) {
    open();
    page->resize(1280 - 188, 760);
    auto* titles = qobject_cast<WrappedHeader*>(table().horizontalHeader());
    ASSERT_TRUE(titles);
    for (const Language language : {Language::zh, Language::en}) {
        context.setLanguage(language, false);
        model().setColumns(ClientListModel::availableColumns(context.reader()));
        for (const int width : {0, 90, 44}) {
            for (int column = 1; column < model().columnCount() - 1 && width > 0; ++column)
                table().setColumnWidth(column, width);
            QTest::qWait(1);
            for (int column = 0; column < model().columnCount(); ++column)
                EXPECT_TRUE(titles->isWhole(column))
                    << u8(ClientListModel::columnTitle(model().columns().at(column), language)) << " at "
                    << table().columnWidth(column) << ", " << titles->height();
            EXPECT_EQ(table().findChild<QTableView*>(u"clientTableFrozen"_s)->horizontalHeader()->height(),
                      titles->height())
                << "the frozen one's stands beside it";
            if (width == 0) {
                const int lines = (titles->height() - 12) / QFontMetrics(titles->font()).lineSpacing();
                EXPECT_LE(lines, 2) << "as they are set up";
            }
        }
        model().setColumns({});
    }
    context.setLanguage(Language::en, false);
}

TEST_F(ClientsPageTest, AProvisionalTierIsMarkedInTheList) {
    open();
    int provisional = 0;
    int firm = 0;
    for (int row = 0; row < model().rowCount(); ++row) {
        const auto client = readRecord(context.reader(), Kind::client, model().idAt(row));
        const auto at = context.scores()->indexOf(model().idAt(row));
        ASSERT_TRUE(client && at);
        const engine::Assessment& scores = context.scores()->assessment;
        if (scores.tier[*at] < 0 || !client->text("tier_override").empty()) continue;
        const bool expected = scores.provisional[*at] != 0;
        EXPECT_EQ(cell(row, u"tier"_s).endsWith(u" ?"_s), expected) << u8(cell(row, u"name"_s));
        const QModelIndex index = model().index(row, static_cast<int>(model().columns().indexOf(u"tier"_s)));
        EXPECT_EQ(index.data(Qt::AccessibleTextRole).toString().endsWith(u"(provisional)"_s), expected);
        EXPECT_EQ(index.data(Qt::ToolTipRole).toString().contains(u"Provisional"_s), expected);
        ++(expected ? provisional : firm);
    }
    EXPECT_GT(provisional, 0);
    EXPECT_GT(firm, 0);
}

TEST_F(ClientsPageTest, ArchiveAndBinAreSteps) {
    open();
    const auto all = model().ids();
    const RecordId client = model().idAt(5);
    table().selectClient(client);
    page->actions().archive();
    settled();
    EXPECT_EQ(model().rowOf(client), -1);
    page->showView(u"archived"_s);
    settled();
    ASSERT_GE(model().rowOf(client), 0);
    table().selectClient(client);
    page->actions().archive();  // brings it back
    settled();
    EXPECT_EQ(model().rowOf(client), -1);
    page->showView(u"all"_s);
    settled();
    EXPECT_GE(model().rowOf(client), 0);
    table().selectClient(client);
    page->actions().bin();
    settled();
    EXPECT_EQ(model().rowOf(client), -1);
    context.undo();
    settled();
    EXPECT_EQ(model().ids(), all);
}

TEST_F(ClientsPageTest, APastDayIsReadOnlyAndShowsThatDay) {
    open();
    const Date day = fixedClock().today() - std::chrono::days(400);
    QSignalSpy moved(&context, &AppContext::asOfChanged);
    context.setAsOf(day);
    ASSERT_TRUE(moved.count() > 0 || moved.wait(10'000));
    settled();
    const auto scores = context.scores();
    EXPECT_EQ(scores->asOf, day);
    const RecordId client = clientNamed("知夏美妆");
    const auto index = scores->indexOf(client);
    ASSERT_TRUE(index);
    const int row = model().rowOf(client);
    ASSERT_GE(row, 0);
    EXPECT_EQ(integerOr(model().valueAt(row, "monetary"), -1), scores->assessment.monetary[*index]);
    EXPECT_FALSE(model().flags(model().index(row, 0)).testFlag(Qt::ItemIsEditable));
    EXPECT_FALSE(context.edit({"change", {}}, [](Edit&) { FAIL() << "a past day was edited"; }));
    EXPECT_FALSE(messages.isEmpty());
    EXPECT_FALSE(page->findChild<QPushButton*>(u"newClientButton"_s)->isEnabled());
    EXPECT_FALSE(page->findChild<QPushButton*>(u"newClientButton"_s)->toolTip().isEmpty());
    context.setAsOf({});
    settled();
    EXPECT_TRUE(page->findChild<QPushButton*>(u"newClientButton"_s)->isEnabled());
    EXPECT_TRUE(model().flags(model().index(model().rowOf(client), 0)).testFlag(Qt::ItemIsEditable));
    EXPECT_EQ(integerOr(model().valueAt(model().rowOf(client), "monetary"), -1),
              session().scores()->assessment.monetary[*session().scores()->indexOf(client)]);
}

TEST_F(ClientsPageTest, SortingShowsTheTopAndKeepsTheSelection) {
    open();
    table().selectClient(model().idAt(200));
    const RecordId chosen = table().currentClient();
    ASSERT_GT(table().verticalScrollBar()->value(), 0);
    clickHeader(u"monetary"_s);
    EXPECT_EQ(table().verticalScrollBar()->value(), 0);
    EXPECT_EQ(table().currentClient(), chosen);
    EXPECT_EQ(table().selectedIds(), std::vector<RecordId>{chosen});
    // A change of the data is no sort: what one reads stays in view.
    table().verticalScrollBar()->setValue(50);
    session().edit({"change", {}}, [&](Edit& edit) { tagClients(edit, std::vector<RecordId>{chosen}, "看"); });
    settled();
    EXPECT_EQ(table().verticalScrollBar()->value(), 50);
}

TEST_F(ClientsPageTest, AScatteredSelectionSurvivesASort) {
    open();
    table().clearSelection();
    std::vector<RecordId> chosen;
    for (int row = 3; row < model().rowCount(); row += 3) {
        chosen.push_back(model().idAt(row));
        table().selectionModel()->select(model().index(row, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    const auto sorted = [](std::vector<RecordId> ids) {
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    ASSERT_EQ(sorted(table().selectedIds()), sorted(chosen));
    clickHeader(u"name"_s);
    EXPECT_EQ(sorted(table().selectedIds()), sorted(chosen));
    for (const auto& [first, last] : model().rangesOf({model().idAt(4), model().idAt(5), model().idAt(7)}))
        EXPECT_TRUE((first == 4 && last == 5) || (first == 7 && last == 7)) << first << ' ' << last;
}

TEST_F(ClientsPageTest, AComputedCellSaysThatItCannotBeEdited) {
    open();
    for (const QString& column : {u"value_score"_s, ClientListModel::kRfmColumn}) {
        messages.clear();
        table().setCurrentIndex(model().index(2, columnOf(column)));
        table().editCurrentCell();
        EXPECT_FALSE(table().isEditing());
        ASSERT_EQ(messages.size(), 1) << u8(column);
        EXPECT_TRUE(messages[0].contains(ClientListModel::columnTitle(column, Language::en))) << u8(messages[0]);
        EXPECT_TRUE(messages[0].contains(u"computed"_s)) << u8(messages[0]);
    }
}

TEST_F(ClientsPageTest, HeadersShowTheirWholeTitle) {
    open();
    auto* header = qobject_cast<WrappedHeader*>(table().horizontalHeader());
    ASSERT_TRUE(header);
    model().setColumns(ClientListModel::availableColumns(context.reader()));
    for (const Language language : {Language::en, Language::zh}) {
        context.setLanguage(language);
        // Sorted by the column, for the arrow takes its place too.
        for (int column = 0; column < model().columnCount(); ++column) {
            const QString& key = model().columns().at(column);
            table().setColumnWidth(column, ClientListModel::defaultWidth(key, language));
            if (key != ClientListModel::kRfmColumn) model().setSorts({{u8(key), true}});
            EXPECT_TRUE(header->isWhole(column))
                << u8(key) << " " << u8(model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        }
        ASSERT_TRUE(QTest::qWaitFor([&] { return header->height() >= header->neededHeight(); }, 5'000));
    }
    context.setLanguage(Language::en);
}

TEST_F(ClientsPageTest, ChosenColumnsAreRemembered) {
    open();
    table().chooseColumns();
    PopupPicker* columns = picker(u"columnPicker"_s);
    ASSERT_NE(columns, nullptr);
    QTest::keyClicks(columns->edit(), u"City"_s);
    QTest::keyClick(columns->edit(), Qt::Key_Return);
    EXPECT_THAT(std::vector<QString>(model().columns().begin(), model().columns().end()), Contains(u"city"_s));
    const ClientsPage again(context);
    EXPECT_EQ(const_cast<ClientsPage&>(again).model().columns(), model().columns());
}

TEST_F(ClientsPageTest, EveryFieldCanBeAColumnAndAChip) {
    open();
    model().setColumns(ClientListModel::availableColumns(context.reader()));
    settled();
    for (const Field& field : kindRow(Kind::client).fields) {
        if (field.type == FieldType::moment) continue;
        const QString column =
            field.key == "r" || field.key == "f" || field.key == "m" ? ClientListModel::kRfmColumn : qs(field.key);
        ASSERT_GE(columnOf(column), 0) << field.key;
        const bool one = std::any_of(model().ids().begin(), model().ids().end(), [&](RecordId id) {
            return !model().index(model().rowOf(id), columnOf(column)).data(Qt::DisplayRole).toString().isEmpty();
        });
        // Whatever a client holds is shown as something.
        bool held = field.type == FieldType::tags;
        for (int row = 0; row < model().rowCount() && !held; ++row) held = !isEmpty(model().valueAt(row, field.key));
        EXPECT_EQ(one, held) << field.key;
        ConditionEditor editor(context, page.get());
        editor.openFor(Rule::condition(std::string(field.key), "not_empty"), page.get());
        EXPECT_TRUE(editor.isVisible()) << field.key;
        EXPECT_GT(editor.findChild<QComboBox*>(u"operatorCombo"_s)->count(), 0) << field.key;
    }
}

}  // namespace
}  // namespace meike::ui::test
