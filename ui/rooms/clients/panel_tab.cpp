// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/panel_tab.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/kit/painting.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
constexpr int kPadding = 7;
constexpr int kHeight = 28;
}  // namespace

PanelTab::PanelTab(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setCheckable(true);
    setAutoExclusive(true);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

QSize PanelTab::sizeHint() const { return {fontMetrics().horizontalAdvance(text()) + 2 * kPadding, kHeight}; }

void PanelTab::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? c.accentSoft : c.hover);
        painter.drawRoundedRect(rect(), kRadius, kRadius);
    }
    painter.setPen(isChecked() ? c.accent : c.secondary);
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (hasFocus()) drawFocusRing(painter, rect());
}

void PanelTab::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

}  // namespace meike::ui
