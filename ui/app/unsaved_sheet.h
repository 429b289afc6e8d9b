// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ui/common/form_dialog.h"

namespace meike::ui {

/// What an edit that would be lost asks before the window or its workspace closes.
struct UnsavedEdit {
    QString title;               ///< "Save the changes to ...?"
    std::function<bool()> save;  ///< false when it cannot be: what is missing has been said
    std::function<void()> show;  ///< the page with it
    std::function<void()> discard;
};

/// Save, Discard or Cancel; `go` follows the first two. Deletes itself.
FormDialog* askUnsaved(const UnsavedEdit& edit, QWidget* window, const std::function<void()>& go);

}  // namespace meike::ui
