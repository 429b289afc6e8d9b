// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/sentence_row.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBoundaryFinder>
#include <algorithm>

#include "base/money.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kLineGap = 6;
constexpr int kFieldGap = 3;
constexpr int kMarkGap = 1;      ///< between a field and the comma behind it
constexpr int kBoxPadding = 24;  ///< border, padding and room for the cursor
constexpr int kShortestDigits = 3;
constexpr int kLongestDigits = 12;

}  // namespace

NumberBox::NumberBox(int decimals, QWidget* parent) : QLineEdit(parent), m_decimals(decimals) {
    setAlignment(Qt::AlignHCenter);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textChanged, this, &QWidget::updateGeometry);
}

void NumberBox::setNumber(std::int64_t value) {
    QString text = qs(plainAmount(value, m_decimals));
    if (text.contains(u'.')) {
        while (text.endsWith(u'0')) text.chop(1);
        if (text.endsWith(u'.')) text.chop(1);
    }
    if (text != this->text()) setText(text);
}

std::optional<std::int64_t> NumberBox::number() const {
    const QString plain = text().normalized(QString::NormalizationForm_KC).trimmed().remove(u',');
    const auto value = parsePlainAmount(u8(plain), m_decimals);
    return value ? std::optional(*value) : std::nullopt;
}

QSize NumberBox::sizeHint() const {
    const int digits = std::clamp(static_cast<int>(text().size()), kShortestDigits, kLongestDigits);
    return {fontMetrics().horizontalAdvance(QString(digits, u'0')) + kBoxPadding, kControlHeight};
}

void NumberBox::keyPressEvent(QKeyEvent* event) {
    const int steps = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
    const auto now = number();
    if (steps == 0 || !now) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    const std::int64_t next = std::max<std::int64_t>(0, *now + steps * minorPerMajor(m_decimals));
    setNumber(next);
    selectAll();
    emit textEdited(text());
}

SentenceRow::SentenceRow(QWidget* parent)
    : QWidget(parent), m_problem(makeLabel({}, TextStyle::small, Tone::risk, this)) {
    m_problem->setWordWrap(true);
    m_problem->hide();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SentenceRow::setSentence(const QString& text, const QList<QWidget*>& fields) {
    m_pieces.clear();
    const auto addText = [this](const QString& chunk) {
        if (chunk.isEmpty()) return;
        const bool afterField = !m_pieces.isEmpty() && m_pieces.back().field;
        const QString mark = chunk.trimmed();
        if (afterField && mark.size() == 1 && mark.front().isPunct()) {  // " / " between two numbers
            m_pieces << Piece{chunk, nullptr, true, {}};
            return;
        }
        QTextBoundaryFinder finder(QTextBoundaryFinder::Line, chunk);
        qsizetype start = 0;
        while (start < chunk.size()) {
            const qsizetype end = finder.toNextBoundary();
            if (end < 0) break;
            Piece piece;
            piece.text = chunk.mid(start, end - start);
            piece.glued = start == 0 && afterField && chunk.front().isPunct();
            m_pieces << piece;
            start = end;
        }
    };
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at + 1)) {
        qsizetype end = at + 1;
        while (end < text.size() && end < at + 3 && text[end].isDigit()) ++end;
        const int number = text.mid(at + 1, end - at - 1).toInt();
        if (number < 1 || number > fields.size()) continue;
        addText(text.mid(from, at - from));
        QWidget* field = fields[number - 1];
        field->setParent(this);
        if (field->accessibleName().isEmpty()) {
            const qsizetype next = text.indexOf(u'%', end);
            const QString before = text.mid(from, at - from).trimmed();
            const QString after = text.mid(end, next < 0 ? -1 : next - end).trimmed();
            field->setAccessibleName(before + u" … "_s + after);
        }
        Piece piece;
        piece.field = field;
        m_pieces << piece;
        from = end;
        at = end - 1;
    }
    addText(text.mid(from));
    // Tab goes through the fields in the order in which they are read.
    QWidget* before = nullptr;
    for (const Piece& piece : m_pieces) {
        if (!piece.field) continue;
        if (before) setTabOrder(before, piece.field);
        before = piece.field;
        piece.field->show();
    }
    setAccessibleName(text);
    updateGeometry();
    // In another language nothing but the words may have changed: the row keeps its width and hears of no resizing.
    if (!m_arranged) return;
    arrange(width(), true);
    setFixedHeight(heightForWidth(width()));
}

