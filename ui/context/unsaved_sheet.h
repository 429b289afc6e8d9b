// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ui/context/unsaved.h"
#include "ui/kit/form_dialog.h"

namespace meike::ui {

/// Save (or go back to it), Discard or Cancel, over `above`, which may go with what is given up; `go` follows when it
/// was saved or discarded, as long as `window` lives. Deletes itself.
FormDialog* askUnsaved(const Unsaved& unsaved, QWidget* above, QObject* window, const std::function<void()>& go);

}  // namespace meike::ui
