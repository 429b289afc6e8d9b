// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include "engine/forecast.h"

namespace meike::test {

/// Every column of two forecasts, one by one: a difference names its column.
inline void expectEqual(const engine::Forecast& a, const engine::Forecast& b) {
    EXPECT_EQ(a.alive, b.alive);
    EXPECT_EQ(a.orders, b.orders);
    EXPECT_EQ(a.ordersLow, b.ordersLow);
    EXPECT_EQ(a.ordersHigh, b.ordersHigh);
    EXPECT_EQ(a.ordersHeld, b.ordersHeld);
    EXPECT_EQ(a.clv, b.clv);
    EXPECT_EQ(a.clvLow, b.clvLow);
    EXPECT_EQ(a.clvHigh, b.clvHigh);
    EXPECT_EQ(a.nextEarly, b.nextEarly);
    EXPECT_EQ(a.nextDay, b.nextDay);
    EXPECT_EQ(a.nextLate, b.nextLate);
    EXPECT_EQ(a.historic, b.historic);
    EXPECT_EQ(a.historicPerYear, b.historicPerYear);
    EXPECT_EQ(a.flags, b.flags);
    EXPECT_EQ(a.base.clv, b.base.clv);
    EXPECT_EQ(a.base.clvLow, b.base.clvLow);
    EXPECT_EQ(a.base.clvHigh, b.base.clvHigh);
    EXPECT_EQ(a.base.orders, b.base.orders);
    EXPECT_EQ(a.base.ordersLow, b.base.ordersLow);
    EXPECT_EQ(a.base.ordersHigh, b.base.ordersHigh);
    EXPECT_EQ(a.base.sufficiency, b.base.sufficiency);
}

}  // namespace meike::test
