// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/interval_bar.h"

#include <QPainter>
#include <algorithm>

#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
constexpr double kTrackHeight = 8;
constexpr double kMarkWidth = 3;
constexpr int kHeight = 16;
constexpr double kPale = 0.45;
/// Room behind the upper end, so that it is seen to be an end.
constexpr double kHeadroom = 1.15;
}  // namespace

IntervalBar::IntervalBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void IntervalBar::setInterval(double low, double value, double high, const QString& sentence) {
    m_low = low;
    m_value = value;
    m_high = high;
    setToolTip(sentence);
    setAccessibleName(sentence);
    update();
}

QSize IntervalBar::sizeHint() const { return {200, kHeight}; }
QSize IntervalBar::minimumSizeHint() const { return {80, kHeight}; }

void IntervalBar::paintEvent(QPaintEvent*) {
    const double most = std::max({m_high, m_value, 0.0}) * kHeadroom;
    const double least = std::min(m_low, 0.0);
    if (most - least <= 0) return;
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track(0, (height() - kTrackHeight) / 2, width(), kTrackHeight);
    const auto at = [&](double value) { return track.width() * (value - least) / (most - least); };
    const double radius = kTrackHeight / 2;
    painter.setBrush(c.sunken);
    painter.drawRoundedRect(track, radius, radius);
    painter.setBrush(mixed(c.accent, c.surface, kPale));
    painter.drawRoundedRect(QRectF(at(m_low), track.top(), std::max(at(m_high) - at(m_low), 2.0), kTrackHeight), radius,
                            radius);
    painter.setBrush(c.accent);
    painter.drawRoundedRect(
        QRectF(std::clamp(at(m_value) - kMarkWidth / 2, 0.0, width() - kMarkWidth), 1, kMarkWidth, height() - 2.0), 1,
        1);
}

}  // namespace meike::ui
