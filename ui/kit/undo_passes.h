// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace meike::ui {

/// Ctrl+Z in a line in which nothing was typed takes back the last edit of the workspace, as everywhere else: a line
/// edit would keep the key for itself.
void letUndoPass(QLineEdit* edit);

}  // namespace meike::ui
