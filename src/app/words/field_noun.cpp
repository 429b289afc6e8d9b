// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/field_noun.h"

namespace meike {

// Rows are laid out by hand, as in a table.
// clang-format off
std::span<const Noun> fieldNouns() {
    using K = Kind;
    static constexpr Noun kRows[] = {
        {K::client, "name", {"", "client name"}},
        {K::client, "phone", {"", "phone number"}},
        {K::client, "prospect_criterion", {"", "criterion that is not met"}},
        {K::client, "growth_potential_on", {"", "date of the potential rating"}},
        {K::client, "notes", {"", "text of the notes"}},
        {K::client, "verified_on", {"", "date of the last verification"}},
        {K::client, "verified_by", {"", "person who verified the record last"}},
        {K::client, "tier_override", {"", "tier set by hand"}},
        {K::client, "tier_override_reason", {"人工等级的原因", "reason for the tier set by hand"}},
        {K::client, "tier_override_by", {"人工等级的调整人", "person who set the tier by hand"}},
        {K::client, "tier_override_from", {"人工等级的起始日", "first day of the tier set by hand"}},
        {K::client, "tier_override_until", {"人工等级的截止日", "last day of the tier set by hand"}},
        {K::client, "stage_override", {"", "stage set by hand"}},
        {K::client, "stage_override_reason", {"人工阶段的原因", "reason for the stage set by hand"}},
        {K::client, "stage_override_from", {"人工阶段的起始日", "first day of the stage set by hand"}},
        {K::client, "stage_override_until", {"人工阶段的截止日", "last day of the stage set by hand"}},
        {K::client, "created_on", {"", "date added"}},
        {K::client, "r", {"R 分", "R score"}},
        {K::client, "f", {"F 分", "F score"}},
        {K::client, "m", {"M 分", "M score"}},
        {K::client, "abc", {"ABC 分类", "ABC class"}},
        {K::client, "monetary", {"", "value in the window"}},
        {K::client, "recency_days", {"", "number of days silent"}},
        {K::client, "orders", {"", "lifetime number of orders"}},
        {K::client, "overdue", {"", "overdue amount"}},
        {K::client, "value_365", {"", "value of the last 365 days"}},
        {K::client, "p_alive", {"", "probability of being still active"}},
        {K::client, "expected_orders", {"", "expected number of orders"}},
        {K::client, "next_order", {"", "expected next order"}},
        {K::client, "next_order_low", {"下次合作的最早日期", "earliest date of the next order"}},
        {K::client, "next_order_high", {"下次合作的最晚日期", "latest date of the next order"}},
        {K::client, "rhythm_days", {"", "number of days between orders"}},
        {K::client, "contract_end", {"", "contract end"}},
        {K::client, "clv_low", {"", "lower end of the CLV"}},
        {K::client, "clv_high", {"", "upper end of the CLV"}},
        {K::client, "provisional", {"等级暂定", "provisional tier"}},
        {K::contact, "mobile", {"", "mobile number"}},
        {K::contact, "phone", {"", "phone number"}},
        {K::contact, "reports_to", {"", "superior"}},
        {K::contact, "consent_on", {"", "consent date"}},
        {K::contact, "consent_withdrawn_on", {"", "consent withdrawal date"}},
        {K::contact, "retain_until", {"保存截止日", "retention date"}},
        {K::contact, "notes", {"", "text of the notes"}},
        {K::project, "name", {"", "project name"}},
        {K::project, "start", {"", "start date"}},
        {K::project, "finish", {"", "end date"}},
        {K::project, "notes", {"", "text of the notes"}},
        {K::order, "number", {"", "order number"}},
        {K::order, "service_start", {"服务开始日", ""}},
        {K::order, "service_end", {"服务结束日", ""}},
        {K::order, "refund_of", {"", "refunded order"}},
        {K::order, "notes", {"", "text of the notes"}},
        {K::receivable, "due", {"", "due date"}},
        {K::receivable, "amount", {"金额", "amount"}},
        {K::receivable, "notes", {"", "text of the notes"}},
        {K::receipt, "date", {"日期", "date"}},
        {K::receipt, "amount", {"金额", "amount"}},
        {K::receipt, "number", {"", "voucher number"}},
        {K::receipt, "notes", {"", "text of the notes"}},
        {K::interaction, "kind", {"", "kind of contact"}},
        {K::interaction, "person", {"我方人员", "person on our side"}},
        {K::interaction, "next_step_on", {"", "date of the next step"}},
        {K::need, "notes", {"", "text of the notes"}},
        {K::complaint, "summary", {"", "text of the complaint"}},
        {K::complaint, "due", {"", "due date"}},
        {K::complaint, "closed_on", {"", "closing date"}},
        {K::survey, "corrected_on", {"", "correction date"}},
        {K::task, "due", {"", "due date"}},
        {K::task, "done_on", {"", "completion date"}},
        {K::task, "notes", {"", "text of the notes"}},
        {K::assessment_score, "r", {"R 分", "R score"}},
        {K::assessment_score, "f", {"F 分", "F score"}},
        {K::assessment_score, "m", {"M 分", "M score"}},
        {K::assessment_score, "recency_days", {"", "number of days silent"}},
        {K::assessment_score, "monetary", {"", "value in the window"}},
        {K::assessment_score, "reasons", {"", "text of the reasons"}},
    };
    return kRows;
}
// clang-format on

Label fieldNoun(Kind kind, const Field& field) {
    Label noun = field.label;
    for (const Noun& row : fieldNouns()) {
        if (row.kind != kind || row.field != field.key) continue;
        if (!row.noun.zh.empty()) noun.zh = row.noun.zh;
        if (!row.noun.en.empty()) noun.en = row.noun.en;
    }
    return noun;
}

}  // namespace meike
