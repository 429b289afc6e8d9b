// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "domain/kind.h"
#include "domain/value.h"

namespace meike {
class Edit;
struct Field;
}  // namespace meike

namespace meike::ui {

class AppContext;
class FieldEditor;

/// Ends an editor that stands where its value stood: Enter and Tab store, Esc leaves, and so does losing the keyboard
/// to something outside of it. What cannot be understood stays, marked, until it is mended or given up. Lives as long
/// as the editor.
class EditorEnd : public QObject {
    Q_OBJECT

public:
    enum class By { enter, tab, backtab, escape, leaving };
    /// `end` is called once; with anything but `escape` the value is to be stored.
    EditorEnd(FieldEditor* editor, std::function<void(By)> end);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void end(By by);
    FieldEditor* m_editor;
    std::function<void(By)> m_end;
    bool m_ended = false;
};

/// What an editor stands for, what must be made for it included; to be called inside the edit.
std::function<Value(Edit&)> valueOf(const FieldEditor& editor);
/// Stores one field of one record as a step of its own; false when it could not be stored, which has been said.
bool storeField(AppContext& context, Kind kind, RecordId record, const Field& field, std::function<Value(Edit&)> value);

}  // namespace meike::ui
