// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/unsaved_sheet.h"

#include <QCoreApplication>

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::UnsavedSheet)
};

}  // namespace

FormDialog* askUnsaved(const UnsavedEdit& edit, QWidget* window, const std::function<void()>& go) {
    auto* sheet = new FormDialog(edit.title, Words::tr("Save"), window);
    sheet->setObjectName(u"unsavedSheet"_s);
    sheet->setIntro(Words::tr("What you have entered is not saved yet."));
    sheet->primaryButton()->setObjectName(u"unsavedSaveButton"_s);
    // After the sheet has closed: what follows may close the window under it.
    const auto later = [sheet, window, go] {
        QObject::connect(
            sheet, &QObject::destroyed, window, [go] { go(); }, Qt::QueuedConnection);
    };
    sheet->setSubmit([edit, later] {
        if (edit.save())
            later();
        else
            edit.show();
        return true;
    });
    QPushButton* discard = sheet->addButton(Words::tr("Discard"), [sheet, edit, later] {
        edit.discard();
        later();
        sheet->reject();
    });
    discard->setObjectName(u"unsavedDiscardButton"_s);
    sheet->openSheet();
    return sheet;
}

}  // namespace meike::ui
