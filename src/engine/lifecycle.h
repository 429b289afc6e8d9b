// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "engine/client_facts.h"
#include "engine/dormancy.h"

namespace meike::engine {

/// A stage with what decided it.
struct StageResult {
    Stage stage = Stage::prospect;
    StageReason reason = StageReason::none;
};

/// What the ladder is climbed with.
struct StageInput {
    std::int32_t purchases = 0;  ///< lifetime
    bool anyOrder = false;       ///< has orders, whether or not they were refunded away
    std::int32_t silence = -1;   ///< R in days
    SilenceLimits limits{};
    bool cameBack = false;  ///< see cameBack()
    bool engaged = false;   ///< a project or service period runs: such a client is not at risk
    double alive = -1;      ///< P(alive) by a model that may be trusted (sufficiency 2 and more); -1 = none
};

/// The ladder of 2-domain: prospect, churned, at risk, returned, then by count.
StageResult stageOf(const ScoringProfile& profile, const StageInput& input);

/// True when a purchase of the last returnedDays ended a silence past the asleep limit, as limit and silence stood on
/// the eve of that purchase (so a client that was churned one day is returned the next). `purchaseDays` ascending, up
/// to `asOf`.
bool cameBack(const ScoringProfile& profile, const std::vector<DayNumber>& purchaseDays, const ClientFact& fact,
              DayNumber asOf);

/// active = neither prospect nor churned.
inline Activity activityOf(Stage stage) {
    if (stage == Stage::prospect) return Activity::potential;
    return stage == Stage::churned ? Activity::lost : Activity::active;
}

}  // namespace meike::engine
