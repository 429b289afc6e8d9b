// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/tag_mark.h"

#include <QPainter>

#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
constexpr int kSide = 6;
constexpr double kRound = 4;
}  // namespace

TagMark::TagMark(const QString& text, QWidget* parent) : QLabel(text, parent) {
    setTextFormat(Qt::PlainText);
    setFont(textFont(TextStyle::small));
    setTone(this, Tone::secondary);
    setContentsMargins(kSide, 1, kSide, 1);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
}

void TagMark::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().borderStrong, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRound, kRound);
    painter.end();
    QLabel::paintEvent(event);
}

}  // namespace meike::ui
