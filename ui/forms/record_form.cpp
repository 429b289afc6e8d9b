// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/record_form.h"
#include "ui/forms/duplicate_hint.h"

#include <QAccessible>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "app/records/client_edits.h"
#include "app/records/record_check.h"
#include "app/records/record_writer.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/custom_fields.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/forms/form_section.h"
#include "ui/forms/record_caption.h"
#include "ui/forms/record_editors.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 640;
constexpr int kLabelWidthMost = 180;

}  // namespace

bool editRecord(AppContext& context, QWidget* parent, Kind kind, RecordId idOr0,
                const std::map<std::string, Value>& presets, std::function<void(RecordId)> saved) {
    if (!context.session() || !context.mayEdit()) return false;
    if (idOr0 != 0 && !readRecord(context.reader(), kind, idOr0)) {
        context.showError(Error(ErrorKind::not_found, std::string(kindRow(kind).key), ErrorCode::record_gone));
        return false;
    }
    auto* form = new RecordForm(context, kind, idOr0, presets, parent ? parent->window() : nullptr);
    form->setAttribute(Qt::WA_DeleteOnClose);
    form->setSaved(std::move(saved));
    form->open();
    return true;
}

RecordForm::RecordForm(AppContext& context, Kind kind, RecordId idOr0, const std::map<std::string, Value>& presets,
                       QWidget* parent)
    : QDialog(parent),
      m_context(context),
      m_kind(kind),
      m_id(idOr0),
      m_presets(presets),
      m_stored(kind),
      m_fields(fieldsOfKind(context.reader(), kind)) {
    build();
    load();
    // Another workspace under an open form would take its record.
    connect(&context, &AppContext::sessionClosing, this, [this] { done(Rejected); });
    context.unsaved().add(this, [this]() -> std::optional<Unsaved> {
        if (!isVisible() || !isDirty()) return {};
        return Unsaved{.question = tr("Save “%1”?").arg(heading()),
                       .save =
                           [self = QPointer<RecordForm>(this)] {
                               if (self) self->save();
                               return !self || !self->isVisible();
                           },
                       .show =
                           [self = QPointer<RecordForm>(this)] {
                               if (self) self->activateWindow();
                           },
                       .discard =
                           [self = QPointer<RecordForm>(this)] {
                               if (self) self->done(Rejected);
                           }};
    });
}

RecordForm::~RecordForm() = default;

QString RecordForm::heading() const {
    const QString inSentence = kindInSentence(m_context, m_kind);
    if (m_id == 0) return tr("New %1").arg(inSentence);
    return tr("Edit %1 “%2”").arg(inSentence, recordCaption(m_context, m_kind, m_id));
}

void RecordForm::build() {
    setWindowTitle(heading());
    setWindowModality(Qt::WindowModal);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kTriple, space::kPage, 0, space::kPage);
    layout->setSpacing(space::kWide);
    auto* title = new ElidedLabel(heading());
    title->setFont(textFont(TextStyle::title));
    layout->addWidget(title);

    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setProperty("scrolled", true);
    auto* sections = new QVBoxLayout(content);
    sections->setContentsMargins(0, 0, space::kTriple, 0);
    sections->setSpacing(space::kDouble);
    buildSections(sections);
    sections->addStretch();
    scroll->setWidget(content);
    layout->addWidget(scroll, 1);

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 0, space::kTriple, 0);
    buttons->setSpacing(space::kUnit);
    buildButtons(buttons);
    layout->addLayout(buttons);
}

void RecordForm::buildButtons(QHBoxLayout* layout) {
    m_message = makeLabel({}, TextStyle::body, Tone::risk);
    m_message->setWordWrap(true);
    m_discard = new QPushButton(tr("Discard"));
    m_keep = new QPushButton(tr("Keep editing"));
    m_cancel = new QPushButton(tr("Cancel"));
    m_save = new QPushButton(m_id == 0 ? tr("Add") : tr("Save"));
    m_save->setObjectName(u"saveButton"_s);
    m_keep->setObjectName(u"keepEditingButton"_s);
    m_discard->setObjectName(u"discardButton"_s);
    m_save->setToolTip(tr("Ctrl+Enter"));
    setPrimary(m_save);
    for (QPushButton* button : {m_discard, m_keep, m_cancel}) button->setAutoDefault(false);
    m_save->setDefault(true);
    layout->addWidget(m_message, 1);
    for (QPushButton* button : {m_discard, m_keep, m_cancel, m_save}) layout->addWidget(button);
    connect(m_save, &QPushButton::clicked, this, &RecordForm::save);
    connect(m_cancel, &QPushButton::clicked, this, &RecordForm::reject);
    connect(m_discard, &QPushButton::clicked, this, [this] { done(Rejected); });
    connect(m_keep, &QPushButton::clicked, this, [this] { askDiscard(false); });
    askDiscard(false);
}

