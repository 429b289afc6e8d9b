// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/client_desk.h"

#include <algorithm>

#include "app/client_group.h"
#include "app/session.h"
#include "app/view/other_owners.h"
#include "app/words/birthday_words.h"
#include "app/words/chain_words.h"
#include "app/words/group_words.h"
#include "base/progress.h"
#include "storage/contact_touches.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"

namespace meike {

namespace {

/// Of two parts of one person the one that they have on the day, else the later one: who went and came back is there.
bool saysMore(const ClientContact& part, const ClientContact& than, Date asOf) {
    if (part.isThere(asOf) != than.isThere(asOf)) return part.isThere(asOf);
    return part.finish > than.finish;
}

/// Everybody with a part there up to a day, each once. Who came later is not there yet; who has left still is, so that
/// the gap is seen.
std::vector<ClientContact> peopleOf(Database& database, RecordId client, Date asOf) {
    std::vector<ClientContact> people;
    const std::string day = isoDate(asOf);
    for (ClientContact& each : contactsOfClient(database, client)) {
        if (each.start > day) continue;
        const auto known = std::find_if(people.begin(), people.end(),
                                        [&](const ClientContact& other) { return other.contact == each.contact; });
        if (known == people.end())
            people.push_back(std::move(each));
        else if (saysMore(each, *known, asOf))
            *known = std::move(each);
    }
    return people;
}

void readChain(Database& database, ClientDesk& desk, RecordId client, Date asOf, Language language) {
    std::map<RecordId, std::string> names;
    const std::map<RecordId, DayNumber> touched = lastTouches(database, client, asOf);
    for (ClientContact& each : peopleOf(database, client, asOf)) {
        ClientDesk::Person person;
        const auto record = readRecord(database, Kind::contact, each.contact);
        if (!record) continue;
        person.chain.id = each.contact;
        person.chain.role = each.decisionRole;
        person.chain.attitude = record->text("attitude");
        person.chain.influence = static_cast<int>(record->integer("influence"));
        person.chain.reportsTo = record->integer("reports_to");
        person.chain.active = each.isThere(asOf);
        if (const auto last = touched.find(each.contact); last != touched.end())
            person.chain.lastTouched = last->second;
        if (const auto born = parseIsoDate(record->text("birthday")))
            if (auto next = words::nextBirthday(*born, record->integer("birthday_lunar") == 1, asOf, language))
                person.birthday = std::move(next->line.text);
        names[each.contact] = each.name;
        person.contact = std::move(each);
        desk.people.push_back(std::move(person));
    }
    std::vector<engine::ChainContact> contacts;
    for (const ClientDesk::Person& person : desk.people) contacts.push_back(person.chain);
    desk.chain = engine::decisionChain(contacts, dayNumber(asOf));
    for (const engine::ChainRisk& risk : desk.chain.risks)
        desk.risks.push_back(words::chainRiskLine(risk, names[risk.contact], language).text);
}

void readGroup(Database& database, ClientDesk& desk, const Session& session,
               const std::shared_ptr<const Scores>& scores, RecordId client, Language language) {
    const RecordId head = groupHead(database, client);
    const std::vector<RecordId> members = groupMembers(database, head);
    if (members.size() < 2) return;
    ClientDesk::Group group;
    group.head = head;
    for (const RecordId member : members)
        group.members.emplace_back(member, recordName(database, Kind::client, member));
    if (scores) {
        session.readBook(*scores, [&](const ScoreBook& book) { group.score = groupScore(book, *scores, members); });
        if (group.score && group.score->tier >= 0)
            group.tier = scores->assessment.tierNames[static_cast<std::size_t>(group.score->tier)].label.in(language);
        if (group.score)
            group.lines =
                words::groupLines(*group.score, group.tier, scores->profile.windowDays, scores->currency, language);
    }
    desk.group = std::move(group);
}

}  // namespace

ClientDesk readDesk(Database& database, const Session& session, const std::shared_ptr<const Scores>& scores,
                    RecordId client, Date asOf, Language language, const std::stop_token& stop) {
    ClientDesk desk;
    readChain(database, desk, client, asOf, language);
    throwIfStopped(stop);
    for (const Record& contract : recordsOfClient(database, Kind::framework_contract, client, asOf))
        desk.completions[contract.id()] = frameworkCompletion(database, contract.id(), asOf);
    throwIfStopped(stop);
    for (const OtherOwner& warning : otherOwners(database, client, asOf))
        desk.warnings.push_back(otherOwnerText(database, warning, language));
    desk.sections = sectionVerifications(database, client, asOf);
    desk.planned = readPlanOfClient(database, client, asOf, language, stop);
    readGroup(database, desk, session, scores, client, language);
    return desk;
}

}  // namespace meike
