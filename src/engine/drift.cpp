// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/drift.h"

#include <algorithm>
#include <cmath>

#include "engine/measure.h"
#include "engine/purchase_history.h"
#include "engine/purchases.h"
#include "engine/value_score.h"

namespace meike::engine {
namespace {

std::vector<std::size_t> histogram(std::span<const std::uint8_t> scores, std::size_t bins) {
    std::vector<std::size_t> counts(bins, 0);
    for (const std::uint8_t score : scores) {
        if (score > 0) ++counts[std::min<std::size_t>(score, bins) - 1];
    }
    return counts;
}

std::vector<std::size_t> tierHistogram(std::span<const std::int8_t> tiers, std::size_t bins) {
    std::vector<std::size_t> counts(bins, 0);
    for (const std::int8_t tier : tiers) {
        if (tier >= 0 && static_cast<std::size_t>(tier) < bins) ++counts[static_cast<std::size_t>(tier)];
    }
    return counts;
}

void count(ScoreDrift& drift, int before, int after, int underOld) {
    ++drift.compared;
    if (before == after) return;
    ++drift.moved;
    ++(underOld == before ? drift.thresholdsMoved : drift.clientChanged);
}

/// What 2W + E of a value would have been among `ascending`. Never 0, which stands for "not known".
std::uint32_t rankAmong(std::span<const std::int64_t> ascending, std::int64_t value) {
    const auto [low, high] = std::equal_range(ascending.begin(), ascending.end(), value);
    const auto rank = (low - ascending.begin()) + (high - ascending.begin());
    return std::max(1U, static_cast<std::uint32_t>(rank));
}
std::uint32_t rankAmongCounts(std::span<const std::uint32_t> counts, std::int32_t value) {
    std::uint32_t rank = 0;
    for (std::size_t v = 0; v < counts.size() && v <= static_cast<std::size_t>(value); ++v) {
        rank += v < static_cast<std::size_t>(value) ? 2 * counts[v] : counts[v];
    }
    return std::max(1U, rank);
}

/// A client's new measurements under the limits of the earlier assessment.
class OldLimits {
public:
    explicit OldLimits(const DriftInput& input)
        : m_input(input),
          m_measuring{input.inputAfter.columns, input.inputAfter.facts, {}, input.profileBefore, input.after.asOf},
          m_classifier(input.profileBefore, input.before.recencyCounts, input.before.frequencyCounts,
                       input.before.sortedMonetary) {}

    RfmPlace place(ClientIndex client) const {
        const Assessment& after = m_input.after;
        RfmPlace place;
        place.recency = after.recency[client];
        place.frequency = after.frequency[client];
        place.r = scoreByEdges(m_input.before.axisR, place.recency, true);
        place.f = scoreByEdges(m_input.before.axisF, place.frequency, false);
        if (after.monetaryKnown[client] != 0) {
            place.monetary = after.monetary[client];
            place.m = scoreByEdges(m_input.before.axisM, *place.monetary, false);
        }
        return place;
    }

    std::int8_t tier(ClientIndex client, const RfmPlace& place) const {
        const Assessment& before = m_input.before;
        MeasuredInputs measured = measureClient(m_measuring, m_input.after, client);
        if (place.monetary && !before.sortedMonetary.empty()) {
            measured.amountRank = rankAmong(before.sortedMonetary, *place.monetary);
            measured.amountClients = before.sortedMonetary.size();
        }
        measured.frequencyRank = rankAmongCounts(before.frequencyCounts, m_input.after.frequency[client]);
        measured.frequencyClients = before.base.clients;
        const ValueScore score = valueScore(measured, m_input.profileBefore);
        return m_classifier.tier(place, score.hundredths, growthInput(measured));
    }

private:
    const DriftInput& m_input;
    AssessmentInput m_measuring;
    Classifier m_classifier;
};

void judgeDistribution(ScoreDrift& drift, const std::vector<std::size_t>& before,
                       const std::vector<std::size_t>& after) {
    drift.stability = populationStability(before, after);
    drift.level = driftLevel(drift.stability);
}

}  // namespace

const char* driftLevelKey(DriftLevel level) {
    switch (level) {
        case DriftLevel::stable:
            return "stable";
        case DriftLevel::shifting:
            return "shifting";
        case DriftLevel::changed:
            return "changed";
    }
    return "";
}

double populationStability(std::span<const std::size_t> before, std::span<const std::size_t> after) {
    double totalBefore = 0;
    double totalAfter = 0;
    for (const std::size_t count : before) totalBefore += static_cast<double>(count);
    for (const std::size_t count : after) totalAfter += static_cast<double>(count);
    if (totalBefore == 0 || totalAfter == 0 || before.size() != after.size()) return 0;
    const double bins = static_cast<double>(before.size());
    double index = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const double a = (static_cast<double>(after[i]) + 0.5) / (totalAfter + 0.5 * bins);
        const double b = (static_cast<double>(before[i]) + 0.5) / (totalBefore + 0.5 * bins);
        index += (a - b) * std::log(a / b);
    }
    return index;
}

