// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/split_bar.h"

#include <QPainter>
#include <algorithm>

#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
constexpr int kBar = 8;
constexpr double kGap = 2;
constexpr double kLeast = 3;  ///< a part that counts can be seen
constexpr double kPaleShare = 0.45;
}  // namespace

SplitBar::SplitBar(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void SplitBar::setParts(const QList<Part>& parts, const QString& sentence) {
    m_parts = parts;
    setToolTip(sentence);
    setAccessibleName(sentence);
    update();
}

QSize SplitBar::sizeHint() const { return {120, kBar}; }

void SplitBar::paintEvent(QPaintEvent*) {
    double sum = 0;
    int shown = 0;
    for (const Part& part : m_parts) {
        sum += std::max(part.size, 0.0);
        if (part.size > 0) ++shown;
    }
    if (sum <= 0) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double room = width() - kGap * (shown - 1);
    double left = 0;
    for (const Part& part : m_parts) {
        if (part.size <= 0) continue;
        const double length = std::max(part.size / sum * room, kLeast);
        const QColor color = colors().tone(part.tone);
        painter.setBrush(part.pale ? mixed(color, colors().surface, kPaleShare) : color);
        painter.drawRoundedRect(QRectF(left, 0, std::min(length, width() - left), kBar), kGap, kGap);
        left += length + kGap;
    }
}

}  // namespace meike::ui
