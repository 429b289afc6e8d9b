// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/movement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "base/error.h"

namespace meike::engine {
namespace {

using testing::ElementsAre;

TEST(Movement, RowsAreFromColumnsAreTo) {
    const std::vector<std::int8_t> from{0, 0, 1, 2, -1, 2, -1};
    const std::vector<std::int8_t> to{0, 1, 0, 2, 1, -1, -1};
    const Movement found = movement(from, to, 3);
    EXPECT_THAT(found.matrix, ElementsAre(ElementsAre(1, 1, 0), ElementsAre(1, 0, 0), ElementsAre(0, 0, 1)));
    EXPECT_THAT(found.added, ElementsAre(0, 1, 0));
    EXPECT_THAT(found.lost, ElementsAre(0, 0, 1));
    EXPECT_EQ(found.stayed(), 2U);
    EXPECT_EQ(found.up(), 1U);
    EXPECT_EQ(found.down(), 1U);
}

TEST(Movement, StagesByTheirRows) {
    const std::vector<Stage> from{Stage::prospect, Stage::loyal, Stage::none};
    const std::vector<Stage> to{Stage::first_time, Stage::churned, Stage::prospect};
    const Movement found = stageMovement(from, to);
    ASSERT_EQ(found.matrix.size(), stageRows().size());
    EXPECT_EQ(found.matrix[static_cast<std::size_t>(Stage::prospect)][static_cast<std::size_t>(Stage::first_time)], 1U);
    EXPECT_EQ(found.matrix[static_cast<std::size_t>(Stage::loyal)][static_cast<std::size_t>(Stage::churned)], 1U);
    EXPECT_EQ(found.added[static_cast<std::size_t>(Stage::prospect)], 1U);
    EXPECT_EQ(found.stayed(), 0U);
}

TEST(Movement, ColumnsOfDifferentLengthAreAMistake) {
    const std::vector<std::int8_t> from{0};
    const std::vector<std::int8_t> to{0, 1};
    EXPECT_THROW(movement(from, to, 2), Error);
}

RC_GTEST_PROP(Movement, EveryClientIsCountedOnce, (const std::vector<std::pair<std::uint8_t, std::uint8_t>>& moves)) {
    std::vector<std::int8_t> from;
    std::vector<std::int8_t> to;
    std::size_t nowhere = 0;
    for (const auto& [a, b] : moves) {
        from.push_back(static_cast<std::int8_t>(a % 5) - 1);
        to.push_back(static_cast<std::int8_t>(b % 5) - 1);
        if (from.back() < 0 && to.back() < 0) ++nowhere;
    }
    const Movement found = movement(from, to, 4);
    std::size_t sum = nowhere + found.stayed() + found.up() + found.down();
    for (std::size_t i = 0; i < 4; ++i) sum += found.added[i] + found.lost[i];
    RC_ASSERT(sum == moves.size());
}

}  // namespace
}  // namespace meike::engine
