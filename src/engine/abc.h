// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "domain/scoring_profile.h"

namespace meike::engine {

/// From which M on a client is A, from which B. Clients by M, descending, by the share of the positive total that lies
/// before the client's tie group: under abcA per cent A, under abcB B, else C; M <= 0 is C.
struct AbcLimits {
    std::int64_t a = std::numeric_limits<std::int64_t>::max();
    std::int64_t b = std::numeric_limits<std::int64_t>::max();

    AbcClass classOf(std::int64_t monetary) const {
        if (monetary >= a) return AbcClass::a;
        return monetary >= b ? AbcClass::b : AbcClass::c;
    }
};

AbcLimits abcLimits(const ScoringProfile& profile, std::span<const std::int64_t> sortedMonetary);

}  // namespace meike::engine