void RecordForm::buildSections(QVBoxLayout* layout) {
    EditorContext context{m_context, m_kind, {}, {}, {}};
    context.client = [this]() -> RecordId {
        const FieldEditor* client = editor("client");
        return client ? integerOr(client->value(), 0) : m_kind == Kind::client ? m_id : 0;
    };
    context.currency = [this]() -> std::string {
        const FieldEditor* currency = editor("currency");
        const std::string code = currency ? textOrEmpty(currency->value()) : std::string();
        return code.empty() ? m_context.currency() : code;
    };
    context.record = [this] { return m_id; };

    std::map<std::string_view, FormSection*> byTitle;
    for (const Field* each : m_fields) {
        const Field& field = *each;
        FieldEditor* made = makeFieldEditor(context, field, nullptr);
        if (!made) continue;
        // The first section needs no heading: it is what the form is about.
        FormSection*& section = byTitle[field.section.en];
        if (!section) {
            const bool first = m_sections.empty();
            section = new FormSection(first ? QString() : m_context.text(field.section), this);
            m_sections.push_back(section);
            layout->addWidget(section);
        }
        const std::string key(field.key);
        m_editors[key] = made;
        m_faults[key] = section->addField(m_context.text(field.label), made, field.required);
        m_sectionOf[key] = section;
        connect(made, &FieldEditor::edited, this, [this, made] { edited(made); });
        if (m_kind == Kind::client && field.key == "name") {
            m_hint = new DuplicateHint(m_context);
            layout->insertWidget(0, m_hint);
        }
    }
    int width = 0;
    for (const FormSection* section : m_sections) width = std::max(width, section->labelWidth());
    for (FormSection* section : m_sections) section->setLabelWidth(std::min(width + space::kHalf, kLabelWidthMost));
}

FieldEditor* RecordForm::editor(std::string_view key) const {
    const auto found = m_editors.find(key);
    return found == m_editors.end() ? nullptr : found->second;
}

TagsEditor* RecordForm::tagsEditor() const { return qobject_cast<TagsEditor*>(editor("tags")); }

void RecordForm::load() {
    Database& reader = m_context.reader();
    if (m_id != 0) {
        m_stored = readRecord(reader, m_kind, m_id).value_or(Record(m_kind));
        if (m_kind == Kind::client) m_storedTags = tagsOfClient(reader, m_id);
    } else {
        const auto client = m_presets.find("client");
        m_stored =
            newRecord(reader, m_kind, m_context.today(), client == m_presets.end() ? 0 : integerOr(client->second, 0));
        const RecordId actor = m_context.session()->actor();
        for (const std::string_view key : {"owner", "person"}) {
            const Field* field = findField(m_kind, key);
            if (actor != 0 && field && field->refersTo == Kind::person && isEmpty(m_stored.get(key)))
                m_stored.set(key, actor);
        }
    }
    // Client and currency decide how others are shown.
    for (const std::string_view first : {"client", "currency"}) {
        if (FieldEditor* each = editor(first)) each->setValue(m_stored.get(first));
    }
    for (const auto& [key, each] : m_editors) {
        if (isStored(each->field().source)) each->setValue(m_stored.get(key));
    }
    if (TagsEditor* tags = tagsEditor()) tags->setTags(m_storedTags);
    for (const auto& [key, value] : m_presets) {
        if (FieldEditor* each = editor(key)) each->setValue(value);
    }
    // What nobody edits here but a caller gave.
    for (const auto& [key, value] : m_presets) {
        const Field* field = findField(m_kind, key);
        if (m_id == 0 && field && isStored(field->source) && !editor(key)) m_stored.set(key, value);
    }
    m_loading = false;
    for (const auto& [key, each] : m_editors) each->surroundingsChanged();
    // Presets are no changes of the user's.
    const Record shown = current();
    for (const auto& [key, value] : m_presets) {
        if (editor(key)) m_stored.set(key, shown.get(key));
    }
    foldEmptySections();

    for (const Field* field : m_fields) {
        FieldEditor* each = editor(field->key);
        if (!each || !each->input()) continue;
        if (isStored(field->source) && !isEmpty(m_stored.get(field->key)) && m_id == 0) continue;
        each->setFocus();
        break;
    }
    // Folding is not laid out yet: ask again.
    auto* scroll = findChild<QScrollArea*>();
    for (FormSection* section : m_sections) {
        section->layout()->invalidate();
        section->updateGeometry();
    }
    layout()->invalidate();
    const int height =
        layout()->sizeHint().height() + scroll->widget()->sizeHint().height() - scroll->sizeHint().height();
    const int most =
        parentWidget() ? parentWidget()->height() * 9 / 10 : screen()->availableGeometry().height() * 8 / 10;
    resize(kWidth, std::clamp(height + space::kUnit, 240, std::max(most, 320)));
}

