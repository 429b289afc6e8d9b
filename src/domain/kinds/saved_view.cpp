// SPDX-License-Identifier: GPL-3.0-or-later
// A list of clients that one comes back to: conditions, order and columns under a name.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow saved_view() {
    static const Field kFields[] = {
        {.key = "name", .label = {"视图", "View"}, .required = true, .listed = true},
        {.key = "rule", .label = {"条件", "Conditions"}, .type = FieldType::long_text, .required = true},
        {.key = "archived", .label = {"归档客户", "Archived clients"}, .type = FieldType::boolean},
        {.key = "sorts", .label = {"排序", "Order"}},
        {.key = "columns", .label = {"列", "Columns"}, .type = FieldType::long_text},
        {.key = "person", .label = {"所属人员", "Whose"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person},
        {.key = "rank", .label = {"次序", "Place"}, .type = FieldType::integer, .minimum = 1, .maximum = 9'999},
    };
    return {.kind = Kind::saved_view,
            .key = "saved_views",
            .table = "saved_view",
            .one = {"视图", "View"},
            .many = {"视图", "Views"},
            .fields = kFields,
            .nameField = "name"};
}

}  // namespace meike::kinds
