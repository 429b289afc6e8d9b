// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/model/reliability_bars.h"

#include <QPainter>
#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/painting.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kBarHeight = 8;
constexpr int kBarGap = 3;
constexpr int kRowGap = 6;
constexpr double kPale = 0.45;
constexpr int kShortestBar = 60;
}  // namespace

ReliabilityBars::ReliabilityBars(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ReliabilityBars::setRows(const QList<Row>& rows) {
    m_rows = rows;
    QStringList sentences;
    for (const Row& row : rows)
        sentences << labelledText(row.name, clauseText({row.predictedText, row.cameText, row.note}));
    setAccessibleDescription(sentences.join(u"; "_s));
    updateGeometry();
    update();
}

int ReliabilityBars::rowHeight() const { return 2 * fontMetrics().height() + kRowGap; }

int ReliabilityBars::widest(QString Row::*text, const QFont& font) const {
    const QFontMetrics metrics(font);
    int width = 0;
    for (const Row& row : m_rows) width = std::max(width, metrics.horizontalAdvance(row.*text));
    return width + 1;
}

QSize ReliabilityBars::sizeHint() const {
    return {minimumSizeHint().width() + 120, static_cast<int>(m_rows.size()) * rowHeight()};
}

QSize ReliabilityBars::minimumSizeHint() const {
    const int texts =
        std::max(widest(&Row::predictedText, font()), widest(&Row::cameText, textFont(TextStyle::strong)));
    return {widest(&Row::name, font()) + texts + widest(&Row::note, font()) + kShortestBar + 3 * space::kWide,
            static_cast<int>(m_rows.size()) * rowHeight()};
}

void ReliabilityBars::paintEvent(QPaintEvent*) {
    const Colors& c = colors();
    QPainter painter(this);
    const QFont strong = textFont(TextStyle::strong);
    const int names = widest(&Row::name, font());
    const int texts = std::max(widest(&Row::predictedText, font()), widest(&Row::cameText, strong));
    const int notes = widest(&Row::note, font());
    const int height = rowHeight();
    const int left = names + space::kWide;
    const int textLeft = width() - notes - space::kWide - texts;
    const int bar = textLeft - space::kWide - left;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const int top = static_cast<int>(i) * height;
        const int line = (height - kRowGap) / 2;
        const QColor full = row.few ? c.disabled : c.accent;
        const QColor text = row.few ? c.secondary : c.text;
        painter.setFont(font());
        painter.setPen(text);
        painter.drawText(QRect(0, top, names, 2 * line), Qt::AlignVCenter | Qt::AlignLeft, row.name);
        const double middle = top + line;
        if (bar > 0) {
            drawBar(painter, QRectF(left, middle - kBarHeight - kBarGap / 2.0, bar, kBarHeight), row.predicted,
                    mixed(full, c.surface, kPale));
            drawBar(painter, QRectF(left, middle + kBarGap / 2.0, bar, kBarHeight), row.came, full);
        }
        painter.setPen(c.secondary);
        painter.drawText(QRect(textLeft, top, texts, line), Qt::AlignVCenter | Qt::AlignLeft, row.predictedText);
        painter.drawText(QRect(width() - notes, top, notes, 2 * line), Qt::AlignVCenter | Qt::AlignRight, row.note);
        painter.setFont(row.few ? font() : strong);
        painter.setPen(text);
        painter.drawText(QRect(textLeft, top + line, texts, line), Qt::AlignVCenter | Qt::AlignLeft, row.cameText);
    }
}

}  // namespace meike::ui
