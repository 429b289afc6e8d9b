// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/records/contact_moves.h"

#include "app/records/record_writer.h"
#include "base/error_code.h"
#include "storage/records.h"

namespace meike {

namespace {

Record stored(Database& database, Kind kind, RecordId id) {
    auto record = readRecord(database, kind, id);
    if (!record) throw Error(ErrorKind::not_found, std::string(kindRow(kind).key), ErrorCode::record_gone);
    return std::move(*record);
}

/// The open part of a contact at a client, newest first; nothing when there is none.
std::optional<Record> openPart(Database& database, RecordId contact, RecordId client) {
    std::optional<Record> found;
    for (const RecordId id : findRecords(database, Kind::contact_role, "contact", Value{contact})) {
        auto role = readRecord(database, Kind::contact_role, id);
        if (role && role->integer("client") == client && role->text("finish").empty()) found = std::move(role);
    }
    return found;
}

}  // namespace

bool ClientContact::isThere(Date day) const {
    const std::string on = isoDate(day);
    return (start.empty() || start <= on) && (finish.empty() || finish >= on);
}

std::vector<ClientContact> contactsOfClient(Database& database, RecordId client) {
    std::vector<ClientContact> all;
    for (const RecordId id : findRecords(database, Kind::contact, "client", Value{client})) {
        const Record contact = stored(database, Kind::contact, id);
        ClientContact each{id, 0, contact.text("name"), contact.text("title"), contact.text("decision_role"), {}, {}};
        if (const auto part = openPart(database, id, client)) each.start = part->text("start");
        all.push_back(std::move(each));
    }
    for (const RecordId id : findRecords(database, Kind::contact_role, "client", Value{client})) {
        const Record role = stored(database, Kind::contact_role, id);
        const RecordId contact = role.integer("contact");
        const Record person = stored(database, Kind::contact, contact);
        // The open part of one's own contact is that contact.
        if (person.integer("client") == client && role.text("finish").empty()) continue;
        all.push_back({contact, id, person.text("name"), role.text("title"), role.text("decision_role"),
                       role.text("start"), role.text("finish")});
    }
    return all;
}

void moveContact(Edit& edit, RecordId contact, RecordId client, const std::string& title, Date day) {
    RecordWriter writer(edit);
    Database& database = edit.database();
    Record person = stored(database, Kind::contact, contact);
    stored(database, Kind::client, client);
    const RecordId old = person.integer("client");
    if (old == client) throw Error(ErrorKind::invalid_value, "client", ErrorCode::already_there);

    auto former = openPart(database, contact, old);
    if (!former)
        former = Record(Kind::contact_role)
                     .set("client", old)
                     .set("contact", contact)
                     .set("title", person.get("title"))
                     .set("decision_role", person.get("decision_role"));
    former->set("finish", isoDate(day - std::chrono::days(1)));
    // Who came today and goes today was there one day.
    if (former->text("finish") < former->text("start")) former->set("finish", former->get("start"));
    if (former->id() == 0)
        writer.add(*former);
    else
        writer.change(*former);

    auto part = openPart(database, contact, client);
    if (!part) part = Record(Kind::contact_role).set("client", client).set("contact", contact);
    if (!title.empty()) part->set("title", title);
    if (part->text("start").empty()) part->set("start", isoDate(day));
    if (part->id() == 0)
        writer.add(*part);
    else
        writer.change(*part);

    for (const RecordId below : findRecords(database, Kind::contact, "reports_to", Value{contact}))
        writer.set(Kind::contact, below, "reports_to", {});
    person.set("client", client)
        .set("title", part->get("title"))
        .set("decision_role", part->get("decision_role"))
        .set("reports_to", {})
        .set("is_primary", {})
        .set("department", {});
    writer.change(std::move(person));
}

Command moveContactCommand(Database& database, RecordId contact, RecordId client) {
    return {"move_contact", {recordName(database, Kind::contact, contact), recordName(database, Kind::client, client)}};
}

}  // namespace meike
