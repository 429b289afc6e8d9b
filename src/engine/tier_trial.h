// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "engine/assessment.h"
#include "engine/value_score.h"

namespace meike::engine {

/// Tiers under other limits and weights, while a slider still moves: everything that these do not touch (ranks,
/// margins, risks) is measured once, and each trial only weighs it again.
class TierTrial {
public:
    /// `input` without forecasts is enough; `assessment` is what it gave. Takes about as long as an assessment.
    TierTrial(const AssessmentInput& input, const Assessment& assessment);

    /// Whether `profile` differs from the one measured in nothing but what a trial may vary: the weights of the value
    /// score, the share of the risk that is taken off, the limits of the tiers, the growth exception and the points of
    /// hysteresis; and tiers go by value score.
    bool covers(const ScoringProfile& profile) const;

    /// Value score (hundredths, -1 = none) and shown tier (rank, -1 = none) of every client, as assess() would give
    /// them. Error{internal} for a profile that covers() refuses.
    struct Result {
        std::vector<std::int32_t> valueScore;
        std::vector<std::int8_t> tier;
    };
    Result run(const ScoringProfile& profile) const;

private:
    struct Client {
        ValueScore measured;      ///< inputs and risk; what is weighed from them is left out
        std::int8_t growth = -1;  ///< 0..100, -1 = not given
        std::int8_t byHand = -1;  ///< tier set by hand that holds on the day
        bool scored = false;
        TierReference reference;
    };
    ScoringProfile m_profile;
    std::vector<Client> m_clients;
    bool m_held = false;  ///< there are saved assessments
};

}  // namespace meike::engine
