// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <string>
#include <vector>

namespace meike::ui {

class AppContext;

/// Enters into the register of exports that records leave in this file, or on paper: before they do. What cannot be
/// noted does not leave: false, and the window has said why.
bool noteTakenOut(AppContext& context, const QString& file, std::int64_t rows, const std::vector<std::string>& columns);

}  // namespace meike::ui
