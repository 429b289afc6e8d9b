// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/assessment_save.h"
#include "app/generate.h"
#include "app/segments.h"
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

    DashboardData read(const DashboardRequest& request = {}) {
        reader = session->openReader();
        return readDashboard(*reader, *session, session->scores(), request);
    }
    static std::vector<RecordId> sorted(std::vector<RecordId> ids) {
        std::sort(ids.begin(), ids.end());
        return ids;
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
    std::size_t rules = 0;
    for (const engine::ChartData& chart : data.charts) {
        // The largest ones may have equals: see below.
        if (chart.key == "concentration" || chart.key == "pareto") continue;
        for (const engine::ChartRow& row : chart.rows) {
            if (!row.rule) continue;
            ++rules;
            EXPECT_EQ(clientsOf(*data.ruleOf(row)), sorted(data.clientsOf(chart, row))) << chart.key << ' ' << row.key;
        }
    }
    EXPECT_GT(rules, 50U);
}

TEST_F(DashboardTest, WithAFilterToo) {
    DashboardRequest request;
    request.filter =
        Rule::all({Rule::condition("monetary", ">", {"2000"}), Rule::condition("name", "not_contains", {"科技"})});
    const DashboardData data = read(request);
    const std::vector<RecordId> among = clientsOf(*request.filter);
    ASSERT_GT(among.size(), 20U);
    ASSERT_LT(among.size(), 380U);
    EXPECT_EQ(data.includedClients, static_cast<std::int64_t>(among.size()));
    for (const engine::ChartData& chart : data.charts) {
        for (const engine::ChartRow& row : chart.rows) {
            const std::vector<RecordId> clients = sorted(data.clientsOf(chart, row));
            EXPECT_TRUE(std::includes(among.begin(), among.end(), clients.begin(), clients.end()))
                << chart.key << ' ' << row.key;
            if (!row.rule || chart.key == "concentration" || chart.key == "pareto") continue;
            EXPECT_EQ(clientsOf(*data.ruleOf(row)), clients) << chart.key << ' ' << row.key;
        }
    }
    const engine::ChartData& figures = data.chart("key_figures");
    EXPECT_EQ(figures.value(*figures.row("clients"), "count"), data.includedClients);
    ASSERT_TRUE(data.valueYearBefore);
    EXPECT_LT(*data.valueYearBefore, *read().valueYearBefore);
}

TEST_F(DashboardTest, ASegmentIsAFilter) {
    const Rule loyal = Rule::all({Rule::condition("stage", "any_of", {"loyal"})});
    session->edit({"save_segment", {"忠诚客户"}}, [&](Edit& edit) { saveSegment(edit, "忠诚客户", loyal); });
    session->settle();
    DashboardRequest request;
    request.filter = Rule::all({Rule::inSegment("忠诚客户")});
    const DashboardData data = read(request);
    EXPECT_EQ(data.includedClients, static_cast<std::int64_t>(clientsOf(loyal).size()));
    EXPECT_GT(data.includedClients, 10);
    const engine::ChartData& funnel = data.chart("lifecycle_funnel");
    EXPECT_EQ(funnel.value(*funnel.row("loyal"), "count"), data.includedClients);
    session->undo();
    session->settle();
}

TEST_F(DashboardTest, AnotherValueBasisScoresAgain) {
    DashboardRequest request;
    request.basis = BasisChoice::gross;
    const DashboardData data = read(request);
    ASSERT_NE(session->scores()->assessment.base.basis, ValueBasis::gross) << "the base knows more than that";
    EXPECT_EQ(data.scores->assessment.base.basis, ValueBasis::gross);
    EXPECT_GT(data.scores->assessment.base.monetaryTotal, session->scores()->assessment.base.monetaryTotal);
    // Lists ask the stored scores, which are on the profile's basis: only the clients themselves can be listed.
    for (const engine::ChartRow& row : data.chart("tier_distribution").rows) EXPECT_FALSE(data.ruleOf(row));
    // What has not moved is not computed again.
    const DashboardData again = readDashboard(*reader, *session, session->scores(), request, {}, &data);
    EXPECT_EQ(again.scores, data.scores);
    EXPECT_EQ(again.quarters, data.quarters);
}

