// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/table_style.h"

namespace meike::ui {

/// What cells of this page say beside their text.
enum CellRole {
    kLowRole = Qt::UserRole + 300,  ///< double: where the interval begins; none: the text alone
    kValueRole,
    kHighRole,
};

/// A figure, and where it may lie in truth: the text, then the interval as a band on the whole scale with the figure as
/// a mark.
class IntervalDelegate : public RowDelegate {
    Q_OBJECT

public:
    /// `least` to 1; where it lies below zero, zero is marked.
    IntervalDelegate(double least, QObject* parent) : RowDelegate(parent), m_least(least) {}

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;

private:
    double m_least;
};

/// A count, and its share (kShareRole) as a bar behind it.
class CountBarDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;
};

}  // namespace meike::ui
