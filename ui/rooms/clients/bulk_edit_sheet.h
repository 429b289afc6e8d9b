// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <vector>

#include "app/cells.h"
#include "app/field_text.h"
#include "storage/client_query.h"
#include "ui/context/app_context.h"
#include "ui/forms/field_editor.h"
#include "ui/kit/form_dialog.h"

class QComboBox;
class QGridLayout;
class QLabel;

namespace meike::ui {

class FieldEditor;
class LatestRead;

/// Sets one field of the selected clients: says how many, and shows five of them before and after. One step of the
/// history.
class BulkEditSheet : public FormDialog {
    Q_OBJECT

public:
    BulkEditSheet(AppContext& context, std::vector<RecordId> clients, QWidget* parent);
    /// Chooses a field; says why when it is not set for these.
    void setField(const Field& field);
    FieldEditor* editor() const { return m_editor; }
    bool isModified() const override { return m_edited; }

private:
    /// What keeps a field from being offered; every field of the table is, or has one (app/cells.h).
    CellBar barOf(const Field& field) const;
    void fieldChosen();
    void showPreview();
    void showWarnings();
    bool submit();
    bool submitTags();
    QString afterText() const;
    /// Names of the tags that are chosen: they are added, and none is taken off.
    std::vector<std::string> addedTags() const;

    AppContext& m_context;
    std::vector<RecordId> m_clients;
    std::vector<ClientRow> m_shown;
    mutable NameBook m_names;
    QComboBox* m_fields;
    QWidget* m_editorPlace;
    QPointer<FieldEditor> m_editor;
    bool m_touched = false;  ///< a value was chosen, be it "none"
    bool m_edited = false;   ///< by hand
    QWidget* m_preview;
    QGridLayout* m_rows;
    QLabel* m_warnings;
    LatestRead* m_read;
};

}  // namespace meike::ui
