// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/client_cell_delegates.h"

#include <QLineEdit>
#include <QPointer>

#include "ui/forms/field_editor.h"
#include "ui/forms/inline_edit.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

QAbstractItemDelegate::EndEditHint hintOf(EditorEnd::By by) {
    switch (by) {
        case EditorEnd::By::enter:
            return QAbstractItemDelegate::SubmitModelCache;
        case EditorEnd::By::tab:
            return QAbstractItemDelegate::EditNextItem;
        case EditorEnd::By::backtab:
            return QAbstractItemDelegate::EditPreviousItem;
        case EditorEnd::By::escape:
            return QAbstractItemDelegate::RevertModelCache;
        case EditorEnd::By::leaving:
            break;
    }
    return QAbstractItemDelegate::NoHint;
}

}  // namespace

CellEditing::CellEditing(AppContext& context, ClientListModel& model, QObject* parent)
    : QObject(parent), m_context(context), m_model(model) {}

bool CellEditing::fitsCell(const Field& field) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::decimal:
        case FieldType::money:
        case FieldType::date:
            return true;
        case FieldType::integer:
            return field.maximum - field.minimum > 10 || field.maximum == field.minimum;
        default:
            return false;
    }
}

QWidget* CellEditing::create(QWidget* parent, const QModelIndex& index, QStyledItemDelegate* delegate) const {
    const Field* field = m_model.fieldAt(index.column());
    if (!field || !field->editable || !fitsCell(*field)) return nullptr;
    const RecordId client = m_model.idAt(index.row());
    FieldEditor* editor =
        makeFieldEditor(EditorContext{m_context, Kind::client, [client] { return client; },
                                      [this] { return m_context.currency(); }, [client] { return client; }},
                        *field, parent);
    if (!editor) return nullptr;
    editor->setAutoFillBackground(true);
    if (editor->input()) editor->input()->setProperty("cell", true);
    editor->setProperty("client", QVariant::fromValue<qlonglong>(client));
    new EditorEnd(editor, [shown = QPointer<FieldEditor>(editor), delegate](EditorEnd::By by) {
        if (by != EditorEnd::By::escape) emit delegate->commitData(shown);
        if (shown) emit delegate->closeEditor(shown, hintOf(by));
    });
    return editor;
}

void CellEditing::load(QWidget* widget, const QModelIndex& index) const {
    auto* editor = qobject_cast<FieldEditor*>(widget);
    if (!editor) return;
    editor->setValue(m_model.valueAt(index.row(), editor->field().key));
    if (auto* line = qobject_cast<QLineEdit*>(editor->input())) line->selectAll();
}

void CellEditing::store(QWidget* widget, const QModelIndex&) const {
    auto* editor = qobject_cast<FieldEditor*>(widget);
    if (!editor || !editor->fault().isEmpty()) return;
    storeValue(editor->property("client").toLongLong(), editor->field(), valueOf(*editor));
}

void CellEditing::storeValue(RecordId client, const Field& field, std::function<Value(Edit&)> value) const {
    storeField(m_context, Kind::client, client, field, std::move(value));
}

QStyledItemDelegate* makeCellDelegate(const QString& column, const CellEditing& editing, QObject* parent) {
    if (column == ClientListModel::kRfmColumn) return new RfmDelegate(parent);
    const Field* field = findField(Kind::client, u8(column));
    if (!field) return new RowDelegate(parent);
    if (field->type == FieldType::tags) return new PillsDelegate(parent);
    if (field->key == "tier" || field->key == "tier_computed") return new TierDelegate(parent);
    if (field->key == "tier_override") return new EditableDelegate<TierDelegate>(editing, parent);
    if (field->type == FieldType::money) return new EditableDelegate<MoneyDelegate>(editing, parent);
    return new EditableDelegate<RowDelegate>(editing, parent);
}

}  // namespace meike::ui
