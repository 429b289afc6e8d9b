// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/abc.h"
#include "engine/assessment.h"
#include "engine/rfm_class.h"
#include "engine/value_score.h"

namespace meike::engine {

/// Where one client stands on the three axes.
struct RfmPlace {
    int r = 0, f = 0, m = 0;
    std::int64_t recency = 0;
    std::int64_t frequency = 0;
    std::optional<MinorUnits> monetary;  ///< nothing: not known
};

/// Gives classes and tiers to places, for one profile and one population. The assessment and the search for the way up
/// both go through it, so they cannot disagree.
class Classifier {
public:
    Classifier(const ScoringProfile& profile, std::span<const std::uint32_t> recencyCounts,
               std::span<const std::uint32_t> frequencyCounts, std::span<const std::int64_t> sortedMonetary);

    std::int8_t rfmClass(const RfmPlace& place) const;
    /// Both need a known M.
    Behaviour behaviour(const RfmPlace& place) const;
    AbcClass abc(const RfmPlace& place) const;
    /// The computed tier, before hysteresis. A class that is mapped to no tier, and an unknown M under tiers by ABC,
    /// give the last one.
    std::int8_t tier(const RfmPlace& place, int valueScore, int growthInput) const;

private:
    std::int8_t tierOfClass(std::size_t position) const;

    const ScoringProfile& m_profile;
    ClassGrid m_grid;
    TypeCuts m_cuts;
    AbcLimits m_abc;
    std::int64_t m_twiceMedian = 0;
    std::vector<std::int8_t> m_tierOfClass;  ///< by position of the RFM class or of the ABC class
};

/// Reads the inputs of a scored client's value score from an assessment whose ranks are filled.
MeasuredInputs measureClient(const AssessmentInput& input, const Assessment& assessment, ClientIndex client);

/// Provisional bits for the inputs with weight that are missing.
std::uint16_t missingFlags(const ValueScore& score);

}  // namespace meike::engine
