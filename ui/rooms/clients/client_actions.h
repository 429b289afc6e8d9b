// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <vector>

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
    /// Archives, or brings back when the selected ones are archived.
    void archive();
    void bin();
    void copyRows();
    void copyCell();
    /// The form of a new order, contact ... of the current client.
    void addRecord(Kind kind);
    /// Edits a cell that has no room for its editor.
    void editCell(const QModelIndex& index);

private:
    void pickValue(const QModelIndex& index);
    void editInSheet(const std::vector<RecordId>& clients, const Field& field);
    QRect anchorRect() const;

    AppContext& m_context;
    ClientListModel& m_model;
    ClientTable& m_table;
    LatestRead* m_copyRead;
};

}  // namespace meike::ui
