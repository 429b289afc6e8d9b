// SPDX-License-Identifier: GPL-3.0-or-later
// The client desk at 100,000 clients, 1,000,000 orders and 150,000 contacts: what the box at the top finds, and edits
// of many clients at a time.
#include <benchmark/benchmark.h>

#include "app/records/client_edits.h"
#include "app/records/record_writer.h"
#include "app/view/search_ranking.h"
#include "storage/client_query.h"
#include "tests/bench/agency.h"

namespace meike::bench {
namespace {

constexpr std::int64_t kContacts = 150'000;
constexpr std::size_t kTagged = 20'000;

/// A copy of the agency whose clients have contacts with phones, addresses and notes.
class Desk {
public:
    Desk() {
        const auto file = m_folder / "desk.meike";
        std::filesystem::copy_file(agency().file(), file);
        session = Session::open(file);
        const std::vector<RecordId> clients = queryClientIds(*agency().reader, {});
        NoProgress quiet;
        session->runJob(
            [&](Workspace& workspace, Progress&, const std::stop_token&) {
                workspace.edit({"add", {}}, [&](Edit& edit) {
                    RecordWriter writer(edit, RecordWriter::Pace::batch);
                    for (std::int64_t i = 0; i < kContacts; ++i) {
                        const std::string number = std::to_string(1'000'000 + i);
                        writer.add(Record(Kind::contact)
                                       .set("client", clients[static_cast<std::size_t>(i) % clients.size()])
                                       .set("name", "联系人" + number)
                                       .set("mobile", "138" + std::to_string(10'000'000 + i * 577 % 89'999'999))
                                       .set("email", "person" + number + "@example.com")
                                       .set("wechat", "wx" + number)
                                       .set("notes", i % 3 ? Value{} : Value{"喜欢早上打电话，" + number}));
                    }
                    writer.finish();
                });
            },
            quiet);
        session->settle();
        reader = session->openReader();
        tagged.assign(clients.begin(), clients.begin() + std::min(kTagged, clients.size()));
    }

private:
    test::TemporaryFolder m_folder;

public:
    std::shared_ptr<Session> session;
    std::unique_ptr<Database> reader;
    std::vector<RecordId> tagged;
};

Desk& desk() {
    static Desk made;
    return made;
}

/// Everything the box looks through for one text, one of each sort that people have in their hands.
void find(benchmark::State& state, const char* text, SearchPart part) {
    std::size_t found = 0;
    Database& reader = *desk().reader;  // made before anything is measured
    for (auto _ : state) found = findRecords(reader, text, Language::zh, 8, part, {}).size();
    state.counters["found"] = static_cast<double>(found);
}
BENCHMARK_CAPTURE(find, phone, "13810057700", SearchPart::contacts)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(find, last_digits, "7700", SearchPart::contacts)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(find, email, "person1099999@", SearchPart::contacts)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(find, wechat, "wx1149999", SearchPart::contacts)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(find, order_number, "SO0765432", SearchPart::others)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(find, words, "打电话，1149997", SearchPart::contacts)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(find, nothing, "没有这样的话", SearchPart::others)->Unit(benchmark::kMillisecond)->UseRealTime();

/// What looks through a million orders comes when the rest is there.
void find_late(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(findRecords(*desk().reader, "没有这样的话", Language::zh, 8, SearchPart::late, {}));
}
BENCHMARK(find_late)->Unit(benchmark::kMillisecond)->UseRealTime();

void find_Reference_Like(benchmark::State& state) {
    for (auto _ : state) {
        Statement rows = desk().reader->prepare(
            "SELECT id FROM contact WHERE mobile LIKE ?1 OR email LIKE ?1 OR wechat LIKE ?1 OR notes LIKE ?1");
        rows.bind(1, "%13810057700%");
        std::vector<RecordId> ids;
        while (rows.step()) ids.push_back(rows.integer(0));
        benchmark::DoNotOptimize(ids);
    }
}
BENCHMARK(find_Reference_Like)->Unit(benchmark::kMillisecond)->UseRealTime();

void Tag_20000Clients(benchmark::State& state) {
    Session& session = *desk().session;
    NoProgress quiet;
    for (auto _ : state) {
        session.runJob(
            [](Workspace& workspace, Progress&, const std::stop_token&) {
                workspace.edit(tagCommand(workspace.database(), desk().tagged, "Bench"),
                               [](Edit& edit) { tagClients(edit, desk().tagged, "Bench"); });
            },
            quiet);
        state.PauseTiming();
        session.undo();
        session.settle();
        state.ResumeTiming();
    }
}
BENCHMARK(Tag_20000Clients)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

void Tag_20000ClientsUndone(benchmark::State& state) {
    Session& session = *desk().session;
    NoProgress quiet;
    for (auto _ : state) {
        state.PauseTiming();
        session.runJob(
            [](Workspace& workspace, Progress&, const std::stop_token&) {
                workspace.edit(tagCommand(workspace.database(), desk().tagged, "Bench"),
                               [](Edit& edit) { tagClients(edit, desk().tagged, "Bench"); });
            },
            quiet);
        session.settle();
        state.ResumeTiming();
        session.undo();
    }
}
BENCHMARK(Tag_20000ClientsUndone)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

}  // namespace
}  // namespace meike::bench
