// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "domain/field.h"
#include "domain/value.h"

namespace meike::ui {

class AppContext;
class ElidedLabel;
class FieldEditor;

/// One field of the client: its label and its value, which turns into the form's own editor at a click, Enter or Space.
/// What is typed is stored as one edit when the editor is left.
class FieldLine : public QWidget {
    Q_OBJECT

public:
    FieldLine(AppContext& context, const Field& field, QWidget* parent = nullptr);

    const Field& field() const { return m_field; }
    /// `text` as people read it; `value` is what the editor begins with.
    void setValue(RecordId client, const Value& value, const QString& text);
    bool isEmpty() const { return m_empty; }
    bool isEditing() const { return m_editor != nullptr; }
    /// What is in the open editor, when it is not what is stored.
    bool isDirty() const;
    /// Stores what is typed; false when it cannot be stored.
    bool store();
    void startEditing();
    /// Leaves the editor without storing.
    void giveUp();

signals:
    void editingEnded();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void close();
    bool mayEdit() const;
    AppContext& m_context;
    const Field& m_field;
    RecordId m_client = 0;
    Value m_value;
    bool m_empty = true;
    bool m_hovered = false;
    ElidedLabel* m_label;
    ElidedLabel* m_text;
    FieldEditor* m_editor = nullptr;
};

}  // namespace meike::ui
