// SPDX-License-Identifier: GPL-3.0-or-later
// What a client wants: stated, latent or unmet.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow need() {
    static constexpr std::string_view kMatch[] = {"title"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true, .identifier = true,
         .refersTo = Kind::client, .aliases = "客户名称|公司|公司名称|客户全称|客户名|客户公司|客户单位|企业名称|单位名称|所属客户|关联客户|客户编号|甲方|广告主|品牌|company|company name|account"
                    "|account name|customer|customer name|client name|organization|organisation|related to"
                    "|associated company|customer id|client id|client code", .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true, .aliases = "提出日期|提出时间|需求日期|需求时间|记录日期|登记日期|收集日期|创建时间|date|raised on|date raised|request date|requested on"
                    "|created at|created date|created on|logged on|when|reported on", .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "title", .label = {"需求", "Need"}, .required = true, .listed = true, .aliases = "需求名称|需求标题|需求内容|客户需求|需求描述|标题|主题|诉求|need|need title|requirement|request|title|subject|summary"
                    "|feature request|name|demand|wish", .sample = {"需要更多短视频素材", "More short videos"}},
        {.key = "kind", .label = {"类别", "Kind"}, .type = FieldType::choice, .listed = true, .choices = choices::needKinds(), .aliases = "需求类别|需求类型|类型|分类|kind|type|category|need type|requirement type|request type"},
        {.key = "must_have", .label = {"刚需", "Must-have"}, .type = FieldType::boolean, .listed = true, .aliases = "是否刚需|必须|是否必须|是否必备|必备|must have|required|mandatory|is must have|essential"},
        {.key = "rank", .label = {"排序", "Rank"}, .type = FieldType::integer, .minimum = 1, .maximum = 999, .aliases = "优先级|优先级序号|顺序|排名|重要程度|rank|priority|order|importance|sequence", .sample = {"1", "1"}},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = "说明|备注信息|补充说明|详情|描述|notes|note|remark|remarks|comment|comments|description|details|memo"},
    };
    return {.kind = Kind::need,
            .key = "needs",
            .table = "need",
            .one = {"需求", "Need"},
            .many = {"需求", "Needs"},
            .fields = kFields,
            .nameField = "title",
            .owner = "client",
            .day = "date",
            .edited = true,
            .importOrder = 12,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .tab = ClientTab::care,
            .icon = "target"};
}

}  // namespace meike::kinds
