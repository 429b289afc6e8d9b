// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dormancy.h"

#include <algorithm>
#include <vector>

namespace meike::engine {
namespace {

/// Twice the median of few gaps: every gap's rank by counting, which for a dozen is faster than any sort (no branches).
std::int64_t twiceMedianOfFew(std::span<const DayNumber> gaps) {
    const auto n = static_cast<std::int32_t>(gaps.size());
    DayNumber lower = 0;
    DayNumber upper = 0;
    for (const DayNumber gap : gaps) {
        std::int32_t smaller = 0;
        std::int32_t notLarger = 0;
        for (const DayNumber other : gaps) {
            smaller += other < gap ? 1 : 0;
            notLarger += other <= gap ? 1 : 0;
        }
        lower = smaller <= (n - 1) / 2 && (n - 1) / 2 < notLarger ? gap : lower;
        upper = smaller <= n / 2 && n / 2 < notLarger ? gap : upper;
    }
    return static_cast<std::int64_t>(lower) + upper;
}

/// Twice the median, so that the mean of the middle two stays whole.
std::int64_t twiceMedianGap(std::span<const DayNumber> days) {
    constexpr std::size_t kFew = 24;
    const std::size_t n = days.size() - 1;
    if (n <= kFew) {
        std::array<DayNumber, kFew> gaps{};
        for (std::size_t i = 0; i < n; ++i) gaps[i] = days[i + 1] - days[i];
        return twiceMedianOfFew({gaps.data(), n});
    }
    std::vector<DayNumber> gaps(n);
    for (std::size_t i = 0; i < n; ++i) gaps[i] = days[i + 1] - days[i];
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(n / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    const DayNumber lower = n % 2 == 1 ? *middle : *std::max_element(gaps.begin(), middle);
    return static_cast<std::int64_t>(lower) + *middle;
}

}  // namespace

SilenceLimits silenceLimits(const ScoringProfile& profile, std::span<const DayNumber> purchaseDays) {
    SilenceLimits limits;
    for (std::size_t i = 0; i < limits.size(); ++i) limits[i] = std::int64_t{100} * profile.dormancyDays[i];
    if (purchaseDays.size() < static_cast<std::size_t>(profile.dormancyMinimumGaps) + 1) return limits;
    const std::int64_t gap = twiceMedianGap(purchaseDays);
    for (std::size_t i = 0; i < limits.size(); ++i)
        limits[i] = std::max(limits[i], profile.dormancyRhythm[i] * gap / 2);
    return limits;
}

std::int32_t rhythmOf(std::span<const DayNumber> purchaseDays) {
    constexpr std::size_t kRhythmFrom = 3;
    if (purchaseDays.size() < kRhythmFrom) return -1;
    return static_cast<std::int32_t>((twiceMedianGap(purchaseDays) + 1) / 2);
}

Dormancy dormancyOf(std::int64_t silenceDays, const SilenceLimits& limits) {
    if (exceeds(silenceDays, limits[2])) return Dormancy::asleep;
    if (exceeds(silenceDays, limits[1])) return Dormancy::half_asleep;
    if (exceeds(silenceDays, limits[0])) return Dormancy::drowsy;
    return Dormancy::none;
}

}  // namespace meike::engine
