// SPDX-License-Identifier: GPL-3.0-or-later
// What a project has to reach, by when.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow milestone() {
    // Each project has a kick-off.
    static constexpr std::string_view kMatch[] = {"title", "due"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "project", .label = {"项目", "Project"}, .type = FieldType::reference, .required = true, .listed = true, .refersTo = Kind::project,
         .aliases = "项目名称|项目名|所属项目|关联项目|项目编号|project name|project|project code|campaign", .sample = {"春季新品上市", "Spring launch"}},
        {.key = "title", .label = {"里程碑", "Milestone"}, .required = true, .listed = true,
         .aliases = "里程碑名称|节点|节点名称|关键节点|交付物|名称|标题|milestone|milestone name|title|name|deliverable", .sample = {"样片交付", "First cut"}},
        {.key = "due", .label = {"计划日期", "Due"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "计划完成日期|截止日期|到期日|要求完成日期|节点日期|due|due date|deadline|planned date|target date", .sample = {"2025-03-16", "2025-03-16"}},
        {.key = "done_on", .label = {"完成日期", "Done on"}, .type = FieldType::date, .listed = true,
         .aliases = "实际完成日期|完成时间|达成日期|done on|completed on|completion date|actual date|finished on"},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|补充说明|详情|描述|notes|note|remark|remarks|comment|comments|description|details|memo"},
    };
    return {.kind = Kind::milestone,
            .key = "milestones",
            .table = "milestone",
            .one = {"里程碑", "Milestone"},
            .many = {"里程碑", "Milestones"},
            .fields = kFields,
            .nameField = "title",
            .owner = "client",
            .day = "due",
            .planned = true,
            .done = "done_on",
            .edited = true,
            .importOrder = 6,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .matchAllKeys = true,
            .tab = ClientTab::business,
            .icon = "flag"};
}

}  // namespace meike::kinds
