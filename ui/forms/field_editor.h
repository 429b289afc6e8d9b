// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <string>

#include "domain/record.h"
#include "storage/workspace.h"
#include "ui/context/app_context.h"

namespace meike::ui {

/// What an editor may ask of the form around it.
struct EditorContext {
    AppContext& app;
    Kind kind;
    std::function<RecordId()> client;       ///< the client that the record belongs to, 0 when none is chosen yet
    std::function<std::string()> currency;  ///< of the record's money
    std::function<RecordId()> record;       ///< the record itself, 0 when new
};

/// Edits the value of one field. Which one depends on the field's type alone: see makeFieldEditor.
class FieldEditor : public QWidget {
    Q_OBJECT

public:
    FieldEditor(const EditorContext& context, const Field& field, QWidget* parent);

    const Field& field() const { return m_field; }
    /// As it is stored; empty when there is a fault.
    virtual Value value() const = 0;
    virtual void setValue(const Value& value) = 0;
    /// Why what was typed cannot be understood; empty when it can.
    virtual QString fault() const { return {}; }
    /// What must be stored before the record (a new item of a pick list): gives the field's value. Runs inside the
    /// edit, on the writer's thread.
    virtual std::function<Value(Edit&)> creation() const { return {}; }
    /// The form's client or currency is another one.
    virtual void surroundingsChanged() {}
    /// Draws the editor as faulty.
    void markFault(bool fault);
    /// The widget that takes the keyboard, for the label's buddy.
    QWidget* input() const { return m_input; }

signals:
    /// By the user or by setValue.
    void edited();

protected:
    void setInput(QWidget* input);
    const EditorContext& context() const { return m_context; }
    AppContext& app() const { return m_context.app; }

private:
    EditorContext m_context;
    const Field& m_field;
    QWidget* m_input = nullptr;
};

/// The editor of a field; nullptr for fields that nobody edits (computed ones, moments).
FieldEditor* makeFieldEditor(const EditorContext& context, const Field& field, QWidget* parent);

}  // namespace meike::ui
