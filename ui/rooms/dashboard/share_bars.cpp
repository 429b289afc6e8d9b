// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/dashboard/share_bars.h"

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
constexpr int kBarHeight = 12;
constexpr int kInset = 4;
}  // namespace

ShareBar::ShareBar(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBar::setData(const ShareBarData& data, int nameWidth, int textWidth, double longest) {
    m_data = data;
    m_nameWidth = nameWidth;
    m_textWidth = textWidth;
    m_longest = longest;
    setText(data.name);
    setToolTip(data.toolTip);
    setAccessibleName(labelledText(data.name, data.text));
    updateGeometry();
    update();
}

QSize ShareBar::sizeHint() const { return {m_nameWidth + m_textWidth + 140, kRowHeight}; }
QSize ShareBar::minimumSizeHint() const { return {m_nameWidth + m_textWidth + 60, kRowHeight}; }

void ShareBar::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.hover);
        painter.drawRoundedRect(rect(), kRadius, kRadius);
    }
    QRect line = rect().adjusted(kInset, 0, -kInset, 0);
    if (m_data.mark == TierMark::none) {
        painter.setPen(c.text);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, m_data.name);
    } else {
        drawTierLabel(painter, QRect(line.left(), line.top(), m_nameWidth, line.height()), m_data.mark, m_data.name);
    }
    painter.setPen(c.text);
    painter.setFont(textFont(TextStyle::body));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, m_data.text);
    const QRectF track(line.left() + m_nameWidth + space::kUnit, line.center().y() - kBarHeight / 2.0 + 1,
                       line.width() - m_nameWidth - m_textWidth - 2 * space::kUnit, kBarHeight);
    const QColor color = m_data.mark == TierMark::none ? mixed(c.accent, c.surface, 0.7) : c.tier(m_data.mark);
    if (track.width() > kBarHeight) drawBar(painter, track, m_longest > 0 ? m_data.share / m_longest : 0, color);
    if (hasFocus()) drawFocusRing(painter, rect());
}

void ShareBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

ShareBarList::ShareBarList(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
}

void ShareBarList::setRows(const QList<ShareBarData>& rows) {
    int nameWidth = 0;
    int textWidth = 0;
    double longest = 0;
    for (const ShareBarData& row : rows) {
        const int name = row.mark == TierMark::none ? fontMetrics().horizontalAdvance(row.name)
                                                    : tierLabelWidth(fontMetrics(), row.name);
        nameWidth = std::max(nameWidth, name);
        textWidth = std::max(textWidth, fontMetrics().horizontalAdvance(row.text));
        longest = std::max(longest, row.share);
    }
    while (m_rows.size() > rows.size()) {
        ShareBar* bar = m_rows.takeLast();
        bar->hide();
        bar->deleteLater();  // it may be the one whose event this is
    }
    while (m_rows.size() < rows.size()) {
        auto* bar = new ShareBar;
        layout()->addWidget(bar);
        m_rows << bar;
        connect(bar, &ShareBar::clicked, this, [this, bar] { emit activated(bar->barData().key); });
    }
    for (qsizetype i = 0; i < rows.size(); ++i) m_rows[i]->setData(rows[i], nameWidth, textWidth, longest);
}

}  // namespace meike::ui
