// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "app/cells.h"
#include "ui/context/app_context.h"

class QModelIndex;

namespace meike::ui {

class LatestRead;

class ClientListModel;
class ClientTable;

/// What one does to the selected clients: each is one step that can be undone.
class ClientActions : public QObject {
    Q_OBJECT

public:
    ClientActions(AppContext& context, ClientListModel& model, ClientTable& table);

    void newClient();
    void openForm();
    void openForm(RecordId client);
    /// Opens the list of tags at the selection; Enter puts one on (or takes it off, when all have it).
    void tag();
    void bulkEdit();
    /// Gives the selected ones to somebody else, or back to the pool.
    void handOver();
    /// Asks to which event the selected ones are invited.
    void invite();
    /// The selected ones that are nobody's become those of whoever sits here.
    void take();
    /// Shows who goes back to the pool by the rules.
    void reclaim();
    /// Archives, or brings back when the selected ones are archived.
    void archive();
    void bin();
    void copyRows();
    void copyCell();
    // Cells that are set together: client_actions_cells.cpp.
    /// What Ctrl+V means here: into the cells from the current one on, unless the clipboard holds a whole table
    /// (headings, or more columns than there are): that is imported.
    void paste();
    /// Into the cells, whatever it looks like.
    void pasteCells();
    /// Shows what a block would do, from the current cell on.
    using Block = std::shared_ptr<const ClipboardBlock>;
    void pasteBlock(Block block);
    /// The value of the first selected row, in the current column, into the other selected ones. Shown first when it
    /// is more than one sees, or writes over a good deal.
    void fillDown();
    /// The form of a new order, contact ... of the current client.
    void addRecord(Kind kind);
    /// Edits a cell that has no room for its editor.
    void editCell(const QModelIndex& index);

private:
    /// What the clipboard holds; nothing, told why, when there is nothing to paste.
    Block copiedBlock();
    void pickValue(const QModelIndex& index);
    void filled(const std::shared_ptr<const CellPlan>& plan, RecordId from, const Field& field);
    void editInSheet(const std::vector<RecordId>& clients, const Field& field);
    QRect anchorRect() const;

    AppContext& m_context;
    ClientListModel& m_model;
    ClientTable& m_table;
    LatestRead* m_copyRead;
    LatestRead* m_fillRead;
};

}  // namespace meike::ui