TEST_F(DashboardTest, MovementCellsAddUpToTheTierCountsOfBothDays) {
    DashboardRequest request;
    request.moveFrom = "2026-03-31";
    request.moveTo = "2026-09-30";
    for (const MoveBy by : {MoveBy::tier, MoveBy::stage}) {
        request.moveBy = by;
        const DashboardData data = read(request);
        ASSERT_TRUE(data.movement) << data.movementProblem->what();
        const engine::ChartData& chart = data.chart(by == MoveBy::tier ? "movement_tier" : "movement_stage");
        std::map<std::string, std::int64_t> rows, columns;
        std::vector<RecordId> seen;
        for (const engine::ChartRow& row : chart.rows) {
            const auto arrow = row.key.find('>');
            rows[row.key.substr(0, arrow)] += chart.value(row, "count");
            columns[row.key.substr(arrow + 1)] += chart.value(row, "count");
            for (const RecordId client : data.clientsOf(chart, row)) seen.push_back(client);
        }
        const auto count = [&](const std::string& day) {
            const auto scores = session->scoresAsOf(valueOrThrow(parseIsoDate(day)));
            const engine::Assessment& a = scores->assessment;
            std::map<std::string, std::int64_t> counts;
            for (std::size_t i = 0; i < a.clients(); ++i) {
                if (by == MoveBy::stage)
                    ++counts[std::string(classRow(a.stage[i]).key)];
                else if (a.heldTier[i] >= 0)
                    ++counts[a.tierNames[static_cast<std::size_t>(a.heldTier[i])].key];
            }
            return counts;
        };
        const auto before = count(request.moveFrom);
        const auto after = count(request.moveTo);
        ASSERT_GE(before.size(), 3U);
        for (const auto& [key, clients] : before) EXPECT_EQ(rows[key], clients) << key;
        for (const auto& [key, clients] : after) EXPECT_EQ(columns[key], clients) << key;
        const std::vector<RecordId> each = sorted(seen);
        EXPECT_EQ(std::adjacent_find(each.begin(), each.end()), each.end()) << "in two cells";
        if (by == MoveBy::stage) {
            EXPECT_EQ(each, sorted(data.scores->clients));
        }
    }
}

TEST_F(DashboardTest, MovementCellListsExactlyItsClients) {
    DashboardRequest request;
    request.moveFrom = "2025-06-30";
    const DashboardData data = read(request);
    const engine::ChartData& chart = data.chart("movement_tier");
    std::size_t listed = 0;
    for (const engine::ChartRow& row : chart.rows) {
        ClientQuery query;
        query.among = std::make_shared<const std::vector<RecordId>>(data.clientsOf(chart, row));
        query.shelf = ClientQuery::Shelf::kept;
        EXPECT_EQ(sorted(queryClientIds(*reader, query)), sorted(*query.among)) << row.key;
        EXPECT_EQ(queryClientTotals(*reader, query).count, chart.value(row, "count"));
        listed += query.among->size();
    }
    EXPECT_GT(listed, 100U);
}

TEST_F(DashboardTest, MovementThatCannotBeSaysWhy) {
    DashboardRequest request;
    request.moveFrom = "no such assessment";
    const DashboardData data = read(request);
    EXPECT_FALSE(data.movement);
    ASSERT_TRUE(data.movementProblem);
    EXPECT_EQ(data.movementProblem->kind(), ErrorKind::not_found);
    EXPECT_TRUE(data.chart("movement_tier").rows.empty());
    EXPECT_FALSE(data.chart("tier_distribution").rows.empty()) << "the rest stands";
}

TEST_F(DashboardTest, SlowFiguresFollow) {
    DashboardData data = read();
    EXPECT_TRUE(data.chart("report_card").rows.empty());
    auto slow = readSlowFigures(*reader, *session, data);
    ASSERT_TRUE(slow);
    addSlowFigures(data, std::move(*slow));
    const engine::ChartData& card = data.chart("report_card");
    ASSERT_FALSE(card.rows.empty());
    EXPECT_EQ(card.rows.front().key, "verdict");
    EXPECT_EQ(card.value(card.rows.front(), "count"),
              static_cast<std::int64_t>(data.slow->reportCard->of(engine::Predictor::model).rows));
}

TEST_F(DashboardTest, TheReportCardCountsTheClientsOfTheFilter) {
    DashboardData all = read();
    addSlowFigures(all, *readSlowFigures(*reader, *session, all));
    EXPECT_FALSE(all.slow->reportCardIncluded) << "everybody is no filter";
    ASSERT_TRUE(all.slow->reportCard->tested());
    DashboardRequest request;
    request.filter = Rule::all({Rule::condition("stage", "any_of", {"loyal", "repeat"})});
    // Nothing is tested anew for another filter.
    const DashboardData some = readDashboard(*reader, *session, all.shown, request, {}, &all);
    ASSERT_TRUE(some.slow);
    EXPECT_EQ(some.slow->backtest, all.slow->backtest);
    ASSERT_TRUE(some.slow->reportCardIncluded);
    std::size_t cases = 0;
    for (const engine::BacktestCut& cut : all.slow->backtest->cuts)
        for (const engine::BacktestRow& row : cut.rows)
            cases += std::binary_search(some.filtered.begin(), some.filtered.end(), all.scores->clients[row.client]);
    const engine::ChartData& card = some.chart("report_card");
    EXPECT_EQ(card.value(*card.row("verdict"), "count"), static_cast<std::int64_t>(cases));
    EXPECT_LT(cases, all.slow->reportCard->cases());
    EXPECT_EQ(card.row("verdict")->wordKey, all.chart("report_card").row("verdict")->wordKey);
    ASSERT_TRUE(card.row("error_rate"));
    // Asked anew it is the same.
    EXPECT_EQ(readSlowFigures(*reader, *session, some)->reportCardIncluded->cases(), cases);
    // Of a handful nothing is said.
    request.filter = Rule::all({Rule::condition("name", "contains", {"no client is called so"})});
    const DashboardData none = readDashboard(*reader, *session, all.shown, request, {}, &all);
    EXPECT_EQ(none.chart("report_card").rows.size(), 1U);
}

