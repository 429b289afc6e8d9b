// SPDX-License-Identifier: GPL-3.0-or-later
// A client has become a key account, stays one for now, or is none any more: with the reason, and how it stood that
// day.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow key_decision() {
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .editable = false, .listed = true, .refersTo = Kind::client},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .editable = false, .listed = true},
        {.key = "what", .label = {"决定", "Decision"}, .type = FieldType::choice, .required = true, .editable = false, .listed = true, .choices = choices::keyDecisions()},
        {.key = "reason", .label = {"理由", "Reason"}, .type = FieldType::long_text, .editable = false, .listed = true},
        {.key = "until", .label = {"保留至", "Kept until"}, .type = FieldType::date, .editable = false},
        {.key = "person", .label = {"决定人", "By"}, .type = FieldType::reference, .editable = false, .listed = true, .refersTo = Kind::person},
        {.key = "standing", .label = {"当时条件", "Criteria then"}, .type = FieldType::long_text, .editable = false},
        {.key = "price", .label = {"移出代价", "What leaving costs"}, .type = FieldType::long_text, .editable = false},
    };
    return {.kind = Kind::key_decision,
            .key = "key_decisions",
            .table = "key_decision",
            .one = {"大客户进出", "Key account decision"},
            .many = {"大客户进出", "Key account decisions"},
            .fields = kFields,
            .owner = "client",
            .day = "date"};
}

}  // namespace meike::kinds
