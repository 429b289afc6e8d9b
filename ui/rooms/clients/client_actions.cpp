// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/clients/client_actions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QModelIndex>

#include "app/export.h"
#include "app/records/client_edits.h"
#include "app/records/pick_lists.h"
#include "app/records/record_writer.h"
#include "storage/records.h"
#include "ui/context/error_text.h"
#include "ui/context/latest_read.h"
#include "ui/forms/record_editors.h"
#include "ui/forms/record_form.h"
#include "ui/kit/format.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/parts/tag_picker.h"
#include "ui/rooms/clients/bulk_edit_sheet.h"
#include "ui/rooms/clients/client_cell_delegates.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/handover_sheet.h"
#include "ui/rooms/clients/invite_sheet.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

}  // namespace

ClientActions::ClientActions(AppContext& context, ClientListModel& model, ClientTable& table)
    : QObject(&table),
      m_context(context),
      m_model(model),
      m_table(table),
      m_copyRead(new LatestRead(context, this)),
      m_fillRead(new LatestRead(context, this)) {
    connect(&table, &ClientTable::cellEditRequested, this, &ClientActions::editCell);
}

void ClientActions::newClient() {
    if (!m_context.session()) return;
    std::map<std::string, Value> presets;
    if (const RecordId actor = m_context.session()->actor(); actor != 0) presets["owner"] = actor;
    editRecord(m_context, m_table.window(), Kind::client, 0, presets,
               [this](RecordId id) { m_context.openClient(id); });
}

void ClientActions::openForm() { openForm(m_table.currentClient()); }

void ClientActions::openForm(RecordId client) {
    if (client != 0) editRecord(m_context, m_table.window(), Kind::client, client);
}

void ClientActions::addRecord(Kind kind) {
    const RecordId client = m_table.currentClient();
    if (client != 0) editRecord(m_context, m_table.window(), kind, 0, {{"client", Value{client}}});
}

QRect ClientActions::anchorRect() const {
    const QModelIndex index = m_table.currentIndex();
    const QRect cell = index.isValid() ? m_table.cellRect(index) : QRect();
    // A row that has been scrolled away leaves the pop-up in the middle of the list.
    if (!cell.isValid() || !m_table.rect().contains(cell.center())) return QRect(m_table.rect().center(), QSize(1, 1));
    return cell;
}

void ClientActions::tag() { openTagPicker(m_context, &m_table, anchorRect(), m_table.selectedIds()); }

void ClientActions::bulkEdit() {
    if (!m_context.mayEdit()) return;
    const std::vector<RecordId> clients = m_table.selectedIds();
    if (clients.empty() || !m_context.session()) return;
    const Field* current = m_model.fieldAt(m_table.currentIndex().column());
    auto* sheet = new BulkEditSheet(m_context, clients, m_table.window());
    if (current) sheet->setField(*current);
    sheet->openSheet();
}

void ClientActions::handOver() {
    if (!m_context.mayEdit() || m_table.selectedIds().empty()) return;
    (new HandoverSheet(m_context, m_table.selectedIds(), m_table.window()))->openSheet();
}

void ClientActions::invite() {
    if (!m_context.mayEdit() || m_table.selectedIds().empty()) return;
    (new InviteSheet(m_context, m_table.selectedIds(), m_table.window()))->openSheet();
}

void ClientActions::take() {
    if (!m_context.mayEdit() || m_table.selectedIds().empty()) return;
    const RecordId actor = m_context.session()->actor();
    if (actor == 0) {
        m_context.showMessage([] { return tr("Say first who you are: at the top right."); });
        return;
    }
    std::vector<RecordId> clients;
    for (const Record& client : readRecords(m_context.reader(), Kind::client, m_table.selectedIds()))
        if (client.integer("owner") == 0) clients.push_back(client.id());
    if (clients.empty()) {
        m_context.showMessage([] { return tr("All of them have an owner: they can be handed over."); });
        return;
    }
    const Handover asked{clients, actor, {}, actor};
    m_context.edit(handOverCommand(m_context.reader(), asked), [asked](Edit& edit) { meike::handOver(edit, asked); });
}

void ClientActions::reclaim() {
    if (!m_context.mayEdit() || !m_context.session()) return;
    (new ReclaimSheet(m_context, m_table.window()))->openSheet();
}

void ClientActions::editInSheet(const std::vector<RecordId>& clients, const Field& field) {
    auto* sheet = new BulkEditSheet(m_context, clients, m_table.window());
    sheet->setField(field);
    sheet->openSheet();
}

