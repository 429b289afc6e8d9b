// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

class QWidget;

namespace meike::ui {

class AppContext;

/// The backups of the open workspace, with what differs in each from now: one of them, or another file, is put in the
/// workspace's place.
void openBackupsSheet(AppContext& context, QWidget* parent);

/// Day and time of a moment where the user sits.
QString momentText(std::int64_t utcMs);

}  // namespace meike::ui
