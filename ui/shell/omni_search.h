// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <string>
#include <vector>

#include "app/view/search_ranking.h"
#include "ui/context/app_context.h"
#include "ui/kit/action_registry.h"
#include "ui/kit/popup_picker.h"

namespace meike::ui {

class LatestRead;

/// What the box at the top finds while one types: clients and contacts (name, short name, pinyin, initials), tags,
/// segments, records by phone, e-mail, number or words, and commands. What was chosen often comes first.
class OmniSearch : public QObject {
    Q_OBJECT

public:
    OmniSearch(AppContext& context, ActionRegistry& actions, SearchField* field);

private:
    void search(const QString& query);
    void pick(const PickItem& item);
    void loadContacts();
    QList<PickItem> contacts(const QString& query) const;
    void showFound();
    void searchRecords(const QString& query);
    /// How often something was chosen here, by its key: what is chosen often stands first.
    int uses(const PickItem& item) const;
    void noteUse(const QString& key);
    QString usesKey() const;
    QList<PickItem> commands(const QString& query) const;
    AppContext& m_context;
    ActionRegistry& m_actions;
    SearchField* m_field;
    SuggestPopup* m_popup;
    LatestRead* m_read;
    LatestRead* m_contactRead;
    LatestRead* m_recordRead;
    QString m_query;
    QList<PickItem> m_found;    ///< clients, tags and segments
    QList<PickItem> m_records;  ///< in which the words stand; they come a moment later
    bool m_foundKnown = false;
    std::optional<std::vector<FoundContact>> m_contacts;  ///< nothing: to be read again
};

}  // namespace meike::ui
