// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/bulk_edit_sheet.h"

#include <QComboBox>
#include <QGridLayout>
#include <algorithm>

#include "app/pool.h"
#include "app/records/client_edits.h"
#include "app/records/record_writer.h"
#include "app/words/cell_words.h"
#include "storage/custom_fields.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/layouts.h"
#include "ui/kit/text.h"
#include "ui/parts/client_texts.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kPreviewRows = 5;

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
        if (barOf(*field) == CellBar::none) m_fields->addItem(m_context.text(field->label), qs(field->key));
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
    m_warnings = wrappedLabel({}, Tone::risk);
    m_warnings->setObjectName(u"bulkWarnings"_s);
    m_warnings->hide();
    addWide(m_warnings);
    m_read = new LatestRead(m_context, this);
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
    if (const int owner = m_fields->findData(u"owner"_s); owner >= 0) m_fields->setCurrentIndex(owner);
    fieldChosen();
}

CellBar BulkEditSheet::barOf(const Field& field) const {
    return m_clients.size() == 1 ? cellBar(&field) : barForMany(field);
}

void BulkEditSheet::setField(const Field& field) {
    if (const CellBar bar = barOf(field); bar != CellBar::none) {
        // One stood in that column: why it is not the field that is chosen.
        setIntro(qs(words::cellBarWords(cellBarName(bar), field.label.in(m_context.language()), m_context.language())));
        return;
    }
    const int at = m_fields->findData(qs(field.key));
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
    const bool tags = field.type == FieldType::tags;
    setIntro(tags ? tr("Tags are added; none is taken off.") : QString());
    m_touched = m_clients.size() == 1 || tags;
    m_edited = false;
    connect(m_editor, &FieldEditor::edited, this, [this] {
        m_touched = true;
        m_edited = true;
        showPreview();
        showWarnings();
    });
    setError({});
    showPreview();
    showWarnings();
}

/// Who gets more than they can look after is said here as where clients are handed over.
void BulkEditSheet::showWarnings() {
    m_warnings->hide();
    m_read->stop();
    if (!m_editor || m_editor->field().key != "owner" || !m_edited || m_editor->creation()) return;
    const RecordId to = integerOr(m_editor->value(), 0);
    if (to == 0) return;
    Handover asked{m_clients, to, {}, 0};
    std::sort(asked.clients.begin(), asked.clients.end());
    m_read->ask(
        [asked = std::move(asked), asOf = m_context.asOf(), language = m_context.language()](
            Database& database, const std::stop_token&) { return handoverWarnings(database, asked, asOf, language); },
        [this](const std::vector<std::string>& warnings) {
            QStringList lines;
            for (const std::string& each : warnings) lines << qs(each);
            m_warnings->setText(lines.join(u'\n'));
            m_warnings->setVisible(!lines.isEmpty());
        });
}

std::vector<std::string> BulkEditSheet::addedTags() const {
    std::vector<std::string> names;
    const auto* editor = qobject_cast<TagsEditor*>(m_editor.data());
    if (!editor) return names;
    for (const RecordId tag : editor->tags()) names.push_back(recordName(m_context.reader(), Kind::tag, tag));
    for (const QString& name : editor->newTags()) names.push_back(u8(name));
    return names;
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
    const std::vector<std::string> tags = addedTags();
    for (const ClientRow& row : m_shown) {
        QString before = qs(displayText(m_editor->field(), row.value(m_editor->field()), how));
        if (m_editor->field().type == FieldType::tags) {
            before = qs(displayTags(row.tags, m_names, m_context.language()));
            QStringList all;
            for (const RecordId tag : row.tags) all << qs(m_names.name(Kind::tag, tag));
            for (const std::string& tag : tags)
                if (!all.contains(qs(tag))) all << qs(tag);
            after = tags.empty() ? u"…"_s : listText(all);
        }
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
    if (m_editor->field().type == FieldType::tags) return submitTags();
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

bool BulkEditSheet::submitTags() {
    const std::vector<std::string> tags = addedTags();
    if (tags.empty()) {
        setError(tr("Choose the tags first."), m_editor);
        return false;
    }
    const Command command = tags.size() == 1 ? tagCommand(m_context.reader(), m_clients, tags.front())
                            : m_clients.size() == 1
                                ? changeFieldCommand(m_context.reader(), Kind::client, m_clients.front(), "tags")
                                : changeFieldOfManyCommand(m_clients.size(), "tags");
    m_context.editMany(command, static_cast<std::int64_t>(m_clients.size()), [clients = m_clients, tags](Edit& edit) {
        for (const std::string& tag : tags) tagClients(edit, clients, tag);
    });
    return true;
}

}  // namespace meike::ui
