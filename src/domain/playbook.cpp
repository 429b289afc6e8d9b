// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/playbook.h"

#include <vector>

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike {

namespace {

template <class Row>
std::vector<Choice> asChoices(std::span<const Row> rows) {
    std::vector<Choice> choices;
    for (const Row& row : rows) choices.push_back({row.key, row.label});
    return choices;
}

}  // namespace

std::span<const StepKindRow> stepKinds() {
    static constexpr StepKindRow kRows[] = {
        {StepKind::call, "call", {"电话回访", "Call"}, Touch::care, "call"},
        {StepKind::visit, "visit", {"拜访", "Visit"}, Touch::care, "visit"},
        {StepKind::message, "message", {"发消息", "Message"}, Touch::care, "wechat"},
        {StepKind::care, "care", {"关怀", "Care"}, Touch::care, "wechat"},
        {StepKind::review, "review", {"复盘", "Review"}, Touch::business, "meeting"},
        {StepKind::survey, "survey", {"满意度调研", "Survey"}, Touch::care, "survey"},
        {StepKind::report, "report", {"效果报告", "Report"}, Touch::business, "email"},
        {StepKind::win_back, "win_back", {"挽回", "Win back"}, Touch::business, "call"},
        {StepKind::renewal, "renewal", {"续约", "Renewal"}, Touch::business, "call"},
        {StepKind::verify, "verify", {"核实资料", "Verify data"}, Touch::none, "call"},
        {StepKind::benefit, "benefit", {"权益", "Benefit"}, Touch::care, "call"},
        {StepKind::other, "other", {"其他", "Other"}, Touch::none, "call"},
    };
    return kRows;
}

const StepKindRow& stepKindRow(StepKind kind) { return stepKinds()[static_cast<std::size_t>(kind)]; }

std::span<const StepTriggerRow> stepTriggers() {
    static constexpr StepTriggerRow kRows[] = {
        {.trigger = StepTrigger::interval, .key = "interval", .label = {"定期", "Regularly"}, .event = {"", ""}, .atMost = Touch::care},
        {.trigger = StepTrigger::entered, .key = "entered", .label = {"进入适用范围", "Comes under the rule"}, .event = {"进入适用范围", "coming under the rule"}, .atMost = Touch::care},
        {.trigger = StepTrigger::left, .key = "left", .label = {"离开适用范围", "Leaves the rule"}, .event = {"离开适用范围", "leaving the rule"}, .atMost = Touch::care, .outlivesRule = true},
        {.trigger = StepTrigger::tier_up, .key = "tier_up", .label = {"等级上升", "Tier up"}, .event = {"等级上升", "a move up a tier"}, .atMost = Touch::care},
        {.trigger = StepTrigger::tier_down, .key = "tier_down", .label = {"等级下降", "Tier down"}, .event = {"等级下降", "a move down a tier"}, .atMost = Touch::business},
        {.trigger = StepTrigger::stage_change, .key = "stage_change", .label = {"阶段变化", "Stage change"}, .event = {"阶段变化", "a change of stage"}, .atMost = Touch::care},
        {.trigger = StepTrigger::first_order, .key = "first_order", .label = {"首次合作", "First order"}, .event = {"首次合作", "the first order"}, .atMost = Touch::care},
        {.trigger = StepTrigger::project_end, .key = "project_end", .label = {"项目结束", "Project end"}, .event = {"项目结束", "the end of a project"}, .atMost = Touch::care},
        {.trigger = StepTrigger::service_end, .key = "service_end", .label = {"服务期结束", "Service end"}, .event = {"服务期结束", "the end of the service period"}, .atMost = Touch::business},
        {.trigger = StepTrigger::receivable_due, .key = "receivable_due", .label = {"应收到期", "Money due"}, .event = {"应收到期", "the due date of an amount"}, .atMost = Touch::business},
        {.trigger = StepTrigger::low_survey, .key = "low_survey", .label = {"满意度低分", "Low survey"}, .event = {"满意度低分", "a low survey"}, .atMost = Touch::business},
        {.trigger = StepTrigger::complaint_closed, .key = "complaint_closed", .label = {"投诉关闭", "Complaint closed"}, .event = {"投诉关闭", "the close of a complaint"}, .atMost = Touch::business},
        {.trigger = StepTrigger::birthday, .key = "birthday", .label = {"生日", "Birthday"}, .event = {"生日", "the birthday"}, .atMost = Touch::care, .dayBefore = true, .goneAfterDay = true},
        {.trigger = StepTrigger::holiday, .key = "holiday", .label = {"节日", "Holiday"}, .event = {"节日", "the holiday"}, .atMost = Touch::care, .dayBefore = true, .goneAfterDay = true},
        {.trigger = StepTrigger::assessment_due, .key = "assessment_due", .label = {"应重新评估", "Assessment due"}, .event = {"应重新评估之日", "the day of the next assessment"}, .atMost = Touch::none},
    };
    return kRows;
}

const StepTriggerRow& stepTriggerRow(StepTrigger trigger) { return stepTriggers()[static_cast<std::size_t>(trigger)]; }

namespace choices {

std::span<const Choice> stepKinds() {
    static const std::vector<Choice> kRows = asChoices(meike::stepKinds());
    return kRows;
}
std::span<const Choice> stepTriggers() {
    static const std::vector<Choice> kRows = asChoices(meike::stepTriggers());
    return kRows;
}
std::span<const Choice> doneBys() {
    static constexpr Choice kRows[] = {{"hand", {"手动完成", "By hand"}},
                                       {"interaction", {"有相应互动", "An interaction"}},
                                       {"order", {"有新订单", "An order"}},
                                       {"survey", {"有满意度调查", "A survey"}},
                                       {"verification", {"资料已核实", "A verification"}}};
    return kRows;
}
std::span<const Choice> doneWhos() {
    static constexpr Choice kRows[] = {{"anyone", {"任何人", "Anybody"}}, {"owner", {"负责人", "The owner"}}, {"sponsor", {"高层负责人", "The sponsor"}}};
    return kRows;
}
std::span<const Choice> stepWhos() {
    static constexpr Choice kRows[] = {{"owner", {"负责人", "Owner"}},
                                       {"sponsor", {"高层负责人", "Executive sponsor"}},
                                       {"function", {"团队职能", "Function of the team"}},
                                       {"person", {"指定人员", "A person"}}};
    return kRows;
}
std::span<const Choice> stakes() {
    static constexpr Choice kRows[] = {{"tier", {"按等级", "By tier"}},
                                       {"loss", {"按流失风险", "By the risk of loss"}},
                                       {"money", {"按到期金额", "By the money due"}}};
    return kRows;
}
std::span<const Choice> outcomes() {
    static constexpr Choice kRows[] = {{"done", {"已完成", "Done"}}, {"moved", {"已改期", "Moved"}}, {"skipped", {"已跳过", "Skipped"}}, {"given", {"已转交", "Given"}}};
    return kRows;
}

}  // namespace choices

}  // namespace meike
