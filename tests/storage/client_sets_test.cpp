// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/client_sets.h"

#include <gtest/gtest.h>

#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class ClientSetsTest : public ::testing::Test {
protected:
    /// Which of the ids 1, 2, 3, 20 and a very large one are in a set made of these (client, value) rows.
    std::string in(const std::string& set) {
        Statement rows = database.prepare(
            "WITH x (client, value) AS (VALUES (1, 5), (2, 7), (1, 6), (20, NULL), (2, -7), (NULL, 9), "
            "(9000000000000, 11)), ids (id) AS (VALUES (1), (2), (3), (20), (9000000000000)) SELECT id FROM ids WHERE "
            "meike_in_set((SELECT " +
            set + " FROM x), id) ORDER BY id");
        std::string found;
        while (rows.step()) found += std::to_string(rows.integer(0)) + " ";
        return found;
    }

    test::TemporaryFolder folder;
    std::unique_ptr<Workspace> workspace = Workspace::create(folder / "s.meike", "CNY");
    Database& database = workspace->database();
};

TEST_F(ClientSetsTest, HoldWhomTheFigureFits) {
    EXPECT_EQ(in("meike_client_set(client)"), "1 2 20 9000000000000 ");
    EXPECT_EQ(in("meike_range_set(meike_count_tally(client), 2, NULL, 1)"), "1 2 ");
    EXPECT_EQ(in("meike_range_set(meike_count_tally(client), NULL, 1, 1)"), "20 9000000000000 ");
    EXPECT_EQ(in("meike_range_set(meike_count_tally(client), 2, NULL, 0)"), "20 9000000000000 ");
    EXPECT_EQ(in("meike_range_set(meike_sum_tally(client, value), 0, 11, 1)"), "1 2 20 9000000000000 ")
        << "nothing adds nothing";
    EXPECT_EQ(in("meike_range_set(meike_sum_tally(client, value), 1, NULL, 1)"), "1 9000000000000 ");
    EXPECT_EQ(in("meike_range_set(meike_sum_tally(client, value), 1, NULL, 0)"), "2 20 ");
    EXPECT_EQ(in("meike_range_set(meike_sum_tally(client, value), 12, 10, 1)"), "");
}

TEST_F(ClientSetsTest, LeastGreatestAndMeanAreOfValuesOnly) {
    EXPECT_EQ(in("meike_range_set(meike_min_tally(client, value), NULL, 5, 1)"), "1 2 ");
    EXPECT_EQ(in("meike_range_set(meike_min_tally(client, value), NULL, 5, 0)"), "9000000000000 ");
    EXPECT_EQ(in("meike_range_set(meike_max_tally(client, value), 7, NULL, 1)"), "2 9000000000000 ");
    EXPECT_EQ(in("meike_range_set(meike_avg_tally(client, value), 550, 550, 1)"), "1 ");
    EXPECT_EQ(in("meike_range_set(meike_avg_tally(client, value), 0, 0, 1)"), "2 ");
}

TEST_F(ClientSetsTest, AFigureIsNullForWhomNothingWasFound) {
    const auto figure = [&](const std::string& tally, const std::string& client) {
        Statement row = database.prepare("SELECT meike_figure((SELECT " + tally +
                                         " FROM (SELECT 3 AS client, 5 AS value UNION ALL SELECT 3, 8 UNION ALL "
                                         "SELECT 4, NULL)), " +
                                         client + ")");
        row.step();
        return row.isNull(0) ? std::string("null") : std::to_string(row.integer(0));
    };
    EXPECT_EQ(figure("meike_count_tally(client)", "3"), "2");
    EXPECT_EQ(figure("meike_count_tally(client)", "5"), "null");
    EXPECT_EQ(figure("meike_sum_tally(client, value)", "4"), "0");
    EXPECT_EQ(figure("meike_avg_tally(client, value)", "3"), "650");
    EXPECT_EQ(figure("meike_avg_tally(client, value)", "4"), "null");
    EXPECT_EQ(figure("meike_min_tally(client, value)", "-1"), "null");
    EXPECT_EQ(figure("meike_max_tally(client, value)", "3"), "8");
}

TEST_F(ClientSetsTest, RanksCountTiesAndStartedClientsButNoEmptyValues) {
    // 11, 9 (of nobody), 7, 6, 5, -7 and nothing: four clients, two of them twice.
    EXPECT_EQ(in("meike_rank_set(client, value, 1, 0, 1)"), "9000000000000 ");
    EXPECT_EQ(in("meike_rank_set(client, value, 2, 0, 1)"), "2 9000000000000 ");
    EXPECT_EQ(in("meike_rank_set(client, value / 4, 2, 0, 1)"), "1 2 9000000000000 ") << "7, 6 and 5 are a tie";
    EXPECT_EQ(in("meike_rank_set(client, value, 1, 0, 0)"), "2 ");
    EXPECT_EQ(in("meike_rank_set(client, value, 99, 0, 1)"), "1 2 9000000000000 ");
    EXPECT_EQ(in("meike_rank_set(client, value, 2001, 1, 1)"), "2 9000000000000 ") << "of five a little more than one";
    EXPECT_EQ(in("meike_rank_set(client, NULL, 3, 0, 1)"), "");
}

TEST_F(ClientSetsTest, ASetThatIsGoneIsAnErrorAndNeverAnAnswer) {
    const std::int64_t first = database.integer("SELECT meike_client_set(v) FROM (SELECT 1 AS v)");
    const auto ask = [&] { return database.integer("SELECT meike_in_set(" + std::to_string(first) + ", 1)"); };
    EXPECT_EQ(ask(), 1);
    for (int i = 0; i < 1'100; ++i) database.integer("SELECT meike_client_set(v) FROM (SELECT 2 AS v)");
    EXPECT_THROW(ask(), Error);
    EXPECT_THROW(database.integer("SELECT meike_in_set(x'00ff', 1)"), Error);
    EXPECT_THROW(database.integer("SELECT meike_in_set(999999999, 1)"), Error);
    EXPECT_THROW(database.integer("SELECT meike_figure(999999999, 1)"), Error);
    EXPECT_THROW(database.integer("SELECT meike_range_set(999999999, 0, 1, 1)"), Error);
}

TEST_F(ClientSetsTest, ASumBeyond64BitsIsAnError) {
    EXPECT_THROW(database.integer("SELECT meike_sum_tally(1, v) FROM (SELECT 9223372036854775807 AS v "
                                  "UNION ALL SELECT 1)"),
                 Error);
}

}  // namespace
}  // namespace meike
