// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/popover.h"

#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLayout>
#include <QPainter>
#include <algorithm>

#include "ui/kit/popup_picker.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

Popover::Popover(QWidget* window) : QFrame(window->window()) {
    auto* shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(24);
    shadow->setOffset(0, 4);
    shadow->setColor(colors().popupShadow);
    setGraphicsEffect(shadow);
    hide();
}

void Popover::openUnder(QWidget* anchor) {
    m_anchor = anchor;
    m_focusBefore = QApplication::focusWidget();
    place();
    show();
    raise();
    qApp->installEventFilter(this);
}

void Popover::place() {
    // Without its anchor (a chip that was made anew) it stays where it is, and may grow.
    if (m_anchor && parentWidget() != m_anchor->window()) setParent(m_anchor->window());
    if (layout()) {
        layout()->invalidate();
        layout()->activate();
    }
    const QWidget* window = parentWidget();
    const QPoint at = m_anchor ? m_anchor->mapTo(window, QPoint(0, m_anchor->height() + space::kHalf)) : pos();
    const QSize size = wantedSize(window->size() - QSize(2 * space::kUnit, 2 * space::kUnit));
    setGeometry(
        std::clamp(at.x(), space::kUnit, std::max(space::kUnit, window->width() - size.width() - space::kUnit)),
        std::clamp(at.y(), space::kUnit, std::max(space::kUnit, window->height() - size.height() - space::kUnit)),
        size.width(), size.height());
}

void Popover::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        use();
    else
        QFrame::keyPressEvent(event);
}

bool Popover::focusNextPrevChild(bool next) {
    QWidget* from = window()->focusWidget();
    if (!from || !isAncestorOf(from)) from = this;
    for (QWidget* to = from;;) {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
        if (to == from) return false;
        if (!isAncestorOf(to) || !to->isVisibleTo(this) || !to->isEnabled() || to->focusProxy()) continue;
        if ((to->focusPolicy() & Qt::TabFocus) == 0) continue;
        to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
}

/// What opens from inside (a list of fields) is part of it, though it stands beside it in the window.
bool Popover::isWithin(const QWidget* pressed) const {
    if (pressed == this || isAncestorOf(pressed)) return true;
    for (const QWidget* each = pressed; each; each = each->parentWidget())
        if (qobject_cast<const PopupPicker*>(each)) return true;
    return false;
}

bool Popover::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isVisible() && qobject_cast<QWidget*>(watched) &&
        isAncestorOf(static_cast<QWidget*>(watched))) {
        // Letters, Enter and Esc belong to it while it is open, not to shortcuts of the window.
        event->accept();
        return true;
    }
    if (event->type() == QEvent::MouseButtonPress && isVisible() && !QApplication::activePopupWidget()) {
        const auto* pressed = qobject_cast<QWidget*>(watched);
        if (pressed && pressed->window() == window() && !isWithin(pressed)) hide();
    }
    return QFrame::eventFilter(watched, event);
}

void Popover::hideEvent(QHideEvent* event) {
    qApp->removeEventFilter(this);
    QFrame::hideEvent(event);
    if (m_focusBefore) m_focusBefore->setFocus(Qt::PopupFocusReason);
    m_focusBefore.clear();
}

void Popover::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colors().surface);
    painter.setPen(QPen(colors().border, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

}  // namespace meike::ui
