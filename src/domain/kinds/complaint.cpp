// SPDX-License-Identifier: GPL-3.0-or-later
// A complaint; its first receiver stays responsible.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow complaint() {
    static constexpr std::string_view kMatch[] = {"summary", "date"};
    static constexpr DatePair kPeriods[] = {{"date", "due"}, {"date", "closed_on"}};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = aliases::kClient, .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .refersTo = Kind::contact},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true, .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "receiver", .label = {"首问责任人", "First receiver"}, .type = FieldType::reference, .listed = true,
         .refersTo = Kind::person, .sample = {"张伟", "Alex Chen"}},
        {.key = "summary", .label = {"投诉内容", "Complaint"}, .type = FieldType::long_text, .required = true, .listed = true, .sample = {"投放报告晚到两天", "The report came two days late"}},
        {.key = "due", .label = {"处理时限", "Due"}, .type = FieldType::date, .listed = true, .sample = {"2025-03-12", "2025-03-12"}},
        {.key = "cause", .label = {"原因", "Cause"}, .sample = {"内部沟通", "Hand-over"}},
        {.key = "closed_on", .label = {"关闭日期", "Closed on"}, .type = FieldType::date, .listed = true},
        {.key = "closure", .label = {"处理结果", "Closure"}, .type = FieldType::long_text},
        {.key = "satisfaction", .label = {"处理后满意度（1–5）", "Satisfaction after (1–5)"}, .type = FieldType::integer, .minimum = 1,
         .maximum = 5},
    };
    return {.kind = Kind::complaint,
            .key = "complaints",
            .table = "complaint",
            .one = {"投诉", "Complaint"},
            .many = {"投诉", "Complaints"},
            .fields = kFields,
            .nameField = "summary",
            .owner = "client",
            .day = "date",
            .done = "closed_on",
            .edited = true,
            .importOrder = 9,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .matchAllKeys = true,
            .periods = kPeriods,
            .tab = ClientTab::care,
            .icon = "triangle-alert"};
}

}  // namespace meike::kinds
