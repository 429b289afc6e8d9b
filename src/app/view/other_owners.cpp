// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/other_owners.h"

#include <algorithm>
#include <set>

#include "domain/record.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"

namespace meike {

namespace {

/// Collects warnings, one for each person and sort.
class Warnings {
public:
    Warnings(Database& database, const Record& client) {
        m_expected.insert(client.integer("owner"));
        m_expected.insert(client.integer("sponsor"));
        for (const Record& member : recordsOfClient(database, Kind::team_member, client.id()))
            m_expected.insert(member.integer("person"));
        for (const Record& person : allRecords(database, Kind::person))
            if (person.integer("active", 1) == 0) m_expected.insert(person.id());
        m_expected.insert(0);
    }

    void add(RecordId person, OtherOwnerOf of, RecordId record) {
        if (m_expected.contains(person)) return;
        for (OtherOwner& known : all)
            if (known.person == person && known.of == of) {
                known.record = std::max(known.record, record);
                ++known.count;
                return;
            }
        all.push_back({person, of, record, 1});
    }

    std::vector<OtherOwner> all;

private:
    std::set<RecordId> m_expected;
};

bool isInUse(const Record& client) { return isEmpty(client.get("deleted_at")) && isEmpty(client.get("archived_at")); }

/// Whether a project was over on a day. How it stands is known as of its last change only: one that was finished or
/// stopped since then ran while its period did.
bool isOver(Database& database, const Record& project, Date asOf) {
    const std::string& finish = project.text("finish");
    if (!finish.empty() && finish < isoDate(asOf)) return true;
    if (project.text("status") != "finished" && project.text("status") != "stopped") return false;
    return finish.empty() || !changedAfter(database, Kind::project, project.id(), asOf);
}

}  // namespace

std::vector<OtherOwner> otherOwners(Database& database, RecordId client, Date asOf) {
    const auto record = readRecord(database, Kind::client, client);
    if (!record || record->integer("owner") == 0) return {};
    Warnings warnings(database, *record);
    for (const Record& each : recordsOfClient(database, Kind::opportunity, client, asOf))
        if (each.text("closed_on").empty() && each.text("stage") != "won" && each.text("stage") != "lost")
            warnings.add(each.integer("owner"), OtherOwnerOf::opportunity, each.id());
    for (const Record& each : recordsOfClient(database, Kind::project, client, asOf))
        if (!isOver(database, each, asOf)) warnings.add(each.integer("owner"), OtherOwnerOf::project, each.id());
    for (const Record& each : recordsOfClient(database, Kind::task, client, asOf))
        if (each.text("done_on").empty()) warnings.add(each.integer("owner"), OtherOwnerOf::task, each.id());

    const auto other = [&](RecordId id, OtherOwnerOf of) {
        if (id == 0 || id == client) return;
        if (const auto found = readRecord(database, Kind::client, id); found && isInUse(*found))
            warnings.add(found->integer("owner"), of, id);
    };
    other(record->integer("agent"), OtherOwnerOf::agent);
    for (const RecordId id : findRecords(database, Kind::client, "agent", Value{client}))
        other(id, OtherOwnerOf::agented);
    if (const std::string& number = record->text("registration_no"); !number.empty())
        for (const RecordId id : findRecords(database, Kind::client, "registration_no", Value{number}))
            other(id, OtherOwnerOf::namesake);
    return std::move(warnings.all);
}

std::string otherOwnerText(Database& database, const OtherOwner& warning, Language language) {
    const Kind kind = warning.of == OtherOwnerOf::opportunity ? Kind::opportunity
                      : warning.of == OtherOwnerOf::project   ? Kind::project
                      : warning.of == OtherOwnerOf::task      ? Kind::task
                                                              : Kind::client;
    return otherOwnerWords(warning.of, recordName(database, Kind::person, warning.person, language),
                           recordName(database, kind, warning.record, language), warning.count, language);
}

}  // namespace meike
