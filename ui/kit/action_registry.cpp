// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/action_registry.h"

#include <QWidget>
#include <algorithm>

#include "ui/kit/theme/icons.h"

namespace meike::ui {

ActionRegistry::ActionRegistry(QWidget* window) : QObject(window), m_window(window) {}

QList<MenuGroup> ActionRegistry::groups() {
    return {MenuGroup::file, MenuGroup::edit, MenuGroup::view, MenuGroup::client, MenuGroup::help};
}

QAction* ActionRegistry::add(const ActionSpec& spec) {
    auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.spec.id == spec.id; });
    if (found == m_entries.end()) {
        m_entries.append(Entry{spec, new QAction(this)});
        found = m_entries.end() - 1;
        m_window->addAction(found->action);
    } else {
        found->spec = spec;
        found->action->disconnect(this);
    }
    QAction* action = found->action;
    action->setObjectName(spec.id);
    action->setText(spec.text());
    action->setShortcuts(spec.shortcuts);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setCheckable(spec.checkable);
    if (!spec.iconName.isEmpty()) action->setIcon(icon(spec.iconName));
    connect(action, &QAction::triggered, this, [this, id = spec.id] { trigger(id); });
    emit changed();
    return action;
}

void ActionRegistry::alsoBy(const QString& id, std::function<void()> run, std::function<bool()> enabled) {
    m_others.append({id, std::move(run), std::move(enabled)});
}

void ActionRegistry::trigger(const QString& id) {
    // Copied: what runs may add actions.
    for (const Doer& doer : QList<Doer>(m_others))
        if (doer.id == id && doer.enabled()) return doer.run();
    for (const Entry& entry : m_entries)
        if (entry.spec.id == id && entry.spec.run) return std::function<void()>(entry.spec.run)();
}

QAction* ActionRegistry::action(const QString& id) const {
    for (const Entry& entry : m_entries)
        if (entry.spec.id == id) return entry.action;
    return nullptr;
}

QString ActionRegistry::idOf(const QAction* action) const {
    for (const Entry& entry : m_entries)
        if (entry.action == action) return entry.spec.id;
    return {};
}

QList<QAction*> ActionRegistry::actions() const {
    QList<QAction*> all;
    for (const Entry& entry : m_entries) all.append(entry.action);
    return all;
}

QList<ActionRegistry::Entry> ActionRegistry::entriesOf(MenuGroup group) const {
    QList<Entry> some;
    for (const Entry& entry : m_entries)
        if (entry.spec.group == group && entry.spec.listed) some.append(entry);
    std::stable_sort(some.begin(), some.end(),
                     [](const Entry& a, const Entry& b) { return a.spec.rank < b.spec.rank; });
    return some;
}

QList<QAction*> ActionRegistry::actions(MenuGroup group) const {
    QList<QAction*> some;
    for (const Entry& entry : entriesOf(group)) some.append(entry.action);
    return some;
}

void ActionRegistry::update() {
    for (const Entry& entry : m_entries) {
        if (!entry.spec.enabled) continue;
        const bool elsewhere = std::any_of(m_others.begin(), m_others.end(), [&](const Doer& doer) {
            return doer.id == entry.spec.id && doer.enabled();
        });
        entry.action->setEnabled(elsewhere || entry.spec.enabled());
    }
}

QString ActionRegistry::groupTitle(MenuGroup group) const {
    switch (group) {
        case MenuGroup::file:
            return tr("File");
        case MenuGroup::edit:
            return tr("Edit");
        case MenuGroup::view:
            return tr("View");
        case MenuGroup::client:
            return tr("Client");
        case MenuGroup::help:
            return tr("Help");
    }
    return {};
}

QMenu* ActionRegistry::menu(MenuGroup group) {
    auto* menu = new QMenu(groupTitle(group), m_window);
    menu->setProperty("group", static_cast<int>(group));
    m_menus.append(menu);
    fill(menu, group);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, group] { fill(menu, group); });
    return menu;
}

void ActionRegistry::fill(QMenu* menu, MenuGroup group) {
    menu->clear();
    for (const Entry& entry : entriesOf(group)) {
        if (entry.spec.separatorBefore && !menu->isEmpty()) menu->addSeparator();
        menu->addAction(entry.action);
    }
}

void ActionRegistry::retranslate() {
    for (const Entry& entry : m_entries) entry.action->setText(entry.spec.text());
    for (QMenu* menu : m_menus) menu->setTitle(groupTitle(static_cast<MenuGroup>(menu->property("group").toInt())));
    emit changed();
}

}  // namespace meike::ui
