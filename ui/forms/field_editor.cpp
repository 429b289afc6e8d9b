// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/field_editor.h"

#include <QStyle>

#include "ui/forms/choice_editors.h"
#include "ui/forms/record_editors.h"
#include "ui/forms/text_editors.h"
#include "ui/kit/text.h"

namespace meike::ui {

FieldEditor::FieldEditor(const EditorContext& context, const Field& field, QWidget* parent)
    : QWidget(parent), m_context(context), m_field(field) {
    setObjectName(qs(field.key) + QStringLiteral("Editor"));
}

void FieldEditor::setInput(QWidget* input) {
    m_input = input;
    input->setObjectName(qs(m_field.key) + QStringLiteral("Input"));
    input->setAccessibleName(m_context.app.text(m_field.label));
    setFocusProxy(input);
}

void FieldEditor::markFault(bool fault) {
    if (!m_input || m_input->property("invalid").toBool() == fault) return;
    m_input->setProperty("invalid", fault);
    m_input->style()->unpolish(m_input);
    m_input->style()->polish(m_input);
}

FieldEditor* makeFieldEditor(const EditorContext& context, const Field& field, QWidget* parent) {
    if (!field.editable || field.source == FieldSource::score) return nullptr;
    switch (field.type) {
        case FieldType::text:
            if (field.key == "currency") return new CurrencyEditor(context, field, parent);
            return new LineEditor(context, field, parent);
        case FieldType::long_text:
            return new LongTextEditor(context, field, parent);
        case FieldType::integer:
            // Hand scores 1 to 5 and their like are chosen, not typed.
            if (field.maximum > field.minimum && field.maximum - field.minimum <= 10)
                return new ScaleEditor(context, field, parent);
            return new NumberEditor(context, field, parent);
        case FieldType::decimal:
            return new NumberEditor(context, field, parent);
        case FieldType::money:
            return new MoneyEditor(context, field, parent);
        case FieldType::date:
            return new DateEditor(context, field, parent);
        case FieldType::boolean:
            return new BooleanEditor(context, field, parent);
        case FieldType::choice:
            return new ChoiceEditor(context, field, parent);
        case FieldType::choices:
            return new ChoicesEditor(context, field, parent);
        case FieldType::pick:
            return new PickEditor(context, field, parent);
        case FieldType::reference:
            if (field.refersTo == Kind::client) return new ClientEditor(context, field, parent);
            return new ReferenceEditor(context, field, parent);
        case FieldType::tags:
            return new TagsEditor(context, field, parent);
        case FieldType::moment:
            break;
    }
    return nullptr;
}

}  // namespace meike::ui
