// SPDX-License-Identifier: GPL-3.0-or-later
// The list of clients in groups: chosen by keyboard and at a header, with sums, closed and opened, changed, kept in a
// view, sent into a file.
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <map>

#include "app/view/saved_views.h"
#include "storage/maintenance.h"
#include "tests/ui/clients_fixture.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/format.h"
#include "ui/kit/heading_roles.h"

namespace meike::ui::test {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

class ClientsGroupsTest : public ClientsPageTest {
protected:
    void choose(const QString& picked, const QString& text) {
        auto* list = picker(picked);
        ASSERT_TRUE(list) << u8(picked);
        list->edit()->insert(text);
        QTest::keyClick(list->edit(), Qt::Key_Return);
        settled();
    }
    void groupBy(const QString& field) {
        page->chooseGroups();
        choose(u"groupPicker"_s, field);
    }
    const std::vector<ClientGroup>& groups() { return model().groups().groups(); }
    QString heading(std::size_t group, const QString& column, int role = Qt::DisplayRole) {
        return model().index(model().headingRow(group), columnOf(column)).data(role).toString();
    }
    void goTo(int row, int column = 0) {
        table().selectionModel()->setCurrentIndex(model().index(row, column),
                                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    void press(Qt::Key key) { QTest::keyClick(&table(), key); }
};

TEST_F(ClientsGroupsTest, ByOwnerWithSumsThatAreThoseOfTheRows) {
    open();
    groupBy(u"Owner"_s);
    ASSERT_GT(groups().size(), 2U);
    EXPECT_EQ(model().rowCount(), static_cast<int>(model().ids().size() + groups().size()));
    std::map<RecordId, std::pair<std::int64_t, std::int64_t>> plain;  // clients and money by owner
    for (const ClientRow& row : readClientRows(context.reader(), model().ids())) {
        auto& [clients, money] = plain[integerOr(row.value(fieldOf(Kind::client, "owner")), 0)];
        ++clients;
        money += integerOr(row.value(fieldOf(Kind::client, "monetary")), 0);
    }
    std::int64_t clients = 0;
    for (std::size_t i = 0; i < groups().size(); ++i) {
        const RecordId owner = integerOr(groups()[i].key, 0);
        const QString name = owner == 0 ? u"(none)"_s : qs(recordName(context.reader(), Kind::person, owner));
        EXPECT_EQ(heading(i, u"name"_s), name);
        EXPECT_EQ(groups()[i].count, plain.at(owner).first);
        if (plain.at(owner).second > 0) {
            EXPECT_EQ(heading(i, u"monetary"_s), moneyWhole(plain.at(owner).second, "CNY"));
        }
        EXPECT_EQ(heading(i, u"name"_s, kAsideRole), count(groups()[i].count));
        const QString spoken = heading(i, u"name"_s, Qt::AccessibleTextRole);
        EXPECT_TRUE(spoken.contains(name) && spoken.contains(clientCount(groups()[i].count))) << u8(spoken);
        EXPECT_EQ(heading(i, u"value_score"_s).startsWith(u"ø"_s),
                  model().groups().figure(i, "value_score")->clients > 0)
            << "marks have a mean, and it says so";
        EXPECT_TRUE(heading(i, u"tier"_s).isEmpty());
        clients += groups()[i].count;
    }
    EXPECT_EQ(clients, static_cast<std::int64_t>(model().ids().size()));
    EXPECT_TRUE(page->findChild<QLabel*>(u"clientsSubtitle"_s)->text().contains(clientCount(clients)))
        << "what stands over the list stays";
    EXPECT_TRUE(page->findChild<QLabel*>(u"sortText"_s)->text().contains(u"Owner"_s));
    // Inside a group the list's own order.
    ClientQuery flat = page->query();
    flat.grouping = {};
    flat.rule = Rule::all({Rule::condition("owner", "any_of", {u8(heading(0, u"name"_s))})});
    const auto first = queryClientIds(context.reader(), flat);
    EXPECT_THAT(std::vector<RecordId>(model().ids().begin(), model().ids().begin() + groups()[0].count),
                ElementsAreArray(first));
    // A column that is shown later has its sum as well.
    table().chooseColumns();
    ASSERT_TRUE(picker(u"columnPicker"_s));
    picker(u"columnPicker"_s)->edit()->insert(u"Frequency"_s);
    QTest::keyClick(picker(u"columnPicker"_s)->edit(), Qt::Key_Return);
    picker(u"columnPicker"_s)->hide();
    settled();
    EXPECT_FALSE(heading(0, u"frequency"_s).isEmpty());
    page->groupBy({});
    settled();
    EXPECT_EQ(model().rowCount(), static_cast<int>(model().ids().size()));
}

TEST_F(ClientsGroupsTest, AreClosedAndOpenedByKeysAndMouseAndKeepWhoIsSelected) {
    open();
    groupBy(u"Tier"_s);
    const int all = model().rowCount();
    const int core = static_cast<int>(groups()[0].count);
    table().setFocus();
    // From a client up to its heading, there closed, opened, and down again: as in every tree.
    goTo(2);
    const RecordId second = table().currentClient();
    press(Qt::Key_Left);
    EXPECT_EQ(table().currentIndex().row(), 0);
    EXPECT_THAT(table().selectedIds(), IsEmpty()) << "a heading is nobody";
    EXPECT_FALSE(table().hasSelection());
    press(Qt::Key_Left);
    EXPECT_EQ(model().rowCount(), all - core);
    EXPECT_TRUE(heading(0, u"name"_s, Qt::AccessibleTextRole).contains(u"closed"_s));
    EXPECT_EQ(model().headingAt(1), 1U) << "the next heading follows at once";
    press(Qt::Key_Right);
    EXPECT_EQ(model().rowCount(), all);
    press(Qt::Key_Right);
    EXPECT_EQ(table().currentIndex().row(), 1);
    press(Qt::Key_Left);
    press(Qt::Key_Space);
    EXPECT_EQ(model().rowCount(), all - core);
    press(Qt::Key_Return);
    EXPECT_EQ(model().rowCount(), all);
    // In other columns Left and Right are what they always are.
    goTo(2, 3);
    press(Qt::Key_Left);
    EXPECT_EQ(table().currentIndex().column(), 2);
    EXPECT_EQ(table().currentIndex().row(), 2);

    // By mouse; a double click is one click.
    const auto click = [&](int row) {
        auto* frozen = page->findChild<QTableView*>(u"clientTableFrozen"_s);
        const QPoint at = frozen->visualRect(model().index(row, 0)).center();
        QTest::mouseClick(frozen->viewport(), Qt::LeftButton, {}, at);
        return at;
    };
    table().scrollToTop();
    click(0);
    EXPECT_EQ(model().rowCount(), all - core);
    click(0);
    EXPECT_EQ(model().rowCount(), all);

    // All of them; whoever is looked for opens their group.
    goTo(2);
    ASSERT_EQ(table().currentClient(), second);
    table().setAllGroupsClosed(true);
    EXPECT_EQ(model().rowCount(), static_cast<int>(groups().size()));
    EXPECT_EQ(table().currentIndex().row(), 0) << "the heading over whoever was looked at";
    page->showClient(second);
    EXPECT_EQ(table().currentClient(), second);
    EXPECT_EQ(model().rowCount(), static_cast<int>(groups().size()) + core);
    // Closing over a selected client: nobody unseen stays selected.
    table().setGroupClosed(0, true);
    EXPECT_THAT(table().selectedIds(), IsEmpty());
    table().setAllGroupsClosed(false);
    EXPECT_EQ(model().rowCount(), all);
    table().selectGroup(1);
    EXPECT_EQ(table().selectedIds().size(), static_cast<std::size_t>(groups()[1].count));
    table().selectAll();
    EXPECT_EQ(table().selectedIds().size(), model().ids().size());
}

TEST_F(ClientsGroupsTest, FollowEditsAndStayClosed) {
    open();
    groupBy(u"Owner"_s);
    table().setGroupClosed(1, true);
    const Value closed = groups()[1].key;
    const RecordId client = model().idAt(1);
    const Value from = groups()[0].key;
    const std::int64_t before = groups()[0].count;
    goTo(1);
    context.edit({"change", {}}, [&](Edit& edit) { edit.set(Kind::client, client, "owner", closed); });
    settled();
    const auto now = model().groups().groupOfKey(closed);
    ASSERT_TRUE(now);
    EXPECT_TRUE(model().groups().isClosed(*now)) << "a new answer opens nothing";
    EXPECT_EQ(groups()[*model().groups().groupOfKey(from)].count, before - 1);
    EXPECT_EQ(model().groupOf(client), now);
    context.undo();
    settled();
    EXPECT_EQ(groups()[*model().groups().groupOfKey(from)].count, before);
    EXPECT_EQ(table().selectedIds(), std::vector<RecordId>())
        << "it went into a closed group, and nobody took its place";
    // While nothing is changed the headings keep their place.
    EXPECT_EQ(model().headingRow(0), 0);
}

TEST_F(ClientsGroupsTest, AtAHeaderAndOrderedByASum) {
    open();
    QHeaderView* header = table().horizontalHeader();
    const int section = columnOf(u"stage"_s);
    emit header->customContextMenuRequested(QPoint(header->sectionViewportPosition(section) + 5, 5));
    ASSERT_TRUE(picker(u"columnPicker"_s));
    QTest::keyClick(picker(u"columnPicker"_s)->edit(), Qt::Key_Return);
    settled();
    EXPECT_EQ(model().groups().grouping().field, "stage") << "its own action stands first";
    EXPECT_FALSE(picker(u"columnPicker"_s));
    // The order of the table of stages, then the largest sum first.
    std::vector<std::int64_t> places;
    const auto choices = fieldOf(Kind::client, "stage").choices;
    for (const ClientGroup& group : groups())
        places.push_back(std::find_if(choices.begin(), choices.end(),
                                      [&](const Choice& choice) { return choice.key == textOrEmpty(group.key); }) -
                         choices.begin());
    EXPECT_TRUE(std::is_sorted(places.begin(), places.end()));
    page->chooseGroupOrder();
    choose(u"groupOrderPicker"_s, u"Value in window"_s);
    std::vector<std::int64_t> sums;
    for (std::size_t i = 0; i < groups().size(); ++i) sums.push_back(model().groups().figure(i, "monetary")->total);
    EXPECT_TRUE(std::is_sorted(sums.rbegin(), sums.rend()));
    EXPECT_GT(sums.front(), sums.back());
    // Through the list of fields again: no groups.
    page->chooseGroups();
    choose(u"groupPicker"_s, u"No groups"_s);
    EXPECT_FALSE(model().groups().grouped());
    // The heading's own menu.
    groupBy(u"Stage"_s);
    goTo(0);
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, QPoint(5, 5), table().mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&table(), &menuKey);
    auto* menu = table().findChild<QMenu*>(u"groupMenu"_s);
    ASSERT_TRUE(menu);
    menu->findChild<QAction*>(u"closeGroups"_s)->trigger();
    menu->close();
    EXPECT_EQ(model().rowCount(), static_cast<int>(groups().size()));
}

TEST_F(ClientsGroupsTest, BelongToAViewThatIsKept) {
    open();
    groupBy(u"Owner"_s);
    ASSERT_TRUE(page->findChild<QPushButton*>(u"saveViewAsButton"_s)->isVisible());
    page->saveViewAs();
    auto* sheet = page->findChild<FormDialog*>(u"viewSheet"_s);
    ASSERT_TRUE(sheet);
    sheet->findChild<QLineEdit*>(u"viewNameEdit"_s)->setText(u"按负责人"_s);
    sheet->accept();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    settled();
    const auto kept = savedViews(context.reader(), session().actor());
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].grouping.field, "owner");
    EXPECT_FALSE(page->isViewChanged());
    page->groupBy(u"tier"_s);
    settled();
    EXPECT_TRUE(page->isViewChanged());
    page->revertView();
    settled();
    EXPECT_EQ(model().groups().grouping().field, "owner");
    page->showView(u"all"_s);
    settled();
    EXPECT_FALSE(model().groups().grouped());
    page->showView(keptView(kept[0]).key);
    settled();
    EXPECT_TRUE(model().groups().grouped());
    // What leaves the list has its rows in this order.
    EXPECT_THAT(queryClientIds(context.reader(), page->query()), ElementsAreArray(model().ids()));
    EXPECT_TRUE(page->query().grouping);
}

