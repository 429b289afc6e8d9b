// SPDX-License-Identifier: GPL-3.0-or-later
// 年框: a period with a committed amount; orders are placed below it.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow framework_contract() {
    static constexpr std::string_view kMatch[] = {"number", "title"};
    static constexpr DatePair kPeriods[] = {{"start", "finish"}};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "title", .label = {"年框名称", "Framework contract"}, .required = true, .listed = true,
         .aliases = "框架合同名称|框架协议名称|年框|框架合同|框架协议|合同名称|协议名称|名称|标题|framework contract name|framework|framework agreement|agreement|agreement name|contract name|title|name|annual contract",
         .sample = {"2025年度框架", "Framework 2025"}},
        {.key = "number", .label = {"年框编号", "Contract number"}, .listed = true, .identifier = true,
         .aliases = "框架合同编号|框架编号|框架协议编号|协议编号|协议号|合同编号|合同号|编号|contract no|framework number|agreement number|agreement no|contract number|number|no", .sample = {"KJ-2025-001", "FC-2025-001"}},
        {.key = "start", .label = {"开始日期", "Start"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "框架开始日期|起始日期|生效日期|合同开始日期|开始时间|start|start date|from|effective date|valid from", .sample = {"2025-01-01", "2025-01-01"}},
        {.key = "finish", .label = {"结束日期", "End"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "框架结束日期|截止日期|到期日期|到期日|合同结束日期|结束时间|end|end date|to|until|valid until|expiry date|expires on", .sample = {"2025-12-31", "2025-12-31"}},
        {.key = "committed", .label = {"承诺金额", "Committed amount"}, .type = FieldType::money, .required = true, .listed = true, .minimum = 0, .maximum = 1'000'000'000'000'000,
         .aliases = "框架金额|承诺额|承诺投放金额|保底金额|年框金额|约定金额|合同金额|金额|committed|commitment|commitment amount|committed spend|framework amount|guaranteed amount|amount|contract amount",
         .sample = {"2000000.00", "2000000.00"}},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .aliases = "货币|币别|合同币种|货币代码|currency code|ccy|currency", .sample = {"CNY", "CNY"}, .width = 70},
        {.key = "tax_included", .label = {"含税", "Tax included"}, .type = FieldType::boolean, .aliases = "是否含税|含税否|价税类型|tax included|incl tax|includes tax|gross of tax"},
        {.key = "tax_rate", .label = {"税率", "Tax rate"}, .type = FieldType::decimal, .minimum = 0, .maximum = 5'000, .scale = 4, .share = true,
         .aliases = "增值税率|增值税税率|适用税率|vat rate|tax rate|tax percent|rate of tax", .width = 70},
        {.key = "rebate_steps", .label = {"返点阶梯", "Rebate steps"}, .type = FieldType::long_text,
         .aliases = "返点政策|阶梯返点|返点条款|返点比例|返点|rebate|rebate terms|rebate steps|rebate scheme|volume rebate", .sample = {"100万以上 3%，200万以上 5%", "3 % from 1 M, 5 % from 2 M"}},
        {.key = "status", .label = {"状态", "Status"}, .type = FieldType::choice, .listed = true, .choices = choices::frameworkStatuses(),
         .aliases = "合同状态|框架状态|执行状态|进度|status|state|contract status|stage"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|补充说明|详情|描述|notes|note|remark|remarks|comment|comments|description|details|memo"},
    };
    return {.kind = Kind::framework_contract,
            .key = "framework_contracts",
            .table = "framework_contract",
            .one = {"年框", "Framework contract"},
            .many = {"年框", "Framework contracts"},
            .fields = kFields,
            .nameField = "title",
            .owner = "client",
            .day = "start",
            .planned = true,
            .moneyIn = "currency",
            .edited = true,
            .importOrder = 7,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .periods = kPeriods,
            .tab = ClientTab::business,
            .icon = "handshake"};
}

}  // namespace meike::kinds
