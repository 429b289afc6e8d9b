// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "app/view/saved_views.h"
#include "storage/client_query.h"
#include "ui/kit/theme/tokens.h"

namespace meike::ui {

/// A list that one comes back to: conditions, shelf and order under a name.
struct ClientView {
    QString key;
    QString name;   ///< in the language of the moment
    QString title;  ///< over the list
    Rule rule;      ///< shown as chips
    ClientQuery::Shelf shelf = ClientQuery::Shelf::active;
    std::vector<ClientQuery::Sort> sorts;
    Tone tone = Tone::normal;
    ClientQuery::Grouping grouping{};
    std::optional<SavedView> saved{};  ///< one that somebody has kept; nothing: every workspace has it
};

/// The views that every workspace has, in the sidebar's order. "Mine" is there when someone is at the keyboard.
std::vector<ClientView> builtInViews(const QString& actor);
/// The view of that key, else the first one.
ClientView builtInView(const QString& key, const QString& actor);

/// One that somebody has kept, and its key in the side bar.
ClientView keptView(const SavedView& view);
/// The record behind the key; 0: it is of a built-in one.
RecordId keptViewId(const QString& key);

}  // namespace meike::ui
