// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "domain/scoring_profile.h"

namespace meike::engine {

/// Why an axis was scored differently from what the profile asks.
enum class AxisNote : std::uint8_t {
    none,
    few_clients,       ///< fewer than the profile's minimum for quantiles: thresholds used
    few_values,        ///< fewer distinct values than scores: thresholds used
    dominant_value,    ///< one value holds more than half of the clients: thresholds used
    no_positive_value  ///< no client has M > 0: M scores 1
};

const char* axisNoteKey(AxisNote note);

/// How one axis was scored.
struct Axis {
    AxisMethod method = AxisMethod::thresholds;  ///< the one that was used
    AxisNote note = AxisNote::none;
    std::size_t clients = 0;  ///< population
    /// edges[i]: the value from which on a client scores i + 2 (R: at most, F and M: at least; days, purchases, minor
    /// units). Nothing where no value reaches that score.
    std::vector<std::optional<std::int64_t>> edges;

    bool operator==(const Axis&) const = default;
};

/// score = 1 + floor(k (2W + E) / (2n)): the mid-rank rule. W clients are strictly worse, E equal (itself included), n
/// all. Equal values get equal scores; no row order and no unit enters. 1 <= E, W + E <= n, k >= 1.
constexpr int midRankScore(int k, std::uint64_t worse, std::uint64_t equal, std::uint64_t n) {
    return 1 + static_cast<int>(static_cast<std::uint64_t>(k) * (2 * worse + equal) / (2 * n));
}

/// Ascending sort of 64-bit integers by their bytes (least significant digit first; bytes that all share are skipped).
/// `order` is moved along with the values.
void radixSort(std::vector<std::int64_t>& values, std::vector<std::uint32_t>& order);

/// The sum of the middle two of ascending values (twice the median: kept whole); 0 when there are none.
std::int64_t twiceMedian(std::span<const std::int64_t> ascending);

/// Scores by a small non-negative value (R or F). `counts[v]` clients have v. Fills `scoreOf[v]` (0 where nobody has v)
/// and `rankOf[v]` = 2W + E.
struct CountedAxis {
    Axis axis;
    std::vector<std::uint8_t> scoreOf;
    std::vector<std::uint32_t> rankOf;
};
enum class Better : std::uint8_t { smaller, larger };
CountedAxis scoreCounts(std::span<const std::uint32_t> counts, Better better, const AxisRule& rule, int levels,
                        int minimumClients);

/// Scores ascending M. Fills per position of `ascending` its score and 2W + E.
struct SortedAxis {
    Axis axis;
    std::vector<std::uint8_t> score;
    std::vector<std::uint32_t> rank;
};
SortedAxis scoreSorted(std::span<const std::int64_t> ascending, const AxisRule& rule, MonetaryUnit unit, int levels,
                       int minimumClients);

}  // namespace meike::engine
