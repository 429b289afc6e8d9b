// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "domain/classification.h"
#include "domain/scoring_profile.h"
#include "engine/base_view.h"
#include "engine/fitted_models.h"
#include "engine/purchase_model.h"

namespace meike::engine {

/// The model that a choice begins with, and falls back on where the past cannot tell.
inline constexpr ModelKind kDefaultModel = ModelKind::mbg_nbd;
/// Another model must be closer than the default by so much (a share of its error): models fitted to three overlapping
/// years differ by a per cent or two by chance.
inline constexpr double kWorthChanging = 0.03;
/// Above so many clients a model is chosen on an even sample of about so many.
inline constexpr std::size_t kChoiceClients = 2'500;

/// How a model did at the origins before the as-of date.
struct CandidateScore {
    ModelKind kind = kDefaultModel;
    std::size_t origins = 0;  ///< at which it could be fitted; 0: it is no candidate
    double mae = 0;           ///< mean absolute error, purchases a client
    double brier = 0;         ///< mean squared error of the chance of a purchase
    double relative = 1;      ///< mean of the two, each as a share of the default's
};

/// "Closer" of a verdict means by kWorthChanging.
const char* forecastVerdictKey(ForecastVerdict verdict);

struct ModelChoice {
    ModelKind kind = kDefaultModel;
    std::size_t origins = 0;             ///< 0: the history is too short to choose
    std::vector<CandidateScore> scores;  ///< in the order of kModelKinds; empty without origins
    std::array<double, kSimpleRules> ruleMae{}, ruleBrier{};
    SimpleRule closestRule = SimpleRule::rate;  ///< of the simple rules the one with the least error
    ForecastVerdict verdict = ForecastVerdict::not_tested;
};

/// What is known on a day, and which models are held against each other (the default always is).
struct ChoiceInput {
    BaseFacts facts;
    DayNumber asOf = 0;
    std::span<const ModelKind> candidates = kModelKinds;
};

/// Holds the models against each other by rolling origins (as planBacktest() lays them): each is fitted to the days up
/// to an origin and held against the horizon after it, all of which lie before the as-of date. The one with the least
/// error is chosen, if it is closer than the default by kWorthChanging. What contracts bring is forecast beside each of
/// them by its own model, as far as contracts were known then. The result depends on no order of rows, nor on
/// the unit of money. Throws Error{cancelled}.
ModelChoice chooseModel(const ChoiceInput& input, int horizonDays, const std::stop_token& stop = {});

/// What the same origins say of another of the candidates. Closer means the mean of the two errors, each as a share of
/// the rule's: of counts that are mostly 0 or 1 the absolute error alone prefers who says 0 or 1 for certain.
ForecastVerdict verdictOn(const ModelChoice& choice, ModelKind kind);

/// The model that a profile asks for: by name, or the one that chooseModel() finds.
ModelKind askedModel(const ForecastRule& rule, const ChoiceInput& input, const std::stop_token& stop = {});

}  // namespace meike::engine
