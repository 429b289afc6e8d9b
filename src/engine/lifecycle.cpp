// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lifecycle.h"

#include <span>

#include "engine/purchases.h"

namespace meike::engine {

namespace {
/// Below it a client is rather gone than active.
constexpr double kUnlikelyAlive = 0.5;
}  // namespace

StageResult stageOf(const ScoringProfile& profile, const StageInput& input) {
    if (input.purchases == 0) {
        return {Stage::prospect, input.anyOrder ? StageReason::no_purchase : StageReason::no_order};
    }
    if (exceeds(input.silence, input.limits[2])) return {Stage::churned, StageReason::past_asleep};
    if (exceeds(input.silence, input.limits[0])) return {Stage::at_risk, StageReason::past_drowsy};
    if (!input.engaged && input.alive >= 0 && input.alive < kUnlikelyAlive)
        return {Stage::at_risk, StageReason::unlikely_active};
    if (input.cameBack) return {Stage::returned, StageReason::came_back};
    if (input.purchases >= profile.loyalFrom) return {Stage::loyal, StageReason::none};
    if (input.purchases >= profile.repeatFrom) return {Stage::repeat, StageReason::none};
    return {Stage::first_time, StageReason::none};
}

bool cameBack(const ScoringProfile& profile, const std::vector<DayNumber>& purchaseDays, const ClientFact& fact,
              DayNumber asOf) {
    for (std::size_t i = purchaseDays.size(); i-- > 1;) {
        const DayNumber day = purchaseDays[i];
        if (asOf - day > profile.returnedDays) return false;
        // No limit is below the profile's: most gaps end the question here.
        if (day - purchaseDays[i - 1] <= profile.dormancyDays[2]) continue;
        const auto before = purchaseDays.begin() + static_cast<std::ptrdiff_t>(i);
        const std::vector<DayNumber> earlier(purchaseDays.begin(), before);
        const DayNumber eve = day - 1;
        const DayNumber event = *latestEvent(earlier, fact, eve);
        if (exceeds(day - event, silenceLimits(profile, earlier)[2])) return true;
    }
    return false;
}

}  // namespace meike::engine
