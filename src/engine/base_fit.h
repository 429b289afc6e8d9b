// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "domain/scoring_profile.h"
#include "engine/base_view.h"
#include "engine/gamma_gamma.h"
#include "engine/model_choice.h"
#include "engine/purchase_model.h"

namespace meike::engine {

/// How far the totals of forecasts made in the past were off, and so may be this time: the logarithm of what comes over
/// what is forecast is normal with these.
struct TotalCalibration {
    double shift = 0;
    double spread = 0;
    int origins = 0;  ///< past dates it was looked at; 0: none, and nothing is moved

    bool operator==(const TotalCalibration&) const = default;
};

/// What the past says of single clients' forecasts by the model in use: kept with the models, so that it stands beside
/// every figure.
struct PastNote {
    ForecastVerdict verdict = ForecastVerdict::not_tested;
    std::int32_t origins = 0;
    SimpleRule closestRule = SimpleRule::rate;

    bool operator==(const PastNote&) const = default;
};

/// Models fitted to a base: what forecasts are made from. `asOf` is the day they were fitted for.
struct FittedModels {
    ModelFit purchase;  ///< of the single orders, by the season's clock
    SpendFit spend;
    SeasonIndex season;
    ContractModels contracts;
    TotalCalibration calibration;
    PastNote past;
    ValueBasis basis = ValueBasis::gross;
    DayNumber asOf = 0;
};

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

/// Deviation of the bias of totals before any is seen (3-engine: half-normal(.15) of a base's common shock).
inline constexpr double kTotalsBias = 0.15;

/// Holds totals against what came, at up to three dates a horizon apart (so that no order counts twice): forecasts are
/// made as they were to be made then. A base's bias is normal with deviation kTotalsBias and stays; every date tells it
/// with an error of its own, that of the clients' sum (their squared errors) and of the fit (by the time it had).
TotalCalibration calibrateTotals(const BaseFacts& facts, ModelKind kind, int horizonDays, DayNumber asOf,
                                 const std::stop_token& stop = {});

}  // namespace meike::engine
