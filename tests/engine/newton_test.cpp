// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/newton.h"

#include <gtest/gtest.h>

#include <cmath>

namespace meike::engine {
namespace {

const Box kWide{{-50, -50, -50, -50}, {50, 50, 50, 50}};

TEST(Newton, QuadraticTakesOneStep) {
    const auto f = [](const Vector4& at) {
        Derivatives d;
        const double x = at[0] - 0.5;
        const double y = at[1] + 0.25;
        d.value = -2 * x * x - y * y - x * y;
        d.gradient = {-4 * x - y, -2 * y - x, 0, 0};
        d.hessian[0] = {-4, -1, 0, 0};
        d.hessian[1] = {-1, -2, 0, 0};
        return d;
    };
    const NewtonResult found = maximize(2, f, {1, 1, 0, 0}, kWide);
    EXPECT_TRUE(found.converged);
    EXPECT_FALSE(found.onRidge);
    EXPECT_NEAR(found.at[0], 0.5, 1e-15);
    EXPECT_NEAR(found.at[1], -0.25, 1e-15);
    EXPECT_EQ(found.evaluations, 3);
    const auto covariance = inverseOfNegative(found.there.hessian, 2);
    ASSERT_TRUE(covariance);
    EXPECT_DOUBLE_EQ((*covariance)[0][0], 2.0 / 7);
    EXPECT_DOUBLE_EQ((*covariance)[0][1], -1.0 / 7);
    EXPECT_DOUBLE_EQ((*covariance)[1][1], 4.0 / 7);
}

/// -ln cosh(5x): flat far out, where an undamped Newton step overshoots, and steps of 2 jump to and fro over the top.
TEST(Newton, DampsWhatOvershoots) {
    const auto f = [](const Vector4& at) {
        Derivatives d;
        const double t = std::tanh(5 * at[0]);
        d.value = -std::log(std::cosh(5 * at[0]));
        d.gradient[0] = -5 * t;
        d.hessian[0][0] = -25 * (1 - t * t);
        return d;
    };
    for (const double start : {3.0, -7.0, 1.0, 0.3}) {
        const NewtonResult found = maximize(1, f, {start, 0, 0, 0}, kWide);
        EXPECT_TRUE(found.converged) << start;
        EXPECT_NEAR(found.at[0], 0, 1e-9) << start;
        EXPECT_LT(found.evaluations, 40) << start;
    }
}

/// Two tops and a saddle between them: the Hessian at the start is not definite.
TEST(Newton, ClimbsFromASaddle) {
    const auto f = [](const Vector4& at) {
        Derivatives d;
        const double x = at[0];
        const double y = at[1];
        d.value = x * x - x * x * x * x / 2 - y * y;
        d.gradient = {2 * x - 2 * x * x * x, -2 * y, 0, 0};
        d.hessian[0] = {2 - 6 * x * x, 0, 0, 0};
        d.hessian[1] = {0, -2, 0, 0};
        return d;
    };
    const NewtonResult found = maximize(2, f, {0.1, 3, 0, 0}, kWide);
    EXPECT_TRUE(found.converged);
    EXPECT_NEAR(found.at[0], 1, 1e-9);
    EXPECT_NEAR(found.at[1], 0, 1e-9);
}

TEST(Newton, HoldsAtTheEdgeOfTheBoxAndGoesOnAlongIt) {
    // Wants x = 10, and y = x / 2.
    const auto f = [](const Vector4& at) {
        Derivatives d;
        const double x = at[0] - 10;
        const double y = at[1] - at[0] / 2;
        d.value = -x * x - y * y;
        d.gradient = {-2 * x + y, -2 * y, 0, 0};
        d.hessian[0] = {-2.5, 1, 0, 0};
        d.hessian[1] = {1, -2, 0, 0};
        return d;
    };
    Box box = kWide;
    box.upper[0] = 4;
    const NewtonResult found = maximize(2, f, {0, 0, 0, 0}, box);
    EXPECT_TRUE(found.converged);
    EXPECT_EQ(found.at[0], 4);
    EXPECT_NEAR(found.at[1], 2, 1e-9);
    EXPECT_TRUE(found.onEdge[0]);
    EXPECT_FALSE(found.onEdge[1]);
}

TEST(Newton, SaysWhenItIsOnARidge) {
    const auto f = [](const Vector4& at) {
        Derivatives d;
        const double off = at[0] + at[1] - 3;
        d.value = -off * off;
        d.gradient = {-2 * off, -2 * off, 0, 0};
        d.hessian[0] = {-2, -2, 0, 0};
        d.hessian[1] = {-2, -2, 0, 0};
        return d;
    };
    const NewtonResult found = maximize(2, f, {0, 0, 0, 0}, kWide);
    EXPECT_TRUE(found.converged);
    EXPECT_TRUE(found.onRidge);
    EXPECT_NEAR(found.at[0] + found.at[1], 3, 1e-4);
    EXPECT_FALSE(inverseOfNegative(found.there.hessian, 2));
}

TEST(Newton, GivesUpOnWhatIsNoNumber) {
    const auto f = [](const Vector4&) {
        Derivatives d;
        d.value = std::nan("");
        return d;
    };
    const NewtonResult found = maximize(1, f, {1, 0, 0, 0}, kWide);
    EXPECT_FALSE(found.converged);
    EXPECT_EQ(found.evaluations, 1);
}

}  // namespace
}  // namespace meike::engine
