// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/points_bar.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/kit/format.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr double kBar = 8;
constexpr double kGap = 2;
constexpr int kLabelGap = 6;
constexpr double kLeast = 3;  ///< a part that counts can be seen
}  // namespace

PointsBar::PointsBar(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void PointsBar::setParts(const QList<Part>& parts, double full) {
    m_parts = parts;
    m_full = std::max(full, 1.0);
    QStringList said;
    for (const Part& part : parts) said << part.label + u' ' + part.points;
    setAccessibleName(listText(said));
    updateGeometry();
    update();
}

QSize PointsBar::sizeHint() const { return {320, static_cast<int>(kBar) + kLabelGap + fontMetrics().height()}; }
QSize PointsBar::minimumSizeHint() const { return {160, sizeHint().height()}; }

QList<QRectF> PointsBar::rects() const {
    QList<QRectF> found;
    double left = 0;
    for (const Part& part : m_parts) {
        const double length = part.size == 0 ? 0 : std::max(std::abs(part.size) / m_full * width(), kLeast);
        found << QRectF(left, 0, length, kBar);
        if (length > 0) left += length + kGap;
    }
    return found;
}

void PointsBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& c = colors();
    const QList<QRectF> bars = rects();
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.sunken);
    painter.drawRoundedRect(QRectF(0, 0, width(), kBar), kBar / 2, kBar / 2);
    const int top = static_cast<int>(kBar) + kLabelGap;
    double free = 0;  // where the next name may begin
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const Part& part = m_parts[i];
        const bool takes = part.size < 0;
        if (bars[i].width() > 0) {
            painter.setPen(Qt::NoPen);
            if (takes) {
                painter.setBrush(c.riskSoft);
                painter.drawRoundedRect(bars[i], kGap, kGap);
            }
            painter.setBrush(takes ? QBrush(c.risk, Qt::BDiagPattern) : QBrush(c.accent));
            painter.drawRoundedRect(bars[i], kGap, kGap);
        }
        const QString text = part.label + u' ' + part.points;
        const int wide = fontMetrics().horizontalAdvance(text);
        const double left = std::max(free, bars[i].left());
        // A name that would stand far from its part, or be cut, is left to the tooltip.
        if (left + wide > width() || left > bars[i].right() + space::kUnit) continue;
        painter.setPen(takes ? c.risk : c.secondary);
        const QRectF line(left, top, wide + 1, fontMetrics().height());
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, part.label);
        painter.setPen(takes ? c.risk : c.text);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, part.points);
        free = left + wide + space::kWide;
    }
}

bool PointsBar::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QStringList lines;
    const QList<QRectF> bars = rects();
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const Part& part = m_parts[i];
        const QString line = part.detail.isEmpty() ? part.label + u' ' + part.points : part.detail;
        if (bars[i].width() > 0 && bars[i].contains(QPointF(help->pos().x(), kBar / 2))) {
            QToolTip::showText(help->globalPos(), line, this);
            return true;
        }
        lines << line;
    }
    QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
    return true;
}

}  // namespace meike::ui
