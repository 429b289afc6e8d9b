// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "engine/purchases.h"
#include "engine/quantile.h"

namespace meike::engine {

/// Scores of the three axes. The population is every client with a purchase; of M, those whose M is known.
struct RfmScores {
    Axis axisR, axisF, axisM;
    std::vector<std::uint8_t> r, f, m;                     ///< 1..levels; 0 = not scored
    std::vector<std::uint32_t> amountRank, frequencyRank;  ///< 2W + E of M and of F; 0 = not scored
    std::vector<MinorUnits> sortedMonetary;                ///< known M, ascending
    std::vector<std::uint32_t> recencyCounts, frequencyCounts;
    std::size_t clients = 0;  ///< with a purchase
};

/// True when a client of `purchases` has a known M.
inline bool monetaryKnown(const PurchaseColumns& purchases, std::size_t client) {
    return purchases.purchases[client] > 0 && purchases.unratedInWindow[client] == 0;
}

/// Scores R and F by histogram and M by radix sort: no comparison sort, no division per client.
RfmScores scoreRfm(const PurchaseColumns& purchases, const ScoringProfile& profile);

}  // namespace meike::engine
