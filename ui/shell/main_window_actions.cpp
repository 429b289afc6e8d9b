// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window with its menu, icon and shortcut.
#include <QApplication>

#include "ui/forms/record_caption.h"
#include "ui/kit/text.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rooms/dashboard/dashboard_page.h"
#include "ui/rooms/segments/segments_page.h"
#include "ui/rooms/settings/settings_page.h"
#include "ui/shell/main_window.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;

QString addActionId(Kind kind) { return u"client.add_"_s + qs(kindName(kind)); }
}  // namespace

void MainWindow::buildActions() {
    ActionRegistry& all = actions();
    const auto add = [&](const QString& id, MenuGroup group, LiveText text, QList<QKeySequence> shortcuts,
                         const QString& iconName, std::function<void()> run, bool separator = false) {
        all.add({.id = id,
                 .group = group,
                 .text = std::move(text),
                 .shortcuts = std::move(shortcuts),
                 .iconName = iconName,
                 .run = std::move(run),
                 .checkable = false,
                 .separatorBefore = separator});
    };
    using Group = MenuGroup;
    add(
        u"workspace.new"_s, Group::file, [] { return tr("New workspace..."); }, {Qt::CTRL | Qt::SHIFT | Qt::Key_N},
        u"plus"_s, [this] { newWorkspace(); });
    add(
        u"workspace.open"_s, Group::file, [] { return tr("Open workspace..."); }, {Qt::CTRL | Qt::Key_O},
        u"folder-open"_s, [this] { chooseWorkspace(); });
    add(
        u"workspace.demo"_s, Group::file, [] { return tr("Open the demo agency"); }, {}, u"book-open-check"_s,
        [this] { openDemo(); });
    add(
        u"workspace.close"_s, Group::file, [] { return tr("Close workspace"); }, {Qt::CTRL | Qt::Key_W}, u"x"_s,
        [this] { closeWorkspace(); });
    add(
        u"file.import"_s, Group::file, [] { return tr("Import..."); }, {Qt::CTRL | Qt::Key_I}, u"upload"_s,
        [this] { importFile(); }, true);
    add(
        u"file.export"_s, Group::file, [] { return tr("Export list..."); }, {Qt::CTRL | Qt::Key_E}, u"download"_s,
        [this] { exportList(); });
    add(
        u"file.backup"_s, Group::file, [] { return tr("Backup and restore..."); }, {}, u"shield-check"_s,
        [this] {
            setCurrentPage(u"settings"_s);
            m_settings->showSection(u"backup"_s);
        });
    add(
        u"file.settings"_s, Group::file, [] { return tr("Settings"); }, {Qt::CTRL | Qt::Key_Comma}, u"settings"_s,
        [this] { setCurrentPage(u"settings"_s); }, true);
    add(
        u"file.quit"_s, Group::file, [] { return tr("Quit"); }, {Qt::CTRL | Qt::Key_Q}, u"x"_s, [this] { close(); },
        true);

    add(
        u"edit.undo"_s, Group::edit, [] { return tr("Undo"); }, {Qt::CTRL | Qt::Key_Z}, u"undo-2"_s,
        [this] { m_context.undo(); });
    add(
        u"edit.redo"_s, Group::edit, [] { return tr("Redo"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}, u"redo-2"_s, [this] { m_context.redo(); });
    add(
        u"edit.find"_s, Group::edit, [] { return tr("Find in the list"); }, {Qt::CTRL | Qt::Key_F}, u"search"_s,
        [this] {
            setCurrentPage(u"clients"_s);
            m_clients->focusSearch();
        },
        true);

    add(
        u"view.as_of"_s, Group::view, [] { return tr("As of another day..."); }, {Qt::CTRL | Qt::Key_T}, u"calendar"_s,
        [this] { emit topBar().asOfClicked(); }, true);
    add(
        u"view.columns"_s, Group::view, [] { return tr("Columns of the list..."); }, {}, u"columns-3"_s,
        [this] {
            setCurrentPage(u"clients"_s);
            m_clients->table().chooseColumns();
        });
    add(
        u"view.clear_filters"_s, Group::view, [] { return tr("Clear search and conditions"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_F}, u"filter"_s, [this] { m_clients->clearFilters(); });
    add(
        u"view.save_segment"_s, Group::view, [] { return tr("Save this list as a segment..."); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, u"layers"_s,
        [this] {
            const Rule rule = m_clients->listRule();
            const auto clients = m_clients->fixedList();
            setCurrentPage(u"segments"_s);
            if (clients)
                m_segments->showNewList(m_clients->listName(), *clients);
            else
                m_segments->showNew(m_clients->listName(), rule);
        });
    add(
        u"view.bin"_s, Group::view, [] { return tr("Archive and bin"); }, {Qt::CTRL | Qt::Key_9}, u"trash-2"_s,
        [this] { setCurrentPage(u"bin"_s); });
    add(
        u"view.language"_s, Group::view, [] { return tr("Switch to Chinese"); }, {}, u"external-link"_s,
        [this] { m_context.setLanguage(m_context.language() == Language::zh ? Language::en : Language::zh); }, true);
    add(
        u"view.theme"_s, Group::view, [] { return tr("Switch between light and dark"); }, {}, u"sun"_s,
        [this] { m_context.setTheme(Theme::instance().isDark() ? ThemeChoice::light : ThemeChoice::dark); });
    add(
        u"dashboard.save"_s, Group::view, [] { return tr("Save assessment..."); }, {}, u"bookmark"_s,
        [this] {
            if (!m_context.mayEdit()) return;
            setCurrentPage(u"dashboard"_s);
            m_dashboard->saveAssessment();
        },
        true);
    add(
        u"dashboard.assessments"_s, Group::view, [] { return tr("Assessments"); }, {Qt::CTRL | Qt::SHIFT | Qt::Key_E},
        u"bookmark"_s, [this] { setCurrentPage(u"assessments"_s); });
    add(
        u"dashboard.what_if"_s, Group::view, [] { return tr("What if..."); }, {Qt::CTRL | Qt::SHIFT | Qt::Key_L},
        u"target"_s, [this] { setCurrentPage(u"what_if"_s); });
    add(
        u"help.about"_s, Group::help, [] { return tr("About Meike"); }, {}, u"info"_s,
        [this] {
            setCurrentPage(u"settings"_s);
            m_settings->showSection(u"about"_s);
        });

    sidebar().addFooterAction(all.action(u"file.import"_s), u"upload"_s);
    sidebar().addFooterAction(all.action(u"view.bin"_s), u"trash-2"_s);
    sidebar().addFooterAction(all.action(u"file.settings"_s), u"settings"_s);
}

void MainWindow::buildClientActions() {
    ActionRegistry& all = actions();
    ClientActions& clients = m_clients->actions();
    const auto add = [&](const QString& id, LiveText text, QList<QKeySequence> shortcuts, const QString& iconName,
                         std::function<void()> run, bool separator = false, MenuGroup group = MenuGroup::client) {
        all.add({.id = id,
                 .group = group,
                 .text = std::move(text),
                 .shortcuts = std::move(shortcuts),
                 .iconName = iconName,
                 .run = std::move(run),
                 .checkable = false,
                 .separatorBefore = separator});
    };
    add(
        u"client.new"_s, [] { return tr("New client..."); }, {Qt::CTRL | Qt::Key_N}, u"user-plus"_s,
        [&clients] { clients.newClient(); });
    add(
        u"client.open"_s, [] { return tr("Open the form..."); }, {Qt::CTRL | Qt::Key_Return}, u"pencil"_s,
        [&clients] { clients.openForm(); });
    add(
        u"client.edit_cell"_s, [] { return tr("Edit the cell"); }, {Qt::Key_F2}, u"pencil"_s,
        [this] { m_clients->table().editCurrentCell(); });
    add(
        u"client.tag"_s, [] { return tr("Tag..."); }, {Qt::Key_T}, u"tag"_s, [&clients] { clients.tag(); }, true);
    add(
        u"client.bulk_edit"_s, [] { return tr("Set a field of the selected..."); }, {Qt::CTRL | Qt::Key_B}, u"list"_s,
        [&clients] { clients.bulkEdit(); });
    bool first = true;
    for (const ClientTabRow& tab : clientTabs())
        for (const KindRow& row : kindTable()) {
            if (row.tab != tab.tab) continue;
            const Kind kind = row.kind;
            QList<QKeySequence> keys;
            if (row.addKey != 0) keys << QKeySequence(Qt::CTRL | Qt::SHIFT | static_cast<Qt::Key>(row.addKey));
            add(
                addActionId(kind), [this, kind] { return tr("Add %1...").arg(kindInSentence(m_context, kind)); },
                std::move(keys), qs(row.icon), [&clients, kind] { clients.addRecord(kind); },
                std::exchange(first, false));
        }
    add(
        u"client.archive"_s, [] { return tr("Archive"); }, {Qt::CTRL | Qt::Key_D}, u"archive"_s,
        [&clients] { clients.archive(); }, true);
    add(
        u"client.bin"_s, [] { return tr("Move to the recycle bin"); }, {Qt::Key_Delete}, u"trash-2"_s,
        [&clients] { clients.bin(); });
    add(
        u"edit.copy"_s, [] { return tr("Copy rows"); }, {Qt::CTRL | Qt::Key_C}, u"copy"_s,
        [&clients] { clients.copyRows(); }, true, MenuGroup::edit);
    add(
        u"edit.copy_cell"_s, [] { return tr("Copy cell"); }, {Qt::CTRL | Qt::ALT | Qt::Key_C}, u"copy"_s,
        [&clients] { clients.copyCell(); }, false, MenuGroup::edit);
    add(
        u"edit.select_all"_s, [] { return tr("Select all"); }, {Qt::CTRL | Qt::Key_A}, u"check"_s,
        [this] { m_clients->table().selectAll(); }, false, MenuGroup::edit);
    add(
        u"view.log"_s, [] { return tr("Log an interaction"); }, {Qt::CTRL | Qt::Key_L}, u"message-circle"_s,
        [this] { m_clients->panel().focusQuickLog(); }, false, MenuGroup::view);
    QStringList menu = {u"client.open"_s, u"client.tag"_s, u"client.bulk_edit"_s};
    for (const ClientTabRow& tab : clientTabs())
        for (const KindRow& row : kindTable())
            if (row.tab == tab.tab) menu << addActionId(row.kind);
    menu << u"client.archive"_s << u"client.bin"_s << u"edit.copy"_s;
    for (const QString& id : menu) m_clients->table().addMenuAction(all.action(id));
}

void MainWindow::updateActions() {
    const bool open = m_context.session() != nullptr;
    const bool onClients = open && currentPage() == u"clients"_s;
    const bool selected = onClients && m_clients->table().hasSelection();
    const auto set = [this](const char16_t* id, bool enabled) {
        if (QAction* action = actions().action(QString::fromUtf16(id))) action->setEnabled(enabled);
    };
    for (const char16_t* id :
         {u"workspace.close", u"file.export", u"file.backup", u"file.settings", u"edit.find", u"view.as_of",
          u"view.columns", u"view.bin", u"view.search", u"help.about", u"page.clients", u"page.segments",
          u"page.dashboard", u"dashboard.what_if", u"dashboard.assessments"})
        set(id, open);
    // While a past day is shown these say why nothing can be changed: a key that does nothing explains nothing.
    for (const char16_t* id : {u"file.import", u"client.new", u"dashboard.save"}) set(id, open);
    for (const char16_t* id : {u"view.clear_filters", u"view.save_segment", u"edit.select_all"}) set(id, onClients);
    for (const char16_t* id : {u"edit.copy", u"edit.copy_cell"}) set(id, selected);
    for (const char16_t* id : {u"client.open", u"client.edit_cell", u"client.tag", u"client.bulk_edit",
                               u"client.archive", u"client.bin", u"view.log"})
        set(id, selected);
    for (const KindRow& row : kindTable())
        if (row.tab != ClientTab::none)
            if (QAction* action = actions().action(addActionId(row.kind))) action->setEnabled(selected);
    updateHistory();
}

}  // namespace meike::ui
