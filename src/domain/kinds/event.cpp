// SPDX-License-Identifier: GPL-3.0-or-later
// What clients are invited to: an evening of thanks, a launch, a salon.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"
#include "domain/record.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow event() {
    static const Field kFields[] = {
        {.key = "name", .label = {"活动名称", "Event"}, .required = true, .listed = true, .sample = {"客户答谢会", "Client evening"}},
        {.key = "type", .label = {"活动类型", "Kind"}, .type = FieldType::choice, .required = true, .listed = true, .choices = choices::eventTypes()},
        {.key = "date", .label = {"活动日期", "Date"}, .type = FieldType::date, .required = true, .listed = true, .sample = {"2025-12-18", "2025-12-18"}},
        {.key = "place", .label = {"地点", "Place"}, .listed = true},
        {.key = "cost", .label = {"活动费用", "Cost"}, .type = FieldType::money, .listed = true, .minimum = 0, .maximum = 1'000'000'000'000'000},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text},
    };
    return {.kind = Kind::event,
            .key = "events",
            .table = "event",
            .one = {"活动", "Event"},
            .many = {"活动", "Events"},
            .fields = kFields,
            .nameField = "name",
            .day = "date",
            .planned = true,
            .edited = true,
            .begin = [](Record& record) { record.set("type", std::string("thanks")); },
            .icon = "calendar"};
}

}  // namespace meike::kinds
