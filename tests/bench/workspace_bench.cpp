// SPDX-License-Identifier: GPL-3.0-or-later
// What people wait for in a workspace of 100,000 clients and 1,000,000 orders, each beside a reference in the same run:
// the same question asked the plain way of the same file. MEIKE_BENCH_CLIENTS and MEIKE_BENCH_ORDERS make it smaller.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "engine/purchases.h"
#include "engine/rfm.h"
#include "storage/client_groups.h"
#include "storage/client_query.h"
#include "storage/engine_rows.h"
#include "tests/bench/agency.h"

namespace meike {
namespace {

using bench::agency;

ClientQuery query() {
    ClientQuery all;
    all.asOf = agency().today;
    return all;
}

// --- scoring
// ---------------------------------------------------------------------------------------------------------------

void Reload_FromSQLite(benchmark::State& state) {
    Database& reader = *agency().reader;
    for (auto _ : state) {
        ScoreBook book;
        book.load(reader);
        benchmark::DoNotOptimize(book);
    }
}
BENCHMARK(Reload_FromSQLite)->Unit(benchmark::kMillisecond);

/// SQLite's own cost of handing over the order rows.
void Reload_Reference_PlainScan(benchmark::State& state) {
    Database& reader = *agency().reader;
    for (auto _ : state) {
        Statement rows = reader.prepare(
            "SELECT id, client, date, refund_of, amount, net, cost, advance_cost, currency, service_start, "
            "service_end FROM client_order");
        std::int64_t sum = 0;
        while (rows.step()) sum += rows.integer(4);
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(Reload_Reference_PlainScan)->Unit(benchmark::kMillisecond);

void Score_WholeAssessment(benchmark::State& state) {
    const ScoringProfile profile = profileByName("quintiles");
    for (auto _ : state) benchmark::DoNotOptimize(agency().book.score(profile, agency().today));
}
BENCHMARK(Score_WholeAssessment)->Unit(benchmark::kMillisecond);

/// RFM alone of the same orders, from the columns in memory.
void Score_RfmFromColumns(benchmark::State& state) {
    const ScoringProfile profile = profileByName("quintiles");
    const ScoreBook& book = agency().book;
    const DayNumber asOf = dayNumber(agency().today);
    for (auto _ : state) {
        const engine::OrderValues values(book.columns(),
                                         engine::chooseBasis(book.columns(), profile, std::nullopt, asOf), asOf);
        const engine::PurchaseColumns raw =
            engine::summarizePurchases(book.columns(), book.facts(), values, profile, asOf);
        benchmark::DoNotOptimize(engine::scoreRfm(raw, profile));
    }
}
BENCHMARK(Score_RfmFromColumns)->Unit(benchmark::kMillisecond);

/// RFM alone with NTILE, as one would ask SQLite for it.
void Score_Reference_SqlNtile(benchmark::State& state) {
    Database& reader = *agency().reader;
    for (auto _ : state) {
        Statement rows = reader.prepare(
            "WITH base AS (SELECT client, max(date) AS last, count(DISTINCT date) AS f, sum(amount) AS m FROM "
            "client_order GROUP BY client) "
            "SELECT client, ntile(5) OVER (ORDER BY last), ntile(5) OVER (ORDER BY f), ntile(5) OVER (ORDER BY m) FROM "
            "base");
        std::int64_t sum = 0;
        while (rows.step()) sum += rows.integer(1) + rows.integer(2) + rows.integer(3);
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(Score_Reference_SqlNtile)->Unit(benchmark::kMillisecond);

// --- a keystroke of search
// -------------------------------------------------------------------------------------------------

void Search_Keystroke(benchmark::State& state) {
    static const char* const kTyped[] = {"z", "zx", "美", "mei", "科技", "gsjt"};
    ClientQuery typed = query();
    std::size_t i = 0;
    for (auto _ : state) {
        typed.search = kTyped[i++ % std::size(kTyped)];
        benchmark::DoNotOptimize(queryClientIds(*agency().reader, typed));
    }
}
BENCHMARK(Search_Keystroke)->Unit(benchmark::kMillisecond);

/// The first fifty for the search box.
void Search_KeystrokeTop50(benchmark::State& state) {
    static const char* const kTyped[] = {"z", "zx", "美", "mei", "科技", "gsjt"};
    ClientQuery typed = query();
    typed.limit = 50;
    std::size_t i = 0;
    for (auto _ : state) {
        typed.search = kTyped[i++ % std::size(kTyped)];
        benchmark::DoNotOptimize(queryClientIds(*agency().reader, typed));
    }
}
BENCHMARK(Search_KeystrokeTop50)->Unit(benchmark::kMillisecond);

/// LIKE over the names themselves: no pinyin, no short names, no order that a reader expects.
void Search_Reference_Like(benchmark::State& state) {
    static const char* const kTyped[] = {"%z%", "%zx%", "%美%", "%mei%", "%科技%", "%gsjt%"};
    std::size_t i = 0;
    for (auto _ : state) {
        Statement rows = agency().reader->prepare("SELECT id FROM client WHERE name LIKE ? ORDER BY name");
        rows.bind(1, kTyped[i++ % std::size(kTyped)]);
        std::vector<RecordId> ids;
        while (rows.step()) ids.push_back(rows.integer(0));
        benchmark::DoNotOptimize(ids);
    }
}
BENCHMARK(Search_Reference_Like)->Unit(benchmark::kMillisecond);

// --- a sort
// ----------------------------------------------------------------------------------------------------------------

void Sort_ByValueThenName(benchmark::State& state) {
    ClientQuery sorted = query();
    sorted.sorts = {{"value_score", true}};
    for (auto _ : state) benchmark::DoNotOptimize(queryClientIds(*agency().reader, sorted));
}
BENCHMARK(Sort_ByValueThenName)->Unit(benchmark::kMillisecond);

void Sort_ByName(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(queryClientIds(*agency().reader, query()));
}
BENCHMARK(Sort_ByName)->Unit(benchmark::kMillisecond);

/// Every name fetched and sorted in memory by bytes, which is no order a Chinese reader knows.
void Sort_Reference_FetchAndSort(benchmark::State& state) {
    for (auto _ : state) {
        Statement rows = agency().reader->prepare("SELECT id, name FROM client");
        std::vector<std::pair<std::string, RecordId>> names;
        while (rows.step()) names.emplace_back(std::string(rows.text(1)), rows.integer(0));
        std::sort(names.begin(), names.end());
        benchmark::DoNotOptimize(names);
    }
}
BENCHMARK(Sort_Reference_FetchAndSort)->Unit(benchmark::kMillisecond);

/// The list by owner with the sums of its columns, each group in the order of value.
void Group_ByOwnerWithSums(benchmark::State& state) {
    ClientQuery grouped = query();
    grouped.sorts = {{"value_score", true}};
    grouped.grouping = {"owner", "monetary"};
    for (auto _ : state)
        benchmark::DoNotOptimize(
            queryGroupedClients(*agency().reader, grouped, {"value_score", "monetary", "clv", "overdue"}));
}
BENCHMARK(Group_ByOwnerWithSums)->Unit(benchmark::kMillisecond);

/// The sums alone, as one would ask SQLite for them: no client, no order.
void Group_Reference_SqlGroupBy(benchmark::State& state) {
    for (auto _ : state) {
        Statement rows = agency().reader->prepare(
            "SELECT c.owner, count(*), avg(s.value_score), sum(s.monetary), sum(s.clv), sum(s.overdue) FROM client c "
            "LEFT JOIN client_score s ON s.client = c.id WHERE c.deleted_at IS NULL AND c.archived_at IS NULL GROUP BY "
            "c.owner ORDER BY 4 DESC");
        std::int64_t sum = 0;
        while (rows.step()) sum += rows.integer(3);
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(Group_Reference_SqlGroupBy)->Unit(benchmark::kMillisecond);

void List_PageOf50(benchmark::State& state) {
    const std::vector<RecordId> ids = queryClientIds(*agency().reader, query());
    std::size_t from = 0;
    for (auto _ : state) {
        const auto first = ids.begin() + static_cast<std::ptrdiff_t>(from);
        benchmark::DoNotOptimize(readClientRows(*agency().reader, {first, first + 50}));
        from = (from + 4'999) % (ids.size() - 50);
    }
}
BENCHMARK(List_PageOf50)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace meike