void RecordForm::foldEmptySections() {
    for (FormSection* section : m_sections) {
        const bool empty = std::all_of(m_sectionOf.begin(), m_sectionOf.end(), [&](const auto& entry) {
            if (entry.second != section) return true;
            const FieldEditor* each = editor(entry.first);
            return isEmpty(each->value()) && !each->field().required;
        });
        section->setFolded(section->isFoldable() && empty);
    }
}

Record RecordForm::current() const {
    Record record = m_stored;
    record.setId(m_id);
    for (const auto& [key, each] : m_editors) {
        if (isStored(each->field().source)) record.set(key, each->value());
    }
    return record;
}

bool RecordForm::isDirty() const {
    for (const auto& [key, each] : m_editors) {
        if (!each->fault().isEmpty() || each->creation()) return true;
    }
    if (const TagsEditor* tags = tagsEditor()) {
        if (tags->tags() != m_storedTags || !tags->newTags().isEmpty()) return true;
    }
    return current().values() != m_stored.values() || current().custom() != m_stored.custom();
}

void RecordForm::edited(const FieldEditor* each) {
    if (m_loading) return;
    const std::string_view key = each->field().key;
    showFault(key, {});
    m_message->clear();
    if (key == "client" || key == "currency") {
        for (const auto& [other, editor] : m_editors) {
            if (editor != each) editor->surroundingsChanged();
        }
    }
    static constexpr std::string_view kKnownBy[] = {"name", "short_name", "registration_no", "website", "phone"};
    if (m_kind == Kind::client && std::find(std::begin(kKnownBy), std::end(kKnownBy), key) != std::end(kKnownBy))
        checkDuplicate();
}

void RecordForm::checkDuplicate() {
    const auto typed = [this](std::string_view key) {
        const FieldEditor* field = editor(key);
        return field ? textOrEmpty(field->value()) : std::string();
    };
    engine::DuplicateFacts facts;
    facts.client = m_id;
    facts.name = typed("name");
    facts.shortName = typed("short_name");
    facts.registrationNo = typed("registration_no");
    facts.website = typed("website");
    if (std::string phone = typed("phone"); !phone.empty()) facts.phones.push_back(std::move(phone));
    m_hint->look(facts);
}

void RecordForm::showFault(std::string_view key, const QString& text) {
    const auto label = m_faults.find(key);
    if (label == m_faults.end()) return;
    label->second->setText(text);
    label->second->setVisible(!text.isEmpty());
    FieldEditor* each = editor(key);
    each->markFault(!text.isEmpty());
    if (each->input()) each->input()->setAccessibleDescription(text);
    if (!text.isEmpty()) m_sectionOf.find(key)->second->setFolded(false);
}

