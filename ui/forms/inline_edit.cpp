// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/inline_edit.h"

#include <QApplication>
#include <QKeyEvent>
#include <optional>

#include "app/records/record_writer.h"
#include "ui/context/app_context.h"
#include "ui/forms/field_editor.h"

namespace meike::ui {

namespace {

std::optional<EditorEnd::By> endOf(int key) {
    switch (key) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return EditorEnd::By::enter;
        case Qt::Key_Tab:
            return EditorEnd::By::tab;
        case Qt::Key_Backtab:
            return EditorEnd::By::backtab;
        case Qt::Key_Escape:
            return EditorEnd::By::escape;
        default:
            return {};
    }
}

}  // namespace

EditorEnd::EditorEnd(FieldEditor* editor, std::function<void(By)> end)
    : QObject(editor), m_editor(editor), m_end(std::move(end)) {
    if (QWidget* input = editor->input()) input->installEventFilter(this);
    // After the editor was given the focus: what comes before is not a loss of it.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, QWidget* now) {
        const bool mine = before && (before == m_editor || m_editor->isAncestorOf(before));
        const bool still = now && (now == m_editor || m_editor->isAncestorOf(now));
        // A list or calendar of the editor's own, or another window: the editor stays.
        if (!mine || still || !now || QApplication::activePopupWidget() || now->window() != m_editor->window()) return;
        this->end(By::leaving);
    });
}

bool EditorEnd::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) return false;
    const auto by = endOf(static_cast<QKeyEvent*>(event)->key());
    if (!by) return false;
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return false;
    }
    end(*by);
    return true;
}

void EditorEnd::end(By by) {
    if (m_ended) return;
    if (by != By::escape && !m_editor->fault().isEmpty()) {
        m_editor->markFault(true);
        m_editor->setToolTip(m_editor->fault());
        return;
    }
    m_ended = true;
    m_end(by);
}

std::function<Value(Edit&)> valueOf(const FieldEditor& editor) {
    if (auto creation = editor.creation()) return creation;
    return [typed = editor.value()](Edit&) { return typed; };
}

bool storeField(AppContext& context, Kind kind, RecordId record, const Field& field,
                std::function<Value(Edit&)> value) {
    if (!context.session()) return false;
    const std::string key(field.key);
    return context.edit(changeFieldCommand(context.reader(), kind, record, key),
                        [kind, record, key, value = std::move(value)](Edit& edit) {
                            changeField(edit, kind, record, key, value(edit));
                        });
}

}  // namespace meike::ui
