// SPDX-License-Identifier: GPL-3.0-or-later
// What a client is given: upgrades, gifts, invitations, extra service.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"
#include "domain/record.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow benefit() {
    static constexpr std::string_view kMatch[] = {"title", "date"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "title", .label = {"权益", "Benefit"}, .required = true, .listed = true,
         .aliases = "权益名称|权益内容|礼遇|福利|礼品|增值服务|名称|标题|benefit|benefit name|perk|gift|title|name", .sample = {"年度复盘会", "Annual review day"}},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "权益日期|兑现日期|发放日期|赠送日期|提供日期|date|given on|date given|delivered on|benefit date", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "value", .label = {"权益价值", "Worth"}, .type = FieldType::money, .listed = true, .minimum = 0, .maximum = 1'000'000'000'000'000,
         .aliases = "价值|金额|折合金额|权益金额|成本|value|worth|amount|cost|benefit value", .sample = {"5000.00", "5000.00"}},
        {.key = "status", .label = {"状态", "Status"}, .type = FieldType::choice, .required = true, .listed = true, .choices = choices::benefitStatuses(),
         .aliases = "兑现状态|权益状态|发放状态|status|state|benefit status"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|补充说明|详情|描述|notes|note|remark|remarks|comment|comments|description|details|memo"},
    };
    return {.kind = Kind::benefit,
            .key = "benefits",
            .table = "benefit",
            .one = {"权益", "Benefit"},
            .many = {"权益", "Benefits"},
            .fields = kFields,
            .nameField = "title",
            .owner = "client",
            .day = "date",
            .planned = true,
            .edited = true,
            .importOrder = 15,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .matchAllKeys = true,
            .begin = [](Record& record) { record.set("status", std::string("promised")); },
            .tab = ClientTab::care,
            .icon = "gift"};
}

}  // namespace meike::kinds
