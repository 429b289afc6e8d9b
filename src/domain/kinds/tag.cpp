// SPDX-License-Identifier: GPL-3.0-or-later
// Tags, put on by hand or by a rule.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow tag() {
    static const Field kFields[] = {
        {.key = "name", .label = {"标签", "Tag"}, .required = true, .listed = true},
        {.key = "tag_group", .label = {"标签组", "Tag group"}, .type = FieldType::reference, .listed = true,
         .refersTo = Kind::tag_group},
        {.key = "colour", .label = {"颜色", "Colour"}, .type = FieldType::integer, .listed = true, .minimum = 0, .maximum = 9},
        {.key = "rule", .label = {"规则", "Rule"}, .type = FieldType::long_text, .editable = false},
    };
    return {.kind = Kind::tag,
            .key = "tags",
            .table = "tag",
            .one = {"标签", "Tag"},
            .many = {"标签", "Tags"},
            .fields = kFields,
            .nameField = "name",
            .edited = true};
}

}  // namespace meike::kinds
