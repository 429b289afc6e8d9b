// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

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
};

/// The views that every workspace has, in the sidebar's order. "Mine" is there when someone is at the keyboard.
std::vector<ClientView> builtInViews(const QString& actor);
/// The view of that key, else the first one.
ClientView builtInView(const QString& key, const QString& actor);

}  // namespace meike::ui
