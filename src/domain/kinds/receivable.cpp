// SPDX-License-Identifier: GPL-3.0-or-later
// What is due when.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow receivable() {
    static constexpr std::string_view kMatch[] = {"number"};
    static constexpr std::string_view kCaption[] = {"due", "number", "amount"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = aliases::kBuyer, .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "order_id", .label = {"订单", "Order"}, .type = FieldType::reference, .refersTo = Kind::order,
         .aliases = "订单编号|合同编号|order no"},
        {.key = "number", .label = {"编号", "Number"}, .listed = true, .aliases = "发票号|发票号码|应收编号|invoice no", .sample = {"2025-001", "2025-001"}},
        {.key = "due", .label = {"到期日", "Due"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "应收日期|到期日期|due date", .sample = {"2025-04-30", "2025-04-30"}},
        {.key = "amount", .label = {"应收金额", "Amount due"}, .type = FieldType::money, .required = true, .listed = true,
         .aliases = "金额|应收|amount", .sample = {"12000.00", "12000.00"}},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = aliases::kCurrency, .sample = {"CNY", "CNY"}, .width = 70},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = aliases::kNotes},
    };
    return {.kind = Kind::receivable,
            .key = "receivables",
            .table = "receivable",
            .one = {"应收", "Receivable"},
            .many = {"应收", "Receivables"},
            .fields = kFields,
            .nameField = "number",
            .owner = "client",
            .day = "due",
            .moneyIn = "currency",
            .edited = true,
            .importOrder = 5,
            .matchKeys = kMatch,
            .caption = kCaption,
            .tab = ClientTab::money,
            .icon = "calendar-clock",
            .addKey = 'R'};
}

}  // namespace meike::kinds
