// SPDX-License-Identifier: GPL-3.0-or-later
// Days on which one of us is not at work.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow absence() {
    static constexpr DatePair kPeriods[] = {{"start", "finish"}};
    static constexpr std::string_view kCaption[] = {"person", "start"};
    static const Field kFields[] = {
        {.key = "person", .label = {"人员", "Person"}, .type = FieldType::reference, .required = true, .listed = true, .refersTo = Kind::person},
        {.key = "start", .label = {"开始日期", "From"}, .type = FieldType::date, .required = true, .listed = true},
        {.key = "finish", .label = {"结束日期", "Until"}, .type = FieldType::date, .required = true, .listed = true},
        {.key = "reason", .label = {"事由", "Reason"}, .listed = true},
    };
    return {.kind = Kind::absence,
            .key = "absences",
            .table = "absence",
            .one = {"请假", "Absence"},
            .many = {"请假", "Absences"},
            .fields = kFields,
            .owner = "person",
            .edited = true,
            .periods = kPeriods,
            .caption = kCaption};
}

}  // namespace meike::kinds
