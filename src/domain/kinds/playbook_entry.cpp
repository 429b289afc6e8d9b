// SPDX-License-Identifier: GPL-3.0-or-later
// Since when a client is under the rule of a playbook: noted once, when it is noticed.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow playbook_entry() {
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .editable = false, .listed = true, .refersTo = Kind::client},
        {.key = "playbook", .label = {"维护方案", "Playbook"}, .type = FieldType::reference, .required = true, .editable = false, .listed = true, .refersTo = Kind::playbook},
        {.key = "entered_on", .label = {"进入日期", "Since"}, .type = FieldType::date, .required = true, .editable = false, .listed = true},
        {.key = "left_on", .label = {"离开日期", "Until"}, .type = FieldType::date, .editable = false, .listed = true},
        // Was in when the playbook was enabled, or came in because its rule was edited: nothing has happened to the client.
        {.key = "founding", .label = {"启用或改规则时在内", "In from the start"}, .type = FieldType::boolean, .editable = false},
        {.key = "left_by_rule", .label = {"因改规则离开", "Left by a new rule"}, .type = FieldType::boolean, .editable = false},
        // Among those noted together, by value at stake, in ten-thousandths: the first occurrences of a cadence are spread by it.
        {.key = "place", .label = {"排布位置", "Place"}, .type = FieldType::integer, .editable = false, .minimum = 0, .maximum = 9'999},
        {.key = "tier", .label = {"进入时等级", "Tier then"}, .editable = false},
        {.key = "held_out", .label = {"对照组", "Held out"}, .type = FieldType::boolean, .editable = false},
    };
    return {.kind = Kind::playbook_entry,
            .key = "playbook_entries",
            .table = "playbook_entry",
            .one = {"方案名单", "Entry of a playbook"},
            .many = {"方案名单", "Entries of playbooks"},
            .fields = kFields,
            .owner = "client",
            .day = "entered_on",
            .done = "left_on"};
}

}  // namespace meike::kinds
