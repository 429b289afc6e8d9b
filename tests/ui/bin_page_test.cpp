// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>

#include "app/records/client_edits.h"
#include "storage/maintenance.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/empty_state.h"
#include "ui/rooms/bin/bin_page.h"

namespace meike::ui::test {
namespace {

class BinPageTest : public RoomsTest {
protected:
    BinPageTest() {
        openEmpty();
        for (const char* name : {"甲", "乙", "丙"}) clients.push_back(insert(Record(Kind::client).set("name", name)));
    }
    void put(std::int64_t (*where)(Edit&, std::span<const RecordId>), std::vector<RecordId> ids) {
        session().edit(clientsCommand("bin", ids.size()), [&](Edit& edit) { where(edit, ids); });
    }
    QTableWidget* table() { return page.findChild<QTableWidget*>(); }
    bool waitForRows(int rows) {
        return QTest::qWaitFor([&] { return table()->rowCount() == rows; }, 10'000);
    }
    /// What the labels that can be seen say.
    QString notes() {
        QString all;
        for (const auto* label : page.findChildren<QLabel*>())
            if (label->isVisible()) all += label->text() + u'\n';
        return all;
    }
    void press(const QString& text) {
        for (auto* button : page.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == text) {
                EXPECT_TRUE(button->isEnabled());
                button->click();
                return;
            }
        }
        FAIL() << text.toStdString();
    }

    std::vector<RecordId> clients;
    BinPage page{context};
};

TEST_F(BinPageTest, BringsBackFromTheArchive) {
    put(archiveClients, {clients[0], clients[1]});
    page.show();
    ASSERT_TRUE(waitForRows(2));
    EXPECT_FALSE(table()->selectionModel()->hasSelection());
    table()->selectRow(0);
    press(u"Bring back"_s);
    ASSERT_TRUE(waitForRows(1));
    const RecordId back =
        isEmpty(readRecord(context.reader(), Kind::client, clients[0])->get("archived_at")) ? clients[0] : clients[1];
    EXPECT_TRUE(isEmpty(readRecord(context.reader(), Kind::client, back)->get("archived_at")));
    EXPECT_EQ(messages.size(), 1);
}

TEST_F(BinPageTest, DeletingForGoodCanBeUndone) {
    put(binClients, {clients[0], clients[2]});
    const std::string digestBefore = digest(context.reader());
    page.findChild<QTabBar*>()->setCurrentIndex(1);
    page.show();
    ASSERT_TRUE(waitForRows(2));
    EXPECT_TRUE(notes().contains(u"until this workspace is closed"_s))
        << "before it is done, how long it can be undone";
    context.setLanguage(Language::zh);
    EXPECT_TRUE(QTest::qWaitFor([&] { return notes().contains(u"关闭工作区之前"_s); }, 5'000)) << u8(notes());
    context.setLanguage(Language::en);
    EXPECT_TRUE(QTest::qWaitFor([&] { return notes().contains(u"until this workspace is closed"_s); }, 5'000));
    page.findChild<QTabBar*>()->setCurrentIndex(0);
    EXPECT_FALSE(notes().contains(u"until this workspace is closed"_s)) << "the archive is no bin";
    page.findChild<QTabBar*>()->setCurrentIndex(1);
    ASSERT_TRUE(waitForRows(2));
    table()->selectRow(1);
    press(u"Delete for good"_s);
    ASSERT_TRUE(waitForRows(1));
    EXPECT_EQ(countRecords(context.reader(), Kind::client), 2);
    press(u"Empty recycle bin"_s);
    ASSERT_TRUE(waitForRows(0));
    EXPECT_TRUE(page.findChild<EmptyState*>(u"binEmpty"_s)->isVisible());
    session().undo();
    session().undo();
    ASSERT_TRUE(waitForRows(2));
    EXPECT_EQ(digest(context.reader()), digestBefore);
}

TEST_F(BinPageTest, RestoresFromTheBin) {
    put(binClients, clients);
    page.findChild<QTabBar*>()->setCurrentIndex(1);
    page.show();
    ASSERT_TRUE(waitForRows(3));
    table()->selectAll();
    press(u"Restore"_s);
    ASSERT_TRUE(waitForRows(0));
    for (const RecordId client : clients)
        EXPECT_TRUE(isEmpty(readRecord(context.reader(), Kind::client, client)->get("deleted_at")));
}

}  // namespace
}  // namespace meike::ui::test
