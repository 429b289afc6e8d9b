// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "domain/classification.h"

namespace meike::engine {

/// For facts that carry no date: they hold on every day.
inline constexpr DayNumber kAlways = std::numeric_limits<DayNumber>::min();
/// An open end.
inline constexpr DayNumber kNever = std::numeric_limits<DayNumber>::max();

/// A project, or the service period of an order: while it runs the client is not silent, and its end is a recency
/// event. It exists from the day on which it has started and, for a service period, its order is dated; a service
/// period counts only while its order's day is a purchase (an order refunded away has no contract).
struct Engagement {
    DayNumber start = 0;
    DayNumber end = kNever;        ///< last day; kNever = open
    DayNumber orderDay = kAlways;  ///< of a service period; kAlways for a project
};

/// A period that may be the term of a contract: that of a framework contract, or the service period of an order.
struct ContractTerm {
    DayNumber start = 0;
    DayNumber end = 0;         ///< last day
    DayNumber knownDay = 0;    ///< from which it is known: the order's day; a framework contract's beginning
    std::int64_t service = 0;  ///< id of the service type, 0 = none given, kFramework
    static constexpr std::int64_t kFramework = -1;
};

/// What is due. Minor units of the base currency.
struct ReceivableFact {
    DayNumber due = 0;
    MinorUnits amount = 0;
};

/// Money that came in; one entry per allocation, the unallocated rest is its own entry.
struct ReceiptFact {
    DayNumber day = 0;
    MinorUnits amount = 0;
    std::int32_t receivable = -1;  ///< position in ClientFact::receivables, -1 = not allocated
};

/// A score 1..5 given by hand; 0 = not given. It does not exist before its day.
struct HandScore {
    std::uint8_t value = 0;
    DayNumber day = kAlways;
};

/// Stage set by hand, from `from` to `until`, both included. `value` -1 = none; otherwise a Stage.
struct StageOverride {
    std::int8_t value = -1;
    DayNumber from = kAlways;
    DayNumber until = kNever;

    bool holdsOn(DayNumber asOf) const { return value >= 0 && from <= asOf && asOf <= until; }
};

/// Tier set by hand, by its key: which rank that is, if any, each profile says for itself (tierByHand). Empty = none.
struct TierOverride {
    std::string tier;
    DayNumber from = kAlways;
    DayNumber until = kNever;
};

/// What is known of a client besides its orders. Anything dated after the as-of date is ignored by the engine.
struct ClientFact {
    std::vector<Engagement> engagements;
    std::vector<ContractTerm> terms;
    CreditGrade credit = CreditGrade::none;
    HandScore growth;
    HandScore influence;
    HandScore endorsement;
    HandScore referral;
    StageOverride stage;
    TierOverride tier;
    std::vector<ReceivableFact> receivables;
    std::vector<ReceiptFact> receipts;
};

/// One fact a client, in the order of OrderColumns.
using ClientFacts = std::vector<ClientFact>;

}  // namespace meike::engine
