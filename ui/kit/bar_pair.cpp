// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/bar_pair.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/painting.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kBarHeight = 13;
constexpr int kBarGap = 4;
constexpr int kInset = 4;
constexpr double kPale = 0.5;
}  // namespace

BarPair::BarPair(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarPair::setData(const BarPairData& data) {
    m_data = data;
    setText(data.name);
    setToolTip(data.toolTip);
    setAccessibleName(labelledText(data.name, clauseText({data.firstText, data.secondText})));
    updateGeometry();
    update();
}

void BarPair::setColumns(int nameWidth, int textWidth) {
    m_nameWidth = nameWidth;
    m_textWidth = textWidth;
    update();
}

int BarPair::nameWidthHint() const { return tierLabelWidth(fontMetrics(), m_data.name); }

int BarPair::textWidthHint() const {
    return std::max(fontMetrics().horizontalAdvance(m_data.firstText),
                    QFontMetrics(textFont(TextStyle::strong)).horizontalAdvance(m_data.secondText)) +
           1;
}

QSize BarPair::sizeHint() const {
    return {nameWidthHint() + textWidthHint() + 160, 2 * fontMetrics().height() + 2 * kInset};
}
QSize BarPair::minimumSizeHint() const { return {nameWidthHint() + textWidthHint() + 60, sizeHint().height()}; }

void BarPair::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDown() ? c.sunken : c.hover);
        painter.drawRoundedRect(rect(), kRadius, kRadius);
    }
    const QRect area = rect().adjusted(kInset, kInset, -kInset, -kInset);
    const int nameWidth = m_nameWidth > 0 ? m_nameWidth : nameWidthHint();
    const int textWidth = m_textWidth > 0 ? m_textWidth : textWidthHint();
    drawTierLabel(painter, QRect(area.left(), area.top(), nameWidth, area.height()), m_data.mark, m_data.name);

    const double left = area.left() + nameWidth + space::kDouble;
    const double width = area.right() + 1 - textWidth - space::kDouble - left;
    const double top = area.center().y() - kBarHeight - kBarGap / 2.0 + 1;
    const QColor& color = c.tier(m_data.mark);
    if (width > 0) {
        drawBar(painter, QRectF(left, top, width, kBarHeight), m_data.first, mixed(color, c.surface, kPale));
        drawBar(painter, QRectF(left, top + kBarHeight + kBarGap, width, kBarHeight), m_data.second, color);
    }
    const int half = area.height() / 2;
    painter.setPen(c.text);
    painter.drawText(QRect(area.right() + 1 - textWidth, area.top(), textWidth, half),
                     Qt::AlignRight | Qt::AlignVCenter, m_data.firstText);
    painter.setFont(textFont(TextStyle::strong));
    painter.drawText(QRect(area.right() + 1 - textWidth, area.top() + half, textWidth, half),
                     Qt::AlignRight | Qt::AlignVCenter, m_data.secondText);
    if (hasFocus()) drawFocusRing(painter, rect());
}

void BarPair::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

BarPairList::BarPairList(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kUnit);
}

void BarPairList::setRows(const QList<BarPairData>& rows) {
    // Kept as long as their number stays: the keyboard's place survives a refresh.
    while (m_rows.size() > rows.size()) {
        m_rows.last()->hide();
        m_rows.takeLast()->deleteLater();
    }
    while (m_rows.size() < rows.size()) {
        auto* row = new BarPair(this);
        connect(row, &QAbstractButton::clicked, this, [this, row] { emit activated(row->pairData().key); });
        layout()->addWidget(row);
        m_rows.append(row);
    }
    int nameWidth = 0;
    int textWidth = 0;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        m_rows[i]->setData(rows[i]);
        nameWidth = std::max(nameWidth, m_rows[i]->nameWidthHint());
        textWidth = std::max(textWidth, m_rows[i]->textWidthHint());
    }
    for (BarPair* row : m_rows) row->setColumns(nameWidth, textWidth);
}

}  // namespace meike::ui
