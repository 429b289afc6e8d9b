// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/record_row.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/kit/format.h"
#include "ui/kit/painting.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
constexpr int kLine = 20;
constexpr int kEdge = 6;
}  // namespace

RecordRow::RecordRow(const QString& first, const QString& right, const QString& second, Tone rightTone, QWidget* parent)
    : QAbstractButton(parent), m_first(first), m_right(right), m_second(second), m_tone(rightTone) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QStringList words;
    for (const QString& part : {first, right, second})
        if (!part.isEmpty()) words << part;
    setAccessibleName(clauseText(words));
    setToolTip(second.size() > 24 ? second : QString());
    connect(this, &QAbstractButton::clicked, this, &RecordRow::opened);
}

QSize RecordRow::sizeHint() const { return {240, (m_second.isEmpty() ? 1 : 2) * kLine + 2 * 3}; }

void RecordRow::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.hover);
        painter.drawRoundedRect(rect().adjusted(-kEdge, 0, kEdge, 0), kRadius, kRadius);
    }
    const QRect top(0, 3, width(), kLine);
    int room = width();
    if (!m_right.isEmpty()) {
        painter.setPen(c.tone(m_tone));
        painter.drawText(top, Qt::AlignRight | Qt::AlignVCenter, m_right);
        room -= painter.fontMetrics().horizontalAdvance(m_right) + space::kUnit;
    }
    painter.setPen(m_second.isEmpty() || m_explains ? c.text : c.secondary);
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_first, Qt::ElideRight, room));
    if (!m_second.isEmpty()) {
        painter.setPen(m_explains ? c.secondary : c.text);
        painter.drawText(QRect(0, 3 + kLine, width(), kLine), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_second, Qt::ElideRight, width()));
    }
    if (hasFocus()) drawFocusRing(painter, rect());
}

bool RecordRow::event(QEvent* event) {
    // Delete is this row's while it has the keyboard, not the list's.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        event->accept();
        return true;
    }
    return QAbstractButton::event(event);
}

void RecordRow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Delete)
        emit removeRequested();
    else
        QAbstractButton::keyPressEvent(event);
}

}  // namespace meike::ui
