// SPDX-License-Identifier: GPL-3.0-or-later
// A saved rule or a fixed list.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow segment() {
    static const Field kFields[] = {
        {.key = "name", .label = {"细分", "Segment"}, .required = true, .listed = true},
        {.key = "rule", .label = {"规则", "Rule"}, .type = FieldType::long_text, .required = true},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text},
        {.key = "version", .label = {"规则版本", "Rule version"}, .type = FieldType::integer, .editable = false,
         .minimum = 1, .maximum = 1'000'000},
        {.key = "fixed_on", .label = {"固定名单日期", "List taken on"}, .type = FieldType::date, .editable = false},
    };
    return {.kind = Kind::segment,
            .key = "segments",
            .table = "segment",
            .one = {"细分", "Segment"},
            .many = {"细分", "Segments"},
            .fields = kFields,
            .nameField = "name"};
}

}  // namespace meike::kinds
