// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/date.h"
#include "domain/scoring_profile.h"
#include "engine/client_facts.h"

namespace meike::engine {

/// A client's tier in the latest saved assessment dated before the as-of date.
struct TierReference {
    std::int8_t tier = -1;   ///< rank, 0 = best; -1 = no such assessment
    bool graceUsed = false;  ///< a second saved assessment, grace days or more after the first, still found it under
};

/// A client in one saved assessment: rank before and after hysteresis (the override left out).
struct SavedTier {
    DayNumber day = 0;
    std::int8_t computed = -1;
    std::int8_t held = -1;
};

/// The reference of a client from its saved assessments of the same tier scale (see tierScale), in any order. Those
/// dated on or after `asOf` are left out.
TierReference tierReference(std::span<const SavedTier> saved, DayNumber asOf, int graceDays);

/// Rank by value score (hundredths) and the growth exception; `growthInput` is 0..100 or -1.
std::int8_t tierOfScore(const ScoringProfile& profile, int valueScore, int growthInput);

/// Rank after hysteresis: up at once; down by one step less while the score is at most holdPoints under the limit of
/// that step and the grace is not used up. Only tiers by value score are held.
std::int8_t holdTier(const ScoringProfile& profile, std::int8_t computed, int valueScore, TierReference reference);

/// Rank that was set by hand and holds on a day; -1: none, or the profile has no such tier.
std::int8_t tierByHand(const ScoringProfile& profile, const TierOverride& override, DayNumber asOf);

}  // namespace meike::engine
