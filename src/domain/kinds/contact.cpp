// SPDX-License-Identifier: GPL-3.0-or-later
// A person at a client, with a part in the decision chain.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow contact() {
    static constexpr std::string_view kMatch[] = {"name"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|company|account|customer|client name", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "name", .label = {"姓名", "Name"}, .required = true, .personal = true, .listed = true,
         .aliases = "联系人|contact|full name|contact name", .sample = {"李娜", "Sam Lee"}},
        {.key = "title", .label = {"职务", "Job title"}, .listed = true, .aliases = "职位|position|job"},
        {.key = "department", .label = {"部门", "Department"}, .aliases = "dept"},
        {.key = "mobile", .label = {"手机", "Mobile"}, .personal = true, .listed = true, .aliases = "手机号|手机号码|mobile phone|cell"},
        {.key = "phone", .label = {"座机", "Phone"}, .personal = true, .aliases = "电话|固定电话|tel|telephone"},
        {.key = "wechat", .label = {"微信", "WeChat"}, .personal = true, .aliases = "微信号|wechat id"},
        {.key = "email", .label = {"邮箱", "E-mail"}, .personal = true, .aliases = "电子邮箱|邮件|mail|email address"},
        {.key = "birthday", .label = {"生日", "Birthday"}, .type = FieldType::date, .personal = true, .aliases = "出生日期|date of birth"},
        {.key = "birthday_lunar", .label = {"农历生日", "Lunar birthday"}, .type = FieldType::boolean, .personal = true,
         .aliases = "农历"},
        {.key = "is_primary", .label = {"主要联系人", "Primary contact"}, .type = FieldType::boolean, .aliases = "首要联系人|primary"},
        {.key = "decision_role", .label = {"决策链角色", "Part in decisions"}, .type = FieldType::choice, .listed = true,
         .choices = choices::decisionRoles(), .aliases = "角色|role", .section = {"决策链", "Decision chain"}},
        {.key = "influence", .label = {"影响力（1–5）", "Influence (1–5)"}, .type = FieldType::integer, .minimum = 1, .maximum = 5,
         .aliases = "影响力", .section = {"决策链", "Decision chain"}},
        {.key = "attitude", .label = {"态度", "Attitude"}, .type = FieldType::choice, .choices = choices::attitudes(),
         .section = {"决策链", "Decision chain"}},
        {.key = "reports_to", .label = {"上级", "Reports to"}, .type = FieldType::reference, .refersTo = Kind::contact,
         .aliases = "汇报对象|manager", .section = {"决策链", "Decision chain"}},
        {.key = "source", .label = {"信息来源", "Source of the data"}, .aliases = "来源",
         .section = {"个人信息保护", "Privacy"}},
        {.key = "legal_basis", .label = {"处理依据", "Legal basis"}, .type = FieldType::choice, .choices = choices::legalBases(),
         .section = {"个人信息保护", "Privacy"}},
        {.key = "purpose", .label = {"使用目的", "Purpose"}, .section = {"个人信息保护", "Privacy"}},
        {.key = "consent_on", .label = {"同意日期", "Consent given"}, .type = FieldType::date,
         .section = {"个人信息保护", "Privacy"}},
        {.key = "consent_withdrawn_on", .label = {"撤回同意日期", "Consent withdrawn"}, .type = FieldType::date,
         .section = {"个人信息保护", "Privacy"}},
        {.key = "retain_until", .label = {"保存至", "Keep until"}, .type = FieldType::date,
         .section = {"个人信息保护", "Privacy"}},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .personal = true, .aliases = aliases::kNotes},
    };
    return {.kind = Kind::contact,
            .key = "contacts",
            .table = "contact",
            .one = {"联系人", "Contact"},
            .many = {"联系人", "Contacts"},
            .fields = kFields,
            .nameField = "name",
            .owner = "client",
            .edited = true,
            .importOrder = 2,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .tab = ClientTab::people,
            .icon = "user-round",
            .addKey = 'C'};
}

}  // namespace meike::kinds
