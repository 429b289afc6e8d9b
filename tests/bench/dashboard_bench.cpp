// SPDX-License-Identifier: GPL-3.0-or-later
// What the sales lead waits for with 100,000 clients and 1,000,000 orders, each beside a plain reference in the same
// run: the same question asked of the same file in SQL. MEIKE_BENCH_CLIENTS and MEIKE_BENCH_ORDERS make it smaller.
#include <benchmark/benchmark.h>

#include <map>
#include <memory>
#include <unordered_map>

#include "app/dashboard.h"
#include "app/session.h"
#include "tests/bench/agency.h"

namespace meike {
namespace {

/// The generated workspace, open as in the window.
class Desk {
public:
    Desk() {
        session = bench::agencySession();
        reader = session->openReader();
        scores = session->scores();
    }
    std::string daysAgo(int days) const { return isoDate(scores->asOf - std::chrono::days(days)); }

    std::shared_ptr<Session> session;
    std::unique_ptr<Database> reader;
    std::shared_ptr<const Scores> scores;
};

Desk& desk() {
    static Desk made;
    return made;
}

/// Steps through a query and adds up its columns from the second on.
std::int64_t addUp(Database& reader, const std::string& sql, int columns) {
    Statement rows = reader.prepare(sql);
    std::int64_t sum = 0;
    while (rows.step())
        for (int column = 1; column <= columns; ++column) sum += rows.integer(column);
    return sum;
}

// ---- The whole dashboard ----

/// As it opens.
void Dashboard_Open(benchmark::State& state) {
    desk();
    for (auto _ : state) benchmark::DoNotOptimize(readDashboard(*desk().reader, *desk().session, desk().scores));
}
BENCHMARK(Dashboard_Open)->Unit(benchmark::kMillisecond);

/// Another filter, with what stands at hand.
void Dashboard_Refresh(benchmark::State& state) {
    const DashboardData known = readDashboard(*desk().reader, *desk().session, desk().scores);
    DashboardRequest request;
    request.filter = Rule::all({Rule::condition("monetary", ">", {"100"})});
    for (auto _ : state)
        benchmark::DoNotOptimize(readDashboard(*desk().reader, *desk().session, desk().scores, request, {}, &known));
}
BENCHMARK(Dashboard_Refresh)->Unit(benchmark::kMillisecond);

/// The figures of eight of the charts by SQL over stored scores; retention, movement, CLV intervals and last year's
/// value are not among them.
void Dashboard_Reference_Sql(benchmark::State& state) {
    Database& reader = *desk().reader;
    for (auto _ : state) {
        std::int64_t sum = 0;
        for (const char* column : {"s.tier", "s.stage", "s.r * 10 + s.f", "c.owner"})
            sum += addUp(reader,
                         std::string("SELECT ") + column +
                             ", count(*), sum(s.monetary), sum(s.value_365), sum(s.clv), sum(s.overdue) FROM client c "
                             "JOIN client_score s ON s.client = c.id WHERE c.deleted_at IS NULL GROUP BY 1",
                         5);
        sum +=
            addUp(reader, "SELECT tier, count(*), sum(overdue) FROM client_score WHERE overdue > 0 GROUP BY tier", 2);
        sum += addUp(reader, "SELECT client, monetary FROM client_score WHERE monetary > 0 ORDER BY monetary DESC", 1);
        sum += addUp(
            reader,
            "SELECT client, value_365 FROM client_score WHERE stage = 'at_risk' ORDER BY value_365 DESC LIMIT 8", 1);
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(Dashboard_Reference_Sql)->Unit(benchmark::kMillisecond);

// ---- Movement between two days ----

Standing standing(const std::string& day) {
    return readStanding(*desk().reader, day,
                        [](Date date) { return desk().session->scoresWithoutForecast(desk().scores->profile, date); });
}

/// Both days scored from nothing, and every client put in its cell.
void Movement_TwoDays(benchmark::State& state) {
    desk();
    for (auto _ : state) {
        const MovementTable table =
            movementBetween(standing(desk().daysAgo(180)), standing(desk().daysAgo(90)), MoveBy::tier);
        benchmark::DoNotOptimize(table.movement.up());
    }
}
BENCHMARK(Movement_TwoDays)->Unit(benchmark::kMillisecond);

/// RFM quantile sums of a day by SQL: what comes nearest to a tier without the engine.
std::unordered_map<std::int64_t, std::int64_t> tiersBySql(const std::string& day) {
    Statement rows = desk().reader->prepare(
        "SELECT client, (ntile(5) OVER (ORDER BY max(date)) + ntile(5) OVER (ORDER BY count(DISTINCT date)) + ntile(5) "
        "OVER (ORDER BY sum(amount))) / 4 FROM client_order WHERE date <= ? GROUP BY client");
    rows.bind(1, day);
    std::unordered_map<std::int64_t, std::int64_t> tiers;
    while (rows.step()) tiers.emplace(rows.integer(0), rows.integer(1));
    return tiers;
}

/// Both days, and their cross table.
void Movement_Reference_Sql(benchmark::State& state) {
    desk();
    for (auto _ : state) {
        const auto before = tiersBySql(desk().daysAgo(180));
        const auto after = tiersBySql(desk().daysAgo(90));
        std::map<std::pair<std::int64_t, std::int64_t>, int> cells;
        for (const auto& [client, tier] : after) {
            const auto found = before.find(client);
            ++cells[{found == before.end() ? -1 : found->second, tier}];
        }
        benchmark::DoNotOptimize(cells);
    }
}
BENCHMARK(Movement_Reference_Sql)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace meike
