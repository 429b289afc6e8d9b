// SPDX-License-Identifier: GPL-3.0-or-later
// What is to come of a key account, and how: goals and actions are records of their own.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

namespace {
constexpr Label kAbout{"计划", "Plan"};
constexpr Label kClient{"客户情况", "The client"};
constexpr Label kFourC{"4C", "4C"};
}  // namespace

KindRow account_plan() {
    static constexpr DatePair kPeriods[] = {{"start", "review_on"}};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .refersTo = Kind::client},
        {.key = "title", .label = {"客户计划", "Account plan"}, .required = true, .listed = true, .sample = {"2026 年客户计划", "Plan for 2026"}, .section = kAbout},
        {.key = "start", .label = {"开始日期", "From"}, .type = FieldType::date, .required = true, .listed = true, .section = kAbout},
        {.key = "review_on", .label = {"下次复盘", "Next review"}, .type = FieldType::date, .listed = true, .section = kAbout},
        {.key = "reviewed_on", .label = {"上次复盘", "Last review"}, .type = FieldType::date, .section = kAbout},
        {.key = "services", .label = {"当前服务", "Current services"}, .type = FieldType::long_text, .section = kClient},
        {.key = "decision_process", .label = {"决策流程", "Decision process"}, .type = FieldType::long_text, .section = kClient},
        {.key = "latent_needs", .label = {"潜在需求", "Latent needs"}, .type = FieldType::long_text, .section = kClient},
        // What the client solves with us, what it costs them, how easily they get it, and how both sides talk.
        {.key = "solution", .label = {"解决方案", "Solution"}, .type = FieldType::long_text, .section = kFourC},
        {.key = "cost", .label = {"客户成本", "Cost"}, .type = FieldType::long_text, .section = kFourC},
        {.key = "convenience", .label = {"便利", "Convenience"}, .type = FieldType::long_text, .section = kFourC},
        {.key = "communication", .label = {"沟通", "Communication"}, .type = FieldType::long_text, .section = kFourC},
    };
    return {.kind = Kind::account_plan,
            .key = "account_plans",
            .table = "account_plan",
            .one = {"客户计划", "Account plan"},
            .many = {"客户计划", "Account plans"},
            .fields = kFields,
            .nameField = "title",
            .owner = "client",
            .day = "start",
            .planned = true,
            .edited = true,
            .periods = kPeriods,
            .tab = ClientTab::care,
            .icon = "target"};
}

}  // namespace meike::kinds
