// SPDX-License-Identifier: GPL-3.0-or-later
// What one record has in one custom field. Written and read as part of that record.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow custom_value() {
    static const Field kFields[] = {
        {.key = "field", .label = {"自定义字段", "Custom field"}, .type = FieldType::reference, .required = true,
         .refersTo = Kind::custom_field},
        {.key = "record", .label = {"记录", "Record"}, .type = FieldType::integer, .required = true},
        {.key = "number", .label = {"数值", "Number"}, .type = FieldType::integer},
        {.key = "text", .label = {"文本", "Text"}},
    };
    return {.kind = Kind::custom_value,
            .key = "custom_values",
            .table = "custom_value",
            .one = {"自定义字段的值", "Custom value"},
            .many = {"自定义字段的值", "Custom values"},
            .fields = kFields,
            .uid = false};
}

}  // namespace meike::kinds
