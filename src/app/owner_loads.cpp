// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/owner_loads.h"

#include <algorithm>

#include "app/pool.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "engine/plan/plan.h"
#include "storage/plan_rows.h"
#include "storage/pool_rows.h"
#include "storage/records.h"

namespace meike {

namespace {
/// The load is of so many weeks ahead: a month, so that monthly steps count once.
constexpr int kLoadWeeks = 4;
}  // namespace

std::map<RecordId, double> hoursWanted(Database& database, Date asOf) {
    std::map<RecordId, double> hours;
    for (const engine::plan::Occurrence& each : readOccurrences(database, asOf + std::chrono::days(7 * kLoadWeeks)))
        hours[each.person] += each.minutes / 60.0 / kLoadWeeks;
    return hours;
}

std::vector<OwnerLoad> readOwnerLoads(Database& database, Date asOf, const std::stop_token& stop) {
    auto counted = clientsOfOwners(database);
    throwIfStopped(stop);
    const auto hours = hoursWanted(database, asOf);
    std::map<RecordId, double> capacity;
    for (const engine::plan::Person& person : readPlanPeople(database))
        capacity[person.id] = person.minutesPerWeek / 60.0;
    std::map<std::string, std::int64_t, std::less<>> caps;
    const auto capOf = [&](const std::string& tier) {
        const auto [found, isNew] = caps.try_emplace(tier);
        if (isNew) found->second = ownerCap(database, tier);
        return found->second;
    };
    std::vector<OwnerLoad> loads;
    for (const Record& person : allRecords(database, Kind::person)) {
        throwIfStopped(stop);
        OwnerLoad load;
        load.person = person.id();
        load.name = person.text("name");
        load.active = person.integer("active", 1) != 0;
        load.byTier = std::move(counted[person.id()]);
        for (const auto& [tier, clients] : load.byTier) {
            load.clients += clients;
            if (!tier.empty() && capOf(tier) > 0 && clients > capOf(tier)) load.passed.push_back(tier);
        }
        if (!load.active && load.clients == 0) continue;
        if (const std::int64_t cap = ownerCap(database, {}); cap > 0 && load.clients > cap) load.passed.emplace_back();
        if (const auto wanted = hours.find(person.id()); wanted != hours.end()) load.hours = wanted->second;
        load.capacity = capacity[person.id()];
        loads.push_back(std::move(load));
    }
    std::stable_sort(loads.begin(), loads.end(), [](const OwnerLoad& a, const OwnerLoad& b) {
        return a.clients != b.clients ? a.clients > b.clients : sortKey(a.name) < sortKey(b.name);
    });
    return loads;
}

std::vector<SharedBusiness> readSharedBusinesses(Database& database, const std::stop_token& stop) {
    std::vector<SharedBusiness> all;
    const auto people = recordNames(database, Kind::person);
    for (const SharedRows& rows : sharedRows(database, stop)) {
        SharedBusiness shared;
        shared.group = rows.head != 0;
        shared.name = shared.group ? recordName(database, Kind::client, rows.head) : rows.number;
        for (const auto& [client, owner] : rows.clients) {
            const auto name = people.find(owner);
            shared.parts.push_back({client, recordName(database, Kind::client, client),
                                    name == people.end() ? std::string() : name->second});
        }
        all.push_back(std::move(shared));
    }
    return all;
}

}  // namespace meike
