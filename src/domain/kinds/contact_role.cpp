// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a contact at a client besides the one they belong to, or at one they have left.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow contact_role() {
    static constexpr DatePair kPeriods[] = {{"start", "finish"}};
    static constexpr std::string_view kCaption[] = {"contact", "title"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .required = true, .listed = true, .refersTo = Kind::contact,
         .aliases = "姓名|联系人姓名|客户联系人|contact|contact name|name|full name", .sample = {"李娜", "Sam Lee"}, .anywhere = true},
        {.key = "title", .label = {"职务", "Job title"}, .listed = true, .aliases = "职位|岗位|头衔|在此任职|position|job|title|job position|part", .sample = {"顾问", "Adviser"}},
        {.key = "decision_role", .label = {"决策链角色", "Part in decisions"}, .type = FieldType::choice, .listed = true, .choices = choices::decisionRoles(),
         .aliases = "角色|决策角色|采购角色|联系人角色|role|buying role|decision role|contact role"},
        {.key = "start", .label = {"开始日期", "From"}, .type = FieldType::date, .listed = true,
         .aliases = "任职开始|入职日期|起始日期|开始时间|start|start date|since|began on", .sample = {"2025-03-01", "2025-03-01"}},
        {.key = "finish", .label = {"结束日期", "To"}, .type = FieldType::date, .listed = true, .aliases = "任职结束|离职日期|截止日期|结束时间|end|end date|until|left on"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|补充说明|详情|描述|notes|note|remark|remarks|comment|comments|description|details|memo"},
    };
    return {.kind = Kind::contact_role,
            .key = "contact_roles",
            .table = "contact_role",
            .one = {"任职", "Contact role"},
            .many = {"任职关系", "Contact roles"},
            .fields = kFields,
            .nameField = "title",
            .owner = "client",
            .edited = true,
            .importOrder = 3,
            .periods = kPeriods,
            .caption = kCaption,
            .tab = ClientTab::people,
            .icon = "user-plus"};
}

}  // namespace meike::kinds
