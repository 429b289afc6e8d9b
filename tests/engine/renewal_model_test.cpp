// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/renewal_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlopt.hpp>

#include "tests/support/model_simulator.h"

namespace meike::engine {
namespace {

/// Survivors of a cohort after each end of a term; the last are still running.
std::vector<RenewalCell> cohort(const std::vector<double>& survivors) {
    std::vector<RenewalCell> cells;
    for (std::size_t i = 0; i + 1 < survivors.size(); ++i)
        cells.push_back({static_cast<std::int32_t>(i), true, survivors[i] - survivors[i + 1]});
    cells.push_back({static_cast<std::int32_t>(survivors.size()) - 1, false, survivors.back()});
    return cells;
}
const std::vector<double> kHighEnd{1000, 869, 743, 653, 593, 551, 517, 491};
const std::vector<double> kRegular{1000, 631, 468, 382, 326, 289, 262, 241};

struct PublishedCohort {
    RenewalKind kind;
    const std::vector<double>* survivors;
    std::array<double, 3> parameters;
    double logLikelihood;
    std::array<double, 5> later;  ///< per cent left after 8..12 renewals; 0: not published
};

/// Fader, Hardie 2007 and Fader, Hardie et al. 2018: two cohorts of 1,000 over 7 renewals, pure likelihood.
TEST(RenewalModel, PublishedCohorts) {
    for (const PublishedCohort& published :
         {PublishedCohort{
              RenewalKind::sbg, &kHighEnd, {.668088, 3.806096, 1}, -1611.15815, {46.0, 43.6, 41.4, 39.5, 37.8}},
          PublishedCohort{
              RenewalKind::sbg, &kRegular, {.704077, 1.182043, 1}, -1680.26519, {22.0, 20.4, 19.1, 18.0, 17.0}},
          PublishedCohort{RenewalKind::bdw, &kHighEnd, {.214253, 1.426575, 1.723565}, -1605.31421, {}}}) {
        const RenewalFit fit = fitRenewals(published.kind, cohort(*published.survivors), FitMode::ml);
        ASSERT_TRUE(fit.converged);
        const std::array<double, 3> found{fit.parameters.alpha, fit.parameters.beta, fit.parameters.c};
        for (std::size_t i = 0; i < 3; ++i)
            EXPECT_NEAR(found[i], published.parameters[i], std::max(5e-7, 1e-6 * found[i]))
                << renewalKey(fit.parameters.kind);
        EXPECT_NEAR(fit.logLikelihood, published.logLikelihood, 5e-6);
        for (std::size_t i = 0; i < 5 && published.later[0] > 0; ++i)
            EXPECT_NEAR(100 * renewalSurvival(fit.parameters, 8.0 + static_cast<double>(i)), published.later[i], 0.05);
        EXPECT_EQ(fit.contracts, 1000);
        EXPECT_EQ(fit.lost, 1000 - published.survivors->back());
    }
}

struct CohortProblem {
    RenewalKind kind;
    std::vector<RenewalCell> cells;
};
double minusRenewalLikelihood(const std::vector<double>& at, std::vector<double>& /*gradient*/, void* data) {
    const auto& problem = *static_cast<const CohortProblem*>(data);
    return -logLikelihood({problem.kind, std::exp(at[0]), std::exp(at[1]), at.size() > 2 ? std::exp(at[2]) : 1},
                          problem.cells);
}

TEST(RenewalModel, OneOptimumFromAnywhere) {
    for (const RenewalKind kind : kRenewalKinds) {
        for (const FitMode mode : {FitMode::ml, FitMode::map}) {
            const RenewalFit fit = fitRenewals(kind, cohort(kHighEnd), mode);
            ASSERT_EQ(fit.note, FitNote::none);
            test::ModelSimulator random(5);
            for (int i = 0; i < 300; ++i) {
                RenewalParameters start = fit.parameters;
                start.alpha *= std::exp(3 * random.uniform() - 1.5);
                start.beta *= std::exp(3 * random.uniform() - 1.5);
                if (kind == RenewalKind::bdw) start.c *= std::exp(random.uniform() - 0.5);
                const RenewalFit again = fitRenewals(kind, cohort(kHighEnd), mode, {}, &start);
                ASSERT_TRUE(again.converged) << i;
                ASSERT_NEAR(again.parameters.alpha, fit.parameters.alpha, 1e-6 * fit.parameters.alpha) << i;
                ASSERT_NEAR(again.parameters.beta, fit.parameters.beta, 1e-6 * fit.parameters.beta) << i;
                ASSERT_NEAR(again.parameters.c, fit.parameters.c, 1e-6) << i;
            }
        }
        const RenewalFit fit = fitRenewals(kind, cohort(kHighEnd), FitMode::ml);
        CohortProblem problem{kind, cohort(kHighEnd)};
        nlopt::opt simplex(nlopt::LN_BOBYQA, static_cast<unsigned>(parameterCount(kind)));
        simplex.set_min_objective(minusRenewalLikelihood, &problem);
        simplex.set_xtol_rel(1e-10);
        std::vector<double> at(parameterCount(kind), 0.1);
        double least = 0;
        simplex.optimize(at, least);
        EXPECT_NEAR(-least, fit.logLikelihood, 1e-7) << renewalKey(kind);
        EXPECT_NEAR(std::exp(at[0]), fit.parameters.alpha, 1e-4 * fit.parameters.alpha);
    }
}

/// The same with the priors as the header has them.
double minusRenewalPosterior(const std::vector<double>& at, std::vector<double>& gradient, void* data) {
    double penalty = (at[0] * at[0] + (at[1] - std::log(2.0)) * (at[1] - std::log(2.0))) / 2;
    if (at.size() > 2) penalty += at[2] * at[2] / (2 * 0.25);
    return minusRenewalLikelihood(at, gradient, data) + penalty;
}

TEST(RenewalModel, PriorsAreThoseOfTheHeader) {
    for (const RenewalKind kind : kRenewalKinds) {
        CohortProblem problem{kind, {{0, true, 4}, {1, true, 3}, {1, false, 6}, {3, false, 5}}};
        const RenewalFit fit = fitRenewals(kind, problem.cells, FitMode::map);
        nlopt::opt simplex(nlopt::LN_BOBYQA, static_cast<unsigned>(parameterCount(kind)));
        simplex.set_min_objective(minusRenewalPosterior, &problem);
        simplex.set_xtol_rel(1e-10);
        std::vector<double> at(parameterCount(kind), 0.1);
        double least = 0;
        simplex.optimize(at, least);
        EXPECT_NEAR(std::exp(at[0]), fit.parameters.alpha, 1e-4) << renewalKey(kind);
        EXPECT_NEAR(std::exp(at[1]), fit.parameters.beta, 1e-4) << renewalKey(kind);
    }
}

TEST(RenewalModel, ChancesFollowFromSurvival) {
    for (const RenewalParameters& model :
         {RenewalParameters{RenewalKind::sbg, .7, 3.8, 1}, RenewalParameters{RenewalKind::bdw, .2, 1.4, 1.7},
          RenewalParameters{RenewalKind::bdw, 1e-6, 1e6, 0.1}, RenewalParameters{RenewalKind::sbg, 1e6, 1e-6, 1},
          RenewalParameters{RenewalKind::bdw, 1e5, 1e-5, 20}}) {
        EXPECT_EQ(renewalSurvival(model, 0), 1);
        double ahead = 0;
        for (int n = 0; n < 12; ++n) {
            const double chance = renewalChance(model, n);
            EXPECT_TRUE(chance >= 0 && chance <= 1) << chance;
            EXPECT_NEAR(renewalSurvival(model, n + 1), renewalSurvival(model, n) * chance, 1e-9);
            ahead += renewalSurvival(model, n + 1);
            EXPECT_NEAR(expectedRenewals(model, 0, n + 1), ahead, 1e-8);
        }
    }
    // The longer it has lasted the likelier it goes on: those that leave easily have left.
    EXPECT_GT(renewalChance({RenewalKind::sbg, .7, 3.8, 1}, 3), renewalChance({RenewalKind::sbg, .7, 3.8, 1}, 0));
}

TEST(RenewalModel, SmallAndOneSidedBasesStayWithinReason) {
    EXPECT_EQ(fitRenewals(RenewalKind::sbg, {}, FitMode::map).note, FitNote::no_clients);
    const std::vector<RenewalCell> running{{0, false, 30}};
    EXPECT_EQ(fitRenewals(RenewalKind::sbg, running, FitMode::map).note, FitNote::no_clients) << "no end seen yet";
    for (const RenewalKind kind : kRenewalKinds) {
        const std::vector<RenewalCell> allRenewed{{1, false, 3}};
        const std::vector<RenewalCell> allLost{{0, true, 3}};
        const RenewalFit renewed = fitRenewals(kind, allRenewed, FitMode::map);
        const RenewalFit lost = fitRenewals(kind, allLost, FitMode::map);
        ASSERT_EQ(renewed.note, FitNote::none);
        ASSERT_EQ(lost.note, FitNote::none);
        EXPECT_GT(renewalChance(renewed.parameters, 1), 0.7);
        EXPECT_LT(renewalChance(renewed.parameters, 1), 0.98) << "three contracts do not prove that nobody ever leaves";
        EXPECT_LT(renewalChance(lost.parameters, 0), 0.5);
        EXPECT_GT(renewalChance(lost.parameters, 0), 0.1);
    }
}

TEST(RenewalModel, EqualFatesAreCountedTogether) {
    const std::vector<RenewalCell> cells =
        renewalCells(std::vector<RenewalCell>{{2, false, 1}, {0, true, 1}, {2, true, 1}, {2, false, 1}});
    ASSERT_EQ(cells.size(), 3U);
    EXPECT_EQ(cells[0].renewals, 0);
    EXPECT_EQ(cells[1].weight, 2);
    EXPECT_FALSE(cells[1].ended);
    EXPECT_TRUE(cells[2].ended);
    EXPECT_EQ(*renewalOfKey("bdw"), RenewalKind::bdw);
    EXPECT_FALSE(renewalOfKey("xyz"));
}

}  // namespace
}  // namespace meike::engine