DriftLevel driftLevel(double stability) {
    if (stability < 0.1) return DriftLevel::stable;
    return stability < 0.25 ? DriftLevel::shifting : DriftLevel::changed;
}

int scoreByEdges(const Axis& axis, std::int64_t value, bool smallerIsBetter) {
    int score = 1;
    for (std::size_t i = 0; i < axis.edges.size(); ++i) {
        if (!axis.edges[i]) continue;
        const bool reached = smallerIsBetter ? value <= *axis.edges[i] : value >= *axis.edges[i];
        if (reached) score = static_cast<int>(i) + 2;
    }
    return score;
}

DriftReport drift(const DriftInput& input) {
    DriftReport out;
    const Assessment& before = input.before;
    const Assessment& after = input.after;
    const auto levels = static_cast<std::size_t>(std::max(input.profileBefore.levels, input.inputAfter.profile.levels));
    judgeDistribution(out.r, histogram(before.r, levels), histogram(after.r, levels));
    judgeDistribution(out.f, histogram(before.f, levels), histogram(after.f, levels));
    judgeDistribution(out.m, histogram(before.m, levels), histogram(after.m, levels));
    const std::size_t tiers = std::max(before.tierNames.size(), after.tierNames.size());
    judgeDistribution(out.tier, tierHistogram(before.computedTier, tiers), tierHistogram(after.computedTier, tiers));

    const OldLimits old(input);
    for (std::size_t row = 0; row < after.clients() && row < input.rowBefore.size(); ++row) {
        const auto client = static_cast<ClientIndex>(row);
        if (input.rowBefore[row] < 0) continue;
        const auto earlier = static_cast<ClientIndex>(input.rowBefore[row]);
        if (!after.scored(client) || !before.scored(earlier)) continue;
        const RfmPlace place = old.place(client);
        count(out.r, before.r[earlier], after.r[client], place.r);
        count(out.f, before.f[earlier], after.f[client], place.f);
        if (before.monetaryKnown[earlier] != 0 && place.monetary) {
            count(out.m, before.m[earlier], after.m[client], place.m);
        }
        const std::int8_t from = before.computedTier[earlier];
        const std::int8_t to = after.computedTier[client];
        if (from == to) {
            ++out.tier.compared;
            continue;
        }
        const std::int8_t underOld = old.tier(client, place);
        count(out.tier, from, to, underOld);
        out.tierMoves.push_back({client, from, to, underOld == from});
    }
    return out;
}

Realised realisedSince(const ModelParameters& parameters, const OrderColumns& columns, ValueBasis basis, DayNumber from,
                       DayNumber to) {
    Realised out;
    if (to <= from) return out;
    const HistoryColumns histories = purchaseHistories(columns, basis, from);
    for (const HistoryCell& cell : historyCells(histories.history)) {
        out.predicted += cell.weight * expectedPurchases(parameters, cell, to - from);
    }
    std::vector<DayNumber> days;
    std::int64_t actual = 0;
    for (std::size_t c = 0; c < histories.history.size(); ++c) {
        if (histories.history[c].repeats < 0) continue;
        purchaseDays(columns, static_cast<ClientIndex>(c), to, days);
        actual += days.end() - std::upper_bound(days.begin(), days.end(), from);
    }
    out.actual = static_cast<double>(actual);
    if (out.predicted > 0) out.ratio = out.actual / out.predicted;
    return out;
}

}  // namespace meike::engine
