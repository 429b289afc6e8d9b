// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/key_accounts/board.h"
#include "domain/record.h"

namespace meike {

/// An account plan with everything that stands on its two pages.
struct AccountPlan {
    Record plan{Kind::account_plan};
    KeyAccount account;
    std::vector<KeyCriterion> criteria;
    std::string currency;         ///< the base currency
    std::vector<Record> goals;    ///< by day
    std::vector<Record> actions;  ///< tasks of the plan, the open ones first, by day
    struct Service {
        std::string name;  ///< empty: nobody has said
        MinorUnits amount = 0;
        std::string currency;
        int orders = 0;
    };
    std::vector<Service> services;  ///< of the last 365 days, the largest first
    struct Person {
        std::string name, title, role, attitude;  ///< role and attitude as they are called
    };
    std::vector<Person> people;                       ///< who has a part in decisions
    std::vector<std::pair<std::string, bool>> needs;  ///< latent and unmet ones, with whether they are must-haves
    std::map<RecordId, std::string> names;            ///< of the people that actions name
};

/// Nothing when it is gone.
std::optional<AccountPlan> readAccountPlan(Database& database, RecordId plan, Date asOf, Language language);

}  // namespace meike
