// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "app/key_accounts/criteria.h"
#include "base/money.h"

namespace meike {

/// How a key account's plan stands on a day.
enum class AccountPlanState { none, draft, current, late };

/// A client as the board shows it.
struct KeyAccount {
    RecordId client = 0;
    std::string name;
    std::string tier;  ///< key; empty: none
    RecordId owner = 0;
    std::string ownerName;
    RecordId sponsor = 0;
    std::string sponsorName;
    std::vector<CriterionMark> marks;  ///< one a criterion
    int met = 0;                       ///< of them
    std::optional<MinorUnits> value;   ///< in the window; nothing: not known
    MinorUnits yearly = 0;             ///< of the last 365 days
    std::optional<double> risk;        ///< 1 - still active; nothing: not known
    std::optional<Date> sponsorVisit;  ///< the last visit or meeting of the sponsor
    bool visitLate = false;            ///< never, or longer ago than kSponsorDays
    RecordId plan = 0;                 ///< the latest that has begun; 0: none
    AccountPlanState planState = AccountPlanState::none;
    int goals = 0;
    int reached = 0;
    std::optional<Date> review;     ///< the plan's next
    std::optional<Date> since;      ///< joined; nothing: nobody has noted it
    std::string joinReason;         ///< empty: none was needed
    std::optional<Date> keptUntil;  ///< in spite of what is not met, as long as it lies ahead
    std::string keepReason;

    bool meetsAll() const { return met == static_cast<int>(marks.size()); }
};

/// A decision, with names.
struct KeyDecisionLine {
    Date date;
    std::string what;  ///< key of choices::keyDecisions
    RecordId client = 0;
    std::string clientName;
    std::string reason;
    std::string person;
    std::optional<Date> until;
    std::string standing;
    std::string price;
};

struct KeyBoard {
    Date asOf;
    Date periodEnd;  ///< the quarter's last day: by then everybody is looked at again
    std::vector<KeyCriterion> criteria;
    std::vector<KeyAccount> accounts;        ///< the largest value first
    std::vector<KeyAccount> requalify;       ///< those that no longer meet a criterion, and are not kept
    std::vector<KeyAccount> candidates;      ///< that meet all criteria, or all but one; at most kKeyCandidates
    std::vector<KeyDecisionLine> decisions;  ///< newest first
    MinorUnits total = 0;                    ///< value of the key accounts in the window
    MinorUnits allTotal = 0;                 ///< of all clients
};

/// A sponsor sees a key account at least that often, in days.
inline constexpr int kSponsorDays = 183;
inline constexpr std::size_t kKeyCandidates = 8;
/// From here on a key account is one that may be lost.
inline constexpr double kKeyAtRisk = 0.5;

KeyBoard readKeyBoard(Database& database, Date asOf, Language language, const std::stop_token& stop = {});
/// One client, key account or not, as the board would show it.
KeyAccount readKeyAccount(Database& database, RecordId client, Date asOf, Language language);

/// Key accounts that no longer meet a criterion and are not kept all the same, with the names of what they do not meet.
std::vector<std::pair<RecordId, std::vector<std::string>>> readRequalifications(Database& database, Date asOf,
                                                                                Language language);

/// The last day of the quarter of a day.
Date quarterEnd(Date day);

}  // namespace meike
