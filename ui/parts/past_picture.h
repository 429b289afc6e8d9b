// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

namespace meike::ui {

class Gallery;

/// A picture of a room on a day of last quarter, by rules that nobody has taken into use.
void addPastPicture(Gallery& gallery, const QString& name, const QString& room, std::function<bool()> ready);

}  // namespace meike::ui
