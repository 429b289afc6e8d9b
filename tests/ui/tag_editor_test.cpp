// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/tag_editor.h"

#include <QMenu>
#include <QPushButton>
#include <QTableWidget>

#include "app/client_actions.h"
#include "app/segments.h"
#include "app/tags.h"
#include "storage/client_query.h"
#include "storage/maintenance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/common/text.h"

namespace meike::ui::test {
namespace {

class TagEditorTest : public RoomsTest {
protected:
    void open() {
        openDemo();
        settle();
        editor = std::make_unique<TagEditor>(context);
        editor->resize(800, 360);
        editor->show();
        await();
    }
    void await() {
        settle();
        ASSERT_TRUE(QTest::qWaitFor([this] { return editor->isSettled() && table()->rowCount() > 0; }, 20'000));
    }
    QTableWidget* table() { return editor->findChild<QTableWidget*>(u"tagTable"_s); }
    int rowOf(const QString& name) {
        for (int row = 0; row < table()->rowCount(); ++row)
            if (table()->item(row, 0)->text() == name) return row;
        return -1;
    }
    std::vector<RecordId> having(const std::string& tag) {
        ClientQuery query;
        query.rule = Rule::condition("tags", "any_of", {tag});
        query.asOf = context.asOf();
        auto ids = queryClientIds(context.reader(), query);
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    ~TagEditorTest() override { editor.reset(); }

    std::unique_ptr<TagEditor> editor;
};

TEST_F(TagEditorTest, ATagFollowsASegmentAndIsUndone) {
    open();
    const std::string tag = u8(table()->item(0, 0)->text());
    const RecordId id = *findTag(context.reader(), tag);
    const auto before = having(tag);
    const std::string untouched = digest(context.reader());
    session().edit({"add", {}}, [](Edit& edit) {
        saveSegment(edit, "best", Rule::all({Rule::condition("tier", "any_of", {"core"})}));
    });
    await();
    ClientQuery core;
    core.rule = Rule::condition("tier", "any_of", {"core"});
    core.asOf = context.asOf();
    auto expected = queryClientIds(context.reader(), core);
    std::sort(expected.begin(), expected.end());
    ASSERT_NE(expected, before);

    // By the menu, as people do.
    table()->selectRow(rowOf(qs(tag)));
    QMenu* menu = editor->findChild<QPushButton*>(u"tagRuleButton"_s)->menu();
    emit menu->aboutToShow();
    QAction* follow = nullptr;
    for (QAction* action : menu->actions())
        if (action->text() == u"best"_s) follow = action;
    ASSERT_TRUE(follow);
    follow->trigger();
    await();
    EXPECT_TRUE(errors.isEmpty()) << errors.join(u' ').toStdString();
    EXPECT_EQ(having(tag), expected);
    EXPECT_TRUE(table()->item(rowOf(qs(tag)), 3)->text().startsWith(u"by rule"_s));
    EXPECT_EQ(table()->item(rowOf(qs(tag)), 2)->text(), QString::number(expected.size()));
    EXPECT_FALSE(editor->findChild<QPushButton*>(u"mergeTagButton"_s)->isEnabled());
    // Not to be put on by hand meanwhile.
    EXPECT_THROW(session().edit({"tag_one", {}}, [&](Edit& edit) { edit.addTag(before.front(), id); }), Error);

    context.undo();
    context.undo();
    await();
    EXPECT_EQ(having(tag), before);
    EXPECT_EQ(digest(context.reader()), untouched);
}

TEST_F(TagEditorTest, RenamesMergesAndDeletes) {
    open();
    const std::string first = u8(table()->item(0, 0)->text());
    const std::string second = u8(table()->item(1, 0)->text());
    const RecordId firstId = *findTag(context.reader(), first);
    const RecordId secondId = *findTag(context.reader(), second);
    auto both = having(first);
    for (const RecordId client : having(second)) both.push_back(client);
    std::sort(both.begin(), both.end());
    both.erase(std::unique(both.begin(), both.end()), both.end());
    const std::string untouched = digest(context.reader());

    EXPECT_TRUE(editor->rename(firstId, u"新名"_s));
    await();
    EXPECT_GE(rowOf(u"新名"_s), 0);
    editor->mergeInto(firstId, secondId);
    await();
    EXPECT_EQ(rowOf(u"新名"_s), -1);
    EXPECT_EQ(having(second), both);

    // A tag that a segment asks for stays until that is changed.
    session().edit({"add", {}}, [&](Edit& edit) {
        saveSegment(edit, "asks", Rule::all({Rule::condition("tags", "any_of", {second})}));
    });
    await();
    table()->selectRow(rowOf(qs(second)));
    QTest::mouseClick(editor->findChild<QPushButton*>(u"deleteTagButton"_s), Qt::LeftButton);
    EXPECT_EQ(errors.size(), 1);
    await();
    EXPECT_GE(rowOf(qs(second)), 0);
    context.undo();
    await();
    table()->selectRow(rowOf(qs(second)));
    QTest::mouseClick(editor->findChild<QPushButton*>(u"deleteTagButton"_s), Qt::LeftButton);
    await();
    EXPECT_EQ(errors.size(), 1);
    EXPECT_EQ(rowOf(qs(second)), -1);
    EXPECT_TRUE(having(second).empty());
    for (int i = 0; i < 3; ++i) context.undo();
    await();
    EXPECT_EQ(digest(context.reader()), untouched);
}

}  // namespace
}  // namespace meike::ui::test
