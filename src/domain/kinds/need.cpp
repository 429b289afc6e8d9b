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
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .listed = true,
         .refersTo = Kind::client, .aliases = aliases::kClient, .sample = {"上海示例传媒有限公司", "Example Media Ltd"}},
        {.key = "date", .label = {"日期", "Date"}, .type = FieldType::date, .required = true, .listed = true, .sample = {"2025-03-09", "2025-03-09"}},
        {.key = "title", .label = {"需求", "Need"}, .required = true, .listed = true, .sample = {"需要更多短视频素材", "More short videos"}},
        {.key = "kind", .label = {"类别", "Kind"}, .type = FieldType::choice, .listed = true, .choices = choices::needKinds()},
        {.key = "must_have", .label = {"刚需", "Must-have"}, .type = FieldType::boolean, .listed = true},
        {.key = "rank", .label = {"排序", "Rank"}, .type = FieldType::integer, .minimum = 1, .maximum = 999, .sample = {"1", "1"}},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .aliases = aliases::kNotes},
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
            .importOrder = 8,
            .matchKeys = kMatch,
            .matchByDefault = true,
            .matchWithinOwner = true,
            .tab = ClientTab::care,
            .icon = "target"};
}

}  // namespace meike::kinds
