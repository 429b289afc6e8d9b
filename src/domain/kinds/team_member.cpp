// SPDX-License-Identifier: GPL-3.0-or-later
// Who of us works for a client, in which function.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow team_member() {
    static constexpr std::string_view kCaption[] = {"person", "function"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "person", .label = {"成员", "Person"}, .type = FieldType::reference, .required = true, .listed = true, .refersTo = Kind::person,
         .aliases = "姓名|人员|团队成员|服务人员|员工|person|member|team member|name|employee|user", .sample = {"张伟", "Alex Chen"}},
        {.key = "function", .label = {"职能", "Function"}, .type = FieldType::pick, .listed = true, .target = "team_function",
         .aliases = "团队职能|分工|岗位|角色|职责|function|role|team role|position|responsibility", .sample = {"策划", "Planner"}},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|补充说明|详情|描述|notes|note|remark|remarks|comment|comments|description|details|memo"},
    };
    return {.kind = Kind::team_member,
            .key = "team_members",
            .table = "team_member",
            .one = {"团队成员", "Team member"},
            .many = {"服务团队", "Team"},
            .fields = kFields,
            .owner = "client",
            .edited = true,
            .importOrder = 4,
            .caption = kCaption,
            .tab = ClientTab::people,
            .icon = "users"};
}

}  // namespace meike::kinds
