// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "engine/base_view.h"
#include "engine/fitted_models.h"

namespace meike::engine {

/// Fits everything to what was known on a day, by the rule's model (`best`: chosen). Throws Error{cancelled}.
FittedModels fitBase(const BaseFacts& facts, const ForecastRule& rule, DayNumber asOf,
                     const std::stop_token& stop = {});

/// The same without a look at the past: no verdict, and totals as they come. For origins of a look at the past.
struct StreamFit {
    BaseView view;
    SeasonIndex season;
    ModelFit fit;
};
StreamFit fitStream(const BaseFacts& facts, ModelKind kind, DayNumber asOf, const std::stop_token& stop = {});

/// Deviation of the bias of totals before any is seen: a half-normal(.15) of a base's common shock has its median at
/// .10 and its mean at .12.
inline constexpr double kTotalsBias = 0.11;

/// How far a total was off from one date on: ln(came / forecast), and the variance of that.
struct TotalOrigin {
    double ratio = 0, variance = 0;
    bool season = false;  ///< a season was known then
};

/// Holds totals against what came, at up to three dates a horizon apart (so that no order counts twice), the newest
/// first: forecasts are made as they were to be made then.
std::vector<TotalOrigin> lookBackAtTotals(const BaseFacts& facts, ModelKind kind, int horizonDays, DayNumber asOf,
                                          const std::stop_token& stop = {});

/// A base's bias is normal with deviation kTotalsBias and stays; every date tells it with an error of its own, that of
/// the clients' sum (their squared errors) and of the fit (by the time it had). A forecast by a season learns nothing
/// from dates at which none was known yet: what they were off by is the season. Where there were no others the bias
/// is what it may be before any is seen.
TotalCalibration calibrateTotals(std::span<const TotalOrigin> origins, bool season);

}  // namespace meike::engine
