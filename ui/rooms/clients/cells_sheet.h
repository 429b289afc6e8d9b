// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/cells.h"
#include "ui/context/app_context.h"
#include "ui/kit/form_dialog.h"

class QCheckBox;
class QTableView;

namespace meike::ui {

class LatestRead;

/// What would be put into cells of the list, before it is: every cell with what it holds and will hold, what is left
/// out and why. One step of the history.
class CellsSheet : public FormDialog {
    Q_OBJECT

public:
    /// A block from the clipboard.
    CellsSheet(AppContext& context, std::shared_ptr<const ClipboardBlock> block, CellTarget target, QWidget* parent);
    /// A value that is filled down from one client, as it was planned.
    CellsSheet(AppContext& context, std::shared_ptr<const CellPlan> plan, RecordId from, const Field& field,
               QWidget* parent);

    /// nullptr while it is worked out.
    const CellPlan* plan() const { return m_plan.get(); }
    /// Nothing is typed here: what was copied can be pasted again.
    bool isModified() const override { return false; }

private:
    void build();
    void ask();
    void showPlan(std::shared_ptr<const CellPlan> plan);
    void fitRows();
    QString intro() const;
    QStringList notes() const;
    bool submit();

    AppContext& m_context;
    std::shared_ptr<const ClipboardBlock> m_block;  ///< nullptr: filled down
    CellTarget m_target;
    const Field* m_field = nullptr;  ///< of what is filled down
    std::shared_ptr<const CellPlan> m_plan;
    LatestRead* m_read = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_refused = nullptr;
    QLabel* m_notes = nullptr;
    QCheckBox* m_skipEmpty = nullptr;
    QCheckBox* m_skipFirst = nullptr;
};

}  // namespace meike::ui
