// SPDX-License-Identifier: GPL-3.0-or-later
// For whom what is done regularly, or when something happens.
#include "domain/kinds/kinds.h"
#include "domain/record.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow playbook() {
    static constexpr DatePair kPeriods[] = {{"start", "finish"}};
    static const Field kFields[] = {
        {.key = "name", .label = {"维护方案", "Playbook"}, .required = true, .listed = true},
        {.key = "name_en", .label = {"英文名称", "English name"}},
        {.key = "preset", .label = {"预设", "Preset"}, .editable = false},
        {.key = "purpose", .label = {"用途", "Purpose"}, .type = FieldType::long_text},
        {.key = "purpose_en", .label = {"英文用途", "Purpose in English"}, .type = FieldType::long_text},
        {.key = "rule", .label = {"适用客户", "For whom"}, .type = FieldType::long_text, .required = true},
        {.key = "enabled_on", .label = {"启用日期", "Enabled on"}, .type = FieldType::date, .listed = true},
        {.key = "start", .label = {"有效期起", "From"}, .type = FieldType::date},
        {.key = "finish", .label = {"有效期至", "Until"}, .type = FieldType::date},
        {.key = "priority", .label = {"优先级", "Priority"}, .type = FieldType::integer, .listed = true, .minimum = 1, .maximum = 99},
        {.key = "held_out", .label = {"对照比例", "Share held out"}, .type = FieldType::decimal, .minimum = 0, .maximum = 5'000, .scale = 4, .share = true},
        // How the hold-out is to be read, fixed before it is known: orders within so many days of coming in, on that day.
        {.key = "effect_days", .label = {"观察天数", "Days counted"}, .type = FieldType::integer, .minimum = 1, .maximum = 365},
        {.key = "effect_on", .label = {"对照读取日", "Read on"}, .type = FieldType::date},
    };
    return {.kind = Kind::playbook,
            .key = "playbooks",
            .table = "playbook",
            .one = {"维护方案", "Playbook"},
            .many = {"维护方案", "Playbooks"},
            .fields = kFields,
            .nameField = "name",
            .edited = true,
            .periods = kPeriods,
            .begin = [](Record& record) { record.set("priority", std::int64_t{5}); }};
}

}  // namespace meike::kinds
