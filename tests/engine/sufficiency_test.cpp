// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sufficiency.h"

#include <gtest/gtest.h>

#include <limits>

namespace meike::engine {
namespace {

std::vector<PurchaseHistory> clients(std::size_t repeating, std::int32_t repeats, std::int32_t age) {
    std::vector<PurchaseHistory> out(repeating, {repeats, age, age});
    out.push_back({0, 0, age});
    out.push_back({});  // a prospect
    return out;
}

TEST(Sufficiency, NobodyHasBought) {
    const Sufficiency found = measureData(std::vector<PurchaseHistory>(5));
    EXPECT_EQ(found.step, 0);
    EXPECT_EQ(found.reason, SufficiencyReason::no_purchase);
    EXPECT_EQ(found.clients, 0);
}

TEST(Sufficiency, EightClientsWithOneOrderEachAreNotEnough) {
    const Sufficiency found = measureData(std::vector<PurchaseHistory>(8, {0, 0, 700}));
    EXPECT_EQ(found.step, 1);
    EXPECT_EQ(found.reason, SufficiencyReason::few_repeat_clients);
    EXPECT_EQ(found.clients, 8);
    EXPECT_EQ(found.repeatClients, 0);
}

TEST(Sufficiency, EachLimitIsItself) {
    EXPECT_EQ(measureData(clients(9, 10, 400)).reason, SufficiencyReason::few_repeat_clients);
    EXPECT_EQ(measureData(clients(10, 2, 400)).reason, SufficiencyReason::few_repeat_purchases);
    EXPECT_EQ(measureData(clients(10, 3, 179)).reason, SufficiencyReason::short_history);
    const Sufficiency enough = measureData(clients(10, 3, 180));
    EXPECT_EQ(enough.step, 2);
    EXPECT_EQ(enough.repeatClients, 10);
    EXPECT_EQ(enough.repeatPurchases, 30);
    EXPECT_EQ(enough.historyDays, 180);
    EXPECT_EQ(enough.clients, 11);
}

TEST(Sufficiency, WidthDecidesTheRest) {
    const Sufficiency data = measureData(clients(10, 3, 180));
    EXPECT_EQ(withWidth(data, 0.61).step, 2);
    EXPECT_EQ(withWidth(data, std::numeric_limits<double>::infinity()).step, 2);
    EXPECT_EQ(withWidth(data, 0.6).step, 3);
    EXPECT_EQ(withWidth(data, 0.25).step, 3);
    EXPECT_EQ(withWidth(data, 0.249).step, 4);
    EXPECT_EQ(withWidth(data, 0.249).reason, SufficiencyReason::narrow);
    EXPECT_DOUBLE_EQ(withWidth(data, 0.3).width, 0.3);
}

}  // namespace
}  // namespace meike::engine
