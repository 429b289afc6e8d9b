// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "domain/record.h"
#include "ui/context/app_context.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace meike::ui {

class DuplicateHint;
class FieldEditor;
class FormSection;
class TagsEditor;

/// Opens the form of a record over the window of `parent`: idOr0 = 0 adds one, with `presets` by field key. Returns at
/// once; false when no form opened (no workspace, a past day is shown, or the record is gone: it has been said).
/// `saved` is called with the record's id after it was stored.
bool editRecord(AppContext& context, QWidget* parent, Kind kind, RecordId idOr0,
                const std::map<std::string, Value>& presets = {}, std::function<void(RecordId)> saved = {});

/// The form of any kind of record, made from its rows of the field table: a new field needs nothing here.
class RecordForm : public QDialog {
    Q_OBJECT

public:
    RecordForm(AppContext& context, Kind kind, RecordId idOr0, const std::map<std::string, Value>& presets,
               QWidget* parent);
    ~RecordForm() override;

    Kind kind() const { return m_kind; }
    /// 0 until a new record is stored.
    RecordId recordId() const { return m_id; }
    /// nullptr for fields that cannot be edited.
    FieldEditor* editor(std::string_view key) const;
    bool isDirty() const;
    /// Called after Save has stored the record.
    void setSaved(std::function<void(RecordId)> saved) { m_saved = std::move(saved); }

public slots:
    /// Checks, stores and closes; stays open with the faults shown at their fields.
    void save();
    /// Closes; asks inside the form when something was changed.
    void reject() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    void buildSections(QVBoxLayout* layout);
    void buildButtons(QHBoxLayout* layout);
    void load();
    void foldEmptySections();
    void edited(const FieldEditor* editor);
    void checkDuplicate();
    Record current() const;
    bool validate();
    void showFault(std::string_view key, const QString& text);
    /// What keeps it from being stored; empty: nothing, it is.
    QString store();
    void askDiscard(bool ask);
    QString heading() const;
    TagsEditor* tagsEditor() const;

    AppContext& m_context;
    Kind m_kind;
    RecordId m_id;
    std::map<std::string, Value> m_presets;
    Record m_stored;
    std::vector<const Field*> m_fields;  ///< of the kind, the workspace's own included
    std::vector<RecordId> m_storedTags;
    std::map<std::string, FieldEditor*, std::less<>> m_editors;
    std::map<std::string, QLabel*, std::less<>> m_faults;
    std::map<std::string, FormSection*, std::less<>> m_sectionOf;
    std::vector<FormSection*> m_sections;
    DuplicateHint* m_hint = nullptr;
    QLabel* m_message = nullptr;
    bool m_loading = true;
    QPushButton* m_save = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_discard = nullptr;
    QPushButton* m_keep = nullptr;
    std::function<void(RecordId)> m_saved;
};

}  // namespace meike::ui