void ClientActions::archive() {
    if (!m_context.mayEdit()) return;
    const std::vector<RecordId> clients = m_table.selectedIds();
    if (clients.empty() || !m_context.session()) return;
    const auto first = readRecord(m_context.reader(), Kind::client, clients.front());
    const bool back = first && !isEmpty(first->get("archived_at"));
    m_context.editMany(
        clientsCommand(back ? "unarchive" : "archive", clients.size()), static_cast<std::int64_t>(clients.size()),
        [clients, back](Edit& edit) { back ? unarchiveClients(edit, clients) : archiveClients(edit, clients); });
}

void ClientActions::bin() {
    if (!m_context.mayEdit()) return;
    const std::vector<RecordId> clients = m_table.selectedIds();
    if (clients.empty() || !m_context.session()) return;
    m_context.editMany(clientsCommand("bin", clients.size()), static_cast<std::int64_t>(clients.size()),
                       [clients](Edit& edit) { binClients(edit, clients); });
}

void ClientActions::copyRows() {
    const std::vector<RecordId> clients = m_table.selectedIds();
    if (clients.empty()) return;
    m_copyRead->ask(
        [clients, columns = ClientListModel::fieldKeys(m_model.columns()), language = m_context.language()](
            Database& database, const std::stop_token&) { return copyAsTsv(database, clients, columns, language); },
        [this, rows = clients.size()](std::string text) {
            QGuiApplication::clipboard()->setText(qs(text));
            m_context.showMessage([rows] {
                return tr("Copied %1 with their headers").arg(clientCount(static_cast<std::int64_t>(rows)));
            });
        });
}

void ClientActions::copyCell() {
    const QModelIndex index = m_table.currentIndex();
    const Field* field = m_model.fieldAt(index.column());
    QString text = index.data(Qt::DisplayRole).toString();
    // As stored, not as shortened for the eye ("3 days ago").
    if (field && field->type == FieldType::date) text = qs(textOrEmpty(m_model.valueAt(index.row(), field->key)));
    QGuiApplication::clipboard()->setText(text);
    m_context.showMessage([text] { return tr("Copied “%1”").arg(text); });
}

void ClientActions::editCell(const QModelIndex& index) {
    const Field* field = m_model.fieldAt(index.column());
    if (!field || !m_context.session()) return;
    switch (field->type) {
        case FieldType::tags:
            tag();
            break;
        case FieldType::pick:
        case FieldType::reference:
        case FieldType::choice:
        case FieldType::boolean:
        case FieldType::integer:
            pickValue(index);
            break;
        default:
            editInSheet({m_model.idAt(index.row())}, *field);
    }
}

void ClientActions::pickValue(const QModelIndex& index) {
    const Field& field = *m_model.fieldAt(index.column());
    const RecordId client = m_model.idAt(index.row());
    const Value now = m_model.valueAt(index.row(), field.key);
    auto* picker = new PopupPicker(&m_table);
    picker->setObjectName(u"valuePicker"_s);
    picker->setPlaceholder(m_context.text(field.label));
    picker->setMatch(nameMatch);
    QList<PickItem> items;
    const auto values = std::make_shared<std::vector<Value>>();
    const auto add = [&](const QString& text, const Value& value) {
        PickItem item;
        item.key = static_cast<int>(values->size());
        item.text = text;
        item.checked = value == now;
        values->push_back(value);
        items << item;
    };
    const NameBook& names = m_model.names();
    switch (field.type) {
        case FieldType::pick:
            for (const RecordId id : names.pickItems(field.target))
                add(qs(names.name(Kind::pick_item, id, m_context.language())), Value{id});
            picker->setCanCreate(true);
            break;
        case FieldType::reference:
            for (const Record& record : allRecords(m_context.reader(), field.refersTo))
                if (field.refersTo != Kind::person || record.integer("active", 1) != 0)
                    add(qs(record.text(kindRow(field.refersTo).nameField)), Value{record.id()});
            break;
        case FieldType::boolean:
            add(tr("Yes"), Value{std::int64_t{1}});
            add(tr("No"), Value{std::int64_t{0}});
            break;
        case FieldType::integer:
            for (std::int64_t i = field.maximum; i >= field.minimum; --i) add(QString::number(i), Value{i});
            break;
        default:
            for (const Choice& choice : field.choices)
                add(m_context.text(choice.label), Value{std::string(choice.key)});
    }
    if (!field.required) add(tr("None"), Value{});
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this, client, &field, values](const PickItem& item) {
        const Value value = (*values)[static_cast<std::size_t>(item.key.toInt())];
        m_table.editing().storeValue(client, field, [value](Edit&) { return value; });
    });
    connect(picker, &PopupPicker::createRequested, this, [this, client, &field](const QString& name) {
        m_table.editing().storeValue(client, field, [list = std::string(field.target), text = u8(name)](Edit& edit) {
            return Value{addPickItem(edit, list, text)};
        });
    });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(&m_table, m_table.cellRect(index));
}

}  // namespace meike::ui
