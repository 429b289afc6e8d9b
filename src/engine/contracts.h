// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/client_facts.h"
#include "engine/columns.h"
#include "engine/renewal_model.h"

namespace meike::engine {

/// Service periods shorter than this, in days, are no contract of their own (a flight of two weeks is none) ...
inline constexpr std::int32_t kShortestContract = 80;
/// ... but such of one client and service that follow each other within so many days are one (a monthly retainer).
inline constexpr std::int32_t kRetainerGap = 31;
/// A contract of the same client and service that begins within so many days before or after an end renews it.
inline constexpr std::int32_t kRenewalDays = 90;

/// A contract of one client for one service.
struct Contract {
    DayNumber start = 0;
    DayNumber end = 0;  ///< last day
    std::int64_t service = 0;
    std::int32_t renewals = 0;    ///< that this one is of the first in its chain: 0 = it renews nothing
    bool renewed = false;         ///< another one renews it
    std::int32_t renewalGap = 0;  ///< renewed: days from its end to the beginning of the next, below 0 = before the end
    bool joined = false;  ///< of short periods that follow each other: it goes on with the next, and has no term

    std::int32_t days() const { return end - start + 1; }
    bool runsOn(DayNumber day) const { return start <= day && day <= end; }
};

/// The contracts of a client as they were known on a day, by service and start. Each contract renews one at most: the
/// one not yet renewed whose end is the nearest to its beginning. `purchaseDays`: the client's, ascending; the service
/// period of an order that was taken back is none.
std::vector<Contract> contractsOf(const ClientFact& fact, std::span<const DayNumber> purchaseDays, DayNumber asOf);

/// The contracts of all clients, rows as in OrderColumns.
std::vector<std::vector<Contract>> contractsOf(const OrderColumns& columns, const ClientFacts& facts, DayNumber asOf);

/// Contracts that may still go on: not renewed, running or not yet past kRenewalDays after their end.
bool isOpen(const Contract& contract, DayNumber asOf);

/// What the renewal models are fitted to: the chains of all clients, given up when nothing followed within
/// kRenewalDays. Retainers (`joined`) are left out: their end is only as far as somebody has booked, and their orders
/// have a rhythm that the models of purchases know.
std::vector<RenewalCell> contractCells(std::span<const std::vector<Contract>> clients, DayNumber asOf);

/// Gaps from an end to the renewal, counted: position 0 is kRenewalDays before, the last kRenewalDays after the end.
/// Counts, so that nothing depends on the order of the clients.
struct RenewalGaps {
    std::vector<std::int64_t> count = std::vector<std::int64_t>(2 * kRenewalDays + 1);
    std::int64_t all = 0;

    /// Share of renewals that had begun `days` after the end (before it: below 0). Without a renewal seen: at the end.
    double startedBy(std::int32_t days) const;
};
RenewalGaps renewalGaps(std::span<const std::vector<Contract>> clients);

/// Fits a renewal model to the contracts of a base. Ends of which nobody knows yet what becomes of them count as they
/// are likely to: of those that ended some days ago, the renewed ones are known already and the lost ones are not, so
/// leaving both out would make renewals look more frequent than they are. (EM: Dempster, Laird, Rubin 1977; the chance
/// is renewalChanceOn() of the round before, over `gaps`.) Throws Error{cancelled}.
RenewalFit fitContractRenewals(RenewalKind kind, std::span<const std::vector<Contract>> clients,
                               const RenewalGaps& gaps, DayNumber asOf, FitMode mode, const std::stop_token& stop = {});

/// Chance that an open contract is renewed, given that it has not been until the as-of date: r before its end; at gap g
/// after it r (1 - G(g)) / (1 - r G(g)) by Bayes with G the observed gaps; 0 past kRenewalDays.
double renewalChanceOn(const RenewalParameters& parameters, const Contract& contract, const RenewalGaps& gaps,
                       DayNumber asOf);

/// A renewal is due in the last min(90, days / 2) days of a contract that is not renewed yet. A retainer is never due.
bool renewalDue(const Contract& contract, DayNumber asOf);

}  // namespace meike::engine
