// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/rules/rule_node.h"

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace meike::ui {

class DropButton;
class FlowLayout;
class RecordsPart;
class RuleGroup;
class ValueEdit;

/// One condition of a rule in a line: what it is about, the comparison, the values; for records of a client also which
/// figure, over which period, and of which records.
class ConditionRow : public RuleNode {
    Q_OBJECT

public:
    /// `kind`: what the condition is about, clients or the records of a related condition.
    ConditionRow(AppContext& context, Kind kind, QWidget* parent = nullptr);
    ~ConditionRow() override;
    void setRule(const Rule& rule) override;
    std::optional<Rule> rule() const override;
    Rule draft() const override;
    int incomplete() const override;
    /// What one most likely asks of a client's records of that kind.
    static Rule usualOf(const KindRow& records);
    /// Opens the list of what a condition can be about.
    void chooseSubject();

private:
    void setSubject(const QString& key);
    void showSubject();
    void showSegments(const std::string& chosen);
    void showClients();
    void showRecords(const Rule& rule);
    void fillOperators(const std::string& chosen);
    void showValues();
    void showWhere(bool shown);
    void announce();
    void markComplete();
    std::optional<Rule> withoutValues() const;
    /// Whether it has a comparison and values.
    bool compares() const;
    /// The kind of the records that a related condition asks for.
    Kind relatedKind() const;

    AppContext& m_context;
    Kind m_kind;
    Rule::Type m_type = Rule::Type::condition;
    std::string m_key;                   ///< field, kind of records, or empty while nothing is chosen
    std::vector<std::string> m_clients;  ///< of a fixed list

    QVBoxLayout* m_column;
    QWidget* m_box;
    FlowLayout* m_line;
    DropButton* m_subject;
    QComboBox* m_operator;
    ValueEdit* m_values;
    QToolButton* m_remove;
    // Made by the conditions that have them.
    std::unique_ptr<RecordsPart> m_records;
    QComboBox* m_segment = nullptr;
    QLabel* m_note = nullptr;
    QPushButton* m_addWhere = nullptr;
    RuleGroup* m_where = nullptr;
    bool m_quiet = false;  ///< filling, not editing
};

}  // namespace meike::ui
