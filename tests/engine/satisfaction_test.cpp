// SPDX-License-Identifier: GPL-3.0-or-later
// Intervals of CSAT and NPS held against every answer that there can be; what answers on a day come to.
#include "engine/satisfaction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/service_facts.h"

namespace meike::engine {
namespace {

using ::testing::ElementsAre;

/// ln n!
double lnFactorial(int n) { return std::lgamma(n + 1.0); }
double power(double base, int exponent) { return exponent == 0 ? 1.0 : std::pow(base, exponent); }

/// How often the interval holds the truth.
double csatCoverage(int n, double truth) {
    double covered = 0;
    for (int x = 0; x <= n; ++x) {
        const Estimate estimate = csatEstimate(x, n);
        if (truth < estimate.low - 1e-12 || truth > estimate.high + 1e-12) continue;
        covered +=
            std::exp(lnFactorial(n) - lnFactorial(x) - lnFactorial(n - x)) * power(truth, x) * power(1 - truth, n - x);
    }
    return covered;
}

double npsCoverage(int n, double up, double down) {
    double covered = 0;
    const double rest = std::max(0.0, 1 - up - down);
    for (int p = 0; p <= n; ++p)
        for (int d = 0; p + d <= n; ++d) {
            const Estimate estimate = npsEstimate(p, d, n);
            if (up - down < estimate.low - 1e-12 || up - down > estimate.high + 1e-12) continue;
            covered += std::exp(lnFactorial(n) - lnFactorial(p) - lnFactorial(d) - lnFactorial(n - p - d)) *
                       power(up, p) * power(down, d) * power(rest, n - p - d);
        }
    return covered;
}

struct Coverage {
    double mean = 0;
    double least = 1;
    int truths = 0;
    void add(double covered) {
        mean = (mean * truths + covered) / (truths + 1);
        least = std::min(least, covered);
        ++truths;
    }
};

TEST(Satisfaction, IntervalsHoldTheTruthAsOftenAsTheySay) {
    for (int n = 10; n <= 12; ++n) {
        Coverage csat;
        for (int i = 1; i < 200; ++i) csat.add(csatCoverage(n, i / 200.0));
        EXPECT_GE(csat.mean, 0.94) << n;
        EXPECT_GE(csat.least, 0.83) << n;
        EXPECT_LT(csat.mean, 0.97) << "a wider one says less than it knows";
        Coverage nps;
        constexpr int kSteps = 40;
        for (int up = 0; up <= kSteps; ++up)
            for (int down = 0; up + down <= kSteps; ++down)
                // Everybody alike: whatever is asked, the answer is the same.
                if (up != kSteps && down != kSteps && up + down != 0)
                    nps.add(npsCoverage(n, static_cast<double>(up) / kSteps, static_cast<double>(down) / kSteps));
        EXPECT_GE(nps.mean, 0.94) << n;
        EXPECT_GE(nps.least, 0.83) << n;
        EXPECT_LT(nps.mean, 0.97) << n;
        RecordProperty("csat_mean_" + std::to_string(n), std::to_string(csat.mean));
        RecordProperty("csat_least_" + std::to_string(n), std::to_string(csat.least));
        RecordProperty("nps_mean_" + std::to_string(n), std::to_string(nps.mean));
        RecordProperty("nps_least_" + std::to_string(n), std::to_string(nps.least));
    }
}

TEST(Satisfaction, FiguresAreThoseOfTheBooks) {
    // Wilson (1927), 8 of 10: 0.490 to 0.943.
    const Estimate csat = csatEstimate(8, 10);
    EXPECT_NEAR(csat.value, 0.8, 1e-12);
    EXPECT_NEAR(csat.low, 0.49016, 1e-5);
    EXPECT_NEAR(csat.high, 0.94331, 1e-5);
    EXPECT_EQ(csatEstimate(0, 10).low, 0);
    EXPECT_EQ(csatEstimate(10, 10).high, 1);
    // 6 promoters and 2 detractors of 10: (6.75 - 2.75) / 13 and its standard error.
    const Estimate nps = npsEstimate(6, 2, 10);
    EXPECT_NEAR(nps.value, 0.4, 1e-12);
    const double up = 6.75 / 13;
    const double down = 2.75 / 13;
    const double half = 1.959963984540054 * std::sqrt((up + down - (up - down) * (up - down)) / 13);
    EXPECT_NEAR(nps.low, 4.0 / 13 - half, 1e-12);
    EXPECT_NEAR(nps.high, 4.0 / 13 + half, 1e-12);
    // Turned round, it is the same turned round.
    EXPECT_NEAR(npsEstimate(2, 6, 10).low, -nps.high, 1e-12);
}

TEST(Satisfaction, UnderTenAnswersThereIsNoFigure) {
    AnswerCounts counts;
    for (int i = 0; i < 9; ++i) {
        counts.add(false, 5);
        counts.add(true, 9);
    }
    EXPECT_FALSE(counts.csatFigure());
    EXPECT_FALSE(counts.npsFigure());
    counts.add(false, 3);
    counts.add(true, 6);
    ASSERT_TRUE(counts.csatFigure());
    EXPECT_NEAR(counts.csatFigure()->value, 0.9, 1e-12);
    ASSERT_TRUE(counts.npsFigure());
    EXPECT_NEAR(counts.npsFigure()->value, 0.8, 1e-12);
    counts.add(true, 7);
    EXPECT_EQ(counts.detractors, 1) << "seven and eight are neither";
    EXPECT_TRUE(isLowScore(false, 2) && !isLowScore(false, 3) && isLowScore(true, 6) && !isLowScore(true, 7));
}

TEST(Satisfaction, CausesStandTheMostFrequentFirst) {
    const std::vector<std::string> names{"late", "price", "late", "people", "late", "price"};
    const auto rows = pareto(names);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].name, "late");
    EXPECT_NEAR(rows[0].share, 0.5, 1e-12);
    EXPECT_EQ(rows[1].name, "price");
    EXPECT_NEAR(rows[1].cumulative, 5.0 / 6, 1e-12);
    EXPECT_NEAR(rows[2].cumulative, 1, 1e-12);
    EXPECT_TRUE(pareto({}).empty());
    EXPECT_EQ(middleOf({}), std::nullopt);
    EXPECT_EQ(middleOf({3, 1, 2}), 2);
    EXPECT_EQ(middleOf({4, 1}), 2.5);
}

