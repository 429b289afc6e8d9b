// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/count_range.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace meike::engine {
namespace {

TEST(CountRange, IsTheNarrowestThatHoldsEnough) {
    const CountRange mostlyNone = narrowestRange(std::vector<std::uint32_t>{0, 0, 0, 0, 0, 0, 0, 0, 1, 5});
    EXPECT_EQ(mostlyNone.low, 0U);
    EXPECT_EQ(mostlyNone.high, 0U);
    EXPECT_DOUBLE_EQ(mostlyNone.held, 0.8);
    const CountRange middle = narrowestRange(std::vector<std::uint32_t>{0, 3, 3, 4, 4, 4, 5, 5, 5, 9});
    EXPECT_EQ(middle.low, 3U);
    EXPECT_EQ(middle.high, 5U);
    EXPECT_TRUE(middle.holds(3) && middle.holds(5) && !middle.holds(2) && !middle.holds(6));
    EXPECT_EQ(narrowestRange({}).held, 0);
    EXPECT_EQ(narrowestRange(std::vector<std::uint32_t>{7}).low, 7U);
}

RC_GTEST_PROP(CountRange, NoNarrowerOneHoldsAsMuch, ()) {
    auto draws = *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange(0U, 9U));
    if (draws.empty()) return;
    std::sort(draws.begin(), draws.end());
    const CountRange found = narrowestRange(draws);
    const auto share = [&](std::uint32_t low, std::uint32_t high) {
        const auto held =
            std::count_if(draws.begin(), draws.end(), [&](auto each) { return low <= each && each <= high; });
        return static_cast<double>(held) / static_cast<double>(draws.size());
    };
    RC_ASSERT(found.held == share(found.low, found.high));
    RC_ASSERT(found.held >= kRangeShare - 1e-9);
    for (std::uint32_t low = 0; low < 9; ++low) {
        for (std::uint32_t high = low; high < 9; ++high) {
            if (share(low, high) < kRangeShare - 1e-9) continue;
            RC_ASSERT(high - low >= found.high - found.low);
            if (high - low == found.high - found.low) RC_ASSERT(share(low, high) <= found.held);
        }
    }
}

}  // namespace
}  // namespace meike::engine
