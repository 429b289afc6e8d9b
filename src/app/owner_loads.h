// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/label.h"
#include "domain/value.h"
#include "storage/database.h"

/// What each owner has to look after, and which businesses have more than one.
namespace meike {

struct OwnerLoad {
    RecordId person = 0;
    std::string name;
    bool active = true;                          ///< false: has left, and still has clients
    std::int64_t clients = 0;                    ///< in use
    std::map<std::string, std::int64_t> byTier;  ///< key; empty: none
    std::vector<std::string> passed;             ///< tiers whose cap is passed; an empty one: the cap of all
    double hours = 0;                            ///< a week that playbooks want in the next weeks
    double capacity = 0;                         ///< hours a week that the person has for it
};
/// Whoever is active or has clients; the most clients first.
std::vector<OwnerLoad> readOwnerLoads(Database& database, Date asOf, const std::stop_token& stop = {});

/// A group, or one registration number, whose clients have several owners.
struct SharedBusiness {
    bool group = false;
    std::string name;  ///< of the head of the group; the number
    struct Part {
        RecordId client = 0;
        std::string clientName;
        std::string ownerName;
    };
    std::vector<Part> parts;
};
std::vector<SharedBusiness> readSharedBusinesses(Database& database, const std::stop_token& stop = {});

/// Hours a week that playbooks want of each person in the next weeks.
std::map<RecordId, double> hoursWanted(Database& database, Date asOf);

}  // namespace meike
