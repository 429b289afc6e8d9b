// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/related.h"
#include "ui/rules/rule_node.h"

class QComboBox;
class QDateEdit;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace meike::ui {

class FlowLayout;
class RuleGroup;
class ValueEdit;

/// One condition of a rule in a line: what it is about, the comparison, the values; for records of a client also which
/// figure, over which period, and of which records.
class ConditionRow : public RuleNode {
    Q_OBJECT

public:
    /// `kind`: what the condition is about, clients or the records of a related condition.
    ConditionRow(AppContext& context, Kind kind, QWidget* parent = nullptr);
    void setRule(const Rule& rule) override;
    std::optional<Rule> rule() const override;
    Rule draft() const override;
    int incomplete() const override;
    /// Opens the list of what a condition can be about.
    void chooseSubject();

private:
    void showSubject();
    void fillAggregates();
    void fillAggregateFields();
    void fillOperators(const std::string& chosen);
    void showPeriod();
    void makeDays();
    void showValues();
    void showWhere(bool shown);
    void setSubject(const QString& key);
    void announce();
    void markComplete();
    std::optional<Rule> withoutValues() const;
    const AggregateRow* aggregate() const;
    /// The kind of the records that a related condition asks for.
    Kind relatedKind() const;

    AppContext& m_context;
    Kind m_kind;
    Rule::Type m_type = Rule::Type::condition;
    std::string m_key;                   ///< field, kind of records, or empty while nothing is chosen
    std::vector<std::string> m_clients;  ///< of a fixed list
    std::string m_dateField;             ///< that a rule from elsewhere has named

    QVBoxLayout* m_column;
    FlowLayout* m_line;
    QPushButton* m_subject;
    QComboBox* m_aggregate;
    QComboBox* m_aggregateField;
    QComboBox* m_period;
    QSpinBox* m_days;
    QDateEdit* m_from = nullptr;  ///< the two days, made when they are first shown
    QDateEdit* m_to = nullptr;
    QComboBox* m_operator;
    QComboBox* m_segment;
    QLabel* m_note;
    ValueEdit* m_values;
    QPushButton* m_addWhere;
    QToolButton* m_remove;
    RuleGroup* m_where = nullptr;
    bool m_quiet = false;  ///< filling, not editing
};

}  // namespace meike::ui
