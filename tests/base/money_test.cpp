// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/money.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace meike {
namespace {

constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
constexpr auto kMax = std::numeric_limits<std::int64_t>::max();

TEST(MoneyTest, CurrenciesAndTheirDecimals) {
    EXPECT_EQ(currencyDecimals("CNY"), 2);
    EXPECT_EQ(currencyDecimals("JPY"), 0);
    EXPECT_EQ(currencyDecimals("KWD"), 3);
    EXPECT_EQ(currencyDecimals("XXX"), 2);
    EXPECT_TRUE(isCurrencyCode("GBP"));
    for (const char* code : {"", "CN", "cny", "CNYX", "C1Y"}) EXPECT_FALSE(isCurrencyCode(code)) << code;
    EXPECT_EQ(minorPerMajor(0), 1);
    EXPECT_EQ(minorPerMajor(3), 1000);
}

TEST(MoneyTest, WritesPlainDecimals) {
    EXPECT_EQ(plainAmount(0, 2), "0.00");
    EXPECT_EQ(plainAmount(5, 2), "0.05");
    EXPECT_EQ(plainAmount(-5, 2), "-0.05");
    EXPECT_EQ(plainAmount(123'450, 2), "1234.50");
    EXPECT_EQ(plainAmount(7, 0), "7");
    EXPECT_EQ(plainAmount(kMin, 2), "-92233720368547758.08");
}

TEST(MoneyTest, ReadsPlainDecimals) {
    EXPECT_EQ(parsePlainAmount("-1234.5", 2).value(), -123'450);
    EXPECT_EQ(parsePlainAmount("0.07", 2).value(), 7);
    EXPECT_EQ(parsePlainAmount("12", 2).value(), 1200);
    EXPECT_EQ(parsePlainAmount("+.5", 2).value(), 50);
    EXPECT_EQ(parsePlainAmount("1.005", 2).value(), 101);
    EXPECT_EQ(parsePlainAmount("-1.005", 2).value(), -101);
    EXPECT_EQ(parsePlainAmount("1.00499", 2).value(), 100);
    EXPECT_EQ(parsePlainAmount("92233720368547758.07", 2).value(), kMax);
    for (const char* text :
         {"", ".", "-", "1,234", "1.2.3", "1e5", " 1", "¥1", "92233720368547758.08", "99999999999999999999"})
        EXPECT_FALSE(parsePlainAmount(text, 2).has_value()) << text;
}

TEST(MoneyTest, MultipliesAndDividesExactly) {
    EXPECT_EQ(mulDivRound(10, 1, 4).value(), 3);  // 2.5
    EXPECT_EQ(mulDivRound(-10, 1, 4).value(), -3);
    EXPECT_EQ(mulDivRound(10, -1, 4).value(), -3);
    EXPECT_EQ(mulDivRound(-10, -1, 4).value(), 3);
    EXPECT_EQ(mulDivRound(10, 1, -4).value(), -3);
    EXPECT_EQ(mulDivRound(9, 1, 4).value(), 2);
    EXPECT_EQ(mulDivRound(0, 5, -7).value(), 0);
    EXPECT_EQ(mulDivRound(kMax, 3, 3).value(), kMax);
    EXPECT_EQ(mulDivRound(kMin, 1, 1).value(), kMin);
    EXPECT_FALSE(mulDivRound(kMax, 2, 1).has_value());
    EXPECT_FALSE(mulDivRound(kMin, -1, 1).has_value());
    EXPECT_FALSE(mulDivRound(1, 1, 0).has_value());
}

RC_GTEST_PROP(MoneyProperty, TextGoesRound, ()) {
    const auto amount = *rc::gen::arbitrary<std::int64_t>();
    if (amount == kMin) return;  // has no plus to be read from
    const auto decimals = *rc::gen::inRange(0, 7);
    RC_ASSERT(parsePlainAmount(plainAmount(amount, decimals), decimals).value() == amount);
}

RC_GTEST_PROP(MoneyProperty, RoundingIsHalfAwayFromZero, ()) {
    const auto a = *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000);
    const auto b = *rc::gen::inRange<std::int64_t>(-1000, 1000);
    const auto c = *rc::gen::inRange<std::int64_t>(1, 1000);
    const std::int64_t result = mulDivRound(a, b, c).value();
    const std::int64_t rest = a * b - result * c;
    RC_ASSERT(std::abs(rest) * 2 <= c);
    if (std::abs(rest) * 2 == c) RC_ASSERT(std::abs(result * c) > std::abs(a * b));
    RC_ASSERT(mulDivRound(-a, b, c).value() == -result);
}

}  // namespace
}  // namespace meike
