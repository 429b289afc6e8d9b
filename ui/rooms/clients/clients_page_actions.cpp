// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in the room of clients: its actions, its conditions, and where one goes to from elsewhere.
#include <QSignalBlocker>
#include <memory>

#include "domain/kind.h"
#include "domain/related.h"
#include "storage/records.h"
#include "ui/forms/record_caption.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/popup_picker.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/parts/export_dialog.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rules/chip_row.h"
#include "ui/rules/condition_editor.h"
#include "ui/rules/condition_row.h"
#include "ui/rules/rule_popover.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;

// Rows of the list of what a condition can be about that are no field.
const QString kRecords = QStringLiteral("\x01records:");
const QString kSeveral = QStringLiteral("\x01several");

QString addActionId(Kind kind) { return u"client.add_"_s + qs(kindName(kind)); }
}  // namespace

void ClientsPage::visit(const Visit& visit) {
    if (const auto* rule = std::get_if<VisitRule>(&visit))
        showRule(rule->rule, rule->name);
    else if (const auto* list = std::get_if<VisitList>(&visit))
        showClients(list->clients, list->name);
    else if (const auto* part = std::get_if<VisitPart>(&visit))
        showView(part->key);
    else if (const auto* one = std::get_if<VisitClient>(&visit)) {
        showClient(one->client);
        if (one->tab) m_panel->setTab(*one->tab);
    }
}

void ClientsPage::openPage(RecordId client) {
    if (client == 0) return;
    const auto among = std::make_shared<const std::vector<RecordId>>(m_model->ids());
    m_context.go(u"client"_s, VisitClient{.client = client, .among = among, .listName = listName()});
}

void ClientsPage::enter() { m_table->setFocus(Qt::ShortcutFocusReason); }

QList<QWidget*> ClientsPage::areas() { return {m_table, m_panel}; }

