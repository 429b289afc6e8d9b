// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tier_trial.h"

#include <gtest/gtest.h>

#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

constexpr DayNumber kTrialDay = 20'400;

struct Base {
    OrderColumns columns;
    ClientFacts facts;
    std::vector<TierReference> references;
};

/// Clients with refunds, unknown costs, hand scores, money due, tiers set by hand and saved tiers.
Base randomBase(std::uint64_t seed, bool saved) {
    test::SyntheticOrders synthetic;
    synthetic.clients = 60;
    synthetic.orders = 400;
    synthetic.refundPercent = 10;
    synthetic.costPercent = 80;
    synthetic.seed = seed;
    Base base{buildColumns(synthetic.rows(), synthetic.clients + 3), ClientFacts(synthetic.clients + 3), {}};
    test::Numbers numbers(seed * 31);
    for (ClientFact& fact : base.facts) {
        fact.growth = {static_cast<std::uint8_t>(numbers.below(6)), kAlways};
        fact.influence = {static_cast<std::uint8_t>(numbers.below(6)), kAlways};
        fact.credit = static_cast<CreditGrade>(numbers.below(5));
        if (numbers.chance(20)) fact.receivables.push_back({kTrialDay - 40, numbers.between(1, 500'000)});
        if (numbers.chance(10)) fact.tier.tier = ScoringProfile().tiers[numbers.below(4)].key;
        if (saved) base.references.push_back({static_cast<std::int8_t>(numbers.between(-1, 3)), numbers.chance(30)});
    }
    return base;
}

ScoringProfile randomTrial(test::Numbers& numbers) {
    ScoringProfile profile;
    profile.weights = {static_cast<int>(numbers.between(1, 60)), static_cast<int>(numbers.below(60)),
                       static_cast<int>(numbers.below(60)), static_cast<int>(numbers.below(60)),
                       static_cast<int>(numbers.below(60))};
    profile.risk.deductionPercent = static_cast<int>(numbers.below(60));
    int limit = 10'000;
    for (std::size_t i = 0; i + 1 < profile.tiers.size(); ++i) {
        limit -= static_cast<int>(numbers.between(1, 3'000));
        profile.tiers[i].limit = limit;
    }
    profile.growthMinimum = static_cast<int>(numbers.between(1, 100));
    if (numbers.chance(20)) profile.growthTier.clear();
    profile.holdPoints = static_cast<int>(numbers.below(1'500));
    return profile;
}

TEST(TierTrial, GivesWhatAnAssessmentUnderTheseRulesGives) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Base base = randomBase(seed, seed % 2 == 0);
        const ScoringProfile inUse;
        const AssessmentInput input{base.columns, base.facts, base.references, inUse, kTrialDay};
        const TierTrial trial(input, assess(input));
        test::Numbers numbers(seed);
        int moved = 0;
        const TierTrial::Result now = trial.run(inUse);
        for (int round = 0; round < 10; ++round) {
            const ScoringProfile other = randomTrial(numbers);
            ASSERT_TRUE(trial.covers(other));
            const TierTrial::Result tried = trial.run(other);
            const Assessment whole = assess({base.columns, base.facts, base.references, other, kTrialDay});
            EXPECT_EQ(tried.valueScore, whole.valueScore) << "seed " << seed;
            EXPECT_EQ(tried.tier, whole.tier) << "seed " << seed;
            for (std::size_t c = 0; c < tried.tier.size(); ++c) moved += tried.tier[c] != now.tier[c] ? 1 : 0;
        }
        EXPECT_GT(moved, 0);
    }
}

TEST(TierTrial, LeavesOtherRulesToAnAssessment) {
    const Base base = randomBase(1, false);
    const ScoringProfile inUse;
    const AssessmentInput input{base.columns, base.facts, base.references, inUse, kTrialDay};
    const TierTrial trial(input, assess(input));
    ScoringProfile window;
    window.windowDays = 365;
    ScoringProfile byClass;
    byClass.tierMethod = TierMethod::rfm_class;
    ScoringProfile credit;
    credit.risk.creditPoints[1] = 50;
    ScoringProfile margin;
    margin.marginFullPercent = 40;
    for (const ScoringProfile& other : {window, byClass, credit, margin}) {
        EXPECT_FALSE(trial.covers(other));
        EXPECT_THROW(trial.run(other), Error);
    }
    ScoringProfile renamed;
    renamed.key = "ours";
    renamed.version = 7;
    EXPECT_TRUE(trial.covers(renamed));
}

}  // namespace
}  // namespace meike::engine
