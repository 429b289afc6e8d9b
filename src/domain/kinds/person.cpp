// SPDX-License-Identifier: GPL-3.0-or-later
// People who work here: they own clients and log what happens.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"
#include "domain/record.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow person() {
    static const Field kFields[] = {
        {.key = "name", .label = {"姓名", "Name"}, .required = true, .listed = true, .aliases = "人员|用户|user"},
        {.key = "role", .label = {"岗位", "Role"}, .type = FieldType::choice, .required = true, .listed = true,
         .choices = choices::personRoles(), .aliases = "角色"},
        {.key = "active", .label = {"在职", "Active"}, .type = FieldType::boolean, .listed = true},
        {.key = "care_hours", .label = {"每周客户维护工时", "Hours a week for clients"}, .type = FieldType::decimal, .minimum = 0, .maximum = 800, .scale = 1},
        {.key = "lead", .label = {"上级", "Led by"}, .type = FieldType::reference, .refersTo = Kind::person, .aliases = "直属上级|主管|组长|汇报给|manager|reports to|supervisor|team lead", .tree = true},
        {.key = "email", .label = {"邮箱", "E-mail"}, .aliases = "mail"},
    };
    return {.kind = Kind::person,
            .key = "people",
            .table = "person",
            .one = {"人员", "Person"},
            .many = {"人员", "People"},
            .fields = kFields,
            .nameField = "name",
            .edited = true,
            .begin = [](Record& record) { record.set("role", std::string("account_manager")).set("active", std::int64_t{1}); }};
}

}  // namespace meike::kinds
