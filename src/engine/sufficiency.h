// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "engine/purchase_history.h"

namespace meike::engine {

/// What a forecast needs at the least, and where its interval is called wide.
inline constexpr std::int64_t kFewestRepeatClients = 10;
inline constexpr std::int64_t kFewestRepeatPurchases = 30;
inline constexpr std::int32_t kShortestHistory = 180;  ///< days
inline constexpr double kBandWidth = 0.6;
inline constexpr double kIndicativeWidth = 0.25;

/// What decided the step.
enum class SufficiencyReason : std::uint8_t {
    no_purchase,           ///< step 0
    few_repeat_clients,    ///< step 1, the first of the three that fails
    few_repeat_purchases,  ///< step 1
    short_history,         ///< step 1
    fit_failed,            ///< step 1: there is enough data, but the model found no parameters
    wide,                  ///< step 2
    spread_unknown,        ///< step 2: the fit gives no standard errors, so an interval would be too narrow
    medium,                ///< step 3
    narrow                 ///< step 4
};

/// How far a forecast can be trusted: the ladder of 3-engine. 0 prospects only; 1 RFM and historic value only; 2 value
/// bands; 3 value with interval, indicative; 4 value with interval.
struct Sufficiency {
    int step = 0;
    SufficiencyReason reason = SufficiencyReason::no_purchase;
    std::int64_t clients = 0;  ///< with a purchase
    std::int64_t repeatClients = 0;
    std::int64_t repeatPurchases = 0;
    std::int32_t historyDays = 0;  ///< longest time from a first purchase to the as-of date
    double width = -1;             ///< (p90 - p10) / p50 of the base's total; -1 = not reached
    bool ofOrders = false;         ///< the width is that of the orders, as there are no values

    bool operator==(const Sufficiency&) const = default;
};

/// Counts, with step 0 or 1 where they decide; otherwise step 2 and reason `wide`, still to be measured.
Sufficiency measureData(std::span<const PurchaseHistory> histories);

/// The step by the width of the base's interval, for data that measureData() found enough.
Sufficiency withWidth(Sufficiency data, double width);

}  // namespace meike::engine
