// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace meike::ui {

/// A table of rows whose first column stays where it is while the others are scrolled, under titles of up to two lines.
/// Rows are what one selects; the columns behind the first one can be moved.
class FrozenTable : public QTableView {
    Q_OBJECT

public:
    explicit FrozenTable(QWidget* parent = nullptr);

    /// The first column is always in view; only its row may have to be brought there.
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

protected:
    /// Once, before anything is shown. `first` shows the first column (a view of its own for editors in it).
    void freeze(QAbstractItemModel& model, QTableView* first);
    QTableView* frozen() const { return m_frozen; }
    /// Other columns are shown, or of other widths.
    void showFrozenColumn();

    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void place();

    QTableView* m_frozen = nullptr;
};

}  // namespace meike::ui
