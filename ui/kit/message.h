// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ui/kit/live_text.h"

namespace meike::ui {

/// Something the window says, kept so that it can be said again in another language.
struct Message {
    LiveText text{};
    LiveText actionText{};  ///< of its button; none without one and an action
    std::function<void()> action{};
    /// Whether what it says and offers still holds: it goes when it does not. Without one it always does.
    std::function<bool()> holds{};
};

}  // namespace meike::ui