bool RecordForm::validate() {
    std::map<std::string, QString, std::less<>> faults;
    for (const auto& [key, each] : m_editors) {
        QString fault = each->fault();
        const bool nothing = isEmpty(each->value()) && !each->creation();
        if (fault.isEmpty() && each->field().required && nothing) fault = tr("Required");
        if (!fault.isEmpty()) faults[key] = fault;
    }
    for (const FieldProblem& problem : checkRecord(m_context.reader(), current())) {
        const FieldEditor* each = editor(problem.field);
        if (!each || faults.contains(problem.field) || each->creation()) continue;
        faults[problem.field] = detailText(problem.what);
    }
    for (const auto& [key, each] : m_editors) {
        const auto fault = faults.find(key);
        showFault(key, fault == faults.end() ? QString() : fault->second);
    }
    if (faults.empty()) return true;
    // In the order of the form.
    for (const Field* field : m_fields) {
        if (!faults.contains(field->key)) continue;
        FieldEditor* each = editor(field->key);
        each->setFocus();
        if (auto* scroll = findChild<QScrollArea*>()) scroll->ensureWidgetVisible(each);
        break;
    }
    m_message->setText(tr("Please look at the marked fields: %n", nullptr, static_cast<int>(faults.size())));
    QAccessibleEvent alert(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    return false;
}

void RecordForm::save() {
    askDiscard(false);
    if (!validate()) return;
    if (m_id != 0 && !isDirty()) {
        done(Accepted);
        return;
    }
    if (const QString problem = store(); !problem.isEmpty()) {
        m_message->setText(problem);
        QAccessibleEvent alert(m_message, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
        return;
    }
    const std::function<void(RecordId)> saved = m_saved;
    const RecordId id = m_id;
    done(Accepted);
    if (saved) saved(id);
}

QString RecordForm::store() {
    Record record = current();
    std::vector<std::pair<std::string, std::function<Value(Edit&)>>> creations;
    for (const auto& [key, each] : m_editors) {
        if (auto creation = each->creation()) creations.emplace_back(key, std::move(creation));
    }
    std::vector<RecordId> tags;
    std::vector<std::string> newTags;
    if (const TagsEditor* editor = tagsEditor()) {
        tags = editor->tags();
        for (const QString& name : editor->newTags()) newTags.push_back(u8(name));
    }
    RecordId stored = m_id;
    const Command command =
        m_id == 0 ? addCommand(m_context.reader(), record) : changeCommand(m_context.reader(), record);
    if (!m_context.session() || !m_context.mayEdit()) return tr("Nothing was stored: it cannot be changed now.");
    const auto write = [&](Edit& edit) {
        for (const auto& [key, creation] : creations) record.set(key, creation(edit));
        if (stored == 0) {
            stored = addRecord(edit, record);
        } else {
            changeRecord(edit, record);
        }
        for (const std::string& name : newTags) tags.push_back(findOrAddTag(edit, name));
        for (const RecordId tag : m_storedTags) {
            if (std::find(tags.begin(), tags.end(), tag) == tags.end()) RecordWriter(edit).removeTag(stored, tag);
        }
        for (const RecordId tag : tags) {
            if (std::find(m_storedTags.begin(), m_storedTags.end(), tag) == m_storedTags.end())
                RecordWriter(edit).addTag(stored, tag);
        }
    };
    try {
        const Change change = m_context.session()->edit(command, write);
        m_id = stored;
        if (!change.empty()) m_context.showDone(change.command, change.step);
        return {};
    } catch (...) {
        const Error error = currentError();
        // What was typed is not lost, and why it cannot be is said here; a file that is gone is said over everything.
        if (error.kind() != ErrorKind::invalid_value) m_context.showError(error);
        return errorText(error);
    }
}

void RecordForm::askDiscard(bool ask) {
    if (ask)
        m_message->setText(tr("Discard what you changed?"));
    else
        m_message->clear();
    setTone(m_message, ask ? Tone::normal : Tone::risk);
    m_discard->setVisible(ask);
    m_keep->setVisible(ask);
    m_cancel->setVisible(!ask);
    m_save->setVisible(!ask);
    (ask ? m_keep : m_save)->setDefault(true);
    if (ask) m_keep->setFocus();
}

void RecordForm::reject() {
    if (m_keep->isVisible()) {
        askDiscard(false);
        return;
    }
    if (isDirty()) {
        askDiscard(true);
        return;
    }
    QDialog::reject();
}

void RecordForm::closeEvent(QCloseEvent* event) {
    if (isDirty() && !m_keep->isVisible()) {
        askDiscard(true);
        event->ignore();
        return;
    }
    QDialog::closeEvent(event);
}

void RecordForm::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & Qt::ControlModifier)) {
        save();
        return;
    }
    QDialog::keyPressEvent(event);
}

}  // namespace meike::ui
