// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "storage/workspace.h"
#include "ui/kit/table_style.h"
#include "ui/parts/client_list_model.h"

namespace meike::ui {

class FieldEditor;

/// Puts the form's own editor of a field into a cell, and stores what was typed as one edit.
class CellEditing : public QObject {
    Q_OBJECT

public:
    CellEditing(AppContext& context, ClientListModel& model, QObject* parent);

    /// nullptr for cells that are not edited in place.
    QWidget* create(QWidget* parent, const QModelIndex& index, QStyledItemDelegate* delegate) const;
    void load(QWidget* editor, const QModelIndex& index) const;
    void store(QWidget* editor, const QModelIndex& index) const;
    /// Stores one field of one client as a step of its own.
    void storeValue(RecordId client, const Field& field, std::function<Value(Edit&)> value) const;
    /// Whether a field has room to be edited in a cell; the others open a picker or a sheet.
    static bool fitsCell(const Field& field);

private:
    AppContext& m_context;
    ClientListModel& m_model;
};

/// Any of the table's delegates, made able to edit.
template <class Base>
class EditableDelegate : public Base {
public:
    EditableDelegate(const CellEditing& editing, QObject* parent) : Base(parent), m_editing(editing) {}

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return m_editing.create(parent, index, const_cast<EditableDelegate*>(this));
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override { m_editing.load(editor, index); }
    void setModelData(QWidget* editor, QAbstractItemModel*, const QModelIndex& index) const override {
        m_editing.store(editor, index);
    }
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const override {
        QRect rect = option.rect.adjusted(0, 0, 0, -1);
        rect.setWidth(std::max(rect.width(), editor->minimumSizeHint().width()));
        editor->setGeometry(rect);
    }

protected:
    /// CellEditing's own filter decides when an editor is done.
    bool eventFilter(QObject*, QEvent*) override { return false; }

private:
    const CellEditing& m_editing;
};

/// The delegate that paints a column.
QStyledItemDelegate* makeCellDelegate(const QString& column, const CellEditing& editing, QObject* parent);

}  // namespace meike::ui
