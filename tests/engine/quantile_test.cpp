// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/quantile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/engine/reference_rfm.h"
#include "tests/support/synthetic_orders.h"

namespace meike::engine {
namespace {

const AxisRule kQuantiles{AxisMethod::quantiles, {8, 5, 3, 2}};
const AxisRule kThresholds{AxisMethod::thresholds, {8, 5, 3, 2}};

std::vector<std::uint32_t> countsOf(const std::vector<std::int64_t>& values) {
    std::vector<std::uint32_t> counts;
    for (const std::int64_t value : values) {
        if (counts.size() <= static_cast<std::size_t>(value)) counts.resize(static_cast<std::size_t>(value) + 1);
        ++counts[static_cast<std::size_t>(value)];
    }
    return counts;
}

TEST(Quantile, ThePublishedExample) {
    const std::vector<std::int64_t> f{1, 1, 1, 1, 2, 2, 3, 5, 5, 9};
    const std::vector<int> expected{2, 2, 2, 2, 3, 3, 4, 5, 5, 5};
    const CountedAxis counted = scoreCounts(countsOf(f), Better::larger, kQuantiles, 5, 1);
    const SortedAxis sorted = scoreSorted(f, kQuantiles, MonetaryUnit::amount, 5, 1);
    for (std::size_t i = 0; i < f.size(); ++i) {
        EXPECT_EQ(counted.scoreOf[static_cast<std::size_t>(f[i])], expected[i]);
        EXPECT_EQ(sorted.score[i], expected[i]);
    }
    EXPECT_EQ(counted.axis.method, AxisMethod::quantiles);
    // Nobody scores 1, so the edge of 2 is the smallest value there is.
    EXPECT_EQ(counted.axis.edges, (std::vector<std::optional<std::int64_t>>{1, 2, 3, 5}));
    EXPECT_EQ(sorted.axis.edges, counted.axis.edges);
}

TEST(Quantile, AgreesWithCountingPairs) {
    test::Numbers numbers(11);
    for (int turn = 0; turn < 40; ++turn) {
        const int k = static_cast<int>(numbers.between(2, 10));
        const AxisRule rule{AxisMethod::quantiles, std::vector<std::int64_t>(static_cast<std::size_t>(k - 1), 1)};
        std::vector<std::int64_t> values(static_cast<std::size_t>(numbers.between(30, 200)));
        for (std::int64_t& value : values) value = numbers.between(1, numbers.chance(50) ? 30 : 4000);
        std::sort(values.begin(), values.end());
        const SortedAxis sorted = scoreSorted(values, rule, MonetaryUnit::amount, k, 1);
        const CountedAxis larger = scoreCounts(countsOf(values), Better::larger, rule, k, 1);
        const CountedAxis smaller = scoreCounts(countsOf(values), Better::smaller, rule, k, 1);
        ASSERT_EQ(sorted.axis.note, AxisNote::none);
        const std::vector<int> up = test::referenceQuantiles(values, false, k);
        const std::vector<int> down = test::referenceQuantiles(values, true, k);
        for (std::size_t i = 0; i < values.size(); ++i) {
            ASSERT_EQ(sorted.score[i], up[i]);
            ASSERT_EQ(larger.scoreOf[static_cast<std::size_t>(values[i])], up[i]);
            ASSERT_EQ(smaller.scoreOf[static_cast<std::size_t>(values[i])], down[i]);
        }
        // The edges say the same as the scores.
        for (std::size_t i = 0; i < values.size(); ++i) {
            int byEdges = 1;
            int byEdgesDown = 1;
            for (std::size_t e = 0; e < sorted.axis.edges.size(); ++e) {
                if (sorted.axis.edges[e] && values[i] >= *sorted.axis.edges[e]) byEdges = static_cast<int>(e) + 2;
                if (smaller.axis.edges[e] && values[i] <= *smaller.axis.edges[e]) byEdgesDown = static_cast<int>(e) + 2;
            }
            ASSERT_EQ(byEdges, up[i]);
            ASSERT_EQ(byEdgesDown, down[i]);
        }
    }
}

TEST(Quantile, FallsBackVisibly) {
    std::vector<std::int64_t> few(24);
    std::iota(few.begin(), few.end(), 1);
    EXPECT_EQ(scoreSorted(few, kQuantiles, MonetaryUnit::amount, 5, 25).axis.note, AxisNote::few_clients);
    few.push_back(25);
    EXPECT_EQ(scoreSorted(few, kQuantiles, MonetaryUnit::amount, 5, 25).axis.note, AxisNote::none);
    EXPECT_EQ(scoreSorted(few, kQuantiles, MonetaryUnit::amount, 5, 25).axis.method, AxisMethod::quantiles);

    std::vector<std::int64_t> flat(40);
    for (std::size_t i = 0; i < flat.size(); ++i) flat[i] = static_cast<std::int64_t>(1 + i % 4);
    EXPECT_EQ(scoreCounts(countsOf(flat), Better::larger, kQuantiles, 5, 25).axis.note, AxisNote::few_values);

    std::vector<std::int64_t> half(40, 1);
    for (std::size_t i = 0; i < 20; ++i) half[i] = static_cast<std::int64_t>(2 + i);
    EXPECT_EQ(scoreCounts(countsOf(half), Better::larger, kQuantiles, 5, 25).axis.note, AxisNote::none)
        << "half is not more than half";
    half[0] = 1;
    const CountedAxis dominated = scoreCounts(countsOf(half), Better::larger, kQuantiles, 5, 25);
    EXPECT_EQ(dominated.axis.note, AxisNote::dominant_value);
    EXPECT_EQ(dominated.axis.method, AxisMethod::thresholds);
    EXPECT_EQ(dominated.scoreOf[1], 1);
    EXPECT_EQ(dominated.scoreOf[8], 5);
}

TEST(Quantile, ThresholdsOfRAndF) {
    const AxisRule days{AxisMethod::thresholds, {30, 90, 180, 365}};
    std::vector<std::uint32_t> counts(401, 1);
    const CountedAxis r = scoreCounts(counts, Better::smaller, days, 5, 25);
    EXPECT_EQ(r.scoreOf[0], 5);
    EXPECT_EQ(r.scoreOf[30], 5);
    EXPECT_EQ(r.scoreOf[31], 4);
    EXPECT_EQ(r.scoreOf[90], 4);
    EXPECT_EQ(r.scoreOf[180], 3);
    EXPECT_EQ(r.scoreOf[365], 2);
    EXPECT_EQ(r.scoreOf[366], 1);
    EXPECT_EQ(r.axis.edges, (std::vector<std::optional<std::int64_t>>{365, 180, 90, 30}));
    counts.resize(10);
    const CountedAxis f = scoreCounts(counts, Better::larger, kThresholds, 5, 25);
    EXPECT_EQ(f.scoreOf, (std::vector<std::uint8_t>{1, 1, 2, 3, 3, 4, 4, 4, 5, 5}));
}

TEST(Quantile, ThresholdsOfMFollowTheMedianOfPositiveM) {
    const AxisRule rule{AxisMethod::thresholds, {400, 200, 100, 50}};
    // Positive: 10, 25, 50, 51, 100, 203: median 50.5.
    const std::vector<std::int64_t> m{-5, 0, 10, 25, 50, 51, 100, 203};
    const SortedAxis out = scoreSorted(m, rule, MonetaryUnit::median, 5, 25);
    EXPECT_EQ(out.score, (std::vector<std::uint8_t>{1, 1, 1, 1, 2, 3, 3, 5}));
    EXPECT_EQ(out.axis.edges, (std::vector<std::optional<std::int64_t>>{26, 51, 101, 202}));
    const SortedAxis amounts =
        scoreSorted(m, {AxisMethod::thresholds, {200, 100, 50, 20}}, MonetaryUnit::amount, 5, 25);
    EXPECT_EQ(amounts.score, (std::vector<std::uint8_t>{1, 1, 1, 2, 3, 3, 4, 5}));
}

TEST(Quantile, NoPositiveMScoresOneWithANote) {
    std::vector<std::int64_t> m(30);
    std::iota(m.begin(), m.end(), -29);
    const SortedAxis out = scoreSorted(m, kQuantiles, MonetaryUnit::median, 5, 25);
    EXPECT_EQ(out.axis.note, AxisNote::no_positive_value);
    EXPECT_EQ(out.score, std::vector<std::uint8_t>(30, 1));
    EXPECT_EQ(out.rank[29], 59u) << "they stay ranked";
}

TEST(Quantile, RadixSortSortsEverything) {
    test::Numbers numbers(5);
    for (const int bits : {1, 8, 20, 33, 63}) {
        std::vector<std::int64_t> values(2000);
        for (std::int64_t& value : values) {
            value = static_cast<std::int64_t>(numbers.next() >> (64 - bits));
            if (numbers.chance(50)) value = -value;
        }
        values[0] = INT64_MAX;
        values[1] = bits == 63 ? INT64_MIN : -1;
        const std::vector<std::int64_t> before = values;
        std::vector<std::int64_t> expected = values;
        std::sort(expected.begin(), expected.end());
        std::vector<std::uint32_t> order(values.size());
        std::iota(order.begin(), order.end(), 0u);
        radixSort(values, order);
        EXPECT_EQ(values, expected);
        for (std::size_t i = 0; i < values.size(); ++i) ASSERT_EQ(before[order[i]], values[i]);
    }
}

}  // namespace
}  // namespace meike::engine
