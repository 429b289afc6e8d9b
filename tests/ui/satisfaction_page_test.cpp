// SPDX-License-Identifier: GPL-3.0-or-later
// A low score in the real window: it becomes a task, and is closed with a new score.
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>

#include "app/view/satisfaction.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/rooms/satisfaction/satisfaction_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class SatisfactionPageTest : public RoomsTest {
protected:
    SatisfactionPageTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~SatisfactionPageTest() override { window.reset(); }
    SatisfactionPage& page() { return window->page<SatisfactionPage>(); }
    QTableWidget& table(const QString& name) { return *page().findChild<QTableWidget*>(name); }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
        QTest::qWait(1);
    }
    void click(const QString& name) {
        auto* button = page().findChild<QPushButton*>(name);
        ASSERT_TRUE(button && button->isEnabled()) << u8(name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    FormDialog* sheet(const QString& name) { return window->findChild<FormDialog*>(name); }
    void closed(FormDialog* sheet) {
        const QPointer<FormDialog> open(sheet);
        sheet->accept();
        EXPECT_FALSE(open && open->isVisible()) << u8(errors.join(u' '));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        settled();
    }
    QString state(int row) { return table(u"lowScores"_s).item(row, table(u"lowScores"_s).columnCount() - 1)->text(); }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    std::unique_ptr<MainWindow> window;
};

TEST_F(SatisfactionPageTest, ALowScoreBecomesACorrectiveActionAndIsClosedWithANewOne) {
    openEmpty();
    const RecordId client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    const RecordId low = insert(Record(Kind::survey)
                                    .set("client", client)
                                    .set("date", std::string("2026-11-10"))
                                    .set("metric", std::string("csat"))
                                    .set("score", std::int64_t{2}));
    const std::string before = stateNow();
    context.openPage(u"satisfaction"_s);
    settled();
    EXPECT_EQ(state(0), u"nothing agreed"_s);

    click(u"correctScore"_s);
    auto* first = sheet(u"correctionSheet"_s);
    ASSERT_TRUE(first);
    first->accept();
    EXPECT_TRUE(first->isVisible()) << "nothing was said";
    first->findChild<QLineEdit*>(u"correctionAction"_s)->setText(u"更换项目经理"_s);
    closed(first);
    EXPECT_EQ(state(0), u"in hand"_s);
    ASSERT_EQ(countRecords(context.reader(), Kind::task), 1);
    const Record task = allRecords(context.reader(), Kind::task).front();
    EXPECT_EQ(task.text("due"), "2026-11-29") << "a week from now";

    click(u"closeCorrection"_s);
    auto* second = sheet(u"newScoreSheet"_s);
    ASSERT_TRUE(second);
    second->accept();
    EXPECT_TRUE(second->isVisible()) << "its close asks for a new score";
    second->findChild<QSpinBox*>(u"newScore"_s)->setValue(4);
    closed(second);
    EXPECT_EQ(state(0), u"closed, now 4"_s);
    EXPECT_FALSE(page().findChild<QPushButton*>(u"closeCorrection"_s)->isEnabled());
    EXPECT_EQ(countRecords(context.reader(), Kind::survey), 2);
    EXPECT_EQ(readRecord(context.reader(), Kind::task, task.id())->text("done_on"), "2026-11-22");
    EXPECT_EQ(readRecord(context.reader(), Kind::survey, low)->text("corrected_on"), "2026-11-22");

    context.undo();
    context.undo();
    settled();
    EXPECT_EQ(stateNow(), before);
    EXPECT_EQ(state(0), u"nothing agreed"_s);
}

TEST_F(SatisfactionPageTest, TheDemoSaysWhatClientsThinkInEveryGroupAndAPastDayIsOnlyLookedAt) {
    openDemo();
    context.openPage(u"satisfaction"_s);
    settled();
    EXPECT_TRUE(page().shown()->all.answers.csatFigure());
    EXPECT_TRUE(page().shown()->all.answers.npsFigure());
    EXPECT_GT(page().shown()->causes.size(), 3U);
    auto* by = page().findChild<QComboBox*>(u"satisfactionBy"_s);
    for (int i = 0; i < by->count(); ++i) {
        by->setCurrentIndex(i);
        emit by->activated(i);
        settled();
        EXPECT_GT(table(u"satisfactionScores"_s).rowCount(), 1) << u8(by->itemText(i));
        int answers = 0;
        for (const SatisfactionGroup& group : page().shown()->groups) answers += group.answers.csat + group.answers.nps;
        EXPECT_EQ(answers, page().shown()->all.answers.csat + page().shown()->all.answers.nps) << "everybody is in one";
    }
    context.setAsOf(fixedClock().today() - std::chrono::days(20));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 20'000));
    settled();
    EXPECT_FALSE(page().findChild<QPushButton*>(u"correctScore"_s)->isEnabled());
    EXPECT_FALSE(page().findChild<QPushButton*>(u"addAnswerButton"_s)->isEnabled());
}

}  // namespace
}  // namespace meike::ui::test
