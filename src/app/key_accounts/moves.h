// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/key_accounts/criteria.h"
#include "base/money.h"

/// Who becomes, stays and ceases to be a key account: each a decision that is kept, in one edit. Functions that take an
/// Edit belong inside one.
namespace meike {

/// So many are looked after as key accounts; one more needs a reason.
inline constexpr int kKeyAccountSeats = 25;

/// Key accounts in use, by id.
std::vector<RecordId> keyAccounts(Database& database);

struct CriterionTick {
    RecordId criterion = 0;
    bool met = false;
    std::string note;
};
struct KeyJoin {
    RecordId client = 0;
    RecordId sponsor = 0;  ///< 0: stays who it is
    std::string reason{};
    std::vector<CriterionTick> ticks{};  ///< noted with it
    RecordId person = 0;                 ///< who decides; 0: nobody in particular
};
/// What stands in the way of joining without a reason: the criteria that are not met, with the ticks; and no seat left.
struct JoinDoubts {
    std::vector<std::string> criteria;  ///< names
    bool full = false;
    bool any() const { return full || !criteria.empty(); }
};
JoinDoubts joinDoubts(Database& database, const KeyJoin& join, Date asOf, Language language);

/// Error{invalid_value}: is one already; a reason is wanted (key_accounts_full, key_criteria_not_met); a tick without
/// its note.
void joinKeyAccounts(Edit& edit, const KeyJoin& join);
/// Stays one until a day, though criteria are not met. Error{invalid_value} without a reason.
void keepKeyAccount(Edit& edit, RecordId client, std::string_view reason, Date until, RecordId person);
/// Error{invalid_value} without a reason. `price`: what it costs, as it was shown.
void leaveKeyAccounts(Edit& edit, RecordId client, std::string_view reason, std::string_view price, RecordId person);
/// Ticks a criterion that nobody computes. Error{invalid_value} without a note, and for one that has a rule.
void checkCriterion(Edit& edit, RecordId client, const CriterionTick& tick, RecordId person);

Command joinKeyCommand(Database& database, RecordId client);
Command keepKeyCommand(Database& database, RecordId client, Date until);
Command leaveKeyCommand(Database& database, RecordId client);
Command checkCriterionCommand(Database& database, RecordId client, RecordId criterion);

/// What a client no longer has when it is no key account any more.
struct LeaveCost {
    std::vector<std::string> playbooks;  ///< that it falls out of
    double hoursAMonth = 0;              ///< that their cadences take
    MinorUnits benefits = 0;             ///< worth of what was promised or given within the last 365 days
    MinorUnits yearly = 0;               ///< its value of the last 365 days
    std::string sponsor;                 ///< who looks after it; empty: nobody
};
LeaveCost leaveCost(Database& database, RecordId client, Date asOf, Language language);

}  // namespace meike
