// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/card.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kPadding = space::kDouble;
constexpr int kLineGap = 6;
constexpr int kMarkSide = 9;
}  // namespace

Card::Card(const QString& title, const QString& subtitle, QWidget* parent) : QFrame(parent) {
    setSurface(this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(kPadding, space::kWide, kPadding, kPadding);
    outer->setSpacing(space::kUnit);
    m_headerBox = new QWidget(this);
    m_header = new QHBoxLayout(m_headerBox);
    m_header->setContentsMargins(0, 0, 0, 0);
    m_header->setSpacing(space::kWide);
    m_title = makeLabel(title, TextStyle::strong);
    m_subtitle = new ElidedLabel(subtitle);
    setTone(m_subtitle, Tone::secondary);
    m_header->addWidget(m_title);
    m_header->addWidget(m_subtitle, 1);
    outer->addWidget(m_headerBox);
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(space::kUnit);
    outer->addLayout(m_body, 1);
    updateHeader();
}

void Card::setTitle(const QString& title) {
    m_title->setText(title);
    updateHeader();
}

void Card::setSubtitle(const QString& subtitle) {
    m_subtitle->setText(subtitle);
    updateHeader();
}

void Card::addHeaderWidget(QWidget* widget) {
    m_header->addWidget(widget);
    updateHeader();
}

void Card::updateHeader() {
    setAccessibleName(m_title->text());
    m_headerBox->setVisible(!m_title->text().isEmpty() || !m_subtitle->text().isEmpty() || m_header->count() > 2);
}

KpiCard::KpiCard(QWidget* parent) : QAbstractButton(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setClickable(false);
}

void KpiCard::setKpi(const QString& label, const QString& figure, const QString& detail, Tone tone) {
    m_label = label;
    m_figure = figure;
    m_detail = detail;
    m_tone = tone;
    setText(label);
    setAccessibleName(labelledText(label, figure));
    setAccessibleDescription(detail);
    updateGeometry();
    update();
}

int KpiCard::labelLinesAt(int width) const {
    const QFontMetrics small(textFont(TextStyle::small));
    const int mark = m_tone == Tone::risk ? kMarkSide + space::kHalf : 0;
    return small.horizontalAdvance(m_label) + mark > width - 2 * space::kWide ? 2 : 1;
}

void KpiCard::setLabelLines(int lines) {
    if (lines == m_labelLines) return;
    m_labelLines = lines;
    updateGeometry();
    update();
}

void KpiCard::setFigureToolTip(const QString& text) { setToolTip(text); }

void KpiCard::setClickable(bool clickable) {
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
    if (clickable)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

QSize KpiCard::sizeHint() const {
    const QFontMetrics body(textFont(TextStyle::body));
    const QFontMetrics big(textFont(TextStyle::figure));
    const QFontMetrics small(textFont(TextStyle::small));
    const int text = std::max({small.horizontalAdvance(m_label) + (m_tone == Tone::risk ? kMarkSide + space::kHalf : 0),
                               big.horizontalAdvance(m_figure), small.horizontalAdvance(m_detail)});
    return {text + 2 * kPadding, body.height() + (m_labelLines - 1) * small.height() + big.height() +
                                     2 * small.height() + 2 * space::kWide + kLineGap};
}

QSize KpiCard::minimumSizeHint() const {
    const QFontMetrics big(textFont(TextStyle::figure));
    return {big.horizontalAdvance(m_figure) + 2 * space::kWide, sizeHint().height()};
}

void KpiCard::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = m_clickable && underMouse();
    painter.setBrush(m_clickable && isDown() ? c.sunken : c.surface);
    painter.setPen(QPen(hot ? c.borderStrong : c.border, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);

    const int padding = width() >= sizeHint().width() ? kPadding : space::kWide;
    QRect line(padding, space::kWide, width() - 2 * padding, 0);
    const auto draw = [&](TextStyle style, const QColor& color, const QString& text) {
        painter.setFont(textFont(style));
        const QFontMetrics metrics = painter.fontMetrics();
        line.setHeight(metrics.height());
        painter.setPen(color);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(text, Qt::ElideRight, line.width()));
        line.moveTop(line.bottom() + 1);
    };
    // Before the label: behind the change against a day before it would read as a fall.
    if (m_tone == Tone::risk) {
        const int height = QFontMetrics(textFont(TextStyle::small)).height();
        drawTierMark(painter, QRectF(line.left(), line.top() + (height - kMarkSide) / 2.0, kMarkSide, kMarkSide),
                     TierMark::risk, c.risk);
        line.setLeft(line.left() + kMarkSide + space::kHalf);
    }
    if (m_labelLines == 1) {
        draw(TextStyle::small, c.secondary, m_label);
    } else {
        painter.setFont(textFont(TextStyle::small));
        painter.setPen(c.secondary);
        line.setHeight(m_labelLines * painter.fontMetrics().height());
        painter.drawText(line, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_label);
        line.moveTop(line.bottom() + 1);
    }
    line.setLeft(padding);
    line.translate(0, kLineGap / 2);
    draw(TextStyle::figure, c.tone(m_tone), m_figure);
    line.translate(0, kLineGap / 2);
    // In two lines where one is too short: what the figure means is not to be guessed.
    painter.setFont(textFont(TextStyle::small));
    painter.setPen(c.secondary);
    line.setHeight(2 * painter.fontMetrics().height());
    painter.drawText(line, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_detail);
    if (hasFocus()) drawFocusRing(painter, rect());
}

void KpiCard::keyPressEvent(QKeyEvent* event) {
    if (m_clickable && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

Figure::Figure(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_label = makeLabel({}, TextStyle::small, Tone::secondary);
    m_figure = makeLabel({}, TextStyle::title);
    m_detail = makeLabel({}, TextStyle::small, Tone::secondary);
    m_detail->setWordWrap(true);
    for (QLabel* label : {m_label, m_figure, m_detail}) layout->addWidget(label);
}

void Figure::setFigure(const QString& label, const QString& figure, const QString& detail, Tone tone) {
    m_label->setText(label);
    m_figure->setText(figure);
    setTone(m_figure, tone);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(labelledText(label, figure));
}

}  // namespace meike::ui
