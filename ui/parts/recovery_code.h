// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace meike::ui {

/// Shows the code that lets a custodian in without a PIN: this once.
void showRecoveryCode(const QString& code, QWidget* window);

}  // namespace meike::ui
