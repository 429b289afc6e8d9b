// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/lunar.h"

#include <gtest/gtest.h>

namespace meike {
namespace {

LunarDay of(int year, unsigned month, unsigned day) { return lunarDay(valueOrThrow(makeDate(year, month, day))); }

// Days as the published almanac has them.
TEST(Lunar, KnowsTheFestivals) {
    EXPECT_EQ(of(2025, 1, 29), (LunarDay{1, false, 1})) << "春节";
    EXPECT_EQ(of(2026, 2, 17), (LunarDay{1, false, 1}));
    EXPECT_EQ(of(2024, 6, 10), (LunarDay{5, false, 5})) << "端午";
    EXPECT_EQ(of(2026, 9, 25), (LunarDay{8, false, 15})) << "中秋";
    EXPECT_EQ(of(2026, 2, 16), (LunarDay{12, false, 29})) << "除夕 of a year without a 30th";
    EXPECT_EQ(of(2024, 2, 9), (LunarDay{12, false, 30}));
}

TEST(Lunar, KnowsLeapMonths) {
    EXPECT_EQ(of(2025, 7, 25), (LunarDay{6, true, 1})) << "闰六月";
    EXPECT_EQ(of(2025, 7, 24), (LunarDay{6, false, 30}));
    EXPECT_EQ(of(2023, 3, 22), (LunarDay{2, true, 1})) << "闰二月";
    EXPECT_EQ(of(1990, 6, 23), (LunarDay{5, true, 1})) << "闰五月";
    EXPECT_EQ(of(1990, 6, 23), (LunarDay{5, true, 1})) << "asked again";
}

}  // namespace
}  // namespace meike