void SentenceRow::setProblem(const QString& text) {
    if (m_problem->text() == text) return;
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    updateGeometry();
    arrange(width(), true);
    if (text.isEmpty()) return;
    QAccessibleEvent alert(m_problem, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString SentenceRow::problem() const { return m_problem->text(); }

int SentenceRow::pieceWidth(qsizetype at) const {
    const Piece& piece = m_pieces[at];
    if (!piece.field) return fontMetrics().horizontalAdvance(piece.text);
    const bool closed = at + 1 < m_pieces.size() && m_pieces[at + 1].glued;
    return piece.field->sizeHint().width() + (closed ? kFieldGap + kMarkGap : 2 * kFieldGap);
}

int SentenceRow::arrange(int width, bool apply) {
    const int textHeight = fontMetrics().height();
    int top = 0;
    qsizetype first = 0;
    while (first < m_pieces.size()) {
        // No line begins with a blank.
        if (first > 0 && !m_pieces[first].field && m_pieces[first].text.trimmed().isEmpty()) {
            if (apply) m_pieces[first].place = {};
            ++first;
            continue;
        }
        int used = 0;
        qsizetype end = first;
        while (end < m_pieces.size()) {
            // A piece and what is glued to it go together.
            qsizetype stop = end + 1;
            int needed = pieceWidth(end);
            while (stop < m_pieces.size() && m_pieces[stop].glued) needed += pieceWidth(stop++);
            const QString& text = m_pieces[stop - 1].text;
            const int blank = text.endsWith(u' ') ? fontMetrics().horizontalAdvance(u' ') : 0;
            if (end > first && used + needed - blank > width) break;
            used += needed;
            end = stop;
        }
        int height = textHeight;
        for (qsizetype i = first; i < end; ++i)
            if (m_pieces[i].field) height = std::max(height, m_pieces[i].field->sizeHint().height());
        int left = 0;
        for (qsizetype i = first; i < end; ++i) {
            Piece& piece = m_pieces[i];
            const int wide = pieceWidth(i);
            if (apply) {
                piece.place = QRect(left, top, wide, height);
                if (piece.field) {
                    const int high = std::min(height, piece.field->sizeHint().height());
                    piece.field->setGeometry(left + kFieldGap, top + (height - high) / 2,
                                             piece.field->sizeHint().width(), high);
                }
            }
            left += wide;
        }
        top += height + kLineGap;
        first = end;
    }
    if (!m_problem->isHidden()) {
        const int high = m_problem->heightForWidth(width);
        if (apply) m_problem->setGeometry(0, top - kLineGap + 2, width, high);
        top += high;
    }
    if (apply) update();
    return std::max(top - kLineGap, textHeight);
}

int SentenceRow::heightForWidth(int width) const { return const_cast<SentenceRow*>(this)->arrange(width, false); }

QSize SentenceRow::sizeHint() const {
    constexpr int kComfortable = 520;
    return {kComfortable, heightForWidth(kComfortable)};
}

QSize SentenceRow::minimumSizeHint() const {
    int widest = 0;
    for (qsizetype i = 0; i < m_pieces.size(); ++i) widest = std::max(widest, pieceWidth(i));
    return {widest, fontMetrics().height()};
}

void SentenceRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(isEnabled() ? colors().text : colors().disabled);
    for (const Piece& piece : m_pieces)
        if (!piece.field) painter.drawText(piece.place, Qt::AlignLeft | Qt::AlignVCenter, piece.text);
}

void SentenceRow::resizeEvent(QResizeEvent*) {
    m_arranged = true;
    arrange(width(), true);
    // Columns beside each other do not ask how high a row is in the width it got: fields below its end were lost.
    setFixedHeight(heightForWidth(width()));
}

bool SentenceRow::event(QEvent* event) {
    // A number has become longer or shorter: what stands behind it moves.
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        arrange(width(), true);
    }
    return QWidget::event(event);
}

void SentenceRow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) updateGeometry();
    QWidget::changeEvent(event);
}

}  // namespace meike::ui
