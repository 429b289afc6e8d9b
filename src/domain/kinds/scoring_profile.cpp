// SPDX-License-Identifier: GPL-3.0-or-later
// A version of the rules of an assessment.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow scoring_profile() {
    static const Field kFields[] = {
        {.key = "name", .label = {"评分方案", "Scoring profile"}, .required = true, .listed = true},
        {.key = "version", .label = {"版本", "Version"}, .type = FieldType::integer, .required = true, .listed = true},
        {.key = "body", .label = {"规则", "Rules"}, .type = FieldType::long_text, .required = true},
        {.key = "in_use", .label = {"当前使用", "In use"}, .type = FieldType::boolean, .listed = true},
    };
    return {.kind = Kind::scoring_profile,
            .key = "scoring_profiles",
            .table = "scoring_profile",
            .one = {"评分方案", "Scoring profile"},
            .many = {"评分方案", "Scoring profiles"},
            .fields = kFields,
            .nameField = "name"};
}

}  // namespace meike::kinds
