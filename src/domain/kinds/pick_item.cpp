// SPDX-License-Identifier: GPL-3.0-or-later
// Entries of the lists that a workspace edits itself: industries, regions, services, sources.
#include "domain/kinds/kinds.h"
#include "domain/record.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow pick_item() {
    static const Field kFields[] = {
        {.key = "list", .label = {"列表", "List"}, .type = FieldType::choice, .required = true, .choices = pickLists()},
        {.key = "name", .label = {"中文名称", "Name"}, .required = true, .listed = true},
        {.key = "name_en", .label = {"英文名称", "English name"}, .listed = true},
        {.key = "position", .label = {"顺序", "Position"}, .type = FieldType::integer},
        {.key = "archived", .label = {"停用", "Out of use"}, .type = FieldType::boolean, .listed = true},
    };
    return {.kind = Kind::pick_item,
            .key = "pick_items",
            .table = "pick_item",
            .one = {"选项", "Choice"},
            .many = {"选项", "Choices"},
            .fields = kFields,
            .nameField = "name",
            .edited = true,
            .begin = [](Record& record) { record.set("archived", std::int64_t{0}); }};
}

}  // namespace meike::kinds
