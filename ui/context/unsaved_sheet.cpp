// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/unsaved_sheet.h"

#include <QCoreApplication>

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::UnsavedSheet)
};

}  // namespace

FormDialog* askUnsaved(const Unsaved& unsaved, QWidget* above, QObject* window, const std::function<void()>& go) {
    const QString verb = !unsaved.keep.isEmpty() ? unsaved.keep
                         : unsaved.save          ? Words::tr("Save")
                                                 : Words::tr("Go on editing");
    auto* sheet = new FormDialog(unsaved.question, verb, above);
    sheet->setObjectName(u"unsavedSheet"_s);
    sheet->setIntro(unsaved.note.isEmpty() ? Words::tr("What you have entered is not saved yet.") : unsaved.note);
    sheet->primaryButton()->setObjectName(u"unsavedSaveButton"_s);
    // After the sheet has closed: what follows may close the window under it.
    const auto later = [sheet, window, go] {
        QObject::connect(
            sheet, &QObject::destroyed, window, [go] { go(); }, Qt::QueuedConnection);
    };
    sheet->setSubmit([unsaved, later] {
        if (unsaved.save && unsaved.save())
            later();
        else if (unsaved.show)
            unsaved.show();
        return true;
    });
    const QString lose = unsaved.lose.isEmpty() ? Words::tr("Discard") : unsaved.lose;
    QPushButton* discard = sheet->addButton(lose, [sheet, unsaved, later] {
        unsaved.discard();
        later();
        sheet->reject();
    });
    discard->setObjectName(u"unsavedDiscardButton"_s);
    sheet->openSheet();
    return sheet;
}

}  // namespace meike::ui
