// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign or production with start and end.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow project() {
    static constexpr std::string_view kMatch[] = {"code", "name"};
    static constexpr DatePair kPeriods[] = {{"start", "finish"}};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = aliases::kBuyer, .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "name", .label = {"项目名称", "Project"}, .required = true, .listed = true, .aliases = "项目|project name|campaign", .sample = {"春季新品上市", "Spring launch"}},
        {.key = "code", .label = {"项目编号", "Project code"}, .aliases = "编号|project no", .sample = {"A-001", "A-001"}},
        {.key = "start", .label = {"开始日期", "Start"}, .type = FieldType::date, .listed = true, .aliases = "开始|start date", .sample = {"2025-03-01", "2025-03-01"}},
        {.key = "finish", .label = {"结束日期", "End"}, .type = FieldType::date, .listed = true, .aliases = "结束|end date|end", .sample = {"2025-05-31", "2025-05-31"}},
        {.key = "status", .label = {"状态", "Status"}, .type = FieldType::choice, .listed = true, .choices = choices::projectStatuses()},
        {.key = "owner", .label = {"负责人", "Owner"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person,
         .aliases = "客户经理|account manager", .sample = {"张伟", "Alex Chen"}},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = aliases::kNotes},
    };
    return {.kind = Kind::project,
            .key = "projects",
            .table = "project",
            .one = {"项目", "Project"},
            .many = {"项目", "Projects"},
            .fields = kFields,
            .nameField = "name",
            .owner = "client",
            .day = "start",
            .edited = true,
            .importOrder = 3,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .periods = kPeriods,
            .tab = ClientTab::business,
            .icon = "folder-kanban"};
}

}  // namespace meike::kinds
