// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dormancy.h"

#include <algorithm>
#include <vector>

namespace meike::engine {
namespace {

/// Twice the median, so that the mean of the middle two stays whole.
std::int64_t twiceMedianGap(std::span<const DayNumber> days) {
    constexpr std::size_t kSmall = 64;
    const std::size_t n = days.size() - 1;
    std::array<DayNumber, kSmall> small{};
    std::vector<DayNumber> large;
    if (n > kSmall) large.resize(n);
    const std::span<DayNumber> gaps = n > kSmall ? std::span<DayNumber>(large) : std::span<DayNumber>(small.data(), n);
    for (std::size_t i = 0; i < n; ++i) gaps[i] = days[i + 1] - days[i];
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(n / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    const DayNumber upper = *middle;
    const DayNumber lower = n % 2 == 1 ? upper : *std::max_element(gaps.begin(), middle);
    return static_cast<std::int64_t>(lower) + upper;
}

}  // namespace

SilenceLimits silenceLimits(const ScoringProfile& profile, std::span<const DayNumber> purchaseDays) {
    SilenceLimits limits;
    for (std::size_t i = 0; i < limits.size(); ++i) limits[i] = std::int64_t{100} * profile.dormancyDays[i];
    if (purchaseDays.size() < static_cast<std::size_t>(profile.dormancyMinimumGaps) + 1) return limits;
    const std::int64_t gap = twiceMedianGap(purchaseDays);
    for (std::size_t i = 0; i < limits.size(); ++i) limits[i] = std::max(limits[i], profile.dormancyRhythm[i] * gap / 2);
    return limits;
}

Dormancy dormancyOf(std::int64_t silenceDays, const SilenceLimits& limits) {
    if (exceeds(silenceDays, limits[2])) return Dormancy::asleep;
    if (exceeds(silenceDays, limits[1])) return Dormancy::half_asleep;
    if (exceeds(silenceDays, limits[0])) return Dormancy::drowsy;
    return Dormancy::none;
}

}  // namespace meike::engine
