// SPDX-License-Identifier: GPL-3.0-or-later
// Where a file of a client lies; the file itself is never copied.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow file_link() {
    static constexpr std::string_view kMatch[] = {"path"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "path", .label = {"位置", "Path"}, .required = true, .listed = true,
         .aliases = "文件|文件路径|路径|链接|网址|文件位置|存放位置|附件|path|file|file path|link|url|location|attachment", .sample = {"D:/客户/示例/合同.pdf", "D:/clients/example/contract.pdf"}, .width = 220},
        {.key = "note", .label = {"说明", "Note"}, .listed = true, .aliases = "文件说明|备注|描述|用途|note|notes|description|remark|about", .sample = {"已盖章合同", "Signed contract"}},
    };
    return {.kind = Kind::file_link,
            .key = "file_links",
            .table = "file_link",
            .one = {"文件链接", "File link"},
            .many = {"文件链接", "File links"},
            .fields = kFields,
            .nameField = "path",
            .owner = "client",
            .edited = true,
            .importOrder = 18,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .tab = ClientTab::overview,
            .icon = "external-link"};
}

}  // namespace meike::kinds
