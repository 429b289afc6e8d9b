// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "engine/measure.h"
#include "engine/reasons.h"
#include "engine/rfm.h"
#include "engine/value_score.h"

namespace meike::engine {
namespace {

/// What one changed input comes to.
struct Outcome {
    ValueScore score;
    std::int8_t tier = -1;
};

/// Re-scores one client with one input changed, all other clients and inputs as they are, through the functions that
/// the assessment itself uses.
class WayUpSearch {
public:
    WayUpSearch(const AssessmentInput& input, const Assessment& assessment, ClientIndex client)
        : m_profile(input.profile),
          m_assessment(assessment),
          m_classifier(input.profile, assessment.recencyCounts, assessment.frequencyCounts, assessment.sortedMonetary),
          m_measured(measureClient(input, assessment, client)),
          m_place{assessment.r[client],
                  assessment.f[client],
                  assessment.m[client],
                  assessment.recency[client],
                  assessment.frequency[client],
                  assessment.monetaryKnown[client] != 0 ? std::optional(assessment.monetary[client]) : std::nullopt},
          m_score(valueScore(m_measured, input.profile)),
          m_target(static_cast<std::int8_t>(assessment.heldTier[client] - 1)) {
        if (!input.references.empty()) m_reference = input.references[client];
    }

    /// What business can move within a year comes first. Scores and grades that people type in are no advice: raising
    /// one would change nothing but the figure. Where one is missing, or costs are, that is the answer if nothing else.
    WayUp search() {
        tryAmount();
        tryFrequency();
        tryMargin();
        tryOverdue();
        trySilence();
        if (m_best.lever == Lever::none) tryMissingCosts();
        if (m_best.lever == Lever::none) tryMissingGrowth();
        if (m_best.lever == Lever::none) tryMissingInfluence();
        return m_best;
    }

private:
    Outcome outcome(const MeasuredInputs& measured, const RfmPlace& place, const Classifier& classifier) const {
        Outcome out;
        out.score = valueScore(measured, m_profile);
        out.tier = classifier.tier(place, out.score.hundredths, growthInput(measured));
        out.tier = holdTier(m_profile, out.tier, out.score.hundredths, m_reference);
        return out;
    }
    Outcome outcome(const MeasuredInputs& measured) const { return outcome(measured, m_place, m_classifier); }
    bool lifts(const Outcome& out) const { return out.tier <= m_target; }
    bool byScore() const { return m_profile.tierMethod == TierMethod::value_score; }

    void offer(Lever lever, std::int64_t from, std::int64_t to, std::int64_t change, const Outcome& out) {
        const int size = std::max(1, hundredths(change));
        if (m_best.lever != Lever::none && m_best.change <= size) return;
        m_best = {lever, from, to, false, size, out.score.hundredths, out.tier};
    }

