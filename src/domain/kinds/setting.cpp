// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the workspace.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow setting() {
    static const Field kFields[] = {
        {.key = "key", .label = {"设置", "Setting"}, .required = true},
        {.key = "value", .label = {"值", "Value"}},
    };
    return {.kind = Kind::setting,
            .key = "settings",
            .table = "setting",
            .one = {"设置", "Setting"},
            .many = {"设置", "Settings"},
            .fields = kFields,
            .nameField = "key",
            .uid = false};
}

}  // namespace meike::kinds
