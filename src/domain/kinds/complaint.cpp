// SPDX-License-Identifier: GPL-3.0-or-later
// A complaint; its first receiver stays responsible.
#include "base/error_code.h"
#include "domain/choices.h"
#include "domain/kinds/kinds.h"
#include "domain/record.h"
#include "domain/text_form.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

namespace {

/// Who received it first is noted once, and opening it again counts.
void followComplaint(Record& record, const Record* before) {
    if (isEmpty(record.get("first_receiver")))
        record.set("first_receiver", before && !isEmpty(before->get("receiver")) ? before->get("receiver") : record.get("receiver"));
    const bool reopened = before && !isEmpty(before->get("closed_on")) && isEmpty(record.get("closed_on"));
    if (reopened && record.get("reopened") == before->get("reopened"))
        record.set("reopened", before->integer("reopened") + 1);
}

/// 首问负责: somebody else may take it over, with a reason of its own.
void checkComplaintChange(const Record& before, const Record& after, std::vector<FieldProblem>& problems) {
    if (isEmpty(before.get("receiver")) || before.get("receiver") == after.get("receiver")) return;
    const std::string& reason = after.text("reassign_reason");
    if (reason.empty() || reason == before.text("reassign_reason")) problems.push_back({"receiver", ErrorCode::reassigning_needs_reason});
}

}  // namespace

KindRow complaint() {
    static constexpr std::string_view kMatch[] = {"summary", "date"};
    static constexpr DatePair kPeriods[] = {{"date", "due"}, {"date", "answered_on"}, {"date", "closed_on"}};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|品牌|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .refersTo = Kind::contact, .aliases = "投诉人|投诉联系人|反馈人|客户联系人|contact|contact name|complainant|complained by|reporter|raised by|contact person"},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true, .aliases = "投诉日期|投诉时间|受理日期|受理时间|反馈日期|反馈时间|登记日期|发生日期|创建时间|date|complaint date|received on|date received|opened on"
                    "|opened at|date opened|created at|created date|created on|reported on|case opened", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "receiver", .label = {"责任人", "Responsible"}, .type = FieldType::reference, .listed = true,
         .refersTo = Kind::person, .aliases = "首问责任人|受理人|接待人|受理人员|接诉人|登记人|处理人|负责人|客服|first receiver|received by|receiver|handled by|case owner|owner"
                    "|assigned to|agent|assignee|responsible", .sample = {"张伟", "Alex Chen"}},
        // Follows from the first that was noted; the one above may be another by now.
        {.key = "first_receiver", .label = {"最初受理人", "Received first by"}, .type = FieldType::reference, .editable = false, .refersTo = Kind::person},
        {.key = "reassign_reason", .label = {"转办原因", "Reason for reassigning"}, .aliases = "改派原因|转派原因|转交原因|reassign reason|reassignment reason|transfer reason"},
        {.key = "severity", .label = {"严重程度", "Severity"}, .type = FieldType::choice, .listed = true, .choices = choices::severities(),
         .aliases = "投诉级别|投诉等级|级别|紧急程度|优先级|severity level|priority|urgency|case priority"},
        {.key = "time", .label = {"受理时刻", "Time received"}, .aliases = "投诉时刻|时刻|time|time received|received time", .sample = {"09:30", "09:30"}, .form = &text_forms::kTime},
        {.key = "summary", .label = {"投诉内容", "Complaint"}, .type = FieldType::long_text, .required = true, .listed = true, .aliases = "投诉事项|投诉描述|投诉详情|问题描述|问题|反馈内容|内容|主题|投诉主题|描述|complaint|summary|description|details|subject|issue"
                    "|problem|case subject|complaint details|content|title", .sample = {"投放报告晚到两天", "The report came two days late"}},
        {.key = "due", .label = {"处理时限", "Due"}, .type = FieldType::date, .listed = true, .aliases = "处理期限|截止日期|要求完成日期|承诺完成日期|应完成日期|到期日|期限|due|due date|deadline|resolve by|target date|sla due|due by", .sample = {"2025-03-12", "2025-03-12"}},
        {.key = "due_time", .label = {"时限时刻", "Due at"}, .aliases = "截止时刻|要求完成时刻|due time", .sample = {"15:00", "15:00"}, .form = &text_forms::kTime},
        {.key = "cause_type", .label = {"原因分类", "Kind of cause"}, .type = FieldType::pick, .listed = true, .target = "complaint_cause",
         .aliases = "投诉分类|投诉类别|投诉类型|问题类型|问题分类|原因类别|cause type|cause category|complaint type|complaint category|case type|category"},
        {.key = "cause", .label = {"原因", "Cause"}, .aliases = "投诉原因|原因分析|问题原因|根本原因|责任原因|cause|root cause|reason|complaint reason|case reason", .sample = {"内部沟通", "Hand-over"}},
        {.key = "closed_on", .label = {"关闭日期", "Closed on"}, .type = FieldType::date, .listed = true, .aliases = "关闭时间|结案日期|结案时间|处理完成日期|完成日期|办结日期|解决日期|解决时间|closed on|close date|closed at|date closed|resolved on"
                    "|resolution date|closed date|resolved at"},
        {.key = "closure", .label = {"处理结果", "Closure"}, .type = FieldType::long_text, .aliases = "处理意见|处理情况|解决方案|处理措施|结案说明|处理方案|closure|resolution|outcome|result|solution|action taken"
                    "|resolution notes"},
        {.key = "answered_on", .label = {"首次响应日期", "First answered on"}, .type = FieldType::date,
         .aliases = "首次响应|响应日期|响应时间|首次回复日期|首次回复时间|first response|first responded on|first answered|first reply|answered on|response date"},
        {.key = "reopened", .label = {"重开次数", "Times reopened"}, .type = FieldType::integer, .minimum = 0, .maximum = 99,
         .aliases = "重开|重新打开次数|返工次数|再次投诉次数|reopened|times reopened|reopen count|reopenings"},
        {.key = "satisfaction", .label = {"处理后满意度（1–5）", "Satisfaction after (1–5)"}, .type = FieldType::integer, .minimum = 1,
         .maximum = 5, .aliases = "处理后满意度|满意度|回访满意度|处理满意度|客户满意度|satisfaction|satisfaction after|csat|satisfaction score|rating"},
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
            .importOrder = 13,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .matchAllKeys = true,
            .periods = kPeriods,
            .checkChange = checkComplaintChange,
            .follow = followComplaint,
            .tab = ClientTab::care,
            .icon = "triangle-alert"};
}

}  // namespace meike::kinds
