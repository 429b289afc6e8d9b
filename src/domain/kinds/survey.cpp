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
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|品牌|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .refersTo = Kind::contact, .aliases = "受访人|受访者|填写人|答卷人|评价人|客户联系人|contact|contact name|respondent|answered by|respondent name|contact person"},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true, .aliases = "调研日期|调查日期|填写日期|提交日期|提交时间|评价日期|评价时间|回访日期|答题时间|date|survey date|response date|submitted at"
                    "|submitted on|answered on|completed at|date submitted|responded on|created at", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "metric", .label = {"指标", "Metric"}, .type = FieldType::choice, .required = true, .listed = true,
         .choices = choices::surveyMetrics(), .aliases = "调研指标|指标类型|调查类型|问卷类型|评价类型|类型|metric|survey type|type|score type|measure|survey|kpi"},
        {.key = "score", .label = {"得分", "Score"}, .type = FieldType::integer, .required = true, .listed = true, .minimum = 0,
         .maximum = 10, .aliases = "评分|分数|打分|满意度|满意度评分|满意度得分|推荐值|nps得分|score|rating|points|nps score|csat score|value|result|answer", .sample = {"5", "5"}},
        {.key = "comment", .label = {"意见", "Comment"}, .type = FieldType::long_text, .aliases = "建议|意见建议|客户意见|反馈|反馈意见|评价内容|备注|说明|comment|comments|feedback|remark|remarks|verbatim|notes|suggestion"
                    "|suggestions|customer comment", .sample = {"响应很快", "Quick answers"}},
        {.key = "corrective_action", .label = {"整改措施", "Corrective action"}, .type = FieldType::long_text, .aliases = "改进措施|改善措施|纠正措施|整改方案|应对措施|corrective action|action|improvement|action plan|remedy|follow up action"},
        // What the answer is about; empty: what the client last had from us.
        {.key = "service", .label = {"服务类型", "Service"}, .type = FieldType::pick, .target = "service",
         .aliases = "调查服务|评价服务|服务项目|服务|业务类型|service type|service|rated service"},
        // What was done about a low score, and of which action this answer says what it has brought.
        {.key = "task", .label = {"整改任务", "Corrective task"}, .type = FieldType::reference, .editable = false, .refersTo = Kind::task},
        {.key = "after_task", .label = {"整改后回访", "After the task"}, .type = FieldType::reference, .editable = false, .refersTo = Kind::task},
        {.key = "corrected_on", .label = {"整改完成日期", "Corrected on"}, .type = FieldType::date, .aliases = "整改日期|改进完成日期|整改完成时间|完成日期|corrected on|action completed on|done on|completion date|fixed on"},
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
            .importOrder = 14,
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
