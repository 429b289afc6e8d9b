// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the window itself; rooms bring their own.
#include <QApplication>

#include "storage/workspace.h"
#include "ui/context/page.h"
#include "ui/kit/theme/theme.h"
#include "ui/shell/archive_door.h"
#include "ui/shell/guide_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace_door.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

void MainWindow::buildActions() {
    const auto open = [this] { return m_context.session() != nullptr; };
    const auto add = [&](const QString& id, MenuGroup group, LiveText text, QList<QKeySequence> shortcuts,
                         const QString& iconName, std::function<void()> run, std::function<bool()> enabled = {},
                         int rank = 0, bool separator = false) {
        return actions().add({.id = id,
                              .group = group,
                              .text = std::move(text),
                              .shortcuts = std::move(shortcuts),
                              .iconName = iconName,
                              .run = std::move(run),
                              .enabled = std::move(enabled),
                              .separatorBefore = separator,
                              .rank = rank});
    };
    using Group = MenuGroup;
    add(
        u"workspace.new"_s, Group::file, [] { return tr("New workspace..."); }, {Qt::CTRL | Qt::SHIFT | Qt::Key_N},
        u"plus"_s, [this] { m_door->chooseNew(); });
    add(
        u"workspace.open"_s, Group::file, [] { return tr("Open workspace..."); }, {Qt::CTRL | Qt::Key_O},
        u"folder-open"_s, [this] { m_door->chooseWorkspace(); });
    add(
        u"workspace.demo"_s, Group::file, [] { return tr("Open the demo agency"); }, {}, u"book-open-check"_s,
        [this] { m_door->openDemo(); });
    add(
        u"workspace.close"_s, Group::file, [] { return tr("Close workspace"); }, {Qt::CTRL | Qt::Key_W}, u"x"_s,
        [this] { m_door->close(); }, open);
    // While a past day is shown it says why nothing can be changed: a key that does nothing explains nothing.
    QAction* import = add(
        u"file.import"_s, Group::file, [] { return tr("Import..."); }, {Qt::CTRL | Qt::Key_I}, u"upload"_s,
        [this] { importTable(); }, open, 10, true);
    sidebar().addFooterAction(import, u"upload"_s);
    // A table in the clipboard goes the way of every table: looked at first, then one step. Where cells can be pasted
    // into, the page decides what the key means.
    add(
        u"edit.paste"_s, Group::edit, [] { return tr("Paste..."); }, {QKeySequence::Paste}, u"clipboard-list"_s,
        [this] { importTable({}, true); }, open);
    add(
        u"edit.paste_table"_s, Group::edit, [] { return tr("Import the copied table..."); }, {}, u"upload"_s,
        [this] { importTable({}, true); }, open);
    add(
        u"file.archive"_s, Group::file, [] { return tr("Archive the workspace..."); }, {}, u"archive"_s,
        [this] { m_archive->archive(); }, open, 12);
    add(
        u"workspace.unarchive"_s, Group::file, [] { return tr("Open an archive..."); }, {}, u"archive"_s,
        [this] { m_door->chooseArchive(); });
    add(
        u"file.quit"_s, Group::file, [] { return tr("Quit"); }, {Qt::CTRL | Qt::Key_Q}, u"x"_s, [this] { close(); }, {},
        100, true);
    add(
        u"help.guide"_s, Group::help, [] { return tr("User guide"); }, {Qt::Key_F1}, u"book-open-check"_s,
        [this] { (new GuideWindow(m_context.language(), this))->show(); }, {}, -10);
    // Their keys stay alive in the past: they say why nothing happens.
    add(
        u"edit.undo"_s, Group::edit, [] { return tr("Undo"); }, {Qt::CTRL | Qt::Key_Z}, u"undo-2"_s,
        [this] { m_context.undo(); }, [this] { return m_context.nextUndo().has_value(); });
    add(
        u"edit.redo"_s, Group::edit, [] { return tr("Redo"); },
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}, u"redo-2"_s, [this] { m_context.redo(); },
        [this] { return m_context.nextRedo().has_value(); });
    add(
        u"view.as_of"_s, Group::view, [] { return tr("As of another day..."); }, {Qt::CTRL | Qt::Key_T}, u"calendar"_s,
        [this] { emit topBar().asOfClicked(); }, open, -5, true);
    add(
        u"view.language"_s, Group::view, [] { return tr("Switch to Chinese"); }, {}, u"external-link"_s,
        [this] { m_context.setLanguage(m_context.language() == Language::zh ? Language::en : Language::zh); }, {}, 20,
        true);
    add(
        u"view.theme"_s, Group::view, [] { return tr("Switch between light and dark"); }, {}, u"sun"_s,
        [this] { m_context.setTheme(Theme::instance().isDark() ? ThemeChoice::light : ThemeChoice::dark); }, {}, 20);
}

/// Moving about with the keyboard alone.
void MainWindow::buildStepActions() {
    const auto add = [&](const QString& id, LiveText text, const QKeySequence& key, bool forward) {
        actions().add({.id = id,
                       .group = MenuGroup::view,
                       .text = std::move(text),
                       .shortcuts = {key},
                       .iconName = u"keyboard"_s,
                       .run = [this, forward] { toNextArea(forward); },
                       .rank = 30});
    };
    add(
        u"view.next_area"_s, [] { return tr("To the next area"); }, Qt::Key_F6, true);
    add(
        u"view.previous_area"_s, [] { return tr("To the area before"); }, Qt::SHIFT | Qt::Key_F6, false);
}

void MainWindow::toNextArea(bool forward) {
    QList<QWidget*> areas;
    if (m_context.session()) areas << &sidebar() << &topBar();
    if (Page* page = m_rooms.value(currentPage())) areas << page->areas();
    areas << &messages();
    areas.removeIf([](const QWidget* area) { return !area->isVisible(); });
    const QWidget* focused = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < areas.size(); ++i)
        if (focused && (areas[i] == focused || areas[i]->isAncestorOf(focused))) at = i;
    // An area without anything that takes the keyboard is passed over.
    for (qsizetype step = 1; step <= areas.size(); ++step) {
        const qsizetype next = (at + (forward ? step : -step) + 2 * areas.size()) % areas.size();
        if (focusInto(areas[next])) return;
        // A page that has nothing yet, or nothing to press, is a place all the same.
        if (areas[next] != m_rooms.value(currentPage())) continue;
        areas[next]->setFocus(Qt::TabFocusReason);
        return;
    }
}

}  // namespace meike::ui
