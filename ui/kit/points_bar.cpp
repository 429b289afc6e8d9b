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
constexpr int kKey = 8;  ///< the square that shows a part's shade beside its name
constexpr int kKeyGap = 4;
constexpr int kUsualWidth = 320;
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

QSize PointsBar::sizeHint() const { return {kUsualWidth, heightForWidth(kUsualWidth)}; }
QSize PointsBar::minimumSizeHint() const { return {160, static_cast<int>(kBar) + kLabelGap + fontMetrics().height()}; }

int PointsBar::heightForWidth(int width) const {
    const QList<QRect> all = names(width);
    return all.isEmpty() ? static_cast<int>(kBar) : all.last().bottom() + 1;
}

QList<QRect> PointsBar::names(int width) const {
    QList<QRect> all;
    const int line = fontMetrics().height();
    int left = 0;
    int top = static_cast<int>(kBar) + kLabelGap;
    for (const Part& part : m_parts) {
        const int wide = kKey + kKeyGap + fontMetrics().horizontalAdvance(part.label + u' ' + part.points) + 1;
        if (left > 0 && left + wide > width) {
            left = 0;
            top += line;
        }
        all << QRect(left, top, wide, line);
        left += wide + space::kWide;
    }
    return all;
}

QBrush PointsBar::shade(qsizetype part) const {
    const Colors& c = colors();
    if (m_parts[part].size < 0) return {c.risk, Qt::BDiagPattern};
    // Neighbours differ; all are of one colour, for all are points.
    static constexpr double kStrength[] = {1.0, 0.72, 0.5, 0.86, 0.6, 0.4};
    QColor color = c.accent;
    color.setAlphaF(static_cast<float>(kStrength[part % std::ssize(kStrength)]));
    return color;
}

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
    const QList<QRect> texts = names(width());
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const Part& part = m_parts[i];
        const bool takes = part.size < 0;
        const auto fill = [&](const QRectF& rect) {
            painter.setPen(Qt::NoPen);
            if (takes) {
                painter.setBrush(c.riskSoft);
                painter.drawRoundedRect(rect, kGap, kGap);
            }
            painter.setBrush(shade(i));
            painter.drawRoundedRect(rect, kGap, kGap);
        };
        if (bars[i].width() > 0) fill(bars[i]);
        const QRect& text = texts[i];
        if (part.size != 0) fill(QRectF(text.left(), text.center().y() - kKey / 2.0, kKey, kKey));
        const QRect line = text.adjusted(kKey + kKeyGap, 0, 0, 0);
        painter.setPen(takes ? c.risk : c.secondary);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, part.label);
        painter.setPen(takes ? c.risk : c.text);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, part.points);
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
