// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace meike::ui {

/// Keeps the wheel that scrolls a long rule from changing the list, number or day that happens to be under it.
void calmWheel(QWidget* editor);

}  // namespace meike::ui
