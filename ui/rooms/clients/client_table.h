// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHeaderView>
#include <QSet>
#include <QTimer>
#include <optional>
#include <vector>

#include "app/view/saved_views.h"
#include "ui/kit/frozen_table.h"
#include "ui/parts/client_list_model.h"

namespace meike::ui {

class CellEditing;

/// The table of clients: its name column stays in view, its columns are chosen, moved and sized by the user and
/// remembered, and its selection is one of ids.
class ClientTable : public FrozenTable {
    Q_OBJECT

public:
    ClientTable(AppContext& context, ClientListModel& model, QWidget* parent = nullptr);

    /// The selected rows from the top.
    std::vector<int> selectedRows() const;
    /// Rows that are in view without scrolling.
    int rowsInView() const;
    /// Ids of the selected rows in the order of the list.
    std::vector<RecordId> selectedIds() const;
    /// Whether a client is selected; the heading of a group is none.
    bool hasSelection() const;
    /// The client of the current row; 0 when there is none.
    RecordId currentClient() const;
    /// Selects and shows a client, opening its group; false when the list does not hold it.
    bool selectClient(RecordId client);

    // Groups. A group is given by its number.
    void setGroupClosed(std::size_t group, bool closed);
    /// Keeps what is selected, as far as it is still shown.
    void setAllGroupsClosed(bool closed);
    void selectGroup(std::size_t group);

    /// What is selected and shown now, to be put back after the list has changed.
    struct Place {
        std::vector<RecordId> selected;
        RecordId current = 0;
        int currentColumn = 0;
        RecordId top = 0;  ///< first row in view
        int topRow = 0;
        bool all = false;
        std::optional<Value> heading{};  ///< the current row is the heading of this group
    };
    Place place() const;
    void restore(const Place& place);

    /// The columns of a saved view, which are changed with it and not remembered here; none: one's own.
    void showColumns(const std::vector<ListColumn>& columns);
    /// What is shown, with the widths that were chosen.
    std::vector<ListColumn> shownColumns() const;

    bool isEditing() const;
    void editCurrentCell();
    /// Opens the list of columns under a widget (or at a rectangle of it), else in the table's corner. `header`: from
    /// the header of that column, whose own action comes first.
    void chooseColumns(QWidget* anchor = nullptr, const QRect& rect = {}, const QString& header = {});
    /// Entries of the context menu, besides copying a cell.
    void addMenuAction(QAction* action) { m_menuActions << action; }
    const CellEditing& editing() const { return *m_editing; }
    /// Where a cell is, in coordinates of this widget (for pop-ups).
    QRect cellRect(const QModelIndex& index) const;

public slots:
    void selectAll() override;

signals:
    /// A header was clicked; `extend` adds a further key.
    void sortRequested(const QString& column, bool extend);
    /// Groups by a column's field were asked for at its header.
    void groupRequested(const QString& column);
    /// Groups in another order were asked for.
    void groupOrderRequested(const QRect& at);
    /// Everything about a client: double click or Enter on its name.
    void pageRequested(qint64 client);
    /// A cell that has no room for its editor (tags, lists of choices, long texts).
    void cellEditRequested(const QModelIndex& index);
    void clientChanged(qint64 client);
    void selectionReallyChanged();
    /// Others are shown, or they stand or are sized differently.
    void columnsChanged();
    void editingEnded();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

protected slots:
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void applyColumns();
    void takeMovedColumns();
    void setColumns(const QStringList& columns);
    void saveColumns();
    /// The width that was chosen for a column; 0: none.
    int chosenWidth(const QString& column) const;
    void editorClosed(QAbstractItemDelegate::EndEditHint hint);
    void activate(const QModelIndex& index);
    void buildGroups();
    /// Left, Right, Space on headings and from the name column; false: the key means something else.
    bool groupKey(QKeyEvent* event);
    void showGroupMenu(std::size_t group, const QPoint& at);
    void editIndex(const QModelIndex& index);
    std::optional<Unsaved> unsaved();
    QModelIndex nextEditable(const QModelIndex& from, int step) const;

    AppContext& m_context;
    ClientListModel& m_model;
    CellEditing* m_editing;
    QList<QAction*> m_menuActions;
    QList<QAbstractItemDelegate*> m_delegates;
    QSet<QString> m_resized;  ///< columns whose width the user has just changed
    QTimer m_saveSoon;
    bool m_ofView = false;               ///< the columns are a saved view's
    QHash<QString, int> m_viewWidths{};  ///< those that were chosen for it
    bool m_applying = false;
    bool m_doubleClicked = false;  ///< the release of a double click is no further click
};

}  // namespace meike::ui
