// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/client_facts.h"
#include "engine/purchases.h"

namespace meike::engine {

/// Inputs of the value score, in the order of their weights.
enum class ScoreInput : std::uint8_t { amount, frequency, margin, growth, influence };
inline constexpr std::size_t kScoreInputs = 5;

enum class RiskPart : std::uint8_t { none, overdue, credit, silence };

/// Scores of inputs are kept in billionths of a point: ranks, ratios and means are rounded once there, all after is
/// exact.
inline constexpr std::int64_t kPoint = 1'000'000'000;
/// Billionths of a point as hundredths, rounded half up.
constexpr int hundredths(std::int64_t billionths) {
    return static_cast<int>((billionths + kPoint / 200) / (kPoint / 100));
}

/// Everything the value score of one client is a function of.
struct MeasuredInputs {
    std::uint64_t amountRank = 0;  ///< 2W + E of M; 0 = M not known
    std::uint64_t amountClients = 0;
    std::uint64_t frequencyRank = 0;
    std::uint64_t frequencyClients = 0;
    std::optional<WindowMargin> margin;
    int growth = 0;  ///< hand score, 0 = none
    int influenceSum = 0;
    int influenceCount = 0;
    MinorUnits overdue = 0;
    MinorUnits received = 0;
    CreditGrade credit = CreditGrade::none;
    std::int64_t silence = 0;      ///< days
    std::int64_t asleepLimit = 1;  ///< hundredths of a day
};

/// Hand scores and money due of a client as of a day, into `measured`.
void measureFacts(const ClientFact& fact, const ScoringProfile& profile, DayNumber asOf, MeasuredInputs& measured);

/// What a client owes on a day: due before it less the receipts allocated up to it, receivable by receivable.
MinorUnits overdueOn(const ClientFact& fact, DayNumber asOf);

/// The value score with all that leads to it.
struct ValueScore {
    int hundredths = 0;                              ///< 0..10000
    std::array<std::int64_t, kScoreInputs> input{};  ///< billionths of a point, -1 = missing
    std::array<int, kScoreInputs> weight{};
    std::int64_t overdueRisk = 0;  ///< billionths of a point
    std::int64_t creditRisk = 0;
    std::int64_t silenceRisk = 0;
    RiskPart riskPart = RiskPart::none;  ///< the largest; the first of equals
    std::int64_t risk = 0;
};

/// clamp(sum(w s) / sum(w) - deduction x risk, 0, 100) over the inputs that are present, rounded half up to hundredths.
ValueScore valueScore(const MeasuredInputs& measured, const ScoringProfile& profile);

/// The score that the measured inputs and risk of `score` give under the weights and the deduction of another profile.
int weighed(const ValueScore& score, const ScoringProfile& profile);

/// Points of each input, of the risk (<= 0), and what the floor at 0 gives back, in hundredths. They sum to the score:
/// each is rounded down, and the rest goes to the largest remainders (the first of equals).
struct ScorePoints {
    std::array<int, kScoreInputs> input{};
    int risk = 0;
    int floor = 0;
};
ScorePoints scorePoints(const ValueScore& score, const ScoringProfile& profile);

/// Margin in hundredths of a per cent, rounded towards zero; net revenue > 0.
std::int64_t marginBasisPoints(const WindowMargin& margin);

/// Growth potential as 0..100, -1 when it is not given.
inline int growthInput(const MeasuredInputs& measured) {
    return measured.growth == 0 ? -1 : 25 * (measured.growth - 1);
}

}  // namespace meike::engine
