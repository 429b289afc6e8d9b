// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <limits>

#include "base/money.h"

namespace meike {

/// Amounts this far from 0 stand for "at least so much": a sum or product left the range and was held at its edge.
/// Forty quadrillion yuan: no amount that anybody enters comes near it.
inline constexpr MinorUnits kAmountEdge = 4'000'000'000'000'000'000;

/// Whether an amount was held at the edge of the range; texts then say so.
constexpr bool isAtEdge(MinorUnits amount) { return amount >= kAmountEdge || amount <= -kAmountEdge; }

/// A sum that never wraps: exact while it is added up, in any order, and held at the edge of 64 bits at the end.
class AmountTotal {
public:
    void add(MinorUnits amount) { m_sum += amount; }
    MinorUnits value() const {
        constexpr __int128 kMost = std::numeric_limits<MinorUnits>::max();
        return static_cast<MinorUnits>(std::clamp<__int128>(m_sum, -kMost, kMost));
    }

private:
    __int128 m_sum = 0;
};

/// Of two; held at the edge in the same way. For amounts of a file that nobody entered.
inline MinorUnits boundedSum(MinorUnits a, MinorUnits b) {
    AmountTotal total;
    total.add(a);
    total.add(b);
    return total.value();
}

}  // namespace meike
