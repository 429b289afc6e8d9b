// SPDX-License-Identifier: GPL-3.0-or-later
// A call, visit, meeting, message ... with a client.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"
#include "domain/text_form.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow interaction() {
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|拜访客户|跟进客户|拜访对象|跟进对象|客户编号|甲方|广告主|品牌|company"
                    "|company name|account|account name|customer|customer name|client name|organization|organisation"
                    "|related to|associated company|regarding|parent|parent name|related account|customer id|client id"
                    "|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "互动日期|沟通日期|跟进日期|跟进时间|沟通时间|互动时间|拜访日期|拜访时间|联系日期|联系时间|回访日期|回访时间|通话时间|会议日期|会议时间|发生时间|发生日期|记录时间|记录日期"
                    "|实际跟进时间|最近跟进时间|创建时间|开始时间|活动日期|活动时间|when|date|activity date|activity time|call date|call start time"
                    "|call time|meeting date|meeting start time|visit date|contact date|contacted on|interaction date"
                    "|date of contact|logged on|log date|start date|start time|started at|date start|timestamp|event date"
                    "|created at|created date|create date|created time|created on|completed date|time", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "kind", .label = {"方式", "Kind"}, .type = FieldType::choice, .required = true, .listed = true,
         .choices = choices::interactionKinds(), .aliases = "沟通方式|跟进方式|互动方式|联系方式|拜访方式|跟进类型|互动类型|沟通类型|活动类型|联系类型|拜访类型|记录类型|跟进形式|沟通渠道|类型|渠道|channel|type"
                    "|activity type|interaction type|contact type|contact method|method|medium|kind|call type"
                    "|engagement type|event type|activity|touchpoint|log type|communication type|mode"},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::contact,
         .aliases = "联系人姓名|客户联系人|对接人|沟通对象|拜访人|拜访联系人|被拜访人|客户方人员|客户参与人|对方联系人|参会人|contact name|contact|contact person"
                    "|contacts|attendee|who name|customer contact|associated contact|participant|spoke to|spoke with"
                    "|person met"},
        {.key = "also_present", .label = {"其他参与人", "Others present"}, .personal = true,
         .aliases = "其他参会人|其他参与者|参会人员|与会人员|出席人员|同行人员|参与人员|others|others present|attendees|participants|other attendees|people present",
         .width = 140, .form = &text_forms::kNames},
        {.key = "started_by", .label = {"发起方", "Started by"}, .type = FieldType::choice, .choices = choices::directions(),
         .aliases = "方向|沟通方向|呼叫方向|呼入呼出|通话方向|direction|call direction|inbound outbound|initiated by"},
        {.key = "duration_minutes", .label = {"时长（分钟）", "Duration (minutes)"}, .type = FieldType::integer, .minimum = 0, .maximum = 1'440,
         .aliases = "时长|时长分钟|通话时长|沟通时长|会议时长|用时|duration|duration in minutes|call duration|call duration in minutes|length minutes"},
        {.key = "person", .label = {"我方", "By"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person,
         .aliases = "跟进人|负责人|记录人|我方人员|跟进人员|拜访人员|沟通人|销售|销售人员|业务员|客户经理|创建人|执行人|负责销售|归属人|填写人|提交人|我方参与人|员工|员工姓名|who|owner|by"
                    "|created by|logged by|assigned to|assigned user|assignee|user|user name|sales rep|sales person"
                    "|salesperson|activity owner|host|organizer|organiser|activity assigned to|performed by|author|rep"
                    "|agent|employee|made by|recorded by|account manager", .sample = {"张伟", "Alex Chen"}},
        {.key = "summary", .label = {"内容", "Summary"}, .type = FieldType::long_text, .required = true, .listed = true,
         .aliases = "沟通内容|跟进内容|跟进记录|沟通记录|互动内容|拜访内容|拜访记录|摘要|沟通摘要|纪要|会议纪要|沟通纪要|记录|记录内容|跟进情况|沟通情况|拜访情况|回访内容|回访记录|拜访总结|总结|详情"
                    "|描述|备注|跟进说明|小结|情况说明|content|note|notes|summary|description|details|comments|comment|body|note body"
                    "|call notes|meeting notes|call summary|meeting summary|subject|title|topic|message|remarks|remark"
                    "|activity notes|log|outcome|discussion|minutes", .sample = {"沟通下季度投放计划", "Talked about next quarter's plan"}},
        {.key = "next_step", .label = {"下一步", "Next step"}, .aliases = "后续|后续计划|下步计划|下一步计划|下一步行动|后续动作|后续跟进|跟进计划|待办|待办事项|下次计划|下一步工作|下步动作|行动计划|next|next step|next steps"
                    "|next action|follow up|follow up action|action item|action items|to do|todo|plan|next plan"},
        {.key = "next_step_on", .label = {"下一步日期", "Next step on"}, .type = FieldType::date, .aliases = "下次跟进|下次跟进日期|下次跟进时间|下次联系时间|下次联系日期|下次拜访时间|下次拜访日期|下次回访日期|下次回访时间|提醒时间|提醒日期|计划跟进时间|预计跟进时间|next step on"
                    "|next step date|next follow up|next follow up date|follow up date|next contact date"
                    "|next activity date|next call date|reminder date|due date|next meeting date|callback date"
                    "|follow up on"},
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
            .importOrder = 11,
            .tab = ClientTab::activity,
            .icon = "message-circle",
            .addKey = 'I'};
}

}  // namespace meike::kinds
