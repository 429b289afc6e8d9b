// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include "tests/ui/rooms_fixture.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/rooms/import/import_dialog.h"
#include "ui/rooms/import/import_pages.h"
#include "ui/rooms/import/near_names_sheet.h"

namespace meike::ui::test {

/// The wizard over an empty workspace, and the ways through it.
class ImportDialogTest : public RoomsTest {
protected:
    using Step = ImportDialog::Step;
    ImportDialogTest() { openEmpty(); }

    QString write(const std::string& name, const QString& text) {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        return path(name);
    }
    QPushButton* next() { return dialog.findChild<QPushButton*>(u"nextButton"_s); }
    void load(const QString& file) {
        dialog.show();
        QSignalSpy loaded(dialog.findChild<ImportFilePage*>(), &ImportFilePage::loaded);
        dialog.setFile(file);
        ASSERT_TRUE(QTest::qWaitFor([&] { return loaded.count() > 0 && next()->isEnabled(); }, 10'000));
    }
    void goTo(Step step) {
        while (dialog.step() != step) {
            ASSERT_TRUE(QTest::qWaitFor([&] { return next()->isEnabled(); }, 10'000))
                << static_cast<int>(dialog.step());
            next()->click();
            ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.step() != Step::running; }, 20'000));
        }
    }
    /// The sheet about similar names, opened by its button on the check step.
    NearNamesSheet* decide() {
        auto* page = dialog.findChild<ImportCheckPage*>();
        QPushButton* button = nullptr;
        const auto there = [&] {
            for (auto* each : page->findChildren<QPushButton*>(u"decideNamesButton"_s))
                if (each->isVisible()) button = each;
            return button != nullptr;
        };
        if (!QTest::qWaitFor(there, 10'000)) return nullptr;
        button->click();
        return dialog.findChild<NearNamesSheet*>();
    }
    /// Says of its first name what it is, and waits for the check that follows.
    void take(NearNamesSheet* sheet, int verdict) {
        ASSERT_NE(sheet, nullptr);
        sheet->findChild<QComboBox*>(u"verdictCombo0"_s)->setCurrentIndex(verdict);
        QSignalSpy checked(dialog.findChild<ImportCheckPage*>(), &ImportCheckPage::checked);
        sheet->accept();
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return checked.count() == 2 && !dialog.findChild<NearNamesSheet*>(); }, 10'000));
    }
    /// Goes to the check step of a file of which nothing need be importable.
    void check(const QString& file) {
        load(file);
        goTo(Step::columns);
        QSignalSpy checked(dialog.findChild<ImportCheckPage*>(), &ImportCheckPage::checked);
        next()->click();
        ASSERT_TRUE(QTest::qWaitFor([&] { return checked.count() == 2; }, 10'000));
    }
    QString shownText() {
        QTest::qWait(1);  // what was added a moment ago is shown by an event
        QStringList texts;
        for (const QLabel* label : dialog.findChild<ImportCheckPage*>()->findChildren<QLabel*>())
            if (label->isVisible()) texts << label->text();
        return texts.join(u'\n');
    }
    FormDialog* leavingSheet() { return dialog.findChild<FormDialog*>(u"unsavedSheet"_s); }
    /// The combo that says what a column of the file means.
    QComboBox* meaning(int column) {
        auto* table = dialog.findChild<ImportColumnsPage*>()->findChild<QTableWidget*>();
        return table->cellWidget(column, 2)->findChild<QComboBox*>();
    }

    ImportDialog dialog{context};
};

}  // namespace meike::ui::test