TEST_F(DashboardTest, AnyClientMayBeAskedAboutLeaving) {
    const DashboardData largest = read();
    const engine::ChartData& twenty = largest.chart("if_client_leaves");
    ASSERT_EQ(twenty.rows.size(), 20U);
    std::set<engine::ClientIndex> listed;
    for (const engine::ChartRow& row : twenty.rows) listed.insert(row.client);
    const engine::Assessment& a = largest.scores->assessment;
    engine::ClientIndex other = 0, worthless = 0;
    for (engine::ClientIndex i = 0; i < a.clients(); ++i) {
        if (a.monetary[i] > 0 && listed.count(i) == 0) other = i;
        if (a.monetary[i] <= 0) worthless = i;
    }
    DashboardRequest request;
    request.leaver = largest.scores->clients[other];
    const DashboardData asked = read(request);
    const engine::ChartData& chart = asked.chart("if_client_leaves");
    ASSERT_EQ(chart.rows.size(), 21U);
    EXPECT_EQ(chart.rows.back().client, other);
    EXPECT_EQ(chart.value(chart.rows.back(), "money"), a.monetary[other]);
    EXPECT_EQ(asked.nameOf(chart.rows.back()), recordName(*reader, Kind::client, request.leaver));
    request.leaver = largest.scores->clients[twenty.rows.at(3).client];
    EXPECT_EQ(read(request).chart("if_client_leaves").rows.size(), 20U) << "one of the largest is not listed twice";
    request.leaver = largest.scores->clients[worthless];
    EXPECT_EQ(read(request).chart("if_client_leaves").rows.size(), 20U);
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
        EXPECT_EQ(clientsOf(*row.rule), expected) << row.key;
    }
}

TEST_F(DashboardTest, TopTenOpensTheTenLargestAndTheirEquals) {
    const DashboardData data = read();
    const std::vector<RecordId> top = clientsOf(*data.chart("concentration").row("top_10")->rule);
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
    MinorUnits value = 0, risk = 0, overdue = 0;
    for (std::size_t i = 0; i < then->clients.size(); ++i) {
        value += then->assessment.valueLastYear[i];
        overdue += then->assessment.overdue[i];
        if (then->assessment.stage[i] == Stage::at_risk) risk += then->assessment.valueLastYear[i];
    }
    EXPECT_EQ(data.before->value, value);
    EXPECT_EQ(data.before->riskValue, risk);
    EXPECT_EQ(data.before->overdue, overdue);
    EXPECT_FALSE(data.before->clv) << "comes with the slow figures";
    DashboardData slow = data;
    addSlowFigures(slow, *readSlowFigures(*reader, *session, data));
    EXPECT_EQ(slow.before->clv.has_value(), then->assessment.forecast.base.clv != engine::kNoAmount);
    if (slow.before->clv) {
        EXPECT_NEAR(double(*slow.before->clv), double(then->assessment.forecast.base.clv), 500);
    }
    // Movement begins there, and the saved rows say what the day says.
    ASSERT_TRUE(data.movement);
    EXPECT_EQ(data.movement->from, "2026Q3");
    DashboardRequest request;
    request.moveFrom = "2026-09-30";
    const DashboardData byDay = read(request);
    for (const engine::ChartRow& row : data.chart("movement_tier").rows)
        EXPECT_EQ(sorted(data.clientsOf(data.chart("movement_tier"), row)),
                  sorted(byDay.clientsOf(byDay.chart("movement_tier"), *byDay.chart("movement_tier").row(row.key))))
            << row.key;
    EXPECT_EQ(newestAssessmentBefore(data.assessments, clock.today())->name, "2026Q3");
    EXPECT_EQ(newestAssessmentBefore(data.assessments, september)->name, "2026Q2");
    for (int i = 0; i < 3; ++i) session->undo();
    session->settle();
}

}  // namespace
}  // namespace meike
