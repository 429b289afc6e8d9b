// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include "ui/forms/field_editor.h"
#include "ui/kit/popup_picker.h"

namespace meike::ui {

class LatestRead;

class FlowLayout;

/// How well a name fits what is typed: whole letters, pinyin or initials; the beginning counts more.
int nameMatch(const PickItem& item, const QString& query);

/// Shows what is chosen and opens a list to choose from: type to filter (pinyin works), Enter to pick.
class ChooserEditor : public FieldEditor {
    Q_OBJECT

public:
    ChooserEditor(const EditorContext& context, const Field& field, QWidget* parent);
    Value value() const override { return m_id == 0 ? Value{} : Value{m_id}; }
    void setValue(const Value& value) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    /// What is offered, without "none".
    virtual QList<PickItem> items() = 0;
    virtual QString caption(RecordId id) = 0;
    virtual void preparePicker(PopupPicker* /*picker*/) {}
    void showPicker(const QString& typed = {});
    void choose(RecordId id);
    void showText(const QString& text);
    QPushButton* button() const { return m_button; }

private:
    QPushButton* m_button;
    RecordId m_id = 0;
};

/// An item of an editable pick list; a new one is made with the record.
class PickEditor : public ChooserEditor {
    Q_OBJECT

public:
    using ChooserEditor::ChooserEditor;
    void setValue(const Value& value) override;
    std::function<Value(Edit&)> creation() const override;
    /// Chooses an item that does not exist yet (what “Create” does).
    void chooseNew(const QString& name);

protected:
    QList<PickItem> items() override;
    QString caption(RecordId id) override;
    void preparePicker(PopupPicker* picker) override;

private:
    QString m_new;
};

/// A person, a contact of the client, an order of the client ...
class ReferenceEditor : public ChooserEditor {
    Q_OBJECT

public:
    using ChooserEditor::ChooserEditor;
    void surroundingsChanged() override;

protected:
    QList<PickItem> items() override;
    QString caption(RecordId id) override;

private:
    bool belongsToClient() const;
};

/// One of very many clients: searched by name, short name, pinyin and initials while typing.
class ClientEditor : public ChooserEditor {
    Q_OBJECT

public:
    ClientEditor(const EditorContext& context, const Field& field, QWidget* parent);

protected:
    QList<PickItem> items() override { return {}; }
    QString caption(RecordId id) override;
    void preparePicker(PopupPicker* picker) override;

private:
    void search(PopupPicker* picker, const QString& query);
    LatestRead* m_search;
};

/// The client's tags as pills.
class TagsEditor : public FieldEditor {
    Q_OBJECT

public:
    TagsEditor(const EditorContext& context, const Field& field, QWidget* parent);
    /// Always empty: tags are rows of their own, see tags() and newTags().
    Value value() const override { return {}; }
    void setValue(const Value& /*value*/) override {}
    void setTags(const std::vector<RecordId>& tags);
    const std::vector<RecordId>& tags() const { return m_tags; }
    /// Names of tags to be made.
    const QStringList& newTags() const { return m_new; }
    void addNew(const QString& name);

private:
    void showPicker();
    void rebuild();
    FlowLayout* m_flow;
    std::vector<RecordId> m_tags;
    QStringList m_new;
};

}  // namespace meike::ui
