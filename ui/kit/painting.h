// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QIcon>
#include <QPainter>
#include <QString>

#include "ui/kit/theme/tokens.h"

/// The small figures that widgets and table cells share.
namespace meike::ui {

/// A tag: text on a soft pill. Height and width for a font.
QSize pillSize(const QFontMetrics& metrics, const QString& text);
void drawPill(QPainter& painter, const QRect& rect, const QString& text, const PillColors& pill);

/// The tier's shape, centred in rect.
void drawTierMark(QPainter& painter, const QRectF& rect, TierMark mark, const QColor& color);
/// The shape as an icon; blank where there is none, so that names stand in one line.
QIcon tierIcon(TierMark mark);
/// Shape and name, left aligned and vertically centred; width it needs.
int tierLabelWidth(const QFontMetrics& metrics, const QString& name);
void drawTierLabel(QPainter& painter, const QRect& rect, TierMark mark, const QString& name);

/// A square with a score 1..5; 0 is drawn as an empty square.
void drawScore(QPainter& painter, const QRect& rect, int score);

/// A rounded bar `share` (0..1) long on its empty track.
void drawBar(QPainter& painter, const QRectF& track, double share, const QColor& color);

/// The ring that shows where the keyboard is.
void drawFocusRing(QPainter& painter, const QRect& rect);

}  // namespace meike::ui
