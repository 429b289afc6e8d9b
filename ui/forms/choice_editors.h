// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QList>

#include "ui/forms/field_editor.h"

namespace meike::ui {

/// Yes or no.
class BooleanEditor : public FieldEditor {
    Q_OBJECT

public:
    BooleanEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override;
    void setValue(const Value& value) override;

private:
    QCheckBox* m_box;
    bool m_wasEmpty = true;  ///< an untouched "no" keeps "not said"
};

/// One of a fixed set of values.
class ChoiceEditor : public FieldEditor {
    Q_OBJECT

public:
    ChoiceEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override;
    void setValue(const Value& value) override;

private:
    QComboBox* m_combo;
};

/// A number on a short scale.
class ScaleEditor : public FieldEditor {
    Q_OBJECT

public:
    ScaleEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override;
    void setValue(const Value& value) override;

private:
    QComboBox* m_combo;
};

/// Several of a fixed set of values.
class ChoicesEditor : public FieldEditor {
    Q_OBJECT

public:
    ChoicesEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override;
    void setValue(const Value& value) override;

private:
    QList<QCheckBox*> m_boxes;
};

}  // namespace meike::ui
