// SPDX-License-Identifier: GPL-3.0-or-later
// What came in.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow receipt() {
    static constexpr std::string_view kMatch[] = {"number"};
    static constexpr std::string_view kCaption[] = {"date", "number", "amount"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = aliases::kBuyer, .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "date", .label = {"回款日期", "Received on"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "日期|到账日期|date|payment date", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "amount", .label = {"回款金额", "Amount received"}, .type = FieldType::money, .required = true, .listed = true,
         .aliases = "金额|回款|amount|paid", .sample = {"12000.00", "12000.00"}},
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = aliases::kCurrency, .sample = {"CNY", "CNY"}, .width = 70},
        {.key = "number", .label = {"凭证号", "Voucher"}, .listed = true, .aliases = "编号|流水号|number|reference", .sample = {"2025-001", "2025-001"}},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = aliases::kNotes},
    };
    return {.kind = Kind::receipt,
            .key = "receipts",
            .table = "receipt",
            .one = {"回款", "Receipt"},
            .many = {"回款", "Receipts"},
            .fields = kFields,
            .nameField = "number",
            .owner = "client",
            .day = "date",
            .moneyIn = "currency",
            .edited = true,
            .importOrder = 6,
            .matchKeys = kMatch,
            .caption = kCaption,
            .tab = ClientTab::money,
            .icon = "wallet",
            .addKey = 'P'};
}

}  // namespace meike::kinds
