// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QMenu>
#include <QObject>
#include <QString>
#include <functional>

#include "ui/kit/live_text.h"

namespace meike::ui {

enum class MenuGroup { file, edit, view, client, help };

/// What a window can do, once: name, shortcut, icon, menu. Menus, the list of shortcuts and the commands of the search
/// box follow from it.
struct ActionSpec {
    QString id{};  ///< stable key: "client.new"
    MenuGroup group = MenuGroup::file;
    LiveText text{};  ///< verb in sentence case, "..." when more input follows
    QList<QKeySequence> shortcuts{};
    QString iconName{};
    std::function<void()> run{};
    std::function<bool()> enabled{};  ///< asked by update(); none: always
    bool checkable = false;
    bool separatorBefore = false;
    int rank = 0;        ///< lower ones stand higher in the menu; equal ones in the order of adding
    bool listed = true;  ///< stands in menus; otherwise it is a key, and a line of the shortcuts
};

/// All actions of one window.
class ActionRegistry : public QObject {
    Q_OBJECT

public:
    /// Shortcuts work while `window` is active.
    explicit ActionRegistry(QWidget* window);

    /// Registers an action. Adding an id again replaces what it does.
    QAction* add(const ActionSpec& spec);
    /// Another page does the same action while `enabled` holds there: tagging is tagging, whatever shows the client.
    /// The action need not have been added yet.
    void alsoBy(const QString& id, std::function<void()> run, std::function<bool()> enabled);
    /// nullptr when unknown.
    QAction* action(const QString& id) const;
    QString idOf(const QAction* action) const;
    /// In the order in which they were added.
    QList<QAction*> actions() const;
    QList<QAction*> actions(MenuGroup group) const;
    QString groupTitle(MenuGroup group) const;
    /// Rebuilt when it opens, so later actions appear too.
    QMenu* menu(MenuGroup group);
    /// Asks every text again (language change).
    void retranslate();
    /// Asks again what can be done now.
    void update();

    static QList<MenuGroup> groups();

signals:
    void changed();

private:
    struct Entry {
        ActionSpec spec;
        QAction* action = nullptr;
    };
    struct Doer {
        QString id;
        std::function<void()> run;
        std::function<bool()> enabled;
    };
    void trigger(const QString& id);
    QList<Entry> entriesOf(MenuGroup group) const;
    void fill(QMenu* menu, MenuGroup group);
    QWidget* m_window;
    QList<Entry> m_entries;
    QList<Doer> m_others;
    QList<QMenu*> m_menus;
};

}  // namespace meike::ui
