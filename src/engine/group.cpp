// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/group.h"

#include <algorithm>
#include <limits>

#include "engine/measure.h"
#include "engine/purchases.h"

namespace meike::engine {

namespace {

/// The score of a value on the edges of an axis: R scores by "at most", F and M by "at least".
int placed(const Axis& axis, std::int64_t value, bool smallerIsBetter) {
    int score = 1;
    for (std::size_t i = 0; i < axis.edges.size(); ++i)
        if (axis.edges[i] && (smallerIsBetter ? value <= *axis.edges[i] : value >= *axis.edges[i]))
            score = static_cast<int>(i) + 2;
    return score;
}

/// 2W + E against a base that the value is not part of. Below everybody it is still known.
std::uint64_t rankAmong(std::uint64_t worse, std::uint64_t equal) {
    return std::max<std::uint64_t>(1, 2 * worse + equal);
}

}  // namespace

GroupScore groupScore(const AssessmentInput& input, const Assessment& assessment,
                      std::span<const ClientIndex> members) {
    GroupScore group;
    group.members = members.size();
    MeasuredInputs measured;
    WindowMargin margin;
    bool marginKnown = true;
    bool amountKnown = true;
    MinorUnits amount = 0;
    std::int64_t limit = 0;
    const auto add = [](MinorUnits& sum, MinorUnits value) {
        constexpr __int128 kMost = std::numeric_limits<MinorUnits>::max();
        sum = static_cast<MinorUnits>(std::clamp<__int128>(static_cast<__int128>(sum) + value, -kMost, kMost));
    };
    for (const ClientIndex member : members) {
        MeasuredInputs own;
        measureFacts(input.facts[member], input.profile, input.asOf, own);
        if (member == members.front()) {
            measured.growth = own.growth;
            measured.influenceSum = own.influenceSum;
            measured.influenceCount = own.influenceCount;
        }
        add(measured.overdue, own.overdue);
        add(measured.received, own.received);
        measured.credit = std::max(measured.credit, own.credit);
        if (!assessment.scored(member)) continue;
        const std::int64_t recency = assessment.recency[member];
        group.recency = group.scored == 0 ? recency : std::min(group.recency, recency);
        limit = group.scored == 0 ? assessment.asleepLimit[member]
                                  : std::min<std::int64_t>(limit, assessment.asleepLimit[member]);
        ++group.scored;
        group.frequency += assessment.frequency[member];
        amountKnown = amountKnown && assessment.monetaryKnown[member] != 0;
        add(amount, assessment.monetary[member]);
        add(group.valueLastYear, assessment.valueLastYear[member]);
        if (const auto known = windowMargin(input.columns, member, input.profile.windowDays, input.asOf)) {
            add(margin.contribution, known->contribution);
            add(margin.net, known->net);
        } else if (assessment.frequency[member] > 0) {
            marginKnown = false;
        }
    }
    group.overdue = measured.overdue;
    if (group.scored == 0) return group;
    if (amountKnown) group.monetary = amount;

    // ---- Its place in the base ----
    group.r = placed(assessment.axisR, group.recency, true);
    group.f = placed(assessment.axisF, group.frequency, false);
    measured.frequencyClients = assessment.base.clients;
    std::uint64_t worse = 0;
    std::uint64_t equal = 0;
    for (std::size_t frequency = 0; frequency < assessment.frequencyCounts.size(); ++frequency) {
        if (static_cast<std::int64_t>(frequency) < group.frequency) worse += assessment.frequencyCounts[frequency];
        if (static_cast<std::int64_t>(frequency) == group.frequency) equal = assessment.frequencyCounts[frequency];
    }
    measured.frequencyRank = rankAmong(worse, equal);
    if (group.monetary) {
        const auto& sorted = assessment.sortedMonetary;
        group.m = placed(assessment.axisM, *group.monetary, false);
        const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), *group.monetary);
        measured.amountClients = sorted.size();
        measured.amountRank =
            rankAmong(static_cast<std::uint64_t>(first - sorted.begin()), static_cast<std::uint64_t>(last - first));
    }
    if (marginKnown && margin.net > 0) measured.margin = margin;
    measured.silence = group.recency;
    measured.asleepLimit = limit;
    group.value = valueScore(measured, input.profile);
    group.provisional = missingFlags(group.value);
    const Classifier classifier(input.profile, assessment.recencyCounts, assessment.frequencyCounts,
                                assessment.sortedMonetary);
    group.tier = classifier.tier({group.r, group.f, group.m, group.recency, group.frequency, group.monetary},
                                 group.value.hundredths, growthInput(measured));
    return group;
}

}  // namespace meike::engine
