// SPDX-License-Identifier: GPL-3.0-or-later
// A client has got another owner, or none: who had it, who has it now, and why.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow handover() {
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .editable = false, .listed = true, .refersTo = Kind::client},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .editable = false, .listed = true},
        {.key = "what", .label = {"方式", "How"}, .type = FieldType::choice, .required = true, .editable = false, .listed = true, .choices = choices::handoverWays()},
        {.key = "from_person", .label = {"原负责人", "Owner before"}, .type = FieldType::reference, .editable = false, .listed = true, .refersTo = Kind::person},
        {.key = "to_person", .label = {"新负责人", "Owner now"}, .type = FieldType::reference, .editable = false, .listed = true, .refersTo = Kind::person},
        {.key = "note", .label = {"交接说明", "Note"}, .type = FieldType::long_text, .editable = false, .listed = true},
        {.key = "tasks", .label = {"随同任务", "Tasks with it"}, .type = FieldType::integer, .editable = false, .minimum = 0, .maximum = 1'000'000},
    };
    return {.kind = Kind::handover,
            .key = "handovers",
            .table = "handover",
            .one = {"客户移交", "Handover"},
            .many = {"客户移交", "Handovers"},
            .fields = kFields,
            .owner = "client",
            .day = "date"};
}

}  // namespace meike::kinds
