// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "base/label.h"

namespace meike {

/// One of the fixed values of a field: the key is stored, the label is shown.
struct Choice {
    std::string_view key;
    Label label;
};

/// The row with that key, or nullptr.
inline const Choice* findChoice(std::span<const Choice> choices, std::string_view key) {
    for (const Choice& choice : choices)
        if (choice.key == key) return &choice;
    return nullptr;
}

}  // namespace meike
