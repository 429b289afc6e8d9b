// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "domain/value.h"
#include "ui/kit/form_dialog.h"

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace meike::ui {

class AppContext;

/// Invites the selected clients to an event, one there is or a new one. One step of the history.
class InviteSheet : public FormDialog {
    Q_OBJECT

public:
    InviteSheet(AppContext& context, std::vector<RecordId> clients, QWidget* parent);

private:
    void chosen();
    bool submit();

    AppContext& m_context;
    std::vector<RecordId> m_clients;
    QComboBox* m_event;
    QLineEdit* m_name;
    QDateEdit* m_day;
};

}  // namespace meike::ui
