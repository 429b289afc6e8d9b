// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <string>
#include <vector>

#include "storage/sign_in.h"

class QWidget;

namespace meike::ui {

class AppContext;

/// A PIN that is being made, for one of some people.
struct NewPin {
    QString title;
    QString intro;
    QString verb;
    std::vector<sign_in::Candidate> people;
    /// On a worker; what it returns is a recovery code, to be shown once, or nothing.
    std::function<std::string(const sign_in::Candidate& who, const std::string& pin)> use;
    std::function<void()> then;  ///< in the window, once it is done
};
/// Asks for it, twice.
void askNewPin(AppContext& context, QWidget* window, NewPin ask);

}  // namespace meike::ui
