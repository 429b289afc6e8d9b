// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace meike::engine {

/// The share of clients that a range of orders is to hold at the least.
inline constexpr double kRangeShare = 0.8;

/// A range of whole numbers, both ends included, and the share of the draws that it holds: counts come in steps, so
/// that it is seldom just what was asked for.
struct CountRange {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    double held = 0;

    bool holds(std::int64_t count) const { return low <= count && count <= high; }
};

/// The narrowest range that holds at least `share` of the draws, which are sorted; of several the one that holds the
/// most, then the lowest. (Highest density region of a discrete distribution: Hyndman 1996, "Computing and Graphing
/// Highest Density Regions".)
inline CountRange narrowestRange(std::span<const std::uint32_t> sorted, double share = kRangeShare) {
    const std::size_t n = sorted.size();
    if (n == 0) return {};
    const auto need = static_cast<std::size_t>(std::ceil(share * static_cast<double>(n) - 1e-9));
    CountRange best{sorted.front(), sorted.back(), 1};
    for (std::size_t first = 0; first + need <= n; ++first) {
        // A range begins at the first draw of its number, and ends with the last.
        if (first > 0 && sorted[first] == sorted[first - 1]) continue;
        std::size_t last = first + (need == 0 ? 0 : need - 1);
        while (last + 1 < n && sorted[last + 1] == sorted[last]) ++last;
        const CountRange here{sorted[first], sorted[last],
                              static_cast<double>(last - first + 1) / static_cast<double>(n)};
        const std::uint32_t width = here.high - here.low;
        const std::uint32_t narrowest = best.high - best.low;
        if (width < narrowest || (width == narrowest && here.held > best.held)) best = here;
    }
    return best;
}

}  // namespace meike::engine
