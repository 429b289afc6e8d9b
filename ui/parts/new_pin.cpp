// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/new_pin.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPointer>
#include <QThreadPool>
#include <memory>
#include <utility>

#include "base/current_error.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/kit/form_dialog.h"
#include "ui/kit/text.h"
#include "ui/parts/recovery_code.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

struct PinWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::NewPin)
};

QLineEdit* pinLine(const QString& name) {
    auto* line = new QLineEdit;
    line->setObjectName(name);
    line->setEchoMode(QLineEdit::Password);
    line->setMaxLength(static_cast<int>(sign_in::kMostPin));
    return line;
}

}  // namespace

void askNewPin(AppContext& context, QWidget* window, NewPin ask) {
    auto* sheet = new FormDialog(ask.title, ask.verb, window);
    sheet->setObjectName(u"newPinSheet"_s);
    if (!ask.intro.isEmpty()) sheet->setIntro(ask.intro);
    auto* person = new QComboBox;
    person->setObjectName(u"newPinPerson"_s);
    for (const sign_in::Candidate& each : ask.people) person->addItem(qs(each.name));
    QLineEdit* const pin = pinLine(u"newPin"_s);
    QLineEdit* const again = pinLine(u"newPinAgain"_s);
    sheet->addRow(PinWords::tr("&Person"), person);
    sheet->addRow(PinWords::tr("New P&IN"), pin,
                  PinWords::tr("%1 characters at least; letters may be in it").arg(sign_in::kLeastPin));
    sheet->addRow(PinWords::tr("The same &again"), again);
    const auto shared = std::make_shared<const NewPin>(std::move(ask));
    sheet->setSubmit([&context, sheet, window, person, pin, again, shared] {
        if (pin->text() != again->text()) {
            sheet->setError(PinWords::tr("The two are not the same."), again);
            return false;
        }
        const auto at = static_cast<std::size_t>(person->currentIndex());
        if (!context.session() || at >= shared->people.size()) return true;
        sheet->primaryButton()->setEnabled(false);
        // The session outlives the work: it is let go of by a worker that waits for it.
        context.whileWorking([shared, at, typed = u8(pin->text()), sheet = QPointer<FormDialog>(sheet),
                              window = QPointer<QWidget>(window)] {
            QString problem;
            QString code;
            try {
                code = qs(shared->use(shared->people[at], typed));
            } catch (...) {
                problem = errorText(currentError());
            }
            QMetaObject::invokeMethod(
                qApp,
                [shared, sheet, window, problem, code] {
                    if (!problem.isEmpty()) {
                        if (!sheet) return;
                        sheet->primaryButton()->setEnabled(true);
                        sheet->setError(problem);
                        return;
                    }
                    if (sheet) sheet->done(QDialog::Accepted);
                    if (!code.isEmpty() && window) showRecoveryCode(code, window);
                    if (shared->then) shared->then();
                },
                Qt::QueuedConnection);
        });
        return false;
    });
    sheet->openSheet();
    pin->setFocus();
}

}  // namespace meike::ui
