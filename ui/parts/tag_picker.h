// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>
#include <vector>

#include "domain/value.h"

class QWidget;

namespace meike::ui {

class AppContext;

/// Opens the list of tags over a widget: type (pinyin works), Enter puts one on the clients, or takes it off when all
/// of them have it. Each is one step that can be undone. While a past day is shown it says why nothing can be changed.
void openTagPicker(AppContext& context, QWidget* over, const QRect& anchor, const std::vector<RecordId>& clients);
void tagClients(AppContext& context, const std::vector<RecordId>& clients, const QString& name);
void untagClients(AppContext& context, const std::vector<RecordId>& clients, const QString& name);

}  // namespace meike::ui
