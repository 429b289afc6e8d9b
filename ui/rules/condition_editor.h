// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "domain/operators.h"
#include "domain/rule.h"
#include "ui/context/app_context.h"
#include "ui/kit/popover.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace meike::ui {

class TickList;
class ValueEdit;

/// Edits one condition over the list with the operators and values of the rule editor (ui/rules), lists open to be
/// ticked. Appears inside the window under its chip; Enter applies, Esc leaves.
class ConditionEditor : public Popover {
    Q_OBJECT

public:
    ConditionEditor(AppContext& context, QWidget* window);
    /// A new condition over a field, or one that is there. `kind`: what the list is of.
    void openFor(const Rule& condition, QWidget* anchor, Kind kind = Kind::client);
    /// The condition as it stands; nothing when a value is missing or cannot be read.
    std::optional<Rule> condition() const;

signals:
    void applied(const meike::Rule& condition);

protected:
    QSize wantedSize(const QSize& room) const override;
    void use() override { apply(); }

private:
    void fillOperators(const std::string& chosen);
    void showValues(const std::vector<std::string>& values);
    void offerKnownTexts();
    void apply();

    AppContext& m_context;
    const Field* m_field = nullptr;
    Kind m_kind = Kind::client;
    QLabel* m_title;
    QComboBox* m_operator;
    TickList* m_ticks;
    std::optional<OperandKind> m_ticked;  ///< what the list holds
    ValueEdit* m_values;
    QLabel* m_error;
};

}  // namespace meike::ui
