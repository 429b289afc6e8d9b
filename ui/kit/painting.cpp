// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/painting.h"

#include <QPainterPath>
#include <algorithm>

#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
constexpr int kPillPadding = 8;
constexpr int kMarkSize = 11;
constexpr int kMarkGap = 5;
}  // namespace

QSize pillSize(const QFontMetrics& metrics, const QString& text) {
    return {metrics.horizontalAdvance(text) + 2 * kPillPadding, metrics.height() + 1};
}

void drawPill(QPainter& painter, const QRect& rect, const QString& text, const PillColors& pill) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pill.background);
    painter.drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter.setPen(pill.text);
    painter.drawText(rect.adjusted(kPillPadding - 2, 0, -kPillPadding + 2, 0), Qt::AlignCenter | Qt::TextSingleLine,
                     text);
    painter.restore();
}

void drawTierMark(QPainter& painter, const QRectF& rect, TierMark mark, const QColor& color) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double side = std::min(rect.width(), rect.height());
    const QPointF c = rect.center();
    const double h = side / 2;
    switch (mark) {
        case TierMark::core:
            painter.drawPolygon(
                QPolygonF({c + QPointF(0, -h), c + QPointF(h, 0), c + QPointF(0, h), c + QPointF(-h, 0)}));
            break;
        case TierMark::key:
            painter.drawEllipse(c, h * 0.92, h * 0.92);
            break;
        case TierMark::growth:
            painter.drawPolygon(
                QPolygonF({c + QPointF(0, -h * 0.85), c + QPointF(h, h * 0.8), c + QPointF(-h, h * 0.8)}));
            break;
        case TierMark::general:
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(color, 1.4));
            painter.drawEllipse(c, h * 0.82, h * 0.82);
            break;
        case TierMark::risk:
            painter.drawPolygon(
                QPolygonF({c + QPointF(0, h * 0.85), c + QPointF(h, -h * 0.8), c + QPointF(-h, -h * 0.8)}));
            break;
        case TierMark::none:
            break;
    }
    painter.restore();
}

int tierLabelWidth(const QFontMetrics& metrics, const QString& name) {
    return kMarkSize + kMarkGap + metrics.horizontalAdvance(name) + 1;
}

void drawTierLabel(QPainter& painter, const QRect& rect, TierMark mark, const QString& name) {
    const QColor& color = mark == TierMark::none ? colors().secondary : colors().tier(mark);
    int left = rect.left();
    if (mark != TierMark::none) {
        drawTierMark(painter, QRectF(left, rect.center().y() - kMarkSize / 2.0 + 0.5, kMarkSize, kMarkSize), mark,
                     color);
        left += kMarkSize + kMarkGap;
    }
    painter.save();
    // The grey of the general tier is fit for a symbol; words need the darker one.
    painter.setPen(mark == TierMark::general ? colors().secondary : color);
    const QRect textRect(left, rect.top(), rect.right() - left + 1, rect.height());
    painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, textRect.width()));
    painter.restore();
}

void drawScore(QPainter& painter, const QRect& rect, int score) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (score < 1 || score > 5) {
        painter.setPen(QPen(colors().borderStrong, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    } else {
        const PillColors& cell = colors().score(score);
        painter.setPen(Qt::NoPen);
        painter.setBrush(cell.background);
        painter.drawRoundedRect(rect, 3, 3);
        painter.setPen(cell.text);
        painter.drawText(rect, Qt::AlignCenter, QString::number(score));
    }
    painter.restore();
}

QIcon tierIcon(TierMark mark) {
    QPixmap pixmap(kIconSize * 2, kIconSize * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    if (mark != TierMark::none) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        drawTierMark(painter, QRectF(3, 3, kIconSize - 6, kIconSize - 6), mark, colors().tier(mark));
    }
    return QIcon(pixmap);
}

void drawBar(QPainter& painter, const QRectF& track, double share, const QColor& color) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = std::min(track.height() / 2, 4.0);
    painter.setBrush(colors().sunken);
    painter.drawRoundedRect(track, radius, radius);
    const double width = track.width() * std::clamp(share, 0.0, 1.0);
    if (width > 0) {
        painter.setBrush(color);
        // A share that exists is seen, however small.
        painter.drawRoundedRect(QRectF(track.left(), track.top(), std::max(width, 2.0), track.height()), radius,
                                radius);
    }
    painter.restore();
}

void drawFocusRing(QPainter& painter, const QRect& rect) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().accent, 2));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), kRadius - 1, kRadius - 1);
    painter.restore();
}

}  // namespace meike::ui
