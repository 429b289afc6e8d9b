// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/label.h"
#include "domain/command.h"
#include "domain/value.h"
#include "storage/workspace.h"

/// Whose clients are: the pool 公海 of those that are nobody's, handing over, and how many an owner can look after.
namespace meike {

/// When clients go back to the pool: settings `pool_*`. Nothing goes by itself: it is proposed, and somebody decides.
struct PoolRules {
    bool on = false;
    int prospectDays = 180;  ///< without a touch, of one that has never ordered
    int clientDays =
        365;  ///< after the last order, service period or contract ended, and as long without a touch as above
    int warnDays = 14;  ///< before; 0: on the day
};
PoolRules readPoolRules(Database& database);
/// Error{invalid_value} outside of 1..3650, of a warning 0..90.
void writePoolRules(Edit& edit, const PoolRules& rules);
Command poolRulesCommand();
/// The rules as sentences.
std::vector<std::string> poolRuleSentences(const PoolRules& rules, Language language);

struct PoolDue {
    RecordId client = 0;
    RecordId owner = 0;
    Date due;         ///< from when on it goes back
    std::string why;  ///< a sentence
};
/// Due by the day, or within `ahead` days after it; by day and client. Whoever has a service period or a project
/// running, owes money or is a key account never is. `owner`: only theirs.
std::vector<PoolDue> poolDue(Database& database, const PoolRules& rules, Date asOf, int ahead, Language language,
                             const std::stop_token& stop = {}, std::optional<RecordId> owner = {});

/// How a client changes hands.
enum class HandoverWay : std::uint8_t { take, give, hand_over, reclaim };
struct Handover {
    std::vector<RecordId> clients;
    RecordId to = 0;  ///< 0: to the pool
    std::string note;
    RecordId by = 0;  ///< who does it; 0: nobody in particular
};
struct HandedOver {
    std::int64_t clients = 0;        ///< that had another owner
    std::int64_t tasks = 0;          ///< open ones of the owner before, which go along
    std::int64_t opportunities = 0;  ///< that are not decided, likewise
};
/// One edit: the owner, the open tasks and opportunities of the one before, and for each client a record of who had it,
/// who has it and why. What playbooks plan follows by itself. Clients that are theirs already are left alone.
/// Error{invalid_value} without a note where somebody loses a client.
HandedOver handOver(Edit& edit, const Handover& handover);
Command handOverCommand(Database& database, const Handover& handover);

/// Caps of clients per owner 保有量: setting `owner_cap` for all, `owner_cap.<tier>` for a tier; 0: none.
std::int64_t ownerCap(Database& database, std::string_view tier);
/// What an owner would have with so many more: a warning for each cap that is passed, with the hours their playbooks
/// take behind it; and each client whose group or registration number has another owner. As sentences; empty: nothing
/// to say.
std::vector<std::string> handoverWarnings(Database& database, const Handover& handover, Date asOf, Language language);

}  // namespace meike
