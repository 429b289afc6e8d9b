// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "base/money.h"

namespace meike {

/// An amount in minor units of a currency as minor units of the base currency, rounded half away from zero. `rate` is
/// the value of one major unit in the base currency, times 10^9; the decimals are those of the two currencies. Nothing
/// when the result leaves 64 bits.
inline std::optional<MinorUnits> toBaseCurrency(MinorUnits amount, int decimals, std::int64_t rate, int baseDecimals) {
    constexpr std::int64_t kRateScale = 1'000'000'000;
    const int shift = decimals - baseDecimals;
    const std::int64_t divisor = shift >= 0 ? kRateScale * minorPerMajor(shift) : kRateScale / minorPerMajor(-shift);
    const auto converted = mulDivRound(amount, rate, divisor);
    return converted ? std::optional<MinorUnits>(*converted) : std::nullopt;
}

}  // namespace meike
