// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/opportunities/opportunity_card.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/kit/format.h"
#include "ui/kit/painting.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kCardEdge = space::kUnit;
constexpr int kCardLines = 4;
constexpr qsizetype kMonthAndDay = 5;  ///< "01-31"

}  // namespace

OpportunityCard::OpportunityCard(OpportunityBoard::Card card, Date asOf, QWidget* parent)
    : QAbstractButton(parent), m_card(std::move(card)), m_lost(m_card.stage == "lost") {
    setObjectName(u"opportunityCard"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (m_card.amount) m_amount = moneyShort(*m_card.amount, m_card.currency);
    if (m_card.closed)
        m_when = shortDate(*m_card.closed, asOf);
    else if (m_card.expected)
        m_when =
            m_card.late ? tr("late, %1").arg(shortDate(*m_card.expected, asOf)) : shortDate(*m_card.expected, asOf);
    m_last = m_lost && !m_card.reasonLost.empty() ? qs(m_card.reasonLost) : qs(m_card.ownerName);
    setText(qs(m_card.title));
    QStringList said;
    for (const QString& each : {text(), qs(m_card.clientName), m_amount, m_when, m_last})
        if (!each.isEmpty()) said << each;
    setAccessibleName(clauseText(said));
    setToolTip(said.join(u'\n'));
    connect(this, &QAbstractButton::clicked, this, &OpportunityCard::opened);
}

QSize OpportunityCard::sizeHint() const { return {160, kCardLines * (fontMetrics().height() + 2) + 2 * kCardEdge}; }

void OpportunityCard::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(underMouse() ? c.borderStrong : c.border);
    painter.setBrush(isDown() ? c.hover : c.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    const int line = fontMetrics().height() + 2;
    const int width = this->width() - 2 * kCardEdge;
    int top = kCardEdge;
    const auto put = [&](const QString& text, const QColor& color, int room, Qt::Alignment side = Qt::AlignLeft) {
        painter.setPen(color);
        painter.drawText(QRect(kCardEdge, top, width, line), side | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, room));
    };
    painter.setFont(textFont(TextStyle::strong));
    put(text(), m_lost ? c.secondary : c.text, width);
    painter.setFont(font());
    top += line;
    put(qs(m_card.clientName), c.secondary, width);
    top += line;
    // Amount and day share a line: the year gives way first, an amount that is cut is another amount.
    const QString amount = m_amount.isEmpty() ? u"–"_s : m_amount;
    const QFontMetrics metrics = painter.fontMetrics();
    QString when = m_when;
    if (when.size() > kMonthAndDay && metrics.horizontalAdvance(amount + u"  "_s + when) > width)
        when = when.right(kMonthAndDay);
    const int day = metrics.horizontalAdvance(when);
    put(when, m_card.late ? c.tone(Tone::risk) : c.secondary, width, Qt::AlignRight);
    put(amount, c.text, width - (day > 0 ? day + space::kUnit : 0));
    top += line;
    put(m_last, c.secondary, width);
    if (hasFocus()) drawFocusRing(painter, rect());
}

bool OpportunityCard::event(QEvent* event) {
    // These are the card's while it has the keyboard.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool step = (key->modifiers() & Qt::ControlModifier) != 0 &&
                          (key->key() == Qt::Key_Left || key->key() == Qt::Key_Right || key->key() == Qt::Key_Return);
        if (step || key->key() == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    return QAbstractButton::event(event);
}

void OpportunityCard::keyPressEvent(QKeyEvent* event) {
    const bool control = (event->modifiers() & Qt::ControlModifier) != 0;
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            control ? emit clientWanted() : click();
            break;
        case Qt::Key_Delete:
            emit removeRequested();
            break;
        case Qt::Key_Left:
            control ? emit stepRequested(-1) : emit focusRequested(-1, 0);
            break;
        case Qt::Key_Right:
            control ? emit stepRequested(1) : emit focusRequested(1, 0);
            break;
        case Qt::Key_Up:
            emit focusRequested(0, -1);
            break;
        case Qt::Key_Down:
            emit focusRequested(0, 1);
            break;
        default:
            QAbstractButton::keyPressEvent(event);
    }
}

}  // namespace meike::ui
