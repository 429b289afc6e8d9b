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
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|公司全称|企业名称|单位名称|所属公司|所属客户|所在公司|工作单位|单位|客户公司|客户名|关联客户|企业|客户编号|甲方|广告主|品牌|company"
                    "|company name|account|account name|customer|customer name|client name|organization|organisation"
                    "|organization name|employer|associated company|primary company|business name|related company"
                    "|parent company|partner company|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "name", .label = {"姓名", "Name"}, .required = true, .personal = true, .listed = true,
         .aliases = "联系人|联系人姓名|客户联系人|对接人|对接人姓名|联络人|主联系人|首联系人|名字|姓名全称|称呼|人员姓名|经办人|收件人|contact|contact name|full name"
                    "|contact person|person|person name|first name last name|contact full name|customer contact"
                    "|display name|attention", .sample = {"李娜", "Sam Lee"}},
        {.key = "title", .label = {"职务", "Job title"}, .listed = true, .aliases = "职位|岗位|头衔|职称|职务职称|职位名称|联系人职务|联系人职位|position|job|job title|title|job position|role title|designation"
                    "|contact title|occupation"},
        {.key = "department", .label = {"部门", "Department"}, .aliases = "所在部门|所属部门|部门名称|科室|联系人部门|事业部|dept|department name|division|team|business unit"},
        {.key = "mobile", .label = {"手机", "Mobile"}, .personal = true, .listed = true, .identifier = true, .aliases = "手机号|手机号码|移动电话|联系手机|联系人手机|联系电话|联系人电话|电话号码|联系方式|移动电话号码|常用手机|mobile phone|cell|cell phone|cellphone"
                    "|mobile number|mobile phone number|mobile no|contact mobile|phone mobile|cell number|handphone"},
        {.key = "phone", .label = {"座机", "Phone"}, .personal = true, .identifier = true, .aliases = "电话|固定电话|座机号|固话|办公电话|公司电话|单位电话|总机|工作电话|tel|telephone|phone number|work phone|office phone"
                    "|business phone|direct line|direct dial|landline|phone work|office number|contact phone"},
        {.key = "wechat", .label = {"微信", "WeChat"}, .personal = true, .identifier = true, .aliases = "微信号|微信号码|联系人微信|企微|企业微信|微信id|微信账号|wechat id|weixin|wx|we chat|wechat account|wechat no|wecom"},
        {.key = "email", .label = {"邮箱", "E-mail"}, .personal = true, .aliases = "电子邮箱|邮件|邮箱地址|电子邮件|电邮|联系人邮箱|工作邮箱|公司邮箱|常用邮箱|e mail|mail|email address|email 1|work email"
                    "|business email|primary email|contact email|e mail address|email id"},
        {.key = "birthday", .label = {"生日", "Birthday"}, .type = FieldType::date, .personal = true, .aliases = "出生日期|出生年月日|出生年月|联系人生日|阳历生日|公历生日|birth date|date of birth|dob|birthdate|birth day"},
        {.key = "birthday_lunar", .label = {"农历生日", "Lunar birthday"}, .type = FieldType::boolean, .personal = true,
         .aliases = "农历|阴历生日|是否农历|阴历|lunar|lunar birthday|is lunar"},
        {.key = "is_primary", .label = {"主要联系人", "Primary contact"}, .type = FieldType::boolean, .aliases = "首要联系人|是否主联系人|是否首要|是否主要联系人|第一联系人|默认联系人|是否默认|关键联系人|primary|is primary|main contact|primary contact"
                    "|is main|default contact|key contact"},
        {.key = "decision_role", .label = {"决策链角色", "Part in decisions"}, .type = FieldType::choice, .listed = true,
         .choices = choices::decisionRoles(), .aliases = "角色|决策角色|采购角色|购买角色|联系人角色|决策身份|role|buying role|decision role|contact role|role in decision"
                    "|decision making role|stakeholder role", .section = {"决策链", "Decision chain"}},
        {.key = "influence", .label = {"影响力（1–5）", "Influence (1–5)"}, .type = FieldType::integer, .minimum = 1, .maximum = 5,
         .aliases = "影响力|影响程度|影响力评分|话语权|决策影响力|influence|influence level|influence score|level of influence|power", .section = {"决策链", "Decision chain"}},
        {.key = "attitude", .label = {"态度", "Attitude"}, .type = FieldType::choice, .choices = choices::attitudes(), .aliases = "支持度|倾向|对我态度|立场|关系态度|attitude|stance|sentiment|disposition|relationship strength",
         .section = {"决策链", "Decision chain"}},
        {.key = "reports_to", .label = {"上级", "Reports to"}, .type = FieldType::reference, .refersTo = Kind::contact,
         .aliases = "汇报对象|直属上级|上级领导|汇报给|上司|直接上级|manager|reports to|supervisor|boss|line manager|reports to name|report to", .section = {"决策链", "Decision chain"}, .tree = true},
        {.key = "source", .label = {"信息来源", "Source of the data"}, .aliases = "来源|联系人来源|线索来源|数据来源|获取渠道|名片来源|lead source|source|original source|data source|contact source"
                    "|source of data|how obtained",
         .section = {"个人信息保护", "Privacy"}},
        {.key = "legal_basis", .label = {"处理依据", "Legal basis"}, .type = FieldType::choice, .choices = choices::legalBases(), .aliases = "合法依据|法律依据|处理合法性|legal basis|lawful basis|legal ground|legal basis for processing contact's data"
                    "|gdpr basis",
         .section = {"个人信息保护", "Privacy"}},
        {.key = "purpose", .label = {"使用目的", "Purpose"}, .aliases = "处理目的|用途|purpose|purpose of use|processing purpose|data purpose", .section = {"个人信息保护", "Privacy"}},
        {.key = "consent_on", .label = {"同意日期", "Consent given"}, .type = FieldType::date, .aliases = "授权日期|授权时间|同意时间|签署同意日期|consent date|consent given|consent|opt in date|opted in on|consent on",
         .section = {"个人信息保护", "Privacy"}},
        {.key = "consent_withdrawn_on", .label = {"撤回同意日期", "Consent withdrawn"}, .type = FieldType::date, .aliases = "撤回日期|撤销同意日期|退订日期|退订时间|consent withdrawn|withdrawn on|opt out date|unsubscribed on|opted out on"
                    "|unsubscribe date",
         .section = {"个人信息保护", "Privacy"}},
        {.key = "retain_until", .label = {"保存至", "Keep until"}, .type = FieldType::date, .aliases = "保留至|保存期限|保留期限|删除期限|到期删除|keep until|retention date|retain until|delete after|retention until"
                    "|expires on",
         .section = {"个人信息保护", "Privacy"}},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .personal = true, .aliases = "说明|备注信息|备注说明|联系人备注|描述|爱好|notes|note|remark|remarks|comment|comments|description|memo|internal notes"
                    "|additional info"},
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
