// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/amount_total.h"

#include <gtest/gtest.h>

namespace meike {
namespace {

TEST(AmountTotal, SumsAreExactAndHeldAtTheEdge) {
    constexpr MinorUnits kMost = std::numeric_limits<MinorUnits>::max();
    EXPECT_EQ(boundedSum(2, -5), -3);
    EXPECT_EQ(boundedSum(kMost, 12'785'742), kMost);
    EXPECT_EQ(boundedSum(-kMost, -1), -kMost);
    EXPECT_EQ(boundedSum(kMost, -kMost), 0);
    EXPECT_TRUE(isAtEdge(boundedSum(kMost, kMost)));
    AmountTotal total;
    for (const MinorUnits amount : {kMost, kMost, -kMost, MinorUnits{7} - kMost}) total.add(amount);
    EXPECT_EQ(total.value(), 7) << "exact on the way";
}

}  // namespace
}  // namespace meike