TEST_F(ClientsGroupsTest, ASumThatIsLongerThanItsColumnIsShortAndWholeInItsTooltip) {
    open();
    const RecordId client = model().ids().front();
    session().edit({"change", {}}, [&](Edit& edit) {
        edit.set(Kind::client, client, "credit_limit", Value{std::int64_t{1'234'567'890'00}});
    });
    model().setColumns({u"name"_s, u"owner"_s, u"credit_limit"_s});
    settled();
    groupBy(u"Owner"_s);
    std::size_t group = 0;
    while (group < groups().size() && model().groups().figure(group, "credit_limit")->total < 1'234'567'890'00) ++group;
    ASSERT_LT(group, groups().size());
    const std::int64_t sum = model().groups().figure(group, "credit_limit")->total;
    const QString shown = heading(group, u"credit_limit"_s);
    EXPECT_EQ(shown, moneyShort(sum, "CNY"));
    EXPECT_TRUE(heading(group, u"credit_limit"_s, Qt::ToolTipRole).contains(moneyFull(sum, "CNY")));
    const QFontMetrics bold([&] {
        QFont font = table().font();
        font.setBold(true);
        return font;
    }());
    EXPECT_LT(bold.horizontalAdvance(shown), ClientListModel::defaultWidth(u"credit_limit"_s, Language::en) - 16);
}

}  // namespace
}  // namespace meike::ui::test
