// SPDX-License-Identifier: GPL-3.0-or-later
// Projects, orders and money.
#include "domain/choices.h"
#include "domain/field_tables.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::fields {

namespace {
constexpr std::string_view kClientAliases =
    "客户名称|客户|公司|公司名称|company|account|customer|customer id|customer name|client name|customerid|buyer";
constexpr std::string_view kCurrencyAliases = "币种|货币|currency code|ccy";
}  // namespace

std::span<const Field> project() {
    static const Field kRows[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = kClientAliases},
        {.key = "name", .label = {"项目名称", "Project"}, .required = true, .listed = true, .aliases = "项目|project name|campaign"},
        {.key = "code", .label = {"项目编号", "Project code"}, .aliases = "编号|project no"},
        {.key = "start", .label = {"开始日期", "Start"}, .type = FieldType::date, .listed = true, .aliases = "开始|start date"},
        {.key = "finish", .label = {"结束日期", "End"}, .type = FieldType::date, .listed = true, .aliases = "结束|end date|end"},
        {.key = "status", .label = {"状态", "Status"}, .type = FieldType::choice, .listed = true, .choices = choices::projectStatuses()},
        {.key = "owner", .label = {"负责人", "Owner"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person,
         .aliases = "客户经理|account manager"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|remark|comment"},
    };
    return kRows;
}

std::span<const Field> order() {
    static const Field kRows[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = kClientAliases},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "订单日期|签约日期|下单日期|合同日期|成交日期|invoice date|invoicedate|order date|when|purchase date"},
        {.key = "number", .label = {"编号", "Number"}, .listed = true,
         .aliases = "订单编号|订单号|合同编号|合同号|invoice|invoice no|invoiceno|order no|order number|order id|contract no"},
        {.key = "service", .label = {"服务类型", "Service type"}, .type = FieldType::pick, .listed = true, .target = "service",
         .aliases = "服务|业务类型|产品|service type|product"},
        {.key = "amount", .label = {"合同金额", "Gross amount"}, .type = FieldType::money, .required = true, .listed = true,
         .aliases = "金额|总金额|订单金额|成交金额|amount|gross|total|dollar value|revenue|price"},
        {.key = "net", .label = {"净收入", "Net revenue"}, .type = FieldType::money, .listed = true,
         .aliases = "净额|服务费加返点|net revenue|net amount"},
        {.key = "cost", .label = {"直接成本", "Direct cost"}, .type = FieldType::money, .listed = true, .aliases = "成本|direct cost"},
        {.key = "advance_cost", .label = {"垫款成本", "Cost of money advanced"}, .type = FieldType::money,
         .aliases = "垫资成本|资金成本"},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = kCurrencyAliases, .width = 70},
        {.key = "service_start", .label = {"服务开始", "Service start"}, .type = FieldType::date, .listed = true,
         .aliases = "服务开始日期|合同开始|合同开始日期|service from"},
        {.key = "service_end", .label = {"服务结束", "Service end"}, .type = FieldType::date, .listed = true,
         .aliases = "服务结束日期|合同结束|合同到期|合同结束日期|service to"},
        {.key = "project", .label = {"项目", "Project"}, .type = FieldType::reference, .refersTo = Kind::project,
         .aliases = "项目名称|project name|campaign"},
        {.key = "refund_of", .label = {"退款所属订单", "Refund of"}, .type = FieldType::reference, .refersTo = Kind::order,
         .aliases = "原订单|原订单号|original order"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|remark|comment"},
    };
    return kRows;
}

std::span<const Field> receivable() {
    static const Field kRows[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = kClientAliases},
        {.key = "order_id", .label = {"订单", "Order"}, .type = FieldType::reference, .refersTo = Kind::order,
         .aliases = "订单编号|合同编号|order no"},
        {.key = "number", .label = {"编号", "Number"}, .listed = true, .aliases = "发票号|发票号码|应收编号|invoice no"},
        {.key = "due", .label = {"到期日", "Due"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "应收日期|到期日期|due date"},
        {.key = "amount", .label = {"应收金额", "Amount due"}, .type = FieldType::money, .required = true, .listed = true,
         .aliases = "金额|应收|amount"},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = kCurrencyAliases, .width = 70},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|remark|comment"},
    };
    return kRows;
}

std::span<const Field> receipt() {
    static const Field kRows[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = kClientAliases},
        {.key = "date", .label = {"回款日期", "Received on"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "日期|到账日期|date|payment date"},
        {.key = "amount", .label = {"回款金额", "Amount received"}, .type = FieldType::money, .required = true, .listed = true,
         .aliases = "金额|回款|amount|paid"},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = kCurrencyAliases, .width = 70},
        {.key = "number", .label = {"凭证号", "Voucher"}, .listed = true, .aliases = "编号|流水号|number|reference"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|remark|comment"},
    };
    return kRows;
}

std::span<const Field> allocation() {
    static const Field kRows[] = {
        {.key = "receipt", .label = {"回款", "Receipt"}, .type = FieldType::reference, .required = true, .refersTo = Kind::receipt},
        {.key = "receivable", .label = {"应收", "Receivable"}, .type = FieldType::reference, .required = true,
         .refersTo = Kind::receivable},
        {.key = "amount", .label = {"核销金额", "Amount allocated"}, .type = FieldType::money, .required = true},
    };
    return kRows;
}

std::span<const Field> rate() {
    static const Field kRows[] = {
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = kCurrencyAliases, .width = 70},
        {.key = "day", .label = {"起始日", "From"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "日期|生效日期|date"},
        {.key = "rate", .label = {"汇率（兑本位币）", "Value in base currency"}, .type = FieldType::decimal, .required = true, .listed = true,
         .minimum = 1, .maximum = 1'000'000'000'000'000, .scale = 9, .aliases = "汇率|exchange rate"},
    };
    return kRows;
}

}  // namespace meike::fields
