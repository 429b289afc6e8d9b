// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/card.h"

class QCheckBox;
class QPushButton;
class QTimeEdit;

namespace meike::ui {

class AppContext;
class NumberBox;
class OwnerList;
class SentenceRow;

/// When clients go back to the pool, how many an owner can have and has, how much of playbooks is too much, and by when
/// complaints are due.
class OwnershipSection : public Card {
    Q_OBJECT

public:
    explicit OwnershipSection(AppContext& context, QWidget* parent = nullptr);
    /// From the workspace.
    void fill();
    void retranslate();

private:
    void save();
    void showButtons();

    AppContext& m_context;
    QCheckBox* m_on;
    SentenceRow* m_pool;
    SentenceRow* m_load;
    SentenceRow* m_caps;
    NumberBox* m_prospect;
    NumberBox* m_client;
    NumberBox* m_warn;
    NumberBox* m_hours;
    NumberBox* m_touches;
    NumberBox* m_days;
    NumberBox* m_cap;
    QList<NumberBox*> m_tierCaps;
    SentenceRow* m_complaints;
    QList<NumberBox*> m_complaintHours;
    QTimeEdit* m_workFrom;
    QTimeEdit* m_workUntil;
    OwnerList* m_owners;
    QLabel* m_note;
    QPushButton* m_save;
    bool m_filling = false;
};

}  // namespace meike::ui
