// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/view/search_ranking.h"
#include "ui/context/app_context.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/popup_picker.h"

namespace meike::ui {

class LatestRead;
class Page;

/// What the box at the top finds while one types: clients and contacts (name, short name, pinyin, initials), tags,
/// segments, saved views and settings, records by phone, e-mail, number or words, and commands. What was chosen often
/// comes first; before anything is typed, the clients that were looked at last.
class OmniSearch : public QObject {
    Q_OBJECT

public:
    /// `rooms`: the pages by their keys, whose parts are found; kept by the window.
    OmniSearch(AppContext& context, ActionRegistry& actions, SearchField* field, const QHash<QString, Page*>& rooms);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& query);
    void pick(const PickItem& item);
    void loadContacts();
    QList<PickItem> contacts(const QString& query) const;
    void showFound();
    void searchRecords(const QString& query, SearchPart part);
    QList<PickItem> places(const QString& query) const;
    /// The clients whose pages were opened last.
    void showRecent();
    void noteRecent(RecordId client);
    /// How often something was chosen here, by its key: what is chosen often stands first.
    int uses(const PickItem& item) const;
    void noteUse(const QString& key);
    /// Of this workspace, by numbers: no name of a client is kept outside it.
    QString settingKey(const QString& name) const;
    QList<PickItem> commands(const QString& query) const;
    AppContext& m_context;
    ActionRegistry& m_actions;
    SearchField* m_field;
    SuggestPopup* m_popup;
    LatestRead* m_read;
    LatestRead* m_contactRead;
    std::map<SearchPart, LatestRead*> m_partReads;
    const QHash<QString, Page*>& m_rooms;
    QString m_query;
    QList<PickItem> m_found;                          ///< clients, tags and segments
    std::map<SearchPart, QList<PickItem>> m_records;  ///< in which the words stand; they come a moment later
    bool m_foundKnown = false;
    std::optional<std::vector<FoundContact>> m_contacts;  ///< nothing: to be read again
};

}  // namespace meike::ui
