// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/labels.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/kit/painting.h"
#include "ui/kit/theme/icons.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kCross = 12;
constexpr int kCrossRoom = 16;
}  // namespace

QLabel* makeLabel(const QString& text, TextStyle style, Tone tone, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(textFont(style));
    setTone(label, tone);
    return label;
}

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : ElidedLabel(parent) { setText(text); }

void ElidedLabel::setText(const QString& text) {
    QLabel::setText(text);
    setAccessibleName(text);
    updateToolTip();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
    m_mode = mode;
    update();
}

QSize ElidedLabel::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 3, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect rect = contentsRect();
    painter.drawText(rect, int(alignment() | Qt::TextSingleLine),
                     fontMetrics().elidedText(text(), m_mode, rect.width()));
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::updateToolTip() {
    setToolTip(fontMetrics().horizontalAdvance(text()) > contentsRect().width() ? text() : QString());
}

TierLabel::TierLabel(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); }

void TierLabel::setTier(TierMark mark, const QString& name) {
    m_mark = mark;
    m_name = name;
    setAccessibleName(name.isEmpty() ? QString() : tr("Tier: %1").arg(name));
    updateGeometry();
    update();
}

QSize TierLabel::sizeHint() const { return {tierLabelWidth(fontMetrics(), m_name), fontMetrics().height() + 4}; }

void TierLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    drawTierLabel(painter, rect(), m_mark, m_name);
}

Pill::Pill(const QString& text, int colorIndex, QWidget* parent) : QWidget(parent), m_text(text), m_color(colorIndex) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    describe();
}

void Pill::setText(const QString& text) {
    m_text = text;
    describe();
    updateGeometry();
    update();
}

void Pill::setColorIndex(int index) {
    m_color = index;
    update();
}

void Pill::setRemovable(bool removable) {
    m_removable = removable;
    setFocusPolicy(m_removable || m_clickable ? Qt::StrongFocus : Qt::NoFocus);
    describe();
    updateGeometry();
    update();
}

void Pill::setClickable(bool clickable) {
    m_clickable = clickable;
    setFocusPolicy(m_removable || m_clickable ? Qt::StrongFocus : Qt::NoFocus);
    if (clickable)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void Pill::describe() {
    setAccessibleName(tr("Tag: %1").arg(m_text));
    setAccessibleDescription(m_removable ? tr("Delete removes it") : QString());
    setToolTip({});
}

QSize Pill::sizeHint() const { return pillSize(fontMetrics(), m_text) + QSize(m_removable ? kCrossRoom : 0, 0); }

QSize Pill::minimumSizeHint() const { return {qMin(sizeHint().width(), 48), sizeHint().height()}; }

QRect Pill::crossRect() const { return {width() - kCrossRoom - 4, (height() - kCross) / 2, kCross + 4, kCross}; }

void Pill::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const PillColors& colors_ = colors().pill(m_color);
    const int room = pillSize(fontMetrics(), {}).width() + (m_removable ? kCrossRoom : 0);
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, width() - room + 4);
    drawPill(painter, rect(), {}, colors_);
    painter.setPen(colors_.text);
    painter.drawText(rect().adjusted(8, 0, m_removable ? -kCrossRoom - 4 : -4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     shown);
    if (m_removable)
        painter.drawPixmap(crossRect().topLeft(), iconPixmap(u"x"_s, kCross, colors_.text, devicePixelRatioF()));
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors().accent, 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), height() / 2.0, height() / 2.0);
    }
}

void Pill::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !rect().contains(event->pos())) return;
    if (m_removable && event->pos().x() >= crossRect().left())
        emit removeRequested();
    else if (m_clickable)
        emit clicked();
}

void Pill::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            if (m_removable) {
                emit removeRequested();
                return;
            }
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (m_clickable) {
                emit clicked();
                return;
            }
            break;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

void Pill::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) describe();
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
