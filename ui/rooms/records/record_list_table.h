// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTimer>
#include <vector>

#include "ui/kit/frozen_table.h"
#include "ui/rooms/records/record_list_model.h"

namespace meike::ui {

/// The table of records: whose they are stays in view, columns are chosen, moved and sized by the user and remembered
/// for each kind, and the selection is one of ids.
class RecordListTable : public FrozenTable {
    Q_OBJECT

public:
    RecordListTable(AppContext& context, RecordListModel& model, QWidget* parent = nullptr);

    /// Another kind with the columns that were chosen for it.
    void showKind(Kind kind);
    /// Ids of the selected rows in the order of the list.
    std::vector<RecordId> selectedIds() const;
    bool hasSelection() const { return selectionModel()->hasSelection(); }
    /// The record of the current row; 0 when there is none.
    RecordId currentRecord() const;
    /// Whose it is; 0 when there is none.
    RecordId currentClient() const;
    /// Selects and shows a record; false when the list does not hold it.
    bool selectRecord(RecordId record);

    /// What is selected and shown now, to be put back after the list has changed.
    struct Place {
        std::vector<RecordId> selected{};
        bool all = false;
        RecordId current = 0;
        int currentRow = 0;
        int currentColumn = 0;
        RecordId top = 0;  ///< first row in view
        int topRow = 0;
    };
    Place place() const;
    /// `takeNext`: where what was selected is gone, the row that stands there now is selected instead.
    void restore(const Place& place, bool takeNext = false);

    /// Opens the list of columns under a widget (or at a rectangle of it), else in the table's corner.
    void chooseColumns(QWidget* anchor = nullptr, const QRect& rect = {});
    /// Entries of the context menu; nullptr: a line between them.
    void addMenuAction(QAction* action) { m_menuActions << action; }

public slots:
    void selectAll() override;

signals:
    /// A header was clicked; `extend` adds a further key.
    void sortRequested(const QString& column, bool extend);
    /// Double click or Enter: the record's form.
    void formRequested(qint64 record);
    /// Double click on whose it is.
    void clientRequested(qint64 client);
    void deleteRequested();
    void selectionReallyChanged();
    void columnsChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyColumns();
    void takeMovedColumns();
    void setColumns(const QStringList& columns);
    void saveColumns();
    QString settingKey(const QString& what) const;
    void activate(const QModelIndex& index);

    AppContext& m_context;
    RecordListModel& m_model;
    QList<QAction*> m_menuActions;
    QList<QAbstractItemDelegate*> m_delegates;
    QSet<QString> m_resized;  ///< columns whose width the user has just changed
    QTimer m_saveSoon;
    QString m_applied;  ///< the kind and columns that the sections stand for
    bool m_applying = false;
};

}  // namespace meike::ui
