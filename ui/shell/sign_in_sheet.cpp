// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sign_in_sheet.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPointer>
#include <QThreadPool>
#include <utility>

#include "base/current_error.h"
#include "domain/choices.h"
#include "storage/workspace.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/kit/text.h"
#include "ui/parts/recovery_code.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

SignInSheet::SignInSheet(AppContext& context, std::filesystem::path file, QWidget* window)
    : FormDialog(tr("Sign in"), tr("Sign in"), window),
      m_context(context),
      m_file(std::move(file)),
      m_person(new QComboBox),
      m_pin(new QLineEdit),
      m_code(new QLineEdit) {
    setObjectName(u"signInSheet"_s);
    setIntro(tr("Roles are on in %1: everybody sees and changes what is theirs.").arg(qsPath(m_file.filename())));
    m_person->setObjectName(u"signInPerson"_s);
    m_code->setObjectName(u"signInCode"_s);
    m_pin->setObjectName(u"signInPin"_s);
    m_pin->setEchoMode(QLineEdit::Password);
    m_pin->setMaxLength(static_cast<int>(sign_in::kMostPin));
    addRow(tr("&Person"), m_person);
    addRow(tr("&Recovery code"), m_code);
    addRow(tr("P&IN"), m_pin);
    m_other = addButton({}, [this] { setRecovering(!m_recovering); });
    m_other->setObjectName(u"signInOther"_s);
    fillPeople();
    setRecovering(false);
    setSubmit([this] { return trySignIn(); });
    m_pin->setFocus();
}

void SignInSheet::fillPeople() {
    try {
        Database look(m_file, Database::Mode::read);
        m_people = sign_in::candidates(look);
    } catch (...) {
        setError(errorText(currentError()));
    }
}

void SignInSheet::setRecovering(bool recovering) {
    m_recovering = recovering;
    const qint64 before = m_person->currentData().toLongLong();
    m_person->clear();
    for (const sign_in::Candidate& each : m_people) {
        // Only a custodian holds the code; who has no PIN yet gets one from the custodian.
        if (recovering && each.role != AccessRole::custodian) continue;
        m_person->addItem(each.hasPin || recovering ? qs(each.name) : tr("%1 (no PIN yet)").arg(qs(each.name)),
                          QVariant::fromValue<qint64>(each.person));
    }
    m_person->setCurrentIndex(std::max(0, m_person->findData(QVariant::fromValue<qint64>(before))));
    setRowVisible(m_code, recovering);
    setRowLabel(m_pin, recovering ? tr("New P&IN") : tr("P&IN"));
    m_other->setText(recovering ? tr("I know the PIN") : tr("PIN forgotten..."));
    setVerb(recovering ? tr("Set the PIN and sign in") : tr("Sign in"));
    setError({});
}

bool SignInSheet::trySignIn() {
    if (m_asking) return false;
    const RecordId person = m_person->currentData().toLongLong();
    const QString name = [&] {
        for (const sign_in::Candidate& each : m_people)
            if (each.person == person) return qs(each.name);
        return QString();
    }();
    m_asking = true;
    primaryButton()->setEnabled(false);
    // What makes a PIN hard to guess takes a tenth of a second, and a wrong one makes the next try wait.
    QThreadPool::globalInstance()->start([self = QPointer<SignInSheet>(this), file = m_file, person, name = u8(name),
                                          pin = u8(m_pin->text()), code = u8(m_code->text().trimmed()),
                                          recovering = m_recovering, closing = m_context.closing()] {
        QString problem;
        QString newCode;
        try {
            if (closing.valid()) closing.wait();
            sign_in::setCredentials(std::nullopt);
            const auto workspace = Workspace::open(file);
            if (recovering)
                newCode = qs(sign_in::recover(*workspace, person, code, pin));
            else
                sign_in::enter(*workspace, person, pin);
            sign_in::setCredentials(sign_in::Credentials{name, pin});
        } catch (...) {
            problem = errorText(currentError());
        }
        QMetaObject::invokeMethod(
            qApp,
            [self, problem, newCode] {
                if (self) self->answered(problem, newCode);
            },
            Qt::QueuedConnection);
    });
    return false;
}

void SignInSheet::answered(const QString& problem, const QString& newCode) {
    m_asking = false;
    primaryButton()->setEnabled(true);
    if (!problem.isEmpty()) {
        m_pin->clear();
        setError(problem, m_pin);
        return;
    }
    // It goes first: what was typed in it is nothing to be asked about when the workspace opens.
    QWidget* const window = parentWidget();
    done(QDialog::Accepted);
    emit signedIn();
    if (!newCode.isEmpty()) showRecoveryCode(newCode, window);
}

}  // namespace meike::ui
