// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>

#include "ui/forms/field_editor.h"

namespace meike::ui {

/// One line of text.
class LineEditor : public FieldEditor {
    Q_OBJECT

public:
    LineEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override;
    void setValue(const Value& value) override;
    QLineEdit* edit() const { return m_edit; }

protected:
    QLineEdit* m_edit;
};

/// Several lines of text.
class LongTextEditor : public FieldEditor {
    Q_OBJECT

public:
    LongTextEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override;
    void setValue(const Value& value) override;

private:
    QPlainTextEdit* m_edit;
};

/// A whole number or decimal, written the way offices write them (1,200 / 3万).
class NumberEditor : public LineEditor {
    Q_OBJECT

public:
    NumberEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override;
    void setValue(const Value& value) override;
    QString fault() const override;

private:
    Result<std::int64_t> parse() const;
};

/// An amount of money with the record's currency behind it.
class MoneyEditor : public LineEditor {
    Q_OBJECT

public:
    MoneyEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override;
    void setValue(const Value& value) override;
    QString fault() const override;
    void surroundingsChanged() override;

private:
    QLabel* m_currency;
};

/// A date typed in any usual way or picked from a calendar; empty is none.
class DateEditor : public LineEditor {
    Q_OBJECT

public:
    DateEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override;
    void setValue(const Value& value) override;
    QString fault() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showCalendar();
    void describe();
    QToolButton* m_button;
};

/// The ISO code of a currency: those in use first, any other can be typed.
class CurrencyEditor : public FieldEditor {
    Q_OBJECT

public:
    CurrencyEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override;
    void setValue(const Value& value) override;
    QString fault() const override;

private:
    QComboBox* m_combo;
};

}  // namespace meike::ui
