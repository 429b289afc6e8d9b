// SPDX-License-Identifier: GPL-3.0-or-later
// One piece of business: an order or contract; refunds are negative.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow order() {
    static constexpr std::string_view kMatch[] = {"number"};
    static constexpr DatePair kPeriods[] = {{"service_start", "service_end"}};
    // Many papers have no number, or the same one.
    static constexpr std::string_view kCaption[] = {"date", "number", "amount"};
    // What only files have: an amount as quantity times price.
    static const Field kFileFields[] = {
        {.key = "quantity", .label = {"数量", "Quantity"}, .type = FieldType::decimal, .aliases = "qty|件数|个数|units"},
        {.key = "unit_price", .label = {"单价", "Unit price"}, .type = FieldType::decimal, .aliases = "unitprice|价格|price per unit"},
    };
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = aliases::kBuyer, .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "订单日期|签约日期|下单日期|合同日期|成交日期|invoice date|invoicedate|order date|when|purchase date", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "number", .label = {"编号", "Number"}, .listed = true,
         .aliases = "订单编号|订单号|合同编号|合同号|invoice|invoice no|invoiceno|order no|order number|order id|contract no", .sample = {"2025-001", "2025-001"}},
        {.key = "service", .label = {"服务类型", "Service type"}, .type = FieldType::pick, .listed = true, .target = "service",
         .aliases = "服务|业务类型|产品|service type|product", .sample = {"媒介采买", "Media buying"}},
        {.key = "amount", .label = {"合同金额", "Gross amount"}, .type = FieldType::money, .required = true, .listed = true,
         .aliases = "金额|总金额|订单金额|成交金额|amount|gross|total|dollar value|revenue|price", .sample = {"12000.00", "12000.00"}},
        {.key = "net", .label = {"净收入", "Net revenue"}, .type = FieldType::money, .listed = true,
         .aliases = "净额|服务费加返点|net revenue|net amount", .sample = {"3600.00", "3600.00"}},
        {.key = "cost", .label = {"直接成本", "Direct cost"}, .type = FieldType::money, .listed = true, .aliases = "成本|direct cost", .sample = {"1200.00", "1200.00"}},
        {.key = "advance_cost", .label = {"垫款成本", "Cost of money advanced"}, .type = FieldType::money,
         .aliases = "垫资成本|资金成本"},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = aliases::kCurrency, .sample = {"CNY", "CNY"}, .width = 70},
        {.key = "service_start", .label = {"服务开始", "Service start"}, .type = FieldType::date, .listed = true,
         .aliases = "服务开始日期|合同开始|合同开始日期|service from"},
        {.key = "service_end", .label = {"服务结束", "Service end"}, .type = FieldType::date, .listed = true,
         .aliases = "服务结束日期|合同结束|合同到期|合同结束日期|service to"},
        {.key = "project", .label = {"项目", "Project"}, .type = FieldType::reference, .refersTo = Kind::project,
         .aliases = "项目名称|project name|campaign"},
        {.key = "refund_of", .label = {"退款所属订单", "Refund of"}, .type = FieldType::reference, .refersTo = Kind::order,
         .aliases = "原订单|原订单号|original order"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = aliases::kNotes},
    };
    return {.kind = Kind::order,
            .key = "orders",
            .table = "client_order",
            .one = {"订单", "Order"},
            .many = {"订单", "Orders"},
            .fields = kFields,
            .nameField = "number",
            .owner = "client",
            .day = "date",
            .moneyIn = "currency",
            .edited = true,
            .importOrder = 4,
            .matchKeys = kMatch,
            .fileFields = kFileFields,
            .periods = kPeriods,
            .caption = kCaption,
            .tab = ClientTab::business,
            .icon = "receipt",
            .addKey = 'O'};
}

}  // namespace meike::kinds
