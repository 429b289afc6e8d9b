// SPDX-License-Identifier: GPL-3.0-or-later
// Business that may come: from a lead to won or lost.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"
#include "domain/kinds/ledger_columns.h"
#include "domain/record.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow opportunity() {
    static constexpr std::string_view kMatch[] = {"title"};
    static constexpr DatePair kPeriods[] = {{"date", "closed_on"}};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "title", .label = {"商机", "Opportunity"}, .required = true, .listed = true,
         .aliases = "商机名称|机会名称|销售机会|项目机会|线索名称|名称|标题|opportunity|opportunity name|deal|deal name|lead name|title|name|pitch", .sample = {"下半年短视频投放", "Short video, second half"}},
        {.key = "stage", .label = {"商机阶段", "Stage"}, .type = FieldType::choice, .required = true, .listed = true, .choices = choices::opportunityStages(),
         .aliases = "阶段|销售阶段|机会阶段|商机状态|状态|stage|deal stage|sales stage|opportunity stage|pipeline stage|status"},
        {.key = "date", .label = {"建立日期", "Opened on"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "创建日期|创建时间|商机日期|发现日期|日期|date|opened on|created on|created date|create date|date opened", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "amount", .label = {"预计金额", "Expected amount"}, .type = FieldType::money, .listed = true, .minimum = 0, .maximum = 1'000'000'000'000'000,
         .aliases = "商机金额|预计销售金额|预计成交金额|预估金额|金额|amount|expected amount|deal amount|opportunity amount|expected revenue|value", .sample = {"300000.00", "300000.00"}},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .aliases = "货币|币别|货币代码|currency code|ccy|currency", .sample = {"CNY", "CNY"}, .width = 70},
        {.key = "expected_on", .label = {"预计成交日期", "Expected on"}, .type = FieldType::date, .listed = true,
         .aliases = "预计签约日期|预计成交时间|预计签单日期|预计结单日期|预计关闭日期|expected close date|close date|expected on|expected date|closing date"},
        {.key = "owner", .label = {"负责人", "Owner"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person,
         .aliases = "商机负责人|销售|销售人员|业务员|跟进人|客户经理|owner|opportunity owner|deal owner|sales rep|assigned to|responsible", .sample = {"张伟", "Alex Chen"}},
        {.key = "closed_on", .label = {"结束日期", "Closed on"}, .type = FieldType::date,
         .aliases = "赢单日期|输单日期|关闭日期|结单日期|实际成交日期|closed on|closed date|won date|lost date|actual close date"},
        {.key = "reason_lost", .label = {"输单原因", "Reason lost"}, .aliases = "丢单原因|失败原因|未成交原因|reason lost|lost reason|loss reason|closed lost reason"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|补充说明|详情|描述|notes|note|remark|remarks|comment|comments|description|details|memo"},
    };
    return {.kind = Kind::opportunity,
            .key = "opportunities",
            .table = "opportunity",
            .one = {"商机", "Opportunity"},
            .many = {"商机", "Opportunities"},
            .fields = kFields,
            .nameField = "title",
            .owner = "client",
            .day = "date",
            .done = "closed_on",
            .moneyIn = "currency",
            .edited = true,
            .importOrder = 16,
            .matchKeys = kMatch,
            .matchWithinOwner = true,
            .beside = ledger::kOfOpportunity,
            .periods = kPeriods,
            .begin = [](Record& record) { record.set("stage", std::string("lead")); },
            .tab = ClientTab::business,
            .icon = "target"};
}

}  // namespace meike::kinds
