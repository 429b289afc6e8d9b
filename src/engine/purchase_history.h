// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "domain/scoring_profile.h"
#include "engine/columns.h"
#include "engine/season.h"
#include "engine/value_basis.h"

namespace meike::engine {

/// What the purchase models know of a client: whole days, counted in purchase days whatever the profile counts.
struct PurchaseHistory {
    std::int32_t repeats = -1;  ///< x: purchase days - 1; -1 = no purchase up to the as-of date
    std::int32_t lastDay = 0;   ///< t_x: first to last purchase, days
    std::int32_t age = 0;       ///< T: first purchase to the as-of date, days

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 of a defaulted comparison for a pointer
    auto operator<=>(const PurchaseHistory&) const = default;
};

/// Histories of all clients with the value (as OrderValues has it) of their repeat purchases, rows as in OrderColumns.
struct HistoryColumns {
    std::vector<PurchaseHistory> history;
    /// Sum over the repeat purchase days (every one but the first) of the day's value in the basis, linked refunds
    /// taken off, and of refunds that stand alone after the first purchase day; minor units. On a day whose order was
    /// taken back only what the refunds exceed it by counts, as a loss. Means nothing where
    /// valueKnown is 0.
    std::vector<MinorUnits> repeatValue;
    /// Net value of everything up to the as-of date, minor units: the historic value.
    std::vector<MinorUnits> totalValue;
    std::vector<std::uint8_t> valueKnown;  ///< 0: a document in a currency without a rate
    /// 1: kEqualFrom purchases or more, all of one value, and no refund that stands alone. Empty: not looked at.
    std::vector<std::uint8_t> equalValues;

    /// How many times one purchase day followed another after so many days (position), over all clients: what tells
    /// whether clients buy regularly. Counts, so that no sum over them depends on row order.
    std::vector<std::int64_t> gaps;

    static constexpr std::int32_t kEqualFrom = 3;
    bool equal(std::size_t client) const { return !equalValues.empty() && equalValues[client] != 0; }
};

/// Which orders a history is made of, and by which clock.
struct HistoryScope {
    bool singleOrders = false;           ///< without what contracts bring (OrderColumns::kByContract)
    const SeasonClock* clock = nullptr;  ///< days are those of the season, rounded; nothing: of the calendar
};

HistoryColumns purchaseHistories(const OrderColumns& columns, const OrderValues& values, DayNumber asOf,
                                 const HistoryScope& scope = {});
HistoryColumns purchaseHistories(const OrderColumns& columns, ValueBasis basis, DayNumber asOf,
                                 const HistoryScope& scope = {});

/// Clients with the same history, counted: likelihoods are sums over these. Time in days.
struct HistoryCell {
    double x = 0;
    double tx = 0;
    double T = 0;
    double weight = 1;  ///< clients; a bootstrap may give any weight >= 0
};

/// The histories with a purchase, compressed and ordered by (x, t_x, T), so that sums do not depend on row order.
std::vector<HistoryCell> historyCells(std::span<const PurchaseHistory> histories);

}  // namespace meike::engine
