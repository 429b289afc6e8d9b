// SPDX-License-Identifier: GPL-3.0-or-later
// What of a client was looked at and found right (or put right), when and by whom.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow verification() {
    static constexpr std::string_view kCaption[] = {"section", "date"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "section", .label = {"核实内容", "What"}, .type = FieldType::choice, .required = true, .listed = true, .choices = choices::clientSections(),
         .aliases = "核实部分|核实项目|核对内容|部分|section|part|what was verified|area"},
        {.key = "date", .label = {"核实日期", "Verified on"}, .type = FieldType::date, .required = true, .listed = true,
         .aliases = "核实时间|核对日期|核验日期|日期|date|verified date|verification date|checked on", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "person", .label = {"核实人", "Verified by"}, .type = FieldType::reference, .listed = true, .refersTo = Kind::person,
         .aliases = "核实人员|核对人|核验人|person|verifier|checked by|who", .sample = {"张伟", "Alex Chen"}},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|补充说明|详情|描述|notes|note|remark|remarks|comment|comments|description|details|memo"},
    };
    return {.kind = Kind::verification,
            .key = "verifications",
            .table = "verification",
            .one = {"核实记录", "Verification"},
            .many = {"核实记录", "Verifications"},
            .fields = kFields,
            .owner = "client",
            .day = "date",
            .edited = true,
            .importOrder = 19,
            .caption = kCaption,
            .tab = ClientTab::overview,
            .icon = "shield-check"};
}

}  // namespace meike::kinds
