// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "storage/sign_in.h"
#include "ui/kit/form_dialog.h"

class QComboBox;
class QLineEdit;

namespace meike::ui {

class AppContext;

/// Who is at the desk, and the PIN of that person; or, for a custodian who has forgotten it, the recovery code. It
/// opens nothing itself: once somebody has signed in for this process it says so.
class SignInSheet : public FormDialog {
    Q_OBJECT

public:
    SignInSheet(AppContext& context, std::filesystem::path file, QWidget* window);

signals:
    void signedIn();

private:
    void fillPeople();
    void setRecovering(bool recovering);
    bool trySignIn();
    void answered(const QString& problem, const QString& newCode);

    AppContext& m_context;
    std::filesystem::path m_file;
    std::vector<sign_in::Candidate> m_people;
    QComboBox* m_person;
    QLineEdit* m_pin;
    QLineEdit* m_code;
    QPushButton* m_other;
    bool m_recovering = false;
    bool m_asking = false;
};

}  // namespace meike::ui
