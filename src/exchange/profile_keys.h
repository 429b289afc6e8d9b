// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// What reading and writing of scoring profiles have in common. Inside of exchange.
namespace meike::profile_keys {

/// Words of an enum in JSON, in the order of its values.
inline constexpr std::string_view kBases[] = {"best", "gross", "net", "contribution"};
inline constexpr std::string_view kAxisMethods[] = {"thresholds", "quantiles"};
inline constexpr std::string_view kMonetaryUnits[] = {"median", "amount"};
inline constexpr std::string_view kRfmMethods[] = {"grid", "eight_types"};
inline constexpr std::string_view kCuts[] = {"median", "mean", "value"};
inline constexpr std::string_view kTierMethods[] = {"value_score", "rfm_class", "abc_class"};
inline constexpr std::string_view kForecastModels[] = {"bg-nbd", "mbg-nbd", "pareto-nbd", "mbg-cnbd-k", "best"};

}  // namespace meike::profile_keys
