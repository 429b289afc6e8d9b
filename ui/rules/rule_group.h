// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTimer>
#include <vector>

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
    /// The same in slices, so that the window goes on meanwhile: a long rule takes a tenth of a second. Until built()
    /// the group takes no mouse, and rule() and draft() are the rule as it was given: it must hold together.
    void setRuleGradually(const Rule& rule);
    bool isBuilt() const { return !m_given; }
    /// What is left of it, at once; says nothing.
    void finish();
    std::optional<Rule> rule() const override;
    Rule draft() const override;
    int incomplete() const override;
    int count() const { return static_cast<int>(m_nodes.size()); }
    /// Adds a condition at the end and asks what it is about.
    void addCondition();
    void addGroup();

signals:
    void built();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// A part of the rule that has no line yet.
    struct Waiting {
        RuleGroup* group;
        Rule rule;
    };
    void begin(const Rule& rule);
    void buildSlice(int milliseconds);
    RuleNode* addNode(const Rule& rule);
    RuleNode* insert(RuleNode* node);
    void remove(RuleNode* node);
    Rule::Type type() const;

    AppContext& m_context;
    Kind m_kind;
    int m_depth;
    QList<RuleNode*> m_nodes;
    std::optional<Rule> m_given;     ///< while it is built
    std::vector<Waiting> m_waiting;  ///< the next one last
    QTimer m_slices;
    QComboBox* m_type;
    QToolButton* m_remove;
    QVBoxLayout* m_children;
    QPushButton* m_addCondition;
    QPushButton* m_addGroup;
};

}  // namespace meike::ui
