// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "domain/rule.h"
#include "ui/context/app_context.h"
#include "ui/kit/popover.h"

class QLabel;
class QPushButton;
class QScrollArea;

namespace meike::ui {

class RuleNode;

/// Edits a part of the rule over a list that is more than one comparison: a group of conditions, a figure over related
/// records, a segment. Its lines are those of the rule editor. The list follows while one edits, as far as every
/// condition is complete; Esc brings back what was there before, everything else keeps it.
class RulePopover : public Popover {
    Q_OBJECT

public:
    RulePopover(AppContext& context, QWidget* window);
    /// `isNew`: nothing was there before, and Esc takes it away again.
    void openFor(const Rule& rule, QWidget* anchor, bool isNew = false);

signals:
    /// The rule as it stands now, or as it was before everything (Esc).
    void changed(const meike::Rule& rule);
    /// It is to go: its own cross was pressed, or it was new and was left.
    void removed();
    void closed();

protected:
    QSize wantedSize(const QSize& room) const override;
    void use() override;
    void leave() override;
    void hideEvent(QHideEvent* event) override;

private:
    void follow();
    void apply();
    void placeSoon();
    void focusFirst();

    AppContext& m_context;
    RuleNode* m_node = nullptr;
    Rule m_before;
    bool m_isNew = false;
    Rule m_applied;
    QTimer m_soon;
    QScrollArea* m_scroll;
    QLabel* m_sentence;
    QLabel* m_note;
    QPushButton* m_done;
};

}  // namespace meike::ui
