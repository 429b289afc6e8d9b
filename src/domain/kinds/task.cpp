// SPDX-License-Identifier: GPL-3.0-or-later
// Something to do, for a client or in general.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow task() {
    // Tasks repeat: the same one has the same day too.
    static constexpr std::string_view kMatch[] = {"title", "due"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::client,
         .aliases = aliases::kClient, .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "title", .label = {"任务", "Task"}, .required = true, .listed = true, .sample = {"回访投放效果", "Call about the results"}},
        {.key = "kind", .label = {"类别", "Kind"}, .type = FieldType::choice, .listed = true, .choices = choices::taskKinds()},
        {.key = "due", .label = {"到期日", "Due"}, .type = FieldType::date, .listed = true, .sample = {"2025-03-16", "2025-03-16"}},
        {.key = "owner", .label = {"负责人", "Owner"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person, .sample = {"张伟", "Alex Chen"}},
        {.key = "done_on", .label = {"完成日期", "Done on"}, .type = FieldType::date, .listed = true},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = aliases::kNotes},
    };
    return {.kind = Kind::task,
            .key = "tasks",
            .table = "task",
            .one = {"任务", "Task"},
            .many = {"任务", "Tasks"},
            .fields = kFields,
            .nameField = "title",
            .owner = "client",
            .day = "due",
            .done = "done_on",
            .edited = true,
            .importOrder = 11,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .matchAllKeys = true,
            .tab = ClientTab::activity,
            .icon = "clipboard-list",
            .addKey = 'T'};
}

}  // namespace meike::kinds
