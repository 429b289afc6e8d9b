// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <string>

#include "domain/field.h"
#include "ui/context/app_context.h"

namespace meike::ui {

/// One value that a condition may name: as people read it, and as the rule holds it.
struct ValueChoice {
    QString text;
    std::string value;
};

/// Whether a field's values are offered as a list: keys, picks, people, tags, scores from 1 to 5.
bool hasValueChoices(const Field& field);
/// The values on offer, in their own order. Reads the workspace (pick lists, people, tags: a few hundred at most).
QList<ValueChoice> valueChoices(AppContext& context, const Field& field);
/// The names of all tag groups.
QList<ValueChoice> tagGroupChoices(AppContext& context);

}  // namespace meike::ui
