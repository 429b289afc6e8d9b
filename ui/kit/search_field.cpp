// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/search_field.h"

#include <QAction>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>

#include "ui/kit/theme/icons.h"
#include "ui/kit/theme/theme.h"
#include "ui/kit/undo_passes.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

SearchField::SearchField(QWidget* parent) : QLineEdit(parent) {
    letUndoPass(this);
    setProperty("search", true);
    setClearButtonEnabled(true);
    addAction(icon(u"search"_s, Tone::secondary), QLineEdit::LeadingPosition);
    connect(this, &QLineEdit::textChanged, this, &SearchField::announce);
}

void SearchField::setShortcutHint(const QKeySequence& shortcut) {
    m_hint = shortcut.toString(QKeySequence::NativeText);
    update();
}

void SearchField::announce() {
    if (m_composing || text() == m_announced) return;
    m_announced = text();
    emit queryChanged(m_announced);
}

void SearchField::inputMethodEvent(QInputMethodEvent* event) {
    // Starting to compose over a selection removes it, which is a change of text nobody has asked for yet.
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    announce();
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty() || m_composing) return;
    const int hintWidth = fontMetrics().horizontalAdvance(m_hint);
    const int used = fontMetrics().horizontalAdvance(placeholderText()) + 40;
    if (used + hintWidth + 20 > width()) return;
    QPainter painter(this);
    painter.setPen(colors().secondary);
    painter.drawText(rect().adjusted(0, 0, -10, 0), Qt::AlignVCenter | Qt::AlignRight, m_hint);
}

}  // namespace meike::ui
