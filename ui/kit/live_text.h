// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

namespace meike::ui {

/// A text that is asked for again whenever the language changes: `[] { return tr("Clients"); }`.
using LiveText = std::function<QString()>;

/// A text in data that needs no translation (a workspace's or a client's name).
inline LiveText fixedText(const QString& text) {
    return [text] { return text; };
}

}  // namespace meike::ui
