// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/table_style.h"

namespace meike::ui {

/// What a cell of a criterion says: int of CriterionSign.
inline constexpr int kCriterionRole = Qt::UserRole + 320;
enum class CriterionSign { none, met, ticked, failed, unknown };

/// A tick (computed), a tick in a ring (by hand), a cross on red, a dash: told by their shape, not by colour alone.
void drawCriterionSign(QPainter& painter, const QRect& rect, CriterionSign sign);

class CriterionDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;
};

/// How far the goals of a plan are: a short bar (kShareRole; none: the text alone) and the text.
class PlanDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;
};

}  // namespace meike::ui
