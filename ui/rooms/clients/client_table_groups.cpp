// SPDX-License-Identifier: GPL-3.0-or-later
// The table of clients in groups: headings opened and closed by mouse and keyboard.
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <utility>

#include "ui/kit/text.h"
#include "ui/kit/theme/icons.h"
#include "ui/rooms/clients/client_table.h"

namespace meike::ui {

using namespace Qt::StringLiterals;

void ClientTable::buildGroups() {
    for (QTableView* view : {static_cast<QTableView*>(this), frozen()}) {
        connect(view, &QTableView::doubleClicked, this,
                [this](const QModelIndex& index) { m_doubleClicked = m_model.headingAt(index.row()).has_value(); });
        connect(view, &QTableView::clicked, this, [this](const QModelIndex& index) {
            if (std::exchange(m_doubleClicked, false)) return;
            const auto group = m_model.headingAt(index.row());
            if (!group || QApplication::keyboardModifiers() != Qt::NoModifier) return;
            setGroupClosed(*group, !m_model.groups().isClosed(*group));
        });
    }
}

bool ClientTable::hasSelection() const {
    for (const QItemSelectionRange& range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            if (m_model.idAt(row) != 0) return true;
    return false;
}

void ClientTable::setGroupClosed(std::size_t group, bool closed) {
    if (m_model.groups().isClosed(group) == closed) return;
    // Whoever is looked at vanishes: the keyboard goes to the heading, and not to whoever comes next.
    const bool inside = m_model.groupAt(currentIndex().row()) == group && !m_model.headingAt(currentIndex().row());
    if (closed && inside)
        selectionModel()->setCurrentIndex(m_model.index(m_model.headingRow(group), currentIndex().column()),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_model.setGroupClosed(group, closed);
}

void ClientTable::setAllGroupsClosed(bool closed) {
    if (!m_model.groups().grouped()) return;
    Place before = place();
    const auto group = m_model.groupAt(currentIndex().row());
    if (closed && group) before.heading = m_model.groups().groups()[*group].key;
    m_model.setAllGroupsClosed(closed);
    restore(before);
    if (currentIndex().isValid()) scrollTo(currentIndex());
}

void ClientTable::selectGroup(std::size_t group) {
    setGroupClosed(group, false);
    const int first = m_model.headingRow(group) + 1;
    const int last = m_model.headingRow(group) + static_cast<int>(m_model.groups().groups()[group].count);
    selectionModel()->setCurrentIndex(m_model.index(first, 0), QItemSelectionModel::NoUpdate);
    selectionModel()->select(QItemSelection(m_model.index(first, 0), m_model.index(last, m_model.columnCount() - 1)),
                             QItemSelectionModel::ClearAndSelect);
}

bool ClientTable::groupKey(QKeyEvent* event) {
    const QModelIndex now = currentIndex();
    const auto group = m_model.groupAt(now.row());
    if (!group || (event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return false;
    const bool heading = m_model.headingAt(now.row()).has_value();
    const bool closed = m_model.groups().isClosed(*group);
    const auto go = [&](int row) {
        selectionModel()->setCurrentIndex(m_model.index(row, now.column()),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        scrollTo(currentIndex());
    };
    switch (event->key()) {
        case Qt::Key_Left:
            // From the first column up to the heading, there closing it: as in every tree.
            if (heading)
                setGroupClosed(*group, true);
            else if (now.column() == 0)
                go(m_model.headingRow(*group));
            else
                return false;
            return true;
        case Qt::Key_Right:
            if (!heading) return false;
            if (closed)
                setGroupClosed(*group, false);
            else
                go(now.row() + 1);
            return true;
        case Qt::Key_Space:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!heading) return false;
            setGroupClosed(*group, !closed);
            return true;
        default:
            return false;
    }
}

void ClientTable::showGroupMenu(std::size_t group, const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setObjectName(u"groupMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool closed = m_model.groups().isClosed(group);
    const auto add = [&](const QString& name, const QString& text, const QString& icon, auto run) {
        menu->addAction(icon.isEmpty() ? QIcon() : meike::ui::icon(icon), text, this, run)->setObjectName(name);
    };
    // The list may have been answered anew while the menu was open: the group goes by what its clients have in common.
    const auto addForGroup = [&](const QString& name, const QString& text, const QString& icon, auto run) {
        add(name, text, icon, [this, run, key = m_model.groups().groups()[group].key] {
            if (const auto now = m_model.groups().groupOfKey(key)) run(*now);
        });
    };
    addForGroup(u"toggleGroup"_s, closed ? tr("Open the group") : tr("Close the group"),
                closed ? u"chevron-down"_s : u"chevron-right"_s,
                [this, closed](std::size_t now) { setGroupClosed(now, !closed); });
    add(u"closeGroups"_s, tr("Close all groups"), {}, [this] { setAllGroupsClosed(true); });
    add(u"openGroups"_s, tr("Open all groups"), {}, [this] { setAllGroupsClosed(false); });
    menu->addSeparator();
    addForGroup(u"selectGroup"_s, tr("Select the clients of the group"), u"check"_s,
                [this](std::size_t now) { selectGroup(now); });
    menu->addSeparator();
    addForGroup(u"orderGroups"_s, tr("Order of the groups..."), u"list"_s, [this](std::size_t now) {
        emit groupOrderRequested(cellRect(m_model.index(m_model.headingRow(now), 0)));
    });
    add(u"noGroups"_s, tr("No groups"), u"x"_s, [this] { emit groupRequested({}); });
    menu->popup(at);
}

}  // namespace meike::ui
