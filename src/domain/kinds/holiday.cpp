// SPDX-License-Identifier: GPL-3.0-or-later
// A day off, or one that is worked instead: of a year that the program does not know yet, or of the house alone.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow holiday() {
    static constexpr std::string_view kMatch[] = {"day"};
    static const Field kFields[] = {
        {.key = "day", .label = {"日期", "Day"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "放假日期|节假日日期|调休日期|date|day|holiday date", .sample = {"2027-01-01", "2027-01-01"}},
        {.key = "name", .label = {"节日", "Holiday"}, .required = true, .listed = true,
         .aliases = "节假日|节日名称|假日名称|节假日名称|名称|说明|holiday|holiday name|name|description", .sample = {"元旦", "New Year"}},
        {.key = "worked", .label = {"上班", "Worked"}, .type = FieldType::boolean, .listed = true,
         .aliases = "调休上班|是否上班|补班|是否调休|worked|working day|make up workday"},
    };
    return {.kind = Kind::holiday,
            .key = "holidays",
            .table = "holiday",
            .one = {"节假日", "Day off"},
            .many = {"节假日", "Days off"},
            .fields = kFields,
            .nameField = "name",
            .edited = true,
            .importOrder = 21,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchAllKeys = true};
}

}  // namespace meike::kinds
