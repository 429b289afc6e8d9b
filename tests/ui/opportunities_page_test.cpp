// SPDX-License-Identifier: GPL-3.0-or-later
// The board of opportunities in the real window: cards moved with the mouse and by keyboard, won, lost, taken back.
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>

#include "domain/choices.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/kit/drag_mark.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/rooms/client/client_page.h"
#include "ui/rooms/opportunities/opportunities_page.h"
#include "ui/rooms/opportunities/opportunity_card.h"
#include "ui/rooms/opportunities/opportunity_column.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class OpportunitiesPageTest : public RoomsTest {
protected:
    OpportunitiesPageTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~OpportunitiesPageTest() override { window.reset(); }

    OpportunitiesPage& page() { return window->page<OpportunitiesPage>(); }
    void settled() {
        session().settle();
        QTest::qWait(1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000)) << u8(errors.join(u' '));
        QTest::qWait(1);
    }
    void enterBoard() {
        context.openPage(u"opportunities"_s);
        settled();
    }
    RecordId make(const std::string& title, const std::string& stage) {
        return insert(Record(Kind::opportunity)
                          .set("client", client)
                          .set("title", title)
                          .set("stage", stage)
                          .set("date", std::string("2026-11-01"))
                          .set("currency", std::string("CNY"))
                          .set("amount", std::int64_t{5'000'000}));
    }
    OpportunityColumn& column(const std::string& stage) {
        for (OpportunityColumn* each : page().columns())
            if (each->stage() == stage) return *each;
        ADD_FAILURE() << stage;
        return *page().columns().first();
    }
    QStringList cards(const std::string& stage) {
        QStringList titles;
        for (const OpportunityCard* card : column(stage).cards()) titles << card->text();
        return titles;
    }
    OpportunityCard& card(const std::string& stage, qsizetype place = 0) { return *column(stage).cards().at(place); }
    Record stored(RecordId id) { return *readRecord(context.reader(), Kind::opportunity, id); }
    std::string stateNow() {
        session().settle();
        return digest(*session().openReader());
    }
    void drop(RecordId id, const std::string& stage) {
        const std::unique_ptr<QMimeData> mark(dragMark(u"opportunity"_s, id));
        OpportunityColumn& target = column(stage);
        QDragEnterEvent enter(QPoint(20, 60), Qt::MoveAction, mark.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent event(QPoint(20, 60), Qt::MoveAction, mark.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &event);
        QTest::qWait(1);
    }

    std::unique_ptr<MainWindow> window;
    RecordId client = 0;
};

TEST_F(OpportunitiesPageTest, CardsAreMovedWonLostAndTakenBack) {
    openEmpty();
    client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    const RecordId pitch = make("pitch", "lead");
    enterBoard();
    const std::string before = stateNow();
    EXPECT_EQ(page().columns().size(), static_cast<qsizetype>(choices::opportunityStages().size()));
    EXPECT_EQ(cards("lead"), QStringList{u"pitch"_s});

    drop(pitch, "proposal");
    settled();
    EXPECT_EQ(cards("proposal"), QStringList{u"pitch"_s});
    EXPECT_EQ(stored(pitch).text("stage"), "proposal");

    // By keyboard, and the card keeps the keyboard.
    card("proposal").setFocus();
    QTest::keyClick(&card("proposal"), Qt::Key_Right, Qt::ControlModifier);
    settled();
    EXPECT_EQ(cards("quote"), QStringList{u"pitch"_s});
    EXPECT_TRUE(card("quote").hasFocus());

    // Lost asks why.
    drop(pitch, "lost");
    auto* sheet = window->findChild<FormDialog*>(u"closeOpportunitySheet"_s);
    ASSERT_TRUE(sheet);
    sheet->accept();
    EXPECT_TRUE(sheet->isVisible()) << "no reason was given";
    sheet->findChild<QLineEdit*>(u"reasonLostEdit"_s)->setText(u"价格"_s);
    sheet->accept();
    settled();
    EXPECT_EQ(cards("lost"), QStringList{u"pitch"_s});
    EXPECT_EQ(stored(pitch).text("reason_lost"), "价格");
    EXPECT_EQ(stored(pitch).text("closed_on"), "2026-11-22");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

    drop(pitch, "won");
    sheet = window->findChild<FormDialog*>(u"closeOpportunitySheet"_s);
    ASSERT_TRUE(sheet);
    EXPECT_FALSE(sheet->findChild<QLineEdit*>(u"reasonLostEdit"_s)) << "a win needs no reason";
    sheet->accept();
    settled();
    EXPECT_EQ(cards("won"), QStringList{u"pitch"_s});
    EXPECT_EQ(stored(pitch).text("reason_lost"), "");

    for (int i = 0; i < 4; ++i) context.undo();
    settled();
    EXPECT_EQ(cards("lead"), QStringList{u"pitch"_s});
    EXPECT_EQ(stateNow(), before);
}

TEST_F(OpportunitiesPageTest, ArrowsGoFromCardToCardAndEnterOpensIt) {
    openEmpty();
    client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    make("a", "lead");
    make("b", "lead");
    const RecordId far = make("c", "quote");
    enterBoard();
    page().enter();
    EXPECT_TRUE(card("lead", 0).hasFocus());
    QTest::keyClick(&card("lead", 0), Qt::Key_Down);
    EXPECT_TRUE(card("lead", 1).hasFocus());
    QTest::keyClick(&card("lead", 1), Qt::Key_Down);
    EXPECT_TRUE(card("lead", 1).hasFocus()) << "there is none below";
    QTest::keyClick(&card("lead", 1), Qt::Key_Right);
    EXPECT_TRUE(card("quote").hasFocus()) << "over the columns without cards";
    QTest::keyClick(&card("quote"), Qt::Key_Return);
    auto* form = window->findChild<RecordForm*>();
    ASSERT_TRUE(form);
    EXPECT_EQ(form->recordId(), far);
    form->reject();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::keyClick(&card("quote"), Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(window->currentPage(), u"client"_s);
    EXPECT_EQ(window->page<ClientPage>().client(), client);
}

TEST_F(OpportunitiesPageTest, AnEmptyBoardSaysWhatItIsForAndAPastDayIsOnlyLookedAt) {
    openEmpty();
    client = insert(Record(Kind::client).set("name", std::string("知夏美妆")));
    enterBoard();
    auto* add = page().findChild<QPushButton*>(u"addOpportunityButton"_s);
    EXPECT_TRUE(add->isEnabled());
    EXPECT_TRUE(page().columns().isEmpty() || !page().columns().first()->isVisible());
    const RecordId pitch = make("pitch", "lead");
    settled();
    ASSERT_TRUE(page().columns().first()->isVisible());
    context.setAsOf(fixedClock().today() - std::chrono::days(5));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 20'000));
    settled();
    EXPECT_EQ(page().columns().size(), 3) << "open on that day, won, lost";
    EXPECT_EQ(cards(""), QStringList{u"pitch"_s});
    EXPECT_FALSE(add->isEnabled());
    page().move(pitch, "quote");
    EXPECT_EQ(stored(pitch).text("stage"), "lead");
}

}  // namespace
}  // namespace meike::ui::test
