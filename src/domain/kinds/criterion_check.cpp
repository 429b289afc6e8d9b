// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a client meets a criterion that nobody can compute: the latest word of a day counts.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow criterion_check() {
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .editable = false, .listed = true, .refersTo = Kind::client},
        {.key = "criterion", .label = {"条件", "Criterion"}, .type = FieldType::reference, .required = true, .editable = false, .listed = true, .refersTo = Kind::key_criterion},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .editable = false, .listed = true},
        {.key = "met", .label = {"满足", "Met"}, .type = FieldType::boolean, .editable = false, .listed = true},
        {.key = "note", .label = {"备注", "Note"}, .type = FieldType::long_text, .editable = false, .listed = true},
        {.key = "person", .label = {"确认人", "By"}, .type = FieldType::reference, .editable = false, .refersTo = Kind::person},
    };
    return {.kind = Kind::criterion_check,
            .key = "criterion_checks",
            .table = "criterion_check",
            .one = {"条件确认", "Criterion check"},
            .many = {"条件确认", "Criterion checks"},
            .fields = kFields,
            .owner = "client",
            .day = "date"};
}

}  // namespace meike::kinds
