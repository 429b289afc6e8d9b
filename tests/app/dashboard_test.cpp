// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/client_actions.h"
#include "app/generate.h"
#include "app/session.h"
#include "storage/client_query.h"
#include "storage/records.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// One synthetic agency for all tests: they only read it, but for the saved assessment at the end.
class DashboardTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder = std::make_unique<test::TemporaryFolder>();
        session = Session::create(*folder / "d.meike", "CNY", clock);
        NoProgress progress;
        session->runJob(
            [](Workspace& workspace, Progress& p, const std::stop_token& stop) {
                GenerateOptions options;
                options.clients = 400;
                options.orders = 3'000;
                options.seed = 7;
                generateAgency(workspace, options, p, stop);
            },
            progress);
        session->settle();
    }
    static void TearDownTestSuite() {
        session.reset();
        folder.reset();
    }

    DashboardData read() {
        reader = session->openReader();
        return readDashboard(*reader, *session, session->scores());
    }
    std::vector<RecordId> clientsOf(const Rule& rule) {
        ClientQuery query;
        query.rule = rule;
        query.asOf = clock.today();
        std::vector<RecordId> ids = queryClientIds(*reader, query);
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    static inline FixedClock clock{valueOrThrow(makeDate(2026, 11, 22))};
    static inline std::unique_ptr<test::TemporaryFolder> folder;
    static inline std::unique_ptr<Session> session;
    std::unique_ptr<Database> reader;
};

TEST_F(DashboardTest, EveryRuleFindsExactlyTheClientsThatWereCounted) {
    const DashboardData data = read();
    for (const char* chart : {"key_figures", "tier_distribution", "stage_distribution", "rfm_matrix"}) {
        const engine::ChartData& table = data.chart(chart);
        for (const engine::ChartRow& row : table.rows) {
            EXPECT_EQ(static_cast<std::int64_t>(clientsOf(row.rule).size()), table.value(row, "count"))
                << chart << ' ' << row.key;
        }
    }
}

TEST_F(DashboardTest, MatrixCellOpensItsOwnClients) {
    const DashboardData data = read();
    const engine::Assessment& a = data.scores->assessment;
    const engine::ChartData& matrix = data.chart("rfm_matrix");
    for (const engine::ChartRow& row : matrix.rows) {
        std::vector<RecordId> expected;
        for (std::size_t i = 0; i < a.clients(); ++i) {
            if (a.r[i] == matrix.value(row, "r") && a.f[i] == matrix.value(row, "f"))
                expected.push_back(data.scores->clients[i]);
        }
        std::sort(expected.begin(), expected.end());
        EXPECT_EQ(clientsOf(row.rule), expected) << row.key;
    }
}

TEST_F(DashboardTest, TopTenOpensTheTenLargestAndTheirEquals) {
    const DashboardData data = read();
    const std::vector<RecordId> top = clientsOf(data.chart("concentration").row("top_10")->rule);
    EXPECT_GE(top.size(), 10U);
    EXPECT_LT(top.size(), 20U);
}

TEST_F(DashboardTest, NamesTheClientsItShows) {
    const DashboardData data = read();
    const engine::ChartData& risk = data.chart("clients_at_risk");
    ASSERT_FALSE(risk.rows.empty());
    for (const engine::ChartRow& row : risk.rows) {
        EXPECT_EQ(data.nameOf(row), recordName(*reader, Kind::client, data.scores->clients[row.client]));
        EXPECT_FALSE(data.nameOf(row).empty());
    }
}

TEST_F(DashboardTest, YearBeforeIsTheSameSumAYearBefore) {
    const DashboardData data = read();
    const auto before = session->scoresAsOf(clock.today() - std::chrono::days(365));
    MinorUnits sum = 0;
    for (const MinorUnits value : before->assessment.valueLastYear) sum += value;
    ASSERT_TRUE(data.valueYearBefore);
    EXPECT_EQ(*data.valueYearBefore, sum);
    EXPECT_GT(sum, 0);
}

TEST_F(DashboardTest, CsvHasARowPerMarkAndUnitsInItsHeader) {
    const DashboardData data = read();
    for (const engine::ChartEntry& entry : engine::chartTable()) {
        const std::string csv = chartCsv(data, entry.key, Language::zh);
        EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')),
                  data.chart(entry.key).rows.size() + 1)
            << entry.key;
        EXPECT_THAT(csv, StartsWith(std::string(entry.label.zh)));
    }
    const std::string tiers = chartCsv(data, "tier_distribution", Language::en);
    EXPECT_THAT(tiers, HasSubstr("Value in window (CNY)"));
    EXPECT_THAT(tiers, HasSubstr("Share of clients (%)"));
    EXPECT_THAT(tiers, HasSubstr("\r\nCore,"));
}

TEST_F(DashboardTest, SummaryReadsEveryRow) {
    const DashboardData data = read();
    const std::string summary = chartSummary(data, "tier_distribution", Language::en);
    const engine::ChartData& tiers = data.chart("tier_distribution");
    for (const engine::ChartRow& row : tiers.rows) {
        EXPECT_THAT(summary,
                    HasSubstr(std::string(row.label.en) + ": Clients " + std::to_string(tiers.value(row, "count"))));
    }
}

TEST_F(DashboardTest, ComparesWithTheNewestAssessmentBeforeTheDay) {
    EXPECT_FALSE(read().before);
    NoProgress progress;
    const auto profile = session->scores()->profile;
    const auto save = [&](const std::string& name, Date day) {
        session->runJob([&](Workspace& workspace, Progress& p,
                            const std::stop_token& stop) { saveAssessment(workspace, profile, day, name, 0, p, stop); },
                        progress);
        session->settle();
    };
    const Date september = valueOrThrow(makeDate(2026, 9, 30));
    save("2026Q2", valueOrThrow(makeDate(2026, 6, 30)));
    save("2026Q3", september);
    save("today", clock.today());  // not before today: nothing to compare today with
    const DashboardData data = read();
    ASSERT_TRUE(data.before);
    EXPECT_EQ(data.before->name, "2026Q3");
    const auto then = session->scoresAsOf(september);
    std::int64_t active = 0;
    std::int64_t atRisk = 0;
    for (const Stage stage : then->assessment.stage) {
        active += stage != Stage::prospect && stage != Stage::churned ? 1 : 0;
        atRisk += stage == Stage::at_risk ? 1 : 0;
    }
    EXPECT_EQ(data.before->active, active);
    EXPECT_EQ(data.before->atRisk, atRisk);
    const std::optional<SavedFigures> known = data.before;
    EXPECT_EQ(savedFiguresBefore(*reader, clock.today(), known)->active, active);
    EXPECT_EQ(savedFiguresBefore(*reader, september, known)->name, "2026Q2");
    for (int i = 0; i < 3; ++i) session->undo();
    session->settle();
}

}  // namespace
}  // namespace meike
