// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/app/app_context.h"
#include "ui/common/popup_picker.h"
#include "ui/frame/action_registry.h"

namespace meike::ui {

/// What the box at the top finds while one types: clients (name, short name, pinyin, initials), tags and commands.
class OmniSearch : public QObject {
    Q_OBJECT

public:
    OmniSearch(AppContext& context, ActionRegistry& actions, SearchField* field);

signals:
    void clientPicked(qint64 client);
    void tagPicked(const QString& tag);

private:
    void search(const QString& query);
    void pick(const PickItem& item);
    QList<PickItem> commands(const QString& query) const;
    AppContext& m_context;
    ActionRegistry& m_actions;
    SearchField* m_field;
    SuggestPopup* m_popup;
    LatestRead* m_read;
};

}  // namespace meike::ui
