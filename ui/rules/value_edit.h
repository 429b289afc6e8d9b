// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/operators.h"
#include "ui/rules/value_choices.h"

class QHBoxLayout;

namespace meike::ui {

class DropButton;

/// The values of one condition, edited in the way that suits the field and the operator: a list to tick, a number,
/// dates, a period, a line.
class ValueEdit : public QWidget {
    Q_OBJECT

public:
    explicit ValueEdit(AppContext& context, QWidget* parent = nullptr);
    /// Whether the values are ticked in a list rather than entered.
    static bool isTicked(const Field& field, const OperatorRow& op) { return shapeOf(field, op) == Shape::ticks; }
    /// Lines as wide as there is room, for where the values have a row of their own.
    void setFillsWidth() { m_fillsWidth = true; }
    /// What was entered does not stay at the next setSubject().
    void forget() { m_op = nullptr; }
    /// Shows the editor for these; what was entered stays when it still fits.
    void setSubject(const Field& field, const OperatorRow& op);
    void setValues(const std::vector<std::string>& values);
    /// As the rule holds them; nothing when one is missing or cannot be read.
    std::optional<std::vector<std::string>> values() const;
    /// As they are typed, readable or not; setValues() shows them again.
    std::vector<std::string> typed() const;

signals:
    void edited();

private:
    /// Which editor it is.
    enum class Shape { none, ticks, texts, line, date, number, percent, period };
    static Shape shapeOf(const Field& field, const OperatorRow& op);
    void clear();
    void buildTicks();
    void openTicks();
    void showTicks();
    void readChoices();
    void buildLines(int count);
    void buildDates(int count);
    void buildNumber(const OperatorRow& op);
    void buildPeriods(bool shortOnly);
    std::optional<std::string> readLine(const QString& text) const;
    QString lineText(const std::string& value) const;

    AppContext& m_context;
    Field m_field;
    const OperatorRow* m_op = nullptr;
    Shape m_shape = Shape::none;
    bool m_fillsWidth = false;
    QHBoxLayout* m_layout;
    QList<QWidget*> m_parts;
    DropButton* m_ticks = nullptr;
    QList<ValueChoice> m_choices;
    std::vector<std::string> m_ticked;
};

}  // namespace meike::ui
