// SPDX-License-Identifier: GPL-3.0-or-later
// Views of the clients page: kept, changed, reverted, renamed, put in order, deleted, taken back.
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>

#include "app/view/saved_views.h"
#include "storage/maintenance.h"
#include "tests/ui/clients_fixture.h"
#include "ui/kit/form_dialog.h"
#include "ui/rooms/clients/view_bar.h"

namespace meike::ui::test {
namespace {

class SavedViewsTest : public ClientsPageTest {
protected:
    std::vector<SavedView> stored() { return savedViews(context.reader(), session().actor()); }
    QString keyOf(const SavedView& view) { return keptView(view).key; }
    QPushButton* button(const QString& name) { return page->findChild<QPushButton*>(name); }
    bool offers(const QString& name) { return button(name)->isVisible(); }
    /// Names the sheet that is open and stores it; false when it stays open.
    bool nameIt(const QString& name, bool mine = false) {
        const QPointer<FormDialog> sheet(page->findChild<FormDialog*>(u"viewSheet"_s));
        if (!sheet) return false;
        sheet->findChild<QLineEdit*>(u"viewNameEdit"_s)->setText(name);
        if (mine) sheet->findChild<QRadioButton*>(u"viewMineRadio"_s)->setChecked(true);
        sheet->accept();
        const bool closed = !sheet || !sheet->isVisible();
        if (!closed) sheet->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        settled();
        return closed;
    }
    void menu(const SavedView& view, const QString& entry) {
        page->showViewMenu(keyOf(view), QPoint(10, 10));
        auto* menu = page->findChild<QMenu*>(u"viewMenu"_s);
        ASSERT_TRUE(menu);
        auto* action = menu->findChild<QAction*>(entry);
        ASSERT_TRUE(action && action->isEnabled()) << u8(entry);
        action->trigger();
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        settled();
    }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
};

TEST_F(SavedViewsTest, AViewIsMadeChangedSavedRevertedAndTakenBack) {
    open();
    const std::string before = stateNow();
    EXPECT_FALSE(offers(u"saveViewAsButton"_s)) << "a built-in view as it is needs no keeping";
    page->showRule(Rule::all({Rule::condition("tier", "any_of", {"core"})}), {});
    settled();
    clickHeader(u"name"_s);
    const QStringList own = model().columns();
    ASSERT_TRUE(offers(u"saveViewAsButton"_s));
    button(u"saveViewAsButton"_s)->click();
    EXPECT_FALSE(nameIt(u"  "_s)) << "it needs a name";
    button(u"saveViewAsButton"_s)->click();
    ASSERT_TRUE(nameIt(u"核心按名称"_s)) << u8(errors.join(u' '));
    ASSERT_EQ(stored().size(), 1U);
    const SavedView kept = stored().front();
    const int rows = model().rowCount();
    EXPECT_FALSE(page->isViewChanged());
    EXPECT_FALSE(offers(u"revertViewButton"_s));

    // Another order, another condition, other columns: each is a change; Revert takes all of them back.
    clickHeader(u"name"_s);
    EXPECT_TRUE(page->isViewChanged());
    EXPECT_TRUE(offers(u"revertViewButton"_s) && offers(u"saveViewButton"_s));
    button(u"revertViewButton"_s)->click();
    settled();
    EXPECT_FALSE(page->isViewChanged());
    page->table().chooseColumns();
    ASSERT_TRUE(picker(u"columnPicker"_s));
    picker(u"columnPicker"_s)->edit()->insert(u"Website"_s);
    QTest::keyClick(picker(u"columnPicker"_s)->edit(), Qt::Key_Return);
    picker(u"columnPicker"_s)->hide();
    EXPECT_TRUE(model().columns().contains(u"website"_s));
    EXPECT_TRUE(page->isViewChanged()) << "another column is a change as well";
    button(u"revertViewButton"_s)->click();
    settled();
    EXPECT_FALSE(page->isViewChanged());

    // Changed and saved; the built-in view has one's own columns, and the kept one its own again.
    clickHeader(u"tier"_s);
    button(u"saveViewButton"_s)->click();
    settled();
    EXPECT_FALSE(page->isViewChanged());
    EXPECT_EQ(sortsText(stored().front().sorts), "tier");
    page->showView(u"all"_s);
    settled();
    EXPECT_EQ(model().columns(), own) << "what was chosen for the view is not chosen for everything";
    EXPECT_GT(model().rowCount(), rows);
    page->showView(keyOf(kept));
    settled();
    EXPECT_EQ(model().rowCount(), rows);
    EXPECT_FALSE(page->isViewChanged());

    // Undo of the saving: the list follows, for nothing was changed in it since.
    context.undo();
    settled();
    EXPECT_EQ(sortsText(stored().front().sorts), "name");
    EXPECT_FALSE(page->isViewChanged());
    context.undo();
    settled();
    EXPECT_TRUE(stored().empty());
    EXPECT_GT(model().rowCount(), rows) << "a view that is gone is left";
    EXPECT_EQ(stateNow(), before);
}

TEST_F(SavedViewsTest, ViewsStandInTheSideBarInTheirOrderAndAreOnesOwnOrEverybodys) {
    QSignalSpy views(page.get(), &ClientsPage::viewsChanged);
    open();
    const auto inSidebar = [&] {
        QStringList names;
        for (const SavedViewItem& item : views.back()[0].value<QList<SavedViewItem>>())
            if (keptViewId(item.key) != 0) names << item.name;
        return names;
    };
    const auto people = allRecords(context.reader(), Kind::person);
    context.setActor(people.at(0).id());
    for (const QString& name : {u"一"_s, u"二"_s, u"三"_s}) {
        page->saveViewAs();
        ASSERT_TRUE(nameIt(name, name == u"三"_s)) << u8(errors.join(u' '));
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return inSidebar() == QStringList({u"一"_s, u"二"_s, u"三"_s}); }, 5'000));
    page->saveViewAs();
    EXPECT_FALSE(nameIt(u"一"_s)) << "there is one of that name";
    menu(stored().at(1), u"moveViewUp"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return inSidebar() == QStringList({u"二"_s, u"一"_s, u"三"_s}); }, 5'000));
    menu(stored().at(0), u"renameView"_s);
    ASSERT_TRUE(nameIt(u"第二"_s));
    ASSERT_TRUE(QTest::qWaitFor([&] { return inSidebar() == QStringList({u"第二"_s, u"一"_s, u"三"_s}); }, 5'000));
    // Somebody else does not see what is one's own.
    context.setActor(people.at(1).id());
    ASSERT_TRUE(QTest::qWaitFor([&] { return inSidebar() == QStringList({u"第二"_s, u"一"_s}); }, 5'000));
    menu(stored().at(1), u"deleteView"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return inSidebar() == QStringList({u"第二"_s}); }, 5'000));
    context.undo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return inSidebar() == QStringList({u"第二"_s, u"一"_s}); }, 5'000));
    // A built-in view has no menu.
    page->showViewMenu(u"all"_s, QPoint(10, 10));
    EXPECT_FALSE(page->findChild<QMenu*>(u"viewMenu"_s));
}

}  // namespace
}  // namespace meike::ui::test
