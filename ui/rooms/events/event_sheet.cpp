// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/events/event_sheet.h"

#include "app/events.h"
#include "app/records/record_writer.h"
#include "domain/field.h"
#include "ui/context/app_context.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

EventSheet::EventSheet(AppContext& context, const Record& event, QWidget* parent)
    : FormDialog(event.id() == 0 ? tr("New event") : tr("Event"), tr("Save"), parent),
      m_context(context),
      m_event(event) {
    setObjectName(u"eventSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const EditorContext how{m_context, Kind::event, [] { return RecordId{0}; }, [this] { return m_context.currency(); },
                            [this] { return m_event.id(); }};
    for (const Field& field : kindRow(Kind::event).fields) {
        FieldEditor* editor = makeFieldEditor(how, field, this);
        if (!editor) continue;
        editor->setObjectName(u"event-"_s + qs(field.key));
        editor->setValue(m_event.get(field.key));
        connect(editor, &FieldEditor::edited, this, [this] { m_edited = true; });
        addRow(m_context.text(field.label), editor);
        m_editors << editor;
    }
    setSubmit([this] { return submit(); });
}

bool EventSheet::submit() {
    Record event = m_event;
    for (FieldEditor* editor : std::as_const(m_editors)) {
        if (const QString fault = editor->fault(); !fault.isEmpty()) {
            setError(fault, editor->input());
            return false;
        }
        event.set(editor->field().key, editor->value());
        if (editor->field().required && isEmpty(editor->value())) {
            setError(tr("%1 is missing.").arg(m_context.text(editor->field().label)), editor->input());
            return false;
        }
    }
    const Command command =
        event.id() == 0 ? addCommand(m_context.reader(), event) : changeCommand(m_context.reader(), event);
    return m_context.edit(command, [event](Edit& edit) { saveEvent(edit, event); });
}

}  // namespace meike::ui
