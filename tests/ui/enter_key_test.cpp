// SPDX-License-Identifier: GPL-3.0-or-later
// Enter in every sheet: it does what the sheet is for, or what is safe; it never takes anything back or throws it away.
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>

#include "app/segments.h"
#include "tests/ui/rooms_fixture.h"
#include "ui/context/unsaved_sheet.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_form.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/parts/export_dialog.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/import/import_dialog.h"
#include "ui/rooms/segments/overlap_sheet.h"
#include "ui/shell/main_window.h"

namespace meike::ui::test {
namespace {

class EnterKeyTest : public RoomsTest {
protected:
    EnterKeyTest() : window(std::make_unique<MainWindow>(context)) {
        window->resize(1280, 800);
        window->show();
        QApplication::setActiveWindow(window.get());
        openDemo();
        EXPECT_TRUE(QTest::qWaitFor(
            [&] {
                return window->page<ClientsPage>().isSettled() && window->page<ClientsPage>().table().hasSelection();
            },
            20'000));
    }
    ~EnterKeyTest() override { window.reset(); }

    QDialog* sheet() {
        for (auto* each : window->findChildren<QDialog*>())
            if (each->isVisible()) return each;
        return nullptr;
    }
    void act(const QString& id) { window->actions().action(id)->trigger(); }
    /// Opens a sheet, presses Enter where the keyboard is, and says which button that pressed: its name, or its text.
    QString enter(QDialog* dialog) {
        EXPECT_TRUE(dialog);
        if (!dialog) return {};
        QApplication::setActiveWindow(dialog);
        EXPECT_TRUE(QTest::qWaitForWindowActive(dialog));
        QString pressed;
        for (auto* button : dialog->findChildren<QAbstractButton*>())
            QObject::connect(button, &QAbstractButton::clicked, dialog, [&pressed, button] {
                if (pressed.isEmpty()) pressed = button->objectName().isEmpty() ? button->text() : button->objectName();
            });
        QWidget* focused = dialog->focusWidget();
        QTest::keyClick(focused ? focused : dialog, Qt::Key_Return);
        return pressed;
    }
    void leave() {
        for (auto* each : window->findChildren<QDialog*>())
            if (each->isVisible()) each->done(QDialog::Rejected);
        QTest::qWait(1);
    }

    std::unique_ptr<MainWindow> window;
};

TEST_F(EnterKeyTest, SheetsOfTheWindowDoWhatTheyAreFor) {
    struct Row {
        const char16_t* action;
        QString pressed;
    };
    const Row rows[] = {
        {u"client.new", u"saveButton"_s},
        {u"client.open", u"saveButton"_s},
        {u"client.add_order", u"saveButton"_s},
        {u"client.add_interaction", u"saveButton"_s},
        {u"client.add_contact", u"saveButton"_s},
        {u"client.add_receipt", u"saveButton"_s},
        {u"client.bulk_edit", u"Change 1 client"_s},
        {u"file.export", u"exportButton"_s},
        {u"dashboard.save", u"Save"_s},
        {u"workspace.new", u"Create workspace"_s},
        {u"help.shortcuts", QString()},
    };
    for (const Row& row : rows) {
        const QString id = QString::fromUtf16(row.action);
        window->setCurrentPage(u"clients"_s);
        ASSERT_TRUE(window->actions().action(id)->isEnabled()) << u8(id);
        act(id);
        EXPECT_EQ(enter(sheet()), row.pressed) << u8(id);
        leave();
    }
}

TEST_F(EnterKeyTest, WhatWasTypedIsKeptByEnter) {
    act(u"client.open"_s);
    auto* form = qobject_cast<RecordForm*>(sheet());
    ASSERT_TRUE(form);
    QApplication::setActiveWindow(form);
    auto* name = qobject_cast<QLineEdit*>(form->editor("name")->input());
    name->setText(u"renamed"_s);
    QTest::keyClick(form, Qt::Key_Escape);
    ASSERT_TRUE(form->isVisible()) << "asked first";
    EXPECT_EQ(enter(form), u"keepEditingButton"_s);
    EXPECT_TRUE(form->isVisible());
    EXPECT_EQ(name->text(), u"renamed"_s);
    leave();
    // Questions about what is not saved: to save, or where nothing can be saved to stay.
    Unsaved unsaved{.question = u"?"_s, .save = [] { return true; }, .discard = [] { FAIL() << "thrown away"; }};
    EXPECT_EQ(enter(askUnsaved(unsaved, window.get(), window.get(), [] {})), u"unsavedSaveButton"_s);
    leave();
    bool shown = false;
    unsaved.save = {};
    unsaved.show = [&] { shown = true; };
    FormDialog* question = askUnsaved(unsaved, window.get(), window.get(), [] { FAIL() << "gone"; });
    EXPECT_EQ(enter(question), u"unsavedSaveButton"_s);
    EXPECT_TRUE(shown);
    QTest::qWait(1);
}

TEST_F(EnterKeyTest, AnImportIsNotTakenBackByEnter) {
    QFile file(path("clients.csv"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("公司名称,行业,首次下单\n新来的客户一,餐饮,\n新来的客户二,餐饮,昨天吧\n");
    file.close();
    act(u"file.import"_s);
    auto* dialog = qobject_cast<ImportDialog*>(sheet());
    ASSERT_TRUE(dialog);
    auto* next = dialog->findChild<QPushButton*>(u"nextButton"_s);
    dialog->setFile(path("clients.csv"));
    const std::int64_t before = countRecords(context.reader(), Kind::client);
    while (dialog->step() != ImportDialog::Step::result) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return next->isEnabled() && next->isVisible(); }, 10'000));
        if (dialog->step() == ImportDialog::Step::check) {
            EXPECT_EQ(enter(dialog), u"nextButton"_s);
            // Nobody stops an import by pressing Enter again.
            if (dialog->step() == ImportDialog::Step::running) {
                EXPECT_EQ(enter(dialog), QString());
            }
        } else {
            next->click();
        }
        ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->step() != ImportDialog::Step::running; }, 20'000));
    }
    const std::int64_t after = countRecords(context.reader(), Kind::client);
    ASSERT_GT(after, before);
    EXPECT_EQ(enter(dialog), u"nextButton"_s);
    EXPECT_FALSE(dialog->isVisible());
    EXPECT_EQ(countRecords(context.reader(), Kind::client), after);
}

TEST_F(EnterKeyTest, ComparingSegmentsBeginsWithNothingChosen) {
    const auto segments = allSegments(context.reader());
    ASSERT_FALSE(segments.empty());
    openOverlapSheet(context, segments.front().id, window.get());
    EXPECT_NE(enter(sheet()), u"overlapOpenButton"_s);
    leave();
}

}  // namespace
}  // namespace meike::ui::test
