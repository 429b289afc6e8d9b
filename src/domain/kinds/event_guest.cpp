// SPDX-License-Identifier: GPL-3.0-or-later
// A client that is invited to an event, and whether somebody came.
#include "domain/choices.h"
#include "domain/kinds/kinds.h"

// Rows are laid out by hand, as in a table.
// clang-format off
namespace meike::kinds {

KindRow event_guest() {
    static constexpr std::string_view kCaption[] = {"event", "date"};
    static const Field kFields[] = {
        {.key = "client", .label = {"客户", "Client"}, .type = FieldType::reference, .required = true, .editable = false, .listed = true, .refersTo = Kind::client},
        {.key = "event", .label = {"活动", "Event"}, .type = FieldType::reference, .required = true, .editable = false, .listed = true, .refersTo = Kind::event},
        // The event's, so that a client's page, rules and past days know when it is.
        {.key = "date", .label = {"活动日期", "Date"}, .type = FieldType::date, .required = true, .editable = false, .listed = true},
        {.key = "contact", .label = {"联系人", "Contact"}, .type = FieldType::reference, .editable = false, .listed = true, .refersTo = Kind::contact},
        {.key = "state", .label = {"状态", "Status"}, .type = FieldType::choice, .required = true, .editable = false, .listed = true, .choices = choices::guestStates()},
        {.key = "notes", .label = {"备注", "Notes"}, .type = FieldType::long_text, .editable = false},
    };
    return {.kind = Kind::event_guest,
            .key = "event_guests",
            .table = "event_guest",
            .one = {"活动嘉宾", "Guest of an event"},
            .many = {"活动嘉宾", "Guests of events"},
            .fields = kFields,
            .owner = "client",
            .day = "date",
            .planned = true,
            .caption = kCaption};
}

}  // namespace meike::kinds
