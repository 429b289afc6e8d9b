// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/value_score.h"

#include <algorithm>

#include "base/amount_total.h"

namespace meike::engine {
namespace {

constexpr std::int64_t kHundred = 100 * kPoint;

/// 100 points x part / whole, rounded half up; 0 <= part <= whole, whole > 0.
std::int64_t shareOfHundred(std::int64_t part, std::int64_t whole) {
    std::int64_t product = 0;
    // 128-bit division is many times slower: taken only by sums past 92 million.
    if (!__builtin_mul_overflow(part, kHundred, &product) && product <= INT64_MAX - whole)
        return (product + whole / 2) / whole;
    return static_cast<std::int64_t>((static_cast<__int128>(part) * kHundred + whole / 2) / whole);
}

/// 100 at fullPercent and above, 0 at or below 0, linear; nothing when there is no net revenue and no loss either.
std::int64_t marginScore(const WindowMargin& margin, int fullPercent) {
    if (margin.net <= 0) return margin.contribution < 0 ? 0 : -1;
    if (margin.contribution <= 0) return 0;
    const __int128 part = static_cast<__int128>(margin.contribution) * 100;
    const __int128 whole = static_cast<__int128>(margin.net) * fullPercent;
    if (part >= whole) return kHundred;
    return static_cast<std::int64_t>((part * kHundred + whole / 2) / whole);
}

bool known(const HandScore& score, DayNumber asOf) { return score.value >= 1 && score.value <= 5 && score.day <= asOf; }

/// Numerators over the denominator sum(w) x kPoint, in hundredths of a point.
struct Numerators {
    std::array<std::int64_t, kScoreInputs + 1> part{};  ///< inputs, then risk
    std::int64_t total = 0;
    std::int64_t denominator = 1;
};

std::array<int, kScoreInputs> weightsOf(const ScoringProfile& profile) {
    const ScoreWeights& weights = profile.weights;
    return {weights.amount, weights.frequency, weights.margin, weights.growth, weights.influence};
}

Numerators numerators(const ValueScore& score, const std::array<int, kScoreInputs>& weight,
                      const ScoringProfile& profile) {
    Numerators out;
    std::int64_t weights = 0;
    for (std::size_t i = 0; i < kScoreInputs; ++i) {
        if (score.input[i] < 0) continue;
        weights += weight[i];
        out.part[i] = 100 * weight[i] * score.input[i];
    }
    out.part[kScoreInputs] = -profile.risk.deductionPercent * score.risk * weights;
    for (const std::int64_t part : out.part) out.total += part;
    out.denominator = std::max<std::int64_t>(1, weights * kPoint);
    return out;
}

std::int64_t floorDiv(std::int64_t a, std::int64_t b) {
    const std::int64_t quotient = a / b;
    return a % b < 0 ? quotient - 1 : quotient;
}

int roundedTotal(const Numerators& parts) {
    return static_cast<int>(floorDiv(2 * parts.total + parts.denominator, 2 * parts.denominator));
}

}  // namespace

MinorUnits overdueOn(const ClientFact& fact, DayNumber asOf) {
    AmountTotal overdue;
    for (std::size_t i = 0; i < fact.receivables.size(); ++i) {
        const ReceivableFact& receivable = fact.receivables[i];
        if (receivable.due >= asOf) continue;
        AmountTotal open;
        open.add(receivable.amount);
        for (const ReceiptFact& receipt : fact.receipts) {
            if (receipt.receivable == static_cast<std::int32_t>(i) && receipt.day <= asOf) open.add(-receipt.amount);
        }
        overdue.add(std::max<MinorUnits>(0, open.value()));
    }
    return overdue.value();
}

void measureFacts(const ClientFact& fact, const ScoringProfile& profile, DayNumber asOf, MeasuredInputs& measured) {
    measured.growth = known(fact.growth, asOf) ? fact.growth.value : 0;
    measured.influenceSum = 0;
    measured.influenceCount = 0;
    for (const HandScore* score : {&fact.influence, &fact.endorsement, &fact.referral}) {
        if (!known(*score, asOf)) continue;
        measured.influenceSum += score->value;
        ++measured.influenceCount;
    }
    measured.credit = fact.credit;
    measured.overdue = fact.receivables.empty() ? 0 : overdueOn(fact, asOf);
    AmountTotal received;
    for (const ReceiptFact& receipt : fact.receipts) {
        if (receipt.day <= asOf && receipt.day > asOf - profile.risk.receivedDays) received.add(receipt.amount);
    }
    measured.received = std::max<MinorUnits>(0, received.value());
}

std::int64_t marginBasisPoints(const WindowMargin& margin) {
    return static_cast<std::int64_t>(static_cast<__int128>(margin.contribution) * 10000 / margin.net);
}

ValueScore valueScore(const MeasuredInputs& measured, const ScoringProfile& profile) {
    ValueScore out;
    out.weight = weightsOf(profile);
    out.input.fill(-1);
    if (measured.amountRank > 0) {
        out.input[0] = shareOfHundred(static_cast<std::int64_t>(measured.amountRank),
                                      static_cast<std::int64_t>(2 * measured.amountClients));
    }
    if (measured.frequencyRank > 0) {
        out.input[1] = shareOfHundred(static_cast<std::int64_t>(measured.frequencyRank),
                                      static_cast<std::int64_t>(2 * measured.frequencyClients));
    }
    if (measured.margin) out.input[2] = marginScore(*measured.margin, profile.marginFullPercent);
    if (measured.growth > 0) out.input[3] = 25 * kPoint * (measured.growth - 1);
    if (measured.influenceCount > 0) {
        out.input[4] = shareOfHundred(measured.influenceSum - measured.influenceCount, 4 * measured.influenceCount);
    }

    if (measured.overdue > 0) {
        const __int128 whole = static_cast<__int128>(measured.overdue) + measured.received;
        out.overdueRisk =
            static_cast<std::int64_t>((static_cast<__int128>(measured.overdue) * kHundred + whole / 2) / whole);
    }
    if (measured.credit != CreditGrade::none) {
        out.creditRisk = kPoint * profile.risk.creditPoints[static_cast<std::size_t>(measured.credit) - 1];
    }
    out.silenceRisk = measured.silence * 100 >= measured.asleepLimit
                          ? kHundred
                          : shareOfHundred(measured.silence * 100, measured.asleepLimit);
    out.risk = std::max({out.overdueRisk, out.creditRisk, out.silenceRisk});
    if (out.risk > 0) {
        out.riskPart = out.risk == out.overdueRisk  ? RiskPart::overdue
                       : out.risk == out.creditRisk ? RiskPart::credit
                                                    : RiskPart::silence;
    }
    out.hundredths = weighed(out, profile);
    return out;
}

int weighed(const ValueScore& score, const ScoringProfile& profile) {
    return std::clamp(roundedTotal(numerators(score, weightsOf(profile), profile)), 0, 10000);
}

ScorePoints scorePoints(const ValueScore& score, const ScoringProfile& profile) {
    const Numerators parts = numerators(score, score.weight, profile);
    std::array<int, kScoreInputs + 1> points{};
    std::array<std::int64_t, kScoreInputs + 1> remainder{};
    std::array<std::size_t, kScoreInputs + 1> order{};
    const int total = roundedTotal(parts);
    int given = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        points[i] = static_cast<int>(floorDiv(parts.part[i], parts.denominator));
        remainder[i] = parts.part[i] - points[i] * parts.denominator;
        given += points[i];
        order[i] = i;
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
    for (std::size_t i = 0; i < order.size() && given < total; ++i, ++given) ++points[order[i]];

    ScorePoints out;
    std::copy_n(points.begin(), kScoreInputs, out.input.begin());
    out.risk = points[kScoreInputs];
    out.floor = std::max(0, -total);
    return out;
}

}  // namespace meike::engine
