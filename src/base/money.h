// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace meike {

/// Money is an integer number of minor units (fen, cents) beside an ISO 4217 code. No floating point is stored.
using MinorUnits = std::int64_t;

/// Minor digits of a currency: 2 for CNY, 0 for JPY, 3 for KWD; 2 for codes it does not list.
int currencyDecimals(std::string_view code);

/// True for three upper-case Latin letters.
bool isCurrencyCode(std::string_view code);

/// 10^decimals, decimals in 0..6.
std::int64_t minorPerMajor(int decimals);

/// Plain decimal text without grouping, as machines read it: -1234.50.
std::string plainAmount(MinorUnits amount, int decimals);

/// The reverse of plainAmount: `-1234.5`, `0.07`, `12`. Excess decimals round half away from zero; too large is an
/// error.
Result<MinorUnits> parsePlainAmount(std::string_view text, int decimals);

/// a * b / c rounded half away from zero, in 128 bits; error when the result leaves 64 bits.
Result<std::int64_t> mulDivRound(std::int64_t a, std::int64_t b, std::int64_t c);

}  // namespace meike
