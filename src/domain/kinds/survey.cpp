// SPDX-License-Identifier: GPL-3.0-or-later
// An answer to a satisfaction survey: CSAT or NPS.
#include "base/error_code.h"
#include "domain/choices.h"
#include "domain/kinds/kinds.h"
#include "domain/record.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow survey() {
    static constexpr DatePair kPeriods[] = {{"date", "corrected_on"}};
    static constexpr std::string_view kCaption[] = {"date", "metric", "score"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = aliases::kClient, .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .refersTo = Kind::contact},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true, .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "metric", .label = {"指标", "Metric"}, .type = FieldType::choice, .required = true, .listed = true,
         .choices = choices::surveyMetrics()},
        {.key = "score", .label = {"得分", "Score"}, .type = FieldType::integer, .required = true, .listed = true, .minimum = 0,
         .maximum = 10, .sample = {"5", "5"}},
        {.key = "comment", .label = {"意见", "Comment"}, .type = FieldType::long_text, .sample = {"响应很快", "Quick answers"}},
        {.key = "corrective_action", .label = {"整改措施", "Corrective action"}, .type = FieldType::long_text},
        {.key = "corrected_on", .label = {"整改完成日期", "Corrected on"}, .type = FieldType::date},
    };
    return {.kind = Kind::survey,
            .key = "surveys",
            .table = "survey",
            .one = {"满意度调查", "Survey"},
            .many = {"满意度调查", "Surveys"},
            .fields = kFields,
            .owner = "client",
            .day = "date",
            .done = "corrected_on",
            .edited = true,
            .importOrder = 10,
            .periods = kPeriods,
            // CSAT goes from 1 to 5, NPS from 0 to 10.
            .check = [](const Record& record, std::vector<FieldProblem>& problems) {
                if (isEmpty(record.get("score")) || record.text("metric") != "csat") return;
                const std::int64_t score = record.integer("score");
                if (score < 1 || score > 5) problems.push_back({"score", {ErrorCode::not_between, {1, 5}}});
            },
            .caption = kCaption,
            .tab = ClientTab::care,
            .icon = "star"};
}

}  // namespace meike::kinds
