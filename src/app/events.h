// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "domain/record.h"
#include "storage/workspace.h"

/// Events 活动: who is invited, who comes, who came, what it cost. Functions that take an Edit belong inside one.
namespace meike {

struct EventLine {
    RecordId id = 0;
    std::string name;
    std::string type;  ///< key of choices::eventTypes()
    Date date;
    std::string place;
    std::optional<MinorUnits> cost;
    int invited = 0;  ///< all guests
    int coming = 0;   ///< said so, or came
    int came = 0;

    /// Of what it cost, by who came; nothing where nobody did, or where nobody knows.
    std::optional<MinorUnits> costPerGuest() const;
};
/// The latest first.
std::vector<EventLine> readEvents(Database& database, Date asOf);

struct GuestLine {
    RecordId id = 0;
    RecordId client = 0;
    std::string clientName;
    std::string tier;  ///< key
    std::string owner;
    std::string contact;
    std::string state;  ///< key of choices::guestStates()
};
/// By name.
std::vector<GuestLine> readGuests(Database& database, RecordId event);

/// Stores an event; guests follow its day.
RecordId saveEvent(Edit& edit, Record event);
/// Whoever is not invited yet; with the first contact of each. Returns how many.
std::int64_t inviteClients(Edit& edit, RecordId event, std::span<const RecordId> clients);
/// Error{invalid_value} for a state that there is none of.
void setGuestState(Edit& edit, std::span<const RecordId> guests, std::string_view state);
void removeGuests(Edit& edit, std::span<const RecordId> guests);

Command inviteCommand(Database& database, RecordId event, std::size_t clients);
Command guestStateCommand(Database& database, RecordId event, std::size_t guests);

}  // namespace meike
