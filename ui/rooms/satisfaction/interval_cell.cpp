// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/satisfaction/interval_cell.h"

#include <QPainter>
#include <algorithm>

#include "ui/kit/painting.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
constexpr int kFigureRoom = 46;
constexpr int kCountRoom = 34;
constexpr double kTrackHeight = 8;
constexpr double kMarkWidth = 3;
constexpr double kPale = 0.45;
}  // namespace

void IntervalDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                                    const QModelIndex& index) const {
    if (!index.data(kLowRole).isValid()) return RowDelegate::paintContent(painter, option, content, index);
    QRect text = content;
    text.setWidth(kFigureRoom);
    RowDelegate::paintContent(painter, option, text, index);
    const Colors& c = colors();
    const QRectF track(content.left() + kFigureRoom + space::kUnit, content.center().y() - kTrackHeight / 2 + 1,
                       content.width() - kFigureRoom - 2 * space::kUnit, kTrackHeight);
    if (track.width() < kFigureRoom) return;
    const auto at = [&](const QVariant& value) {
        return track.left() + track.width() * (value.toDouble() - m_least) / (1 - m_least);
    };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = kTrackHeight / 2;
    painter.setBrush(c.sunken);
    painter.drawRoundedRect(track, radius, radius);
    const double low = at(index.data(kLowRole));
    painter.setBrush(mixed(c.accent, c.surface, kPale));
    painter.drawRoundedRect(QRectF(low, track.top(), std::max(at(index.data(kHighRole)) - low, 2.0), kTrackHeight),
                            radius, radius);
    if (m_least < 0) {
        painter.setBrush(c.borderStrong);
        painter.drawRect(QRectF(at(0.0), track.top() - 3, 1, kTrackHeight + 6));
    }
    painter.setBrush(c.accent);
    const double mark =
        std::clamp(at(index.data(kValueRole)) - kMarkWidth / 2, track.left(), track.right() - kMarkWidth);
    painter.drawRoundedRect(QRectF(mark, track.top() - 3, kMarkWidth, kTrackHeight + 6), 1, 1);
}

void CountBarDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                                    const QModelIndex& index) const {
    QRect text = content;
    text.setWidth(kCountRoom);
    RowDelegate::paintContent(painter, option, text, index);
    const QRectF track(content.left() + kCountRoom + space::kHalf, content.center().y() - kTrackHeight / 2 + 1,
                       content.width() - kCountRoom - space::kHalf, kTrackHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    if (track.width() > 0) drawBar(painter, track, index.data(kShareRole).toDouble(), colors().accent);
}

}  // namespace meike::ui
