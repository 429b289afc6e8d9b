// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/recovery_code.h"

#include <QCoreApplication>
#include <QLineEdit>

#include "ui/kit/form_dialog.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
struct RecoveryCode {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::RecoveryCode)
};
}  // namespace

void showRecoveryCode(const QString& code, QWidget* window) {
    auto* sheet = new FormDialog(RecoveryCode::tr("Recovery code"), RecoveryCode::tr("I have written it down"), window);
    sheet->setObjectName(u"recoveryCodeSheet"_s);
    sheet->setOnlyRead();
    sheet->setIntro(
        RecoveryCode::tr("With it a data custodian who has forgotten the PIN signs in. It is shown this once: write it "
                         "down, and keep it away from this computer. Without PIN and code nobody gets in here any "
                         "more."));
    auto* line = new QLineEdit(code);
    line->setObjectName(u"recoveryCode"_s);
    line->setReadOnly(true);
    sheet->addRow(RecoveryCode::tr("&Code"), line);
    sheet->openSheet();
    line->selectAll();
}

}  // namespace meike::ui
