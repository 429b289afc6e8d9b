// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/label.h"
#include "engine/assessment.h"
#include "engine/value_score.h"

namespace meike::engine {

/// What can be changed to lift a value score.
enum class Lever : std::uint8_t { none, amount, frequency, margin, growth, influence, overdue, silence };

const char* scoreInputKey(ScoreInput input);
Label scoreInputLabel(ScoreInput input);
const char* riskPartKey(RiskPart part);
Label riskPartLabel(RiskPart part);
Label leverLabel(Lever lever);

/// One input of a client's value score.
struct InputReason {
    ScoreInput input = ScoreInput::amount;
    bool present = false;  ///< a missing input has no score, and its weight is spread over the others
    int score = 0;         ///< 0..100 in hundredths
    int weight = 0;        ///< of the profile
    int points = 0;        ///< hundredths; all points of an explanation sum to the value score
    /// As measured: amount minor units; frequency purchases; margin hundredths of a per cent; growth 1..5; influence
    /// hundredths of the mean hand score.
    std::int64_t measured = 0;
};

/// The risk that is taken off.
struct RiskReason {
    RiskPart part = RiskPart::none;  ///< the largest one: it alone counts
    int risk = 0;                    ///< 0..100 in hundredths
    int points = 0;                  ///< hundredths, <= 0
    int overdueRisk = 0;             ///< each part by itself, hundredths
    int creditRisk = 0;
    int silenceRisk = 0;
    MinorUnits overdue = 0;
    MinorUnits received = 0;  ///< in the profile's receivedDays
    CreditGrade credit = CreditGrade::none;
    std::int32_t silence = 0;      ///< days
    std::int32_t asleepLimit = 0;  ///< hundredths of a day
};

/// The single smallest change that lifts a client one tier and that business can bring about within a year: amount or
/// frequency at most doubled or by three orders, margin by at most ten points, what is overdue settled, a new order.
/// `lever` none: no single change does.
struct WayUp {
    Lever lever = Lever::none;
    std::int64_t from = 0;  ///< in the lever's measure: as InputReason::measured; overdue minor units; days
    std::int64_t to = 0;
    bool missing = false;   ///< the input is not known: costs from whose margin `to` on it lifts, or a score by hand
    int change = 0;         ///< how far the input moves on its 0..100 scale, hundredths; of a missing one 0
    int valueScore = 0;     ///< after it, hundredths
    std::int8_t tier = -1;  ///< after it
};

/// Why a client is where it is.
struct Explanation {
    bool scored = false;
    int valueScore = -1;
    std::vector<InputReason> inputs;  ///< every input with weight
    RiskReason risk;
    int floorPoints = 0;  ///< added so that the score is not below 0
    std::int8_t computedTier = -1;
    std::int8_t heldTier = -1;
    std::int8_t tier = -1;
    bool byGrowth = false;    ///< the computed tier is owed to the growth exception
    bool overridden = false;  ///< the tier shown was set by hand
    std::uint16_t provisional = 0;
    int estimated = 0;  ///< hundredths of a per cent of the client's window that is estimated
    std::vector<std::string> unratedCurrencies;
    Stage stage = Stage::none;
    Stage computedStage = Stage::none;
    StageReason stageReason = StageReason::none;
    std::optional<WayUp> wayUp;  ///< nothing when the client is in the best tier or not scored
};

/// Explains one client of an assessment of the same input. `withWayUp` also searches the cheapest way up.
Explanation explain(const AssessmentInput& input, const Assessment& assessment, ClientIndex client,
                    bool withWayUp = true);

/// The cheapest way up by itself.
WayUp cheapestWayUp(const AssessmentInput& input, const Assessment& assessment, ClientIndex client);

/// Points rounded for the screen so that what is shown adds up: `hundredths` in tenths that sum to `totalTenths`, by
/// the largest remainders (ties: the first). Each part is off by less than a tenth. `totalTenths` is the sum of the
/// parts, rounded to either side.
std::vector<int> tenthsThatSum(std::span<const int> hundredths, int totalTenths);

/// What the amount of an assessment counts: "Contribution" rather than "Value in window".
Label amountLabel(const Assessment& assessment);

}  // namespace meike::engine