TEST(ServiceFacts, AreAsOfADay) {
    ServiceFacts facts;
    facts.answers = {{10, false, 2}, {10, false, 4}, {20, true, 9}, {30, false, 5}};
    facts.complaints = {{5, 15}, {12, kNever}};
    facts.touches = {{8, TouchKind::call, kNever}, {12, TouchKind::visit, 25}, {18, TouchKind::message, kNever}};
    facts.tasks = {{22, 24}, {40, kNever}};
    const ServiceFigures early = serviceFigures(facts, 12);
    EXPECT_EQ(early.csat, 4) << "of two answers of a day the one entered last";
    EXPECT_EQ(early.nps, -1);
    EXPECT_EQ(early.openComplaints, 2);
    EXPECT_EQ(early.lastCall, 8);
    EXPECT_EQ(early.lastVisit, 12);
    EXPECT_EQ(early.lastMessage, kNever);
    EXPECT_EQ(early.nextAction, 22);
    const ServiceFigures late = serviceFigures(facts, 30);
    EXPECT_EQ(late.csat, 5);
    EXPECT_EQ(late.nps, 9);
    EXPECT_EQ(late.openComplaints, 1);
    EXPECT_EQ(late.lastMessage, 18);
    EXPECT_EQ(late.nextAction, 40) << "what was agreed on was followed by a message";
    EXPECT_EQ(serviceFigures(facts, 4).csat, -1);
    EXPECT_EQ(serviceFigures(facts, 4).openComplaints, 0);
    EXPECT_EQ(serviceFigures({}, 30).nextAction, kNever);
    facts.invitations = {{10, true}, {20, false}, {26, true}, {40, true}};
    EXPECT_EQ(serviceFigures(facts, 9).invited, 0);
    EXPECT_EQ(serviceFigures(facts, 9).lastEvent, kNever);
    EXPECT_EQ(serviceFigures(facts, 20).lastEvent, 10);
    EXPECT_EQ(serviceFigures(facts, 20).came, 1);
    EXPECT_EQ(serviceFigures(facts, 30).lastEvent, 26);
    EXPECT_EQ(serviceFigures(facts, 30).invited, 3) << "an event ahead says nothing yet";
}

}  // namespace
}  // namespace meike::engine
