// SPDX-License-Identifier: GPL-3.0-or-later
// A saved assessment of all clients as of a day.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow assessment() {
    static const Field kFields[] = {
        {.key = "name", .label = {"价值评估", "Assessment"}, .required = true, .listed = true},
        {.key = "as_of", .label = {"截至日期", "As of"}, .type = FieldType::date, .required = true, .listed = true},
        {.key = "profile_name", .label = {"评分方案", "Profile"}, .required = true, .listed = true},
        {.key = "profile_version", .label = {"方案版本", "Profile version"}, .type = FieldType::integer, .required = true},
        {.key = "profile_body", .label = {"方案内容", "Profile rules"}, .type = FieldType::long_text, .required = true},
        {.key = "tier_scale", .label = {"等级口径", "Tier scale"}, .required = true},
        {.key = "signed_by", .label = {"审定人", "Signed off by"}, .type = FieldType::reference, .listed = true,
         .refersTo = Kind::person},
        {.key = "signed_on", .label = {"审定日期", "Signed off on"}, .type = FieldType::date, .listed = true},
    };
    return {.kind = Kind::assessment,
            .key = "assessments",
            .table = "assessment",
            .one = {"价值评估", "Assessment"},
            .many = {"价值评估", "Assessments"},
            .fields = kFields,
            .nameField = "name",
            .day = "as_of",
            .done = "signed_on"};
}

}  // namespace meike::kinds
