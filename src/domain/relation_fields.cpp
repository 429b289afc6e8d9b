// SPDX-License-Identifier: GPL-3.0-or-later
// What happens between us and a client: interactions, needs, complaints, surveys, tasks.
#include "domain/choices.h"
#include "domain/field_tables.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::fields {

namespace {
constexpr std::string_view kClientAliases = "客户名称|客户|公司|公司名称|company|account|customer|client name";
constexpr std::string_view kNoteAliases = "说明|remark|comment";
}  // namespace

std::span<const Field> interaction() {
    static const Field kRows[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = kClientAliases},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "互动日期|沟通日期|跟进日期|when"},
        {.key = "kind", .label = {"方式", "Kind"}, .type = FieldType::choice, .required = true, .listed = true,
         .choices = choices::interactionKinds(), .aliases = "沟通方式|类型|渠道|channel|type"},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::contact,
         .aliases = "contact name"},
        {.key = "person", .label = {"我方", "By"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person,
         .aliases = "跟进人|负责人|who|owner"},
        {.key = "summary", .label = {"内容", "Summary"}, .type = FieldType::long_text, .required = true, .listed = true,
         .aliases = "沟通内容|摘要|跟进内容|content|note"},
        {.key = "next_step", .label = {"下一步", "Next step"}, .aliases = "后续|next"},
        {.key = "next_step_on", .label = {"下一步日期", "Next step on"}, .type = FieldType::date, .aliases = "下次跟进"},
    };
    return kRows;
}

std::span<const Field> need() {
    static const Field kRows[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = kClientAliases},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true},
        {.key = "title", .label = {"需求", "Need"}, .required = true, .listed = true},
        {.key = "kind", .label = {"类别", "Kind"}, .type = FieldType::choice, .listed = true, .choices = choices::needKinds()},
        {.key = "must_have", .label = {"刚需", "Must-have"}, .type = FieldType::boolean, .listed = true},
        {.key = "rank", .label = {"排序", "Rank"}, .type = FieldType::integer, .minimum = 1, .maximum = 999},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = kNoteAliases},
    };
    return kRows;
}

std::span<const Field> complaint() {
    static const Field kRows[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = kClientAliases},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .refersTo = Kind::contact},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true},
        {.key = "receiver", .label = {"首问责任人", "First receiver"}, .type = FieldType::reference, .listed = true,
         .refersTo = Kind::person},
        {.key = "summary", .label = {"投诉内容", "Complaint"}, .type = FieldType::long_text, .required = true, .listed = true},
        {.key = "due", .label = {"处理时限", "Due"}, .type = FieldType::date, .listed = true},
        {.key = "cause", .label = {"原因", "Cause"}},
        {.key = "closed_on", .label = {"关闭日期", "Closed on"}, .type = FieldType::date, .listed = true},
        {.key = "closure", .label = {"处理结果", "Closure"}, .type = FieldType::long_text},
        {.key = "satisfaction", .label = {"处理后满意度（1–5）", "Satisfaction after (1–5)"}, .type = FieldType::integer, .minimum = 1,
         .maximum = 5},
    };
    return kRows;
}

std::span<const Field> survey() {
    static const Field kRows[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = kClientAliases},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .refersTo = Kind::contact},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true},
        {.key = "metric", .label = {"指标", "Metric"}, .type = FieldType::choice, .required = true, .listed = true,
         .choices = choices::surveyMetrics()},
        {.key = "score", .label = {"得分", "Score"}, .type = FieldType::integer, .required = true, .listed = true, .minimum = 0,
         .maximum = 10},
        {.key = "comment", .label = {"意见", "Comment"}, .type = FieldType::long_text},
        {.key = "corrective_action", .label = {"整改措施", "Corrective action"}, .type = FieldType::long_text},
        {.key = "corrected_on", .label = {"整改完成日期", "Corrected on"}, .type = FieldType::date},
    };
    return kRows;
}

std::span<const Field> task() {
    static const Field kRows[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::client,
         .aliases = kClientAliases},
        {.key = "title", .label = {"任务", "Task"}, .required = true, .listed = true},
        {.key = "kind", .label = {"类别", "Kind"}, .type = FieldType::choice, .listed = true, .choices = choices::taskKinds()},
        {.key = "due", .label = {"到期日", "Due"}, .type = FieldType::date, .listed = true},
        {.key = "owner", .label = {"负责人", "Owner"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person},
        {.key = "done_on", .label = {"完成日期", "Done on"}, .type = FieldType::date, .listed = true},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = kNoteAliases},
    };
    return kRows;
}

}  // namespace meike::fields
