// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/date.h"
#include "domain/scoring_profile.h"

namespace meike::engine {

/// Limits of silence of one client, in hundredths of a day: drowsy, half-asleep, asleep.
using SilenceLimits = std::array<std::int64_t, 3>;

/// The profile's days, or a multiple of the client's own median gap between purchase days where that is longer and
/// there are enough gaps. `purchaseDays` ascending, distinct.
SilenceLimits silenceLimits(const ScoringProfile& profile, std::span<const DayNumber> purchaseDays);

/// The client's rhythm: the median of the days between purchases, rounded half up, of three purchases or more; else -1.
std::int32_t rhythmOf(std::span<const DayNumber> purchaseDays);

/// Exceeded means longer than the limit.
inline bool exceeds(std::int64_t silenceDays, std::int64_t limit) { return silenceDays * 100 > limit; }

Dormancy dormancyOf(std::int64_t silenceDays, const SilenceLimits& limits);

}  // namespace meike::engine