void ClientsPage::exportList() {
    if (!m_context.session()) return;
    auto* dialog = new ExportDialog(m_context, query(), exportColumns(), listName(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ClientsPage::addActions(ActionRegistry& all) {
    const auto open = [this] { return m_context.session() != nullptr; };
    const auto seen = [this] { return m_context.session() && isVisible(); };
    const auto selected = [this] { return m_context.session() && isVisible() && m_table->hasSelection(); };
    struct More {
        bool separator = false;
        int rank = 0;
    };
    using Group = MenuGroup;
    const auto add = [&](const QString& id, Group group, LiveText text, QList<QKeySequence> shortcuts,
                         const QString& iconName, std::function<void()> run, std::function<bool()> enabled,
                         More more = {}) {
        all.add({.id = id,
                 .group = group,
                 .text = std::move(text),
                 .shortcuts = std::move(shortcuts),
                 .iconName = iconName,
                 .run = std::move(run),
                 .enabled = std::move(enabled),
                 .separatorBefore = more.separator,
                 .rank = more.rank});
    };
    add(
        u"file.export"_s, Group::file, [] { return tr("Export list..."); }, {Qt::CTRL | Qt::Key_E}, u"download"_s,
        [this] { exportList(); }, open, {.rank = 11});
    add(
        u"edit.find"_s, Group::edit, [] { return tr("Find in the list"); }, {Qt::CTRL | Qt::Key_F}, u"search"_s,
        [this] {
            m_context.openPage(u"clients"_s);
            focusSearch();
        },
        open, {.separator = true});
    add(
        u"view.columns"_s, Group::view, [] { return tr("Columns of the list..."); }, {}, u"columns-3"_s,
        [this] {
            m_context.openPage(u"clients"_s);
            m_table->chooseColumns();
        },
        open);
    const auto grouped = [this] { return m_context.session() && isVisible() && m_model->groups().grouped(); };
    add(
        u"view.group"_s, Group::view, [] { return tr("Group the list..."); }, {Qt::CTRL | Qt::Key_G}, u"layers"_s,
        [this] {
            m_context.openPage(u"clients"_s);
            chooseGroups();
        },
        open);
    add(
        u"view.group_order"_s, Group::view, [] { return tr("Order of the groups..."); }, {}, u"list"_s,
        [this] { chooseGroupOrder(); }, grouped);
    add(
        u"view.close_groups"_s, Group::view, [] { return tr("Close all groups"); }, {Qt::CTRL | Qt::Key_Left},
        u"chevron-right"_s, [this] { m_table->setAllGroupsClosed(true); }, grouped);
    add(
        u"view.open_groups"_s, Group::view, [] { return tr("Open all groups"); }, {Qt::CTRL | Qt::Key_Right},
        u"chevron-down"_s, [this] { m_table->setAllGroupsClosed(false); }, grouped);
    add(
        u"view.clear_filters"_s, Group::view, [] { return tr("Clear search and conditions"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_F}, u"filter"_s, [this] { clearFilters(); }, seen);
    add(
        u"view.save_segment"_s, Group::view, [] { return tr("Save this list as a segment..."); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, u"layers"_s,
        [this] {
            m_context.go(u"segments"_s, VisitNewSegment{listName(), listRule(), fixedList()});
        },
        seen);
    add(
        u"view.save_as"_s, Group::view, [] { return tr("Save this list as a view..."); },
        {Qt::CTRL | Qt::ALT | Qt::Key_S}, u"list"_s, [this] { saveViewAs(); },
        [this] { return m_context.session() && isVisible() && !m_list.among; });
    // While a past day is shown these say why nothing can be changed: a key that does nothing explains nothing.
    add(
        u"client.new"_s, Group::client, [] { return tr("New client..."); }, {Qt::CTRL | Qt::Key_N}, u"user-plus"_s,
        [this] { m_actions->newClient(); }, open);
    add(
        u"client.page"_s, Group::client, [] { return tr("Everything about this client"); }, {Qt::ALT | Qt::Key_Return},
        u"external-link"_s, [this] { openPage(m_table->currentClient()); }, selected);
    add(
        u"client.open"_s, Group::client, [] { return tr("Open the form..."); }, {Qt::CTRL | Qt::Key_Return},
        u"pencil"_s, [this] { m_actions->openForm(); }, selected);
    add(
        u"client.edit_cell"_s, Group::client, [] { return tr("Edit the cell"); }, {Qt::Key_F2}, u"pencil"_s,
        [this] { m_table->editCurrentCell(); }, selected);
    add(
        u"client.tag"_s, Group::client, [] { return tr("Tag..."); }, {Qt::Key_T}, u"tag"_s,
        [this] { m_actions->tag(); }, selected, {.separator = true});
    add(
        u"client.bulk_edit"_s, Group::client, [] { return tr("Set a field of the selected..."); },
        {Qt::CTRL | Qt::Key_B}, u"list"_s, [this] { m_actions->bulkEdit(); }, selected);
    add(
        u"client.hand_over"_s, Group::client, [] { return tr("Hand over..."); }, {Qt::CTRL | Qt::ALT | Qt::Key_H},
        u"users"_s, [this] { m_actions->handOver(); }, selected);
    add(
        u"client.take"_s, Group::client, [] { return tr("Take from the pool"); }, {Qt::CTRL | Qt::ALT | Qt::Key_T},
        u"user-plus"_s, [this] { m_actions->take(); }, selected);
    add(
        u"client.invite"_s, Group::client, [] { return tr("Invite to an event..."); }, {Qt::CTRL | Qt::ALT | Qt::Key_I},
        u"calendar"_s, [this] { m_actions->invite(); }, selected);
    add(
        u"client.reclaim"_s, Group::client, [] { return tr("Back into the pool..."); }, {}, u"users"_s,
        [this] { m_actions->reclaim(); }, open);
    QStringList menu = {u"client.page"_s,      u"client.open"_s, u"client.tag"_s,   u"client.bulk_edit"_s,
                        u"client.hand_over"_s, u"client.take"_s, u"client.invite"_s};
    bool first = true;
    for (const ClientTabRow& tab : clientTabs())
        for (const KindRow& row : kindTable()) {
            if (row.tab != tab.tab) continue;
            const Kind kind = row.kind;
            QList<QKeySequence> keys;
            if (row.addKey != 0) keys << QKeySequence(Qt::CTRL | Qt::SHIFT | static_cast<Qt::Key>(row.addKey));
            add(
                addActionId(kind), Group::client,
                [this, kind] { return tr("Add %1...").arg(kindInSentence(m_context, kind)); }, std::move(keys),
                qs(row.icon), [this, kind] { m_actions->addRecord(kind); }, selected,
                {.separator = std::exchange(first, false)});
            menu << addActionId(kind);
        }
    add(
        u"client.archive"_s, Group::client, [] { return tr("Archive"); }, {Qt::CTRL | Qt::SHIFT | Qt::Key_D},
        u"archive"_s, [this] { m_actions->archive(); }, selected, {.separator = true});
    add(
        u"client.bin"_s, Group::client, [] { return tr("Move to the recycle bin"); }, {Qt::Key_Delete}, u"trash-2"_s,
        [this] { m_actions->bin(); }, selected);
    add(
        u"edit.copy"_s, Group::edit, [] { return tr("Copy rows"); }, {Qt::CTRL | Qt::Key_C}, u"copy"_s,
        [this] { m_actions->copyRows(); }, selected, {.separator = true});
    add(
        u"edit.copy_cell"_s, Group::edit, [] { return tr("Copy cell"); }, {Qt::CTRL | Qt::ALT | Qt::Key_C}, u"copy"_s,
        [this] { m_actions->copyCell(); }, selected);
    add(
        u"edit.paste_cells"_s, Group::edit, [] { return tr("Paste into cells..."); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_V}, u"clipboard-list"_s, [this] { m_actions->pasteCells(); }, selected);
    all.alsoBy(
        u"edit.paste"_s, [this] { m_actions->paste(); }, selected);
    add(
        u"edit.fill_down"_s, Group::edit, [] { return tr("Fill down"); }, {Qt::CTRL | Qt::Key_D}, u"arrow-down"_s,
        [this] { m_actions->fillDown(); }, selected);
    add(
        u"edit.select_all"_s, Group::edit, [] { return tr("Select all"); }, {Qt::CTRL | Qt::Key_A}, u"check"_s,
        [this] { m_table->selectAll(); }, seen);
    add(
        u"view.log"_s, Group::view, [] { return tr("Log an interaction"); }, {Qt::CTRL | Qt::Key_L},
        u"message-circle"_s, [this] { m_panel->focusQuickLog(); }, selected);
    menu << u"client.archive"_s << u"client.bin"_s << u"edit.copy"_s << u"edit.paste_cells"_s << u"edit.fill_down"_s;
    for (const QString& id : menu) m_table->addMenuAction(all.action(id));
}

// ---- Conditions ----

void ClientsPage::addCondition() {
    auto* picker = new PopupPicker(this);
    picker->setObjectName(u"fieldPicker"_s);
    picker->setPlaceholder(tr("Condition over which field?"));
    picker->setMatch(nameMatch);
    QList<PickItem> items;
    for (const Field* field : fieldsOfKind(m_context.reader(), Kind::client)) {
        if (field->type == FieldType::moment) continue;
        PickItem item;
        item.key = qs(field->key);
        item.text = m_context.text(field->label);
        if (field->source == FieldSource::score) item.detail = tr("computed");
        items << item;
    }
    for (const Kind kind : relatedKinds())
        items << PickItem{.key = kRecords + qs(kindRow(kind).key),
                          .text = m_context.text(kindRow(kind).many),
                          .detail = tr("how many, how much")};
    items << PickItem{.key = kSeveral, .text = tr("Several conditions"), .detail = tr("all, any or none of them")};
    picker->setItems(items);
    connect(picker, &PopupPicker::picked, this, [this](const PickItem& item) {
        const QString key = item.key.toString();
        if (key == kSeveral) {
            addPart(Rule::any({}));
        } else if (const KindRow* records =
                       key.startsWith(kRecords) ? findKind(u8(key.mid(kRecords.size()))) : nullptr) {
            addPart(ConditionRow::usualOf(*records));
        } else {
            openEditor(Rule::condition(u8(key), {}), -1, m_chips->addChip());
        }
    });
    connect(picker, &PopupPicker::closed, picker, &QObject::deleteLater);
    picker->openAt(m_chips->addChip());
}

void ClientsPage::editCondition(int at, QWidget* chip) {
    const Rule& condition = m_list.rule.children.at(static_cast<std::size_t>(at));
    if (condition.type == Rule::Type::condition)
        openEditor(condition, at, chip);
    else
        openRulePopover(condition, at, chip);
}

/// A part that is more than one comparison; it stands as a chip as soon as it says something.
void ClientsPage::addPart(const Rule& part) {
    if (part.isGroup()) {
        openRulePopover(part, -1, m_chips->addChip(), true);
        return;
    }
    m_list.putCondition(part, -1);
    setRule(m_list.rule);
    const int at = static_cast<int>(m_list.rule.children.size()) - 1;
    openRulePopover(part, at, m_chips->chip(at), true);
}

void ClientsPage::openRulePopover(const Rule& part, int place, QWidget* anchor, bool isNew) {
    if (!m_rulePopover) m_rulePopover = new RulePopover(m_context, this);
    m_rulePopover->disconnect(this);
    const auto at = std::make_shared<int>(place);
    connect(m_rulePopover, &RulePopover::changed, this, [this, at](const Rule& changed) {
        m_list.putCondition(changed, *at);
        if (*at < 0) *at = static_cast<int>(m_list.rule.children.size()) - 1;
        setRule(m_list.rule);
    });
    connect(m_rulePopover, &RulePopover::removed, this, [this, at] {
        m_list.removeCondition(*at);
        setRule(m_list.rule);
    });
    // Its chip was made anew with every change.
    connect(m_rulePopover, &RulePopover::closed, this, [this, at] {
        QWidget* chip = m_chips->chip(*at);
        (chip ? chip : m_chips->addChip())->setFocus(Qt::PopupFocusReason);
    });
    m_rulePopover->openFor(part, anchor, isNew);
}

void ClientsPage::openEditor(const Rule& condition, int at, QWidget* anchor) {
    if (!m_editor) m_editor = new ConditionEditor(m_context, this);
    m_editor->disconnect(this);
    connect(m_editor, &ConditionEditor::applied, this, [this, at](const Rule& applied) {
        m_list.putCondition(applied, at);
        setRule(m_list.rule);
    });
    m_editor->openFor(condition, anchor);
}

}  // namespace meike::ui
