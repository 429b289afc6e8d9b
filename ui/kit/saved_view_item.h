// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/kit/labels.h"

namespace meike::ui {

/// A saved view as the sidebar shows it.
struct SavedViewItem {
    QString key{};
    QString name{};
    qint64 count = -1;
    Tone tone = Tone::normal;
};

}  // namespace meike::ui
