// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/bulk_edit_sheet.h"

#include <QComboBox>
#include <QGridLayout>

#include "app/records/client_edits.h"
#include "app/records/record_writer.h"
#include "storage/custom_fields.h"
#include "ui/context/error_text.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kPreviewRows = 5;

bool canSetForMany(const Field& field) {
    return field.editable && isStored(field.source) && field.type != FieldType::moment && field.key != "name";
}

}  // namespace

BulkEditSheet::BulkEditSheet(AppContext& context, std::vector<RecordId> clients, QWidget* parent)
    : FormDialog(clients.size() == 1
                     ? tr("Set a field")
                     : tr("Set a field of %1").arg(clientCount(static_cast<std::int64_t>(clients.size()))),
                 tr("Change %1").arg(clientCount(static_cast<std::int64_t>(clients.size()))), parent),
      m_context(context),
      m_clients(std::move(clients)) {
    setObjectName(u"bulkEditSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_fields = new QComboBox;
    m_fields->setObjectName(u"fieldCombo"_s);
    for (const Field* field : fieldsOfKind(m_context.reader(), Kind::client))
        if (canSetForMany(*field)) m_fields->addItem(m_context.text(field->label), qs(field->key));
    addRow(tr("Field"), m_fields);
    m_editorPlace = new QWidget;
    auto* place = new QVBoxLayout(m_editorPlace);
    place->setContentsMargins(0, 0, 0, 0);
    addRow(tr("New value"), m_editorPlace);
    m_preview = new QWidget;
    m_rows = new QGridLayout(m_preview);
    m_rows->setContentsMargins(0, space::kUnit, 0, 0);
    m_rows->setHorizontalSpacing(space::kDouble);
    m_rows->setVerticalSpacing(space::kHalf);
    m_rows->setColumnStretch(0, 2);
    m_rows->setColumnStretch(1, 2);
    m_rows->setColumnStretch(3, 2);
    addWide(m_preview);
    try {
        m_names = NameBook(m_context.reader());
        const std::vector<RecordId> first(m_clients.begin(), m_clients.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                                     kPreviewRows, m_clients.size())));
        m_shown = readClientRows(m_context.reader(), first);
    } catch (...) {
        m_context.showError(currentError());
    }
    connect(m_fields, &QComboBox::currentIndexChanged, this, &BulkEditSheet::fieldChosen);
    setSubmit([this] { return submit(); });
    if (const int owner = m_fields->findText(m_context.text(fieldOf(Kind::client, "owner").label)); owner >= 0)
        m_fields->setCurrentIndex(owner);
    fieldChosen();
}

void BulkEditSheet::setField(const Field& field) {
    const int at = m_fields->findText(m_context.text(field.label));
    if (at >= 0) m_fields->setCurrentIndex(at);
    if (m_editor) m_editor->setFocus();
}

void BulkEditSheet::fieldChosen() {
    const Field& field = fieldOf(Kind::client, u8(m_fields->currentData().toString()));
    if (m_editor && &m_editor->field() == &field) return;
    if (m_editor) {
        m_editor->hide();
        m_editor->deleteLater();
    }
    const RecordId client = m_clients.size() == 1 ? m_clients.front() : 0;
    m_editor = makeFieldEditor(EditorContext{m_context, Kind::client, [client] { return client; },
                                             [this] { return m_context.currency(); }, [client] { return client; }},
                               field, m_editorPlace);
    m_editorPlace->layout()->addWidget(m_editor);
    m_editorPlace->setFocusProxy(m_editor);
    // One client's own value is where one begins; many begin with nothing.
    if (m_clients.size() == 1 && !m_shown.empty()) {
        m_editor->setValue(m_shown.front().value(field));
    }
    m_touched = m_clients.size() == 1;
    m_edited = false;
    connect(m_editor, &FieldEditor::edited, this, [this] {
        m_touched = true;
        m_edited = true;
        showPreview();
    });
    setError({});
    showPreview();
}

QString BulkEditSheet::afterText() const {
    // A new item of a pick list has no id yet; its editor shows its name.
    if (m_editor->creation())
        if (const auto* button = qobject_cast<QAbstractButton*>(m_editor->input())) return button->text();
    if (m_editor->field().type == FieldType::reference)
        m_names.cover(m_context.reader(), m_editor->field().refersTo, integerOr(m_editor->value(), 0));
    return qs(displayText(m_editor->field(), m_editor->value(),
                          TextContext{&m_names, m_context.currency(), m_context.language()}));
}

void BulkEditSheet::showPreview() {
    clearLayout(m_rows);
    if (!m_editor) return;
    const TextContext how{&m_names, m_context.currency(), m_context.language()};
    const QString none = tr("(empty)");
    QString after = m_editor->fault().isEmpty() ? afterText() : QString();
    if (after.isEmpty()) after = m_touched ? none : u"…"_s;
    int line = 0;
    const auto add = [&](const QString& name, const QString& before, const QString& now, Tone tone) {
        const auto cell = [&](const QString& text, int column, Tone colour) {
            auto* label = new ElidedLabel(text);
            setTone(label, colour);
            m_rows->addWidget(label, line, column);
        };
        cell(name, 0, tone);
        cell(before, 1, Tone::secondary);
        m_rows->addWidget(makeLabel(u"→"_s, TextStyle::body, Tone::secondary), line, 2);
        cell(now, 3, tone);
        ++line;
    };
    for (const ClientRow& row : m_shown) {
        const QString before = qs(displayText(m_editor->field(), row.value(m_editor->field()), how));
        add(qs(textOrEmpty(row.values[0])), before.isEmpty() ? none : before, after, Tone::normal);
    }
    if (m_clients.size() > m_shown.size())
        m_rows->addWidget(
            makeLabel(tr("... and %1 more").arg(count(static_cast<std::int64_t>(m_clients.size() - m_shown.size()))),
                      TextStyle::body, Tone::secondary),
            line, 0, 1, 4);
}

bool BulkEditSheet::submit() {
    if (!m_editor) return false;
    if (!m_touched) {
        // Nobody empties a field of many clients by pressing Enter once too often.
        setError(tr("Choose the new value first."), m_editor);
        return false;
    }
    if (const QString fault = m_editor->fault(); !fault.isEmpty()) {
        m_editor->markFault(true);
        setError(fault, m_editor);
        return false;
    }
    std::function<Value(Edit&)> value = m_editor->creation();
    if (!value) value = [typed = m_editor->value()](Edit&) { return typed; };
    const std::string key(m_editor->field().key);
    const Command command = m_clients.size() == 1
                                ? changeFieldCommand(m_context.reader(), Kind::client, m_clients.front(), key)
                                : changeFieldOfManyCommand(m_clients.size(), key);
    m_context.editMany(
        command, static_cast<std::int64_t>(m_clients.size()),
        [clients = m_clients, key, value](Edit& edit) { changeFieldOfMany(edit, clients, key, value(edit)); });
    return true;
}

}  // namespace meike::ui
