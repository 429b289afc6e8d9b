// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/label.h"
#include "engine/backtest.h"
#include "engine/sufficiency.h"

namespace meike::engine {

/// What a prediction is held against: the model, and three ways to do without one.
enum class Predictor : std::uint8_t { model, naive_rate, last_period, pooled_mean };
inline constexpr std::size_t kPredictors = 4;

/// How a predictor did, over the clients of all cuts.
struct PredictionScore {
    std::size_t rows = 0;
    double predicted = 0;  ///< purchases
    double actual = 0;
    double mae = 0;              ///< mean absolute error, purchases a client
    double rmse = 0;             ///< root of the mean squared error
    std::optional<double> bias;  ///< (predicted - actual) / actual; nothing when nobody bought
    /// Of those predicted to buy (at least half a purchase expected), the share that did not: 1 - precision. Nothing
    /// when nobody was predicted to.
    std::optional<double> errorRate;
    /// Of those that bought, the share not predicted to: 1 - recall. Nothing when nobody bought.
    std::optional<double> omissionRate;
    /// Share of all purchases made by the fifth of clients with the highest prediction; ties share alike. Nothing when
    /// nobody bought.
    std::optional<double> topFifthShare;
};

/// Clients with so many repeat purchases at the cut.
struct FrequencyBin {
    std::int32_t repeats = 0;  ///< the last bin is open
    std::size_t rows = 0;
    double predicted = 0;  ///< mean a client
    double actual = 0;
};

/// Clients whose probability of buying lies in one tenth of 0..1.
struct ReliabilityBin {
    std::size_t rows = 0;
    double predicted = 0;  ///< mean probability
    double actual = 0;     ///< share that bought
};

/// Whether lists may be made with the model.
enum class Usability : std::uint8_t {
    usable,
    not_tested,       ///< history too short, or too little data at every cut
    beats_nothing,    ///< its mean absolute error, as shown, is not below that of any baseline, or all its figures are
                      ///< those of the mean for everybody
    too_many_errors,  ///< error rate past the profile's limit
    too_many_omissions
};
const char* usabilityKey(Usability usability);
Label usabilityLabel(Usability usability);

/// So many cases make a group worth a word.
inline constexpr std::size_t kFewestCases = 30;

/// The result of a back-test in figures.
struct ReportCard {
    int askedDays = 0;
    int horizonDays = 0;
    std::vector<DayNumber> cuts;
    std::array<PredictionScore, kPredictors> score;  ///< by Predictor
    std::vector<PredictionScore> modelByCut;
    std::vector<FrequencyBin> frequency;  ///< 0..7; the last is 7 and more
    std::array<ReliabilityBin, 10> reliability;
    double brier = 0;               ///< mean squared error of the probability of buying (Brier 1950)
    double brierBaseRate = 0;       ///< the same for "everyone the average share": what it must be below
    double clientCoverage = 0;      ///< share of clients whose purchases fell within their range
    double clientHeld = 0;          ///< what these ranges said to hold, on average; 0.8 or more
    std::size_t totalsCovered = 0;  ///< cuts whose total fell within the base's 80 % interval
    Usability usability = Usability::not_tested;

    const PredictionScore& of(Predictor predictor) const { return score[static_cast<std::size_t>(predictor)]; }
    bool tested() const { return !cuts.empty(); }
    std::size_t cases() const;       ///< clients of all cuts
    double shareThatBought() const;  ///< of all cases, 0..1
    /// The total lay outside its 80 % interval at most of the cuts (docs/decisions/0009).
    bool totalMissed() const { return tested() && 2 * totalsCovered < cuts.size(); }
    /// One probability for everybody, the average share, would have been as close or closer than one for each client.
    bool likelihoodsOff() const { return tested() && brier >= brierBaseRate; }
    /// Baselines whose mean absolute error, as shown, is not above the model's, the closest first.
    std::vector<Predictor> closerBaselines() const;
    /// Usable, and nothing of the above speaks against it.
    bool usableWithoutCare() const;
};

/// The step of the ladder after a look at the past: a total that missed its range in most tests is "indicative" (step
/// 3) at best, however narrow its range is (docs/decisions/0009).
int stepAfterTest(const Sufficiency& sufficiency, const ReportCard& card);

ReportCard reportCard(const Backtest& backtest, const ForecastRule& rule);

/// The figures of one predictor. `predicted` and `actual` of equal length.
PredictionScore scorePredictions(std::span<const double> predicted, std::span<const std::int32_t> actual);

/// Share of `actual` that the fraction `top` (0..1) of rows with the highest `predicted` holds. A group of equal
/// predictions at the edge counts by the part of it that is still in.
std::optional<double> topShare(std::span<const double> predicted, std::span<const std::int32_t> actual, double top);

}  // namespace meike::engine
