// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/client/chain_row.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/kit/format.h"
#include "ui/kit/painting.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kIndent = 16;
constexpr int kPadding = 4;
constexpr int kMostInfluence = 5;
constexpr int kBarWidth = 3;
constexpr int kBarHeight = 10;

}  // namespace

ChainRow::ChainRow(Person person, QWidget* parent) : QAbstractButton(parent), m_person(std::move(person)) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QStringList said = {m_person.name};
    for (const QString& each : {m_person.job, m_person.attitude, m_person.touched, m_person.birthday})
        if (!each.isEmpty()) said << each;
    if (m_person.influence > 0) said << tr("influence %1 of %2").arg(m_person.influence).arg(kMostInfluence);
    setText(m_person.name);
    setAccessibleName(clauseText(said));
    setToolTip(said.join(u'\n'));
    connect(this, &QAbstractButton::clicked, this, &ChainRow::opened);
}

QSize ChainRow::sizeHint() const { return {220, 2 * fontMetrics().height() + 2 * kPadding}; }

void ChainRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& c = colors();
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.hover);
        painter.drawRoundedRect(rect(), kRadius, kRadius);
    }
    const int line = fontMetrics().height();
    const int depth = static_cast<int>(m_person.goesOn.size()) - 1;
    // Whom they report to, as lines of a tree.
    painter.setPen(c.borderStrong);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int middle = kPadding + line / 2;
    for (int i = 1; i <= depth; ++i) {
        const int x = (i - 1) * kIndent + kIndent / 2;
        const bool own = i == depth;
        if (own || m_person.goesOn[i]) painter.drawLine(x, 0, x, own && !m_person.goesOn[i] ? middle : height());
        if (own) painter.drawLine(x, middle, x + kIndent / 2 - 2, middle);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const int left = depth * kIndent + kPadding;
    // At the right: influence, attitude.
    int right = width() - kPadding;
    const auto put = [&](const QString& text, Tone tone, int top) {
        const int wide = fontMetrics().horizontalAdvance(text) + 1;
        painter.setPen(c.tone(tone));
        painter.drawText(QRect(right - wide, top, wide, line), Qt::AlignRight | Qt::AlignVCenter, text);
        return wide;
    };
    int taken = 0;
    if (!m_person.attitude.isEmpty()) taken = put(m_person.attitude, m_person.attitudeTone, kPadding) + space::kUnit;
    if (m_person.influence > 0) {
        painter.setPen(Qt::NoPen);
        for (int i = 0; i < kMostInfluence; ++i) {
            painter.setBrush(i < m_person.influence ? c.accent : c.sunken);
            painter.drawRect(right - taken - (kMostInfluence - i) * (kBarWidth + 2), middle - kBarHeight / 2, kBarWidth,
                             kBarHeight);
        }
        taken += kMostInfluence * (kBarWidth + 2) + space::kUnit;
    }
    QFont strong = textFont(TextStyle::strong);
    strong.setStrikeOut(m_person.gone);
    painter.setFont(strong);
    painter.setPen(m_person.gone ? c.secondary : c.text);
    const int room = right - taken - left;
    painter.drawText(QRect(left, kPadding, room, line), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(strong).elidedText(m_person.name, Qt::ElideRight, room));
    painter.setFont(font());
    const int second = kPadding + line;
    const int when =
        m_person.touched.isEmpty() ? 0 : put(m_person.touched, m_person.touchedTone, second) + space::kUnit;
    painter.setPen(c.secondary);
    painter.drawText(QRect(left, second, right - when - left, line), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_person.job, Qt::ElideRight, right - when - left));
    if (hasFocus()) drawFocusRing(painter, rect());
}

bool ChainRow::event(QEvent* event) {
    // Delete is this row's while it has the keyboard.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) update();
    return QAbstractButton::event(event);
}

void ChainRow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Delete)
        emit removeRequested();
    else
        QAbstractButton::keyPressEvent(event);
}

}  // namespace meike::ui
