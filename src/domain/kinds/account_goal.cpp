// SPDX-License-Identifier: GPL-3.0-or-later
// What an account plan wants to have reached, by when, and by what one will see it.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow account_goal() {
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .refersTo = Kind::client},
        {.key = "account_plan", .label = {"客户计划", "Account plan"}, .type = FieldType::reference, .required = true, .listed = true, .refersTo = Kind::account_plan},
        {.key = "title", .label = {"目标", "Goal"}, .required = true, .listed = true, .sample = {"年框续签", "Framework renewed"}},
        {.key = "measure", .label = {"衡量标准", "Measured by"}, .listed = true, .sample = {"签约额不低于 200 万", "at least 2 million signed"}},
        {.key = "due", .label = {"目标日期", "Due"}, .type = FieldType::date, .listed = true},
        {.key = "done_on", .label = {"达成日期", "Reached on"}, .type = FieldType::date, .listed = true},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text},
    };
    return {.kind = Kind::account_goal,
            .key = "account_goals",
            .table = "account_goal",
            .one = {"计划目标", "Goal"},
            .many = {"计划目标", "Goals"},
            .fields = kFields,
            .nameField = "title",
            .owner = "client",
            .day = "due",
            .planned = true,
            .done = "done_on",
            .edited = true,
            .tab = ClientTab::care,
            .icon = "flag"};
}

}  // namespace meike::kinds
