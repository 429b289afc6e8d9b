// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "domain/classification.h"
#include "domain/scoring_profile.h"
#include "engine/contracts.h"
#include "engine/gamma_gamma.h"
#include "engine/purchase_model.h"
#include "engine/season.h"

namespace meike::engine {

/// Ends of terms that were renewed or not, from which on renewals are forecast by their own model. With fewer the
/// orders of contracts stay among the others.
inline constexpr double kFewestContractEnds = 10;
/// BdW stands in for sBG when it gains more than this in log-likelihood: it has one parameter more.
inline constexpr double kBdwFrom = 2;

/// What is fitted to the contracts of a base.
struct ContractModels {
    RenewalFit fit;
    RenewalGaps gaps;
    double frameworkPace = 0;  ///< orders a day below framework contracts in force; 0: none are recorded
    double priceSpread = 0;    ///< standard deviation of ln(value of an order / of the one a term before)

    bool usable() const { return fit.converged && fit.renewals + fit.lost >= kFewestContractEnds; }
};

/// How far the totals of forecasts made in the past were off, and so may be this time: the logarithm of what comes over
/// what is forecast is normal with these.
struct TotalCalibration {
    double shift = 0;
    double spread = 0;
    int origins = 0;  ///< past dates it was looked at; 0: none, and nothing is moved

    bool operator==(const TotalCalibration&) const = default;
};

/// Ways to do without a model, at the origins of a choice.
enum class SimpleRule : std::uint8_t {
    rate,         ///< as often as so far: x / T
    last_period,  ///< as many orders as in the same time before
    mean          ///< everyone the same: sum of x / sum of T
};
inline constexpr std::size_t kSimpleRules = 3;
const char* simpleRuleKey(SimpleRule rule);

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

}  // namespace meike::engine
