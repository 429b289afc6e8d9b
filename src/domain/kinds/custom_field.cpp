// SPDX-License-Identifier: GPL-3.0-or-later
// A field that people have added to a kind.
#include "domain/custom_field.h"
#include "base/error_code.h"
#include "domain/kinds/kinds.h"
#include "domain/record.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

namespace {

/// The kinds that people may add fields to; known once all kinds are.
std::vector<Choice>& owners() {
    static std::vector<Choice> choices;
    return choices;
}

void check(const Record& record, std::vector<FieldProblem>& problems) {
    const std::string& type = record.text("type");
    const bool options = type == "choice" || type == "choices";
    if (options && splitOptions(record.text("options")).empty())
        problems.push_back({"options", ErrorCode::needs_an_option});
}

}  // namespace

namespace {

std::vector<Field>& fields() {
    static std::vector<Field> rows = {
        {.key = "key", .label = {"字段代码", "Key"}, .required = true, .editable = false},
        {.key = "kind", .label = {"所属记录", "Records"}, .type = FieldType::choice, .required = true, .listed = true,
         .choices = {}},
        {.key = "name", .label = {"字段名称", "Name"}, .required = true, .listed = true},
        {.key = "name_en", .label = {"英文名称", "English name"}},
        {.key = "type", .label = {"类型", "Type"}, .type = FieldType::choice, .required = true, .listed = true,
         .choices = customFieldTypes()},
        {.key = "options", .label = {"选项", "Options"}, .type = FieldType::long_text},
        {.key = "scale", .label = {"小数位数", "Decimals"}, .type = FieldType::integer, .minimum = 0, .maximum = 6},
        {.key = "required", .label = {"必填", "Required"}, .type = FieldType::boolean},
        {.key = "personal", .label = {"个人信息", "Personal data"}, .type = FieldType::boolean},
        {.key = "position", .label = {"顺序", "Position"}, .type = FieldType::integer},
        {.key = "archived", .label = {"停用", "Out of use"}, .type = FieldType::boolean},
    };
    return rows;
}

}  // namespace

KindRow custom_field() {
    return {.kind = Kind::custom_field,
            .key = "custom_fields",
            .table = "custom_field",
            .one = {"自定义字段", "Custom field"},
            .many = {"自定义字段", "Custom fields"},
            .fields = fields(),
            .nameField = "name",
            .edited = true,
            .check = check};
}

void offerKindsForCustomFields(std::span<const KindRow> kinds) {
    for (const KindRow& row : kinds)
        if (row.tab != ClientTab::none || row.kind == Kind::client) owners().push_back({row.key, row.many});
    for (Field& field : fields())
        if (field.key == "kind") field.choices = owners();
}

}  // namespace meike::kinds
