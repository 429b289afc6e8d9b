// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/verification.h"

#include <algorithm>
#include <map>

#include "domain/choices.h"
#include "domain/client_sections.h"
#include "storage/records.h"

namespace meike {

namespace {

/// The day and the person of the latest look.
struct Look {
    std::string on;
    RecordId by = 0;
};

void take(Look& latest, const std::string& on, RecordId by, const std::string& asOf) {
    if (on.empty() || on > asOf || on < latest.on) return;
    latest = {on, by};
}

std::string daysBefore(Date asOf, int days) { return isoDate(asOf - std::chrono::days(days)); }

/// The part a field of clients stands in; nullptr for those that nobody verifies.
const Choice* sectionOf(const Field& field) {
    for (const Choice& section : choices::clientSections())
        if (!field.section.zh.empty() && section.label.zh == field.section.zh) return &section;
    return nullptr;
}

std::vector<SectionVerification> sectionsOf(const Record& client, const std::map<std::string, Look>& looks,
                                            bool hasContacts, Date asOf, const StaleLimits& limits) {
    std::vector<SectionVerification> sections;
    for (const Choice& section : choices::clientSections()) {
        SectionVerification row;
        row.section = &section;
        for (const Field& field : kindRow(Kind::client).fields) {
            // When it was verified is nothing to verify.
            if (field.source != FieldSource::column || field.key.starts_with("verified_")) continue;
            if (sectionOf(field) != &section) continue;
            if (isEmpty(client.get(field))) continue;
            ++row.filled;
            row.changing = row.changing || field.holds == Steadiness::changing;
        }
        if (section.key == "contacts" && hasContacts) {
            row.filled = 1;
            row.changing = true;
        }
        Look latest;
        take(latest, client.text("verified_on"), client.integer("verified_by"), isoDate(asOf));
        if (const auto look = looks.find(std::string(section.key)); look != looks.end())
            take(latest, look->second.on, look->second.by, isoDate(asOf));
        row.on = latest.on;
        row.by = latest.by;
        row.stale = row.filled > 0 && row.on < daysBefore(asOf, row.changing ? limits.changing : limits.stable);
        sections.push_back(row);
    }
    return sections;
}

void note(std::map<std::string, Look>& looks, const Record& verification, const std::string& asOf) {
    take(looks[verification.text("section")], verification.text("date"), verification.integer("person"), asOf);
}

}  // namespace

std::vector<SectionVerification> sectionVerifications(Database& database, RecordId client, Date asOf,
                                                      const StaleLimits& limits) {
    const auto record = readRecord(database, Kind::client, client);
    if (!record) return {};
    std::map<std::string, Look> looks;
    for (const Record& verification : recordsOfClient(database, Kind::verification, client))
        note(looks, verification, isoDate(asOf));
    const bool contacts = !recordsOfClient(database, Kind::contact, client, 1).empty();
    return sectionsOf(*record, looks, contacts, asOf, limits);
}

std::vector<StaleClient> staleClients(Database& database, Date asOf, const StaleLimits& limits) {
    std::map<RecordId, std::map<std::string, Look>> looks;
    for (const Record& verification : allRecords(database, Kind::verification))
        note(looks[verification.integer("client")], verification, isoDate(asOf));
    std::map<RecordId, bool> contacts;
    for (const Record& contact : allRecords(database, Kind::contact)) contacts[contact.integer("client")] = true;
    std::vector<StaleClient> stale;
    for (const Record& client : allRecords(database, Kind::client)) {
        if (!isEmpty(client.get("deleted_at")) || !isEmpty(client.get("archived_at"))) continue;
        StaleClient row{client.id(), {}};
        for (SectionVerification& section :
             sectionsOf(client, looks[client.id()], contacts.contains(client.id()), asOf, limits))
            if (section.stale) row.sections.push_back(section);
        if (!row.sections.empty()) stale.push_back(std::move(row));
    }
    const auto oldest = [](const StaleClient& row) {
        return std::min_element(row.sections.begin(), row.sections.end(),
                                [](const auto& a, const auto& b) { return a.on < b.on; })
            ->on;
    };
    std::stable_sort(stale.begin(), stale.end(),
                     [&](const StaleClient& a, const StaleClient& b) { return oldest(a) < oldest(b); });
    return stale;
}

}  // namespace meike
