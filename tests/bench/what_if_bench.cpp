// SPDX-License-Identifier: GPL-3.0-or-later
// One step of a slider of the what-if page at 100,000 clients: who would move, and how much money with them.
#include <benchmark/benchmark.h>

#include "app/profiles.h"
#include "storage/engine_rows.h"
#include "tests/bench/agency.h"

namespace meike {
namespace {

using bench::agency;

struct Open {
    std::shared_ptr<Session> session = bench::agencySession();
    ScoringProfile profile = session->scores()->profile;

    /// Another limit at each step, as a slider gives it.
    ScoringProfile next(int step) const {
        ScoringProfile moved = profile;
        moved.tiers[2].limit = 2'500 + 100 * (step % 15);
        return moved;
    }
};

Open& open() {
    static Open made;
    return made;
}

void WhatIf_Step(benchmark::State& state) {
    ProfileTrial trial(*open().session, open().session->scores());
    Database& reader = *agency().reader;
    trial.preview(reader, open().next(0));  // what is measured once, when the page opens
    int step = 0;
    std::int64_t moved = 0;
    for (auto _ : state) moved = trial.preview(reader, open().next(++step)).moved.clients;
    state.counters["clients"] = static_cast<double>(open().session->scores()->clients.size());
    state.counters["moved"] = static_cast<double>(moved);
}
BENCHMARK(WhatIf_Step)->Unit(benchmark::kMillisecond)->Iterations(40);

/// Every client assessed anew under the moved limit.
void WhatIf_Reference_ScoreAnew(benchmark::State& state) {
    int step = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            open().session->scoresWithoutForecast(open().next(++step), open().session->scores()->asOf));
}
BENCHMARK(WhatIf_Reference_ScoreAnew)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace meike
