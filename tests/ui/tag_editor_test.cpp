// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/settings/tag_editor.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>

#include "app/records/record_writer.h"
#include "app/records/tag_names.h"
#include "app/records/tags.h"
#include "app/segments.h"
#include "storage/client_query.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"

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
    /// The first tag that clients have.
    int usedRow() {
        for (int row = 0; row < table()->rowCount(); ++row)
            if (table()->item(row, 2)->text() != u"0"_s && !table()->item(row, 2)->text().isEmpty()) return row;
        return 0;
    }
    std::vector<RecordId> having(const std::string& tag) {
        ClientQuery query;
        query.rule = Rule::condition("tags", "any_of", {tag});
        query.asOf = context.asOf();
        auto ids = queryClientIds(context.reader(), query);
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    /// Opens the menu of a button and takes the action of that text, as people do.
    bool take(const QString& button, const QString& text) {
        QMenu* menu = editor->findChild<QPushButton*>(button)->menu();
        emit menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->text() != text) continue;
            action->trigger();
            await();
            return true;
        }
        return false;
    }
    Record record(RecordId id) { return *readRecord(context.reader(), Kind::tag, id); }
    ~TagEditorTest() override { editor.reset(); }

    std::unique_ptr<TagEditor> editor;
};

TEST_F(TagEditorTest, ATagFollowsASegmentAndIsUndone) {
    open();
    const std::string tag = u8(table()->item(usedRow(), 0)->text());
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
    const std::string first = u8(table()->item(usedRow(), 0)->text());
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

TEST_F(TagEditorTest, GroupAndColourComeFromTheMenusAndAreUndone) {
    open();
    const QString name = table()->item(usedRow(), 0)->text();
    const RecordId id = *findTag(context.reader(), u8(name));
    const Record before = record(id);
    Record other(Kind::tag_group);
    for (const Record& group : allRecords(context.reader(), Kind::tag_group))
        if (group.id() != before.integer("tag_group")) other = group;
    ASSERT_NE(other.id(), 0);
    table()->selectRow(rowOf(name));
    ASSERT_TRUE(take(u"tagGroupButton"_s, qs(other.text("name"))));
    EXPECT_EQ(record(id).integer("tag_group"), other.id());
    EXPECT_EQ(table()->item(rowOf(name), 1)->text(), qs(other.text("name")));
    ASSERT_EQ(table()->currentRow(), rowOf(name)) << "the row stays chosen where it goes";
    ASSERT_TRUE(take(u"tagGroupButton"_s, u"No group"_s));
    EXPECT_TRUE(isEmpty(record(id).get("tag_group")));

    const std::int64_t colour = before.integer("colour") == 2 ? 4 : 2;
    ASSERT_TRUE(take(u"tagColourButton"_s, u"Colour %1"_s.arg(colour + 1)));
    EXPECT_EQ(record(id).integer("colour"), colour);
    for (int i = 0; i < 3; ++i) context.undo();
    await();
    EXPECT_EQ(record(id), before);
}

TEST_F(TagEditorTest, MergesByTheMenuIntoTagsOfPeopleOnly) {
    open();
    const QString from = table()->item(usedRow(), 0)->text();
    const QString into = table()->item(1, 0)->text();
    const QString ruled = table()->item(2, 0)->text();
    const RecordId ruledId = *findTag(context.reader(), u8(ruled));
    auto both = having(u8(from));
    for (const RecordId client : having(u8(into))) both.push_back(client);
    std::sort(both.begin(), both.end());
    both.erase(std::unique(both.begin(), both.end()), both.end());
    session().edit({"change", {}},
                   [&](Edit& edit) { setTagRule(edit, ruledId, Rule::condition("tier", "any_of", {"core"})); });
    await();
    table()->selectRow(rowOf(from));
    EXPECT_FALSE(take(u"mergeTagButton"_s, ruled)) << "rules put it on";
    EXPECT_FALSE(take(u"mergeTagButton"_s, from)) << "not into itself";
    ASSERT_TRUE(take(u"mergeTagButton"_s, into));
    EXPECT_EQ(rowOf(from), -1);
    EXPECT_EQ(having(u8(into)), both);
    // Back to people: nobody has it until somebody puts it on.
    table()->selectRow(rowOf(ruled));
    ASSERT_FALSE(having(u8(ruled)).empty());
    ASSERT_TRUE(take(u"tagRuleButton"_s, u"Put on by hand"_s));
    EXPECT_TRUE(having(u8(ruled)).empty());
    EXPECT_EQ(table()->item(rowOf(ruled), 3)->text(), u"by hand"_s);
}

TEST_F(TagEditorTest, ANameThatIsTakenIsRefusedInTheSheet) {
    open();
    const QString name = table()->item(usedRow(), 0)->text();
    const QString taken = table()->item(1, 0)->text();
    table()->selectRow(rowOf(name));
    QTest::mouseClick(editor->findChild<QPushButton*>(u"renameTagButton"_s), Qt::LeftButton);
    auto* sheet = editor->window()->findChild<FormDialog*>();
    ASSERT_TRUE(sheet && sheet->isVisible());
    auto* edit = sheet->findChild<QLineEdit*>(u"tagNameEdit"_s);
    EXPECT_EQ(edit->text(), name);
    for (const QString& wrong : {taken, QString(), u"a,b"_s}) {
        edit->setText(wrong);
        sheet->accept();
        EXPECT_TRUE(sheet->isVisible()) << u8(wrong);
        EXPECT_GE(rowOf(name), 0);
    }
    edit->setText(u"新名"_s);
    sheet->accept();
    EXPECT_FALSE(sheet->isVisible());
    await();
    EXPECT_EQ(rowOf(name), -1);
    EXPECT_GE(rowOf(u"新名"_s), 0);
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

TEST_F(TagEditorTest, AGroupIsMadeForATagAsOneStep) {
    open();
    const RecordId tag = *findTag(context.reader(), u8(table()->item(usedRow(), 0)->text()));
    const RecordId before = record(tag).integer("tag_group");
    table()->selectRow(usedRow());
    const auto sheet = [&] {
        ASSERT_TRUE(take(u"tagGroupButton"_s, u"New group..."_s));
        ASSERT_TRUE(editor->window()->findChild<FormDialog*>());
    };
    sheet();
    auto* form = editor->window()->findChild<FormDialog*>();
    auto* name = form->findChild<QLineEdit*>(u"tagGroupNameEdit"_s);
    form->primaryButton()->click();
    EXPECT_TRUE(form->isVisible()) << "it needs a name";
    name->setText(u"季度项目"_s);
    form->primaryButton()->click();
    await();
    const RecordId made = record(tag).integer("tag_group");
    EXPECT_NE(made, before);
    ASSERT_TRUE(readRecord(context.reader(), Kind::tag_group, made));
    EXPECT_EQ(readRecord(context.reader(), Kind::tag_group, made)->text("name"), "季度项目");
    context.undo();
    await();
    EXPECT_EQ(record(tag).integer("tag_group"), before);
    EXPECT_FALSE(readRecord(context.reader(), Kind::tag_group, made));
}

}  // namespace
}  // namespace meike::ui::test
