// SPDX-License-Identifier: GPL-3.0-or-later
// What the bottom bar says: in the language of now, and of the workspace and the step of now.
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <atomic>
#include <thread>

#include "tests/ui/rooms_fixture.h"
#include "ui/kit/text.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"

namespace meike::ui::test {
namespace {

class MessagesTest : public RoomsTest {
protected:
    MessagesTest() : window(std::make_unique<MainWindow>(context)) {
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~MessagesTest() override { window.reset(); }

    void addClient(const char* name) {
        context.edit({"add", {"@clients", name}},
                     [name](Edit& edit) { edit.insert(Record(Kind::client).set("name", std::string(name))); });
    }
    std::int64_t clients() { return countRecords(context.reader(), Kind::client); }
    QPushButton* action() { return window->findChild<QPushButton*>(u"messageAction"_s); }
    QString said() { return window->messages().currentText(); }
    /// Another workspace in the place of the open one, as the window opens it.
    void openOther(const std::filesystem::path& file) {
        if (!std::filesystem::exists(file)) std::filesystem::copy_file(demoFile(), file);
        if (context.closing().valid()) context.closing().wait();
        context.setSession(Session::open(file, fixedClock()));
        settle();
    }
    /// Presses whatever the bar offers.
    void pressAction() {
        if (action()->isVisible()) QTest::mouseClick(action(), Qt::LeftButton);
        QTest::qWait(1);
    }

    std::unique_ptr<MainWindow> window;
};

TEST_F(MessagesTest, UndoOfOneWorkspaceTakesNothingFromAnother) {
    openEmpty();
    addClient("甲");
    ASSERT_TRUE(action()->isVisible());
    openOther(folder / "demo.meike");
    const std::int64_t before = clients();
    ASSERT_GT(before, 400);
    EXPECT_TRUE(said().isEmpty()) << u8(said());
    pressAction();
    EXPECT_EQ(clients(), before);
    // The demo is made of one step; without its clients it is no demo.
    auto* undo = window->findChild<QPushButton*>(u"undoButton"_s);
    EXPECT_FALSE(undo->isEnabled()) << u8(undo->text());
    window->actions().action(u"edit.undo"_s)->trigger();
    EXPECT_EQ(clients(), before);

    // The same with what was undone, and with the buttons of the top bar.
    addClient("乙");
    context.undo();
    ASSERT_TRUE(action()->isVisible());
    auto* redo = window->findChild<QPushButton*>(u"redoButton"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return redo->isEnabled(); }, 5'000));
    openOther(folder / "w.meike");
    EXPECT_FALSE(redo->isEnabled());
    pressAction();
    EXPECT_EQ(clients(), 1) << "the one that was added here";
}

TEST_F(MessagesTest, UndoGoesWhenAnotherStepComesOnTop) {
    openEmpty();
    addClient("甲");
    settle();
    ASSERT_TRUE(action()->isVisible());
    insert(Record(Kind::client).set("name", std::string("乙")));  // nobody says so in the bar
    QPushButton* button = action();
    // Even before the window has heard of it.
    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(clients(), 2) << "it belonged to the first";
    addClient("丙");
    insert(Record(Kind::client).set("name", std::string("丁")));
    settle();
    EXPECT_TRUE(said().isEmpty()) << u8(said());
    EXPECT_FALSE(action()->isVisible());

    context.undo();
    EXPECT_EQ(clients(), 3);
    ASSERT_TRUE(action()->isVisible()) << "Redo";
    insert(Record(Kind::client).set("name", std::string("戊")));
    settle();
    EXPECT_FALSE(action()->isVisible()) << "there is nothing to redo any more";
}

TEST_F(MessagesTest, UndoAndRedoInTheBarGoBackAndForth) {
    openEmpty();
    addClient("甲");
    settle();
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(action()->isVisible());
        pressAction();
        EXPECT_EQ(clients(), 0) << u8(said());
        settle();
        ASSERT_TRUE(action()->isVisible());
        pressAction();
        EXPECT_EQ(clients(), 1) << u8(said());
        settle();
    }
}

TEST_F(MessagesTest, EverythingIsSaidAgainInTheOtherLanguage) {
    openEmpty();
    const auto chinese = [](const QString& text) {
        for (const QChar c : text)
            if (c.script() == QChar::Script_Han) return true;
        return false;
    };
    const auto check = [&](const char* what) {
        QTest::qWait(1);
        const QString en = said();
        EXPECT_FALSE(en.isEmpty()) << what;
        EXPECT_FALSE(chinese(en)) << what << ": " << u8(en);
        const QString button = action()->text();
        context.setLanguage(Language::zh);
        QTest::qWait(1);
        EXPECT_TRUE(chinese(said())) << what << ": " << u8(said());
        EXPECT_NE(said(), en) << what;
        if (!button.isEmpty()) {
            EXPECT_NE(action()->text(), button) << what;
        }
        context.setLanguage(Language::en);
        QTest::qWait(1);
        EXPECT_EQ(said(), en) << what;
    };
    addClient("Xinghe");
    check("an edit");
    context.undo();
    check("undone");
    context.redo();
    check("redone");
    context.setAsOf(fixedClock().today() - std::chrono::days(100));
    ASSERT_TRUE(QTest::qWaitFor([&] { return context.inThePast(); }, 10'000));
    EXPECT_FALSE(context.mayEdit());
    check("a past day");
    context.setAsOf({});
    context.showError(Error(ErrorKind::disk_full, {}, {}));
    check("an error");
}

TEST_F(MessagesTest, ARunningJobIsNamedInTheLanguageOfNow) {
    openEmpty();
    std::atomic<bool> go = false;
    bool ended = false;
    context.runJob([] { return AppContext::tr("Undo"); },
                   [&go](Workspace&, Progress&, const std::stop_token&) {
                       while (!go) std::this_thread::yield();
                   },
                   [&ended](bool) { ended = true; });
    const auto named = [&](const QString& text) {
        for (const QLabel* label : window->messages().findChildren<QLabel*>())
            if (label->text().contains(text)) return true;
        return false;
    };
    EXPECT_TRUE(named(u"Undo"_s));
    context.setLanguage(Language::zh);
    QTest::qWait(1);
    EXPECT_TRUE(named(u"撤销"_s));
    go = true;
    ASSERT_TRUE(QTest::qWaitFor([&] { return ended; }, 5'000));
    context.setLanguage(Language::en);
}

}  // namespace
}  // namespace meike::ui::test
