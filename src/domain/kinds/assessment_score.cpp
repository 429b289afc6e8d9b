// SPDX-License-Identifier: GPL-3.0-or-later
// What a saved assessment says of one client.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow assessment_score() {
    static const Field kFields[] = {
        {.key = "assessment", .label = {"价值评估", "Assessment"}, .type = FieldType::reference, .required = true,
         .refersTo = Kind::assessment},
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .refersTo = Kind::client},
        {.key = "tier", .label = {"等级", "Tier"}},
        {.key = "tier_computed", .label = {"计算等级", "Computed tier"}},
        {.key = "value_score", .label = {"价值评分", "Value score"}, .type = FieldType::decimal, .scale = 2},
        {.key = "r", .label = {"R", "R"}, .type = FieldType::integer},
        {.key = "f", .label = {"F", "F"}, .type = FieldType::integer},
        {.key = "m", .label = {"M", "M"}, .type = FieldType::integer},
        {.key = "rfm_class", .label = {"RFM 类型", "RFM class"}},
        {.key = "stage", .label = {"关系阶段", "Stage"}},
        {.key = "recency_days", .label = {"沉默天数", "Recency"}, .type = FieldType::integer},
        {.key = "frequency", .label = {"合作频次", "Frequency"}, .type = FieldType::integer},
        {.key = "monetary", .label = {"窗口内价值", "Value in window"}, .type = FieldType::money},
        {.key = "reasons", .label = {"原因", "Reasons"}, .type = FieldType::long_text},
    };
    return {.kind = Kind::assessment_score,
            .key = "assessment_scores",
            .table = "assessment_score",
            .one = {"评估结果", "Assessment score"},
            .many = {"评估结果", "Assessment scores"},
            .fields = kFields,
            .uid = false,
            .owner = "client",
            .snapshot = true};
}

}  // namespace meike::kinds
