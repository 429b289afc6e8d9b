// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/client_cell_delegates.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>

#include "app/records/record_writer.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

/// Ends an editor: Enter and Tab store, Esc leaves, and so does losing the keyboard to something outside of it.
class EditorEnd : public QObject {
public:
    EditorEnd(FieldEditor* editor, QStyledItemDelegate* delegate)
        : QObject(editor), m_editor(editor), m_delegate(delegate) {
        if (QWidget* input = editor->input()) input->installEventFilter(this);
        // After the view has given the editor its focus: what comes before is not a loss of it.
        connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, QWidget* now) {
            const bool mine = before && (before == m_editor || m_editor->isAncestorOf(before));
            const bool still = now && (now == m_editor || m_editor->isAncestorOf(now));
            // A list or calendar of the editor's own, or another window: the editor stays.
            if (!mine || still || !now || QApplication::activePopupWidget() || now->window() != m_editor->window())
                return;
            end(true, QAbstractItemDelegate::NoHint);
        });
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::ShortcutOverride) {
            auto* key = static_cast<QKeyEvent*>(event);
            if (isOurs(key->key())) event->accept();
            return false;
        }
        if (event->type() != QEvent::KeyPress) return false;
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Return:
            case Qt::Key_Enter:
                end(true, QAbstractItemDelegate::SubmitModelCache);
                return true;
            case Qt::Key_Tab:
                end(true, QAbstractItemDelegate::EditNextItem);
                return true;
            case Qt::Key_Backtab:
                end(true, QAbstractItemDelegate::EditPreviousItem);
                return true;
            case Qt::Key_Escape:
                end(false, QAbstractItemDelegate::RevertModelCache);
                return true;
            default:
                return false;
        }
    }

private:
    static bool isOurs(int key) {
        return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab ||
               key == Qt::Key_Escape;
    }
    void end(bool store, QAbstractItemDelegate::EndEditHint hint) {
        if (m_ended) return;
        // What cannot be understood stays in its cell, marked, until it is mended or given up.
        if (store && !m_editor->fault().isEmpty()) {
            m_editor->markFault(true);
            m_editor->setToolTip(m_editor->fault());
            return;
        }
        m_ended = true;
        const QPointer<FieldEditor> editor(m_editor);
        if (store) emit m_delegate->commitData(m_editor);
        if (editor) emit m_delegate->closeEditor(editor, hint);
    }

    FieldEditor* m_editor;
    QStyledItemDelegate* m_delegate;
    bool m_ended = false;
};

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
    new EditorEnd(editor, delegate);
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
    std::function<Value(Edit&)> value = editor->creation();
    if (!value) value = [typed = editor->value()](Edit&) { return typed; };
    storeValue(editor->property("client").toLongLong(), editor->field(), std::move(value));
}

void CellEditing::storeValue(RecordId client, const Field& field, std::function<Value(Edit&)> value) const {
    if (!m_context.session()) return;
    const std::string key(field.key);
    m_context.edit(changeFieldCommand(m_context.reader(), Kind::client, client, key),
                   [client, key, value = std::move(value)](Edit& edit) {
                       changeField(edit, Kind::client, client, key, value(edit));
                   });
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
