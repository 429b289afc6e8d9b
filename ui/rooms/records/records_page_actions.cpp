// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in the room of records: its actions, its conditions, and what is done to what is selected.
#include <QClipboard>
#include <QGuiApplication>

#include "app/export.h"
#include "app/record_texts.h"
#include "app/records/record_writer.h"
#include "domain/related.h"
#include "storage/custom_fields.h"
#include "storage/records.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_caption.h"
#include "ui/forms/record_editors.h"
#include "ui/forms/record_form.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/filter_chip.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/parts/export_dialog.h"
#include "ui/rooms/records/record_list_model.h"
#include "ui/rooms/records/record_list_table.h"
#include "ui/rooms/records/records_page.h"
#include "ui/rules/chip_row.h"
#include "ui/rules/condition_editor.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

void RecordsPage::newRecord() {
    std::map<std::string, Value> presets;
    // In the list of one client a new one is its own.
    if (const auto& clients = state().clients; clients && clients->size() == 1)
        presets[std::string(kindRow(m_kind).owner)] = Value{clients->front()};
    editRecord(m_context, window(), m_kind, 0, presets, [this, kind = m_kind](RecordId id) {
        if (kind == m_kind) m_wanted = id;
    });
}

void RecordsPage::openForm(RecordId record) {
    if (record != 0) editRecord(m_context, window(), m_kind, record);
}

void RecordsPage::openClient(RecordId client) {
    if (client != 0) m_context.go(u"client"_s, VisitClient{.client = client});
}

void RecordsPage::deleteSelected() {
    if (!m_context.session() || !m_context.mayEdit()) return;
    const std::vector<RecordId> ids = m_table->selectedIds();
    if (ids.empty()) return;
    // What belongs to them goes with them.
    const std::int64_t others = mostRecordsPointingTo(m_context.reader(), m_kind);
    const auto number = static_cast<std::int64_t>(ids.size());
    m_context.editMany(ids.size() == 1 ? removeCommand(m_context.reader(), m_kind, ids.front())
                                       : removeManyCommand(m_kind, ids.size()),
                       number + std::min(others, 3 * number),
                       [kind = m_kind, ids](Edit& edit) { removeRecords(edit, kind, ids); });
}

void RecordsPage::copyRows() {
    const std::vector<RecordId> ids = m_table->selectedIds();
    if (ids.empty() || !m_context.session()) return;
    const std::optional<Date> day = m_context.inThePast() ? std::optional(m_context.asOf()) : std::nullopt;
    m_copyRead->ask(
        [ids, day, kind = m_kind, columns = m_model->columnKeys(), language = m_context.language()](
            Database& database, const std::stop_token&) {
            return copyAsTsv(RecordTexts(database, kind, columns, true, language, day), ids);
        },
        [this, kind = m_kind, rows = ids.size()](std::string text) {
            QGuiApplication::clipboard()->setText(qs(text));
            m_context.showMessage([&context = m_context, kind, rows] {
                return tr("Copied %1 with their headers").arg(recordCount(context, kind, static_cast<qint64>(rows)));
            });
        });
}

void RecordsPage::copyCell() {
    const QString text = m_table->currentIndex().data(Qt::DisplayRole).toString();
    QGuiApplication::clipboard()->setText(text);
    m_context.showMessage([text] { return tr("Copied “%1”").arg(text); });
}

