// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

namespace meike::ui {

/// What validate() or parseProfile() expected somewhere, in the window's language: "a whole number from 1 to 100".
QString expectedText(const std::string& expected);

}  // namespace meike::ui
