// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <limits>

#include "base/money.h"

namespace meike::engine {

/// Exact and independent of order; only the result has to fit.
using WideSum = __int128;

/// The largest result: half of the range is kept free, so that the middle two of a median can be added.
inline constexpr WideSum kLargestSum = std::numeric_limits<MinorUnits>::max() / 2;

/// A sum as an amount, held at the edge.
constexpr MinorUnits narrow(WideSum sum) { return static_cast<MinorUnits>(std::clamp(sum, -kLargestSum, kLargestSum)); }

}  // namespace meike::engine
