// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tier_trial.h"

#include "base/error.h"
#include "base/error_code.h"
#include "engine/measure.h"
#include "engine/tier.h"

namespace meike::engine {

TierTrial::TierTrial(const AssessmentInput& input, const Assessment& assessment) : m_profile(input.profile) {
    const std::size_t n = assessment.clients();
    m_clients.resize(n);
    m_held = !input.references.empty();
    for (std::size_t c = 0; c < n; ++c) {
        const auto client = static_cast<ClientIndex>(c);
        Client& out = m_clients[c];
        out.byHand = tierByHand(m_profile, input.facts[c].tier, input.asOf);
        out.scored = assessment.scored(client);
        if (!out.scored) continue;
        const MeasuredInputs measured = measureClient(input, assessment, client);
        out.measured = valueScore(measured, m_profile);
        out.growth = static_cast<std::int8_t>(growthInput(measured));
        if (m_held) out.reference = input.references[c];
    }
}

bool TierTrial::covers(const ScoringProfile& profile) const {
    if (profile.tierMethod != TierMethod::value_score || profile.tiers.size() != m_profile.tiers.size()) return false;
    ScoringProfile same = profile;
    same.key = m_profile.key;
    same.label = m_profile.label;
    same.version = m_profile.version;
    same.weights = m_profile.weights;
    same.risk.deductionPercent = m_profile.risk.deductionPercent;
    for (std::size_t i = 0; i < same.tiers.size(); ++i) same.tiers[i].limit = m_profile.tiers[i].limit;
    same.growthTier = m_profile.growthTier;
    same.growthMinimum = m_profile.growthMinimum;
    same.holdPoints = m_profile.holdPoints;
    // Forecasts do not enter tiers.
    same.forecast = m_profile.forecast;
    return same == m_profile;
}

TierTrial::Result TierTrial::run(const ScoringProfile& profile) const {
    if (!covers(profile))
        throw Error(ErrorKind::internal, "tier trial",
                    {ErrorCode::fault, {"the profile differs in more than a trial may"}});
    Result out;
    out.valueScore.assign(m_clients.size(), -1);
    out.tier.assign(m_clients.size(), -1);
    for (std::size_t c = 0; c < m_clients.size(); ++c) {
        const Client& client = m_clients[c];
        std::int8_t held = -1;
        if (client.scored) {
            const int score = weighed(client.measured, profile);
            out.valueScore[c] = score;
            held = tierOfScore(profile, score, client.growth);
            if (m_held) held = holdTier(profile, held, score, client.reference);
        }
        out.tier[c] = client.byHand >= 0 ? client.byHand : held;
    }
    return out;
}

}  // namespace meike::engine
