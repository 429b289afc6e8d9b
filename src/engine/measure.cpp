// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/measure.h"

#include <algorithm>
#include <string>

#include "engine/behaviour.h"

namespace meike::engine {
namespace {

std::vector<std::int8_t> mapTiers(const ScoringProfile& profile) {
    std::vector<std::string> keys;
    if (profile.tierMethod == TierMethod::rfm_class) keys = rfmClassKeys(profile);
    if (profile.tierMethod == TierMethod::abc_class) {
        for (const ClassRow& row : abcRows()) keys.emplace_back(row.key);
    }
    std::vector<std::int8_t> tiers;
    for (const std::string& key : keys) {
        std::int8_t rank = static_cast<std::int8_t>(profile.tiers.size() - 1);
        for (std::size_t i = 0; i < profile.tiers.size(); ++i) {
            const auto& classes = profile.tiers[i].classes;
            if (std::find(classes.begin(), classes.end(), key) != classes.end()) rank = static_cast<std::int8_t>(i);
        }
        tiers.push_back(rank);
    }
    return tiers;
}

std::int64_t twiceMedianPositive(std::span<const std::int64_t> ascending) {
    const auto positive = std::upper_bound(ascending.begin(), ascending.end(), 0);
    return twiceMedian(ascending.subspan(static_cast<std::size_t>(positive - ascending.begin())));
}

}  // namespace

Classifier::Classifier(const ScoringProfile& profile, std::span<const std::uint32_t> recencyCounts,
                       std::span<const std::uint32_t> frequencyCounts, std::span<const std::int64_t> sortedMonetary)
    : m_profile(profile),
      m_grid(profile),
      m_cuts(typeCuts(profile.eightTypes, recencyCounts, frequencyCounts, sortedMonetary)),
      m_abc(abcLimits(profile, sortedMonetary)),
      m_twiceMedian(twiceMedianPositive(sortedMonetary)),
      m_tierOfClass(mapTiers(profile)) {}

std::int8_t Classifier::rfmClass(const RfmPlace& place) const {
    if (m_profile.rfmMethod == RfmMethod::grid) return m_grid.classOf(place.r, place.f, place.monetary ? place.m : 0);
    if (!place.monetary) return -1;
    return typeOf(m_cuts, place.recency, place.frequency, *place.monetary);
}

Behaviour Classifier::behaviour(const RfmPlace& place) const {
    return behaviourOf(m_profile, place.frequency, *place.monetary, m_twiceMedian);
}

AbcClass Classifier::abc(const RfmPlace& place) const { return m_abc.classOf(*place.monetary); }

std::int8_t Classifier::tierOfClass(std::size_t position) const { return m_tierOfClass[position]; }

std::int8_t Classifier::tier(const RfmPlace& place, int valueScore, int growthInput) const {
    const auto last = static_cast<std::int8_t>(m_profile.tiers.size() - 1);
    switch (m_profile.tierMethod) {
        case TierMethod::value_score:
            return tierOfScore(m_profile, valueScore, growthInput);
        case TierMethod::rfm_class: {
            const std::int8_t position = rfmClass(place);
            return position < 0 ? last : tierOfClass(static_cast<std::size_t>(position));
        }
        case TierMethod::abc_class:
            return place.monetary ? tierOfClass(static_cast<std::size_t>(abc(place))) : last;
    }
    return last;
}

MeasuredInputs measureClient(const AssessmentInput& input, const Assessment& assessment, ClientIndex client) {
    MeasuredInputs measured;
    measured.amountRank = assessment.amountRank[client];
    measured.amountClients = assessment.sortedMonetary.size();
    measured.frequencyRank = assessment.frequencyRank[client];
    measured.frequencyClients = assessment.base.clients;
    measured.margin = windowMargin(input.columns, client, input.profile.windowDays, input.asOf);
    measured.silence = assessment.recency[client];
    measured.asleepLimit = assessment.asleepLimit[client];
    measureFacts(input.facts[client], input.profile, input.asOf, measured);
    return measured;
}

std::uint16_t missingFlags(const ValueScore& score) {
    constexpr std::array<std::uint16_t, kScoreInputs> kFlags{kMissingAmount, 0, kMissingMargin, kMissingGrowth,
                                                             kMissingInfluence};
    std::uint16_t flags = 0;
    for (std::size_t i = 0; i < kScoreInputs; ++i) {
        if (score.weight[i] > 0 && score.input[i] < 0) flags |= kFlags[i];
    }
    return flags;
}

}  // namespace meike::engine
