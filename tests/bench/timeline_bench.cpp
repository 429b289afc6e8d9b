// SPDX-License-Identifier: GPL-3.0-or-later
// Opening the timeline of a client with 5,000 entries, whose rows lie among those of a hundred others.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "app/view/timeline.h"
#include "storage/workspace.h"
#include "tests/support/temporary_folder.h"

namespace meike {
namespace {

class BusyClient {
public:
    BusyClient() {
        const auto workspace = Workspace::create(m_folder / "timeline.meike", "CNY", m_clock);
        workspace->edit({"add", {}}, [&](Edit& edit) {
            std::vector<RecordId> clients;
            for (int i = 0; i < 100; ++i)
                clients.push_back(edit.insert(Record(Kind::client).set("name", "客户" + std::to_string(i))));
            client = clients.front();
            for (int i = 0; i < 5'000; ++i) {
                add(edit, client, i);
                add(edit, clients[1 + static_cast<std::size_t>(i) % 99], i);
            }
        });
        reader = workspace->openReader();
    }

private:
    static void add(Edit& edit, RecordId owner, int i) {
        const std::string day = isoDate(dateOfDay(20'400 - i / 4));
        if (i % 2 == 0)
            edit.insert(Record(Kind::interaction)
                            .set("client", owner)
                            .set("date", day)
                            .set("kind", std::string("call"))
                            .set("summary", "第 " + std::to_string(i) + " 次沟通投放方案"));
        else
            edit.insert(Record(i % 4 == 1 ? Kind::order : Kind::receipt)
                            .set("client", owner)
                            .set("date", day)
                            .set("amount", std::int64_t{10'000} + i)
                            .set("currency", std::string("CNY")));
    }

    test::TemporaryFolder m_folder;
    FixedClock m_clock{dateOfDay(20'500)};

public:
    RecordId client = 0;
    std::unique_ptr<Database> reader;
    TimelineQuery query(const std::string& search = {}) const {
        return {.client = client, .asOf = dateOfDay(20'500), .search = search};
    }
};

BusyClient& busyClient() {
    static BusyClient made;
    return made;
}

void Timeline_Read5000(benchmark::State& state) {
    for (auto _ : state) {
        const Timeline timeline = readTimeline(*busyClient().reader, busyClient().query());
        if (timeline.entries.size() != 5'000) state.SkipWithError("not all of it");
    }
}
BENCHMARK(Timeline_Read5000)->Unit(benchmark::kMillisecond);

/// SQLite alone: the same ids and days in one query, sorted by it.
void Timeline_Reference_Union(benchmark::State& state) {
    for (auto _ : state) {
        Statement rows = busyClient().reader->prepare(
            "SELECT id, date FROM interaction WHERE client = ?1 UNION ALL SELECT id, date FROM client_order WHERE "
            "client "
            "= ?1 UNION ALL SELECT id, date FROM receipt WHERE client = ?1 ORDER BY 2 DESC, 1 DESC");
        rows.bind(1, busyClient().client);
        std::int64_t sum = 0;
        while (rows.step()) sum += rows.integer(0);
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(Timeline_Reference_Union)->Unit(benchmark::kMillisecond);

/// What is painted of it: one window.
void Timeline_Window(benchmark::State& state) {
    const Timeline timeline = readTimeline(*busyClient().reader, busyClient().query());
    for (auto _ : state)
        benchmark::DoNotOptimize(
            timelineRows(*busyClient().reader, timeline, 2'000, 50, dateOfDay(20'500), Language::zh));
}
BENCHMARK(Timeline_Window)->Unit(benchmark::kMillisecond);

void Timeline_Search(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(readTimeline(*busyClient().reader, busyClient().query("投放")));
}
BENCHMARK(Timeline_Search)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace meike
