// SPDX-License-Identifier: GPL-3.0-or-later
// Something to do, for a client or in general.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"
#include "domain/playbook.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow task() {
    // Tasks repeat: the same one has the same day too.
    static constexpr std::string_view kMatch[] = {"title", "due"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .listed = true, .identifier = true, .refersTo = Kind::client,
         .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|品牌|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "title", .label = {"任务", "Task"}, .required = true, .listed = true, .aliases = "任务名称|任务标题|标题|主题|待办|待办事项|事项|任务内容|工作内容|task|task name|title|subject|name|to do|todo|summary|activity"
                    "|action item", .sample = {"回访投放效果", "Call about the results"}},
        {.key = "kind", .label = {"类别", "Kind"}, .type = FieldType::choice, .listed = true, .choices = choices::taskKinds(), .aliases = "任务类别|任务类型|类型|kind|type|task type|category|activity type"},
        {.key = "due", .label = {"到期日", "Due"}, .type = FieldType::date, .listed = true, .aliases = "到期日期|截止日期|截止时间|计划完成日期|计划完成时间|完成期限|到期时间|计划日期|预计完成时间|日期|due|due date|deadline|due by|due on"
                    "|target date|planned date|date|end date|task due date", .sample = {"2025-03-16", "2025-03-16"}},
        {.key = "owner", .label = {"负责人", "Owner"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person, .aliases = "执行人|责任人|经办人|处理人|跟进人|归属人|指派给|销售|owner|assigned to|assignee|assigned user|responsible|task owner"
                    "|person|user|who|activity owner", .sample = {"张伟", "Alex Chen"}},
        {.key = "done_on", .label = {"完成日期", "Done on"}, .type = FieldType::date, .listed = true, .aliases = "完成时间|实际完成日期|实际完成时间|办结日期|关闭日期|done on|completed on|completion date|completed at|closed on"
                    "|date completed|finished on|completed date"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|任务描述|描述|任务说明|详情|notes|note|remark|remarks|comment|comments|description|details|memo"},
        // What a person has decided about something that a playbook wants: which one it is, and what they have said.
        {.key = "origin", .label = {"方案事项", "Of a playbook"}, .editable = false},
        {.key = "outcome", .label = {"处理", "Decision"}, .type = FieldType::choice, .editable = false, .choices = choices::outcomes()},
        {.key = "origin_due", .label = {"原定日期", "First due"}, .type = FieldType::date, .editable = false},
        {.key = "reason", .label = {"原因", "Reason"}, .editable = false},
        // An action of an account plan: said where the plan is seen.
        {.key = "account_plan", .label = {"客户计划", "Account plan"}, .type = FieldType::reference, .editable = false, .refersTo = Kind::account_plan},
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
            .planned = true,
            .done = "done_on",
            .edited = true,
            .importOrder = 17,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .matchAllKeys = true,
            .tab = ClientTab::activity,
            .icon = "clipboard-list",
            .addKey = 'T'};
}

}  // namespace meike::kinds
