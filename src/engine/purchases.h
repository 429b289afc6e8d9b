// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "domain/scoring_profile.h"
#include "engine/client_facts.h"
#include "engine/columns.h"
#include "engine/value_basis.h"

namespace meike::engine {

/// What the orders of all clients amount to as of a day: the raw R, F and M, before any score.
struct PurchaseColumns {
    ValueBasis basis = ValueBasis::gross;
    std::vector<std::uint8_t> anyOrder;         ///< has an order (not a refund) on or before the as-of date
    std::vector<std::int32_t> purchases;        ///< lifetime
    std::vector<DayNumber> first, last;         ///< purchase days; kNever without one
    std::vector<std::int32_t> recency;          ///< days of silence; -1 without a purchase
    std::vector<std::int32_t> frequency;        ///< purchases in the window
    std::vector<MinorUnits> monetary;           ///< value in the window (sum or mean); 0 where not known
    std::vector<std::uint8_t> unratedInWindow;  ///< a document in a currency without a rate: M is not known
    std::vector<MinorUnits> lastYear;           ///< value of the last 365 days, documents without a rate left out
};

/// A purchase is a client-day with an order (amount >= 0) whose signed gross amounts sum to more than zero, or that has
/// no refund on it. Refunds that belong to an order count on the order's day from their own date on. Lists the purchase
/// days up to `asOf`, ascending; with `singleOrders` those without what contracts bring (OrderColumns::kByContract).
void purchaseDays(const OrderColumns& columns, ClientIndex client, DayNumber asOf, std::vector<DayNumber>& days,
                  bool singleOrders = false);

/// Raw R, F, M of all clients. F: purchases in (asOf - window, asOf]; M: the `values` of the documents in that window;
/// R: asOf minus the latest of purchase day, project end and service period end, 0 while one runs. `values` are of
/// asOf.
PurchaseColumns summarizePurchases(const OrderColumns& columns, const ClientFacts& facts, const OrderValues& values,
                                   const ScoringProfile& profile, DayNumber asOf, const std::stop_token& stop = {});

/// The latest recency event up to `asOf` among `days` (purchase days up to asOf, ascending) and the client's
/// engagements; a running engagement counts as `asOf`. Nothing when there is none.
std::optional<DayNumber> latestEvent(const std::vector<DayNumber>& days, const ClientFact& fact, DayNumber asOf);

/// Whether a project runs on `asOf`, or the service period of an order whose day is among `days`.
bool isEngaged(const std::vector<DayNumber>& days, const ClientFact& fact, DayNumber asOf);

/// Contribution and net revenue of the documents of a client's window that know both; nothing when more than
/// kMostEstimated of its gross amount lacks them, or one is in a currency without a rate.
struct WindowMargin {
    MinorUnits contribution = 0;
    MinorUnits net = 0;
};
std::optional<WindowMargin> windowMargin(const OrderColumns& columns, ClientIndex client, int windowDays,
                                         DayNumber asOf);

}  // namespace meike::engine
