// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of tags.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow tag_group() {
    static const Field kFields[] = {
        {.key = "name", .label = {"标签组", "Tag group"}, .required = true, .listed = true},
        {.key = "position", .label = {"顺序", "Position"}, .type = FieldType::integer},
    };
    return {.kind = Kind::tag_group,
            .key = "tag_groups",
            .table = "tag_group",
            .one = {"标签组", "Tag group"},
            .many = {"标签组", "Tag groups"},
            .fields = kFields,
            .nameField = "name",
            .edited = true};
}

}  // namespace meike::kinds
