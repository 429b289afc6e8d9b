// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/key_accounts/criterion_cell.h"

#include <QPainter>

#include "ui/kit/painting.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {
constexpr int kSignSide = 16;
constexpr int kPlanBar = 26;
constexpr double kPlanBarHeight = 6;
}  // namespace

void drawCriterionSign(QPainter& painter, const QRect& rect, CriterionSign sign) {
    const Colors& c = colors();
    const QRectF box(rect.center().x() - kSignSide / 2.0 + 0.5, rect.center().y() - kSignSide / 2.0 + 0.5, kSignSide,
                     kSignSide);
    const auto at = [&](double x, double y) { return QPointF(box.left() + x * kSignSide, box.top() + y * kSignSide); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto pen = [&](const QColor& color, double width) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    };
    switch (sign) {
        case CriterionSign::met:
            pen(c.good, 1.6);
            painter.drawPolyline(QPolygonF({at(0.16, 0.52), at(0.4, 0.76), at(0.86, 0.26)}));
            break;
        case CriterionSign::ticked:
            pen(c.good, 1.4);
            painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
            painter.drawPolyline(QPolygonF({at(0.3, 0.52), at(0.45, 0.67), at(0.71, 0.37)}));
            break;
        case CriterionSign::failed:
            painter.setPen(Qt::NoPen);
            painter.setBrush(c.riskSoft);
            painter.drawRoundedRect(box, 3, 3);
            pen(c.risk, 1.6);
            painter.drawLine(at(0.3, 0.3), at(0.7, 0.7));
            painter.drawLine(at(0.7, 0.3), at(0.3, 0.7));
            break;
        case CriterionSign::unknown:
            pen(c.secondary, 1.4);
            painter.drawLine(at(0.3, 0.5), at(0.7, 0.5));
            break;
        case CriterionSign::none:
            break;
    }
    painter.restore();
}

void CriterionDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                                     const QModelIndex& index) const {
    const QVariant sign = index.data(kCriterionRole);
    if (!sign.isValid()) return RowDelegate::paintContent(painter, option, content, index);
    drawCriterionSign(painter, content, static_cast<CriterionSign>(sign.toInt()));
}

void PlanDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                                const QModelIndex& index) const {
    QRect text = content;
    if (const QVariant share = index.data(kShareRole); share.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        drawBar(painter,
                QRectF(content.left(), content.center().y() - kPlanBarHeight / 2 + 1, kPlanBar, kPlanBarHeight),
                share.toDouble(), colors().accent);
        text.setLeft(content.left() + kPlanBar + space::kHalf);
    }
    RowDelegate::paintContent(painter, option, text, index);
}

}  // namespace meike::ui
