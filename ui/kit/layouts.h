// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QFrame;
class QLayout;
class QWidget;

namespace meike::ui {

/// Empties a layout that is built anew: widgets in it are hidden now and deleted later, so that one of them may ask for
/// it; layouts in it go with theirs.
void clearLayout(QLayout* layout);

/// A line of one pixel between parts of a surface.
QFrame* hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

}  // namespace meike::ui
