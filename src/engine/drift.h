// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/assessment.h"
#include "engine/purchase_model.h"

namespace meike::engine {

/// How far a distribution has moved.
enum class DriftLevel : std::uint8_t { stable, shifting, changed };
const char* driftLevelKey(DriftLevel level);

/// Population stability index of two histograms over the same bins: sum of (a - b) ln(a / b) over the shares a and b
/// (Siddiqi 2006, "Credit Risk Scorecards", ch. 8). Half a client is added to every bin, so that an empty one counts
/// without being infinite. 0 when either is empty.
double populationStability(std::span<const std::size_t> before, std::span<const std::size_t> after);

/// Below 0.1 stable, below 0.25 shifting, else changed.
DriftLevel driftLevel(double stability);

/// What became of one column of scores between two assessments, over the clients that both score.
struct ScoreDrift {
    double stability = 0;  ///< index of the whole distributions
    DriftLevel level = DriftLevel::stable;
    std::size_t compared = 0;
    std::size_t moved = 0;
    std::size_t clientChanged = 0;    ///< of the moved: they would have moved under the old limits, too
    std::size_t thresholdsMoved = 0;  ///< of the moved: under the old limits they would have stayed
};

/// A client whose tier is another one.
struct TierMove {
    ClientIndex client = 0;  ///< row of the later assessment
    std::int8_t from = 0, to = 0;
    bool thresholdsMoved = false;  ///< it is not the client that changed, but the others or the rules
};

struct DriftReport {
    ScoreDrift r, f, m, tier;
    std::vector<TierMove> tierMoves;  ///< in the order of rows
};

/// Two assessments, the later one with its input. `rowBefore`: per row of `after` the same client's row in `before`, -1
/// = it has none.
struct DriftInput {
    const Assessment& before;
    const ScoringProfile& profileBefore;
    const Assessment& after;
    const AssessmentInput& inputAfter;
    std::span<const std::int32_t> rowBefore;
};

/// Tiers are compared as computed, before hysteresis and override. For each client that moved, its new measurements are
/// scored by the old edges, the old population and the old profile: if that gives the old tier, the limits moved.
DriftReport drift(const DriftInput& input);

/// The score of a value by the edges of an axis; R: smaller is better.
int scoreByEdges(const Axis& axis, std::int64_t value, bool smallerIsBetter);

/// What a model of an earlier day foretold for the time since, and what came.
struct Realised {
    double predicted = 0;  ///< purchases of the clients of that day
    double actual = 0;
    double ratio = 0;  ///< actual / predicted; 0 when nothing was predicted
};
Realised realisedSince(const ModelParameters& parameters, const OrderColumns& columns, ValueBasis basis, DayNumber from,
                       DayNumber to);

}  // namespace meike::engine
