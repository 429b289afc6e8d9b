// SPDX-License-Identifier: GPL-3.0-or-later
// The board of key accounts in the real window: the 26th client, a criterion ticked, kept, left, all taken back.
#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

#include "app/key_accounts/board.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/text.h"
#include "ui/rooms/key_accounts/key_account_sheets.h"
#include "ui/rooms/key_accounts/key_accounts_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class KeyAccountsPageTest : public RoomsTest {
protected:
    KeyAccountsPageTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~KeyAccountsPageTest() override { window.reset(); }
    KeyAccountsPage& page() { return window->page<KeyAccountsPage>(); }
    QTableWidget& table() { return *page().findChild<QTableWidget*>(u"keyAccountTable"_s); }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
        QTest::qWait(1);
    }
    void enterBoard() {
        context.openPage(u"key_accounts"_s);
        settled();
    }
    void click(const QString& name) {
        auto* button = page().findChild<QPushButton*>(name);
        ASSERT_TRUE(button && button->isEnabled()) << u8(name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void closed(FormDialog* sheet) {
        const QPointer<FormDialog> open(sheet);
        sheet->accept();
        EXPECT_FALSE(open && open->isVisible()) << u8(errors.join(u' '));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        settled();
    }
    void type(FormDialog* sheet, const QString& field, const QString& text) {
        auto* edit = sheet->findChild<QLineEdit*>(field);
        ASSERT_TRUE(edit) << u8(field);
        edit->setText(text);
    }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    std::unique_ptr<MainWindow> window;
};

TEST_F(KeyAccountsPageTest, ATwentySixthIsAskedForItsReasonAndAllIsTakenBack) {
    openEmpty();
    insert(Record(Kind::key_criterion)
               .set("name", std::string("频次"))
               .set("rule", std::string(R"({"field": "orders", "op": ">=", "value": 1})")));
    insert(Record(Kind::key_criterion).set("name", std::string("目标")).set("asks", std::string("有书面年度目标")));
    RecordId last = 0;
    for (int i = 0; i < 26; ++i) {
        last = insert(Record(Kind::client)
                          .set("name", "客户" + std::to_string(i))
                          .set("key_account", std::int64_t{i < 25 ? 1 : 0}));
        insert(Record(Kind::order)
                   .set("client", last)
                   .set("date", std::string("2026-11-01"))
                   .set("amount", std::int64_t{100'000})
                   .set("currency", std::string("CNY")));
    }
    const std::string before = stateNow();
    enterBoard();
    ASSERT_EQ(page().board()->accounts.size(), 25U);

    click(u"addKeyAccount"_s);
    auto* join = window->findChild<JoinSheet*>(u"joinKeySheet"_s);
    ASSERT_TRUE(join);
    join->clientEditor()->setValue(Value{last});
    ASSERT_TRUE(QTest::qWaitFor([&] { return join->isSettled(); }, 20'000));
    join->findChild<QCheckBox*>()->setChecked(true);
    join->accept();
    EXPECT_TRUE(join->isVisible()) << "a tick says how one knows";
    type(join, u"joinNote"_s, u"11 月签了目标书"_s);
    join->accept();
    EXPECT_TRUE(join->isVisible()) << "the 26th needs a reason";
    EXPECT_EQ(countRecords(context.reader(), Kind::key_decision), 0);
    type(join, u"joinReason"_s, u"集团采购统一到我们"_s);
    closed(join);
    ASSERT_EQ(page().board()->accounts.size(), 26U);
    EXPECT_EQ(page().board()->decisions.at(0).reason, "集团采购统一到我们");
    EXPECT_EQ(page().board()->requalify.size(), 25U) << "nobody has ticked the others";

    // One of the others is kept for now, and then leaves after all.
    page().choose(page().board()->requalify.at(0).client);
    const RecordId kept = page().board()->requalify.at(0).client;
    click(u"keepKeyAccount"_s);
    auto* keep = window->findChild<FormDialog*>(u"keepKeySheet"_s);
    ASSERT_TRUE(keep);
    keep->accept();
    EXPECT_TRUE(keep->isVisible()) << "no reason was given";
    type(keep, u"keepReason"_s, u"年框谈判中"_s);
    closed(keep);
    EXPECT_EQ(page().board()->requalify.size(), 24U);

    page().choose(kept);
    click(u"leaveKeyAccount"_s);
    auto* leave = window->findChild<FormDialog*>(u"leaveKeySheet"_s);
    ASSERT_TRUE(leave);
    EXPECT_TRUE(leave->findChild<QLabel*>(u"leavePrice"_s)->text().contains(u"1,000.00"_s))
        << "what it costs: " << u8(leave->findChild<QLabel*>(u"leavePrice"_s)->text());
    leave->accept();
    EXPECT_TRUE(leave->isVisible()) << "no reason was given";
    type(leave, u"leaveReason"_s, u"被集团收回自营"_s);
    closed(leave);
    EXPECT_EQ(page().board()->accounts.size(), 25U);
    EXPECT_EQ(countRecords(context.reader(), Kind::key_decision), 3);

    for (int i = 0; i < 3; ++i) context.undo();
    settled();
    EXPECT_EQ(stateNow(), before);
    EXPECT_EQ(page().board()->accounts.size(), 25U);
}

TEST_F(KeyAccountsPageTest, TheDemoHasABoardWhosePlanIsTwoPages) {
    openDemo();
    enterBoard();
    const KeyBoard& board = *page().board();
    EXPECT_GE(board.accounts.size(), 10U);
    EXPECT_LE(board.accounts.size(), 25U);
    EXPECT_FALSE(board.requalify.empty());
    EXPECT_FALSE(board.decisions.empty());
    EXPECT_EQ(board.criteria.size(), 6U);
    RecordId planned = 0;
    for (const KeyAccount& account : board.accounts)
        if (account.planState == AccountPlanState::current) planned = account.client;
    ASSERT_NE(planned, 0);
    page().choose(planned);
    QSignalSpy written(&page(), &KeyAccountsPage::planWritten);
    page().writePlan(path("plan.pdf"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return written.count() == 1; }, 20'000)) << u8(errors.join(u' '));
    QFile pdf(path("plan.pdf"));
    ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
    EXPECT_TRUE(pdf.readAll().contains("/Count 2")) << "two pages";
    context.setAsOf(fixedClock().today() - std::chrono::days(20));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 20'000));
    settled();
    EXPECT_FALSE(page().findChild<QPushButton*>(u"addKeyAccount"_s)->isEnabled());
    EXPECT_FALSE(page().findChild<QPushButton*>(u"leaveKeyAccount"_s)->isEnabled());
}

}  // namespace
}  // namespace meike::ui::test
