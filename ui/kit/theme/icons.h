// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

#include "ui/kit/theme/tokens.h"

namespace meike::ui {

/// A Lucide icon of resources/icons by name ("users"), drawn in the running theme's colours at the moment it is
/// painted: a change of theme needs no new icon. Disabled is paler; checked is the accent.
QIcon icon(const QString& name, Tone tone = Tone::normal);

/// The same as a pixmap of `size` device-independent pixels in any colour.
QPixmap iconPixmap(const QString& name, int size, const QColor& color, qreal devicePixelRatio);

/// True when resources/icons has it.
bool hasIcon(const QString& name);

/// The application's own icon.
QIcon appIcon();

}  // namespace meike::ui
