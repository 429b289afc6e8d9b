// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter_chip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kPadding = 11;
constexpr int kCross = 12;
constexpr int kChipHeight = 28;
constexpr int kLongestValue = 280;
}  // namespace

FilterChip::FilterChip(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &FilterChip::editRequested);
}

void FilterChip::setCondition(const QString& subject, const QString& value) {
    m_subject = subject;
    m_value = value;
    describe();
    updateGeometry();
    update();
}

void FilterChip::describe() {
    setText(m_subject + u' ' + m_value);
    setAccessibleName(tr("Condition: %1 %2").arg(m_subject, m_value));
    setAccessibleDescription(tr("Enter edits it, Delete removes it"));
    setToolTip(fontMetrics().horizontalAdvance(m_value) > kLongestValue ? m_value : QString());
}

QSize FilterChip::sizeHint() const {
    const int text = fontMetrics().horizontalAdvance(m_subject + u' ') +
                     qMin(fontMetrics().horizontalAdvance(m_value), kLongestValue) + 2;
    return {text + kCross + 6 + 2 * kPadding, qMax(kChipHeight, fontMetrics().height() + 8)};
}

QSize FilterChip::minimumSizeHint() const { return {qMin(sizeHint().width(), 96), sizeHint().height()}; }

QRect FilterChip::crossRect() const { return {width() - kPadding - kCross - 2, 0, kCross + kPadding + 2, height()}; }

bool FilterChip::hitButton(const QPoint& pos) const { return rect().contains(pos) && !crossRect().contains(pos); }

void FilterChip::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(isDown() ? c.sunken : c.surface);
    painter.setPen(QPen(hasFocus() ? c.accent : (underMouse() ? c.borderStrong : c.border), hasFocus() ? 1.5 : 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), height() / 2.0, height() / 2.0);
    const QRect textRect = rect().adjusted(kPadding, 0, -(2 * kPadding + kCross - 6), 0);
    const QString subject = m_subject + u' ';
    painter.setPen(c.text);
    painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft, subject);
    const QRect valueRect = textRect.adjusted(fontMetrics().horizontalAdvance(subject), 0, 0, 0);
    painter.setPen(c.accent);
    painter.drawText(valueRect, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_value, Qt::ElideRight, valueRect.width()));
    painter.drawPixmap(QPoint(width() - kPadding - kCross, (height() - kCross) / 2),
                       iconPixmap(u"x"_s, kCross, m_overCross ? c.risk : c.secondary, devicePixelRatioF()));
}

void FilterChip::mousePressEvent(QMouseEvent* event) {
    m_crossPressed = event->button() == Qt::LeftButton && crossRect().contains(event->pos());
    QAbstractButton::mousePressEvent(event);
}

void FilterChip::mouseReleaseEvent(QMouseEvent* event) {
    const bool removed = m_crossPressed && crossRect().contains(event->pos());
    m_crossPressed = false;
    if (removed) {
        emit removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChip::mouseMoveEvent(QMouseEvent* event) {
    const bool over = crossRect().contains(event->pos());
    if (over != m_overCross) {
        m_overCross = over;
        update();
    }
    QAbstractButton::mouseMoveEvent(event);
}

void FilterChip::leaveEvent(QEvent* event) {
    m_overCross = false;
    update();
    QAbstractButton::leaveEvent(event);
}

void FilterChip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            emit removeRequested();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            click();
            return;
        default:
            QAbstractButton::keyPressEvent(event);
    }
}

void FilterChip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) describe();
    QAbstractButton::changeEvent(event);
}

AddChip::AddChip(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize AddChip::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + 12 + 5 + 2 * kPadding,
            qMax(kChipHeight, fontMetrics().height() + 8)};
}

void AddChip::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(isDown() ? c.sunken : (underMouse() ? c.surface : QColor(Qt::transparent)));
    QPen pen(hasFocus() ? c.accent : c.borderStrong, hasFocus() ? 1.5 : 1);
    if (!hasFocus()) pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), height() / 2.0, height() / 2.0);
    painter.drawPixmap(QPoint(kPadding, (height() - 12) / 2), iconPixmap(u"plus"_s, 12, c.accent, devicePixelRatioF()));
    painter.setPen(c.accent);
    painter.drawText(rect().adjusted(kPadding + 17, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

void AddChip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

}  // namespace meike::ui
