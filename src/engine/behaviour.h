// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "domain/scoring_profile.h"

namespace meike::engine {

/// High frequency: F >= the profile's line. Large amount: M >= the median M over scored clients with M > 0, given twice
/// so that it is whole (0 = no client has M > 0: nothing is large).
inline Behaviour behaviourOf(const ScoringProfile& profile, std::int64_t frequency, std::int64_t monetary,
                             std::int64_t twiceMedianMonetary) {
    const bool frequent = frequency >= profile.frequentFrom;
    const bool large = twiceMedianMonetary > 0 && static_cast<__int128>(monetary) * 2 >= twiceMedianMonetary;
    if (frequent) return large ? Behaviour::frequent_large : Behaviour::frequent_small;
    return large ? Behaviour::infrequent_large : Behaviour::infrequent_small;
}

}  // namespace meike::engine
