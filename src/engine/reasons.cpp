// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reasons.h"

#include <algorithm>
#include <array>

#include "engine/measure.h"
#include "engine/value_score.h"

namespace meike::engine {
namespace {

constexpr std::array<ClassRow, kScoreInputs> kInputs{
    ClassRow{"amount", {"窗口内价值", "Value in window"}},
    ClassRow{"frequency", {"合作频次", "Frequency"}},
    ClassRow{"margin", {"利润率", "Margin"}},
    ClassRow{"growth", {"增长潜力", "Growth potential"}},
    ClassRow{"influence", {"行业影响", "Influence"}},
};

constexpr std::array kRisks{
    ClassRow{"none", {"无风险", "No risk"}},
    ClassRow{"overdue", {"应收逾期", "Overdue receivables"}},
    ClassRow{"credit", {"信用等级", "Credit grade"}},
    ClassRow{"silence", {"沉默", "Silence"}},
};

std::int64_t measuredOf(ScoreInput input, const MeasuredInputs& measured, const Assessment& assessment,
                        ClientIndex client) {
    switch (input) {
        case ScoreInput::amount:
            return assessment.monetary[client];
        case ScoreInput::frequency:
            return assessment.frequency[client];
        case ScoreInput::margin:
            return measured.margin->net > 0 ? marginBasisPoints(*measured.margin) : 0;
        case ScoreInput::growth:
            return measured.growth;
        case ScoreInput::influence:
            return 100 * measured.influenceSum / measured.influenceCount;
    }
    return 0;
}

}  // namespace

const char* scoreInputKey(ScoreInput input) { return kInputs[static_cast<std::size_t>(input)].key.data(); }
Label scoreInputLabel(ScoreInput input) { return kInputs[static_cast<std::size_t>(input)].label; }
const char* riskPartKey(RiskPart part) { return kRisks[static_cast<std::size_t>(part)].key.data(); }
Label riskPartLabel(RiskPart part) { return kRisks[static_cast<std::size_t>(part)].label; }

Label leverLabel(Lever lever) {
    switch (lever) {
        case Lever::none:
            return {"无", "none"};
        case Lever::amount:
            return scoreInputLabel(ScoreInput::amount);
        case Lever::frequency:
            return scoreInputLabel(ScoreInput::frequency);
        case Lever::margin:
            return scoreInputLabel(ScoreInput::margin);
        case Lever::growth:
            return scoreInputLabel(ScoreInput::growth);
        case Lever::influence:
            return scoreInputLabel(ScoreInput::influence);
        case Lever::overdue:
            return riskPartLabel(RiskPart::overdue);
        case Lever::silence:
            return riskPartLabel(RiskPart::silence);
    }
    return {};
}

Label amountLabel(const Assessment& assessment) { return classRow(assessment.base.basis).label; }

std::vector<int> tenthsThatSum(std::span<const int> hundredths, int totalTenths) {
    std::vector<int> tenths;
    std::vector<std::pair<int, std::size_t>> remainders;
    int left = totalTenths;
    for (std::size_t i = 0; i < hundredths.size(); ++i) {
        const int below = hundredths[i] >= 0 ? hundredths[i] / 10 : -((9 - hundredths[i]) / 10);
        tenths.push_back(below);
        left -= below;
        remainders.emplace_back(hundredths[i] - 10 * below, i);
    }
    std::stable_sort(remainders.begin(), remainders.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [remainder, at] : remainders) {
        if (left <= 0 || remainder == 0) break;
        ++tenths[at];
        --left;
    }
    return tenths;
}

Explanation explain(const AssessmentInput& input, const Assessment& assessment, ClientIndex client, bool withWayUp) {
    Explanation out;
    out.scored = assessment.scored(client);
    out.stage = assessment.stage[client];
    out.computedStage = assessment.computedStage[client];
    out.stageReason = assessment.stageReason[client];
    out.computedTier = assessment.computedTier[client];
    out.heldTier = assessment.heldTier[client];
    out.tier = assessment.tier[client];
    const std::int8_t byHand = tierByHand(input.profile, input.facts[client].tier, input.asOf);
    out.overridden = byHand >= 0 && byHand == out.tier;
    out.provisional = assessment.provisional[client];
    out.estimated = assessment.estimated(client);
    if (!out.scored) return out;

    if ((out.provisional & kMissingAmount) != 0 || assessment.monetaryKnown[client] == 0) {
        for (const auto& [index, code] : input.columns.unrated) {
            if (index == client) out.unratedCurrencies.emplace_back(code.data(), code.size());
        }
    }
    const MeasuredInputs measured = measureClient(input, assessment, client);
    const ValueScore score = valueScore(measured, input.profile);
    const ScorePoints points = scorePoints(score, input.profile);
    out.valueScore = score.hundredths;
    out.floorPoints = points.floor;
    for (std::size_t i = 0; i < kScoreInputs; ++i) {
        if (score.weight[i] == 0) continue;
        InputReason reason;
        reason.input = static_cast<ScoreInput>(i);
        reason.weight = score.weight[i];
        reason.present = score.input[i] >= 0;
        if (reason.present) {
            reason.score = hundredths(score.input[i]);
            reason.points = points.input[i];
            reason.measured = measuredOf(reason.input, measured, assessment, client);
        }
        out.inputs.push_back(reason);
    }
    out.risk.part = score.riskPart;
    out.risk.risk = hundredths(score.risk);
    out.risk.points = points.risk;
    out.risk.overdueRisk = hundredths(score.overdueRisk);
    out.risk.creditRisk = hundredths(score.creditRisk);
    out.risk.silenceRisk = hundredths(score.silenceRisk);
    out.risk.overdue = measured.overdue;
    out.risk.received = measured.received;
    out.risk.credit = measured.credit;
    out.risk.silence = static_cast<std::int32_t>(measured.silence);
    out.risk.asleepLimit = assessment.asleepLimit[client];
    out.byGrowth = input.profile.tierMethod == TierMethod::value_score &&
                   tierOfScore(input.profile, score.hundredths, -1) != out.computedTier;
    if (withWayUp && out.heldTier > 0) out.wayUp = cheapestWayUp(input, assessment, client);
    return out;
}

}  // namespace meike::engine
