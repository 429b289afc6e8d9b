// SPDX-License-Identifier: GPL-3.0-or-later
// What a client has to meet to be a key account: a rule that is computed, or a tick by hand.
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow key_criterion() {
    static const Field kFields[] = {
        {.key = "name", .label = {"条件", "Criterion"}, .required = true, .listed = true, .sample = {"贡献", "Value"}},
        {.key = "name_en", .label = {"英文名称", "English name"}},
        // Empty: ticked by hand, with a note.
        {.key = "rule", .label = {"规则", "Rule"}, .type = FieldType::long_text},
        {.key = "asks", .label = {"要求", "What it asks"}, .listed = true, .sample = {"有书面年度目标", "The year's goals are in writing"}},
        {.key = "asks_en", .label = {"英文要求", "What it asks, in English"}},
        {.key = "position", .label = {"次序", "Position"}, .type = FieldType::integer, .minimum = 1, .maximum = 99},
    };
    return {.kind = Kind::key_criterion,
            .key = "key_criteria",
            .table = "key_criterion",
            .one = {"大客户条件", "Key account criterion"},
            .many = {"大客户条件", "Key account criteria"},
            .fields = kFields,
            .nameField = "name",
            .edited = true};
}

}  // namespace meike::kinds
