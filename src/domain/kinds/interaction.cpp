// SPDX-License-Identifier: GPL-3.0-or-later
// A call, visit, meeting, message ... with a client.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow interaction() {
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = aliases::kClient, .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "互动日期|沟通日期|跟进日期|when", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "kind", .label = {"方式", "Kind"}, .type = FieldType::choice, .required = true, .listed = true,
         .choices = choices::interactionKinds(), .aliases = "沟通方式|类型|渠道|channel|type"},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::contact,
         .aliases = "contact name"},
        {.key = "person", .label = {"我方", "By"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person,
         .aliases = "跟进人|负责人|who|owner", .sample = {"张伟", "Alex Chen"}},
        {.key = "summary", .label = {"内容", "Summary"}, .type = FieldType::long_text, .required = true, .listed = true,
         .aliases = "沟通内容|摘要|跟进内容|content|note", .sample = {"沟通下季度投放计划", "Talked about next quarter's plan"}},
        {.key = "next_step", .label = {"下一步", "Next step"}, .aliases = "后续|next"},
        {.key = "next_step_on", .label = {"下一步日期", "Next step on"}, .type = FieldType::date, .aliases = "下次跟进"},
    };
    return {.kind = Kind::interaction,
            .key = "interactions",
            .table = "interaction",
            .one = {"互动", "Interaction"},
            .many = {"互动", "Interactions"},
            .fields = kFields,
            .nameField = "summary",
            .owner = "client",
            .day = "date",
            .edited = true,
            .importOrder = 7,
            .tab = ClientTab::activity,
            .icon = "message-circle",
            .addKey = 'I'};
}

}  // namespace meike::kinds