void RecordsPage::exportList() {
    if (!m_context.session()) return;
    const RecordQuery asked = query();
    const ExportSource source{m_kind, [asked](Database& database) { return queryRecordTotals(database, asked).count; },
                              [asked](Database& database) { return queryRecordIds(database, asked); }};
    auto* dialog = new ExportDialog(m_context, source, m_model->columnKeys(), listName(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void RecordsPage::addActions(ActionRegistry& all) {
    const auto seen = [this] { return m_context.session() && isVisible(); };
    const auto selected = [this] { return m_context.session() && isVisible() && m_table->hasSelection(); };
    const auto add = [&](const QString& id, LiveText text, const QString& iconName, std::function<void()> run,
                         std::function<bool()> enabled, int rank, bool listed = true) {
        all.add({.id = id,
                 .group = MenuGroup::client,
                 .text = std::move(text),
                 .iconName = iconName,
                 .run = std::move(run),
                 .enabled = std::move(enabled),
                 .rank = rank,
                 .listed = listed});
    };
    add(
        u"record.new"_s, [] { return tr("New record in this list..."); }, u"plus"_s, [this] { newRecord(); }, seen, 40);
    add(
        u"record.open"_s, [] { return tr("Open the record..."); }, u"pencil"_s,
        [this] { openForm(m_table->currentRecord()); }, selected, 40);
    add(
        u"record.delete"_s, [] { return tr("Delete the records"); }, u"trash-2"_s, [this] { deleteSelected(); },
        selected, 40);
    // A line for each in the box at the top; in the menu they would be too many.
    for (const Kind kind : listedKinds())
        all.add({.id = u"records."_s + qs(kindRow(kind).key),
                 .group = MenuGroup::view,
                 .text = [this, kind] { return tr("List of %1").arg(kindsInSentence(m_context, kind)); },
                 .iconName = qs(kindRow(kind).icon),
                 .run = [this, kind] { m_context.go(u"records"_s, VisitRecords{.kind = kind}); },
                 .enabled = [this] { return m_context.session() != nullptr; },
                 .listed = false});
    // What one does in the list of clients is done here with the same keys.
    all.alsoBy(
        u"file.export"_s, [this] { exportList(); }, seen);
    all.alsoBy(
        u"edit.find"_s,
        [this] {
            m_search->setFocus(Qt::ShortcutFocusReason);
            m_search->selectAll();
        },
        seen);
    all.alsoBy(
        u"view.columns"_s, [this] { m_table->chooseColumns(m_columnsButton); }, seen);
    all.alsoBy(
        u"view.clear_filters"_s, [this] { clearFilters(); }, seen);
    all.alsoBy(
        u"client.page"_s, [this] { openClient(m_table->currentClient()); }, selected);
    all.alsoBy(
        u"client.open"_s, [this] { openForm(m_table->currentRecord()); }, selected);
    all.alsoBy(
        u"edit.copy"_s, [this] { copyRows(); }, selected);
    all.alsoBy(
        u"edit.copy_cell"_s, [this] { copyCell(); }, selected);
    all.alsoBy(
        u"edit.select_all"_s, [this] { m_table->selectAll(); }, seen);
    for (const auto* id : {u"record.open", u"client.page", u"", u"edit.copy", u"edit.copy_cell", u"", u"record.delete"})
        m_table->addMenuAction(*id == 0 ? nullptr : all.action(QString::fromUtf16(id)));
}

// ---- Conditions ----

void RecordsPage::addCondition() {
    if (!m_context.session()) return;
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"fieldPicker"_s);
    picker->setPlaceholder(tr("Condition over which field?"));
    picker->setMatch(nameMatch);
    QList<PickItem> items;
    for (const Field* field : fieldsOfKind(m_context.reader(), m_kind)) {
        if (!isFilterable(m_kind, *field)) continue;
        PickItem item;
        item.key = qs(field->key);
        item.text = m_context.text(field->label);
        items << item;
    }
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this](const PickItem& item) {
        openEditor(Rule::condition(u8(item.key.toString()), {}), -1, m_chips->addChip());
    });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(m_chips->addChip());
}

void RecordsPage::openEditor(const Rule& condition, int at, QWidget* anchor) {
    if (!m_editor) m_editor = new ConditionEditor(m_context, this);
    m_editor->disconnect(this);
    connect(m_editor, &ConditionEditor::applied, this, [this, at](const Rule& applied) {
        now().putCondition(applied, at);
        conditionsChanged();
    });
    m_editor->openFor(condition, anchor, m_kind);
}

}  // namespace meike::ui
