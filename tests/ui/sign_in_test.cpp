// SPDX-License-Identifier: GPL-3.0-or-later
// Roles in the window: turned on in the settings, signed in and out, what each sees, the lock, the recovery code.
#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "app/defaults.h"
#include "app/session.h"
#include "storage/access.h"
#include "storage/sign_in.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/settings/roles_section.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sign_in_keeper.h"
#include "ui/shell/top_bar.h"

namespace meike::ui::test {
namespace {

class SignInTest : public RoomsTest {
protected:
    SignInTest() {
        window = std::make_unique<MainWindow>(context);
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
        openEmpty();
        const auto person = [&](const char* name, const char* role) {
            return insert(Record(Kind::person).set("name", std::string(name)).set("role", std::string(role)));
        };
        person("管档", "data_custodian");
        const RecordId zhang = person("张伟", "account_manager");
        const RecordId li = person("李娜", "account_manager");
        insert(Record(Kind::client).set("name", std::string("知夏美妆")).set("owner", zhang));
        insert(Record(Kind::client).set("name", std::string("澄川旅行")).set("owner", li));
        session().settle();
    }
    ~SignInTest() override {
        window.reset();
        sign_in::setCredentials(std::nullopt);
    }
    template <class Found>
    bool waitFor(const Found& found) {
        return QTest::qWaitFor([&] { return static_cast<bool>(found()); }, 30'000);
    }
    FormDialog* sheet(const QString& name) {
        for (auto* each : window->findChildren<FormDialog*>(name))
            if (each->isVisible()) return each;
        return nullptr;
    }
    QPushButton* button(const QString& name) { return window->findChild<QPushButton*>(name); }
    /// The sheet that asks for a new PIN, answered.
    void answerPin(const QString& person, const QString& pin) {
        FormDialog* asked = sheet(u"newPinSheet"_s);
        ASSERT_TRUE(asked);
        auto* who = asked->findChild<QComboBox*>(u"newPinPerson"_s);
        who->setCurrentIndex(who->findText(person));
        asked->findChild<QLineEdit*>(u"newPin"_s)->setText(pin);
        asked->findChild<QLineEdit*>(u"newPinAgain"_s)->setText(pin);
        const QPointer<FormDialog> open(asked);
        asked->accept();
        ASSERT_TRUE(waitFor([&] { return !open || !open->isVisible(); }));
    }
    /// Roles on with the custodian, PINs for both managers; returns the recovery code.
    QString turnOn() {
        context.openPage(u"settings"_s);
        button(u"rolesOn"_s)->click();
        answerPin(u"管档"_s, u"1357"_s);
        EXPECT_TRUE(waitFor([&] { return sheet(u"recoveryCodeSheet"_s); }));
        FormDialog* shown = sheet(u"recoveryCodeSheet"_s);
        const QString code = shown->findChild<QLineEdit*>(u"recoveryCode"_s)->text();
        shown->accept();
        EXPECT_TRUE(session().rolesOn());
        EXPECT_TRUE(button(u"rolesPin"_s)->isVisibleTo(window.get()));
        for (const auto& [name, pin] : {std::pair(u"张伟"_s, u"2468"_s), {u"李娜"_s, u"8642"_s}}) {
            button(u"rolesPin"_s)->click();
            answerPin(name, pin);
        }
        return code;
    }
    void signOut() {
        window->signIn().signOut();
        ASSERT_TRUE(waitFor([&] { return sheet(u"signInSheet"_s); }));
        EXPECT_FALSE(context.session()) << "nothing of it is open behind the sheet";
    }
    void type(const QString& person, const QString& pin) {
        FormDialog* asked = sheet(u"signInSheet"_s);
        ASSERT_TRUE(asked);
        auto* who = asked->findChild<QComboBox*>(u"signInPerson"_s);
        who->setCurrentIndex(who->findText(person));
        auto* line = asked->findChild<QLineEdit*>(u"signInPin"_s);
        QTest::keyClicks(line, pin);
        QTest::keyClick(line, Qt::Key_Return);
    }
    QStringList clientsShown() {
        context.openPage(u"clients"_s);
        auto& page = window->page<ClientsPage>();
        EXPECT_TRUE(waitFor([&] { return page.isSettled(); }));
        QStringList names;
        const auto* model = page.table().model();
        for (int row = 0; row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                if (const QString text = model->index(row, column).data().toString();
                    text == u"知夏美妆"_s || text == u"澄川旅行"_s)
                    names << text;
        names.sort();
        return names;
    }
    std::unique_ptr<MainWindow> window;
};

TEST_F(SignInTest, EverybodySeesTheirOwnAfterTheirPin) {
    turnOn();
    EXPECT_EQ(clientsShown().size(), 2) << "the custodian sees all";
    signOut();
    // A wrong one is said, and nothing opens.
    type(u"张伟"_s, u"0000"_s);
    auto* asked = sheet(u"signInSheet"_s);
    ASSERT_TRUE(waitFor([&] { return asked->primaryButton()->isEnabled(); }));
    EXPECT_FALSE(context.session());
    EXPECT_TRUE(asked->findChild<QLineEdit*>(u"signInPin"_s)->text().isEmpty());
    QSignalSpy opened(window.get(), &MainWindow::opened);
    type(u"张伟"_s, u"2468"_s);
    ASSERT_TRUE(waitFor([&] { return context.session() && !opened.isEmpty(); }));
    EXPECT_EQ(clientsShown(), QStringList{u"知夏美妆"_s});
    EXPECT_EQ(session().access().role, AccessRole::manager);
    // What is not theirs to set is said, not offered.
    context.openPage(u"settings"_s);
    EXPECT_FALSE(button(u"rolesOff"_s)->isVisibleTo(window.get()));
    EXPECT_FALSE(button(u"rolesPin"_s)->isVisibleTo(window.get()));
    EXPECT_TRUE(window->findChild<QLabel*>(u"rolesState"_s)->text().contains(u"custodians"_s));
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
    // Nor is a copy of everything, or an older state in the place of everybody's work.
    for (const char* name : {"backUpButton", "restoreButton", "secondPlaceButton"})
        EXPECT_FALSE(button(QLatin1String(name))->isEnabled()) << name;
    context.restoreBackup(path("any.meike"));
    EXPECT_TRUE(errors.size() == 1 && context.session()) << u8(errors.join(u' '));
    errors.clear();
    // Nobody becomes somebody else by a name in a menu.
    window->topBar().userButton()->click();
    auto* menu = window->findChild<QMenu*>(u"userMenu"_s);
    ASSERT_TRUE(menu);
    QStringList lines;
    for (const QAction* action : menu->actions()) lines << action->text();
    menu->close();
    EXPECT_EQ(lines, (QStringList{u"Change my PIN..."_s, u"Sign out"_s}));
}

TEST_F(SignInTest, WhoeverOpensItAgainIsAskedAgain) {
    turnOn();
    const std::filesystem::path file = session().path();
    window->closeWorkspace();
    ASSERT_TRUE(waitFor([&] { return !context.session(); }));
    window->openWorkspace(file);
    ASSERT_TRUE(waitFor([&] { return sheet(u"signInSheet"_s) != nullptr; }));
    EXPECT_FALSE(context.session());
    QSignalSpy opened(window.get(), &MainWindow::opened);
    type(u"管档"_s, u"1357"_s);
    ASSERT_TRUE(waitFor([&] { return context.session() && !opened.isEmpty(); }));
    // By way of another workspace, too.
    Session::create(folder / "other.meike", "CNY", fixedClock()).reset();
    window->openWorkspace(folder / "other.meike");
    ASSERT_TRUE(waitFor([&] { return context.session() && session().path() != file && !window->isOpening(); }));
    window->openWorkspace(file);
    ASSERT_TRUE(waitFor([&] { return sheet(u"signInSheet"_s) != nullptr; }));
}

TEST_F(SignInTest, ItLocksByItselfButNotOverADraft) {
    turnOn();
    window->signIn().setIdleMs(50);
    ASSERT_TRUE(waitFor([&] { return sheet(u"signInSheet"_s); })) << "nobody has touched anything";
    EXPECT_FALSE(context.session());
    window->signIn().setIdleMs(600'000);
    type(u"李娜"_s, u"8642"_s);
    ASSERT_TRUE(waitFor([&] { return context.session() != nullptr; }));
    EXPECT_EQ(clientsShown(), QStringList{u"澄川旅行"_s});
    // One's own PIN is changed, and holds from then on.
    window->signIn().changePin();
    answerPin(u"李娜"_s, u"9753"_s);
    signOut();
    type(u"李娜"_s, u"9753"_s);
    ASSERT_TRUE(waitFor([&] { return context.session() != nullptr; }));
    bool asked = false;
    context.unsaved().add(window.get(), [&]() -> std::optional<Unsaved> {
        asked = true;
        return Unsaved{.question = u"Save the draft?"_s};
    });
    window->signIn().setIdleMs(20);
    ASSERT_TRUE(waitFor([&] { return asked; }));
    EXPECT_TRUE(context.session()) << "a draft is not thrown away";
    window->signIn().setIdleMs(600'000);
}

TEST_F(SignInTest, TheRecoveryCodeLetsTheCustodianInAndRolesCanBeTurnedOff) {
    const QString code = turnOn();
    signOut();
    FormDialog* asked = sheet(u"signInSheet"_s);
    asked->findChild<QPushButton*>(u"signInOther"_s)->click();
    auto* who = asked->findChild<QComboBox*>(u"signInPerson"_s);
    ASSERT_EQ(who->count(), 1) << "only the custodian holds it";
    asked->findChild<QLineEdit*>(u"signInCode"_s)->setText(code);
    asked->findChild<QLineEdit*>(u"signInPin"_s)->setText(u"111222"_s);
    asked->accept();
    ASSERT_TRUE(waitFor([&] { return sheet(u"recoveryCodeSheet"_s); }));
    EXPECT_NE(sheet(u"recoveryCodeSheet"_s)->findChild<QLineEdit*>(u"recoveryCode"_s)->text(), code) << "a new one";
    sheet(u"recoveryCodeSheet"_s)->accept();
    ASSERT_TRUE(waitFor([&] { return context.session() != nullptr; }));
    context.openPage(u"settings"_s);
    button(u"rolesOff"_s)->click();
    ASSERT_TRUE(sheet(u"rolesOffSheet"_s));
    sheet(u"rolesOffSheet"_s)->accept();
    EXPECT_FALSE(session().rolesOn());
    EXPECT_TRUE(button(u"rolesOn"_s)->isVisibleTo(window.get()));
    EXPECT_EQ(clientsShown().size(), 2);
    EXPECT_TRUE(errors.isEmpty()) << u8(errors.join(u' '));
}

}  // namespace
}  // namespace meike::ui::test
