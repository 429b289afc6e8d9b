// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/row_texts.h"

#include <algorithm>
#include <array>

namespace meike {

ColumnForm columnForm(const Field* field) {
    using enum ColumnForm::Shape;
    struct Row {
        FieldType type;
        ColumnForm form;
    };
    // Types that are not here are text.
    static constexpr std::array kRows{
        Row{FieldType::integer, {number, CsvColumnKind::number}},
        Row{FieldType::decimal, {number, CsvColumnKind::number}},
        Row{FieldType::money, {number, CsvColumnKind::number}},
        Row{FieldType::date, {text, CsvColumnKind::date}},
        Row{FieldType::moment, {text, CsvColumnKind::date}},
        Row{FieldType::boolean, {boolean, CsvColumnKind::text}},
        Row{FieldType::choices, {list, CsvColumnKind::text}},
        Row{FieldType::tags, {list, CsvColumnKind::text}},
    };
    if (!field) return {};
    if (field->key == "phone" || field->key == "mobile") return {text, CsvColumnKind::phone};
    const auto row =
        std::find_if(kRows.begin(), kRows.end(), [&](const Row& each) { return each.type == field->type; });
    return row == kRows.end() ? ColumnForm{} : row->form;
}

}  // namespace meike