    /// The smallest whole number in [low, high] for which a monotone question is answered with yes.
    template <class Question>
    static std::optional<std::int64_t> smallest(std::int64_t low, std::int64_t high, Question question) {
        if (low > high || !question(high)) return std::nullopt;
        while (low < high) {
            const std::int64_t middle = low + (high - low) / 2;
            if (question(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The outcome of M = `amount`, and the M score or type it has then (for tiers by class).
    struct AmountTrial {
        Outcome out;
        int level = 0;
    };
    AmountTrial withAmount(std::int64_t amount) const {
        const std::vector<std::int64_t>& sorted = m_assessment.sortedMonetary;
        const std::int64_t own = *m_place.monetary;
        const auto low = std::lower_bound(sorted.begin(), sorted.end(), amount);
        const auto high = std::upper_bound(low, sorted.end(), amount);
        const std::int64_t worse = low - sorted.begin() - (own < amount ? 1 : 0);
        const std::int64_t equal = high - low + (own == amount ? 0 : 1);
        MeasuredInputs measured = m_measured;
        measured.amountRank = static_cast<std::uint64_t>(2 * worse + equal);
        if (byScore()) return {outcome(measured), 0};

        std::vector<std::int64_t> changed = sorted;
        changed.erase(std::lower_bound(changed.begin(), changed.end(), own));
        const auto at = changed.insert(std::lower_bound(changed.begin(), changed.end(), amount), amount);
        const auto position = static_cast<std::size_t>(at - changed.begin());
        const SortedAxis axis = scoreSorted(changed, m_profile.monetary, m_profile.monetaryUnit, m_profile.levels,
                                            m_profile.quantileMinimumClients);
        const Classifier classifier(m_profile, m_assessment.recencyCounts, m_assessment.frequencyCounts, changed);
        RfmPlace place = m_place;
        place.m = axis.score[position];
        place.monetary = amount;
        int level = place.m;
        if (m_profile.tierMethod == TierMethod::rfm_class && m_profile.rfmMethod == RfmMethod::eight_types) {
            const TypeCuts cuts =
                typeCuts(m_profile.eightTypes, m_assessment.recencyCounts, m_assessment.frequencyCounts, changed);
            level = cuts.m.atLeast(amount) ? 1 : 0;
        }
        return {outcome(measured, place, classifier), level};
    }

    std::optional<std::int64_t> smallestAmount(std::int64_t own, std::int64_t high) const {
        if (m_profile.tierMethod != TierMethod::rfm_class) {
            return smallest(own + 1, high, [&](std::int64_t amount) { return lifts(withAmount(amount).out); });
        }
        // Classes need not rise with M: each higher score is looked at by itself.
        const int top = withAmount(std::max(own, high)).level;
        for (int level = withAmount(own).level + 1; level <= top; ++level) {
            const auto reached =
                smallest(own + 1, high, [&](std::int64_t amount) { return withAmount(amount).level >= level; });
            if (reached && lifts(withAmount(*reached).out)) return reached;
        }
        return std::nullopt;
    }

    /// Twice as much, or three more orders of the size it gives.
    std::int64_t amountWithinReach(std::int64_t own) const {
        if (own <= 0) return own;
        const auto reach = static_cast<double>(own) * (1 + std::max(1.0, 3.0 / static_cast<double>(m_place.frequency)));
        return reach < 9e18 ? static_cast<std::int64_t>(reach) : std::numeric_limits<std::int64_t>::max();
    }

    void tryAmount() {
        if (!m_place.monetary) return;
        const std::int64_t own = *m_place.monetary;
        std::int64_t high = std::max(m_assessment.sortedMonetary.back(), m_profile.eightTypes.monetary);
        for (const auto& edge : m_assessment.axisM.edges) high = std::max(high, edge.value_or(0));
        // Limits that follow the median move a little with the client itself: twice the highest is past all of them.
        high = high <= 0 ? 1 : 2 * std::min(high, std::numeric_limits<std::int64_t>::max() / 2 - 1) + 1;
        const std::optional<std::int64_t> found = smallestAmount(own, std::min(high, amountWithinReach(own)));
        if (!found) return;
        const Outcome out = withAmount(*found).out;
        offer(Lever::amount, own, *found, out.score.input[0] - m_score.input[0], out);
    }

    static std::vector<std::uint32_t> moved(const std::vector<std::uint32_t>& counts, std::int64_t from,
                                            std::int64_t to) {
        std::vector<std::uint32_t> changed = counts;
        if (changed.size() <= static_cast<std::size_t>(to)) changed.resize(static_cast<std::size_t>(to) + 1, 0);
        --changed[static_cast<std::size_t>(from)];
        ++changed[static_cast<std::size_t>(to)];
        return changed;
    }

    Outcome withFrequency(std::int64_t frequency) const {
        const std::vector<std::uint32_t> counts = moved(m_assessment.frequencyCounts, m_place.frequency, frequency);
        const CountedAxis axis = scoreCounts(counts, Better::larger, m_profile.frequency, m_profile.levels,
                                             m_profile.quantileMinimumClients);
        MeasuredInputs measured = m_measured;
        measured.frequencyRank = axis.rankOf[static_cast<std::size_t>(frequency)];
        if (byScore()) return outcome(measured);
        RfmPlace place = m_place;
        place.f = axis.scoreOf[static_cast<std::size_t>(frequency)];
        place.frequency = frequency;
        return outcome(measured, place,
                       Classifier(m_profile, m_assessment.recencyCounts, counts, m_assessment.sortedMonetary));
    }

    void tryFrequency() {
        std::int64_t high = static_cast<std::int64_t>(m_assessment.frequencyCounts.size());
        for (const auto& edge : m_assessment.axisF.edges) high = std::max(high, edge.value_or(0));
        high = std::max(high, m_profile.eightTypes.frequency);
        high = std::min(high, std::max(2 * m_place.frequency, m_place.frequency + 3));
        std::optional<std::int64_t> found;
        if (byScore()) {
            found = smallest(m_place.frequency + 1, high, [&](std::int64_t f) { return lifts(withFrequency(f)); });
        } else {
            // Classes need not rise with F.
            for (std::int64_t f = m_place.frequency + 1; f <= high && !found; ++f) {
                if (lifts(withFrequency(f))) found = f;
            }
        }
        if (!found) return;
        const Outcome out = withFrequency(*found);
        offer(Lever::frequency, m_place.frequency, *found, out.score.input[1] - m_score.input[1], out);
    }

    Outcome withMargin(std::int64_t basisPoints) const {
        MeasuredInputs measured = m_measured;
        measured.margin = WindowMargin{basisPoints, 10000};
        return outcome(measured);
    }
    /// The smallest margin above `now` and up to `most` that lifts.
    std::optional<std::int64_t> smallestMargin(std::int64_t now, std::int64_t most) const {
        return smallest(now + 1, std::min(most, std::int64_t{100} * m_profile.marginFullPercent),
                        [&](std::int64_t basisPoints) { return lifts(withMargin(basisPoints)); });
    }

    void tryMargin() {
        if (m_score.input[2] < 0 || m_measured.margin->net <= 0) return;
        constexpr std::int64_t kTenPoints = 1000;
        const std::int64_t now = marginBasisPoints(*m_measured.margin);
        const auto found = smallestMargin(now, now + kTenPoints);
        if (!found) return;
        const Outcome out = withMargin(*found);
        offer(Lever::margin, now, *found, out.score.input[2] - m_score.input[2], out);
    }

    bool isMissing(ScoreInput input) const {
        const auto at = static_cast<std::size_t>(input);
        return m_score.weight[at] > 0 && m_score.input[at] < 0;
    }
    void offerMissing(Lever lever, std::int64_t to, const Outcome& out) {
        m_best = {lever, 0, to, true, 0, out.score.hundredths, out.tier};
    }

    void tryMissingCosts() {
        if (!isMissing(ScoreInput::margin)) return;
        if (const auto found = smallestMargin(-1, std::int64_t{100} * m_profile.marginFullPercent))
            offerMissing(Lever::margin, *found, withMargin(*found));
    }

    /// The lowest score by hand, 1..5, that lifts.
    template <class Change>
    void tryMissingScore(ScoreInput input, Lever lever, Change change) {
        if (!isMissing(input)) return;
        for (int score = 1; score <= 5; ++score) {
            MeasuredInputs measured = m_measured;
            change(measured, score);
            const Outcome out = outcome(measured);
            if (lifts(out)) return offerMissing(lever, score, out);
        }
    }
    void tryMissingGrowth() {
        tryMissingScore(ScoreInput::growth, Lever::growth,
                        [](MeasuredInputs& measured, int score) { measured.growth = score; });
    }
    void tryMissingInfluence() {
        tryMissingScore(ScoreInput::influence, Lever::influence, [](MeasuredInputs& measured, int score) {
            measured.influenceSum = score;
            measured.influenceCount = 1;
        });
    }

    void tryOverdue() {
        if (m_score.riskPart != RiskPart::overdue) return;
        const auto withPayment = [&](std::int64_t paid) {
            MeasuredInputs measured = m_measured;
            measured.overdue -= paid;
            measured.received += paid;
            return outcome(measured);
        };
        const auto found = smallest(1, m_measured.overdue, [&](std::int64_t paid) { return lifts(withPayment(paid)); });
        if (!found) return;
        const Outcome out = withPayment(*found);
        offer(Lever::overdue, m_measured.overdue, m_measured.overdue - *found,
              m_score.overdueRisk - out.score.overdueRisk, out);
    }

    /// One new order ends silence; less does not.
    void trySilence() {
        if (m_measured.silence == 0) return;
        MeasuredInputs measured = m_measured;
        measured.silence = 0;
        Outcome out;
        if (byScore()) {
            out = outcome(measured);
        } else {
            const std::vector<std::uint32_t> counts = moved(m_assessment.recencyCounts, m_place.recency, 0);
            const CountedAxis axis = scoreCounts(counts, Better::smaller, m_profile.recency, m_profile.levels,
                                                 m_profile.quantileMinimumClients);
            RfmPlace place = m_place;
            place.r = axis.scoreOf[0];
            place.recency = 0;
            out = outcome(measured, place,
                          Classifier(m_profile, counts, m_assessment.frequencyCounts, m_assessment.sortedMonetary));
        }
        if (lifts(out)) offer(Lever::silence, m_measured.silence, 0, m_score.silenceRisk - out.score.silenceRisk, out);
    }

    const ScoringProfile& m_profile;
    const Assessment& m_assessment;
    Classifier m_classifier;
    MeasuredInputs m_measured;
    RfmPlace m_place;
    ValueScore m_score;
    std::int8_t m_target;
    TierReference m_reference;
    WayUp m_best;
};

}  // namespace

WayUp cheapestWayUp(const AssessmentInput& input, const Assessment& assessment, ClientIndex client) {
    if (!assessment.scored(client) || assessment.heldTier[client] <= 0) return {};
    return WayUpSearch(input, assessment, client).search();
}

}  // namespace meike::engine
