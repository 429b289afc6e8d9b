// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/duplicate_rows.h"

namespace meike {

namespace {

constexpr const char* kFacts =
    "SELECT id, name, short_name, registration_no, website, phone, parent, agent FROM client WHERE deleted_at IS NULL";
constexpr const char* kReached = "SELECT client, mobile, phone, email FROM contact";

engine::DuplicateFacts factsOf(const Statement& row) {
    engine::DuplicateFacts facts;
    facts.client = row.integer(0);
    facts.name = row.text(1);
    facts.shortName = row.text(2);
    facts.registrationNo = row.text(3);
    facts.website = row.text(4);
    if (!row.isNull(5)) facts.phones.emplace_back(row.text(5));
    facts.parent = row.integer(6);
    facts.agent = row.integer(7);
    return facts;
}

void addContact(engine::DuplicateFacts& facts, const Statement& row) {
    for (const int column : {1, 2})
        if (!row.isNull(column)) facts.phones.emplace_back(row.text(column));
    if (!row.isNull(3)) facts.emails.emplace_back(row.text(3));
}

}  // namespace

std::vector<engine::DuplicateFacts> readDuplicateFacts(Database& database, const std::stop_token& stop) {
    std::vector<engine::DuplicateFacts> all;
    Statement clients = database.prepare(std::string(kFacts) + " ORDER BY id");
    while (clients.step()) {
        if (all.size() % 4'096 == 0) throwIfStopped(stop);
        all.push_back(factsOf(clients));
    }
    Statement contacts = database.prepare(std::string(kReached) + " ORDER BY client");
    auto at = all.begin();
    while (contacts.step()) {
        const RecordId client = contacts.integer(0);
        while (at != all.end() && at->client < client) ++at;
        if (at == all.end()) break;
        if (at->client == client) addContact(*at, contacts);
    }
    return all;
}

std::vector<engine::DuplicateFacts> readDuplicateFacts(Database& database, std::span<const RecordId> clients) {
    std::vector<engine::DuplicateFacts> some;
    for (const RecordId client : clients) {
        Statement& row = database.cached(std::string(kFacts).append(" AND id = ?"));
        if (row.bind(1, client).step()) {
            some.push_back(factsOf(row));
            Statement& contacts = database.cached(std::string(kReached) + " WHERE client = ? ORDER BY id");
            contacts.bind(1, client);
            while (contacts.step()) addContact(some.back(), contacts);
            contacts.reset();
        }
        row.reset();
    }
    return some;
}

}  // namespace meike
