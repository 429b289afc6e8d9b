// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/score_bar.h"

#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/layouts.h"
#include "ui/kit/painting.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
constexpr int kBarHeight = 8;
}  // namespace

ScoreBar::ScoreBar(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void ScoreBar::setScore(const QString& label, double share, const QString& pointsText, bool negative,
                        const QString& detail) {
    m_label = label;
    m_share = share;
    m_points = pointsText;
    m_negative = negative;
    setToolTip(detail);
    setAccessibleName(clauseText({label, pointsText}));
    setAccessibleDescription(detail);
    updateGeometry();
    update();
}

void ScoreBar::setLabelWidth(int width) {
    m_labelWidth = width;
    update();
}

int ScoreBar::labelWidthHint() const { return fontMetrics().horizontalAdvance(m_label) + 1; }

QSize ScoreBar::sizeHint() const { return {240, fontMetrics().height() + 6}; }
QSize ScoreBar::minimumSizeHint() const { return {140, sizeHint().height()}; }

void ScoreBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Colors& c = colors();
    const int labelWidth = std::min(m_labelWidth > 0 ? m_labelWidth : labelWidthHint(), width() / 2);
    const int pointsWidth =
        std::max(fontMetrics().horizontalAdvance(m_points), fontMetrics().horizontalAdvance(u"+000"_s));
    painter.setPen(c.secondary);
    painter.drawText(QRect(0, 0, labelWidth, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_label, Qt::ElideRight, labelWidth));
    painter.setPen(m_negative ? c.risk : c.text);
    painter.drawText(QRect(width() - pointsWidth, 0, pointsWidth, height()), Qt::AlignVCenter | Qt::AlignRight,
                     m_points);
    const double left = labelWidth + space::kWide;
    const QRectF track(left, (height() - kBarHeight) / 2.0, width() - pointsWidth - space::kUnit - left, kBarHeight);
    if (track.width() > 0) drawBar(painter, track, m_share, m_negative ? c.risk : c.accent);
}

ScoreBarList::ScoreBarList(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
}

void ScoreBarList::setRows(const QList<Row>& rows) {
    clearLayout(layout());
    QList<ScoreBar*> bars;
    int labelWidth = 0;
    for (const Row& row : rows) {
        auto* bar = new ScoreBar(this);
        bar->setScore(row.label, row.share, row.points, row.negative, row.detail);
        labelWidth = std::max(labelWidth, bar->labelWidthHint());
        layout()->addWidget(bar);
        bars.append(bar);
    }
    for (ScoreBar* bar : bars) bar->setLabelWidth(labelWidth);
}

}  // namespace meike::ui
