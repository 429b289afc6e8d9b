// SPDX-License-Identifier: GPL-3.0-or-later
// The value of a currency in the base currency from a day on.
#include "base/error_code.h"
#include "domain/kinds/kinds.h"
#include "domain/record.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow rate() {
    static constexpr std::string_view kMatch[] = {"day", "currency"};
    static const Field kFields[] = {
        {.key = "currency", .label = {"币种", "Currency"}, .required = true, .listed = true, .aliases = "货币|币别|结算币种|合同币种|货币代码|货币类型|币种代码|原币币种|currency code|ccy|currency|currency iso code|deal currency"
                    "|order currency|transaction currency|iso currency|cur|from currency|外币|外币币种|source currency|base"
                    "|symbol", .sample = {"USD", "USD"}, .width = 70},
        {.key = "day", .label = {"起始日", "From"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "日期|生效日期|生效时间|起始日期|汇率日期|发布日期|发布时间|date|day|effective date|valid from|rate date|from|from date|as of"
                    "|effective from", .sample = {"2025-01-01", "2025-01-01"}},
        {.key = "rate", .label = {"汇率（兑本位币）", "Value in base currency"}, .type = FieldType::decimal, .required = true, .listed = true,
         .minimum = 1, .maximum = 1'000'000'000'000'000, .scale = 9, .aliases = "汇率|兑人民币汇率|折算汇率|中间价|人民币中间价|央行中间价|折算价|记账汇率|汇率值|exchange rate|rate|fx rate|conversion rate|mid rate"
                    "|central parity|value|spot rate", .sample = {"7.1", "7.1"}},
    };
    return {.kind = Kind::rate,
            .key = "rates",
            .table = "rate",
            .one = {"汇率", "Rate"},
            .many = {"汇率", "Rates"},
            .fields = kFields,
            .nameField = "currency",
            .day = "day",
            .edited = true,
            .importOrder = 20,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchAllKeys = true,
            .check = [](const Record& record, std::vector<FieldProblem>& problems) {
                if (!isEmpty(record.get("rate")) && record.integer("rate") <= 0)
                    problems.push_back({"rate", ErrorCode::not_above_zero});
            }};
}

}  // namespace meike::kinds
