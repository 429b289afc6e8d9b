// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

#include "ui/kit/table_roles.h"

namespace meike::ui {

/// Rows of 32 px, hairlines below them, no vertical grid, quiet header, row selection, RowDelegate for every column.
/// `framed` gives it the border of a surface: for a table that stands on the page and not in a card.
void styleTable(QTableView* table, bool framed = false);

/// Base of all cells: selection, hover, hairline, focus ring; text in its tone (kToneRole, kStrongRole), numbers
/// right-aligned by Qt::TextAlignmentRole.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    /// Content inside the cell's padding; background and lines are drawn already.
    virtual void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                              const QModelIndex& index) const;
    virtual int contentWidth(const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

/// Tags as pills; those without room become "+3", and the tooltip names all.
class PillsDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;
    int contentWidth(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Symbol and name of a tier.
class TierDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;
    int contentWidth(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Three small squares: R, F, M.
class RfmDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;
    int contentWidth(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Amounts and other numbers: right aligned, figures of one width.
class MoneyDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& content,
                      const QModelIndex& index) const override;
};

}  // namespace meike::ui
