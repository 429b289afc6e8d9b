// SPDX-License-Identifier: GPL-3.0-or-later
// A long session in which the language and the theme change at any moment: over open forms, pickers, menus and running
// reads. Every run walks another way; repeat it under AddressSanitizer to look for what is deleted too early.
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <random>

#include "tests/ui/rooms_fixture.h"
#include "ui/kit/text.h"
#include "ui/parts/tag_picker.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/dashboard/dashboard_page.h"
#include "ui/rooms/settings/settings_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

constexpr int kSteps = 80;
constexpr int kSwitches = 10;

class SwitchingTest : public RoomsTest {
protected:
    SwitchingTest() : window(std::make_unique<MainWindow>(context)) {
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~SwitchingTest() override {
        window.reset();
        Theme::apply(*qApp, ThemeChoice::light);
        context.setLanguage(Language::en, false);
    }

    ClientsPage& page() { return window->page<ClientsPage>(); }
    void rest(int milliseconds) { QTest::qWait(milliseconds); }
    void press(const char16_t* button) {
        for (auto* each : window->findChildren<QAbstractButton*>(QString::fromUtf16(button)))
            if (each->isVisible()) return each->click();
    }
    void run(const char16_t* id) { window->actions().action(QString::fromUtf16(id))->trigger(); }
    void closeEverything() {
        while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
        for (QDialog* dialog : window->findChildren<QDialog*>())
            if (dialog->isVisible()) dialog->done(QDialog::Rejected);
    }
    void switchLanguage() {
        context.setLanguage(context.language() == Language::zh ? Language::en : Language::zh, false);
    }
    void switchTheme() { Theme::apply(*qApp, Theme::instance().isDark() ? ThemeChoice::light : ThemeChoice::dark); }
    RecordId someClient(std::mt19937& random) {
        const auto& ids = page().model().ids();
        return ids.empty() ? 0 : ids[random() % ids.size()];
    }

    std::vector<std::function<void(std::mt19937&)>> moves() {
        std::vector<std::function<void(std::mt19937&)>> all;
        for (const QString& key : {u"clients"_s, u"dashboard"_s, u"bin"_s, u"settings"_s})
            all.push_back([this, key](auto&) { window->setCurrentPage(key); });
        all.push_back([this](auto& random) { page().showClient(someClient(random)); });
        all.push_back([this](auto& random) { tagClients(context, {someClient(random)}, u"换语言"_s); });
        all.push_back([this](auto&) { context.undo(); });
        all.push_back([this](auto&) { context.redo(); });
        all.push_back([this](auto& random) { page().actions().openForm(someClient(random)); });
        all.push_back([this](auto&) { page().table().setFocus(); });
        for (const char16_t* id :
             {u"client.new", u"client.add_order", u"client.add_interaction", u"client.tag", u"client.bulk_edit",
              u"client.edit_cell", u"view.columns", u"view.as_of", u"view.menu", u"file.import", u"file.export",
              u"dashboard.save", u"help.shortcuts", u"edit.select_all", u"edit.copy"})
            all.push_back([this, id](auto&) { run(id); });
        for (const char16_t* button : {u"addConditionChip", u"chip0", u"userButton", u"messageAction"})
            all.push_back([this, button](auto&) { press(button); });
        all.push_back([this](auto&) {
            page().showRule(Rule::all({Rule::condition("tier", "any_of", {"core"}), Rule::condition("r", ">", {"1"})}),
                            {});
        });
        all.push_back([this](auto&) { page().clearFilters(); });
        all.push_back([this](auto& random) { page().panel().setTab(static_cast<ClientPanel::Tab>(random() % 5)); });
        all.push_back([this](auto& random) {
            emit page().table().sortRequested(page().model().columns().value(static_cast<int>(random() % 8)),
                                              random() % 3 == 0);
        });
        all.push_back([this](auto&) { context.setAsOf(valueOrThrow(makeDate(2025, 6, 30))); });
        all.push_back([this](auto&) { context.setAsOf({}); });
        all.push_back([this](auto&) {
            window->setCurrentPage(u"settings"_s);
            window->page<SettingsPage>().showSection(u"lists"_s);
        });
        for (int i = 0; i < 5; ++i) all.push_back([this](auto&) { closeEverything(); });
        return all;
    }

    std::unique_ptr<MainWindow> window;
};

TEST_F(SwitchingTest, LanguageAndThemeChangeAnywhereInALongSession) {
    openDemo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000));
    window->setCurrentPage(u"dashboard"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->page<DashboardPage>().data() != nullptr; }, 20'000));

    // --gtest_repeat walks on; --gtest_random_seed (with --gtest_shuffle) begins elsewhere.
    static unsigned walks = 0;
    const unsigned seed = static_cast<unsigned>(::testing::UnitTest::GetInstance()->random_seed()) * 1000 + walks++;
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto all = moves();
    for (int step = 0; step < kSteps; ++step) {
        all[random() % all.size()](random);
        if (random() % 2 == 0) rest(static_cast<int>(random() % 25));
        if (step % (kSteps / kSwitches) != 0) continue;
        switchLanguage();
        if (random() % 2 == 0) rest(static_cast<int>(random() % 10));
        switchTheme();
        // Twice in a row: what the first one asked for is still under way.
        if (random() % 4 == 0) switchLanguage();
        rest(static_cast<int>(random() % 10));
    }
    closeEverything();
    context.setAsOf({});
    window->setCurrentPage(u"clients"_s);
    page().clearFilters();
    page().showView(u"all"_s);
    for (const Language language : {Language::zh, Language::en}) {
        context.setLanguage(language, false);
        ASSERT_TRUE(QTest::qWaitFor([&] { return page().isSettled(); }, 20'000));
        rest(20);
        EXPECT_EQ(window->findChild<QLabel*>(u"clientsTitle"_s)->text(),
                  language == Language::zh ? u"全部客户"_s : u"All clients"_s);
        EXPECT_EQ(window->actions().action(u"client.new"_s)->text(),
                  language == Language::zh ? u"新建客户…"_s : u"New client..."_s);
    }
}

}  // namespace
}  // namespace meike::ui::test
