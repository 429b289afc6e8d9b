// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gamma_gamma.h"

#include <gtest/gtest.h>

#include "tests/engine/cdnow.h"

namespace meike::engine {
namespace {

using test::Cdnow;

std::vector<SpendCell> inDollars() {
    std::vector<SpendCell> cells = spendCells(Cdnow::sample().columns);
    for (SpendCell& cell : cells) cell.mean /= 100;
    return cells;
}

TEST(GammaGamma, PublishedFitOfTheCdnowSample) {
    const SpendFit fit = fitGammaGamma(inDollars(), FitMode::ml);
    ASSERT_TRUE(fit.converged);
    EXPECT_EQ(fit.note, FitNote::none);
    EXPECT_EQ(fit.clients, 946);
    EXPECT_NEAR(fit.p, 6.249572271, 6.2e-6);
    EXPECT_NEAR(fit.q, 3.744224667, 3.7e-6);
    EXPECT_NEAR(fit.gamma, 15.443520963, 1.5e-5);
    EXPECT_NEAR(fit.logLikelihood, -4055.917694802, 1e-6);
    EXPECT_NEAR(fit.standardErrors[0], 1.190, 5e-4);
    EXPECT_NEAR(fit.standardErrors[1], .2901, 5e-5);
    EXPECT_NEAR(fit.standardErrors[2], 4.159, 5e-4);
}

}  // namespace
}  // namespace meike::engine
