// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/events.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/records/record_writer.h"
#include "app/short_name.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "domain/choices.h"
#include "storage/facts_as_of.h"
#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

std::optional<MinorUnits> EventLine::costPerGuest() const {
    if (!cost || came == 0) return std::nullopt;
    return (*cost + came / 2) / came;
}

std::vector<EventLine> readEvents(Database& database, Date asOf) {
    std::map<RecordId, EventLine> lines;
    for (const Record& event : allRecords(database, Kind::event, asOf)) {
        const auto day = parseIsoDate(event.text("date"));
        if (!day) continue;
        EventLine line{event.id(), event.text("name"), event.text("type"), *day, event.text("place"), std::nullopt};
        if (!isEmpty(event.get("cost"))) line.cost = event.integer("cost");
        lines.emplace(event.id(), std::move(line));
    }
    for (const Record& guest : allRecords(database, Kind::event_guest, asOf)) {
        const auto found = lines.find(guest.integer("event"));
        if (found == lines.end()) continue;
        const std::string& state = guest.text("state");
        ++found->second.invited;
        found->second.came += state == "came" ? 1 : 0;
        found->second.coming += state == "came" || state == "coming" ? 1 : 0;
    }
    std::vector<EventLine> list;
    list.reserve(lines.size());
    for (auto& [id, line] : lines) list.push_back(std::move(line));
    std::stable_sort(list.begin(), list.end(), [](const EventLine& a, const EventLine& b) { return a.date > b.date; });
    return list;
}

std::vector<GuestLine> readGuests(Database& database, RecordId event) {
    std::vector<GuestLine> list;
    const auto people = recordNames(database, Kind::person);
    for (const Record& guest :
         readRecords(database, Kind::event_guest, findRecords(database, Kind::event_guest, "event", Value{event}))) {
        const auto client = readRecord(database, Kind::client, guest.integer("client"));
        if (!client) continue;
        const auto owner = people.find(client->integer("owner"));
        list.push_back({guest.id(), client->id(), client->text("name"), planStanding(database, client->id()).tier,
                        owner == people.end() ? std::string() : owner->second,
                        recordName(database, Kind::contact, guest.integer("contact")), guest.text("state")});
    }
    std::stable_sort(list.begin(), list.end(), [](const GuestLine& a, const GuestLine& b) {
        return sortKey(a.clientName) < sortKey(b.clientName);
    });
    return list;
}

RecordId saveEvent(Edit& edit, Record event) {
    const std::string day = event.text("date");
    RecordWriter writer(edit);
    if (event.id() == 0) return writer.add(std::move(event));
    const RecordId id = event.id();
    writer.change(std::move(event));
    for (const RecordId guest : findRecords(edit.database(), Kind::event_guest, "event", Value{id}))
        writer.set(Kind::event_guest, guest, "date", Value{day});
    return id;
}

std::int64_t inviteClients(Edit& edit, RecordId event, std::span<const RecordId> clients) {
    Database& database = edit.database();
    const auto record = readRecord(database, Kind::event, event);
    if (!record) throw Error(ErrorKind::not_found, "", ErrorCode::record_gone);
    std::set<RecordId> invited;
    for (const Record& guest :
         readRecords(database, Kind::event_guest, findRecords(database, Kind::event_guest, "event", Value{event})))
        invited.insert(guest.integer("client"));
    RecordWriter writer(edit, RecordWriter::Pace::batch);
    std::int64_t count = 0;
    for (const RecordId client : clients) {
        if (!invited.insert(client).second) continue;
        Record guest(Kind::event_guest);
        guest.set("client", client).set("event", event).set("date", record->text("date"));
        guest.set("state", std::string("invited"));
        const auto contacts = findRecords(database, Kind::contact, "client", Value{client});
        if (!contacts.empty()) guest.set("contact", contacts.front());
        writer.add(guest);
        ++count;
    }
    writer.finish();
    return count;
}

void setGuestState(Edit& edit, std::span<const RecordId> guests, std::string_view state) {
    if (!findChoice(choices::guestStates(), state))
        throw Error(ErrorKind::invalid_value, std::string(state), ErrorCode::cannot_be_typed);
    RecordWriter writer(edit);
    for (const RecordId guest : guests) writer.set(Kind::event_guest, guest, "state", Value{std::string(state)});
}

void removeGuests(Edit& edit, std::span<const RecordId> guests) {
    RecordWriter writer(edit);
    for (const RecordId guest : guests) writer.remove(Kind::event_guest, guest);
}

Command inviteCommand(Database& database, RecordId event, std::size_t clients) {
    return {"invite", {std::to_string(clients), shortName(recordName(database, Kind::event, event))}};
}
Command guestStateCommand(Database& database, RecordId event, std::size_t guests) {
    return {"guest_state", {std::to_string(guests), shortName(recordName(database, Kind::event, event))}};
}

}  // namespace meike
