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

/// What the box at the top finds while one types: clients (name, short name, pinyin, initials), tags and commands.
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
    QList<PickItem> commands(const QString& query) const;
    AppContext& m_context;
    ActionRegistry& m_actions;
    SearchField* m_field;
    SuggestPopup* m_popup;
    LatestRead* m_read;
    LatestRead* m_contactRead;
    QString m_query;
    QList<PickItem> m_found;  ///< clients and tags
    bool m_foundKnown = false;
    std::optional<std::vector<FoundContact>> m_contacts;  ///< nothing: to be read again
};

}  // namespace meike::ui
