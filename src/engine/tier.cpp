// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tier.h"

#include <algorithm>
#include <vector>

namespace meike::engine {

TierReference tierReference(std::span<const SavedTier> saved, DayNumber asOf, int graceDays) {
    std::vector<SavedTier> before;
    for (const SavedTier& entry : saved) {
        if (entry.day < asOf && entry.held >= 0) before.push_back(entry);
    }
    if (before.empty()) return {};
    std::stable_sort(before.begin(), before.end(),
                     [](const SavedTier& a, const SavedTier& b) { return a.day < b.day; });
    TierReference reference{before.back().held, false};
    // Back through the unbroken run of assessments that found the client under the tier it was held in.
    const auto foundUnder = [&](const SavedTier& entry) {
        return entry.held == reference.tier && entry.computed > entry.held;
    };
    if (!foundUnder(before.back())) return reference;
    DayNumber first = before.back().day;
    for (std::size_t i = before.size(); i-- > 0 && foundUnder(before[i]);) first = before[i].day;
    reference.graceUsed = before.back().day > first && before.back().day - first >= graceDays;
    return reference;
}

std::int8_t tierOfScore(const ScoringProfile& profile, int valueScore, int growthInput) {
    const auto last = static_cast<std::int8_t>(profile.tiers.size() - 1);
    std::int8_t rank = last;
    for (std::int8_t i = 0; i < last; ++i) {
        if (valueScore >= profile.tiers[static_cast<std::size_t>(i)].limit) {
            rank = i;
            break;
        }
    }
    if (profile.growthTier.empty() || growthInput < profile.growthMinimum) return rank;
    for (std::int8_t i = 0; i < rank; ++i) {
        if (profile.tiers[static_cast<std::size_t>(i)].key == profile.growthTier) return i;
    }
    return rank;
}

std::int8_t holdTier(const ScoringProfile& profile, std::int8_t computed, int valueScore, TierReference reference) {
    if (profile.tierMethod != TierMethod::value_score) return computed;
    if (computed <= 0 || reference.tier < 0 || reference.tier >= computed || reference.graceUsed) return computed;
    const int limit = profile.tiers[static_cast<std::size_t>(computed - 1)].limit;
    return limit - valueScore <= profile.holdPoints ? static_cast<std::int8_t>(computed - 1) : computed;
}

std::int8_t tierByHand(const ScoringProfile& profile, const TierOverride& override, DayNumber asOf) {
    if (override.tier.empty() || override.from > asOf || asOf > override.until) return -1;
    for (std::size_t rank = 0; rank < profile.tiers.size(); ++rank)
        if (profile.tiers[rank].key == override.tier) return static_cast<std::int8_t>(rank);
    return -1;
}

}  // namespace meike::engine
