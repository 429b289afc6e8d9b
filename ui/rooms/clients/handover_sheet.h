// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/pool.h"
#include "ui/kit/form_dialog.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QTableWidget;

namespace meike::ui {

class AppContext;
class LatestRead;

/// Gives clients to somebody else, or back to the pool: with a note, and a warning where the one who gets them has more
/// than they can look after. One step of the history.
class HandoverSheet : public FormDialog {
    Q_OBJECT

public:
    HandoverSheet(AppContext& context, std::vector<RecordId> clients, QWidget* parent);

private:
    Handover handover() const;
    /// The note is asked for where somebody loses a client.
    void chosen();
    bool submit();

    AppContext& m_context;
    std::vector<RecordId> m_clients;
    bool m_owned = false;  ///< one of them has an owner
    LatestRead* m_read;
    QComboBox* m_to;
    QPlainTextEdit* m_note;
    QLabel* m_warnings;
};

/// Clients that go back to the pool by the rules: looked through, then confirmed in one step.
class ReclaimSheet : public FormDialog {
    Q_OBJECT

public:
    ReclaimSheet(AppContext& context, QWidget* parent);

private:
    void show(const std::vector<PoolDue>& due);
    bool submit();

    AppContext& m_context;
    LatestRead* m_read;
    QTableWidget* m_table;
    QLabel* m_none;
};

}  // namespace meike::ui
