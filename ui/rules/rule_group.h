// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "ui/rules/rule_node.h"

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace meike::ui {

class ConditionRow;

/// All, any or none of several conditions and groups, with a coloured line along its left side; the whole rule is one
/// of them.
class RuleGroup : public RuleNode {
    Q_OBJECT

public:
    /// `depth` 0 is the rule itself: it cannot be removed.
    RuleGroup(AppContext& context, Kind kind, int depth, QWidget* parent = nullptr);
    void setRule(const Rule& rule) override;
    std::optional<Rule> rule() const override;
    Rule draft() const override;
    int incomplete() const override;
    int count() const { return static_cast<int>(m_nodes.size()); }
    /// Adds a condition at the end and asks what it is about.
    void addCondition();
    void addGroup();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    RuleNode* addNode(const Rule& rule);
    RuleNode* insert(RuleNode* node);
    void remove(RuleNode* node);
    Rule::Type type() const;

    AppContext& m_context;
    Kind m_kind;
    int m_depth;
    QList<RuleNode*> m_nodes;
    QComboBox* m_type;
    QToolButton* m_remove;
    QVBoxLayout* m_children;
    QPushButton* m_addCondition;
    QPushButton* m_addGroup;
};

}  // namespace meike::ui
