// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>
#include <optional>

class QMimeData;
class QWidget;

namespace meike::ui {

/// Lets a widget be dragged with the mouse: it carries the sort of thing it stands for and its number. A press without
/// a move stays a click.
void makeDraggable(QWidget* widget, const QString& sort, qint64 number);

/// What such a drag carries; for the widget it is dropped on.
QMimeData* dragMark(const QString& sort, qint64 number);
/// The number that is carried; nothing when the drag is of another sort, or comes from elsewhere.
std::optional<qint64> draggedNumber(const QMimeData* data, const QString& sort);

}  // namespace meike::ui
